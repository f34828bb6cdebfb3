"""Answers to what was asked of a payout, typed or pressed: yes, no, a number more, a number instead.

Knows what an answer changes in the report. Does not know what is asked next; `completing` does.
"""

from dataclasses import replace
from decimal import Decimal

from bot.dialogue import screens
from bot.dialogue.interview import asking
from bot.dialogue.payouts.completing import consider, let_go, save, waiting
from bot.dialogue.payouts.draft import Draft
from bot.dialogue.payouts.keeping import reply
from bot.dialogue.payouts.listing import REMOVED, list_payouts, remove, restore
from bot.dialogue.payouts.reporting import hear_report
from bot.dialogue.payouts.several import (
    are_several,
    consider_several,
    drafts_of,
    hear_about_several,
    save_several,
)
from bot.dialogue.replies import Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.agreeing import agrees, disputes, refuses, takes_back
from bot.language.meaning import Meaning
from bot.language.months import bare_month
from bot.language.numbers import read_number
from bot.language.payout_reports import read_report, read_told, takes_back_a_number
from bot.language.steps import read_step
from knowledge.schema import Lang

AGAIN = "again"
"""Marks a pending payout whose question was repeated already: asked a third time it would nag."""


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
        return save(session, draft, scene) if draft.is_whole(scene) else consider(session, draft, scene)
    if refuses(meaning.text) or step in ("cancel", "skip", "back", "enough"):
        return let_go(session, draft)
    if disputes(meaning.text):
        return reply(waiting(session, draft), Say("payout_what_instead"))
    if step == "unknown" and draft.lacks == "views":
        return consider(session, replace(draft, without_views=True), scene)
    if meaning.asks:
        return None
    told = _corrected(draft, meaning, session, scene)
    return None if told == draft else consider(session, told, scene)


def with_report(outcome: Outcome, before: Session, scene: Scene) -> Outcome:
    """A question in the middle was answered; what was asked of the payout is repeated, once."""
    session, pending = outcome.session, before.pending
    assert pending is not None
    busy = session.asks or session.pending or session.offer or session.state != "idle"
    if busy or not outcome.replies or session.payouts != before.payouts:
        return outcome
    if AGAIN in pending.about or "declined" in pending.about:
        return outcome
    still = session.but(pending=pending)
    if are_several(still):
        asked = consider_several(still, drafts_of(still), scene)
    else:
        asked = consider(still, Draft.kept(pending.about), scene)
    says = tuple(say for reply in (*outcome.replies, *asked.replies) for say in reply.says)
    marked = pending.model_copy(update={"about": {**pending.about, AGAIN: "yes"}})
    rows = (*screens.offered_topics(outcome), *asked.replies[-1].buttons)
    return outcome.but(session=still.but(pending=marked), replies=(Reply(says, rows, place="keep"),))


def press_payout(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button about payouts, by what follows "pay."."""
    verb, _, what = rest.partition(".")
    calm = session.calm()
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
            return save(calm, draft, scene)
        case "no":
            return let_go(calm, draft, pressed=True)
        case "unknown":
            return consider(calm, replace(draft, without_views=True), scene)
        case "month":
            return consider(calm, replace(draft, month=what), scene)
    return None


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


def _estimate_again(session: Session, scene: Scene) -> Outcome:
    """With what the payouts have taught; without views in the profile there is something to ask first."""
    if session.asks:
        return asking.ask(session)
    if session.profile.views_30d is None:
        return asking.ask_next(session, scene)
    return asking.finish(session, scene)
