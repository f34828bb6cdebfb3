"""What a number counts: percent, money, seconds, days, years; and the words that bend it: about, over, almost.

Knows the words, folded. Does not read numbers.
"""

from decimal import Decimal

from bot.language.number_words import each, words_of

THOUSAND, MILLION = Decimal(1000), Decimal(10**6)

PERCENT = {"%", "percent", "procent", "prosent", "pct", "percents", "procents", "prosents", "percentage", "٪"}
CURRENCIES: dict[str, str] = {
    **each("$ usd us$ dollar dollars dollarn bucks buck dollahs us-dollar", "USD"),
    **each("€ eur euro euros", "EUR"),
    **each("£ gbp pound pounds pund quid", "GBP"),
    **each("sek kronor kronors krona spann skr riksdaler", "SEK"),
    **each("nok kroner kroners spenn nkr", "NOK"),
    **each("dkk dkr", "DKK"),
}
KRONA = {"sv": "SEK", "nb": "NOK", "en": "SEK"}
KRONA_WORDS = {"kr", "krone", "-kr"}
MONEY_SCALES: dict[str, tuple[Decimal, str | None]] = {
    **each("tkr kkr tusenlapp tusenlappar tusenlapper", (THOUSAND, None)),
    **each("lax laxar papp lakan", (THOUSAND, "SEK")),
    **each("ksek tsek", (THOUSAND, "SEK")),
    **each("knok tnok", (THOUSAND, "NOK")),
    **each("kusd tusd", (THOUSAND, "USD")),
    **each("mkr mnkr millkr", (MILLION, None)),
    "msek": (MILLION, "SEK"),
    "mnok": (MILLION, "NOK"),
    **each("ore", (Decimal("0.01"), None)),
    **each("cent cents", (Decimal("0.01"), "USD")),
    **each("pence", (Decimal("0.01"), "GBP")),
}
"""Words for a thousand kronor and the like; None is the krona of the language."""

SECONDS: dict[str, Decimal] = {
    **each("s sec secs second seconds sek sekund sekunder sekunders sekunden seks", Decimal(1)),
    **each("min mins minute minutes minut minuter minuters minutt minutter minutters minuten", Decimal(60)),
    **each("minutten minuts minuttene minuterna", Decimal(60)),
    **each("h hr hrs hour hours timme timmar timer halvtimme", Decimal(3600)),
    **each("kvarter", Decimal(900)),
}
HALF_HOURS = {"halvtimme", "halvtime", "halvtimma"}
DURATION_DAYS: dict[str, Decimal] = {
    **each("day days dag dagar dager dygn dogn dagarna dagene dagers dagars", Decimal(1)),
    **each("week weeks vecka veckor uke uker veckorna ukene ukers", Decimal(7)),
    **each("month months manad manader maned maneder mnd manaderna manedene manaders", Decimal(30)),
}
YEARS = words_of("year years yr yrs yo y/o ar ars aring aringar arig arige aringer bast yrsold yearold gammal gammel")
NOT_A_NUMBER = words_of("figures figure digits digit siffror siffrig siffriga siffrigt sifret sifrede sifre siffer")
"""Words that take the sense out of a number: "six figures" is not six."""


def _phrases(**kinds: str) -> dict[tuple[str, ...], str]:
    return {tuple(words.split()): kind for kind, row in kinds.items() for words in row.split(",")}


