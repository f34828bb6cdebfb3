"""Tell English, Swedish and bokmål apart, and say nothing where a text does not tell.

Knows small words and letters. Swedish and bokmål share most words; only those that differ count.
"""

from functools import lru_cache

from bot.language.normalize import fold, listed, plain
from bot.language.tokens import Spelled
from knowledge.schema import Lang

LONGEST_HEARD = 1000
"""Characters by which a language is told."""
MOST_REMEMBERED = 8192
SMALL_WORDS: dict[Lang, frozenset[str]] = {
    "en": listed(
        "the a an is are was were i im i'm my me you u your how what whats what's when where why which who do does did "
        "can could should would will it its this that and or but not no if for from with of to in on much many get got "
        "have has need make money earn pay paid views followers mostly about per month week live hello thanks yes "
        "they their we our there been than then more most change show delete start stop help please income "
        "am im ive i've dont don't cant can't last only between the worth rate rates any good low high"
    ),
    "sv": listed(
        "och jag i inte är hur mycket mycke mkt vad när varför vilka vilken vilket från många kan får ska skulle mig "
        "min mitt mina dig ditt du det den ett att om på som tjäna tjänar tjänade pengar visningar följare månad "
        "månaden månaderna vecka veckan bor hej tack ja nej eller men måste behöver blir va "
        "vart vem var varifrån ju också bara utan skatt språk svar betalt betalar inlägg samarbete samarbeten asså "
        "alltså nästan ungefär ungefar miljoner miljon tusen kronor kolla räkna räknas ändra radera börja hjälp någon "
        "något några få göra gör sätt inlägg jämfört än tjanar foljare manad har av till ut med mest "
        "alla var blev blivit videor klipp korta långa ställe drar tar ta går gå ser se hade ger ge fick sälja köpa "
        "per live views followers start företag kreatör kreatörer söka detta dessa massa lite "
        "gång gånger räcker betalade"
    ),
    "nb": listed(
        "og jeg i ikke er hvor mye mange hva når hvorfor hvilke hvilken hvilket fra kan får skal skulle meg min mitt "
        "mine deg ditt du det den et at om på som tjene tjener tjente penger penga visninger følgere måned "
        "måneden månedene "
        "uke uka uken bor hei takk ja nei eller men må trenger blir hvem hvordan jo også bare uten "
        "skatt språk betalt betaler innlegg samarbeid nesten omtrent millioner million mill tusen kroner sjekk regne "
        "teller endre slett begynn hjelp noen noe få gjøre gjør måte enn mnd har av til ut med mest vil bør bli de "
        "folgere maned tjen være vært dere hvis dersom alle var ble blitt bli videoer videoene korte lange "
        "sted noens åssen "
        "drar tar ta går gå ser se hadde gir gi fikk selge kjøpe bedrift bedrifter skaper skapere søke dette disse "
        "for per live views followers start penga masse litt gang ganger holder teller betalte fondet"
    ),
}
FOREIGN = listed(
    "ich bin und nicht wie viel wann wieviel mein meine geld kann bekomme verdiene ist das fur mit auf wo warum bitte "
    "cuanto cuando como donde porque por que una los las mi dinero gano gana paga visitas seguidores puedo tengo hola "
    "combien quand comment pourquoi je suis mon mes argent avec pour est ce les des une vues abonnes puis bonjour "
    "quanto quando come dove perche soldi guadagno quantos dinheiro ganho visualizacoes seguidores nao voce eu meu "
    "paljonko milloin miten mina olen rahaa paljon saan katselua hoeveel wanneer ik mijn geld verdien waarom krijg "
    "ile kiedy jak zarabia pieniadze kadar nasil kazanirim"
)
"""Small words of languages that we do not speak; Danish is near enough to Norwegian to be tried."""
LETTERS: dict[str, Lang] = {"ä": "sv", "ö": "sv", "æ": "nb", "ø": "nb"}
ENDINGS: dict[str, Lang] = {"ene": "nb", "erna": "sv", "orna": "sv", "arna": "sv"}
LEAST_STRANGE = 2
LEAD = 0.99
"""A language must be about one telling word ahead of the next."""


