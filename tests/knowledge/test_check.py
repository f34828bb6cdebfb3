"""The check: each rule, broken once, is told with its code and line."""

from datetime import date
from pathlib import Path

import pytest

from bot.advice.profile import Profile
from knowledge.check import PROFILE_FIELDS, check, stale
from knowledge.load import load_knowledge
from tests.knowledge.conftest import FILES, Broken

FAQ = "faq/about/followers.yaml"
POST = "figures/brand/post_small.yaml"
TIP = "tips/grow.yaml"


def test_the_small_folder_is_right(folder: Path) -> None:
    """What the other tests break is whole to begin with."""
    assert check(folder) == []


def test_our_own_knowledge_is_right() -> None:
    """What Tally comes with breaks no rule."""
    assert [str(problem) for problem in check()] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (FAQ, "sources: [guide]", "sources: [gossip]", "K101"),
        (POST, "    sources: [guide]", "    sources: [gossip]", "K101"),
        (TIP, "sources: [guide]", "sources: [gossip]", "K101"),
        ("programmes/rewards.yaml", "rewards.followers", "rewards.friends", "K102"),
        (POST, "review_every_days: 90", "review_every_days: 90\nsuperseded: brand.none", "K102"),
        (FAQ, "[about.countries]", "[about.nothing]", "K103"),
        (FAQ, "{rewards.followers} följare", "{rewards.friends} följare", "K104"),
        (FAQ, "{rewards.followers} följare", "{rewards.followers.low} följare", "K104"),
        (FAQ, "{rewards.followers} följare", "{rewards.residence} följare", "K104"),
        (FAQ, "{rewards.followers} följare", "{rewards.since} följare", "K104"),
        (FAQ, "{rewards.followers} følgere.", "{rewards.followers} følgere}.", "K104"),
        (FAQ, "[hur många följare]", "[hur många följare, Vilka  LÄNDER?]", "K105"),
        (FAQ, "{rewards.followers} følgere.", "10 000 følgere.", "K106"),
        (TIP, "Keep going.", "Post 3 times.", "K106"),
        (POST, '    high: "80"\n', "", "K107"),
        (POST, '    likely: "20.50"\n', "", "K107"),
        (POST, "followers_from: 0", "followers_from: 100", "K108"),
        (POST, "followers_from: 0", "followers_from: 0\n  followers_below: 100", "K108"),
        (TIP, "field: followers", "field: friends", "K109"),
    ],
)
def test_a_broken_rule_is_told_by_its_code(broken: Broken, name: str, old: str, new: str, code: str) -> None:
    """One thing wrong gives one problem, in that file, of that kind."""
    folder, line = broken(name, old, new)
    (problem,) = [problem for problem in check(folder) if problem.code == code]
    assert problem.path == folder / (name if code != "K105" else problem.path.relative_to(folder))
    if code not in ("K102", "K105", "K107", "K108"):
        assert problem.line == line
    assert problem.hint


def test_a_problem_points_at_the_line_of_its_value(broken: Broken) -> None:
    """A dead gate is shown where the gate stands."""
    folder, _ = broken("programmes/rewards.yaml", "rewards.followers", "rewards.friends")
    (problem,) = check(folder)
    assert (problem.line, problem.column) == (5, 3)


def test_names_of_forms_may_hold_digits(broken: Broken) -> None:
    """W-9 and 1099-NEC are names, not numbers about TikTok."""
    folder, _ = broken(FAQ, "You need", "With a W-9 and a 1099-NEC you need")
    assert check(folder) == []


def test_form_is_told_before_sense(broken: Broken) -> None:
    """A file that cannot be read would make everything that names it look dead."""
    folder, _ = broken("sources.yaml", "authority: D", "authority: Z")
    assert [problem.code for problem in check(folder)] == ["K012"]


def test_a_figure_past_its_review_is_stale(folder: Path) -> None:
    """A figure is due the given number of days after it was last checked, not before."""
    known = load_knowledge(folder)
    assert stale(known, date(2027, 2, 20)) == []
    assert [old.figure for old in stale(known, date(2027, 2, 21))] == sorted(known.figures)


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
