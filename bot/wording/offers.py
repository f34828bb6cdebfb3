"""A brand's offer in words: the verdict, what it is worth piece by piece, what to answer, what to be careful with.

Knows the order and the currencies. Does not know what is fair.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.advice.offers import OfferVerdict, Right
from bot.wording import formats
from bot.wording.catalogue import line
from bot.wording.figures import age_note, rate_note
from bot.wording.voice import Html, Voice

MONTHS_OF: Mapping[Right, str] = {
    "usage": "usage_months",
    "paid_media": "usage_months",
    "exclusivity": "exclusivity_months",
}
STOPS = ("upfront_fee_asked",)
"""Warned of before anything is answered."""
NARROWS = ("average_views", "followers", "niche")


def offer_in_words(values: Mapping[str, Any], voice: Voice) -> str:
    """All of it, the verdict first. Prices are in the `shown` currency, the offer and the answer to it in its own."""
    verdict: OfferVerdict = values["verdict"]
    voice = Voice.of(voice.lang, values["shown"], voice.knowledge, voice.today)
    answer, flags = _counter(values, verdict, voice), _flags(verdict, voice)
    parts = [
        _verdict(values, verdict, voice),
        _worth(values, verdict, voice),
        *((flags, answer) if verdict.red_flags[:1] == STOPS else (answer, flags)),
        line("offer_minor", voice.lang) if values["minor"] else "",
        _foot(values, verdict, voice),
    ]
    return "\n\n".join(part for part in parts if part)


def _verdict(values: Mapping[str, Any], verdict: OfferVerdict, voice: Voice) -> str:
    work = _work(values, verdict, voice)
    if values["amount"] == 0:
        offer = _fill("offer_of_products", voice, {"work": work})
    else:
        offer = _fill("offer_of_money", voice, {"amount": _amount(values, voice), "work": work})
    return _fill(f"offer_{str(verdict.verdict).replace(' ', '_')}", voice, {"offer": Html(offer)})


def _amount(values: Mapping[str, Any], voice: Voice) -> str:
    """Exactly as told, and in the shown currency where that is another."""
    told = formats.money(values["amount"], values["currency"], voice.lang, exact=True)
    rate = formats.rate_of(values["currency"], voice.knowledge, voice.today)
    if values["shown"] == values["currency"]:
        return told
    return _fill("offer_converted", voice, {"amount": told, "other": voice.amount(values["amount"] / rate.per_dollar)})


def _work(values: Mapping[str, Any], verdict: OfferVerdict, voice: Voice) -> Html:
    """ "2 videos with use in ads for 3 months"."""
    rights = [_right(right.id, values, voice) for right in verdict.rights]
    videos = _videos(values, voice)
    if not rights:
        return videos
    return Html(_fill("offer_work", voice, {"videos": videos, "rights": formats.listed(rights, voice.lang)}))


def _videos(values: Mapping[str, Any], voice: Voice) -> Html:
    count = values["videos"]
    return Html(_fill("offer_one_video" if count == 1 else "offer_videos", voice, {"count": Decimal(count)}))


def _right(right: Right, values: Mapping[str, Any], voice: Voice) -> str:
    months = values["terms"].get(MONTHS_OF.get(right, ""))
    named = line(f"right_{right}", voice.lang)
    return named if months is None else _fill("right_months", voice, {"right": named, "months": Decimal(str(months))})


def _worth(values: Mapping[str, Any], verdict: OfferVerdict, voice: Voice) -> str:
    assert verdict.videos is not None
    assert verdict.fair is not None
    videos = {"work": _capital(_videos(values, voice)), "band": verdict.videos, "likely": verdict.videos.likely}
    lines = [line("offer_worth", voice.lang), _fill("offer_price_videos", voice, videos)]
    for right in verdict.rights:
        told = {"right": _capital(_right(right.id, values, voice)), "band": right.price}
        lines.append(_fill("offer_price_right", voice, told))
    if verdict.rights:
        lines.append(_fill("offer_together", voice, {"band": verdict.fair, "likely": verdict.fair.likely}))
    elif values["open"]:
        lines.append(line("offer_video_alone", voice.lang))
    if "stories" in values["terms"]:
        lines.append(line("offer_stories", voice.lang))
    return "\n".join(lines)


def _counter(values: Mapping[str, Any], verdict: OfferVerdict, voice: Voice) -> str:
    """What to ask for, rounded, in the currency of the offer, with a text to copy."""
    rate = formats.rate_of(values["currency"], voice.knowledge, voice.today)
    asked = None if verdict.counter is None else formats.rounded(verdict.counter * rate.per_dollar)
    if asked is None or asked <= values["amount"]:
        return line("offer_no_counter_but" if verdict.red_flags else "offer_no_counter", voice.lang)
    counter = formats.money(asked, values["currency"], voice.lang, exact=True)
    told = {"counter": counter, "work": _work(values, verdict, voice)}
    text = _fill("offer_counter_text", voice, told)
    if values["open"] and not verdict.rights:
        text = f"{text} {line('offer_counter_open', voice.lang)}"
    return f"{_fill('offer_counter', voice, told)}\n<code>{text}</code>"


def _flags(verdict: OfferVerdict, voice: Voice) -> str:
    if not verdict.red_flags:
        return ""
    flags = (line(f"flag_{flag}", voice.lang) for flag in verdict.red_flags)
    return "\n".join([line("offer_warnings", voice.lang), *flags])


def _foot(values: Mapping[str, Any], verdict: OfferVerdict, voice: Voice) -> str:
    """How sure it is, and what would make it surer."""
    lines = [line("offer_how", voice.lang)]
    narrows = next((field for field in verdict.missing if field in NARROWS), None)
    if narrows is not None and not values["asks"]:
        lines.append(line(f"narrow_{narrows}", voice.lang))
    return "\n".join([*lines, *age_note(verdict.figures, voice), *rate_note(voice)])


def _capital(text: str) -> Html:
    return Html(text[:1].upper() + text[1:])


def _fill(key: str, voice: Voice, values: Mapping[str, object]) -> str:
    return voice.fill(line(key, voice.lang), values)
