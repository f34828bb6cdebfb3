"""Figures in words: inside an answer's prose, and as the list of sources behind it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from html import escape

from bot.wording import formats
from bot.wording.catalogue import line
from bot.wording.voice import Html, Voice
from knowledge.placeholders import PLACEHOLDER, Reference, reference
from knowledge.range import Range
from knowledge.schema import Figure, Unit, Value

MOST_SOURCES = 3
MOST_CLAIMS = 6
MOST_FIGURES = 4


def prose(text: str, voice: Voice) -> str:
    """An answer with its figures filled in. The text is the editors' and may hold HTML."""
    return PLACEHOLDER.sub(lambda found: escape(_value_of(reference(found[1]), voice), quote=False), text.strip())


def age_note(figures: Iterable[str], voice: Voice) -> tuple[str, ...]:
    """When the figure longest unchecked was last looked at, where a review of it is overdue; nothing otherwise."""
    known = (voice.knowledge.figures[fid] for fid in figures if fid in voice.knowledge.figures)
    overdue = [figure for figure in known if figure.freshness(voice.today) != "fresh"]
    if not overdue:
        return ()
    old = any(figure.freshness(voice.today) == "old" for figure in overdue)
    day = min(figure.last_checked for figure in overdue)
    return (voice.fill(line("old_figure" if old else "stale_figure", voice.lang), {"day": day}),)


def rate_note(voice: Voice) -> tuple[str, ...]:
    """The dated rate, where amounts are not in dollars."""
    if voice.rate.currency == "USD":
        return ()
    per = formats.count(voice.rate.per_dollar, voice.lang)
    told = {"rate": per, "currency": voice.rate.currency, "day": voice.rate.since}
    return (voice.fill(line("quick_rate", voice.lang), told),)


def _value_of(ref: Reference, voice: Voice) -> str:
    if ref.aspect == "since":
        since = _since(ref.id, voice)
        return formats.day(since, voice.lang) if since else ""
    figure = voice.knowledge.figures[ref.id]
    value = figure.on(voice.today)
    if ref.aspect == "countries":
        return voice.countries(value.countries)
    if ref.aspect == "value":
        return figure_value(figure, value, voice)
    end: Decimal | None = getattr(value, ref.aspect)
    return said_in_unit(end, end, figure.unit, voice) if end is not None else figure_value(figure, value, voice)


def _since(name: str, voice: Voice) -> date | None:
    """The day that a programme opened or closed, or from which a figure has been what it is."""
    if name in voice.knowledge.figures:
        return voice.knowledge.figures[name].on(voice.today).valid_from
    return voice.knowledge.programmes[name].since


def figure_value(figure: Figure, value: Value, voice: Voice) -> str:
    """The figure's range, or its one value, in its unit. Money is said in its own currency, never converted."""
    if value.low is None and value.likely is None:
        return voice.countries(value.countries)
    low = value.low if value.low is not None else value.likely
    high = value.high if value.high is not None else value.likely
    return said_in_unit(low, high if high is not None else low, figure.unit, voice)


def said_in_unit(low: Decimal | None, high: Decimal | None, unit: Unit, voice: Voice) -> str:
    low = low if low is not None else high
    if low is None or high is None:
        return ""
    if unit.startswith(("usd", "sek", "nok")):
        return formats.money_range(low, high, unit[:3].upper(), voice.lang, exact=True)
    told = low if low == high else Range(low, high)
    return formats.percent(told, voice.lang) if unit == "share" else formats.count(told, voice.lang)


def sources(figures: Sequence[str], more: Sequence[str], voice: Voice) -> str:
    """Each figure with its value, the day it was checked, its sources by authority, and who disagrees."""
    known = voice.knowledge
    blocks = [line("sources_heading", voice.lang)]
    blocks += [_figure_block(fid, voice) for fid in figures[:MOST_FIGURES] if fid in known.figures]
    loose = [source_line(sid, voice) for sid in more if sid in known.sources]
    if loose:
        blocks.append("\n".join(loose))
    return "\n\n".join(blocks)


def figure_line(fid: str, voice: Voice) -> str:
    """What one figure is, and its value."""
    return voice.fill(line("figure_named", voice.lang), _said(fid, voice))


def _said(fid: str, voice: Voice) -> dict[str, object]:
    figure = voice.knowledge.figures[fid]
    what = figure.what.within(voice.lang)
    value = Html(escape(figure_value(figure, figure.on(voice.today), voice), quote=False))
    return {"what": what[:1].upper() + what[1:], "value": value}


def _figure_block(fid: str, voice: Voice) -> str:
    figure = voice.knowledge.figures[fid]
    value = figure.on(voice.today)
    head = voice.fill(line("source_figure", voice.lang), {**_said(fid, voice), "day": figure.last_checked})
    lines = [head, *(source_line(sid, voice) for sid in value.sources[:MOST_SOURCES])]
    lines += _disagreement(figure, voice)
    return "\n".join(lines)


def _disagreement(figure: Figure, voice: Voice) -> list[str]:
    """What sources say that disagree, a line for each amount with who says so."""
    said: dict[str, list[str]] = {}
    for claim in figure.claims:
        amount = said_in_unit(claim.low, claim.high, figure.unit, voice)
        if amount:
            said.setdefault(amount, []).append(_titled(claim.source, voice))
    if len(said) < 2:
        return []
    lines = [f"  {escape(amount, quote=False)}: {'; '.join(titles[:2])}" for amount, titles in said.items()]
    return [line("claims_heading", voice.lang), *lines[:MOST_CLAIMS]]


def source_line(sid: str, voice: Voice) -> str:
    source = voice.knowledge.sources[sid]
    return f"• {_titled(sid, voice)} ({line(f'authority_{source.authority}', voice.lang)})"


def _titled(sid: str, voice: Voice) -> str:
    source = voice.knowledge.sources[sid]
    if source.published is None:
        return escape(source.title, quote=False)
    values = {"title": source.title, "day": source.published}
    return voice.fill(line("source_published", voice.lang), values)
