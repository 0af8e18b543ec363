from collections.abc import Iterator

import pytest

from tests.house.repository import tree_of


@pytest.fixture(scope="module", autouse=True)
def _forgotten() -> Iterator[None]:
    """What a module has read is not kept for the whole run."""
    yield
    tree_of.cache_clear()
