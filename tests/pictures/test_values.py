"""What the outbox keeps of a picture: words and positions, small, complete, and the same every time."""

import json
from itertools import product

import pytest

from bot.pictures.rate_card import NoPrice
from bot.pictures.studio import KINDS
from knowledge.schema import LANGUAGES
from tests.pictures.people import PEOPLE, drawn_from

MOST_BYTES = 16 * 1024


def bars_in(values):
    if isinstance(values, dict):
        if isinstance(values.get("bar"), list):
            yield values["bar"]
        values = list(values.values())
    if isinstance(values, list):
        for one in values:
            yield from bars_in(one)


@pytest.mark.parametrize(("kind", "who"), [one for one in product(KINDS, PEOPLE) if one != ("rate_card", "nobody")])
def test_values_are_small_json_with_bars_inside_their_tracks(kind, who, knowledge):
    """In each language; low is not above likely, likely not above high."""
    for lang in LANGUAGES:
        picture = drawn_from(kind, who, knowledge, lang)

        kept = json.dumps(picture, ensure_ascii=False)
        assert json.loads(kept) == picture
        assert len(kept.encode()) < MOST_BYTES
        for low, likely, high in bars_in(picture):
            assert 0 <= low <= likely <= high <= 1


def test_rate_card_without_followers_has_no_price(knowledge):
    """There is nothing to send to a brand."""
    with pytest.raises(NoPrice):
        drawn_from("rate_card", "nobody", knowledge)


def test_closed_stream_says_why_and_how_far_it_is(knowledge):
    """Creator Rewards does not pay in Sweden."""
    groups = drawn_from("card", "swede", knowledge, "sv")["values"]["groups"]

    (closed,) = next(group["rows"] for group in groups if group["kind"] == "closed")
    assert (closed["name"], closed["amount"]) == ("Creator Rewards", "0\u00a0kr")
    assert closed["notes"] == ["Inte öppet för den som bor i Sverige"]


def test_every_stream_stands_on_the_card_once(knowledge):
    """For everybody, nobody included."""
    for who in PEOPLE:
        rows = [row for group in drawn_from("card", who, knowledge)["values"]["groups"] for row in group["rows"]]
        assert len({row["name"] for row in rows}) == len(rows) == 7


def test_history_runs_from_old_to_new(knowledge):
    """The newest stands last, and in the headline."""
    values = drawn_from("history", "swede", knowledge)["values"]

    assert [row["name"] for row in values["rows"]] == ["Sep 21, 2026", "Oct 22, 2026", "Nov 22, 2026"]
    assert values["headline"] == values["rows"][-1]["amount"]


@pytest.mark.parametrize("kind", KINDS)
def test_values_of_a_typical_swede(kind, small_knowledge, snapshot):
    """Word for word, by figures that stay as they are."""
    assert drawn_from(kind, "swede", small_knowledge, "sv") == snapshot
