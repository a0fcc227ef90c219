"""The room in which a second person decides: queue, one screen a proposal, what is decided there."""
