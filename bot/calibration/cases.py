"""What a case says in one number: dollars per 1,000 views, a share, a price.

Knows which cases can be used and for what. Does not know what is derived from them.
"""

from collections.abc import Callable, Mapping
from math import log, sqrt
from statistics import fmean

from knowledge.evidence import Case, Evidence, Money, Views

PER = 1000


def middle_usd(evidence: Evidence, case: Case, money: Money) -> float:
    """A told range enters as its geometric middle."""
    low, high = evidence.usd(money, case)
    return sqrt(float(low) * float(high)) if low > 0 else float(high) / 2


def per_1000(evidence: Evidence, case: Case, of: Views) -> float | None:
    """Dollars per 1,000 views of a kind: as the creator read it, or payout by views."""
    if case.has("left_out"):
        return None
    if case.per_1000 is not None and case.per_1000.of == of:
        return middle_usd(evidence, case, case.per_1000)
    views = case.views if of == "views" else case.qualified_views
    if views is None or case.paid is None:
        return None
    return middle_usd(evidence, case, case.paid) / views * PER


def qualified_share(evidence: Evidence, case: Case) -> float | None:
    """Told views by told views; else what follows from payout, rate and views. Lost decimals do not touch it."""
    if case.views is None:
        return None
    if case.qualified_views is not None:
        return case.qualified_views / case.views
    rate = None if case.per_1000 is None or case.per_1000.of == "views" else per_1000(evidence, case, "qualified_views")
    if rate is None or case.paid is None:
        return None
    return middle_usd(evidence, case, case.paid) / rate * PER / case.views


def by_creator(
    evidence: Evidence, kind: str, read: Callable[[Evidence, Case], float | None]
) -> Mapping[str, list[tuple[Case, float]]]:
    """The records of each creator that have a reading; those of whole months where there are any, else of videos."""
    found: dict[str, list[tuple[Case, float]]] = {}
    for case in evidence.cases.values():
        value = read(evidence, case) if case.kind == kind and not case.has("extremes") else None
        if value is not None:
            found.setdefault(case.creator, []).append((case, value))
    for creator, records in found.items():
        months = [record for record in records if record[0].level == "account"]
        found[creator] = months or records
    return found


def log_of_each(found: Mapping[str, list[tuple[Case, float]]]) -> list[float]:
    """One number a creator, however many records: the mean of the logarithms."""
    return [fmean([log(value) for _, value in records]) for records in found.values()]
