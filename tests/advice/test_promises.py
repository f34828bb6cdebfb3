"""What holds for any profile, offer and payout, with the knowledge that Tally really has."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.advice.estimate import Estimate, as_contract, estimate
from bot.advice.goals import MOST_STREAMS, goal
from bot.advice.offers import VERDICTS, Offer, judge
from bot.advice.payouts import Payout, learn
from bot.advice.profile import Profile
from bot.advice.streams import NOT_FOR_MINORS
from bot.advice.tips import rank_tips
from bot.advice.whatif import what_if
from knowledge.load import load_knowledge
from knowledge.schema import Knowledge
from tests.advice.strategies import PAYS, amounts, counts, offers, payouts, profiles

TODAY = date(2026, 11, 22)
CENT = Decimal("0.01")
ORDER = [verdict for _, verdict in VERDICTS]
quick = settings(max_examples=50, deadline=None)
lists = st.lists(payouts(), max_size=4)


@pytest.fixture(scope="module")
def real() -> Knowledge:
    return load_knowledge()


def written(made: Estimate) -> str:
    return json.dumps(as_contract(made))


@quick
@given(profile=profiles, told=lists)
def test_an_estimate_keeps_its_promises(profile: Profile, told: list[Payout], real: Knowledge) -> None:
    """Ends in order, nothing from closed gates, a total between its largest part and the sum of the highs."""
    made = estimate(profile, real, TODAY, payouts=told)

    parts = [one for one in made.streams if one.eligible is not False and not one.conditional]
    for one in (*made.streams, made.total):
        assert 0 <= one.low <= one.likely <= one.high
    for one in made.streams:
        assert one.eligible is not False or one.high == 0
    if parts:
        assert made.total.high <= sum(one.high for one in parts) + CENT * len(parts)
        for end in ("low", "likely", "high"):
            assert getattr(made.total, end) >= max(getattr(one, end) for one in parts)


@quick
@given(profile=profiles, told=lists)
def test_the_same_gives_the_same_bytes(profile: Profile, told: list[Payout], real: Knowledge) -> None:
    """Again, and with the knowledge loaded anew; the order in which payouts were told does not matter."""
    again = Knowledge.model_validate(real.model_dump())

    assert written(estimate(profile, real, TODAY, payouts=told)) == written(
        estimate(profile, again, TODAY, payouts=told)
    )


@quick
@given(profile=profiles, told=lists, field=st.sampled_from(PAYS), more=st.integers(min_value=1, max_value=100))
def test_more_of_what_pays_never_lowers(
    profile: Profile, told: list[Payout], field: str, more: int, real: Knowledge
) -> None:
    """Neither the total nor any stream, with payouts or without."""
    have = getattr(profile, field) or Decimal(0)
    grown = min(Decimal(1), have + Decimal(more) / 100) if field.endswith("share") else have * 2 + more
    change = {field: grown}

    supposed = what_if(profile.having(**{field: have}), change, real, TODAY, told)
    anew = estimate(profile.having(**change), real, TODAY)

    taught = estimate(profile.having(**change), real, TODAY, payouts=told)
    plain = estimate(profile.having(**{field: have}), real, TODAY)
    for before, after in ((supposed.before, supposed.after), (plain, anew), (supposed.before, taught)):
        for was, becomes in zip((*before.streams, before.total), (*after.streams, after.total), strict=True):
            for end in ("low", "likely", "high"):
                assert getattr(becomes, end) >= getattr(was, end) - CENT


@quick
@given(profile=profiles, amount=st.integers(1, 20_000).map(Decimal))
def test_a_mix_really_reaches_its_goal(profile: Profile, amount: Decimal, real: Knowledge) -> None:
    """Estimated like any other profile, it brings what was promised, from at most three streams, none of them shut."""
    found = goal(amount, profile, real, TODAY)

    made = estimate(found.profile, real, TODAY)
    assert made.total == found.reaches
    assert found.reached == (made.total.likely >= amount)
    assert found.reaches.likely >= found.now.likely
    assert len(found.mix) <= MOST_STREAMS
    shut = {one.id for one in made.streams if one.eligible is False}
    assert not shut & {part.id for part in found.mix}
    for one in found.streams:
        assert one.needed is None or 0 < one.needed.low <= one.needed.likely <= one.needed.high


@quick
@given(profile=profiles, amount=st.integers(1, 20_000).map(Decimal))
def test_one_stream_alone_brings_the_whole_amount(profile: Profile, amount: Decimal, real: Knowledge) -> None:
    """With as many as are likely needed, an open stream's likely amount is the goal."""
    for one in goal(amount, profile, real, TODAY).streams:
        if one.needed is None or one.missing:
            continue
        made = estimate(profile.model_copy(update={one.field: one.needed.likely}), real, TODAY)
        assert next(stream for stream in made.streams if stream.id == one.id).likely >= amount - CENT


