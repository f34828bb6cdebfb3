"""What all tests share: the knowledge as of a fixed day, and the mind over it, made once."""

from datetime import UTC, datetime

import pytest

from bot.language.understand import Understanding
from bot.mind import Mind
from knowledge.load import load_knowledge

AS_OF = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def knowledge():
    return load_knowledge()


@pytest.fixture(scope="session")
def mind(knowledge, tmp_path_factory):
    return Mind(knowledge, Understanding.of(knowledge, tmp_path_factory.mktemp("cache")))


@pytest.fixture
def as_of():
    return AS_OF
