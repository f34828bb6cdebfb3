"""Show one thing of the knowledge: as a person would see it, or with all that is behind it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.terminal import say, settings_or_stop
from bot.settings import CannotStart

if TYPE_CHECKING:
    from bot.wording.voice import Voice
    from bot.wording.words import Message
    from knowledge.schema import Knowledge, Lang


def preview(
    name: Annotated[str, typer.Argument(help="An answer, tip or figure, such as live.gift_value.")], lang: str = "en"
) -> None:
    """What a person would see of an answer, a tip or a figure, with its length and buttons."""
    from bot.app import load_checked, now
    from bot.local.ask import plain
    from bot.wording.voice import Voice
    from knowledge.finding import NotFound, find
    from knowledge.schema import LANGUAGES

    knowledge = load_checked(settings_or_stop())
    spoken: Lang | None = next((one for one in LANGUAGES if one == lang), None)
    if spoken is None:
        raise CannotStart(f"{lang} is not one of {', '.join(LANGUAGES)}.")
    known = {"faq": knowledge.faq, "tips": knowledge.tips, "figures": knowledge.figures}
    try:
        (kind, found), *others = find(name, known)
    except NotFound as missing:
        raise CannotStart(str(missing)) from None
    message = _message(kind, found, now(), Voice.of(spoken, "USD", knowledge, now().date()))
    text = plain(message.text)
    print(text)
    for row in message.buttons:
        print("  ".join(f"[{label}]" for label, _ in row))
    print(f"({len(text)} characters)")
    for other, _ in others:
        print(f"{other}/{found} bears the same name.")


def explain(
    figure: Annotated[str, typer.Argument(help="A figure, such as creator_rewards.rpm.")],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; today where none is given.")
    ] = None,
) -> None:
    """Everything behind a figure: its value on a day, its sources, who disagrees, and all that rests on it."""
    from bot.app import load_checked, now
    from knowledge.finding import NotFound, find_one

    knowledge = load_checked(settings_or_stop())
    try:
        _, found = find_one(figure, {"figures": knowledge.figures})
    except NotFound as missing:
        raise CannotStart(str(missing)) from None
    today = now().date()
    for line in (*_told(found, knowledge, on.date() if on else today, today), *_used(found, knowledge, today)):
        say(line)


def _message(kind: str, name: str, now: datetime, voice: "Voice") -> "Message":
    from bot.dialogue.replies import Button, Reply, Say
    from bot.dialogue.scene import Scene
    from bot.dialogue.session import Session
    from bot.dialogue.talk.topics import answer_topic
    from bot.wording.figures import prose
    from bot.wording.words import Message, put_into_words

    match kind:
        case "faq":
            session = Session(language=voice.lang)
            return put_into_words(answer_topic(session, name, Scene(voice.knowledge, now)).replies[0], 1, voice)
        case "tips":
            tip = voice.knowledge.tips[name]
            texts = (prose(words.within(voice.lang), voice) for words in (tip.title, tip.steps))
            return Message("\n\n".join(texts), ())
    reply = Reply((Say("figure_named", {"figure": name}),), ((Button("sources", "sources"),),))
    return put_into_words(reply, 1, voice)


def _told(name: str, knowledge: "Knowledge", day: date, today: date) -> Iterator[str]:
    """What the figure's own file says."""
    figure = knowledge.figures[name]
    value = figure.on(day)
    before = ", the first that is known" if day < value.valid_from else ""
    yield f"{name}: {figure.what.en}"
    yield (
        f"On {day}: {_amounts(value.low, value.likely, value.high, value.countries)} {figure.unit}, "
        f"since {value.valid_from}{before}"
    )
    yield f"Kind: {figure.kind}"
    about = [f"{field} {told}" for field, told in figure.scope if told is not None]
    yield f"Scope: {', '.join(about) or 'everyone'}"
    state = {"fresh": "", "due": ", overdue", "old": ", too old"}[figure.freshness(today)]
    yield f"Last checked {figure.last_checked}, review due {figure.review_due}{state}"
    yield "Sources:"
    for source in value.sources:
        yield f"  {_source(source, knowledge)}"
    if figure.claims:
        yield "Claims:"
    for claim in figure.claims:
        note = f" ({claim.note})" if claim.note else ""
        amount = _amounts(claim.low, None, claim.high)
        yield f"  {amount or 'no amount'}: {knowledge.sources[claim.source].title}{note}"
    if figure.note:
        yield f"Note: {figure.note.strip()}"
    if figure.superseded:
        yield f"Superseded by {figure.superseded}"


def _used(name: str, knowledge: "Knowledge", today: date) -> Iterator[str]:
    """What rests on it, in the knowledge and in the code."""
    from bot.cli.probing import readers_of
    from knowledge.uses import uses_of

    uses = uses_of(name, knowledge)
    lists = {
        "Answers": uses.answers,
        "Tips": uses.tips,
        "Gates": tuple(f"{programme} ({gate})" for programme, gate in uses.gates),
        "Read by": readers_of(name, knowledge, today),
        "Takes the place of": uses.replaces,
        "Converts": (f"every amount in {uses.currency}",) if uses.currency else (),
    }
    for title, found in lists.items():
        if found:
            yield f"{title}: {', '.join(found)}"
    if not any(lists.values()):
        yield "No answer, tip, programme or estimate uses it."


def _amounts(low: object, likely: object, high: object, countries: tuple[str, ...] = ()) -> str:
    """ "0.25 to 1.80, likely 0.65", a single number, or countries."""
    if low == high:
        low, high, likely = None, None, low if likely is None else likely
    ends = [f"{low} to {high}"] if None not in (low, high) else []
    if not ends and (low or high) is not None:
        ends = [f"from {low}" if high is None else f"up to {high}"]
    if likely is not None:
        ends.append(f"likely {likely}" if ends else f"{likely}")
    return ", ".join([*ends, *countries])


def _source(name: str, knowledge: "Knowledge") -> str:
    source = knowledge.sources[name]
    day = f"published {source.published}" if source.published else f"collected {source.collected}"
    address = f", {source.address}" if source.address else ""
    return f"{source.title} (authority {source.authority}, {day}{address})"
