"""What TikTok really paid is reported, confirmed, kept, listed and corrected.

Knows the order: complete, confirm, keep, say what it changed. Does not know what makes a report whole, `payout_draft`
does, nor what is learnt from it; `advice.payouts` does.
"""

from dataclasses import replace
from decimal import Decimal

from bot.advice.payouts import learn, usual
from bot.dialogue import asking, screens
from bot.dialogue.payout_draft import Draft, closed_to
from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import PaidOut, Pending, Session, Topic
from bot.language.agreeing import agrees, disputes, refuses, takes_back
from bot.language.meaning import Meaning
from bot.language.months import bare_month, month_before
from bot.language.numbers import read_number
from bot.language.payout_reports import PayoutTold, asks_for_payouts, is_about_tiktok, read_report, read_told
from bot.language.steps import read_step
from knowledge.schema import Lang

MOST_KEPT = 36
SHOWN = 6
MONTHS_OFFERED = 3
LOG, LIST, REMOVE = ("payout.log",), ("payout.list",), ("payout.remove",)
AFTER: Buttons = ((Button("payout_estimate", "pay.estimate"),), (Button("payouts", "pay.list"),))
REMOVED = "removed"
"""Marks a pending payout as one just removed, that Undo brings back."""


def hear_report(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "I got $212 for March from 400k views", or None where the text reports no payout."""
    if asks_for_payouts(meaning.text):
        return list_payouts(session, scene)
    lang = meaning.language or session.language
    told = None if meaning.asks else read_report(meaning.text, lang, scene.today)
    if told is None or (session.asks and not _stands_alone(told, meaning)):
        return None
    calm = session.but(state="interview" if session.asks else "idle")
    if told.several:
        return _say(calm, Say("payout_one_at_a_time"))
    if told.negative:
        told = replace(told, amount=Decimal(0))
    return _consider(calm, Draft(currency=calm.currency).having(told, calm, lang), scene)


def awaits_answer(session: Session) -> bool:
    """Whether "skip" or "cancel" would be about a payout, not about the interview that goes on behind it."""
    pending = session.pending
    return pending is not None and pending.kind == "payout" and REMOVED not in pending.about


def hear_pending(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The answer to "Save it?" or "How many views?", or None where the text is something else."""
    assert session.pending is not None
    about = session.pending.about
    if REMOVED in about:
        return press_payout(session, "undo", scene) if takes_back(meaning.text) else None
    draft = Draft.kept(about)
    if (fresh := _reported_anew(session, draft, meaning, scene)) is not None:
        return fresh
    step = read_step(meaning.text)
    if agrees(meaning.text) and not draft.declined:
        return _save(session, draft, scene) if draft.is_whole(scene) else _consider(session, draft, scene)
    if refuses(meaning.text) or step in ("cancel", "skip", "back", "enough"):
        return _let_go(session, draft)
    if disputes(meaning.text):
        return _say(_waiting(session, draft), Say("payout_what_instead"))
    if step == "unknown" and draft.lacks == "views":
        return _consider(session, replace(draft, without_views=True), scene)
    if meaning.asks:
        return None
    told = _corrected(draft, meaning, session, scene)
    return None if told == draft else _consider(session, told, scene)


def list_payouts(session: Session, scene: Scene, start: int = 0, *says: Say, undo: bool = False) -> Outcome:
    """All that was reported, newest first, six at a time, each with a button that removes it."""
    if not session.payouts:
        says = (*says, Say("payouts_empty"))
        if not undo:
            return _say(session, *says).but(answered=LIST)
        return Outcome(session, (Reply(says, ((Button("undo", "pay.undo"),), *screens.MENU[:1])),), answered=LIST)
    newest = session.payouts[::-1]
    start = start if 0 <= start < len(newest) else 0
    shown = newest[start : start + SHOWN]
    earlier = start + SHOWN if start + SHOWN < len(newest) else None
    own = learn(session.paid(), scene.knowledge, scene.today, session.profile)
    rate = None if own is None else own.per_1000.in_cents()
    say = Say("payouts", {"shown": shown, "count": len(newest), "rate": rate})
    drops = [Button("payout_drop", f"pay.drop.{one.month}", {"month": one.month}) for one in shown]
    rows = tuple(tuple(drops[at : at + 2]) for at in range(0, len(drops), 2))
    go_on = Button("continue", "continue") if session.asks else Button("payout_estimate", "pay.estimate")
    last = Button("undo", "pay.undo") if undo else go_on
    turning = () if len(newest) <= SHOWN else (Button("payout_earlier", f"pay.list.{earlier or 0}"),)
    return Outcome(session, (Reply((*says, say), (*rows, (last, *turning))),), answered=LIST)


def press_payout(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button about payouts, by what follows "pay."."""
    verb, _, what = rest.partition(".")
    calm = session.but(state="interview" if session.asks else "idle")
    if verb == "list":
        return list_payouts(calm.but(pending=None), scene, int(what) if what.isdigit() else 0)
    if verb == "estimate":
        return _estimate_again(calm.but(pending=None), scene)
    if verb == "drop":
        return _remove(calm, what, scene)
    if session.pending is None or session.pending.kind != "payout":
        return None
    about = session.pending.about
    if verb == "undo":
        return _restore(calm, scene) if REMOVED in about else None
    draft = Draft.kept(about)
    match verb:
        case "save" if draft.is_whole(scene):
            return _save(calm, draft, scene)
        case "no":
            return _let_go(calm, draft, pressed=True)
        case "unknown":
            return _consider(calm, replace(draft, without_views=True), scene)
        case "month":
            return _consider(calm, replace(draft, month=what), scene)
    return None


def _stands_alone(told: PayoutTold, meaning: Meaning) -> bool:
    """Mid-interview an amount may be an answer; a report names its views, or TikTok."""
    return told.views is not None or told.qualified_views is not None or is_about_tiktok(meaning.text)


def _reported_anew(session: Session, draft: Draft, meaning: Meaning, scene: Scene) -> Outcome | None:
    """Another month, while one is still to be confirmed."""
    if meaning.corrects or meaning.asks or draft.month is None:
        return None
    told = read_report(meaning.text, meaning.language or session.language, scene.today)
    if told is None or told.month in (None, draft.month):
        return None
    return hear_report(session.but(pending=None), meaning, scene)


def _corrected(draft: Draft, meaning: Meaning, session: Session, scene: Scene) -> Draft:
    """The draft with whatever the text tells; itself where that is nothing."""
    lang: Lang = meaning.language or session.language
    told = read_told(meaning.text, lang, scene.today)
    told = replace(told, amount=Decimal(0)) if told.negative else told
    loose = told.loose
    if told.month is None and draft.lacks == "month":
        told, loose = replace(told, month=bare_month(meaning.text, lang, scene.today)), ()
    corrected, as_it_was = draft.having(told, session, lang), replace(draft, declined=False)
    if len(loose) == 1 and (corrected == as_it_was or corrected.lacks == "views"):
        return corrected.with_number(loose[0])
    if corrected == as_it_was and draft.lacks == "views":
        views = read_number(meaning.text, lang, "views")
        return draft.with_number(views) if isinstance(views, Decimal) else draft
    return draft if corrected == as_it_was else corrected


def _consider(session: Session, draft: Draft, scene: Scene) -> Outcome:
    """Say what cannot be, ask for what is missing, or ask whether to save."""
    impossible = draft.impossible(scene)
    if impossible is not None:
        line, field = impossible
        paid = {"amount": draft.amount, "currency": draft.currency, "views": draft.views or draft.qualified_views}
        open_draft = draft.without(field)
        reply = Reply((Say(line, {**paid, "month": draft.month}),), _helping(open_draft, scene))
        return Outcome(_waiting(session, open_draft), (reply,), answered=LOG)
    waiting = _waiting(session, draft)
    if (lacks := draft.lacks) is not None:
        return Outcome(waiting, (Reply((Say(f"payout_asks_{lacks}"),), _helping(draft, scene)),), answered=LOG)
    paid_out = draft.paid(scene)
    values = {"paid": paid_out, "before": _of_month(session, paid_out.month)}
    buttons = ((Button("payout_save", "pay.save"), Button("payout_no", "pay.no")),)
    return Outcome(waiting, (Reply((Say("payout_confirm", values),), buttons),), answered=LOG)


def _helping(draft: Draft, scene: Scene) -> Buttons:
    """Usual answers to what the draft lacks."""
    no = Button("payout_never_mind", "pay.no")
    if draft.lacks == "month":
        months = [month_before(scene.today, back) for back in range(1, MONTHS_OFFERED + 1)]
        return (tuple(Button("payout_month", f"pay.month.{one}", {"month": one}) for one in months), (no,))
    return ((Button("unknown", "pay.unknown"), no),) if draft.lacks == "views" else ((no,),)


def _save(session: Session, draft: Draft, scene: Scene) -> Outcome:
    paid = draft.paid(scene)
    before = _of_month(session, paid.month)
    told = _keeping(session.but(pending=None), paid)
    own = learn(told.paid(), scene.knowledge, scene.today, told.profile)
    others, figures = usual(scene.knowledge, scene.today, told.profile)
    figures = (*figures, *(own.figures if own else ()))
    says = [Say("payout_saved", {"paid": paid, "before": before})]
    used = learn([paid.as_payout()], scene.knowledge, scene.today, told.profile) is not None
    if own is not None and used:
        values = {"own": own.per_1000.in_cents(), "others": others.in_cents(), "count": own.used}
        says.append(Say("payout_learned", values))
    else:
        of_views = bool(paid.views or paid.qualified_views)
        says.append(Say("payout_of_the_fund" if of_views else "payout_not_learned"))
    if (country := closed_to(told.profile, scene)) is not None:
        says.append(Say("payout_closed", {"country": country}))
    told = told.but(topic=Topic(intent=LOG[0], figures=figures))
    return _say(told, *says, buttons=AFTER).but(answered=LOG, figures=figures)


def _estimate_again(session: Session, scene: Scene) -> Outcome:
    """With what the payouts have taught; without views in the profile there is something to ask first."""
    if session.asks:
        return asking.ask(session)
    if session.profile.views_30d is None:
        return asking.ask_next(session, scene)
    return asking.finish(session, scene)


def _let_go(session: Session, draft: Draft, pressed: bool = False) -> Outcome:
    """Not saved. Where a number was only wrong, the right one may follow."""
    if draft.lacks or session.asks or pressed:
        return _say(session.but(pending=None), Say("payout_not_saved"))
    return _say(_waiting(session, replace(draft, declined=True)), Say("payout_declined"))


def _remove(session: Session, month: str, scene: Scene) -> Outcome | None:
    gone = _of_month(session, month)
    if gone is None:
        return None
    kept = Draft(gone.amount, gone.currency, gone.month, gone.views, gone.qualified_views)
    left = session.but(
        payouts=tuple(one for one in session.payouts if one is not gone),
        pending=Pending(kind="payout", about={**kept.to_keep(), "usd": str(gone.usd), REMOVED: "yes"}),
    )
    return list_payouts(left, scene, 0, Say("payout_removed", {"paid": gone}), undo=True).but(answered=REMOVE)


def _restore(session: Session, scene: Scene) -> Outcome:
    assert session.pending is not None
    about = session.pending.about
    paid = Draft.kept(about).paid(scene).model_copy(update={"usd": Decimal(about["usd"])})
    told = _keeping(session.but(pending=None), paid)
    return list_payouts(told, scene, 0, Say("payout_restored", {"paid": paid})).but(answered=REMOVE)


def _keeping(session: Session, paid: PaidOut) -> Session:
    """One payout a month, the newest month last."""
    others = [one for one in session.payouts if one.month != paid.month]
    return session.but(payouts=tuple(sorted([*others, paid], key=lambda one: one.month)[-MOST_KEPT:]))


def _of_month(session: Session, month: str) -> PaidOut | None:
    return next((one for one in session.payouts if one.month == month), None)


def _waiting(session: Session, draft: Draft) -> Session:
    return session.but(pending=Pending(kind="payout", about=draft.to_keep()))


def _say(session: Session, *says: Say, buttons: Buttons = screens.MENU) -> Outcome:
    """Said without leaving where the person is: mid-interview, the question follows."""
    if session.asks:
        return asking.ask(session, *says).but(answered=LOG)
    return Outcome(session, (Reply(says, buttons, place="keep"),), answered=LOG)
