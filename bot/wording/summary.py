"""The estimate as a message that stands alone: date, range, streams, gates, tips, inputs, assumptions, sources."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.advice.eligibility import Missing
from bot.advice.estimate import Estimate, StreamEstimate
from bot.advice.profile import Profile
from bot.advice.tips import TipWorth
from bot.wording import formats
from bot.wording.catalogue import catalogue, line, summary_line
from bot.wording.figures import age_note
from bot.wording.voice import Html, Voice
from knowledge.schema import Source

MOST_SOURCES = 6
ADULT_GATES = ("creator_rewards", "live_gifts", "live_subscriptions")


def summary(estimate: Estimate, tips: Sequence[TipWorth], profile: Profile, voice: Voice) -> str:
    """All of it, most important first."""
    blocks = [_head(estimate, voice), _streams(estimate, profile, voice), _tips(tips, voice)]
    blocks += [_inputs(profile, voice), _assumed(estimate, voice), _foot(estimate, voice)]
    return "\n\n".join(block for block in blocks if block)


def month_in_words(estimate: Estimate, profile: Profile, voice: Voice) -> str:
    """The month's range and each way of earning, without the rest."""
    return "\n\n".join([_head(estimate, voice), _streams(estimate, profile, voice)])


def facts(told: Mapping[str, object], voice: Voice) -> Html:
    """ "12,000 followers, viewers in the US 80%": profile facts in a row. A field without a value is only named."""
    said = []
    for field, value in told.items():
        key = f"field_{field}"
        if key not in catalogue("interview"):
            continue
        text = line(key, voice.lang)
        told_value = _in_tenths(value) if field.endswith("_per_month") else value
        said.append(voice.fill(text, {"value": told_value}) if value is not None else _named(text))
    return Html(", ".join(said))


def _in_tenths(value: object) -> object:
    """Three a week are 12.9 a month to a reader."""
    return round(value, 1).normalize() if isinstance(value, Decimal) and value % 1 else value


def _named(text: str) -> str:
    """The words of a fact without its value."""
    return " ".join(re.sub(r"\{value:plural\|[^|]*\|([^}]*)\}", r"\1", re.sub(r"\{value:\w+\}", "", text)).split())


def _head(estimate: Estimate, voice: Voice) -> str:
    lines = [voice.fill(summary_line("title", voice.lang), {"day": voice.today})]
    total = estimate.total
    if total.high == 0:
        return "\n".join([*lines, summary_line("total_nothing", voice.lang)])
    lines.append(voice.fill(summary_line("total", voice.lang), {"band": total, "likely": total.likely}))
    lines.append(summary_line("chance", voice.lang))
    if estimate.payouts_used:
        lines.append(voice.fill(summary_line("own_payouts", voice.lang), {"count": estimate.payouts_used}))
    return "\n".join(lines)


def _streams(estimate: Estimate, profile: Profile, voice: Voice) -> str:
    lines = [summary_line("streams", voice.lang)]
    minor = isinstance(profile.age, Decimal) and any(
        one.id in ADULT_GATES and any(gate.gate == "age" for gate in one.missing) for one in estimate.streams
    )
    closed: dict[str, list[str]] = {}
    for one in sorted(estimate.streams, key=_order):
        if one.eligible is False and not _shows_if_open(one):
            closed.setdefault(_reason(one, voice), []).append(summary_line(f"stream_{one.id}", voice.lang))
        else:
            lines += _stream(one, profile, voice)
    lines += [_closed(names, reason, voice) for reason, names in closed.items()]
    if minor:
        lines += ["", summary_line("minor", voice.lang)]
    return "\n".join(lines)


def _order(one: StreamEstimate) -> tuple[int, Decimal]:
    """Paying streams by size, then those that could be started, then closed ones."""
    if one.eligible is False:
        return (2, Decimal(0))
    return (1 if one.conditional else 0, -one.likely)


