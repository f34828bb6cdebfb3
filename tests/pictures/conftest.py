import asyncio

import pytest

from bot.pictures.studio import Studio
from tests.pictures.small_knowledge import SMALL


@pytest.fixture
def small_knowledge():
    return SMALL


@pytest.fixture(scope="module")
def draw():
    """Values in, bytes out, with one warm studio for the module."""
    studio = Studio()

    def drawn(kind, values):
        return asyncio.run(studio.render(kind, values))

    yield drawn
    studio.close()
