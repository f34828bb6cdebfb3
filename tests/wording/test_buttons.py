"""What a button carries back must fit in 64 bytes, and what stands on it must have words."""

from datetime import timedelta

import pytest

from bot.dialogue import screens
from bot.dialogue.estimates.listing import SHOWN_SAVED, list_saved
from bot.dialogue.estimates.pictures import press_picture
from bot.dialogue.estimates.saved import open_saved, press_saved
from bot.dialogue.interview.questions import QUESTIONS, buttons_for
from bot.dialogue.replies import Button, Reply
from bot.dialogue.scene import Scene
from bot.dialogue.session import Saved, Session
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.schema import LANGUAGES

LATE_SCREEN = 9_999_999
"""A screen number that nobody will reach."""


def saved_estimates(as_of):
    kept = {"text": "kept", "profile": {}, "knowledge_version": "1", "estimate": {}}
    return [
        Saved(id=f"{at}" + "f" * 31, day=as_of - timedelta(days=at), low="0", high="9000000", **kept)
        for at in range(SHOWN_SAVED)
    ]


def replies(knowledge, as_of):
    scene = Scene(knowledge, as_of, saved_estimates(as_of))
    session = Session()
    yield from (screens.greeting(), screens.menu(), screens.settings(session), screens.languages())
    yield from (screens.currencies(), list_saved(scene), screens.confirm_delete(), screens.resume(session, 12))
    kept = scene.saved[0].id
    opened = open_saved(session, kept, scene)
    yield opened.replies[0]
    for verb in ("name", "delete", "compare", "with", "export"):
        outcome = press_saved(opened.session, f"{verb}.{kept}", scene)
        assert outcome is not None
        yield outcome.replies[0]
    pictures = press_picture(opened.session, "menu", scene)
    assert pictures is not None
    yield pictures.replies[0]
    for question in QUESTIONS:
        yield Reply((), buttons_for(question, first=False))
    for intent in knowledge.faq:
        yield screens.topics((), (intent,), scene)
    yield Reply((), ((Button("sources", "sources"), Button("start_over", "start_over")),))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_button_has_a_short_label_and_data_that_fits(lang, knowledge, as_of):
    """Telegram refuses callback data over 64 bytes; a label over 64 characters can't be read."""
    voice = Voice.of(lang, "NOK", knowledge, as_of.date())
    shown = 0
    for reply in replies(knowledge, as_of):
        for row in put_into_words(Reply((), reply.buttons), LATE_SCREEN, voice).buttons:
            for label, data in row:
                shown += 1
                assert 1 <= len(data.encode()) <= 64, data
                assert 1 <= len(label) <= 64, label
                assert "{" not in label
    assert shown > len(knowledge.faq)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_buttons_of_a_question_look_alike(lang, knowledge, as_of):
    """A person, and a script, tells them apart by their words."""
    voice = Voice.of(lang, "USD", knowledge, as_of.date())
    for question in QUESTIONS:
        rows = put_into_words(Reply((), buttons_for(question, first=False)), 1, voice).buttons
        labels = [label for row in rows for label, _ in row]
        assert len(labels) == len(set(labels))
