"""Whatever figure Tally knows, a question finds it; whatever an older text claims, the answer says what holds now."""

from pathlib import Path

import pytest
import yaml

from bot.dialogue.scene import Scene
from bot.dialogue.talk.topics import answer_topic
from bot.local.ask import Asked, answer, ask, figure_as_data, plain, words_of
from bot.wording import formats

HERE = Path(__file__).parent
QUESTIONS = yaml.safe_load((HERE / "figure_questions.yaml").read_text(encoding="utf-8"))
CLAIMS = yaml.safe_load((HERE / "seed_claims.yaml").read_text(encoding="utf-8"))
STALE = [claim for claim in CLAIMS if "corrected" in claim]
ENDS = ("low", "likely", "high")
MOST_PRESSED = 0.05


def answer_to(asked, mind, as_of, presses=True):
    """What a question leads to: its answer, or where topics are offered, that of the first one."""
    question = Asked(text=asked["text"], lang=asked["lang"])
    told, heard = ask(question, mind, as_of), answer(question, mind, as_of)
    if told["answered"] or not heard.offered or not presses:
        return told
    scene = Scene(mind.knowledge, as_of)
    pressed = answer_topic(heard.outcome.session, heard.offered[0], scene, told=heard.meaning.entities)
    figures = [figure_as_data(figure, mind.knowledge, as_of.date()) for figure in pressed.figures]
    text = plain(words_of(pressed, mind.knowledge, as_of.date()))
    return {**told, "answered": True, "answer": text, "figures": figures, "pressed": heard.offered[0]}


def named(claim):
    return f"{claim['lang']}: {claim['text']}"


def one_or_more(value):
    return value if isinstance(value, list) else [value]


def test_every_figure_has_a_question(knowledge):
    """A new figure needs a line in figure_questions.yaml, and none asks for a figure that is gone."""
    assert set(QUESTIONS) == set(knowledge.figures)


def test_questions_are_asked_in_all_three_languages():
    """About a third each."""
    spoken = [asked["lang"] for asked in QUESTIONS.values()]
    assert all(spoken.count(lang) >= len(spoken) // 4 for lang in ("en", "sv", "nb"))


@pytest.mark.parametrize("figure", QUESTIONS)
def test_figure_is_found_by_a_question(figure, mind, as_of):
    """The answer rests on the figure and shows it with a value, the day it was checked and where it comes from."""
    answer = answer_to(QUESTIONS[figure], mind, as_of)

    shown = {one["id"]: one for one in answer["figures"]}
    assert answer["answered"], answer["intents"]
    assert figure in shown, answer["intents"]
    assert any(shown[figure][end] is not None for end in ENDS) or shown[figure]["countries"]
    assert shown[figure]["as_of"]
    assert shown[figure]["sources"]


@pytest.mark.parametrize("claim", CLAIMS, ids=named)
def test_claim_is_answered_with_what_holds(claim, mind, as_of):
    """What people repeat from older texts is answered, with the figures and words that matter."""
    answer = answer_to(claim, mind, as_of, presses=claim.get("answered", True))

    shown, words = {one["id"] for one in answer["figures"]}, answer["answer"].casefold()
    assert answer["answered"] is claim.get("answered", True), answer["intents"]
    assert set(claim.get("figures", ())) <= shown, answer["intents"]
    assert [word for word in claim.get("words", ()) if word.casefold() not in words] == []
    assert [word for word in claim.get("not_words", ()) if word.casefold() in words] == []


def test_nearly_all_are_answered_without_a_press(mind, as_of):
    """Where topics are offered instead, the right one stands first; that is the exception."""
    asked = [*QUESTIONS.values(), *(claim for claim in CLAIMS if claim.get("answered", True))]
    pressed = [one["text"] for one in asked if "pressed" in answer_to(one, mind, as_of)]
    assert len(pressed) <= MOST_PRESSED * len(asked), pressed


@pytest.mark.parametrize("claim", STALE, ids=named)
def test_stale_claim_is_corrected(claim, mind, knowledge, as_of):
    """The answer says when the rule changed or the programme closed, and its entry records the mistake."""
    answer, right = answer_to(claim, mind, as_of), claim["corrected"]

    told = [formats.day(day, answer["lang"]) for day in days_of_change(right, knowledge, as_of)]
    assert [day for day in told if day not in answer["answer"]] == []
    if "entry" in right:
        entries = one_or_more(right["entry"])
        assert any(intent["id"] in entries for intent in answer["intents"])
        assert [entry for entry in entries if not knowledge.faq[entry].corrects] == []


def days_of_change(right, knowledge, as_of):
    if "closed" in right:
        yield knowledge.programmes[right["closed"]].since
    if "since" in right:
        yield knowledge.figures[right["since"]].on(as_of.date()).valid_from
