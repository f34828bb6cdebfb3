"""A kept estimate comes back as it was reckoned, whatever is known today."""

import json
from decimal import Decimal

import pytest

from bot.advice.estimate import as_contract, estimate
from bot.advice.profile import Profile
from bot.advice.tips import rank_tips
from bot.dialogue.estimates.recalling import beside, recalled, recalled_tips
from bot.dialogue.session import Saved
from bot.wording.summary import month_in_words, tips_in_words
from bot.wording.voice import Voice
from knowledge.range import Range
from knowledge.schema import LANGUAGES
from tests.pictures.people import PEOPLE

OPEN_ENDED = {"residence": "US", "followers": Range(Decimal(2000), Decimal(5000)), "views_30d": Decimal(900)}


def kept_of(profile, knowledge, day):
    """As the store gives it back."""
    reckoned = estimate(profile, knowledge, day.date())
    tips = rank_tips(profile, knowledge, reckoned, day.date())
    saved = Saved(
        id="a",
        day=day,
        low=str(reckoned.total.low),
        high=str(reckoned.total.high),
        text="",
        profile=profile.model_dump(mode="json", exclude_none=True),
        knowledge_version=knowledge.version,
        estimate=as_contract(reckoned, tips),
        figures=reckoned.figures,
        beside=beside(reckoned, tips),
    )
    return Saved.model_validate_json(saved.model_dump_json()), reckoned, tips


@pytest.mark.parametrize("facts", [*(one[0] for one in PEOPLE.values()), OPEN_ENDED])
def test_what_is_kept_comes_back_as_it_was(facts, knowledge, as_of):
    """In the same words, in each language: amounts, gates and how far away they are, tips."""
    profile = Profile.model_validate(facts)
    saved, reckoned, tips = kept_of(profile, knowledge, as_of)
    for lang in LANGUAGES:
        voice = Voice.of(lang, "SEK", knowledge, as_of.date())
        assert month_in_words(recalled(saved), profile, voice) == month_in_words(reckoned, profile, voice)
        assert tips_in_words(recalled_tips(saved, knowledge), voice) == tips_in_words(tips, voice)
    assert recalled_tips(saved, knowledge) == tuple(tips)
    assert as_contract(recalled(saved), tips) == as_contract(reckoned, tips)


def test_one_kept_by_an_older_tally_comes_back_without_what_it_lacks(knowledge, as_of):
    """Everything else is there."""
    profile = Profile.model_validate(PEOPLE["beginner"][0])
    saved, reckoned, _ = kept_of(profile, knowledge, as_of)
    older = json.loads(saved.model_dump_json())
    del older["beside"]
    back = recalled(Saved.model_validate(older))
    assert back.total == reckoned.total
    assert {one.if_open for one in back.streams} == {None}


def test_tip_that_has_no_words_any_more_is_left_out(knowledge, as_of):
    """The others keep their order."""
    saved, _, tips = kept_of(Profile.model_validate(PEOPLE["swede"][0]), knowledge, as_of)
    fewer = knowledge.model_copy(update={"tips": {k: v for k, v in knowledge.tips.items() if k != tips[0].id}})
    assert recalled_tips(saved, fewer) == tuple(tips[1:])
