"""What a brand offers, read out of texts in three languages."""

from decimal import Decimal

import pytest

from bot.language.normalize import fold
from bot.language.offer_rights import read_months, read_rights
from bot.language.offer_terms import CROWNS, read_terms


@pytest.mark.parametrize(
    ("lang", "text", "amount", "currency"),
    [
        ("en", "300 dollars for a video, 40k followers, they want to run it as an ad for 3 months", 300, "USD"),
        ("en", "brand offered me 300 for a video i have 40k followers fair??", 300, None),
        ("en", "450 for a 30 sec video", 450, None),
        ("en", "what if it's 600?", 600, None),
        ("en", "is 5k a good offer for 200k followers", 5_000, None),
        ("en", "what do you think about $2000 for three posts and 6 months ad rights", 2_000, "USD"),
        ("en", "offered 300-400 for two videos", 300, None),
        ("sv", "ett företag erbjuder 3000 kr för två videor, jag har 15k följare", 3_000, CROWNS),
        ("sv", "bjuder 3000", 3_000, None),
        ("sv", "märket säger max tusen spänn", 1_000, "SEK"),
        ("sv", "och om det är 5000?", 5_000, None),
        ("nb", "har fått tilbud om 2500 kr for en video, 20k følgere", 2_500, CROWNS),
        ("nb", "tilbyr 2500", 2_500, None),
        ("nb", "de byr 2 500,- for tre klipp", 2_500, CROWNS),
    ],
)
def test_the_money_is_found_with_its_currency_or_without(lang, text, amount, currency):
    """Beside followers, months and seconds."""
    told = read_terms(text, lang)
    assert (told.amount, told.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text", ["ads for 6 months", "40k followers", "no other brands for 2 months", "60 days", "12k"]
)
def test_what_is_no_money_is_not_taken_for_it(text):
    """Times, followers, and a number that nothing explains."""
    assert read_terms(text, "en").amount is None


@pytest.mark.parametrize(
    ("lang", "text", "videos"),
    [
        ("en", "2 videos for 500", 2),
        ("en", "$500 for a reel and a tiktok", 2),
        ("en", "2 videos for 500, i get 20k views a video", 2),
        ("en", "450 for a 30 sec video", None),
        ("en", "wants 3 videos plus stories for 900 pounds", 3),
        ("sv", "tre klipp för 3000", 3),
        ("sv", "3000 kr för två videor", 2),
        ("nb", "to innlegg for 3000", 2),
    ],
)
def test_videos_are_counted_once(lang, text, videos):
    """The same work named twice is no more of it, and neither are seconds."""
    assert read_terms(text, lang).videos == videos


def test_stories_are_told_apart():
    """Nobody knows what they are worth."""
    assert read_terms("wants 3 videos plus stories for 900 pounds", "en").stories == 1


def test_money_for_each_is_money_for_one():
    """Views per video are another thing."""
    assert read_terms("300 each for 3 videos", "en").each
    assert read_terms("byrå erbjuder 4500 per video", "sv").each
    assert not read_terms("ett bolag bjöd 3500, jag får runt 20k visningar per video", "sv").each


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("they want to run it as an ad for 3 months", 3),
        ("whitelisting, 6 months", 6),
        ("spark ads for 60 days, paid within 30 days", 2),
        ("de vill köra den som annons i ett år", 12),
        ("de vill boosta i 3 månader", 3),
        ("de vil bruke videoen i reklame i seks måneder", 6),
        ("annonser i et halvt år", 6),
        ("de vill använda dem i annonser", None),
    ],
)
def test_ads_have_their_months(text, months):
    """The day of payment is not theirs."""
    told = read_rights(fold(text))
    assert told.paid_media is True
    assert told.usage_months == (None if months is None else Decimal(months))


@pytest.mark.parametrize(
    "text",
    [
        "use it forever",
        "in perpetuity",
        "för alltid",
        "for alltid",
        "utan tidsgräns",
        "they own it",
        "alla rättigheter",
    ],
)
def test_for_ever_is_heard(text):
    """However it is put."""
    assert read_rights(fold(text)).perpetual is True


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("no other brands for 2 months", 2),
        ("i can't work with competitors", None),
        ("exclusive 3 months, whitelisting 6 months", 3),
        ("and if they want exclusivity?", None),
        ("exklusivt i en månad", 1),
        ("jag får inte jobba med andra märken i 3 månader", 3),
        ("och om de vill ha ensamrätt?", None),
        ("de vil ha enerett i et halvt år", 6),
        ("ikke jobbe med konkurrenter i 60 dager", 2),
    ],
)
def test_exclusivity_has_its_months(text, months):
    """Beside those of the ads."""
    told = read_rights(fold(text))
    assert told.exclusivity is True
    assert told.exclusivity_months == (None if months is None else Decimal(months))


@pytest.mark.parametrize("text", ["need it by tomorrow", "asap", "de vill ha den imorgon", "det haster", "i morgen"])
def test_haste_is_heard(text):
    """It costs extra."""
    assert read_rights(fold(text)).rush


@pytest.mark.parametrize("text", ["no extra rights", "no ads", "inga annonser", "ingen rettigheter", "organic only"])
def test_refused_rights_are_told_rights(text):
    """A no is not the same as nothing said."""
    assert read_rights(fold(text)).paid_media is False


def test_denials_reach_only_what_they_deny():
    """ "Non-exclusive" is no exclusivity; "no other brands" is."""
    assert read_rights("non-exclusive").exclusivity is False
    assert read_rights("not forever").perpetual is False
    assert read_rights("no other brands").exclusivity is True


@pytest.mark.parametrize(
    ("lang", "text", "flag"),
    [
        ("en", "free product in exchange for a video", "in_products"),
        ("en", "it's gifted", "in_products"),
        ("sv", "bara gratis produkter", "in_products"),
        ("nb", "gratis produkter mot to klipp", "in_products"),
        ("en", "they want me to buy the product first", "pays_first"),
        ("en", "i have to pay a deposit", "pays_first"),
        ("sv", "jag måste köpa produkten först", "pays_first"),
        ("nb", "jeg må betale et gebyr", "pays_first"),
        ("en", "unlimited revisions", "unlimited_revisions"),
        ("sv", "obegränsade ändringar", "unlimited_revisions"),
        ("nb", "ubegrenset antall endringer", "unlimited_revisions"),
        ("en", "no contract", "no_contract"),
        ("sv", "utan avtal", "no_contract"),
        ("nb", "ingen avtale", "no_contract"),
    ],
)
def test_what_to_be_careful_with_is_heard(lang, text, flag):
    """In each language; none of it is a right for ever."""
    told = read_terms(text, lang)
    assert getattr(told, flag)
    assert told.rights.perpetual is None


def test_being_paid_up_front_is_no_warning():
    """The other way round it is."""
    assert not read_terms("they will pay me 300 upfront", "en").pays_first


def test_one_time_alone_is_read():
    """ "3 months", as an answer."""
    assert read_months("3 months") == Decimal(3)
    assert read_months("ett ar") == Decimal(12)
    assert read_months("fair offer") is None
