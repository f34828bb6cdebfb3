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
        case "payouts":
            return _listed(values, voice)
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
    lines = [line("payouts_heading", voice.lang)]
    for one in values["shown"]:
        lines.append(voice.fill(line(_of_views("payouts_line", one), voice.lang), _told(one, voice)))
    rate = values["rate"]
    if rate is not None:
        lines += ["", voice.fill(line("payouts_rate", voice.lang), {"likely": rate.likely, "rate": rate})]
    return "\n".join([*lines, line("payouts_how", voice.lang)])


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
