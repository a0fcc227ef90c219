"""Places and clusters on a map, window by window, and the list that says the same: one engine and its page."""
