"""A report of a payout, step by step: say what cannot be, ask for what is missing, ask whether to save, save.

Knows the order. Does not know what makes a report whole, `draft` does, nor how it was told.
"""

from dataclasses import replace

from bot.dialogue.payouts.draft import Draft
from bot.dialogue.payouts.keeping import LOG, keep, of_month, reply
from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Pending, Session
from bot.language.months import month_before

MONTHS_OFFERED = 3


def consider(session: Session, draft: Draft, scene: Scene) -> Outcome:
    """Say what cannot be, ask for what is missing, or ask whether to save."""
    impossible = draft.impossible(scene)
    if impossible is not None:
        line, field = impossible
        paid = {"amount": draft.amount, "currency": draft.currency, "views": draft.views or draft.qualified_views}
        open_draft = draft.without(field)
        reply = Reply((Say(line, {**paid, "month": draft.month}),), _helping(open_draft, scene))
        return Outcome(waiting(session, open_draft), (reply,), answered=LOG)
    session = waiting(session, draft)
    if (lacks := draft.lacks) is not None:
        return Outcome(session, (Reply((Say(f"payout_asks_{lacks}"),), _helping(draft, scene)),), answered=LOG)
    paid_out = draft.paid(scene)
    values = {"paid": paid_out, "before": of_month(session, paid_out.month)}
    buttons = ((Button("payout_save", "pay.save"), Button("payout_no", "pay.no")),)
    return Outcome(session, (Reply((Say("payout_confirm", values),), buttons),), answered=LOG)


def _helping(draft: Draft, scene: Scene) -> Buttons:
    """Usual answers to what the draft lacks."""
    no = Button("payout_never_mind", "pay.no")
    if draft.lacks == "month":
        months = [month_before(scene.today, back) for back in range(1, MONTHS_OFFERED + 1)]
        return (tuple(Button("payout_month", f"pay.month.{one}", {"month": one}) for one in months), (no,))
    return ((Button("unknown", "pay.unknown"), no),) if draft.lacks == "views" else ((no,),)


def save(session: Session, draft: Draft, scene: Scene) -> Outcome:
    paid = draft.paid(scene)
    return keep(session, [paid], Say("payout_saved", {"paid": paid, "before": of_month(session, paid.month)}), scene)


def let_go(session: Session, draft: Draft, pressed: bool = False) -> Outcome:
    """Not saved. Where a number was only wrong, the right one may follow."""
    if draft.lacks or session.asks or pressed:
        return reply(session.but(pending=None), Say("payout_not_saved"))
    return reply(waiting(session, replace(draft, declined=True)), Say("payout_declined"))


def waiting(session: Session, draft: Draft) -> Session:
    return session.but(pending=Pending(kind="payout", about=draft.to_keep()))
