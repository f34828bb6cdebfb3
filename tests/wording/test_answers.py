"""Every answer and every source list, as Telegram would take it."""

import pytest

from bot.dialogue.replies import Reply, Say
from bot.local.html import parse_html, utf16_length
from bot.wording.figures import prose
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.check import check
from knowledge.load import load_knowledge
from knowledge.schema import LANGUAGES

KNOWN = load_knowledge()


def fits_a_message(text):
    plain, _ = parse_html(text)
    assert 0 < utf16_length(plain) <= 4096
    assert "{" not in plain
    assert "}" not in plain
    return plain


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("intent", sorted(KNOWN.faq))
def test_answer_can_be_sent(intent, lang, as_of):
    """Filled in, closed and short enough, in each language."""
    voice = Voice.of(lang, "USD", KNOWN, as_of.date())
    fits_a_message(prose(KNOWN.faq[intent].answer.within(lang), voice))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("figure", sorted(KNOWN.figures))
def test_sources_of_a_figure_can_be_sent(figure, lang, as_of):
    """Value, day and sources in one message, with a source named."""
    voice = Voice.of(lang, "SEK", KNOWN, as_of.date())
    reply = Reply((Say("sources", {"figures": (figure,), "sources": ()}),))
    plain = fits_a_message(put_into_words(reply, 1, voice).text)
    assert any(line.startswith("•") for line in plain.splitlines())


def test_sources_of_many_figures_stay_within_a_message(as_of):
    """However many figures an answer rests on, the list can be sent."""
    voice = Voice.of("sv", "SEK", KNOWN, as_of.date())
    reply = Reply((Say("sources", {"figures": tuple(KNOWN.figures), "sources": tuple(KNOWN.sources)}),))
    fits_a_message(put_into_words(reply, 1, voice).text)


def test_no_number_stands_bare_in_an_answer():
    """Numbers in prose are figures with a date and a source; the knowledge check finds nothing."""
    assert [str(problem) for problem in check()] == []
