"""Verifying: one day is written, every other letter stays, and what would break is put back."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.files import replace_file
from knowledge.load import OWN_FOLDER, BadKnowledge, load_knowledge, read_library
from knowledge.verifying import names_of, verify, with_day
from tests.knowledge.conftest import Broken

POST = "figures/brand/post_small.yaml"
DAY = date(2027, 1, 2)


def test_a_figure_gets_the_day_and_keeps_everything_else(folder: Path) -> None:
    """Comments, order, quotes and line ends included."""
    path = folder / POST
    before = (
        path.read_bytes()
        .replace(b"\n", b"\r\n")
        .replace(b"last_checked: 2026-11-22", b"# looked up by Bo\r\nlast_checked:   2026-11-22   # a Sunday")
    )
    path.write_bytes(before)

    assert verify(read_library(folder), "figures", "brand.post_small", DAY) == path

    assert path.read_bytes() == before.replace(b"2026-11-22", b"2027-01-02")
    assert load_knowledge(folder).figures["brand.post_small"].last_checked == DAY
    assert [left.name for left in path.parent.iterdir()] == [path.name]


def test_every_figure_of_ours_can_be_verified() -> None:
    """Its day stands where it can be replaced, and nothing but the day changes."""
    for path in sorted((OWN_FOLDER / "figures").rglob("*.yaml")):
        before = path.read_bytes()
        day = b"last_checked: " + before.partition(b"\nlast_checked: ")[2][:10]
        assert with_day(path, before, DAY) == before.replace(day, b"last_checked: 2027-01-02"), path


@pytest.mark.parametrize(
    "written",
    ["last_checked: 2026-11-22\nlast_checked: 2026-11-23", "last_cheked: 2026-11-22", '"last_checked":\n  - 1'],
)
def test_a_figure_that_is_broken_is_left_as_it_is(broken: Broken, written: str) -> None:
    """It is told what is wrong."""
    folder, _ = broken(POST, "last_checked: 2026-11-22", written)
    before = (folder / POST).read_bytes()
    with pytest.raises(BadKnowledge):
        verify(read_library(folder), "figures", "brand.post_small", DAY)
    assert (folder / POST).read_bytes() == before


def test_a_figure_that_would_be_broken_is_put_back(folder: Path, broken: Broken) -> None:
    """Someone else wrote to it after it was read, and it does not load."""
    library = read_library(folder)
    broken(POST, "unit: usd_per_post", "unit: usd_per_pst")
    before = (folder / POST).read_bytes()
    with pytest.raises(BadKnowledge, match="unit"):
        verify(library, "figures", "brand.post_small", DAY)
    assert (folder / POST).read_bytes() == before


def test_a_figure_that_changed_meanwhile_is_put_back(folder: Path, broken: Broken) -> None:
    """Only the day may differ from what was read."""
    library = read_library(folder)
    broken(POST, '"80"', '"90"')
    with pytest.raises(BadKnowledge, match="more than the day"):
        verify(library, "figures", "brand.post_small", DAY)
    assert b"2026-11-22" in (folder / POST).read_bytes()


def test_an_answer_with_a_dead_reference_is_not_verified(broken: Broken) -> None:
    """Nobody made sure of a text that cannot be shown."""
    folder, _ = broken("faq/about/followers.yaml", "{rewards.followers} følgere", "{rewards.none} følgere")
    with pytest.raises(BadKnowledge, match="no figure"):
        verify(read_library(folder), "faq", "about.followers", DAY)
    assert not (folder / "translations.yaml").exists()


def test_figures_answers_and_tips_can_be_verified(folder: Path) -> None:
    """Nothing else has a day or a translation to look after."""
    assert {kind: len(names) for kind, names in names_of(read_library(folder)).items()} == {
        "figures": 3,
        "faq": 2,
        "tips": 1,
    }


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left beside it when the last step fails, and its mode is kept."""
    path = tmp_path / "one.yaml"
    path.write_bytes(b"before")
    path.chmod(0o640)

    def full(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr("os.replace", full)
        with pytest.raises(OSError, match="no space"):
            replace_file(path, b"after")
    assert [one.name for one in tmp_path.iterdir()] == ["one.yaml"]
    assert path.read_bytes() == b"before"

    replace_file(path, b"after")

    assert path.read_bytes() == b"after"
    assert path.stat().st_mode & 0o777 == 0o640
