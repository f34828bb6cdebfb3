"""What the tests of payouts share: reports in three languages, and a person who makes them."""

from decimal import Decimal

from bot.dialogue.session import PaidOut, Session

REPORT = {
    "en": "I got $212 for March from 400k views",
    "sv": "fick 1 900 kr i mars för 400 000 visningar",
    "nb": "fikk utbetalt 2 100 kr for mars med 400k visninger",
}

AMOUNT = {"en": (212, "USD"), "sv": (1900, "SEK"), "nb": (2100, "NOK")}


def in_language(talk, lang, **facts):
    talk.session = Session(language=lang, language_chosen=True).but(profile=Session().profile.having(**facts))
    return talk


def paid(month, amount=200, views=400_000):
    return PaidOut(amount=Decimal(amount), currency="USD", usd=Decimal(amount), month=month, views=Decimal(views))
