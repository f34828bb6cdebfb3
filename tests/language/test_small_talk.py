"""Whole messages beside all business."""

import pytest

from bot.language.small_talk import read_small_talk

SAID = {
    "how_are_you": ("how are you", "hey hows life", "hur mår du", "allt bra?", "hvordan går det", "hei, alt bra?"),
    "laugh": ("haha", "LOL", "hahahaha 😂", "hehe", "lmao", "asg"),
    "praise": ("ur funny", "you're so smart", "du är rolig", "vilken bra bot du är", "så flink du er", "i love this"),
    "fine": ("ok cool", "okej", "gött", "kult", "nice", "i see", "jag fattar", "jeg skjønner"),
    "robot": ("are you a robot?", "are you real", "är du en robot", "er du et menneske", "is this a bot"),
    "abuse": ("ur so fucking useless", "kys", "fuck off", "dö", "dø", "du är så korkad", "du er helt ubrukelig"),
    "emoji": ("👍", "❤️", "😂😂😂"),
    "marks": ("???", ".", "\u200b\u200d"),
}
CASES = [(kind, text) for kind, texts in SAID.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_small_talk_is_told_from_business(kind, text):
    """A whole message is what it says, in each of our languages."""
    assert read_small_talk(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "do",
        "how are you paid",
        "hur går det till att få betalt",
        "are brand deals good",
        "haha ok and for 300k",
        "jag vill dö",
        "i want to die",
        "din rpm",
        "is 3% engagement good",
        "ok 12k followers",
    ],
)
def test_what_means_business_is_no_small_talk(text):
    """A word of courtesy, or of despair, is not taken for a whole message of it."""
    assert read_small_talk(text) is None