@quick
@given(offer=offers, profile=profiles, more=amounts)
def test_more_money_is_never_judged_lower(offer: Offer, profile: Profile, more: Decimal, real: Knowledge) -> None:
    """The verdict rises with the amount, and what is fair stays."""
    less, better = (judge(one, profile, real, TODAY) for one in (offer, replace(offer, amount=offer.amount + more)))

    assert less.fair == better.fair
    if less.verdict is None or better.verdict is None:
        assert less.missing[:2] == ("followers", "average_views")
        return
    assert ORDER.index(less.verdict) <= ORDER.index(better.verdict)
    for one in (less, better):
        assert one.counter is None or one.counter >= one.fair.low  # type: ignore[union-attr]


@quick
@given(
    offer=offers,
    profile=profiles,
    right=st.sampled_from(
        [
            {"paid_media": True},
            {"perpetual": True},
            {"exclusivity": True},
            {"rush": True},
            {"usage_months": Decimal(36)},
            {"exclusivity_months": Decimal(36)},
            {"deliverables": 6},
        ]
    ),
)
def test_more_rights_never_lower_the_fair_price(
    offer: Offer, profile: Profile, right: dict[str, object], real: Knowledge
) -> None:
    """Nor does another video."""
    fewer, more = (judge(one, profile, real, TODAY).fair for one in (offer, replace(offer, **right)))  # type: ignore[arg-type]

    assert (fewer is None) == (more is None)
    if fewer is not None and more is not None:
        assert fewer.low <= fewer.likely <= fewer.high
        assert more.low >= fewer.low - CENT
        assert more.likely >= fewer.likely - CENT
        assert more.high >= fewer.high - CENT


@quick
@given(profile=profiles, told=st.lists(payouts(), min_size=1, max_size=5, unique_by=lambda one: one.month))
def test_payouts_narrow(profile: Profile, told: list[Payout], real: Knowledge) -> None:
    """Each one more makes the rate no wider, and never as sure as to leave out a month's swing."""
    assume(profile.long_video_share != 0 and profile.qualified_share != 0)
    width = None
    for at in range(1, len(told) + 1):
        own = learn(told[:at], real, TODAY, profile)
        assert own is not None
        now = own.per_1000.high / own.per_1000.low
        assert width is None or now <= width * (1 + 1e-9)
        width = now
    assert width is not None
    assert width > 1


@quick
@given(per_1000=st.decimals("0.02", "5", places=2), seen=counts.filter(lambda views: views > 1000))
def test_payouts_move_towards_what_was_paid(per_1000: Decimal, seen: int, real: Knowledge) -> None:
    """The rate lies between everybody's and what the payout says; more of the same move it further."""
    once = learn([_paid(per_1000, seen, 1)], real, TODAY)
    often = learn([_paid(per_1000, seen, month) for month in range(1, 7)], real, TODAY)

    assert once is not None
    assert often is not None
    apart = [abs(float(per_1000) / own.per_1000.likely - 1) for own in (once, often)]
    assert apart[1] <= apart[0] + 1e-9
    assert often.per_1000.low <= float(per_1000) * 1.5
    assert often.per_1000.high >= float(per_1000) / 1.5


def _paid(per_1000: Decimal, seen: int, month: int) -> Payout:
    return Payout(per_1000 * seen / 1000, f"2026-{month:02}", Decimal(seen))


@quick
@given(profile=profiles, told=lists, supposed=profiles)
def test_a_minor_sees_no_amount_anywhere(
    profile: Profile, told: list[Payout], supposed: Profile, real: Knowledge
) -> None:
    """Not for Rewards, gifts or subscriptions: in estimates, goals, what-if or tips."""
    minor = profile.having(age=15)
    others = {name: getattr(supposed, name) for name in supposed.told() if name != "age"}
    asked = what_if(minor, others, real, TODAY, told)

    for made in (asked.before, asked.after):
        for one in made.streams:
            if one.id in NOT_FOR_MINORS:
                assert (one.eligible, one.high, one.if_open) == (False, 0, None)
        assert made.payouts_used == 0
    found = goal(Decimal(1000), minor, real, TODAY, tuple(told))
    assert not NOT_FOR_MINORS & {part.id for part in found.mix}
    assert all(one.needed is None for one in found.streams if one.id in NOT_FOR_MINORS)
    for worth in rank_tips(minor, real, asked.before, TODAY, most=99, payouts=told):
        assert real.tips[worth.id].stream not in NOT_FOR_MINORS


@quick
@given(profile=profiles, supposed=profiles, told=lists)
def test_a_difference_is_explained(profile: Profile, supposed: Profile, told: list[Payout], real: Knowledge) -> None:
    """Where the total moved, a stream, a field that really changed and figures are named."""
    changes = {name: getattr(supposed, name) for name in supposed.told()}
    asked = what_if(profile, changes, real, TODAY, told)

    assert asked.changed == tuple(name for name in changes if getattr(profile, name) != changes[name])
    moved = [a for a, b in zip(asked.before.streams, asked.after.streams, strict=True) if abs(a.likely - b.likely) > 1]
    if asked.before.total != asked.after.total and moved:
        assert asked.reason.kind != "nothing"
        assert asked.reason.field in asked.changed
