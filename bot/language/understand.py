"""Read a text once: what it asks, what it tells, in which language, free of any session.

Knows the intents' phrasings and the rules by which quantities decide an intent. Does not know who wrote or what
was said before. Never raises on a text.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bot.language.compound import Candidate, cut_up
from bot.language.concepts import Concepts
from bot.language.detect import detect_language
from bot.language.entities import Reading, read_entities
from bot.language.follow_ups import read_follow_up
from bot.language.lexicon import Lexicon
from bot.language.masking import mask
from bot.language.matcher import Matcher
from bot.language.meaning import Meaning, Part, ScoredIntent, Verdict
from bot.language.neighbours import SWEDISH
from bot.language.normalize import visible, words
from bot.language.numbers import Found, find_spans
from bot.language.rules import answered_by_rule
from bot.language.scoring import ALL
from bot.language.tokens import Spelled
from bot.language.wording_of_facts import is_bare, is_question, is_yes_or_no, only_tells
from knowledge.schema import LANGUAGES, Knowledge, Lang

TOPICS = 5
HOME: Mapping[Lang, Mapping[str, str]] = {
    "sv": {"tax.no": "tax.se"},
    "nb": {"tax.se": "tax.no", "tax.se_vat": "tax.no"},
}
"""Intents of another country than the one where a language is spoken."""
LONGEST_READ = 1500
MOST_PIECES = 4
CORRECTS = re.compile(
    r"^\W*(?:(?:no|nope|nej|nei|sorry|oops|ops|hov|oj|forlat|beklager)\W+(?:\w+\W+)?(?:wait|vanta|vent"
    r"|i mean\w*|jag mena\w*"
    r"|jeg ment\w*|it'?s|its|det ar|det er|make that|actually|feil|fel|wrong|egentlig|egentligen)\b"
    r"|(?:wait|vanta|vent|actually|correction|rattelse|rettelse|make that|oops|jag mena\w*|jeg ment?\w*|i meant"
    r"|i mean|egentlig|egentligen)\b)"
    r"|(?:\bi meant\b|\bjag menade\b|\bjeg mente\b|\bactually\W*$)"
)
PLAIN_NO = re.compile(r"^\W*(?:no|nope|nej|nei)\b\W+\S")
BREAK = re.compile(
    r"\?+\s*|\n+\s*|;\s+|(?<=[a-zåäöæø])\.\s+|,?\s+(?:and|och|og|samt|plus|also|o|n|&)\s+"
    r"|\s+å\s+(?=(?:hur|vad|va|när|vilk\w+|var|varför|kan|får|måste|går|ska|är|räknas|hvor\w*|hva|når|skal|må|er)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Piece:
    """A stretch of a text that may be a question of its own."""

    spelled: Spelled
    reading: Reading


class Understanding:
    """All intents in all languages in one index, and the names of all things."""

    def __init__(self, lexicon: Lexicon, matcher: Matcher, knowledge: Knowledge) -> None:
        self._lexicon = lexicon
        self._matcher = matcher
        self._knowledge = knowledge
        self._intents = frozenset(knowledge.faq)
        self._topics = Concepts({name: one.words for name, one in knowledge.concepts.items() if one.topic})

    @classmethod
    def of(cls, knowledge: Knowledge, cache_folder: Path | None = None) -> "Understanding":
        """Learnt from the phrasings of the knowledge's answers, or loaded where the folder holds what was learnt.

        A folder that cannot be written only costs the next start a few seconds.
        """
        known = None if cache_folder is None else cls.kept(knowledge, cache_folder)
        if known is not None:
            return known
        lexicon = Lexicon.of(knowledge)
        examples, concepts, read_as = _taught(knowledge)
        masked = {intent: [_masked(text, lexicon) for text in texts] for intent, texts in examples.items()}
        spoken = {
            intent: [lang for lang in LANGUAGES for _ in entry.phrasings.within(lang)]
            for intent, entry in knowledge.faq.items()
        }
        matcher = Matcher(masked, concepts, spoken, read_as)
        if cache_folder is not None:
            with suppress(OSError):
                matcher.keep((examples, concepts, read_as), cache_folder)
        return cls(lexicon, matcher, knowledge)

    @classmethod
    def kept(cls, knowledge: Knowledge, cache_folder: Path) -> "Understanding | None":
        """What was learnt from these phrasings before, where the folder holds it."""
        taught = _taught(knowledge)
        matcher = Matcher.kept(taught, cache_folder)
        return None if matcher is None else cls(Lexicon.of(knowledge), matcher, knowledge)

    def understand(self, text: str, lang: Lang | None = None) -> Meaning:
        """What one text means. `lang` is the person's language, for where the text itself does not tell."""
        return self.understand_many([text], [lang])[0]

    def understand_many(self, texts: Sequence[str], languages: Sequence[Lang | None] | None = None) -> list[Meaning]:
        """What each text means; all are matched together."""
        texts = [visible(text) for text in texts]
        asked = languages or [None] * len(texts)
        wholes = [Spelled.of(text[:LONGEST_READ]) for text in texts]
        told = [detect_language(whole) for whole in wholes]
        spoken = [found or given for found, given in zip(told, asked, strict=True)]
        stretches = [self._stretches(whole, lang) for whole, lang in zip(wholes, spoken, strict=True)]
        masked = [self._masked_in_context(found) for found in stretches]
        flat = [text for masks in masked for readings in masks.values() for text in readings]
        scores = iter(self._matcher.match_many(flat))
        meanings = []
        for text, language, heard, found, masks in zip(texts, told, spoken, stretches, masked, strict=True):
            whole = found[0, max(last for _, last in found)].reading.entities
            views = "views" in whole or "qualified_views" in whole
            parts = {}
            for span, piece in found.items():
                scored = max((next(scores) for _ in masks[span]), key=lambda ranked: ranked[0][1] if ranked else 0.0)
                parts[span] = self._part(piece, scored, heard, views)
            meanings.append(_meaning(text, language, found, parts))
        return meanings

    def _stretches(self, whole: Spelled, lang: Lang | None) -> dict[tuple[int, int], _Piece]:
        """Every run of neighbouring pieces: (0, n) is the whole text."""
        cuts = _cuts(whole.text)
        ends = len(cuts) - 1
        runs = [(0, ends), *((i, j) for i in range(ends) for j in range(i + 1, ends + 1) if (i, j) != (0, ends))]
        numbers = find_spans(whole.text, lang or "en")
        pieces = {(0, ends): _Piece(whole, read_entities(whole, lang, self._lexicon, numbers))}
        for first, last in runs[1:]:
            start, end = cuts[first][1], cuts[last][0]
            spelled = Spelled.of(whole.text[start:end])
            own = _within(numbers, start, end)
            pieces[first, last] = _Piece(spelled, read_entities(spelled, lang, self._lexicon, own))
        return pieces

    def _masked_in_context(self, found: Mapping[tuple[int, int], _Piece]) -> dict[tuple[int, int], tuple[str, ...]]:
        """Each stretch masked; one that names no topic also with the topic of what stands before it in the text."""
        alone = {span: mask(piece.spelled, piece.reading) for span, piece in found.items()}
        masked: dict[tuple[int, int], tuple[str, ...]] = {}
        for (first, last), text in alone.items():
            before = words(alone[0, first]) if first else []
            topics = [word for word in before if self._topics.within([word])]
            in_context = topics and not self._topics.within(words(text))
            masked[first, last] = (text, f"{' '.join(topics)} {text}") if in_context else (text,)
        return masked

    def _akin(self, scored: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
        """An entry and those that narrow it are one question: the best of them is as sure as all of them."""
        found: dict[str, tuple[str, float]] = {}
        for intent, sure in scored:
            kin = self._knowledge.widest(intent)
            best = found.get(kin, (intent, 0.0))
            found[kin] = (best[0], min(1.0, best[1] + sure))
        return sorted(found.values(), key=lambda one: -one[1])

    def _part(self, piece: _Piece, scored: Sequence[tuple[str, float]], lang: Lang | None, of_views: bool) -> Part:
        """`of_views`: the whole text names views to be priced; in a piece of it, a month's own views may seem so."""
        text = piece.spelled.text
        if is_yes_or_no(piece.spelled):
            return Part(text, (), "decline")
        if not piece.reading.places.named:
            scored = _at_home(scored, lang)
        ruled = answered_by_rule(piece.spelled, piece.reading, self._intents)
        if ruled is not None and (of_views or ruled.id != "estimate.views"):
            others = tuple(ScoredIntent(*s) for s in scored if s[0] != ruled.id)
            lower = tuple(ScoredIntent(o.id, min(o.confidence, 1 - ruled.confidence)) for o in others)
            return Part(text, (ruled, *lower)[:TOPICS], "answer")
        scored = self._akin(scored)
        verdict: Verdict = self._matcher.verdict(scored, lang or ALL)
        if only_tells(piece.spelled, piece.reading, sure=verdict == "answer"):
            return Part(text, (), "decline")
        return Part(text, tuple(ScoredIntent(*s) for s in scored[:TOPICS]), verdict)


def _within(numbers: Sequence[Found], start: int, end: int) -> list[Found] | None:
    """The numbers of a stretch as it counts places; None where one crosses its edge and must be read anew."""
    near = [one for one in numbers if one.start < end and one.end > start]
    if any(one.start < start or one.end > end for one in near):
        return None
    return [replace(one, start=one.start - start, end=one.end - start) for one in near]


def _at_home(scored: Sequence[tuple[str, float]], lang: Lang | None) -> list[tuple[str, float]]:
    """Asked in Swedish without a country, a question about tax is about Sweden's."""
    home = HOME.get(lang or "en", {})
    found: dict[str, float] = {}
    for intent, sure in scored:
        found.setdefault(home.get(intent, intent), sure)
    return list(found.items())


def _taught(knowledge: Knowledge) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, str]]:
    """All phrasings of each intent, in all languages, the words of each concept, and the words read as others."""
    examples = {
        intent: [text for lang in LANGUAGES for text in entry.phrasings.within(lang)]
        for intent, entry in knowledge.faq.items()
    }
    concepts = {name: _in_both(concept.words) for name, concept in knowledge.concepts.items()}
    return examples, concepts, dict(SWEDISH)


