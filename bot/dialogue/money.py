"""Amounts as they were told, in dollars, and the currency that is meant by a word or by none.

Knows today's rates by the scene. Does not know how an amount is read or written.
"""

from collections.abc import Mapping
from decimal import Decimal

from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.offer_terms import CROWNS
from knowledge.range import Range
from knowledge.schema import Lang

MONEY_FACTS = ("own_product_income", "subscription_price", "series_price")
IN_CROWNS = ("SEK", "NOK", "DKK")
CROWNS_OF: Mapping[Lang, str] = {"sv": "SEK", "nb": "NOK"}


def in_dollars(amount: Decimal | Range, currency: str, scene: Scene) -> Decimal | Range:
    figure = scene.knowledge.rates.get(currency)
    rate = scene.knowledge.figures[figure].on(scene.today).likely if figure else None
    if rate is None:
        return amount
    return amount.each(lambda end: end / rate) if isinstance(amount, Range) else amount / rate


def facts_in_dollars(facts: Mapping[str, object], currency: str, scene: Scene) -> dict[str, object]:
    """Facts of which those that are money were told in `currency`."""
    return {
        name: in_dollars(value, currency, scene)
        if name in MONEY_FACTS and isinstance(value, Decimal | Range)
        else value
        for name, value in facts.items()
    }


def named_currency(told: str | None, session: Session, lang: Lang) -> str | None:
    """As told; "kronor" are the person's own, else those of the language."""
    if told != CROWNS:
        return told
    return session.currency if session.currency in IN_CROWNS else CROWNS_OF.get(lang, "SEK")


def currency_of(told: str | None, session: Session, lang: Lang) -> str:
    """As told, else the person's; who never chose one and writes Swedish means kronor."""
    own = session.currency
    return named_currency(told, session, lang) or (CROWNS_OF.get(lang, own) if own == "USD" else own)
