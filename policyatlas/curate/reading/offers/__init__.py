"""What is recognised in a passage and offered for its claim, by rules that can be told in words; guesses nothing."""

from policyatlas.curate.reading.offers.all import Offers, offers_in

__all__ = ["Offers", "offers_in"]
