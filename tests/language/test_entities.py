"""Facts are read under the names of the profile, whatever order and language they come in."""

from decimal import Decimal

import pytest

from bot.language.entities import find_entities
from bot.language.lexicon import Lexicon
from knowledge.schema import Knowledge, Lang
from tests.language.small_knowledge import small_knowledge


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.of(small_knowledge())


@pytest.mark.parametrize(
    ("lang", "text", "facts"),
    [
        ("en", "12k followers, 200k views a month", {"followers": 12000, "views_30d": 200000, "period": "month"}),
        ("en", "how much for 1M views", {"views": 1000000}),
        ("en", "I get 200k views a month", {"views_30d": 200000, "period": "month"}),
        ("en", "1m views = ??? $", {"views": 1000000}),
        ("en", "my vid hit 3.2M how much is that", {"views": 3200000}),
        ("en", "followers 12k views 200k", {"followers": 12000, "views_30d": 200000}),
        ("en", "12k followers but only 60k views last month", {"followers": 12000, "views_30d": 60000}),
        ("sv", "jag har 12 000 följare o 200k visningar i månaden", {"followers": 12000, "views_30d": 200000}),
        ("nb", "jeg har 15k følgere og 300k visninger i mnd", {"followers": 15000, "views_30d": 300000}),
        ("nb", "hvor mye får man for 1 mill visninger", {"views": 1000000}),
        ("sv", "30k visningar i snitt", {"average_views": 30000}),
        ("en", "im 17 can i join", {"age": 17}),
        ("nb", "jeg er 16 kan jeg tjene penger", {"age": 16}),
        ("sv", "jag är 17 år", {"age": 17}),
        ("en", "100 subs at 5.99", {"subscribers": 100, "subscription_price": Decimal("5.99")}),
        ("en", "3 brand deals a month", {"brand_deals_per_month": 3}),
        ("en", "my engagement is 8%", {"engagement_rate": Decimal("0.08")}),
        ("en", "60% of my views are qualified", {"qualified_share": Decimal("0.6")}),
        ("en", "$300", {"amount": 300, "currency": "USD"}),
        ("sv", "2000 kr", {"amount": 2000, "currency": "SEK"}),
        ("nb", "2000 kr", {"amount": 2000, "currency": "NOK"}),
        ("en", "brand offered me 300 for a video i have 40k followers", {"amount": 300, "followers": 40000}),
        ("en", "does 59 seconds count", {"video_seconds": 59}),
        ("en", "i have a business account", {"account_type": "business"}),
        ("sv", "funkar det med företagskonto", {"account_type": "business"}),
    ],
)
def test_a_number_counts_what_the_words_beside_it_say(
    lexicon: Lexicon, lang: Lang, text: str, facts: dict[str, object]
) -> None:
    """The same number is followers, views, money or years by the words around it."""
    found = find_entities(text, lang, lexicon)

    assert {name: found.get(name) for name in facts} == facts


@pytest.mark.parametrize(
    ("lang", "text", "facts"),
    [
        ("en", "I live in Sweden", {"residence": "SE"}),
        ("en", "I'm Swedish", {"residence": "SE"}),
        ("en", "based in germany", {"residence": "DE"}),
        ("en", "from Norway", {"residence": "NO"}),
        ("sv", "jag bor i Norge", {"residence": "NO"}),
        ("nb", "jeg bor i Sverige", {"residence": "SE"}),
        ("sv", "bor i malmö", {"residence": "SE"}),
        ("nb", "jeg bor i Tromsø", {"residence": "NO"}),
        ("en", "im in london", {"residence": "GB"}),
        ("en", "12k followers, sweden, 19", {"followers": 12000, "residence": "SE"}),
        ("en", "usa, 20k followers", {"followers": 20000, "residence": "US"}),
        ("en", "uk based, 30k followers", {"followers": 30000, "residence": "GB"}),
        ("en", "30k followers, us audience", {"followers": 30000, "audience": {"US": 1.0}}),
        ("en", "30k followers, audience: sweden, norway", {"followers": 30000, "audience": {"SE": 0.5, "NO": 0.5}}),
        ("en", "most of my viewers are in new york", {"audience": {"US": 0.8}}),
        ("en", "mostly US", {"audience": {"US": 0.8}}),
        ("en", "70% Germany 30% Turkey", {"audience": {"DE": 0.7, "TR": 0.3}}),
        ("en", "mostly uk/us", {"audience": {"GB": 0.4, "US": 0.4}}),
        ("en", "half US half UK", {"audience": {"US": 0.5, "GB": 0.5}}),
        ("sv", "svensk publik", {"audience": {"SE": 1.0}}),
        ("nb", "hva om jeg hadde amerikansk publikum", {"audience": {"US": 1.0}}),
        ("en", "I live in Sweden, mostly US audience", {"residence": "SE", "audience": {"US": 0.8}}),
        ("en", "Sweden", {"country": "SE"}),
        ("sv", "Tyskland", {"country": "DE"}),
        ("en", "gaming, UK, 45 sec clips", {"residence": "GB", "niche": "gaming", "video_seconds": 45}),
        ("en", "can you pay us", {}),
        ("en", "a tropical island", {}),
    ],
)
def test_a_country_is_home_or_audience_by_its_words(
    lexicon: Lexicon, lang: Lang, text: str, facts: dict[str, object]
) -> None:
    """Where a person lives decides what is open, where the audience is decides the rate: never mixed up."""
    assert find_entities(text, lang, lexicon) == facts


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("I post about food", "niche", "cooking"),
        ("matlagning", "niche", "cooking"),
        ("okonomi", "niche", "finance"),
        ("finnance", "niche", "finance"),
        ("what is the creativity program beta", "program", "creator_rewards"),
        ("does it have the tiktok creators fund", "program", "creator_fund"),
    ],
)
def test_a_thing_is_known_by_all_its_names(lexicon: Lexicon, text: str, name: str, value: str) -> None:
    """Old names, other languages, missing marks and one slip of the finger lead to the same thing."""
    assert find_entities(text, None, lexicon)[name] == value


