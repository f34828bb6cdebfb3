"""The check: each rule, broken once, is told with its code and line."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import knowledge
from bot.advice.profile import Profile
from knowledge.check import PROFILE_FIELDS, check, check_library, stale
from knowledge.load import OWN_FOLDER, load_knowledge, read_library
from tests.knowledge import test_load
from tests.knowledge.conftest import FILES, Broken

FAQ = "faq/about/followers.yaml"
POST = "figures/brand/post_small.yaml"
TIP = "tips/grow.yaml"
PROGRAMME = "programmes/rewards.yaml"
SWEDISH = "{rewards.followers} följare"
LARGE = FILES[POST].replace("followers_from: 0", "followers_from: 200")

BROKEN = [
    (FAQ, "sources: [guide]", "sources: [gossip]", "K101", "sources"),
    (POST, "    sources: [guide]", "    sources: [gossip]", "K101", "gossip"),
    (POST, "last_checked", "claims:\n  - source: gossip\nlast_checked", "K101", "source: gossip"),
    (TIP, "sources: [guide]", "sources: [gossip]", "K101", "gossip"),
    (PROGRAMME, "rewards.followers", "rewards.friends", "K102", "rewards.friends"),
    (PROGRAMME, "  standing: true", "  age_by_country:\n    KR: rewards.age", "K102", "KR: rewards.age"),
    (POST, "review_every_days: 90", "review_every_days: 90\nsuperseded: brand.none", "K102", "superseded"),
    (FAQ, "[about.countries]", "[about.nothing]", "K103", "about.nothing"),
    (FAQ, SWEDISH, "{rewards.friends} följare", "K104", "rewards.friends"),
    (FAQ, SWEDISH, "{rewards.followers.low} följare", "K104", "followers.low"),
    (FAQ, SWEDISH, "{rewards.residence} följare", "K104", "rewards.residence"),
    (FAQ, SWEDISH, "{rewards.since} följare", "K104", "rewards.since"),
    (FAQ, "{rewards.followers} følgere.", "{rewards.followers} følgere}.", "K104", "følgere}"),
    (FAQ, "[hur många följare]", "[hur många följare, Vilka  LÄNDER?]", "K105", "Vilka"),
    (FAQ, "{rewards.followers} følgere.", "10 000 følgere.", "K106", "10 000"),
    (TIP, "Keep going.", "Post 3 times.", "K106", "Post 3"),
    (POST, '    high: "80"\n', "", "K107", "valid_from"),
    (POST, '    likely: "20.50"\n', "", "K107", "valid_from"),
    (POST, "followers_from: 0", "followers_from: 100", "K108", "followers_from"),
    (POST, "followers_from: 0", "followers_from: 0\n  followers_below: 100", "K108", "scope"),
    (TIP, "field: followers", "field: friends", "K109", "friends"),
    (TIP, "- field: followers\n    set", "- field: friends\n    set", "K109", "friends"),
    (TIP, FILES[TIP].partition("\n")[0] + "\n", "", "K110", "title"),
    (FAQ, "faq.json", "tip.json", "K110", "tip.json"),
    ("sources.yaml", "schemas/", "", "K110", "sources.json"),
]


def test_the_small_folder_is_right(folder: Path) -> None:
    """What the other tests break is whole to begin with."""
    assert check(folder) == []


def test_our_own_knowledge_is_right() -> None:
    """What Tally comes with breaks no rule."""
    assert [str(problem) for problem in check()] == []


@pytest.mark.parametrize(("name", "old", "new", "code", "at"), BROKEN)
def test_a_broken_rule_is_told_by_its_code_and_line(
    broken: Broken, name: str, old: str, new: str, code: str, at: str
) -> None:
    """One thing wrong gives one problem, in that file, of that kind, where `at` stands."""
    folder, _ = broken(name, old, new)
    text = (folder / name).read_text(encoding="utf-8")

    (problem,) = [problem for problem in check(folder) if problem.code == code]

    assert problem.path == folder / name
    assert problem.line == text[: text.index(at)].count("\n") + 1
    assert problem.hint


def test_a_gap_between_tiers_is_told_at_the_second(broken: Broken) -> None:
    """Of two tiers that do not meet, the upper one is shown."""
    folder, _ = broken(POST, "followers_from: 0", "followers_from: 0\n  followers_below: 100")
    (folder / "figures/brand/post_large.yaml").write_text(LARGE, encoding="utf-8")
    (problem,) = check(folder)
    assert (problem.code, problem.path.name, problem.line) == ("K108", "post_large.yaml", 6)


def test_every_rule_is_broken_here_and_stands_in_the_readme() -> None:
    """A new rule gets a test that breaks it and a line for whoever meets it."""
    written = "".join(path.read_text(encoding="utf-8") for path in Path(knowledge.__path__[0]).glob("*.py"))
    rules = set(re.findall(r'"(K\d{3})"', written))
    tested = set(re.findall(r'"(K\d{3})"', Path(test_load.__file__).read_text(encoding="utf-8")))
    readme = (OWN_FOLDER / "README.md").read_text(encoding="utf-8")

    told = {
        f"K{number:03}"
        for first, last in re.findall(r"^\| K(\d{3})(?:–K(\d{3}))? \|", readme, re.MULTILINE)
        for number in range(int(first), int(last or first) + 1)
    }

    assert tested | {code for *_, code, _ in BROKEN} == rules
    assert told == rules


def test_a_problem_points_at_the_line_of_its_value(broken: Broken) -> None:
    """A dead gate is shown where the gate stands."""
    folder, _ = broken(PROGRAMME, "rewards.followers", "rewards.friends")
    (problem,) = check(folder)
    assert (problem.line, problem.column) == (6, 3)


def test_names_of_forms_may_hold_digits(broken: Broken) -> None:
    """W-9 and 1099-NEC are names, not numbers about TikTok."""
    folder, _ = broken(FAQ, "You need", "With a W-9 and a 1099-NEC you need")
    assert check(folder) == []


def test_form_is_told_before_sense(broken: Broken) -> None:
    """A file that cannot be read would make everything that names it look dead."""
    folder, _ = broken("sources.yaml", "authority: D", "authority: Z")
    assert [problem.code for problem in check(folder)] == ["K012"]


def test_a_file_without_its_schema_stops_nobody_but_its_editor(broken: Broken) -> None:
    """The check tells of it; Tally starts, since every answer is as right as before."""
    folder, _ = broken(TIP, "yaml-language-server", "nothing")
    assert [problem.code for problem in check(folder)] == ["K110"]
    assert check_library(read_library(folder)) == []


def test_a_figure_past_its_review_is_stale(folder: Path) -> None:
    """A figure is due the given number of days after it was last checked, not before."""
    known = load_knowledge(folder)
    assert stale(known, date(2027, 2, 20)) == []
    assert [old.figure for old in stale(known, date(2027, 2, 21))] == sorted(known.figures)


def test_what_falls_due_within_a_time_is_told_with_it(folder: Path) -> None:
    """The last day of that time counts."""
    known, today = load_knowledge(folder), date(2027, 1, 21)
    assert stale(known, today, timedelta(days=29)) == []
    soon = stale(known, today, timedelta(days=30))
    assert {one.freshness for one in soon} == {"fresh"}
    assert soon[0].due == date(2027, 2, 20)
    assert soon[0].sources == ("guide",)


def test_a_second_missed_review_makes_a_figure_too_old(folder: Path) -> None:
    """First it is only due."""
    known = load_knowledge(folder)
    assert {one.freshness for one in stale(known, date(2027, 5, 21))} == {"due"}
    assert {one.freshness for one in stale(known, date(2027, 5, 22))} == {"old"}


def test_tips_speak_of_real_profile_fields() -> None:
    """The fields known to the check are those of the profile."""
    assert frozenset(Profile.model_fields) == PROFILE_FIELDS


def test_every_tip_condition_can_be_read_from_a_profile() -> None:
    """No tip of ours asks for what a profile cannot hold."""
    tips = load_knowledge().tips.values()
    asked = {each.field for tip in tips for each in tip.when} | {each.field for tip in tips for each in tip.change}
    assert asked <= set(Profile.model_fields)


def test_the_small_folder_holds_one_of_each_kind() -> None:
    """The rules are tried on every kind of file."""
    kinds = {name.split("/")[0] for name in FILES}
    assert kinds >= {"figures", "programmes", "faq", "tips", "sources.yaml", "niches.yaml", "countries.yaml"}
