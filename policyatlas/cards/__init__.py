"""Pictures that other sites show for a page: a title and a few claims with their sources, drawn; knows no record."""

from policyatlas.cards.drawing import Card, Entry, draw

__all__ = ["Card", "Entry", "draw"]
