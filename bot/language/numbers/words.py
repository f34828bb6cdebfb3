"""The words numbers are made of in English, Swedish and bokmål, all folded: "två" is here as "tva".

Knows words and their worth. Does not know the order in which they make a number. To teach a word, add it to its row.
"""

from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

Worth = TypeVar("Worth")


def words_of(text: str) -> set[str]:
    """The words of a row."""
    return set(text.split())


def each(text: str, worth: Worth) -> dict[str, Worth]:
    """The words of a row, all with one worth."""
    return dict.fromkeys(text.split(), worth)


def _row(text: str, start: int, step: int = 1) -> dict[str, Decimal]:
    """Words counting up from `start`; several spellings of one number are joined by a slash."""
    return {
        word: Decimal(start + step * at) for at, words in enumerate(text.split()) for word in words.split("/") if word
    }


SMALL: dict[str, dict[str, Decimal]] = {
    "en": {
        **_row("zero/nil one two three four five six seven eight nine ten eleven twelve", 0),
        **_row("thirteen fourteen/forteen fifteen/fiveteen sixteen seventeen eighteen/eightteen nineteen/ninteen", 13),
        **_row("twenty/twenny thirty forty/fourty fifty/fivty sixty seventy eighty ninety/ninty", 20, 10),
        **_row("once twice thrice", 1),
    },
    "sv": {
        **_row("noll en/ett tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton", 0),
        **_row("sjutton arton/aderton nitton tjugo/tjuge/tjugi", 17),
        **_row(
            "trettio/tretti fyrtio/fyrti/forti femtio/femti sextio/sexti sjuttio/sjutti attio/atti nittio/nitti", 30, 10
        ),
        "halvannan": Decimal("1.5"),
        "halvannat": Decimal("1.5"),
    },
    "nb": {
        **_row("null en/ett/et/ei/ein/eitt to/tva tre fire fem seks sju/syv atte ni ti elleve tolv tretten", 0),
        **_row("fjorten femten seksten sytten atten nitten tjue/tyve/tjuge", 14),
        **_row("tretti/tredve forti/fyrti femti seksti sytti atti nitti", 30, 10),
        **each("halvannen halvannet halvanna halvtannen", Decimal("1.5")),
    },
}
ARTICLES = {"en": {"a", "an"}, "sv": {"en", "ett"}, "nb": {"en", "et", "ett", "ei", "ein", "eitt"}}
GLUE = {"en": {"and", "&", "n"}, "sv": {"och", "o", "&"}, "nb": {"og", "o", "&"}}
POINT = {"point", "komma", "punkt", "comma", "dot"}
OF = {"of", "av", "the"}
HUNDRED = {"hundred", "hundra", "hundre", "hundreds", "hundret", "hundrede"}

_THOUSAND = "k thousand thousands tusen tusend thou grand ks thousend tus tusan tusn tusind tosen"
_MILLION = (
    "m mn mln mill mills mil milj mio mill million millions milion millon miljon miljoner miljonen miljonner "
    "milijoner millioner millionen milioner mlj miljo mm kk"
)
_MILLIARD = "b bn mrd md mdr miljard miljarder milliard milliarder miljarden milliarden bln"
SCALES: dict[str, Decimal] = {
    **dict.fromkeys(_THOUSAND.split(), Decimal(10**3)),
    **dict.fromkeys(_MILLION.split(), Decimal(10**6)),
    **dict.fromkeys(_MILLIARD.split(), Decimal(10**9)),
    **each("biljon biljoner billioner", Decimal(10**12)),
}
DOZENS: dict[str, Decimal] = {**each("dozen dozens dussin dusin", Decimal(12)), **each("tjog snes", Decimal(20))}
_MILLE = each("mille", Decimal(10**6))
SCALES_OF = {
    "en": {
        **SCALES,
        **DOZENS,
        "score": Decimal(20),
        "billion": Decimal(10**9),
        "billions": Decimal(10**9),
        "trillion": Decimal(10**12),
    },
    "sv": {**SCALES, **DOZENS, **_MILLE, "tn": Decimal(10**3), "billion": Decimal(10**9)},
    "nb": {**SCALES, **DOZENS, **_MILLE, "tn": Decimal(10**3), "billion": Decimal(10**12)},
}
"""Dozens, thousand and up. "billion" is the short scale in English, the long one in bokmål."""

