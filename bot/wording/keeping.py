"""Saved estimates in words: opened, compared side by side, over time; and the texts that pictures follow.

Knows how a kept estimate is read. Amounts of one that was opened stay in the words of its day; elsewhere they are
said in today's language and currency.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.advice.eligibility import GateCheck, Missing
from bot.advice.profile import Profile
from bot.dialogue.session import Saved, Shared
from bot.wording import formats
from bot.wording.catalogue import catalogue, label, summary_line
from bot.wording.summary import MOST_SOURCES, facts, gate_in_words, month_in_words, tips_in_words
from bot.wording.voice import Html, Voice
from knowledge.schema import STREAMS

Told = Mapping[str, Any]
MINE = ("kept_", "pic_", "rates", "name_")
CENT = Decimal("0.01")


@dataclass(frozen=True)
class _Kept:
    """A stream or the total of a kept estimate. `counts` where it is part of the month."""

    low: Decimal
    likely: Decimal
    high: Decimal
    closed: bool = False
    counts: bool = True


def kept_in_words(key: str, values: Told, voice: Voice) -> str:
    """One of the lines whose keys begin as in `MINE`."""
    match key:
        case "kept_opened":
            return opened(values["saved"], voice)
        case "kept_compared":
            return compared(values["first"], values["second"], voice)
        case "kept_delete" | "kept_file":
            kept: Saved = values["saved"]
            total = _total(kept)
            told = {"title": title(kept, voice), "band": total, "likely": total.likely}
            kind = label(f"file_{values['kind']}", voice.lang) if "kind" in values else ""
            return _line(key, voice, {**told, "kind": kind})
        case "pic_card":
            words = month_in_words(values["estimate"], values["profile"], of_its_day(values["kept"], voice))
            return "\n\n".join([words, *_note("kept_drawn", values["kept"], voice)])
        case "pic_movers":
            words = _movers(values, of_its_day(values["kept"], voice))
            return "\n\n".join([words, *_note("kept_drawn", values["kept"], voice)])
        case "pic_gates":
            return "\n\n".join([_gates(values["checks"], voice), *_note("kept_gates", values["kept"], voice)])
        case "rates":
            return "\n\n".join([_line(key, voice, values), *_note("kept_rates", values["kept"], voice)])
        case "kept_shared":
            return shared_in_words(values["shared"], values["sources"], voice)
        case "kept_shared_seen":
            return "\n\n".join([_line(key, voice, {}), shared_in_words(values["shared"], values["sources"], voice)])
        case "pic_history":
            lines = (
                _line("pic_history_line", voice, {"title": title(one, voice), "band": _total(one)})
                for one in values["saved"]
            )
            return "\n".join([_line(key, voice, {}), *lines])
    return _line(key, voice, values)


def of_its_day(kept: Saved | None, voice: Voice) -> Voice:
    """The same voice on the day of a kept estimate, at that day's exchange rate."""
    return voice if kept is None else Voice.of(voice.lang, voice.rate.currency, voice.knowledge, kept.day.date())


def is_earlier(kept: Saved, voice: Voice) -> bool:
    """Whether it was reckoned on another day, or with other figures than those that are known now."""
    return kept.day.date() != voice.today or kept.knowledge_version != voice.knowledge.version


def isolated(name: str) -> str:
    """A name that is read from right to left leaves the words around it where they are."""
    return f"\u2068{name}\u2069" if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name) else name


def _note(key: str, kept: Saved | None, voice: Voice) -> list[str]:
    """Which day's figures a picture of a kept estimate shows. One of today needs no note."""
    if kept is None or not is_earlier(kept, voice):
        return []
    return [_line(key, voice, {"day": kept.day.date()})]


def shared_in_words(shared: Shared, sources: Sequence[str], voice: Voice) -> str:
    """What others see: the month, the streams that pay, where the figures come from."""
    told = {"day": shared.day.date(), "band": shared.total[::2], "likely": Decimal(shared.total[1])}
    paying = [one for one in STREAMS if one in shared.streams]
    lines = [_line("kept_shared_line", voice, _share_of(one, shared, voice)) for one in paying]
    known = voice.knowledge.sources
    best_first = sorted((known[sid] for sid in sources if sid in known), key=lambda source: source.authority)
    titles = list(dict.fromkeys(source.title for source in best_first))
    named = [_line("kept_shared_sources", voice, {"titles": "; ".join(titles[:MOST_SOURCES])})] if titles else []
    return "\n".join([_line("kept_shared", voice, told), *lines, "", *named, _line("kept_shared_foot", voice, told)])


def _share_of(stream: str, shared: Shared, voice: Voice) -> Told:
    return {"name": summary_line(f"stream_{stream}", voice.lang), "band": shared.streams[stream][::2]}


def title(kept: Saved, voice: Voice) -> Html:
    """Its day, with its name where it has one."""
    key = "kept_named_day" if kept.name else "kept_day" if kept.nth == 1 else "kept_day_again"
    return Html(_line(key, voice, {"name": isolated(kept.name or ""), "day": kept.day.date(), "nth": kept.nth}))


def opened(kept: Saved, voice: Voice) -> str:
    """As it was said on its day."""
    heading = [_line("kept_heading", voice, {"name": isolated(kept.name)})] if kept.name else []
    since = [] if kept.knowledge_version == voice.knowledge.version else [_line("kept_since", voice, {})]
    return "\n\n".join([*heading, kept.text, *since])


