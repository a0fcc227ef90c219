"""What the pages cost that most readers open first: bytes and requests, with all that they load."""

import pytest

from tests.weighing import MOST, weights_of


@pytest.mark.parametrize("address", ["/", "/places/wuhan/"])
def test_a_page_stays_light_with_all_that_it_loads_in_six_requests(client, atlas, collected, address):
    weights = weights_of(client, address)
    assert sum(weights.values()) < MOST, weights
    assert len(weights) <= 6
