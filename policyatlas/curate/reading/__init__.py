"""The reading pane: a text, the claims that rest on it, and the form in which the next one is written."""
