"""The payouts that are kept: listed, removed, and brought back.

Knows the screen. Does not know how a payout is told or corrected; `reporting` does.
"""

from decimal import Decimal

from bot.advice.payouts import learn
from bot.dialogue import screens
from bot.dialogue.payouts.draft import Draft
from bot.dialogue.payouts.keeping import keeping, of_month, only_qualified, reply, shown_in
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Pending, Session

SHOWN = 6
LIST, REMOVE = ("payout.list",), ("payout.remove",)
REMOVED = "removed"
"""Marks a pending payout as one just removed, that Undo brings back."""


def list_payouts(session: Session, scene: Scene, start: int = 0, *says: Say, undo: bool = False) -> Outcome:
    """All that was reported, newest first, six at a time, each with a button that removes it."""
    if not session.payouts:
        says = (*says, Say("payouts_empty"))
        if not undo:
            return reply(session, *says).but(answered=LIST)
        return Outcome(session, (Reply(says, ((Button("undo", "pay.undo"),), *screens.MENU[:1])),), answered=LIST)
    newest = session.payouts[::-1]
    start = start if 0 <= start < len(newest) else 0
    shown = newest[start : start + SHOWN]
    earlier = start + SHOWN if start + SHOWN < len(newest) else None
    own = learn(session.paid(), scene.knowledge, scene.today, session.profile)
    of_qualified = only_qualified(session)
    rate = None if own is None else (own.per_1000_qualified if of_qualified else own.per_1000).in_cents()
    shown_rate = shown_in(session, session.payouts)
    say = Say(
        "payouts", {"shown": shown, "count": len(newest), "rate": rate, "in": shown_rate, "of_qualified": of_qualified}
    )
    drops = [Button("payout_drop", f"pay.drop.{one.month}", {"month": one.month}) for one in shown]
    rows = tuple(tuple(drops[at : at + 2]) for at in range(0, len(drops), 2))
    go_on = Button("continue", "continue") if session.asks else Button("payout_estimate", "pay.estimate")
    last = Button("undo", "pay.undo") if undo else go_on
    turning = () if len(newest) <= SHOWN else (Button("payout_earlier", f"pay.list.{earlier or 0}"),)
    return Outcome(session, (Reply((*says, say), (*rows, (last, *turning))),), answered=LIST)


def remove(session: Session, month: str, scene: Scene) -> Outcome | None:
    gone = of_month(session, month)
    if gone is None:
        return None
    kept = Draft(gone.amount, gone.currency, gone.month, gone.views, gone.qualified_views)
    left = session.but(
        payouts=tuple(one for one in session.payouts if one is not gone),
        pending=Pending(kind="payout", about={**kept.to_keep(), "usd": str(gone.usd), REMOVED: "yes"}),
    )
    return list_payouts(left, scene, 0, Say("payout_removed", {"paid": gone}), undo=True).but(answered=REMOVE)


def restore(session: Session, scene: Scene) -> Outcome:
    assert session.pending is not None
    about = session.pending.about
    paid = Draft.kept(about).paid(scene).model_copy(update={"usd": Decimal(about["usd"])})
    told = keeping(session.but(pending=None), paid)
    return list_payouts(told, scene, 0, Say("payout_restored", {"paid": paid})).but(answered=REMOVE)
