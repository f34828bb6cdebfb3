"""Finding a thing by what an editor writes."""

import pytest

from knowledge.finding import NotFound, find, find_one, nearest

KNOWN = {
    "faq": ("live.gift_value", "payout.minimum", "payout.when"),
    "tips": ("go_live",),
    "figures": ("payout.minimum", "creator_rewards.rpm"),
}


@pytest.mark.parametrize(
    "name",
    [
        "live.gift_value",
        "faq/live.gift_value",
        "faq/live/gift_value",
        "faq/live/gift_value.yaml",
        "knowledge/faq/live/gift_value.yaml",
    ],
)
def test_an_id_or_the_path_of_its_file_finds_a_thing(name: str) -> None:
    """As the shell completes it, too."""
    assert find_one(name, KNOWN) == ("faq", "live.gift_value")


def test_one_name_of_two_things_finds_both() -> None:
    """Whoever needs one says which."""
    assert find("payout.minimum", KNOWN) == [("faq", "payout.minimum"), ("figures", "payout.minimum")]
    assert find_one("figures/payout.minimum", KNOWN) == ("figures", "payout.minimum")
    with pytest.raises(NotFound, match=r"write faq/payout\.minimum or figures/payout\.minimum\.$"):
        find_one("payout.minimum", KNOWN)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("payout.minimun", "payout.minimum"),
        ("creator_reward.rpm", "creator_rewards.rpm"),
        ("rpm", "creator_rewards.rpm"),
        ("gifts", "live.gift_value"),
        ("golive", "go_live"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(name: str, meant: str) -> None:
    """One sentence with the nearest names."""
    with pytest.raises(NotFound, match=rf"^There is no .* called {name}; did you mean .*{meant}.*\?$"):
        find(name, KNOWN)


def test_nothing_near_says_where_the_names_are() -> None:
    """No name is offered that nobody meant."""
    assert nearest("qqqq", ["live.gifts"]) == []
    with pytest.raises(NotFound, match=r"^There is no tip called qqqq; the files under tips are their names\.$"):
        find("tips/qqqq", KNOWN)


def test_offers_name_each_thing_once() -> None:
    """What bears a name twice is still one suggestion."""
    with pytest.raises(NotFound) as caught:
        find("payout.minimun", KNOWN)
    assert str(caught.value).count("payout.minimum") == 1
