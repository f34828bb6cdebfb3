"""A profile takes what can be, and says of the rest which field is wrong and what it should be."""

import json
from collections.abc import Mapping

import pytest
from pydantic import ValidationError

from bot.advice.profile import Profile

IMPOSSIBLE = [
    ({"long_video_share": 1.2}, "long_video_share", "between 0 and 1"),
    ({"qualified_share": -0.1}, "qualified_share", "between 0 and 1"),
    ({"followers": -5}, "followers", "between 0 and 8,000,000,000"),
    ({"followers": 10**12}, "followers", "between 0 and 8,000,000,000"),
    ({"views_30d": "NaN"}, "views_30d", "between 0"),
    ({"views_30d": "lots"}, "views_30d", "must be a number"),
    ({"views_30d": [5, 1]}, "views_30d", "lower end"),
    ({"age": 300}, "age", "between 0 and 120"),
    ({"audience": {"US": 0.7, "SE": 0.7}}, "audience", "add up to 1.40"),
    ({"audience": {"US": -1}}, "audience", "the share of US"),
    ({"audience": {"Sweden": 1}}, "audience", "two capital letters"),
    ({"audience": [1]}, "audience", "shares by country"),
    ({"residence": "XX"}, "residence", "two capital letters"),
    ({"residence": "Sverige"}, "residence", "two capital letters"),
    ({"residence": ["SE"]}, "residence", "two capital letters"),
    ({"niche": "levitation"}, "niche", "must be one of finance, gaming"),
]


@pytest.mark.parametrize(("told", "field", "says"), IMPOSSIBLE)
def test_the_field_is_named_with_what_it_takes(told: Mapping[str, object], field: str, says: str) -> None:
    """In one sentence of its own, without a library's words before it."""
    with pytest.raises(ValidationError) as refused:
        Profile.model_validate_json(json.dumps(told), context={"niches": {"finance": "finance", "gaming": "gaming"}})

    (error,) = refused.value.errors()
    assert error["loc"] == (field,)
    assert says in error["msg"]
    assert "error" not in error["msg"]


def test_rounded_shares_are_taken() -> None:
    """Three thirds may be told as 34, 33 and 34 percent."""
    assert Profile.model_validate({"audience": {"US": 0.34, "SE": 0.33, "NO": 0.34}}).audience is not None


def test_a_profile_survives_being_kept() -> None:
    """Written and read, it is the same."""
    told = {"followers": [1000, None], "audience": {"US": 0.5}, "residence": "XK", "niche": "gaming"}
    profile = Profile.model_validate(told)

    assert Profile.model_validate_json(profile.model_dump_json()) == profile
