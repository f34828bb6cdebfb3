"""A small knowledge of its own, so that what is proved here does not depend on what the answers say today."""

from knowledge.schema import Country, FaqEntry, Knowledge, Niche, Phrasings, Programme, Words

FAQ = {
    "estimate.views": (
        ["how much for 1M views", "what does 100k views pay", "how much money is 50k views"],
        ["hur mycket för 1 miljon visningar", "vad ger 100k visningar"],
        ["hvor mye for 1 million visninger", "hva gir 100k visninger"],
    ),
    "payout.when": (
        ["when do i get paid", "when does tiktok pay", "what day is the payment sent", "when is payday"],
        ["när får jag betalt", "när betalar tiktok ut", "vilken dag kommer pengarna"],
        ["når får jeg betalt", "når betaler tiktok ut", "hvilken dag kommer pengene"],
    ),
    "payout.minimum": (
        ["what is the minimum withdrawal", "whats the min payout", "smallest amount i can cash out"],
        ["vad är minsta uttag", "lägsta belopp att ta ut", "hur lite kan jag ta ut"],
        ["hva er minste uttak", "laveste beløp å ta ut", "hvor lite kan jeg ta ut"],
    ),
    "live.share": (
        ["how big a cut does tiktok take from gifts", "does tiktok take half of the gift"],
        ["hur stor del tar tiktok av gåvor", "tar tiktok hälften av gåvan"],
        ["hvor mye tar tiktok av gaver", "tar tiktok halvparten av gaven"],
    ),
    "brand.offer_check": (
        ["a brand offered me 300 dollars is it fair", "is this offer good"],
        ["ett företag erbjöd mig 2000 kr är det rimligt"],
        ["et firma tilbød meg 2000 kr er det greit"],
    ),
    "estimate.goal": (
        ["how many views do i need for 1000 dollars"],
        ["hur många visningar behöver jag för 5000 kr"],
        ["hvor mange visninger trenger jeg for 5000 kr"],
    ),
    "meta.lookup": (["look up my account"], ["slå upp mitt konto"], ["slå opp kontoen min"]),
    "meta.greeting": (["hello", "hi there"], ["hej", "hejsan"], ["hei", "heisann"]),
    "oos.weather": (
        ["what is the weather tomorrow", "will it rain today"],
        ["hur blir vädret imorgon", "kommer det regna"],
        ["hvordan blir været i morgen", "kommer det til å regne"],
    ),
}
NICHES = {
    "cooking": (("Cooking", "Matlagning", "Matlaging"), ("food", "recipes")),
    "finance": (("Finance", "Ekonomi", "Økonomi"), ("investing",)),
    "gaming": (("Gaming", "Gaming", "Gaming"), ()),
}
PROGRAMMES = {
    "creator_rewards": ("Creator Rewards Program", ("Creativity Program", "Creativity Program Beta")),
    "creator_fund": ("Creator Fund", ()),
}


def small_knowledge() -> Knowledge:
    """Nine intents, three niches, two programmes."""
    said = Words(en="-", sv="-", nb="-")
    return Knowledge(
        version="test",
        figures={},
        sources={},
        tips={},
        faq={
            intent: FaqEntry(topic=said, answer=said, phrasings=Phrasings(en=tuple(en), sv=tuple(sv), nb=tuple(nb)))
            for intent, (en, sv, nb) in FAQ.items()
        },
        niches={
            niche: Niche(name=Words(en=names[0], sv=names[1], nb=names[2]), synonyms=synonyms)
            for niche, (names, synonyms) in NICHES.items()
        },
        programmes={
            programme: Programme(
                name=Words(en=name, sv=name, nb=name), also_known_as=others, status="open", sources=("none",)
            )
            for programme, (name, others) in PROGRAMMES.items()
        },
        countries={
            "SE": Country(synonyms=("svedala",), places=("malmö",)),
            "NO": Country(places=("tromsø",)),
            "GB": Country(places=("london",)),
            "US": Country(places=("new york",)),
        },
    )