def compared(first: Saved, second: Saved, voice: Voice) -> str:
    """Total and streams before and after with the difference, and what was told differently."""
    head = _line("kept_compared", voice, {"first": title(first, voice), "second": title(second, voice)})
    was, becomes = _total(first), _total(second)
    told = {"first": was, "second": becomes, "difference": Html(_difference(was, becomes, voice))}
    blocks = [head, "\n".join([_line("kept_total", voice, told), *_streams(first, second, voice)])]
    blocks.append(_inputs(first, second, voice))
    if first.knowledge_version != second.knowledge_version:
        blocks.append(_line("kept_other_figures", voice, {}))
    return "\n\n".join(blocks)


def _streams(first: Saved, second: Saved, voice: Voice) -> list[str]:
    lines, neither = [], []
    for stream in STREAMS:
        name = summary_line(f"stream_{stream}", voice.lang)
        was, becomes = _stream(first, stream), _stream(second, stream)
        if _brings_nothing(was) and _brings_nothing(becomes):
            neither.append(name)
            continue
        told = {"name": name, "first": Html(_amount(was, voice)), "second": Html(_amount(becomes, voice))}
        told["difference"] = Html(_difference(was, becomes, voice))
        comparable = all(one.counts or one.closed for one in (was, becomes))
        lines.append(_line("kept_stream_differs" if comparable else "kept_stream", voice, told))
    if neither:
        lines.append(_line("kept_neither", voice, {"names": formats.listed(neither, voice.lang)}))
    return lines


def _brings_nothing(one: _Kept) -> bool:
    return one.closed or not one.counts or one.high == 0


def _amount(one: _Kept, voice: Voice) -> str:
    if one.closed:
        return _line("kept_closed", voice, {})
    return _line("kept_band", voice, {"band": one}) if one.counts else _line("kept_not_counted", voice, {})


def _difference(was: _Kept, becomes: _Kept, voice: Voice) -> str:
    """Of the likely values: those of the ends would say that we know more than we do."""
    more = becomes.likely - was.likely
    if abs(more) < CENT:
        return _line("kept_equal", voice, {})
    return _line("kept_more" if more > 0 else "kept_less", voice, {"amount": abs(more)})


def _inputs(first: Saved, second: Saved, voice: Voice) -> str:
    was, becomes = Profile.model_validate(first.profile), Profile.model_validate(second.profile)
    differing = [
        field
        for field in Profile.model_fields
        if field not in ("language", "currency") and getattr(was, field) != getattr(becomes, field)
    ]
    if not differing:
        return _line("kept_same_inputs", voice, {})
    lines = [
        _line("kept_input", voice, {"first": _fact(was, field, voice), "second": _fact(becomes, field, voice)})
        for field in differing
    ]
    return "\n".join([_line("kept_inputs", voice, {}), *lines])


def _fact(profile: Profile, field: str, voice: Voice) -> Html:
    value = getattr(profile, field)
    return Html(_line("kept_untold", voice, {})) if value is None else facts({field: value}, voice)


def _movers(values: Told, voice: Voice) -> str:
    if not values["tips"]:
        return _line("pic_movers_none", voice, {})
    head = _line("pic_movers", voice, {"band": values["estimate"].total})
    return "\n".join([head, *tips_in_words(values["tips"], voice), _line("pic_movers_foot", voice, {})])


def _gates(checks: Mapping[str, GateCheck], voice: Voice) -> str:
    opened = Decimal(sum(one.eligible is True for one in checks.values()))
    order = sorted(checks, key=lambda pid: ({True: 0, None: 1, False: 2}[checks[pid].eligible], pid))
    head = _line("pic_gates", voice, {"open": opened, "all": Decimal(len(checks))})
    return "\n".join([head, *(_gate(pid, checks[pid], voice) for pid in order)])


def _gate(pid: str, one: GateCheck, voice: Voice) -> str:
    words = voice.knowledge.programmes[pid].name.within(voice.lang)
    name = words[:1].upper() + words[1:]
    if one.eligible:
        return _line("pic_gate_open", voice, {"name": name})
    if one.eligible is None:
        fields = formats.listed((_line(f"gate_field_{field}", voice, {}) for field in one.unknown), voice.lang)
        return _line("pic_gate_unknown", voice, {"name": name, "fields": fields})
    reason = Html(" ".join(_why(miss, voice) for miss in one.missing))
    return _line("pic_gate_closed", voice, {"name": name, "reason": reason})


def _why(missing: Missing, voice: Voice) -> str:
    """Where it is the country, in few words: a list of all that are open would hide the other programmes."""
    if missing.gate == "residence":
        return _line("pic_gate_residence", voice, {"have": missing.have})
    return gate_in_words(missing, voice)


def _total(kept: Saved) -> _Kept:
    likely = kept.estimate.get("total", {}).get("likely", kept.low)
    return _Kept(Decimal(kept.low), Decimal(str(likely)), Decimal(kept.high))


def _stream(kept: Saved, stream: str) -> _Kept:
    told = next((one for one in kept.estimate.get("streams", ()) if one["id"] == stream), None)
    if told is None:
        return _Kept(Decimal(0), Decimal(0), Decimal(0), counts=False)
    low, likely, high = (Decimal(str(told[end] or 0)) for end in ("low", "likely", "high"))
    return _Kept(low, likely, high, closed=told["eligible"] is False, counts=not told["if"])


def _line(key: str, voice: Voice, told: Told) -> str:
    return voice.fill(catalogue("keeping")[key].within(voice.lang), told)
