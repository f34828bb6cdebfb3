"""The loader: what is right is read exactly, what is wrong is named with its place."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.load import BadKnowledge, load_knowledge
from knowledge.strict_yaml import Problem
from tests.knowledge.conftest import Broken

FOLLOWERS = "figures/rewards/followers.yaml"
FAQ = "faq/about/followers.yaml"


def the_problem(folder: Path) -> Problem:
    with pytest.raises(BadKnowledge) as caught:
        load_knowledge(folder)
    (problem,) = caught.value.problems
    return problem


def test_ids_are_paths_with_dots(folder: Path) -> None:
    """A thing is known by its file's place."""
    known = load_knowledge(folder)
    assert set(known.figures) == {"rewards.followers", "rewards.residence", "brand.post_small"}
    assert set(known.faq) == {"about.followers", "about.countries"}
    assert known.countries["NO"].synonyms == ("norsk",)


def test_amounts_are_exact(folder: Path) -> None:
    """An amount in quotes is the very decimal that was written."""
    value = load_knowledge(folder).figures["brand.post_small"].on(date(2026, 1, 1))
    assert value.likely == Decimal("20.50")


def test_our_own_knowledge_loads_fast() -> None:
    """What Tally comes with is right, and read in well under a second."""
    start = time.perf_counter()
    known = load_knowledge()
    assert time.perf_counter() - start < 2
    assert known.figures["creator_rewards.rpm"].unit == "usd_per_1000_qualified_views"
    assert known.rates["NOK"] == "exchange_rates.nok"


def test_version_follows_the_contents(folder: Path) -> None:
    """The same files give the same version; one changed letter another."""
    before = load_knowledge(folder).version
    assert load_knowledge(folder).version == before
    (folder / FAQ).write_text((folder / FAQ).read_text().replace("You need", "You want"))
    assert load_knowledge(folder).version != before


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (FAQ, "  nb: Du trenger", "  no: Du trenger", "K004"),
        (FAQ, "how many followers]", "how many followers, yes]", "K004"),
        ("countries.yaml", '"NO"', "NO", "K004"),
        (FAQ, "sources: [guide]", "topic: {en: a, sv: b, nb: c}", "K005"),
        (FOLLOWERS, "unit: followers", "unit:", "K006"),
        (FOLLOWERS, "likely: 10000", "likely: 0.1", "K007"),
        (FOLLOWERS, "likely: 10000", "likely: 010", "K007"),
        (FOLLOWERS, "valid_from: 2024-03-18", "valid_from: 2024-02-31", "K008"),
        (FOLLOWERS, "kind: reported", "kind: rumour", "K012"),
        (FOLLOWERS, "likely: 10000", "likely: many", "K012"),
        (FOLLOWERS, "review_every_days: 90", "review_every_day: 90\nreview_every_days: 90", "K011"),
        (FAQ, "topic: {en: Followers, sv: Följare, nb: Følgere}", "topic: {en: Followers, sv: Följare}", "K010"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(broken: Broken, name: str, old: str, new: str, code: str) -> None:
    """Every trap of the format is refused at the line where it stands."""
    folder, line = broken(name, old, new)
    with pytest.raises(BadKnowledge) as caught:
        load_knowledge(folder)
    assert (code, line) in [(problem.code, problem.line) for problem in caught.value.problems]


def test_broken_yaml_is_named_with_its_line(broken: Broken) -> None:
    """A file that is not YAML says where it stops being so."""
    folder, line = broken(FAQ, "follow_ups: [about.countries]", "follow_ups: [about.countries")
    problem = the_problem(folder)
    assert problem.code == "K002"
    assert problem.line in (line, line + 1)


def test_a_file_that_is_not_yaml_at_all_is_refused(folder: Path) -> None:
    """Letters that no YAML may hold have no line of their own."""
    (folder / FAQ).write_bytes(b"topic: \x00")
    assert (the_problem(folder).code, the_problem(folder).line) == ("K002", 1)


def test_an_empty_file_is_refused(folder: Path) -> None:
    """A file without contents is a mistake."""
    (folder / FAQ).write_text("# nothing yet\n")
    assert (the_problem(folder).code, the_problem(folder).line) == ("K003", 1)


def test_a_missing_list_is_refused(folder: Path) -> None:
    """A folder without sources is not knowledge."""
    (folder / "sources.yaml").unlink()
    assert (the_problem(folder).code, the_problem(folder).line) == ("K001", 1)


def test_a_list_without_names_is_refused(folder: Path) -> None:
    """A list of sources is by name."""
    (folder / "sources.yaml").write_text("- guide\n")
    assert (the_problem(folder).code, the_problem(folder).line) == ("K009", 1)


@pytest.mark.parametrize("name", ["Bad Name.yaml", "entry.yml"])
def test_a_file_must_be_named_as_an_entry(folder: Path, name: str) -> None:
    """What cannot be an id is not passed over in silence."""
    (folder / "faq" / name).write_text((folder / FAQ).read_text())
    assert (the_problem(folder).code, the_problem(folder).line) == ("K001", 1)


def test_bytes_that_are_not_text_are_refused(folder: Path) -> None:
    """A file in another encoding is named, not crashed on."""
    (folder / FAQ).write_bytes("topic: följare".encode("latin-1"))
    assert (the_problem(folder).code, the_problem(folder).line) == ("K001", 1)


def test_all_problems_come_at_once_and_read_as_lines(broken: Broken) -> None:
    """Whoever repairs the files sees everything that is wrong, one line each with a hint."""
    broken(FAQ, "topic:", "topik:")
    folder, _ = broken(FOLLOWERS, "likely: 10000", "likely: 0.1")
    with pytest.raises(BadKnowledge) as caught:
        load_knowledge(folder)
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert f"{folder / FAQ}:2:1 K011 topik is not a field here; did you mean topic?" in lines
    assert lines[2].startswith(f"{folder / FOLLOWERS}:7:13 K007 ")
