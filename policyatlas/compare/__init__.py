"""Cases side by side: an address names columns and rows, an engine fills the table. Knows no profile and no list."""
