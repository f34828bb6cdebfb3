"""An offer as it was told so far, from one text to the next, and as `advice.offers` judges it.

Knows how a text adds to what was told, and in which currency it speaks. Does not know what is asked next.
"""

from decimal import Decimal
from typing import Any

from bot.advice.offers import Offer
from bot.advice.profile import MONEY_MAX, Quantity
from bot.dialogue.money import currency_of, in_dollars, named_currency
from bot.dialogue.scene import Scene
from bot.dialogue.session import OfferDraft, Session
from bot.language.offer_rights import RightsTold
from bot.language.offer_terms import TermsTold
from knowledge.range import Range
from knowledge.schema import Lang

NO_RIGHTS = RightsTold(paid_media=False, perpetual=False)
FLAGS = ("in_products", "pays_first", "unlimited_revisions", "no_contract")


def with_told(draft: OfferDraft, told: TermsTold, session: Session, lang: Lang) -> OfferDraft:
    """The draft with what a text tells, which goes before what was told earlier."""
    terms: dict[str, Any] = {**draft.terms}
    for name in FLAGS:
        if getattr(told, name):
            terms[name] = True
    if told.videos is not None:
        terms["videos"] = told.videos
    if told.stories is not None:
        terms["stories"] = told.stories
    draft = with_rights(draft.model_copy(update={"terms": terms}), told.rights)
    return draft if told.amount is None else with_amount(draft, told.amount, told, session, lang)


def with_amount(draft: OfferDraft, amount: Decimal, told: TermsTold, session: Session, lang: Lang) -> OfferDraft:
    """The draft with another amount; one that cannot be is as good as none."""
    if not 0 <= amount <= MONEY_MAX:
        return draft.model_copy(update={"amount": None})
    terms = {**draft.terms, "each": told.each}
    before = None if draft.amount is None else draft.currency
    currency = named_currency(told.currency, session, lang) or before or currency_of(None, session, lang)
    return draft.model_copy(update={"amount": amount, "currency": currency, "terms": terms})


def with_rights(draft: OfferDraft, told: RightsTold) -> OfferDraft:
    """A right that is refused takes its time with it."""
    terms: dict[str, Any] = {**draft.terms}
    for name in ("paid_media", "perpetual", "exclusivity"):
        if getattr(told, name) is not None:
            terms[name] = getattr(told, name)
    for name in ("usage_months", "exclusivity_months"):
        if (months := getattr(told, name)) is not None:
            terms[name] = str(months)
    if told.paid_media is False and told.usage_months is None:
        terms.pop("usage_months", None)
    if told.exclusivity is False:
        terms.pop("exclusivity_months", None)
    if told.rush:
        terms["rush"] = True
    return draft.model_copy(update={"terms": terms})


def supposing(draft: OfferDraft, field: str, quantity: Quantity) -> OfferDraft:
    """With followers or views for this offer alone; the person's own stay as they are."""
    kept: object = str(quantity)
    if isinstance(quantity, Range):
        kept = [str(quantity.low), None if quantity.high is None else str(quantity.high)]
    return draft.model_copy(update={"terms": {**draft.terms, field: kept}})


def without(draft: OfferDraft, *fields: str) -> OfferDraft:
    return draft.model_copy(update={"terms": {name: one for name, one in draft.terms.items() if name not in fields}})


def lacks_amount(draft: OfferDraft) -> bool:
    return draft.amount is None and not draft.terms.get("in_products")


def in_full(draft: OfferDraft) -> Decimal:
    """The money for all the videos."""
    amount = draft.amount or Decimal(0)
    return amount * videos_of(draft) if draft.terms.get("each") else amount


def videos_of(draft: OfferDraft) -> int:
    """A post of stories alone counts as one video."""
    return int(draft.terms.get("videos", 1))


def rights_untold(draft: OfferDraft) -> bool:
    return not any(name in draft.terms for name in ("paid_media", "perpetual", "usage_months"))


def as_offer(draft: OfferDraft, scene: Scene) -> Offer:
    """In dollars. Only for a draft whose amount is known."""
    terms = draft.terms
    dollars = in_dollars(in_full(draft), draft.currency, scene)
    assert isinstance(dollars, Decimal)
    return Offer(
        amount=dollars,
        deliverables=videos_of(draft),
        followers=_quantity(terms.get("followers")),
        average_views=_quantity(terms.get("average_views")),
        niche=terms.get("niche"),
        paid_media=terms.get("paid_media"),
        usage_months=_decimal(terms.get("usage_months")),
        perpetual=terms.get("perpetual"),
        exclusivity=terms.get("exclusivity"),
        exclusivity_months=_decimal(terms.get("exclusivity_months")),
        rush=bool(terms.get("rush")),
        pays_only_in_products=bool(terms.get("in_products")) and not draft.amount,
        upfront_fee_asked=bool(terms.get("pays_first")),
        unlimited_revisions=bool(terms.get("unlimited_revisions")),
        no_contract=bool(terms.get("no_contract")),
    )


def _decimal(kept: Any) -> Decimal | None:
    return None if kept is None else Decimal(str(kept))


def _quantity(kept: Any) -> Quantity | None:
    if isinstance(kept, list | tuple):
        return Range(Decimal(str(kept[0])), _decimal(kept[1]))
    return _decimal(kept)
