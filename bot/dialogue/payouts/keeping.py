"""Payouts as they are kept, and what is said once they are.

Knows one payout a month, and what it changed. Does not know how they were told or confirmed.
"""

from collections.abc import Sequence

from bot.advice.payouts import learn, usual, usual_qualified
from bot.dialogue import screens
from bot.dialogue.interview.asking import aside
from bot.dialogue.payouts.draft import closed_to
from bot.dialogue.replies import Button, Buttons, Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import PaidOut, Session, Topic

MOST_KEPT = 36
LOG = ("payout.log",)
AFTER: Buttons = ((Button("payout_estimate", "pay.estimate"),), (Button("payouts", "pay.list"),))


def of_month(session: Session, month: str) -> PaidOut | None:
    return next((one for one in session.payouts if one.month == month), None)


def keeping(session: Session, *paid: PaidOut) -> Session:
    """One payout a month, the newest month last."""
    months = {one.month for one in paid}
    others = [one for one in session.payouts if one.month not in months]
    return session.but(payouts=tuple(sorted([*others, *paid], key=lambda one: one.month)[-MOST_KEPT:]))


def keep(session: Session, paid: Sequence[PaidOut], saved: Say, scene: Scene) -> Outcome:
    """Keep them, and say what that changed."""
    told = keeping(session.but(pending=None), *paid)
    own = learn(told.paid(), scene.knowledge, scene.today, told.profile)
    others, figures = usual(scene.knowledge, scene.today, told.profile)
    figures = (*figures, *(own.figures if own else ()))
    says = [saved]
    used = learn([one.as_payout() for one in paid], scene.knowledge, scene.today, told.profile) is not None
    if own is not None and used:
        key, rate = "payout_learned", own.per_1000
        if only_qualified(told):
            key, rate = "payout_learned_qualified", own.per_1000_qualified
            others = usual_qualified(scene.knowledge, scene.today, told.profile)
        values = {"own": rate.in_cents(), "others": others.in_cents(), "count": own.used}
        says.append(Say(key, {**values, "shown": shown_in(told, paid)}))
    else:
        of_views = any(one.views or one.qualified_views for one in paid)
        says.append(Say("payout_of_the_fund" if of_views else "payout_not_learned"))
    if (country := closed_to(told.profile, scene)) is not None:
        says.append(Say("payout_closed", {"country": country}))
    told = told.but(topic=Topic(intent=LOG[0], figures=figures))
    return reply(told, *says, buttons=AFTER).but(figures=figures)


def only_qualified(session: Session) -> bool:
    """Whether nothing was told of all views, so that only the rate of those that pay is known."""
    return not any(one.views for one in session.payouts) and any(one.qualified_views for one in session.payouts)


def shown_in(session: Session, paid: Sequence[PaidOut]) -> str:
    """The currency for what is learnt: the one chosen, else the one that they were all told in."""
    told = {one.currency for one in paid}
    return told.pop() if session.currency == "USD" and len(told) == 1 else session.currency


def reply(session: Session, *says: Say, buttons: Buttons = screens.MENU) -> Outcome:
    """Said without leaving where the person is: mid-interview, the question follows."""
    return aside(session, *says, buttons=buttons, place="keep").but(answered=LOG)