def test_a_rate_is_no_quantity(lexicon: Lexicon) -> None:
    """ "per 1000 views" does not ask what a thousand views are worth."""
    assert find_entities("how much per 1000 views", "en", lexicon) == {}


def test_many_facts_are_read_at_once(lexicon: Lexicon) -> None:
    """One line fills four answers."""
    found = find_entities("12k followers, 200k views a month, mostly US, cooking", "en", lexicon)

    assert found == {
        "followers": 12000,
        "views_30d": 200000,
        "audience": {"US": 0.8},
        "niche": "cooking",
        "period": "month",
    }


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("seerne er i USA", "nb", {"audience": {"US": 1.0}}),
        ("seerne mine er i USA", "nb", {"audience": {"US": 1.0}}),
        ("audience is 70% us", "en", {"audience": {"US": 0.7}}),
        ("jag är 19 från Sverige", "sv", {"age": Decimal(19), "residence": "SE"}),
        ("ur into gaming", "en", {}),
        ("fyller 18 i maj", "sv", {}),
        ("i turn 18 in may", "en", {}),
    ],
)
def test_whose_fact_it_is_and_whether_it_is_one_yet(
    lexicon: Lexicon, text: str, lang: Lang, told: dict[str, object]
) -> None:
    """The viewers' country is not the home, what the bot is said to be is no niche, an age to come is no age."""
    assert find_entities(text, lang, lexicon) == told


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("mangler 400 på 10k følgere", "nb", {"followers": Decimal(9600)}),
        ("600 off 10k followers", "en", {"followers": Decimal(9400)}),
        (
            "im 22 from the us, 15k followers",
            "en",
            {"age": Decimal(22), "residence": "US", "followers": Decimal(15000)},
        ),
        ("har gått från 5k till 6k följare", "sv", {"followers": Decimal(6000)}),
        ("typ 20k per klipp", "sv", {"average_views": Decimal(20000), "period": "video"}),
        ("snitt 4000 på hver video", "nb", {"average_views": Decimal(4000), "period": "video"}),
        ("2 videos a day", "en", {"posts_per_month": Decimal(60), "period": "day"}),
        ("24, live in usa", "en", {"residence": "US"}),
    ],
)
def test_number_is_told_by_what_stands_beside_it(
    lexicon: Lexicon, text: str, lang: Lang, told: dict[str, object]
) -> None:
    """What is missing, what has changed, what one video gets; "live in" is no LIVE."""
    assert find_entities(text, lang, lexicon) == told


@pytest.mark.parametrize(
    ("text", "lang"),
    [("send it to my mum", "en"), ("min pappa vill veta", "sv"), ("mamma mi lurer på det", "nb")],
)
def test_somebodys_parent_is_no_niche(text: str, lang: Lang, knowledge: Knowledge) -> None:
    """But what a parent makes videos of is one."""
    lexicon = Lexicon.of(knowledge)
    assert "niche" not in find_entities(text, lang, lexicon)
    assert find_entities("mamma content", lang, lexicon)["niche"] == "family"


@pytest.mark.parametrize(
    ("text", "lang", "country"),
    [
        ("funkar det i svetige", "sv", "SE"),
        ("finns det i nogre", "sv", "NO"),
        ("is it open in germay", "en", "DE"),
        ("jag har kanda vänner", "sv", None),
        ("ibland", "sv", None),
        ("pollen", "en", None),
    ],
)
def test_a_country_is_known_behind_a_slip(text: str, lang: Lang, country: str | None, knowledge: Knowledge) -> None:
    """But no common word is taken for one."""
    told = find_entities(text, lang, Lexicon.of(knowledge))
    assert told.get("country") == country
    assert told.get("residence") is None
