"""What-ifs and goals in words: before and after with the reason, and what an amount takes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.advice.eligibility import Missing
from bot.advice.estimate import Estimate, StreamEstimate
from bot.advice.goals import Goal, MixPart, StreamGoal
from bot.advice.whatif import WhatIf
from bot.wording import formats
from bot.wording.catalogue import catalogue, summary_line
from bot.wording.figures import rate_note
from bot.wording.summary import facts, gate_in_words
from bot.wording.voice import Html, Voice
from knowledge.range import Range

UNSOLD = "own_products"
"""Own products have no rate: how many it takes can't be said."""


def what_if_in_words(what: WhatIf, voice: Voice) -> str:
    """The new range beside the old one, and the difference in one sentence."""
    if not what.changed:
        return _line("if_same", voice, {})
    supposed = facts({name: getattr(what.profile, name) for name in what.changed}, voice)
    return "\n".join(
        [_total("if_after", what.after, {"facts": supposed}, voice), _before(what, voice), _reason(what, voice)]
    )


def _before(what: WhatIf, voice: Voice) -> str:
    return _total("if_before", what.before, {}, voice)


def _total(key: str, estimate: Estimate, told: Mapping[str, object], voice: Voice) -> str:
    total = estimate.total
    if total.high == 0:
        return _line(f"{key}_nothing", voice, {"zero": total.high, **told})
    return _line(key, voice, {"band": total, "likely": total.likely, **told})


def _reason(what: WhatIf, voice: Voice) -> str:
    reason = what.reason
    if reason.stream is None:
        sure_now = set(what.before.assumes) & set(what.changed) - set(what.after.assumes)
        return _line("why_assumed" if sure_now else "why_nothing", voice, {})
    was, becomes = (_stream(one, reason.stream) for one in (what.before, what.after))
    told: dict[str, object] = {
        "stream": summary_line(f"stream_{reason.stream}", voice.lang),
        "per": f" {summary_line(f'per_{reason.stream}', voice.lang)}" if reason.outside else "",
        "before": was.likely,
        "after": becomes,
        "after_likely": becomes.likely,
        "direction": catalogue("planning")["better" if becomes.likely > was.likely else "worse"].within(voice.lang),
        "reason": Html(" ".join(gate_in_words(one, voice) for one in becomes.missing)),
    }
    key = "why_nothing_gate" if reason.kind == "nothing" else f"why_{reason.kind}"
    if reason.kind == "share" and reason.stream == "creator_rewards":
        key = "why_share_up" if becomes.likely > was.likely else "why_share_down"
    if reason.kind == "gate_opened" and becomes.high == 0:
        key = "why_nothing"
    said = _line(key, voice, told).strip()
    return f"{said} {_line('why_outside', voice, {})}" if reason.outside and key != "why_nothing" else said


def _stream(estimate: Estimate, stream: str) -> StreamEstimate:
    return next(one for one in estimate.streams if one.id == stream)


def goal_in_words(
    goal: Goal, amount: Decimal, currency: str, told: int, supposed: Mapping[str, object], voice: Voice
) -> str:
    """The amount, where the person stands, the easiest mix, and each way alone."""
    voice = voice.within(currency)
    head = [_line("goal_title", voice, {"amount": formats.money(amount, currency, voice.lang)})]
    if supposed:
        head.append(_line("goal_supposed", voice, {"facts": facts(supposed, voice)}))
    elif told and goal.now.high > 0:
        head.append(_line("goal_now", voice, {"band": goal.now}))
    foot = "\n".join([_line("goal_not_a_promise", voice, {}), *rate_note(voice)])
    blocks = ["\n".join(head), _mix(goal, told, voice), _alone(goal, voice), foot]
    return "\n\n".join(block for block in blocks if block)


def _mix(goal: Goal, told: int, voice: Voice) -> str:
    if not goal.mix:
        return _line("goal_there", voice, {}) if goal.reached and goal.amount > 0 else ""
    lines = [_line("goal_mix" if told else "goal_mix_unknown", voice, {})]
    lines += [_part(part, voice) for part in goal.mix]
    lines.append(_line("goal_together", voice, {"band": goal.reaches, "likely": goal.reaches.likely}))
    if not goal.reached:
        lines.append(_line("goal_not_reached", voice, {}))
    return "\n".join(lines)


def _part(part: MixPart, voice: Voice) -> str:
    what = _line(f"more_{part.field}", voice, {"to": part.to, "have": part.have})
    return _line("goal_part", voice, {"what": Html(what), "band": part.brings})


def _alone(goal: Goal, voice: Voice) -> str:
    """Each way that is open; those that nothing opens come last, one line for those with the same reason."""
    lines = [said for stream in goal.streams if stream.id != UNSOLD and (said := _way(stream, voice))]
    closed: dict[str, list[str]] = {}
    for stream in goal.streams:
        if stream.needed is None and stream.eligible is False:
            closed.setdefault(_reasons(stream, voice), []).append(summary_line(f"stream_{stream.id}", voice.lang))
    for reason, names in closed.items():
        told = {"stream": Html(formats.listed(names, voice.lang)), "reason": Html(reason)}
        lines.append(_line("goal_closed", voice, told))
    return "\n".join([_line("goal_alone", voice, {}), *lines]) if lines else ""


def _way(stream: StreamGoal, voice: Voice) -> str:
    """How much of one thing alone; nothing where a gate is shut for good, or where it can't be priced."""
    if stream.needed is None:
        return ""
    need = Range(_rounded(stream.needed.low), _rounded(stream.needed.high))
    what = Html(_line(f"need_{stream.field}", voice, {"need": need}))
    if reason := _reasons(stream, voice):
        what = Html(_line("goal_gated", voice, {"what": what, "reason": Html(reason)}))
    return _line("goal_stream", voice, {"stream": summary_line(f"stream_{stream.id}", voice.lang), "what": what})


def _reasons(stream: StreamGoal, voice: Voice) -> str:
    return " ".join(gate_in_words(one, voice) for one in _others(stream))


def _rounded(quantity: Decimal) -> Decimal:
    """To two digits from a hundred on: more would say that we know."""
    digits = quantity.adjusted() - 1
    return quantity if digits < 1 else (quantity.scaleb(-digits).to_integral_value() * 10**digits)


def _others(stream: StreamGoal) -> list[Missing]:
    """Gates besides the one of the very field that is asked for."""
    return [one for one in stream.missing if one.gate != stream.field]


def _line(key: str, voice: Voice, told: Mapping[str, Any]) -> str:
    return voice.fill(catalogue("planning")[key].within(voice.lang), told)
