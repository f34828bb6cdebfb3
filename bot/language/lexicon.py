"""The names that things have in our three languages: countries, peoples, niches, programmes.

Knows CLDR's country names and the knowledge's synonyms. Does not know what a name means where it stands.
"""

from dataclasses import dataclass

from babel import Locale

from bot.language.tokens import Names
from knowledge.schema import LANGUAGES, Knowledge

EVERYDAY_WORDS = frozenset({"island", "reunion", "jersey", "man", "chad", "world", "varlden", "verden"})
"""Country names that are plain words in another of the languages; "island" is Iceland in Swedish and Norwegian."""

PEOPLES = {
    "SE": "swedish svensk svenska svenske svenskt swede swedes svenskar svensker",
    "NO": "norwegian norsk norska norske norskt norwegians norrman norrmän nordmann nordmenn",
    "DK": "danish dansk danska danske danskt dane danes danskar dansker",
    "FI": "finnish finsk finska finske finskt",
    "IS": "icelandic isländsk isländska islandsk islandske",
    "DE": "german tysk tyska tyske tyskt germans tyskar tyskere",
    "GB": "british brittisk brittiska britisk britiske brits britter",
    "US": "american amerikansk amerikanska amerikanske amerikanskt americans amerikaner amerikanare amerikanere",
    "FR": "french fransk franska franske franskt",
    "ES": "spanish spansk spanska spanske",
    "IT": "italian italiensk italienska italienske",
    "NL": "dutch nederländsk holländsk nederlandsk",
    "PL": "polsk polske",
    "JP": "japanese japansk japanska japanske",
    "KR": "korean koreansk koreanska koreanske",
    "BR": "brazilian brasiliansk brasilianska brasilianske",
    "MX": "mexican mexikansk mexikanska meksikansk meksikanske",
    "IN": "indian indisk indiska indiske",
    "CA": "canadian kanadensisk kanadensiska kanadisk kanadiske",
    "AU": "australian australisk australiska australske",
    "TR": "turkish turkisk turkiska tyrkisk tyrkiske",
    "ID": "indonesian indonesisk indonesiska indonesiske",
    "PH": "filipino filippinsk filippinska",
}
EVERYDAY_SHORT = {
    "usa": "US",
    "u.s": "US",
    "u.s.a": "US",
    "america": "US",
    "amerika": "US",
    "the states": "US",
    "statene": "US",
    "staterna": "US",
    "uk": "GB",
    "u.k": "GB",
    "britain": "GB",
    "england": "GB",
    "storbritannien": "GB",
    "uae": "AE",
    "south korea": "KR",
    "sydkorea": "KR",
    "sør-korea": "KR",
    "korea": "KR",
    "holland": "NL",
    "czechia": "CZ",
    "turkey": "TR",
}


@dataclass(frozen=True)
class Lexicon:
    """All names at hand. `people` are adjectives: "svensk" says something else than "Sverige". `near_countries` are the
    names of the countries that we know figures of, to be found behind a slip of the finger too."""

    countries: Names[str]
    near_countries: Names[str]
    peoples: Names[str]
    niches: Names[str]
    programmes: Names[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Lexicon":
        return cls(
            Names(_countries(knowledge)),
            Names({name: code for name, code in _territories().items() if code in knowledge.countries}),
            Names({word: code for code, people in PEOPLES.items() for word in people.split()}),
            Names(_niches(knowledge)),
            Names(_programmes(knowledge)),
        )


def _territories() -> dict[str, str]:
    names = {
        name: code
        for lang in LANGUAGES
        for code, name in Locale(lang).territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("ZZ", "EU", "EZ", "UN", "XA", "XB")
    }
    return {name: code for name, code in names.items() if name.lower() not in EVERYDAY_WORDS}


def _countries(knowledge: Knowledge) -> dict[str, str]:
    synonyms = {
        word: code for code, country in knowledge.countries.items() for word in (*country.synonyms, *country.places)
    }
    peoples = {word for people in PEOPLES.values() for word in people.split()}
    return {
        **_territories(),
        **EVERYDAY_SHORT,
        **{w: c for w, c in synonyms.items() if w.lower() not in {*peoples, "us"}},
    }


def _niches(knowledge: Knowledge) -> dict[str, str]:
    return {
        word: niche_id
        for niche_id, niche in knowledge.niches.items()
        for word in (niche_id.replace("_", " "), *(niche.name.within(lang) for lang in LANGUAGES), *niche.synonyms)
    }


def _programmes(knowledge: Knowledge) -> dict[str, str]:
    return {
        word: programme_id
        for programme_id, programme in knowledge.programmes.items()
        for word in (*(programme.name.within(lang) for lang in LANGUAGES), *programme.also_known_as)
    }