ABBREVIATED = {"k", "ks", "m", "b", "mm", "kk"}
"""Scales that need a number before them and end it: "12k 500" is two numbers."""

STANDS_ALONE = {"thousand", "tusen", "million", "miljon", "miljard", "milliard", "billion", "biljon"} | {
    *words_of("dozen dussin dusin tjog snes")
}
"""Scales that say one by themselves: "tusen følgere". A bare "millions" is no number."""

PARTS_OF_ONE: dict[str, Decimal] = {
    **each("half halv halvt halve halva", Decimal(1) / 2),
    **each("halften halvparten halvdelen", Decimal(1) / 2),
    **each("third thirds tredjedel tredjedelar tredjedeler tredel tredeler tredjedels", Decimal(1) / 3),
    **each("quarter quarters kvart kvarts fourth fourths fjardedel fjardedelar", Decimal(1) / 4),
    **each("fjerdedel fjerdedeler firedel firedeler kvarte", Decimal(1) / 4),
    **each("trekvart trekvarts", Decimal(3) / 4),
    **each("fifth fifths femtedel femtedelar femtedeler femdel", Decimal(1) / 5),
    **each("tenth tenths tiondel tiondelar tidel tideler tiendedel tiendedeler", Decimal(1) / 10),
}
VAGUE = {
    **each("couple par", (Decimal(2), Decimal(3))),
    **each("few fatal nagra noen", (Decimal(2), Decimal(5))),
}
"""How many a vague word stands for, at least and at most."""

NOUNS: dict[str, str] = {
    **each("follower followers folowers followes foljare foljarna folger folgere folgerne", "followers"),
    **each("fans subs sub subscribers subscriber prenumeranter abonnenter abonnent", "subscribers"),
    **each("view views veiws visning visningar visningarna visninger visningene plays", "views"),
    **each("videovisningar videovisninger avspelningar avspillinger seere tittningar", "views"),
    **each("like likes likerklikk gillningar hjartan hjerter", "likes"),
    **each("comment comments kommentar kommentarer share shares delningar delinger", "comments"),
    **each("video videos videor videoer videoar vids vid clip clips klipp", "posts"),
    **each("post posts poster inlagg innlegg tiktoks tiktokar filmer film", "posts"),
    **each("times x ganger gang ggr gg time", "times"),
    **each("diamonds diamond diamanter coins coin mynt mynter", "coins"),
}

_TEN = Decimal(10)
LONGEST_COMPOUND = 100


def is_number_word(word: str, lang: str) -> bool:
    return word in SMALL[lang] or word in HUNDRED or word in STANDS_ALONE


@lru_cache(maxsize=4096)
def compound(word: str, lang: str) -> tuple[str, ...]:
    """The number words that a word is made of: "tvahundratusen" is tva, hundra, tusen. Empty if it is none."""
    if not 5 <= len(word) <= LONGEST_COMPOUND or is_number_word(word, lang):
        return ()
    if not (word.startswith(_pieces(lang)) and word.endswith(_pieces(lang))):
        return ()
    pieces = _split(word, lang)
    small = SMALL[lang]
    telling = any(piece in HUNDRED or piece in SCALES_OF[lang] or small.get(piece, 0) >= 2 * _TEN for piece in pieces)
    return pieces if telling and len(pieces) > 1 else ()


def _split(word: str, lang: str) -> tuple[str, ...]:
    """The split with the longest pieces first, found from the end so that no word is tried twice."""
    best: dict[int, tuple[str, ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        for piece in _pieces(lang):
            end = start + len(piece)
            if end in best and word.startswith(piece, start):
                words = ("ett", "tusen") if piece == "ettusen" else (piece,)
                best[start] = words + best[end]
                break
    return best.get(0, ())


@lru_cache(maxsize=8)
def _pieces(lang: str) -> tuple[str, ...]:
    glue = {"en": ("and",), "sv": ("och", "ettusen"), "nb": ("og", "ettusen")}[lang]
    scales = tuple(word for word in SCALES_OF[lang] if len(word) > 4 or word == "mill")
    halves = ("halv",) if lang != "en" else ()
    return tuple(sorted({*SMALL[lang], *HUNDRED, *scales, *glue, *halves}, key=lambda word: (-len(word), word)))
