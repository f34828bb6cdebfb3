"""Read bokmål word by word as its neighbour Swedish, so that what was learnt in one of the two helps in the other.

Knows pairs of everyday words, folded. Does not know grammar, and needs none: a text is only compared with others that
were read in the same way.
"""

from collections.abc import Mapping

_PAIRS = """
jeg=jag er=ar hva=vad hvor=hur hvordan=hur assen=hur kossen=hur koss=hur hvorfor=varfor koffor=varfor hvem=vem
hvilken=vilken hvilket=vilket hvilke=vilka hver=varje hvert=varje hvis=om til=till og=och ikke=inte ikkje=inte meg=mig
deg=dig seg=sig dere=er hun=hon dine=dina sine=sina vare=vara fra=fran mye=mycket mange=manga ma=maste skal=ska
vil=vill kunne=kunna burde=borde fikk=fick gir=ger gi=ge gitt=gett gikk=gick komme=komma kommet=kommit ble=blev
blitt=blivit vaere=vara vaert=varit hadde=hade hatt=haft gjor=gor gjore=gora tok=tog tatt=tagit si=saga sier=sager
vite=veta tenker=tanker synes=tycker mener=menar fortell=beratta forklar=forklara sporsmal=fraga spor=fraga
sporre=fraga svarer=svarar svare=svara svarte=svarade noe=nagot noen=nagon na=nu bare=bara kun=bara ogsa=ocksa enn=an
enna=an sann=san slik=sa sanne=sana jo=ju assa=alltsa vel=val nok=nog litt=lite alle=alla alt=allt ingenting=inget
aldri=aldrig ofte=ofta igjen=igen tilbake=tillbaka likevel=anda fortsatt=fortfarande allerede=redan
egentlig=egentligen akkurat=precis kanskje=kanske derfor=darfor fordi=for der=dar inn=in ned=ner opp=upp uten=utan
utenfor=utanfor mellom=mellan gjennom=genom rundt=runt etter=efter siden=sedan imot=emot ved=vid foran=framfor
bak=bakom selv=sjalv sammen=tillsammans samme=samma annen=annan annet=annat andre=andra andres=andras
annerledes=annorlunda egne=egna hele=hela halve=halva halvparten=halften begge=bada flere=fler fleste=flesta
minste=minsta storste=storsta beste=basta bedre=battre verre=samre darlig=dalig darlige=daliga dritt=skit drit=skit
elendig=usel god=bra gode=bra godt=bra greit=okej grei=okej rett=ratt feil=fel gal=fel sikker=saker trygt=sakert
trygg=saker stemmer=stammer lurt=smart lurer=undrar lure=lura vanlig=vanligt vanlige=vanliga viktig=viktigt
mulig=mojligt umulig=omojligt virkelig=verkligen skikkelig=ordentligt ordentlig=ordentligt plutselig=plotsligt
fort=snabbt rask=snabb raskt=snabbt kjapt=snabbt kjappe=snabba hoy=hog hoyt=hogt hoyere=hogre hoyest=hogst
hoyeste=hogsta lav=lag lavt=lagt lavere=lagre lavest=lagst laveste=lagsta store=stora lenge=lange lenger=langre
lengre=langre lengst=langst korte=korta kortere=kortare nye=nya gammel=gammal gammelt=gammalt gamle=gamla unge=unga
eldre=aldre billig=billigt billige=billiga forste=forsta siste=sista neste=nasta forrige=forra annethvert=vartannat
tidligere=tidigare senere=senare tidlig=tidigt ferdig=klar apen=oppen apent=oppet apne=oppna apner=oppnar
stengt=stangd stengte=stangda stenge=stanga borte=borta vekk=bort hjem=hem hjemme=hemma sted=stalle stedet=stallet
steder=stallen veien=vagen vei=vag maten=sattet mater=satt tida=tiden dager=dagar uke=vecka uka=veckan uken=veckan
uker=veckor maned=manad maneden=manaden maneder=manader manedene=manaderna fjor=fjol kveld=kvall kvelden=kvallen
morgen=morgon helga=helgen timer=timmar minutt=minut minutter=minuter januar=januari penger=pengar pengene=pengarna
penga=pengar gryn=stalar spenn=spann kroner=kronor krone=krona betale=betala betaler=betalar betalte=betalade
betales=betalas betaling=betalning betalingen=betalningen betalende=betalande utbetaling=utbetalning
utbetalinger=utbetalningar utbetalingen=utbetalningen tjene=tjana tjener=tjanar tjente=tjanade tjent=tjanat
inntekt=inkomst inntekten=inkomsten inntekta=inkomsten inntekter=inkomster inntektene=inkomsterna lonn=lon lonna=lonen
lonner=lonar lonne=lona uttak=uttag uttaket=uttaget uttakene=uttagen saldoen=saldot gebyr=avgift gebyret=avgiften
gebyrer=avgifter koste=kosta koster=kostar kostet=kostade belop=belopp belopet=beloppet summen=summan grense=grans
grensen=gransen grensa=gransen minstegrense=minimigrans sats=ersattning satsen=ersattningen prisen=priset
prisene=priserna prisliste=prislista verdt=vard verdi=varde verdien=vardet rimelig=rimligt gjeld=skuld kontoen=kontot
kontoer=konton kontoene=kontona lommebok=planbok lommeboka=planboken visninger=visningar visningene=visningarna
avspillinger=visningar seer=tittare seere=tittare seerne=tittarna folger=foljare folgere=foljare folgerne=foljarna
folge=folja folgende=foljande abonnement=prenumeration abonnementer=prenumerationer abonnent=prenumerant
abonnenter=prenumeranter abonnentene=prenumeranterna abonnere=prenumerera videoen=videon videoer=videor
videoene=videorna filmene=filmerna filme=filma klippene=klippen innlegg=inlagg innlegget=inlagget innleggene=inlaggen
innhold=innehall innholdet=innehallet kvalifisert=kvalificerad kvalifiserte=kvalificerade teller=raknas telle=raknas
telt=raknat regne=rakna regner=raknar regn=rakna regna=rakna regnet=raknat regnes=raknas regnestykke=utrakning
regnestykket=utrakningen anslag=uppskattning anslaget=uppskattningen anslagene=uppskattningarna tallet=siffran
tallene=siffrorna gaven=gavan gaver=gavor gavene=gavorna roser=rosor loven=lejonet mynter=mynt myntene=mynten
diamantene=diamanterna sending=sandning sendingen=sandningen sendinger=sandningar sende=sanda sender=sander
sendte=sande sendt=sant stromme=streama strommer=streamar samarbeid=samarbete samarbeidet=samarbetet
samarbeidene=samarbetena bedrift=foretag bedriften=foretaget bedrifter=foretag bedriftene=foretagen firma=foretag
firmaet=foretaget firmaer=foretag selskap=bolag selskapet=bolaget selskaper=bolag merke=marke merket=market
merker=marken merkene=markena merkevare=varumarke bedriftskonto=foretagskonto tilbud=erbjudande tilbudet=erbjudandet
tilbyr=erbjuder tilby=erbjuda tilbod=erbjod reklame=reklam annonse=annons sponset=sponsrad sponse=sponsra
sponser=sponsrar kontrakt=avtal kontrakten=avtalet avtalen=avtalet avtale=avtal rettighet=rattighet
rettigheter=rattigheter eksklusivitet=ensamratt selge=salja selger=saljer solgte=salde solgt=salt salg=forsaljning
salget=forsaljningen kjop=kop kjope=kopa kjoper=koper kjopte=kopte kjopt=kopt varer=varor varen=varan butikk=butik
butikken=butiken nettbutikk=webbutik nettside=hemsida nettsiden=hemsidan lenke=lank lenka=lanken lenker=lankar
lenken=lanken provisjon=provision provisjonen=provisionen prosent=procent prosenten=procenten deler=delar dele=dela
delt=delat deles=delas skatte=skatta skattemelding=deklaration skattemeldingen=deklarationen
skattemeldinga=deklarationen fradrag=avdrag regnskap=bokforing naering=naringsverksamhet oppgi=uppge fylle=fylla
fylt=fyllt skjema=blankett skjemaet=blanketten skatteskjema=skatteblankett mva=moms programmer=program fondet=fonden
fondspenger=fondpengar soke=ansoka soknad=ansokan soknaden=ansokan sokt=ansokt kravene=kraven kreves=kravs
krever=kraver kreve=krava trenger=behover trenge=behova trengs=behovs oppfyller=uppfyller godkjent=godkand
godkjenne=godkanna avvist=nekad avslatt=nekad klage=overklaga klager=overklagar vilkar=villkor reglene=reglerna
landene=landerna spania=spanien bodd=bott flytte=flytta flytter=flyttar flyttet=flyttade alderen=aldern
aldersgrense=aldersgrans gutt=kille gutten=killen jente=tjej jenta=tjejen sonn=son sonnen=sonen datter=dotter
dattera=dottern datteren=dottern broren=brodern soster=syster sosteren=systern venn=van vennen=vannen venner=vanner
venninne=van venninna=vannen kjaereste=partner kjaeresten=partnern foreldre=foraldrar mor=mamma mennesker=manniskor
menneske=manniska nordmenn=norrman svensker=svenskar skaper=kreator skapere=kreatorer skaperen=kreatoren
skaperne=kreatorerna influenser=influencer influensere=influencers tiktoker=tiktokare tiktokere=tiktokare
begynne=borja begynner=borjar begynte=borjade begynn=borja starte=starta starter=startar slutt=slut slutten=slutet
slutte=sluta lage=gora lager=gor lagde=gjorde legge=lagga legger=lagger poste=posta poster=postar ligge=ligga
holde=halla holder=racker holdt=holl bruke=anvanda bruker=anvander brukt=anvant brukte=anvande brukernavn=anvandarnamn
brukernavnet=anvandarnamnet finne=hitta finner=hittar fant=hittade finn=hitta finnes=finns sjekke=kolla sjekker=kollar
sjekk=kolla vise=visa viser=visar vis=visa vises=visas hjelp=hjalp hjelpe=hjalpa hjelper=hjalper hjelpes=hjalps
lese=lasa leser=laser lest=last skrive=skriva skrevet=skrivit snakke=prata snakker=pratar prate=prata prater=pratar
jobbe=jobba jobber=jobbar jobben=jobbet spille=spela spiller=spelar leve=leva kjore=kora kjorer=kor endre=andra
endrer=andrar bytte=byta bytter=byter byttet=bytte velge=valja velger=valjer valgt=valt oke=oka oker=okar okt=okat
vokse=vaxa vokser=vaxer falt=foll falle=falla skje=handa skjer=hander skjedde=hande skjonner=fattar skjonne=fatta
funke=funka funker=funkar virke=fungera virker=fungerar fungere=fungera fungerer=fungerar mangle=sakna mangler=saknas
forsvant=forsvann forsvunnet=forsvunnit vente=vanta venter=vantar ventet=vantat hente=hamta henter=hamtar
hentet=hamtat trekke=dra trekker=drar trukket=dragit slett=radera slette=radera slettet=raderat fjern=ta fjerne=ta
glem=glom glemme=glomma lagrer=sparar lagret=sparat lagrede=sparade lagres=sparas opplysninger=uppgifter
opplysningene=uppgifterna kilde=kalla kilder=kallor kildene=kallorna navn=namn navnet=namnet het=hette
sporsmalet=fragan grunn=anledning grunnen=anledningen forskjell=skillnad forskjellen=skillnaden forskjellig=olika
forskjellige=olika ulik=olika ulike=olika lett=latt vanskelig=svart vits=ide poeng=poang pleier=brukar pleide=brukade
gjelder=galler gjelde=galla betyr=betyder redd=radd trist=ledsen lei=trott dobbelt=dubbelt doble=dubbla stykk=styck
stykket=stycket stykker=stycken million=miljon millioner=miljoner mill=milj hundre=hundra ei=en et=ett seks=sex
syv=sju atte=atta ti=tio tjue=tjugo tretti=trettio femti=femtio engasjement=engagemang engasjementet=engagemanget
engasjementsrate=engagemang delinger=delningar nisje=nisch nisjen=nischen nisjer=nischer tema=amne temaer=amnen
temaet=amnet okonomi=ekonomi skjonnhet=skonhet matlaging=matlagning trening=traning mote=mode gjennomsnitt=genomsnitt
gjennomsnittlig=genomsnittlig seertid=tittartid lengde=langd lengden=langden videolengde=videolangd norske=norska
norsk=norska svensk=svenska svenske=svenska engelsk=engelska amerikanske=amerikanska tyske=tyska passord=losenord
passordet=losenordet personvern=integritet melding=meddelande meldingen=meddelandet meldinger=meddelanden takk=tack
hei=hej morna=hejda hadet=hejda snakkes=hors kult=kul flott=fint nydelig=fint dust=idiot teit=dum skikk=skick
ekte=akta falske=falska juks=fusk jukse=fuska lyve=ljuga lyge=ljuga triks=trick ting=saker tingene=sakerna greie=grej
greia=grejen greiene=grejerna klaer=klader sko=skor sminke=smink hest=hast hage=tradgard
"""


def _read(pairs: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in pairs.split())


SWEDISH: Mapping[str, str] = _read(_PAIRS)
"""Bokmål words that Swedish writes otherwise, and how. A word that English or Swedish has for something else is not
here: bokmål "love" is a lion."""
