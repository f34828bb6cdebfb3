"""What a number counts: percent, money, seconds, days, years; and the words that bend it: about, over, almost.

Knows the words, folded. Does not read numbers.
"""

from decimal import Decimal

from bot.language.numbers.words import each, words_of

THOUSAND, MILLION = Decimal(1000), Decimal(10**6)

PERCENT = {"%", "percent", "procent", "prosent", "pct", "percents", "procents", "prosents", "percentage", "٪", "pst"}
CURRENCIES: dict[str, str] = {
    **each("$ usd us$ dollar dollars dollarn bucks buck dollahs us-dollar", "USD"),
    **each("€ eur euro euros", "EUR"),
    **each("£ gbp pound pounds pund quid", "GBP"),
    **each("sek kronor kronors krona spann skr riksdaler stalars", "SEK"),
    **each("nok kroner kroners spenn nkr", "NOK"),
    **each("dkk dkr", "DKK"),
}
KRONA = {"sv": "SEK", "nb": "NOK", "en": "SEK"}
KRONA_WORDS = {"kr", "krone", "-kr", "lapp", "lappar", "lapper", "lappen"}
_STEMS = {
    **each("tjugo tjue", 20),
    **each("femtio femti", 50),
    **each("hundra hundre", 100),
    **each("tvahundra tohundre", 200),
    **each("femhundra femhundre", 500),
    "tusen": 1000,
}
BANKNOTES: dict[str, tuple[Decimal, str | None]] = {
    **{
        stem + end: (Decimal(worth), None)
        for stem, worth in _STEMS.items()
        for end in ("lapp", "lappar", "lapper", "lappen")
    },
    **each("hundring hundringar hundringen hundringer hundrings", (Decimal(100), None)),
    **each("tvahundring tohundring tvahundringar", (Decimal(200), None)),
    **each("femhundring femhundringar femhundringer femhundringen femhundrings", (Decimal(500), None)),
    **each("tusing tusingar tusingen tusings", (THOUSAND, None)),
    **each("tenner tenners", (Decimal(10), "GBP")),
    **each("fiver fivers", (Decimal(5), "GBP")),
}
"""Notes by their names: "en femhundring" is 500 of the krona at hand."""
SLANG_OF_MONEY: dict[str, tuple[Decimal, str | None]] = {
    **each("g gs rack racks stack stacks bands", (THOUSAND, "USD")),
    **each("hundo hundos benjamin benjamins", (Decimal(100), "USD")),
    **each("lok lokar", (THOUSAND, "SEK")),
    **each("monkey monkeys", (Decimal(500), "GBP")),
    **each("femma femmor femmer femmere", (Decimal(5), None)),
    **each("tia tior tian tier tiere", (Decimal(10), None)),
    **each("tjuga tjugor tjuer", (Decimal(20), None)),
}
"""Words that are money only where money is asked for."""
MONEY_SCALES: dict[str, tuple[Decimal, str | None]] = {
    **BANKNOTES,
    **each("tkr kkr", (THOUSAND, None)),
    "laken": (THOUSAND, "NOK"),
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
    **each("h hr hrs hour hours timme timmar timer", Decimal(3600)),
    **each("kvarter", Decimal(900)),
}
HALVES = {
    **each("halvtimme halvtime halvtimma halvtimmen halvtimen", Decimal(1800)),
    **each("trekvarter trekvart", Decimal(2700)),
    **each("halvminut halvminutt halvminuten halvminuttet", Decimal(30)),
}
ONE_OF_TIME = {
    "en": words_of("minute hour"),
    "sv": words_of("minut minuten timme timmen kvart kvarten"),
    "nb": words_of("minutt minuttet time timen kvarter kvarteret"),
}
"""Where a duration is asked for, these alone are one: "minute and a half", "en drøy time"."""
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
    "somewhere near,rundt regnet,=,mellan tummen och pekfingret,i runda slangar,i runda tal,i runde tall,pa ett ungefar,"
    "sann circa,sann cirka,sann ca,sadar runt,ballpark,uppskattningsvis,anslagsvis",
    over="over,more than,more then,bigger than,higher than,hoyere enn,storre enn,above,north of,at least,atleast,mer an,fler an,mer enn,flere enn,minst,upwards of,well over,way over,"
    "langt over,godt over,minimum,ikke under,inte under,not under,no less than,not less than,inte mindre an,"
    "ikke mindre enn,ovanfor,>,>=,≥,a lot more than,mycket mer an,mye mer enn,minimum pa,from,fran og med,som minst,"
    "much more than,far over,mer en,fler en,storre an,hogre an,exceeding,passed,past,passert,passerat,passerade,passerte,"
    "nothing under,nothing below,anything under,never under,inget under,ingenting under,aldrig under,ikke noe under,"
    "ingenting under,aldri under",
    bit_over="a bit over,a little over,just over,slightly over,a bit more than,a little more than,slightly more than,"
    "a bit above,just above,slightly above,a little bit over,a little above,lite over,strax over,nagot over,lite mer an,"
    "lite drygt,drygt,gott och val,aningen over,precis over,lite fler an,litt over,like over,rett over,litt mer enn,"
    "noe over,noe mer enn,drøyt,droyt,droye,drye,litt flere enn,knapt over,knappt over,barely over,en bit over,"
    "little over,bit over,bit more than,little more than,nagot mer an,nagot fler an,noe flere enn,"
    "lite mera an,snaut over,so vidt over,sa vidt over,nett og vel,dryga,dryg,droy,not much over,inte mycket over,ikke mye over,not much more than,gode,goda,precis i overkant av,i overkant av,i overkant,"
    "strax ovanfor,en aning over",
    almost="almost,nearly,close to,closing in on,just under,just shy of,just below,shy of,a bit under,a little under,"
    "slightly under,near,not quite,a bit less than,slightly less than,a little less than,slightly below,a bit below,"
    "nastan,strax under,knappt,narmare,uppemot,upp emot,uppat,opp mot,oppimot,opp i mot,lite under,nara,inte riktigt,"
    "lite mindre an,nastintill,snart,nesten,naer,rett under,like under,knapt,snaut,naermere,ikke helt,litt under,"
    "litt mindre enn,oppunder,oppe mot,soon,i underkant av,i underkant,narapa,naermest,en knapp,i narheten av,"
    "lite farre an,litt faerre enn,noe under,nagot under,next to,approaching,pushing,nudging,knapp,snau,about to hit,about to reach,going on,bit under,little under,upp mot,strax intill,"
    "knappa,knappe,snaue,snau,snautt,hardly,scarcely,i naerheten av,naerme,nara pa,precis under,nesten oppe i",
    under="under,less than,fewer than,below,mindre an,farre an,mindre enn,faerre enn,up to,upto,upp till,opptil,opp til,max,"
    "at most,hogst,maks,maximum,maximalt,maksimalt,inte mer an,not more than,no more than,som mest,ikke mer enn,inntil,"
    "ikke over,inte over,not over,hoyst,<,<=,≤,south of,as much as,inte fler an,ikke flere enn,mindre en,way under,"
    "well under,langt under,well below,not even,not even at,don't even have,dont even have,don't even got,dont even got,"
    "never over,never more than,aldrig over,aldrig mer an,aldri over,aldri mer enn,haven't even hit,havent even hit,haven't even reached,haven't hit,havent hit,haven't reached,havent reached,nowhere near,not close to,not near,sub,sub -,less then,fewer then,"
    "lower than,lower then,inte ens,inte ens uppe i,har inte natt,inte i narheten av,langt ifran,lagre an,lagre en,farre en,"
    "ikke engang,ikke en gang,ikke eingong,ikkje eingong,ikkje ein gong,ikke oppe i,ikke i naerheten av,langt fra,lavere enn,"
    "lavere en,faerre en,har ikke nadd,smaller than,mindre end",
)
AFTER = _phrases(
    bit_over="and a bit,and change,and some,and some change,and then some,och lite,och lite till,och nagra till,og litt,"
    "og litt til,og noen til,og litt mer,och lite mer,pluss litt,plus lite",
    about="ish,- ish,or so,eller sa,give or take,nanting,eller noe,eller no,something,sadar,sa dar,about,circa,cirka,ca,roughly,"
    "typ,omtrent,ungefar,eller deromkring,eller daromkring,eller dar omkring,- isch,eller noe sant,eller nagot,odd,- odd,- something,och nagot,och nat,og noe,eller no sant,"
    "approximately,approx,or thereabouts",
    over="or more,and up,and above,or over,eller mer,eller fler,eller flere,eller over,och uppat,och over,och mer,og oppover,"
    "og over,plus,minimum,at least,atleast,minst,or higher,or older,eller eldre,eller aldre,+,+ +,pluss,and counting,"
    "eller mera,och upp,og opp,og mer",
    under="or less,or fewer,or under,eller mindre,eller farre,eller faerre,max,maks,tops,at most,hogst,maximum,eller under,"
    "or below,or younger,eller yngre,som mest,pa det meste",
)
THINGS_ADDED = words_of(
    "a an the some free products product stuff clothes commission vat tax shipping travel expenses moms mva frakt en ett "
    "et gratis produkter produkten produktet produkt klader klaer resa resan reise provision provisjon skatt utgifter hotell hotel"
)
"""After "plus" these come on top of an amount and are none themselves."""
AFTER_A_BEND = _phrases(skipped="at,up at,on,uppe i,uppe pa,uppe vid,framme vid,oppe i,oppe pa,oppe ved,pa,i,har,med")
"""What may stand between "almost" and the number."""
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
