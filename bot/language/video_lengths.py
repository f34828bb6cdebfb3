"""How many of a person's videos are long: "all my vids are over a minute", "hälften av klippen", "none of them".

Knows the words for all, most, half and none beside videos and a length. Does not know which length pays.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from knowledge.range import Range

MINUTE = 60
_VIDEOS = (
    r"(?:of |av )?(?:my |mine |mina |the |them |dem |de |mitt |min )*"
    r"(?:vid\w*|clip\w*|klipp\w*|film\w*|posts?|content|innehall\w*|innhold\w*)"
)
_LONGER = re.compile(r"(?:^|\W)(?:longer than|more than|langre an|mer an|lengre enn|mer enn)(?=\W)")
_DEMANDED = re.compile(r"(?:^|\W)(?:have to|has to|must|need|needs|should|maste|behover|bor|ska|ma|trenger|skal)(?=\W)")
"""Whether they must be so long is a question, and tells nothing."""
_SHARES: Mapping[str, Decimal] = {
    r"all|every|everything|alla|allt|alle|alt|samtliga|varje|hver|hvert": Decimal(1),
    r"most|nearly all|de flesta|nastan alla|de fleste|nesten alle": Decimal("0.8"),
    r"(?:about |around )?half|halften|halvparten": Decimal("0.5"),
    r"none|no|inga|ingen|inget": Decimal(0),
}
_TOLD = tuple((re.compile(rf"(?:^|\W)(?:{words}) {_VIDEOS}(?=\W|$)"), share) for words, share in _SHARES.items())
_ALL_BEHIND = re.compile(rf"(?:^|\W){_VIDEOS} (?:are |is |ar |er )(?:all|alla|alle|allihop)(?=\W|$)")


def long_share(folded: str, seconds: object) -> Decimal | None:
    """Share of videos of a minute or longer, 0-1, where a folded text tells it beside a length; None where not."""
    under = isinstance(seconds, Range) and seconds.high == MINUTE
    least = seconds.low if isinstance(seconds, Range) else seconds if _LONGER.search(folded) else None
    if not (under or least == MINUTE) or _DEMANDED.search(folded):
        return None
    told = [(found.start(), share) for pattern, share in _TOLD if (found := pattern.search(folded))]
    share = min(told)[1] if told else Decimal(1) if _ALL_BEHIND.search(folded) else None
    return 1 - share if under and share is not None else share
