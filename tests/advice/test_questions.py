"""The next question is the one that tells most, for this person."""

from datetime import date
from decimal import Decimal

from bot.advice.estimate import estimate
from bot.advice.payouts import Payout
from bot.advice.profile import Profile
from bot.advice.questions import ASKABLE, MOST_QUESTIONS, next_question, weigh
from bot.advice.readings import Readings
from knowledge.schema import Knowledge

READY = Profile.model_validate(
    {"residence": "US", "age": 25, "account_type": "personal", "followers": 30_000, "views_30d": 400_000}
)


def test_an_empty_profile_is_asked_for_what_decides_most(knowledge: Knowledge, today: date) -> None:
    """Views, followers or residence come first."""
    assert next_question(Profile(), knowledge, today) in {"views_30d", "followers", "residence"}
    assert next_question(Profile(language="sv"), knowledge, today) == "residence"


def test_two_people_are_asked_different_things(knowledge: Knowledge, today: date) -> None:
    """An American about the videos' length, a Swede about deals: no length opens Rewards in Sweden."""
    assert next_question(READY, knowledge, today) == "long_video_share"
    assert next_question(READY.having(residence="SE"), knowledge, today) == "brand_deals_per_month"


def test_the_qualified_share_is_asked_once_the_length_is_known(knowledge: Knowledge, today: date) -> None:
    """Then it is the widest of what is left."""
    assert next_question(READY.having(long_video_share="0.8"), knowledge, today) == "qualified_share"


def test_what_was_skipped_is_not_asked_again(knowledge: Knowledge, today: date) -> None:
    """Another question takes its place."""
    first = next_question(READY, knowledge, today)

    assert first is not None
    assert next_question(READY, knowledge, today, (first,)) not in {first, None}


def test_asking_ends(knowledge: Knowledge, today: date) -> None:
    """After a dozen, or when the rest would change next to nothing."""
    assert next_question(Profile(), knowledge, today, ASKABLE[:MOST_QUESTIONS]) is None
    nothing_left = READY.having(
        residence="SE",
        brand_deals_per_month=0,
        live_sessions_per_month=0,
        subscribers=0,
        series_sales_per_month=0,
        own_product_income=0,
    )
    assert next_question(nothing_left, knowledge, today) is None


def test_an_interview_of_skips_and_answers_ends_within_a_dozen(knowledge: Knowledge, today: date) -> None:
    """Nothing is asked twice."""
    asked: list[str] = []
    while (field := next_question(Profile(followers=Decimal(5_000)), knowledge, today, asked)) is not None:
        asked.append(field)

    assert len(asked) == len(set(asked)) <= MOST_QUESTIONS
    assert "followers" not in asked


def test_payouts_leave_less_to_ask_about_what_they_already_tell(knowledge: Knowledge, today: date) -> None:
    """What the views paid is known from them, so which of the views were paid hardly matters any more."""
    told = tuple(Payout(Decimal(200), f"2026-0{month}", Decimal(400_000)) for month in (1, 2, 3))
    readings = Readings(knowledge, today)
    before, after = (weigh(READY, readings, payouts=payouts) for payouts in ((), told))

    for field in ("long_video_share", "qualified_share"):
        assert after[field] < before[field] / 2
    assert next_question(READY, knowledge, today) == "long_video_share"
    assert next_question(READY, knowledge, today, payouts=told) != "long_video_share"


def test_an_estimate_names_the_next_question_in_the_light_of_the_payouts(knowledge: Knowledge, today: date) -> None:
    """The same one that the interview asks."""
    told = tuple(Payout(Decimal(200), f"2026-0{month}", Decimal(400_000)) for month in (1, 2, 3))
    reckoned = estimate(READY, knowledge, today, payouts=told)
    assert reckoned.next_question == next_question(READY, knowledge, today, payouts=told)
