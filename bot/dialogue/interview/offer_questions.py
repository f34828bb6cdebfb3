"""What an offer check asks: followers, else average views, and the rights; each with its usual answers as buttons.

Knows the questions and whether one is open. Does not know what the answers are worth.
"""

from collections.abc import Mapping
from decimal import Decimal

from bot.dialogue.interview.questions import BY_FIELD
from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.session import OfferDraft, Session
from bot.language.offer_rights import RightsTold

ASKS = ("followers", "average_views", "rights")
MOST_ASKED = 3
RIGHTS: tuple[tuple[str, ...], ...] = (("none",), ("ads", "ads_long"), ("ever", "exclusive"))
STEPS = ("skip", "unknown", "enough", "back", "cancel")


def is_asked(session: Session) -> bool:
    """Whether the question under way is an offer's, not the interview's."""
    return session.offer is not None and session.asks in ASKS


def awaits_amount(session: Session) -> bool:
    """Whether the next number is what the brand offers."""
    offer = session.offer
    return offer is not None and not session.asks and offer.amount is None and not offer.terms.get("in_products")


def leave(session: Session) -> Session:
    """Without the offer, and with its question no longer open."""
    if is_asked(session):
        session = session.but(asks=None, state="idle")
    return session.but(offer=None)


def ask_terms(session: Session, *says: Say) -> Outcome:
    """The open question of the offer, or the one for the amount."""
    assert session.offer is not None
    if awaits_amount(session):
        return Outcome(session, (Reply((*says, Say("offer_asks_amount")), ((Button("cancel", "offer.cancel"),),)),))
    asked = str(session.asks)
    return Outcome(session, (Reply((*says, Say(f"offer_asks_{asked}")), buttons_for(asked, session.offer)),))


def buttons_for(asked: str, draft: OfferDraft) -> Buttons:
    """At most four rows; the last steers."""
    steps: tuple[Button, ...] = (Button("skip", "skip"), Button("cancel", "cancel"))
    if len(draft.asked) > 1:
        steps = (Button("back", "back"), *steps)
    if asked == "rights":
        rows = tuple(tuple(Button(f"offer_{one}", f"offer.rights.{one}") for one in row) for row in RIGHTS)
        return (*rows, steps)
    choices = [
        Button(choice.label, f"offer.{asked}.{at}", choice.values)
        for at, choice in enumerate(BY_FIELD["followers"].choices)
    ]
    return (tuple(choices[:2]), tuple(choices[2:]), steps)


def choice_of(at: str) -> object:
    """The quantity behind a button, or None where there is no such button."""
    choices = BY_FIELD["followers"].choices
    return choices[int(at)].value if at.isdigit() and int(at) < len(choices) else None


CHOSEN: Mapping[str, RightsTold] = {
    "none": RightsTold(paid_media=False, perpetual=False),
    "ads": RightsTold(paid_media=True, usage_months=Decimal(3)),
    "ads_long": RightsTold(paid_media=True, usage_months=Decimal(6)),
    "ever": RightsTold(perpetual=True),
    "exclusive": RightsTold(exclusivity=True),
}
"""What each button of the rights tells."""
