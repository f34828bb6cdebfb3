"""Read the little things that people say to a bot: "how are you", "haha", "good bot", "are you a robot", "drop dead".

Knows whole messages only, in three languages. Does not know what to answer, nor questions about money.
"""

import re
import unicodedata
from typing import Literal

from bot.language.normalize import fold

SmallTalk = Literal["how_are_you", "laugh", "praise", "fine", "robot", "abuse", "emoji", "marks"]
DROP_DEAD = ("dö", "dø")
LONGEST_WORDS = 9
"""A longer message has something to say of its own."""

_LEAD = (
    r"(?:(?:hi|hey|hello|hej|hei|tja|ok|okej|wow|oj|men|but|and|och|og|haha|bro|dude|fan|faen|jo|ja|yes|yeah"
    r"|gud)\W+)*"
)
_TAIL = (
    r"(?:\W+(?:tally|bot|botten|boten|bro|man|mate|today|idag|i dag|then|da|alltsa|liksom|asa|lol|haha|x+d|you|du))*"
)
_YOU_ARE = r"(?:you(?:'?re| are| r)?|youre|ur|u r|u|du (?:ar|er)|(?:ar|er) du|din|ditt)"
_VERY = (
    r"(?:\W+(?:so|really|very|such|just|a|an|the|pretty|fucking|fuckin|freaking|absolutely|completely|total\w*|sa"
    r"|valdigt|jatte|riktigt|en|ett|et|veldig|kjempe|skikkelig|helt|fan|javla|jaevla|jaevlig|faen|ju|jo|bara|bare))*"
)
_KIND = (
    "funny|sweet|cute|nice|great|amazing|awesome|smart|clever|cool|kind|legend|rolig|gullig|snall|grym|smart|bra|bast"
)
_KIND += "|duktig|harlig|morsom|sot|flink|snill|rask|kul|god|herlig|best|goat"
_RUDE = (
    "useless|stupid|dumb|trash|garbage|rubbish|shit\\w*|crap\\w*|idiot\\w*|moron|retard\\w*|bitch|asshole"
    "|worthless|clown"
)
_RUDE += (
    "|vardelos\\w*|korkad\\w*|dum|dumma|kass|samst|skit|idiot|cp|hora|ful|jobbig|sopig|ubrukelig\\w*|teit|dust|elendig"
)
_RUDE += "|darlig|hore|kuk\\w*|fitte\\w*|stygg"
_PATTERNS: tuple[tuple[SmallTalk, str], ...] = (
    (
        "how_are_you",
        r"how (?:are|r) (?:you|u|ya)(?: doing)?|how'?s it going|hows life|how do you do|whats up|what's up|sup|wyd"
        r"|hur mar du|hur ar laget|hur gar det(?: for dig)?|hur ar det(?: med dig)?|allt bra|hvordan (?:gar|har) "
        r"(?:det|du det)(?: med deg)?|hvordan er det(?: med deg)?|gar det bra|alt bra",
    ),
    ("laugh", r"(?:\b(?:a?haha\w*|hehe\w*|hihi\w*|lo+l+|lmf?ao+|rofl|xd+|asg|asgarv\w*|ler)\b\W*)+"),
    (
        "praise",
        rf"{_YOU_ARE}{_VERY}\W+(?:{_KIND})(?: bot)?|(?:sa|how|hur|vilken|for en|what a){_VERY}\W+(?:{_KIND})"
        r"(?:\W+(?:bot|botten|boten|du ar|du er|you are))*|i (?:love|like) (?:you|u|this|it)|love (?:this|it|u|you)"
        r"|jag (?:alskar|gillar) (?:dig|det har|den har)|jeg (?:elsker|liker) (?:deg|dette|denne)|glad i deg",
    ),
    (
        "fine",
        r"(?:\b(?:o?k(?:ay|ej|ei|i|idoki)?|aha|jaha|jasa|cool|coolt|kult|gott|nice|najs|alright|fair enough"
        r"|good|great|bra"
        r"|fint|greit|fett|schysst|jo men|i see|got it|makes sense|fattar|forstar|jag (?:fattar|forstar)|skjonner"
        r"|jeg (?:skjonner|forstar)|wow|interesting|intressant|interessant|spannande|spennende|da sa|jaja)\b\W*)+",
    ),
    (
        "robot",
        r"(?:are|r) (?:you|u) (?:a |an )?(?:real )?(?:robot|bot|ai|human|person|real|chatgpt"
        r"|machine)(?: or (?:a )?\w+)?"
        r"|is this (?:a |an )?(?:bot|ai|robot|real person)"
        r"|ar du (?:en )?(?:riktig )?(?:robot|bot|ai|manniska|chatgpt|pa riktigt)(?: eller (?:en )?\w+)?"
        r"|er du (?:en |et )?(?:ekte )?(?:robot|bot|ai|ki|menneske|chatgpt|person)(?: eller (?:en |et )?\w+)?"
        r"|pratar jag med en (?:robot|manniska|bot)|snakker jeg med (?:en|et) (?:robot|menneske|bot)",
    ),
    (
        "abuse",
        rf"{_YOU_ARE}{_VERY}\W+(?:{_RUDE})|(?:i hope (?:you|u)|go|just|please)? ?(?:die|kys|kill yourself|drop dead)"
        r"|(?:do|drep|dod) (?:deg|dig)|jag hoppas (?:att )?du dor|jeg haper (?:at )?du dor|ta livet av dig|stikk av"
        r"|f+u+c*k+ (?:you|u|off|this|dig|deg)|fuck|stfu|gtfo|fy fan|for helvete|fan ta dig|faen ta deg"
        r"|ga (?:och )?do"
        r"|rulla hatt|dra at skogen|dra dit pepperen gror",
    ),
)
_WHOLE = tuple((kind, re.compile(rf"^\W*{_LEAD}(?:{words}){_TAIL}\W*$")) for kind, words in _PATTERNS)


def read_small_talk(text: str) -> SmallTalk | None:
    """What a whole message says beside all business, or None where it means business."""
    if not any(letter.isalnum() for letter in text):
        return _signs(text)
    if text.strip(" .!").casefold() in DROP_DEAD:
        return "abuse"
    folded = fold(text[:200])
    if len(text.split()) > LONGEST_WORDS or any(letter.isdigit() for letter in folded):
        return None
    return next((kind for kind, pattern in _WHOLE if pattern.match(folded)), None)


def _signs(text: str) -> SmallTalk:
    """A message without a letter: pictures, or marks such as "???"."""
    seen = [letter for letter in text if not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Mn")]
    if any(unicodedata.category(letter) in ("So", "Sk") for letter in seen):
        return "emoji"
    return "marks"