BEFORE = _phrases(
    about="about,around,roughly,approx,approximately,approximatly,~,ca,circa,cirka,c:a,omkring,ungefar,runt,typ,rundt,omtrent,"
    "maybe,like,kanske,kanskje,probably,sann,cirkus,kring,somewhere around,something like,in the region of,sadar,"
    "et sted rundt,nagonstans runt,just about,exactly,exakt,noyaktig,precis,akkurat,only,bara,bare,typ runt,cirka runt,"
    "somewhere near,rundt regnet,=",
    over="over,more than,above,north of,at least,atleast,mer an,fler an,mer enn,flere enn,minst,upwards of,well over,way over,"
    "langt over,godt over,minimum,ikke under,inte under,not under,no less than,not less than,inte mindre an,"
    "ikke mindre enn,ovanfor,>,>=,≥,a lot more than,mycket mer an,mye mer enn,minimum pa,from,fran og med,som minst,"
    "much more than,far over,mer en,fler en,storre an,hogre an,exceeding,passed,past",
    bit_over="a bit over,a little over,just over,slightly over,a bit more than,a little more than,slightly more than,"
    "a bit above,just above,slightly above,a little bit over,a little above,lite over,strax over,nagot over,lite mer an,"
    "lite drygt,drygt,gott och val,aningen over,precis over,lite fler an,litt over,like over,rett over,litt mer enn,"
    "noe over,noe mer enn,drøyt,droyt,droye,drye,litt flere enn,knapt over,knappt over,barely over,en bit over,"
    "little over,bit over,bit more than,little more than,nagot mer an,nagot fler an,noe flere enn,"
    "lite mera an,snaut over,so vidt over,sa vidt over,nett og vel,precis i overkant av,i overkant av,i overkant,"
    "strax ovanfor,en aning over",
    almost="almost,nearly,close to,closing in on,just under,just shy of,just below,shy of,a bit under,a little under,"
    "slightly under,near,not quite,a bit less than,slightly less than,a little less than,slightly below,a bit below,"
    "nastan,strax under,knappt,narmare,uppemot,upp emot,uppat,opp mot,oppimot,opp i mot,lite under,nara,inte riktigt,"
    "lite mindre an,nastintill,snart,nesten,naer,rett under,like under,knapt,snaut,naermere,ikke helt,litt under,"
    "litt mindre enn,oppunder,oppe mot,soon,i underkant av,i underkant,narapa,naermest,en knapp,i narheten av,"
    "lite farre an,litt faerre enn,noe under,nagot under,next to,approaching,bit under,little under,upp mot,strax intill,"
    "naerme,nara pa,precis under,nesten oppe i",
    under="under,less than,fewer than,below,mindre an,farre an,mindre enn,faerre enn,up to,upto,upp till,opptil,opp til,max,"
    "at most,hogst,maks,maximum,maximalt,maksimalt,inte mer an,not more than,no more than,som mest,ikke mer enn,inntil,"
    "ikke over,inte over,not over,hoyst,<,<=,≤,south of,as much as,inte fler an,ikke flere enn,mindre en,way under,"
    "well under,langt under,well below",
)
AFTER = _phrases(
    about="ish,- ish,or so,eller sa,give or take,nanting,eller noe,eller no,something,sadar,sa dar,about,circa,cirka,ca,roughly,"
    "typ,omtrent,ungefar,eller deromkring,eller daromkring,eller dar omkring,- isch,eller noe sant,eller nagot,"
    "approximately,approx,or thereabouts",
    over="or more,and up,and above,or over,eller mer,eller fler,eller flere,eller over,och uppat,och over,och mer,og oppover,"
    "og over,plus,minimum,at least,atleast,minst,or higher,or older,eller eldre,eller aldre,+,pluss,and counting,"
    "eller mera,och upp,og opp,og mer",
    under="or less,or fewer,or under,eller mindre,eller farre,eller faerre,max,maks,tops,at most,hogst,maximum,eller under,"
    "or below,or younger,eller yngre,som mest,pa det meste",
)
RANGE_BETWEEN = {"between", "mellan", "mellom", "mellem", "imellan"}
RANGE_JOIN = {
    "en": {("-",), ("to",), ("till",), ("til",), ("or",), ("up", "to"), (".", ".")},
    "sv": {("-",), ("till",), ("eller",), ("upp", "till"), ("to",), ("a",), (".", ".")},
    "nb": {("-",), ("til",), ("eller",), ("opp", "til"), ("till",), ("a",), (".", ".")},
}
RANGE_AND = {"and", "och", "og", "o", "&"}
MANY = {"several", "flera", "flere", "many", "manga", "mange", "some", "atskilliga", "adskillige", "par"}
"""Before a bare "thousand" they leave the number open."""
NEGATIVE = {"minus", "negative", "negativ", "negativt"}
YEAR_LEADS = words_of("in i since sedan siden from fran fra year aret aar ar born fodd fodt f of late early by")