def _in_both(told: Sequence[str]) -> list[str]:
    """The words of a concept, and what bokmål ones are read as."""
    near = (" ".join(SWEDISH.get(part, part) for part in words(word)) for word in told if "*" not in word)
    return [*told, *(word for word in near if word not in told)]


def _masked(text: str, lexicon: Lexicon) -> str:
    spelled = Spelled.of(text)
    return mask(spelled, read_entities(spelled, detect_language(text), lexicon))


def _cuts(text: str) -> list[tuple[int, int]]:
    """Where the text may be cut: (end of the piece before, start of the piece after)."""
    cuts = [(0, 0)]
    for found in BREAK.finditer(text):
        if len(text[cuts[-1][1] : found.start()].split()) >= 2 and len(text[found.end() :].split()) >= 2:
            cuts.append((found.end() if "?" in found.group() else found.start(), found.end()))
        if len(cuts) == MOST_PIECES:
            break
    return [*cuts, (len(text), len(text))]


def _meaning(
    text: str, language: Lang | None, found: Mapping[tuple[int, int], _Piece], parts: Mapping[tuple[int, int], Part]
) -> Meaning:
    whole = found[0, max(last for _, last in found)]
    entities = dict(whole.reading.entities)
    chosen = cut_up({span: Candidate(part, is_question(found[span].spelled)) for span, part in parts.items()})
    corrects = bool(CORRECTS.search(whole.spelled.folded)) or (
        bool(PLAIN_NO.search(whole.spelled.folded)) and bool(entities or whole.reading.counted)
    )
    return Meaning(
        text=text,
        language=language,
        parts=tuple(part for part in chosen if part.text),
        entities=entities,
        corrects=corrects,
        bare=is_bare(whole.spelled, whole.reading),
        asks=is_question(whole.spelled),
        follow_up=read_follow_up(whole.spelled.folded),
    )
