"""Whether a text is nothing but a value, or tells facts and asks nothing.

Knows the small words of a statement. Does not know intents.
"""

import re

from bot.language.entities import ASKS, Reading
from bot.language.normalize import listed
from bot.language.tokens import Spelled

YES_NO = listed("yes yeah yep yup no nope ja jo nej nei japp jepp ok okay sure absolutt absolut visst")
UNITS = listed(
    "kr usd sek nok dkk eur gbp dollar dollars kronor kroner percent procent prosent k m mn mill million "
    "millions miljon "
    "miljoner millioner milj tusen thousand year years ar old gammal gammel yo about around approx ca cirka circa "
    "ungefar omtrent rundt runt roughly maybe kanske kanskje nastan nesten almost over under lite litt sec secs "
    "seconds "
    "sek sekunder min minutes minuter minutter s ish like typ sann sa cirka"
)
STATING = listed(
    "followers follower foljare folgere views view visningar visninger visning videovisningar subs subscribers "
    "prenumeranter "
    "abonnenter i im ive have has got get am my me is are the a an and or of in on at to per month monthly mo "
    "week weekly "
    "day daily last average avg only but also just mostly mainly from live lives living based located niche audience "
    "viewers content account business personal posts post videos video vids clips clip brand deals deal lives lives "
    "streams jag har ar och o men i pa om av till bor min mitt mina publik nisch manad manaden mnd veckan vecka dagen "
    "snitt per bara mest framst fran kommer tittare inlagg videor konto jeg er og fra pa maned maneden uka uken "
    "publikum "
    "nisje innlegg videoer kontoen mest hovedsakelig bare seere det den det's its it now nu na each every with "
    "med hver seerne tittarna foljarna folgerne publiken mina mine "
    "make making do doing create creating film filming posting gor kor skapar filmar postar lagger lager lagar legger "
    "filmer poster driver "
    "varje cirka qualified kvalificerade kvalifiserte likes engagement engagemang engasjement rate age alder "
    "wait vanta vent meant menade mente actually sorry egentligen egentlig mean menar mener"
)
MOSTLY_FACTS = 0.25
_ASKING = (
    "give me|tell me|show me|help me|write|make me|ge mig|beratta|visa|hjalp|skriv|gi meg|fortell|vis meg|hjelp"
    "|do|does|did|can|could|is|are|am|will|would|should|how|hows|what|whats|when|whens|where|wheres|why|whys|which|who"
    "|need help"
    "|hur|vad|va|nar|var|varfor|vilk\\w+|vem|kan|far|maste|ska|finns|har man|racker"
    "|hvor\\w*|hva|nar|hvilk\\w+|hvem|ma|skal|finnes|assen|er det|ar det|blir det|holder det"
    "|har du|har ni|har dere|vet du|er du|ar du|gar det|funkar|funker|raknas|teller det|marks|merkes"
    "|lonar|lonner|galler|gjelder|stammer|stemmer|slipper|borde|burde|vagar|tor|ka|koffor|korfor|kossen|koss|keffor"
)
_VERB_FIRST = (
    r"(?:spelar|spiller|ger|gir|ar|er|blir|teller|kommer|tar|tjanar|tjener|betalar|betaler|kostar|koster|behover|trenger"
    r"|hjalper|hjelper|gor|gjor|betyder|betyr|kraver|krever|drar|trekker|syns|vises|galler|gjelder|later|lar|raknas"
    r"|gar|brukar|pleier|skulle|kunde|kunne|vill|vil)"
    r" (?:det|den|de|dom|dem|jag|jeg|man|vi|dere|ni|du|tiktok|norge|sverige|mina|mine|min|mitt|noe|nat|nagot|nagon"
    r"|noen)"
)
"""In Swedish and bokmål a question that is answered by yes or no begins with its verb."""
_QUESTION = re.compile(
    rf"\?|(?:^|[,.!;:]\s*|\b(?:and|also|so|but|och|sa|men|og|eller)\s+)(?:{_ASKING}|{_VERB_FIRST})\b"
    r"|\b(?:do i|can i|can u|can you|am i|would i|should i|do u|kan jag|far jag|ska jag|ar jag|maste jag|behover jag"
    r"|kan jeg|far jeg|skal jeg|er jeg|ma jeg|trenger jeg|how (?:much|many|close|far|do|to)"
    r"|hur (?:mycket|manga|nara|langt)|hvor (?:mye|mange|naer|langt)|what do)\b"
    r"|\b(?:vad|hva) (?:tar|far|er|ar)\b"
    r"|\b(?:undrar|undrer|lurer|fundera[rt]?|wonder(?:s|ing)?|asks?|asking|fragar|fragade|spor|spurte|vill veta"
    r"|vil vite|want to know|wanna know|vet inte|vet ikke|no idea|dont know|don't know)(?: pa| me| mig| meg)?,?"
    r" (?:what|how|if|when|which|why|vad|hur|om|nar|vilk\w+|varfor|hva|hvor\w*|nar|hvilk\w+)\b"
    r"|\b(?:better|battre|bedre|higher|hogre|hoyere) (?:than|an|enn)\b"
    r"|\b(?:better|more|rather|battre|hellre|bedre|heller)\b.*\b(?:or|eller)\b"
)


def is_bare(spelled: Spelled, reading: Reading) -> bool:
    """ "30k", "Sweden", "yes": no word of a question or a statement."""
    if not spelled.tokens or "?" in spelled.text:
        return False
    loose = _loose(spelled, reading)
    return all(word in YES_NO or word in UNITS for word in loose)


def is_yes_or_no(spelled: Spelled) -> bool:
    """ "Nej": an answer to whatever was asked, and never a question of its own."""
    return len(spelled.tokens) == 1 and spelled.tokens[0].folded in YES_NO - {"ok", "okay", "sure"}


def is_question(spelled: Spelled) -> bool:
    """Whether a text asks something, question mark or not."""
    return bool(_QUESTION.search(spelled.folded))


def only_tells(spelled: Spelled, reading: Reading, *, sure: bool) -> bool:
    """Facts and no question. `sure` is whether the words match an intent surely."""
    if not reading.entities and not reading.counted and not is_bare(spelled, reading):
        return False
    if is_question(spelled) or ASKS.search(spelled.folded):
        return False
    loose = _loose(spelled, reading)
    strange = [word for word in loose if word not in YES_NO and word not in UNITS and word not in STATING]
    if not strange:
        return bool(reading.counted or reading.names or reading.places.named or "account_type" in reading.entities)
    return not sure and len(strange) <= MOSTLY_FACTS * len(spelled.tokens)


def _loose(spelled: Spelled, reading: Reading) -> list[str]:
    """The words that no number, country, niche or programme is made of."""
    told = [(one.start, one.end) for one in reading.counted]
    told += [(place.start, place.end) for place in reading.places.named]
    told += reading.names
    return [t.folded for t in spelled.tokens if not any(start <= t.start < end for start, end in told)]
