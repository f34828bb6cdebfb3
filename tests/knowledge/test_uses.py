"""What rests on a figure."""

from pathlib import Path

from knowledge.load import load_knowledge
from knowledge.uses import Uses, uses_of
from tests.knowledge.conftest import Broken


def test_answers_and_gates_that_name_a_figure_are_found(folder: Path) -> None:
    """With the gate that demands it."""
    assert uses_of("rewards.followers", load_knowledge(folder)) == Uses(
        answers=("about.followers",), gates=(("rewards", "followers"),)
    )
    assert uses_of("rewards.residence", load_knowledge(folder)) == Uses(
        answers=("about.countries",), gates=(("rewards", "residence"),)
    )


def test_a_figure_that_nobody_names_has_no_uses(folder: Path) -> None:
    """The code may still read it."""
    assert uses_of("brand.post_small", load_knowledge(folder)) == Uses()


def test_tips_ages_of_countries_and_successors_are_found(broken: Broken) -> None:
    """One language that names it is enough."""
    broken("tips/grow.yaml", "sv: Fortsätt.", "sv: 'Fortsätt till {brand.post_small.low}.'")
    broken("programmes/rewards.yaml", "  standing: true", "  age_by_country: {KR: brand.post_small}")
    folder, _ = broken("figures/rewards/followers.yaml", "unit:", "superseded: brand.post_small\nunit:")
    assert uses_of("brand.post_small", load_knowledge(folder)) == Uses(
        tips=("grow",), gates=(("rewards", "age in KR"),), replaces=("rewards.followers",)
    )


def test_a_rate_says_which_currency_rests_on_it() -> None:
    """Every amount in it does."""
    assert uses_of("exchange_rates.nok", load_knowledge()).currency == "NOK"
