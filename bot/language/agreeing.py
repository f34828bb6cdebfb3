"""Read the words by which people say yes, no, that's wrong, and undo.

Knows only whole messages; a yes inside a sentence agrees to nothing.
"""

import re

from bot.language.normalize import fold

YES = (
    "yes|yeah|yep|yup|yess|y|sure|ok|okay|correct|right|exactly|save|save it|yes save|yes save it|please do|do it"
    "|go ahead|thats right|that is right|yes please|perfect|looks good|ja|jo|japp|jepp|jadå|jada|japp spara"
    "|spara|spara det|spara den|ja spara|ja spara det|ja tack|gärna|ja gärna|stämmer|det stämmer|ja det stämmer|precis"
    "|visst|absolut|kör|gör det|rätt|det är rätt|lagre|lagre det|lagre den|ja lagre|ja lagre det|ja takk|gjerne"
    "|ja gjerne|stemmer|det stemmer|ja det stemmer|nettopp|akkurat|gjør det|riktig|det er riktig|sant"
)
NO = (
    "no|nope|nah|no thanks|no thank you|not now|dont|dont save|dont save it|do not save|never mind|nevermind|nej|nä"
    "|nej tack|spara inte|spara det inte|inte nu|glöm det|strunt i det|strunta i det|nei|nei takk|ikke lagre"
    "|ikke lagre det|ikke nå|glem det|niks"
)
WRONG = (
    "wrong|thats wrong|that is wrong|no thats wrong|not right|thats not right|no wrong|incorrect|fel|det är fel|nej fel"
    "|det var fel|stämmer inte|det stämmer inte|nej det stämmer inte|nej det är fel|feil|det er feil|nei feil"
    "|stemmer ikke|det stemmer ikke|nei det stemmer ikke|nei det er feil|det var feil"
)
UNDO = "undo|undo that|bring it back|put it back|oops|ångra|ångra det|ta tillbaka|angre|angre det|ta tilbake"
SIGNS = {"👍": True, "✅": True, "👌": True, "💯": True, "👎": False, "❌": False}
_TONE = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")


def agrees(text: str) -> bool:
    return _sign(text) is True or _said(text) in _YES


def refuses(text: str) -> bool:
    return _sign(text) is False or _said(text) in _NO


def disputes(text: str) -> bool:
    """Something is wrong, and it is not said what."""
    return _said(text) in _WRONG


def takes_back(text: str) -> bool:
    """What was just done is to be undone."""
    return _said(text) in _UNDO


def _sign(text: str) -> bool | None:
    return SIGNS.get(_TONE.sub("", text).strip())


def _said(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", fold(text)).split())


_YES, _NO, _WRONG, _UNDO = (frozenset(map(_said, words.split("|"))) for words in (YES, NO, WRONG, UNDO))
