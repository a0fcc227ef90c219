"""Who is held up as a model for whom: one list, its routes on a plate, and their page."""
