"""Coverage: what is missing, what is older than its English, and what someone made sure of."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.coverage import Row, coverage, shares
from knowledge.load import BadKnowledge, read_library
from knowledge.translations import RECORD, read_record
from knowledge.verifying import verify, verify_texts
from tests.knowledge.conftest import Broken

FAQ = "faq/about/followers.yaml"
DAY = date(2026, 11, 22)


@pytest.fixture
def verified(folder: Path) -> Path:
    verify_texts(read_library(folder))
    return folder


def row(folder: Path, name: str = "about.followers") -> Row:
    (found,) = [row for row in coverage(read_library(folder)) if row.id == name]
    return found


def states(folder: Path, name: str = "about.followers") -> list[str]:
    return [one.state for one in row(folder, name).within.values()]


def test_nothing_is_verified_to_begin_with(folder: Path) -> None:
    """It is noted, and hides nothing."""
    assert states(folder) == ["unverified"] * 3
    assert row(folder).note == "not verified yet"


def test_everything_can_be_verified_at_once(verified: Path) -> None:
    """Answers and tips, in each language."""
    assert {one.state for row in coverage(read_library(verified)) for one in row.within.values()} == {"current"}
    assert set(read_record(verified)) == {"about.followers", "about.countries", "grow"}
    assert shares(coverage(read_library(verified))) == {"en": 1, "sv": 1, "nb": 1}


def test_a_translation_is_older_when_only_the_english_moved(verified: Path, broken: Broken) -> None:
    """Both others are, until someone has looked."""
    broken(FAQ, "You need", "You will need")
    assert states(verified) == ["changed", "older", "older"]
    assert states(verified, "about.countries") == ["current"] * 3
    assert shares(coverage(read_library(verified))) == {"en": 1, "sv": 2 / 3, "nb": 2 / 3}

    verify(read_library(verified), "faq", "about.followers", DAY)

    assert states(verified) == ["current"] * 3


def test_a_translation_that_moved_too_is_only_noted(verified: Path, broken: Broken) -> None:
    """Nobody has said yet that it says the same."""
    broken(FAQ, "You need", "You will need")
    broken(FAQ, "Du behöver", "Du kommer att behöva")
    broken(FAQ, "Du trenger", "Du kommer til å trenge")
    assert states(verified) == ["changed"] * 3
    assert row(verified).note == "changed since it was verified"


def test_a_better_translation_is_not_older(verified: Path, broken: Broken) -> None:
    """The English stands as it stood."""
    broken(FAQ, "Du behöver", "Det krävs")
    assert states(verified) == ["current", "changed", "current"]


def test_another_folding_of_lines_is_the_same_text(verified: Path, broken: Broken) -> None:
    """Only the words count."""
    broken(
        FAQ,
        "  en: You need {rewards.followers} followers.",
        "  en: >-\n    You need\n    {rewards.followers} followers.",
    )
    assert states(verified) == ["current"] * 3


@pytest.mark.parametrize(
    ("old", "new", "lang"),
    [
        ("  nb: Du trenger {rewards.followers} følgere.\n", "", "nb"),
        ("  sv: [hur många följare]\n", "", "sv"),
        ("topic: {en: Followers, sv: Följare, nb: Følgere}", "topic: {en: Followers, nb: Følgere}", "sv"),
        ("topic: {en: Followers, sv: Följare, nb: Følgere}", "topic: {en: Followers, sv: Följare, nb: ' '}", "nb"),
    ],
)
def test_a_language_left_out_is_missing_and_still_counted(
    verified: Path, broken: Broken, old: str, new: str, lang: str
) -> None:
    """The entry cannot be loaded, yet its row tells what is wrong."""
    broken(FAQ, old, new)
    assert [name for name, one in row(verified).within.items() if not one.whole] == [lang]


def test_ways_of_asking_are_counted(folder: Path) -> None:
    """A tip is not asked for; an answer with one way of asking has few."""
    assert row(folder).within["en"].phrasings == 1
    assert row(folder).within["en"].few
    assert row(folder, "grow").within["en"].phrasings is None
    assert not row(folder, "grow").within["en"].few


def test_an_entry_that_is_no_more_is_forgotten(verified: Path) -> None:
    """The record holds what is there."""
    (verified / "tips/grow.yaml").unlink()
    verify(read_library(verified), "faq", "about.followers", DAY)
    assert "grow" not in read_record(verified)


def test_a_record_that_was_written_by_hand_is_told_with_its_line(verified: Path) -> None:
    """It is made by `verify`, and a slip in it is shown."""
    path = verified / RECORD
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:3], "grow: yes"]), encoding="utf-8")
    with pytest.raises(BadKnowledge) as caught:
        coverage(read_library(verified))
    assert {problem.line for problem in caught.value.problems} == {4}


def test_the_record_is_no_knowledge(verified: Path) -> None:
    """Writing it changes no version, and Tally takes nothing over."""
    before = read_library(verified).digest
    (verified / RECORD).unlink()
    assert read_library(verified).digest == before


def test_our_own_translations_are_whole() -> None:
    """Nothing is missing or older than its English. Where this fails, translate, then `tally knowledge verify`."""
    behind = [
        (row.id, lang, one.state)
        for row in coverage(read_library())
        for lang, one in row.within.items()
        if not one.whole
    ]
    assert behind == []
