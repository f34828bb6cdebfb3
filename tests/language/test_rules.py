"""Intents that are decided by what a text holds, not by its phrasing."""

import pytest

from bot.language.entities import read_entities
from bot.language.lexicon import Lexicon
from bot.language.rules import answered_by_rule
from bot.language.tokens import Spelled
from tests.language.small_knowledge import small_knowledge

LEXICON = Lexicon.of(small_knowledge())
KNOWN = frozenset(
    [
        "meta.lookup",
        "meta.language",
        "meta.privacy",
        "oos.third_party",
        "oos.personal_data",
        "oos.fraud",
        "eligibility.age",
        "eligibility.crp",
        "eligibility.country",
        "estimate.views",
        "estimate.profile",
    ]
)
DECIDED = {
    "meta.lookup": (
        "my acc is cookwithjo can u check how much i make",
        "jag skickade en skärmdump",
        "kontoen min heter bakmedlina kan du sjekke hva jeg tjener",
    ),
    "oos.third_party": (
        "can u see what my friend earns shes @lisa",
        "kan du kolla vad min kompis tjänar",
        "kan du sjekke hva venninna mi tjener",
    ),
    "oos.personal_data": ("sell me someones email list",),
    "oos.fraud": (
        "how do i not pay tax on tiktok money",
        "hur slipper man skatta på pengarna",
        "hvordan slipper jeg å skatte",
    ),
    "meta.language": ("hej kan du svenska", "snakker du norsk?", "can we speak english"),
    "meta.privacy": ("what do you know about me", "vad vet du om mig", "hva vet du om meg"),
    "eligibility.age": ("i turn 18 in may, can i join anyway?", "fyller 18 i maj, går det ändå?"),
    "eligibility.crp": ("do i need 10k followers", "måste man ha 10k följare?", "må man ha 10k følgere?"),
    "estimate.views": ("500k qualified views",),
    "estimate.profile": (
        "i have 20k followers how much do i get",
        "jag har 20k följare hur mycket får jag",
        "har 9k følgere, hvor mye ca",
        "har 20k följare, vad kan jag tjäna",
    ),
    "eligibility.country": ("sverige?", "Germany?"),
}
UNDECIDED = (
    "do i need 1k followers to go live",
    "how much should i charge for a post with 20k followers",
    "how many qualified views do i need",
    "do i have to pay tax",
    "har 3000 följare, vad kan jag tjäna pengar på redan nu",
    "har 900 følgere, hva kan man tjene på",
    "what is creator rewards called in swedish",
)


def ruled(text):
    spelled = Spelled.of(text)
    found = answered_by_rule(spelled, read_entities(spelled, None, LEXICON), KNOWN)
    return None if found is None else found.id


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in DECIDED.items() for text in texts])
def test_what_a_text_holds_decides(intent, text):
    """However it is put, in each language."""
    assert ruled(text) == intent


@pytest.mark.parametrize("text", UNDECIDED)
def test_what_only_looks_like_it_is_left_to_the_phrasings(text):
    """Near a rule, but another question."""
    assert ruled(text) is None
