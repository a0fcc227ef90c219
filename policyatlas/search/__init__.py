"""The page of the search and its suggestions; what is found, and in what order, is `finding`'s business."""
