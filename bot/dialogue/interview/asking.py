"""Move through the interview: ask what matters most next, take an answer, go back, skip, stop, finish.

Knows where in the interview a person is. Does not know how an answer was given.
"""

from collections.abc import Mapping

from bot.advice.estimate import estimate
from bot.advice.profile import Profile
from bot.advice.questions import next_question
from bot.advice.tips import rank_tips
from bot.dialogue import screens
from bot.dialogue.interview.offer_questions import ask_terms, is_asked
from bot.dialogue.interview.questions import BY_FIELD, MOST_QUESTIONS, buttons_for
from bot.dialogue.money import facts_in_dollars
from bot.dialogue.replies import Button, Buttons, Outcome, Picture, Place, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import ABOUT_ESTIMATE, Session, Topic


def ask_next(session: Session, scene: Scene, *says: Say) -> Outcome:
    """Ask the open question that would narrow the range most, or finish where none would."""
    gone = {*session.asked, *session.skipped}
    field = None
    if session.step <= MOST_QUESTIONS:
        spoken = session.profile.model_copy(update={"language": session.language})
        field = next_question(spoken, scene.knowledge, scene.today, gone, session.paid())
    if field is None:
        return finish(session, scene, *says)
    return ask(session.but(state="interview", asks=field, offer=None), *says)


def ask(session: Session, *says: Say) -> Outcome:
    """Ask, or ask again, the question that the session stands at."""
    if is_asked(session):
        return ask_terms(session, *says)
    question = BY_FIELD[str(session.asks)]
    progress = Say("progress", {"step": session.step, "most": MOST_QUESTIONS})
    reply = Reply((*says, progress, Say(question.field)), buttons_for(question, first=not session.asked))
    return Outcome(session, (reply,))


def aside(session: Session, *says: Say, buttons: Buttons = screens.MENU, place: Place = "screen") -> Outcome:
    """Said without leaving where the person is: mid-interview, the question follows."""
    return ask(session, *says) if session.asks else Outcome(session, (Reply(says, buttons, place),))


def beside(topics: Buttons) -> Buttons:
    """Topics to choose from in the middle of a question: its own buttons would make too many, and "Continue" shows
    them. The answer may be typed all along."""
    return (*topics, (Button("continue", "continue"), Button("cancel", "cancel")))


def take_answer(session: Session, facts: Mapping[str, object], scene: Scene, *says: Say) -> Outcome:
    """Remember the answer to the question asked, and go on."""
    field = str(session.asks)
    told = remember(session, facts, scene)
    told = told.but(asked=(*session.asked, field), last_field=field, asks=None)
    return ask_next(told, scene, *says)


def remember(session: Session, facts: Mapping[str, object], scene: Scene) -> Session:
    """The session with these profile facts. Money told in another currency is kept in dollars."""
    told = dict(facts)
    currency = told.pop("currency_told", None) or session.currency
    return session.but(profile=session.profile.having(**facts_in_dollars(told, str(currency), scene)))


def skip(session: Session, scene: Scene) -> Outcome:
    """Leave the question open; what is not known widens the range."""
    field = str(session.asks)
    return ask_next(session.but(asked=(*session.asked, field), skipped=(*session.skipped, field)), scene)


def back(session: Session) -> Outcome:
    """Ask the question before this one again, forgetting its answer."""
    if not session.asked:
        return ask(session, Say("first_question_back"))
    field = session.asked[-1]
    return ask(
        session.but(
            asks=field,
            asked=session.asked[:-1],
            skipped=tuple(one for one in session.skipped if one != field),
            profile=session.profile.having(**{field: None}),
        )
    )


def finish(session: Session, scene: Scene, *says: Say) -> Outcome:
    """Estimate, show and keep it. The answers stay, so that the next estimate starts from them."""
    reckoned = estimate(session.profile, scene.knowledge, scene.today, payouts=session.paid())
    tips = rank_tips(session.profile, scene.knowledge, reckoned, scene.today, payouts=session.paid())
    values = {"estimate": reckoned, "tips": tips, "profile": session.profile}
    replies = [Reply(says, place="keep")] if says else []
    replies.append(
        Reply(
            (Say("estimate", values),),
            (
                (Button("if_more", "if.menu"), Button("sources", "sources")),
                (Button("pic_movers", "pic.movers"), Button("pic_gates", "pic.gates")),
                (Button("saved", "saved"), Button("start_over", "start_over")),
            ),
            place="keep",
            picture=Picture("card", values, session.theme) if session.profile.told() else None,
        )
    )
    done = session.but(
        state="idle",
        asks=None,
        asked=(),
        skipped=(),
        last_field=None,
        offer=None,
        topic=Topic(intent=ABOUT_ESTIMATE, figures=reckoned.figures, sources=reckoned.sources),
    )
    return Outcome(
        done, tuple(replies), estimate=reckoned, figures=reckoned.figures, saves=bool(session.profile.told())
    )


def start_over(session: Session, scene: Scene) -> Outcome:
    """Forget the answers and begin the interview; saved estimates stay."""
    fresh = session.but(profile=Profile(), asked=(), skipped=(), last_field=None, topic=None)
    says = (Say("start_over"),) if session.profile.told() else ()
    return ask_next(fresh, scene, *says)