PLACES: dict[str, Lang] = {
    "norge": "nb",
    "norsk": "nb",
    "norske": "nb",
    "sverige": "sv",
    "svensk": "sv",
    "svenska": "sv",
}


NAMES: dict[str, Lang] = {
    "svenska": "sv",
    "svensk": "sv",
    "swedish": "sv",
    "norska": "nb",
    "norsk": "nb",
    "norwegian": "nb",
    "engelska": "en",
    "engelsk": "en",
    "english": "en",
}
NOT_WANTED = listed(
    "not no dont don't inte ikke why varför hvorfor wrong fel feil bad dålig dårlig fattar skjønner skjöner"
)


def named_language(text: str) -> Lang | None:
    """The one language of ours that a text asks for by its name; None where it names none, several, or complains."""
    said = _words(text)
    named = {NAMES[word] for word in said if word in NAMES}
    return named.pop() if len(named) == 1 and not NOT_WANTED & set(said) else None


def detect_language(text: str | Spelled) -> Lang | None:
    """The language of a text, or None where it does not tell ("30k", "Sweden", "ok")."""
    said = _words(text)
    weight = _weigh(said)
    best, second = sorted(weight.items(), key=lambda pair: -pair[1])[:2]
    return best[0] if best[1] - second[1] >= min(LEAD, 0.5 + 0.1 * len(said)) else None


def is_foreign(text: str) -> bool:
    """Whether a text is in a language that we do not speak, as far as its small words or its letters tell."""
    said = _words(text)
    strange = sum(fold(word) in FOREIGN for word in said)
    ours = sum(any(word in small for small in SMALL_WORDS.values()) for word in said)
    return strange >= LEAST_STRANGE and strange > ours


def nearest_language(text: str) -> Lang | None:
    """The same, but Swedish or bokmål also where only English is ruled out; a named country then decides."""
    told = detect_language(text)
    weight = _weigh(_words(text))
    if told is not None or max(weight["sv"], weight["nb"]) - weight["en"] < 0.5:
        return told
    if abs(weight["sv"] - weight["nb"]) > 0.2:
        return "sv" if weight["sv"] > weight["nb"] else "nb"
    named = {PLACES[word] for word in _words(text) if word in PLACES}
    return named.pop() if len(named) == 1 else "sv"


def _words(text: str | Spelled) -> list[str]:
    spelled = Spelled.of(text[:LONGEST_HEARD]) if isinstance(text, str) else text
    return [_as_heard(token.raw) for token in spelled.tokens if token.start < LONGEST_HEARD]


@lru_cache(maxsize=MOST_REMEMBERED)
def _as_heard(word: str) -> str:
    return plain(word).replace("’", "'")


def _weigh(said: list[str]) -> dict[Lang, float]:
    weight: dict[Lang, float] = dict.fromkeys(SMALL_WORDS, 0.0)
    for word in said:
        for lang, told in _told_by(word):
            weight[lang] += told
    return weight


@lru_cache(maxsize=MOST_REMEMBERED)
def _told_by(word: str) -> tuple[tuple[Lang, float], ...]:
    """What one word says of its language."""
    speaking = [lang for lang, small in SMALL_WORDS.items() if word in small]
    told = [(lang, (1.0, 0.5, 0.34)[len(speaking) - 1]) for lang in speaking]
    told += [(lang, 1.0) for letter, lang in LETTERS.items() if letter in word]
    if not speaking:
        told += [(lang, 0.6) for end, lang in ENDINGS.items() if word.endswith(end) and len(word) > len(end) + 2]
        told += [("sv", 0.4), ("nb", 0.4)] if "å" in word else []
    return tuple(told)
