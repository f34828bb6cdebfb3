"""What all tests share: the knowledge as of a fixed day, and the mind over it, made once."""

import shutil
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
def learnt(tmp_path_factory):
    """A folder with what was learnt from the phrasings, once `mind` has been made."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def mind(knowledge, learnt):
    return Mind(knowledge, Understanding.of(knowledge, learnt))


@pytest.fixture
def ready_folder(tmp_path, mind, learnt):
    """A folder in which a process starts without learning the phrasings anew."""
    for place in (tmp_path / "data" / "cache", tmp_path / "cache"):
        shutil.copytree(learnt, place)
    return tmp_path


@pytest.fixture
def as_of():
    return AS_OF
