"""The page of a pair: one case as a model for another, who says so, and what speaks for and against it."""
