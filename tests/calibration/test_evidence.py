"""The cases are written strictly and fit the rest of what is known."""

import pytest

from knowledge.evidence import load_evidence
from knowledge.load import BadKnowledge
from knowledge.schema import STREAMS

GOOD = """
rates: { EUR: { "2024": "1.082" } }
cases:
  one:
    kind: creator_rewards
    creator: somebody
    when: "2024"
    level: account
    over: a month
    paid: { low: "10", high: "12", currency: EUR }
    source: { title: A page }
    told: first_hand
"""


@pytest.fixture
def written(tmp_path):
    def write(text):
        file = tmp_path / "payouts.yaml"
        file.write_text(text, encoding="utf-8")
        return load_evidence(file)

    return write


def test_an_amount_is_converted_at_the_rate_of_its_year(written):
    """Ten to twelve euros of 2024."""
    evidence = written(GOOD)
    case = evidence.cases["one"]
    assert [str(end) for end in evidence.usd(case.paid, case)] == ["10.820", "12.984"]


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("kind: creator_rewards", "kind: rewards", "cases.one.kind"),
        ("over: a month", "over: a month\n    likes: 4", "cases.one.likes"),
        ('low: "10"', 'low: "13"', "low 13 is above high 12"),
        ("currency: EUR", "currency: SEK", "no rate for SEK in 2024"),
        ('paid: { low: "10", high: "12", currency: EUR }', "country: SE", "needs paid or per_1000"),
        ("told: first_hand", "told: first_hand\n    views: 10\n    qualified_views: 11", "more qualified views"),
        ('high: "12"', "high: 12.5", "12.5"),
    ],
)
def test_a_case_that_cannot_be_is_refused_with_its_place(written, right, wrong, message):
    """Each with the line and what is wrong."""
    with pytest.raises(BadKnowledge, match=message.replace(".", r"\.")):
        written(GOOD.replace(right, wrong))


def test_every_creator_can_be_left_out(evidence):
    """With all of their records."""
    for creator in {case.creator for case in evidence.cases.values()}:
        left = evidence.without(creator)
        assert creator not in {case.creator for case in left.cases.values()}
        assert len(left.cases) < len(evidence.cases)


def test_niches_and_countries_are_those_of_the_knowledge(evidence, knowledge):
    """So that a case can be put to the estimate."""
    for name, case in evidence.cases.items():
        assert case.niche is None or case.niche in knowledge.niches, name
        assert case.country is None or len(case.country) == 2, name


def test_a_second_record_of_a_creator_bears_the_flag(evidence):
    """And a creator with one record does not stand in the file twice unmarked."""
    seen = set()
    for name, case in evidence.cases.items():
        assert case.creator not in seen or case.has("same_creator"), name
        seen.add(case.creator)


def test_every_kind_of_case_is_ours(evidence):
    """Kinds of earning that the bot speaks of."""
    ours = {"creator_fund", "brand_deal", "live_gifts", "affiliate", "total_income", *STREAMS}
    assert {case.kind for case in evidence.cases.values()} <= ours