def _stream(one: StreamEstimate, profile: Profile, voice: Voice) -> list[str]:
    name = summary_line(f"stream_{one.id}", voice.lang)
    if one.eligible is False:
        per = summary_line(f"per_{one.id}", voice.lang) if one.conditional else ""
        key = "stream_if_open_each" if one.conditional else "stream_if_open"
        if_open = voice.fill(summary_line(key, voice.lang), {"band": one.if_open, "per": per})
        return [_closed([name], _reason(one, voice), voice), if_open]
    if one.high == 0:
        return [_unpriced(one, name, profile, voice)]
    key = "stream_if" if one.conditional else "stream_line"
    per = summary_line(f"per_{one.id}", voice.lang)
    return [voice.fill(summary_line(key, voice.lang), {"name": name, "band": one, "per": per})]


def _shows_if_open(one: StreamEstimate) -> bool:
    within_reach = all(missing.gate != "residence" for missing in one.missing)
    return within_reach and one.if_open is not None and one.if_open.high > 0


def _reason(one: StreamEstimate, voice: Voice) -> str:
    return " ".join(gate_in_words(missing, voice) for missing in one.missing)


def _closed(names: Sequence[str], reason: str, voice: Voice) -> str:
    """One line for the streams that the same thing closes."""
    told = {"name": Html(formats.listed(names, voice.lang)), "zero": Decimal(0), "reason": Html(reason)}
    return voice.fill(summary_line("stream_closed", voice.lang), told)


def _unpriced(one: StreamEstimate, name: str, profile: Profile, voice: Voice) -> str:
    needed = {"creator_rewards": "views_30d", "brand_deals": "followers"}.get(one.id)
    if needed and getattr(profile, needed) is None:
        field = summary_line(f"untold_{needed}", voice.lang)
        return voice.fill(summary_line("stream_untold", voice.lang), {"name": name, "field": field})
    return voice.fill(summary_line("stream_none", voice.lang), {"name": name, "zero": Decimal(0)})


def gate_in_words(missing: Missing, voice: Voice) -> str:
    """Why a gate is closed, and how far away it is."""
    told = {"need": missing.need, "have": missing.have, "short": missing.short_by}
    return voice.fill(summary_line(f"gate_{missing.gate}", voice.lang), told)


def _tips(tips: Sequence[TipWorth], voice: Voice) -> str:
    if not tips:
        return ""
    return "\n".join([summary_line("tips", voice.lang), *tips_in_words(tips, voice)])


def tips_in_words(tips: Sequence[TipWorth], voice: Voice) -> list[str]:
    """A line each, numbered."""
    lines = []
    for rank, worth in enumerate(tips, start=1):
        tip = voice.knowledge.tips[worth.id]
        key = "tip_plain" if worth.high is None or worth.high == 0 else "tip_line"
        told = {"rank": rank, "title": tip.title.within(voice.lang), "band": worth}
        lines.append(voice.fill(summary_line(key, voice.lang), told))
    return lines


def _inputs(profile: Profile, voice: Voice) -> str:
    told = {field: getattr(profile, field) for field in profile.told() if field not in ("language", "currency")}
    said = facts(told, voice)
    return f"{summary_line('inputs', voice.lang)}: {said}." if said else ""


def _assumed(estimate: Estimate, voice: Voice) -> str:
    known = [field for field in estimate.assumes if f"assumes_{field}" in catalogue("summary")]
    if not known:
        return ""
    fields = formats.listed((summary_line(f"assumes_{field}", voice.lang) for field in known), voice.lang)
    return voice.fill(summary_line("assumed", voice.lang), {"fields": fields}) + "."


def _foot(estimate: Estimate, voice: Voice) -> str:
    known = voice.knowledge
    best_first = sorted((known.sources[sid] for sid in estimate.sources if sid in known.sources), key=_authority)
    titles = list(dict.fromkeys(source.title for source in best_first))
    checked = [known.figures[fid].last_checked for fid in estimate.figures if fid in known.figures]
    lines = []
    if titles:
        said = "; ".join(titles[:MOST_SOURCES])
        lines.append(voice.fill(summary_line("sources", voice.lang), {"titles": said}))
    if checked:
        note = age_note(estimate.figures, voice)
        lines += note or [voice.fill(summary_line("checked", voice.lang), {"day": min(checked)})]
    return "\n".join(lines)


def _authority(source: Source) -> str:
    """Official pages first; the sort keeps the order of the figures within a class."""
    return source.authority
