"""A mind is made ready once and then loaded."""

import shutil
import subprocess
import sys

import pytest

from bot.mind import Mind, bake, sound_knowledge
from knowledge.load import BadKnowledge
from tests.knowledge.conftest import FILES

LEAN = """
import sys
from pathlib import Path
from bot.mind import Mind
if __name__ == "__main__":
    mind = Mind.open(Path(sys.argv[1]), Path(sys.argv[2]))
    assert mind.understanding.understand("how many followers").parts[0].intents[0].id == "about.followers"
    print("sklearn" in sys.modules)
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / "knowledge" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "knowledge"


def test_what_learning_needs_never_enters_the_process_that_runs(folder, tmp_path):
    """Not at the first start, which learns, and not at the second, which loads."""
    script = tmp_path / "lean.py"
    script.write_text(LEAN, encoding="utf-8")
    for _ in range(2):
        ran = subprocess.run([sys.executable, script, folder, tmp_path / "cache"], capture_output=True, check=True)
        assert ran.stdout.strip() == b"False", ran.stderr
    assert len(list((tmp_path / "cache").glob("matcher-*.npz"))) == 1


def test_cache_that_cannot_be_written_only_costs_time(folder, tmp_path):
    """A file stands where the folder would be."""
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    assert Mind.open(folder, tmp_path / "cache").understanding.understand("which countries").parts


def test_knowledge_with_a_dead_reference_is_not_sound(folder):
    """Its form is right, and yet an answer could not be given."""
    path = folder / "faq/about/followers.yaml"
    path.write_text(FILES["faq/about/followers.yaml"].replace("{rewards.followers}", "{gone}"), encoding="utf-8")
    with pytest.raises(BadKnowledge, match="no figure gone"):
        sound_knowledge(folder)


def test_learning_that_dies_only_costs_time(folder, tmp_path, monkeypatch):
    """A process killed before it has read what to learn keeps nobody waiting; the bot learns by itself."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert Mind.open(folder, tmp_path / "cache").understanding.understand("which countries").parts


def test_what_an_image_learnt_is_found_although_its_data_folder_is_new(mind, learnt, tmp_path, monkeypatch):
    """A mounted volume hides nothing of it: no learning at the start, and nothing written."""
    monkeypatch.setattr("bot.mind.BAKED", learnt)

    opened = Mind.open(None, tmp_path / "cache", lambda: pytest.fail("it learns"))

    assert opened.understanding.understand("how much for 1M views").parts[0].intents[0].id == "estimate.views"
    assert not (tmp_path / "cache").exists()


def test_what_an_image_learnt_can_be_read_by_the_user_that_runs_it(mind, learnt, tmp_path, monkeypatch):
    """It is built by root, and run by somebody else."""
    monkeypatch.setattr("bot.mind.BAKED", tmp_path / "learnt")
    shutil.copytree(learnt, tmp_path / "learnt")
    for kept in (tmp_path / "learnt").iterdir():
        kept.chmod(0o600)

    bake()

    assert [kept.stat().st_mode & 0o044 for kept in (tmp_path / "learnt").iterdir()] == [0o044]
