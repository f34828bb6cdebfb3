"""Reported payouts in words: the amount as it was told, in its own currency, and what it is per 1,000 views.

Knows formats. Does not know what is kept or learnt.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.dialogue.session import PaidOut
from bot.wording import formats
from bot.wording.catalogue import line
from bot.wording.voice import Voice

CENT = Decimal("0.01")
TEN_CENTS = 10 * CENT
HUNDREDTH_OF_A_CENT = Decimal("0.0001")


def payout_in_words(key: str, values: Mapping[str, Any], voice: Voice) -> str:
    """A line about payouts, whichever it is."""
    match key:
        case "payout_confirm":
            return _confirm(values, voice)
        case "payout_saved":
            instead = "payout_saved" if values["before"] is None else "payout_saved_instead"
            return voice.fill(line(instead, voice.lang), _told(values["paid"], voice) | _before(values, voice))
        case "payout_learned" | "payout_learned_qualified":
            shown = voice.within(values["shown"])
            return _capital(shown.fill(line(key, voice.lang), values))
        case "payouts":
            return _listed(values, voice)
        case "payouts_confirm":
            return _confirm_several(values, voice)
        case "payouts_mend":
            return _capital(voice.fill(line(key, voice.lang), values))
        case "payout_removed" | "payout_restored":
            return voice.fill(line(key, voice.lang), _told(values["paid"], voice))
        case "payout_bad_rate":
            amount = _money(values["amount"], values["currency"], voice)
            return voice.fill(line(key, voice.lang), {**values, "amount": amount})
    return _capital(voice.fill(line(key, voice.lang), values))


def _confirm(values: Mapping[str, Any], voice: Voice) -> str:
    asked = line(_of_views("payout_confirm", values["paid"]), voice.lang)
    said = voice.fill(asked, _told(values["paid"], voice))
    if values["before"] is None:
        return said
    return f"{voice.fill(line('payout_replaces', voice.lang), _before(values, voice))}\n{said}"


def _before(values: Mapping[str, Any], voice: Voice) -> dict[str, object]:
    before: PaidOut | None = values["before"]
    return {} if before is None else {"before": _money(before.amount, before.currency, voice)}


def _listed(values: Mapping[str, Any], voice: Voice) -> str:
    lines = [line("payouts_heading", voice.lang), *(_line(one, voice) for one in values["shown"])]
    rate = values["rate"]
    if rate is not None:
        shown = voice.within(values["in"])
        key = "payouts_rate_qualified" if values["of_qualified"] else "payouts_rate"
        lines += ["", shown.fill(line(key, voice.lang), {"likely": rate.likely, "rate": rate})]
    return "\n".join([*lines, line("payouts_how", voice.lang)])


def _confirm_several(values: Mapping[str, Any], voice: Voice) -> str:
    """Each month on a line of its own, with what it takes the place of."""
    lines = [line("payouts_confirm", voice.lang)]
    for one, before in zip(values["shown"], values["before"], strict=True):
        said = _line(one, voice)
        if before is not None:
            instead = _money(before.amount, before.currency, voice)
            said = f"{said} {voice.fill(line('payouts_instead', voice.lang), {'before': instead})}"
        lines.append(said)
    without = [one for one in values["shown"] if not (one.views or one.qualified_views)]
    asked = "payouts_ask" if not without else "payouts_ask_without" if len(without) == len(values["shown"]) else ""
    return "\n".join([*lines, line(asked or "payouts_ask_some", voice.lang)])


def _line(paid: PaidOut, voice: Voice) -> str:
    return voice.fill(line(_of_views("payouts_line", paid), voice.lang), _told(paid, voice))


def _of_views(key: str, paid: PaidOut) -> str:
    if paid.views is None and paid.qualified_views is None:
        return f"{key}_alone"
    return f"{key}_qualified" if paid.views is None else key


def _told(paid: PaidOut, voice: Voice) -> dict[str, object]:
    views = paid.qualified_views if paid.views is None else paid.views
    rate = "" if not views else _money(_rounded(paid.amount / views * 1000), paid.currency, voice)
    return {"amount": _money(paid.amount, paid.currency, voice), "month": paid.month, "views": views, "rate": rate}


def _rounded(rate: Decimal) -> Decimal:
    return rate.quantize(HUNDREDTH_OF_A_CENT if rate < TEN_CENTS else CENT)


def _money(amount: Decimal, currency: str, voice: Voice) -> str:
    """Exactly as told."""
    return formats.money(amount, currency, voice.lang, exact=True)


def _capital(text: str) -> str:
    """ "Mars 2026" where a month begins a sentence; CLDR writes it small in Swedish and bokmål."""
    return text[:1].upper() + text[1:]
