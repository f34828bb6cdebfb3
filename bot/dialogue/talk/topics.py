"""Answer out of the knowledge base, and show where an answer's figures come from."""

from collections.abc import Mapping

from bot.dialogue import screens
from bot.dialogue.interview.asking import aside
from bot.dialogue.parts import questions_in
from bot.dialogue.replies import Button, Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session, Topic
from bot.dialogue.talk.families import named_figures
from bot.language.meaning import Meaning
from knowledge.placeholders import figures_in


def answer_topic(
    session: Session, intent: str, scene: Scene, *first: Say, told: Mapping[str, object] | None = None
) -> Outcome:
    """The entry's answer with the next likely questions; mid-interview the question follows instead.

    `first` is said before it: what the answer comes to for this person. `told` is what the question named: a figure
    for just that country, niche or size is said too, where the answer itself shows only its like.
    """
    entry = scene.knowledge.faq.get(intent)
    if entry is None:
        return Outcome(session, (screens.menu(Say("old_button")),))
    shown = figures_in(entry.answer.within(session.language), scene.knowledge)
    named = named_figures(shown, told or {}, scene.knowledge)
    figures = tuple(dict.fromkeys((*named, *shown)))
    first = (*first, *(Say("figure_named", {"figure": one}) for one in named if one not in shown))
    kept = session.but(topic=Topic(intent=intent, figures=figures, sources=entry.sources))
    say = Say("faq", {"entry": entry, "profile": session.profile})
    rows = [(screens.topic_button(one, scene),) for one in entry.follow_ups if one in scene.knowledge.faq]
    if figures or entry.sources:
        rows.append((Button("sources", "sources"),))
    said = aside(kept, *first, say, buttons=tuple(rows) or screens.MENU, place="keep")
    return said.but(answered=(intent,), figures=figures)


def hear_source(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Where did you get that?", as far as can be said, after an answer."""
    near = any(part.intents[0].id == "meta.source" for part in questions_in(meaning))
    return show_sources(session, scene) if near and session.topic and not meaning.intents else None


def show_sources(session: Session, scene: Scene) -> Outcome:
    """The figures of the last answer: value, day checked, sources, and where they disagree."""
    topic = session.topic
    if topic is None or not (topic.figures or topic.sources):
        say = Say("nothing_sourced")
    else:
        say = Say("sources", {"figures": topic.figures, "sources": topic.sources})
    figures = topic.figures if topic else ()
    return aside(session, say, place="keep").but(answered=("meta.source",), figures=figures)
