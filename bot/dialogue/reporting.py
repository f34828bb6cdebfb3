"""What TikTok really paid is reported, confirmed, kept and corrected.

Knows the order: complete, confirm, keep, say what it changed. Does not know what makes a report whole, `payout_draft`
does, nor what is learnt from it; `advice.payouts` does.
"""

from dataclasses import replace
from decimal import Decimal

from bot.dialogue import asking, screens
from bot.dialogue.payout_draft import Draft
from bot.dialogue.payout_keeping import LOG, keep, of_month, reply
from bot.dialogue.payout_list import REMOVED, list_payouts, remove, restore
from bot.dialogue.payout_several import (
    are_several,
    consider_several,
    drafts_of,
    hear_about_several,
    hear_several,
    save_several,
)
from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Pending, Session
from bot.language.agreeing import agrees, disputes, refuses, takes_back
from bot.language.meaning import Meaning
from bot.language.months import bare_month, find_months, month_before
from bot.language.numbers import read_number
from bot.language.payout_lists import read_months
from bot.language.payout_reports import (
    PayoutTold,
    asks_for_payouts,
    changes_kept,
    is_about_tiktok,
    read_report,
    read_told,
    removes_kept,
    takes_back_a_number,
)
from bot.language.steps import read_step
from knowledge.schema import Lang

MONTHS_OFFERED = 3
SHORT_WORDS = 9
AGAIN = "again"
"""Marks a pending payout whose question was repeated already: asked a third time it would nag."""


def hear_report(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "I got $212 for March from 400k views", or None where the text reports no payout."""
    if asks_for_payouts(meaning.text):
        return list_payouts(session, scene)
    if (several := hear_several(session, meaning, scene)) is not None:
        return several
    if (changed := _changes_kept(session, meaning, scene)) is not None:
        return changed
    lang = meaning.language or session.language
    told = None if meaning.asks else read_report(meaning.text, lang, scene.today)
    if told is None or (session.asks and not _stands_alone(told, meaning)):
        return None
    if "residence" in meaning.entities:
        session = asking.remember(session, {"residence": meaning.entities["residence"]}, scene)
    calm = session.but(state="interview" if session.asks else "idle")
    if told.several:
        return reply(calm, Say("payout_one_at_a_time"))
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
    if are_several(session):
        return hear_about_several(session, meaning, scene)
    draft = Draft.kept(about)
    if (fresh := _reported_anew(session, draft, meaning, scene)) is not None:
        return fresh
    step = read_step(meaning.text)
    if agrees(meaning.text) and not draft.declined:
        return _save(session, draft, scene) if draft.is_whole(scene) else _consider(session, draft, scene)
    if refuses(meaning.text) or step in ("cancel", "skip", "back", "enough"):
        return _let_go(session, draft)
    if disputes(meaning.text):
        return reply(_waiting(session, draft), Say("payout_what_instead"))
    if step == "unknown" and draft.lacks == "views":
        return _consider(session, replace(draft, without_views=True), scene)
    if meaning.asks:
        return None
    told = _corrected(draft, meaning, session, scene)
    return None if told == draft else _consider(session, told, scene)


def with_report(outcome: Outcome, before: Session, scene: Scene) -> Outcome:
    """A question in the middle was answered; what was asked of the payout is repeated, once."""
    session, pending = outcome.session, before.pending
    assert pending is not None
    busy = session.asks or session.pending or session.offer or session.state != "idle"
    if busy or not outcome.replies or session.payouts != before.payouts:
        return outcome
    if AGAIN in pending.about or "declined" in pending.about:
        return outcome
    waiting = session.but(pending=pending)
    if are_several(waiting):
        asked = consider_several(waiting, drafts_of(waiting), scene)
    else:
        asked = _consider(waiting, Draft.kept(pending.about), scene)
    says = tuple(say for reply in (*outcome.replies, *asked.replies) for say in reply.says)
    marked = pending.model_copy(update={"about": {**pending.about, AGAIN: "yes"}})
    rows = (*screens.offered_topics(outcome), *asked.replies[-1].buttons)
    return outcome.but(session=waiting.but(pending=marked), replies=(Reply(says, rows, place="keep"),))


def press_payout(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button about payouts, by what follows "pay."."""
    verb, _, what = rest.partition(".")
    calm = session.but(state="interview" if session.asks else "idle")
    if verb == "list":
        return list_payouts(calm.but(pending=None), scene, int(what) if what.isdigit() else 0)
    if verb == "estimate":
        return _estimate_again(calm.but(pending=None), scene)
    if verb == "drop":
        return remove(calm, what, scene)
    if session.pending is None or session.pending.kind != "payout":
        return None
    about = session.pending.about
    if verb == "undo":
        return restore(calm, scene) if REMOVED in about else None
    if are_several(session):
        if verb == "no":
            return reply(calm.but(pending=None), Say("payout_not_saved"))
        return save_several(calm, scene) if verb == "save" else None
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


def _changes_kept(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Actually september was £98", "delete my september payout": of a month that is kept."""
    if not session.payouts or session.asks or meaning.asks or len(meaning.text.split()) > SHORT_WORDS:
        return None
    lang = meaning.language or session.language
    if removes_kept(meaning.text):
        months = {one.month for one in find_months(meaning.text, lang, scene.today, listed=True)}
        month = months.pop() if len(months) == 1 else None
        return None if month is None else remove(session, month, scene)
    told = read_months(meaning.text, lang, scene.today) if changes_kept(meaning.text) else ()
    if len(told) != 1 or (before := of_month(session, str(told[0].month))) is None:
        return None
    draft = Draft(before.amount, before.currency, before.month, before.views, before.qualified_views)
    draft = replace(draft, without_views=not (before.views or before.qualified_views))
    return _consider(session, draft.having(told[0], session, lang), scene)


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
        if corrected.lacks == "views" and takes_back_a_number(meaning.text):
            return replace(corrected, amount=loose[0])
        return _fitting(corrected, loose[0], scene)
    if corrected == as_it_was and draft.lacks == "views":
        views = read_number(meaning.text, lang, "views")
        return draft.with_number(views) if isinstance(views, Decimal) else draft
    return draft if corrected == as_it_was else corrected


def _fitting(draft: Draft, number: Decimal, scene: Scene) -> Draft:
    """With a plain number where it is nearest to what was told; where that cannot be, in the other place."""
    told = draft.with_number(number)
    as_views = replace(draft, views=number, qualified_views=None, declined=False)
    if draft.lacks is None and told.impossible(scene) and not as_views.impossible(scene):
        return as_views
    return told


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
    values = {"paid": paid_out, "before": of_month(session, paid_out.month)}
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
    return keep(session, [paid], Say("payout_saved", {"paid": paid, "before": of_month(session, paid.month)}), scene)


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
        return reply(session.but(pending=None), Say("payout_not_saved"))
    return reply(_waiting(session, replace(draft, declined=True)), Say("payout_declined"))


def _waiting(session: Session, draft: Draft) -> Session:
    return session.but(pending=Pending(kind="payout", about=draft.to_keep()))
