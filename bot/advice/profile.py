"""What a creator has told about themselves. Every field may be missing; what is not known widens the range.

Knows the fields, their units and their bounds. Does not know how they are asked for or what they are worth.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Literal

from babel import Locale
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from knowledge.range import Range

Quantity = Decimal | Range
"""A number as told: a point, or a range where the person gave one."""

PEOPLE_MAX = 8_000_000_000
VIEWS_MAX = 1_000_000_000_000
COUNT_MAX = 1_000_000
MONEY_MAX = 1_000_000_000
SHARE_FIELDS = ("qualified_share", "long_video_share", "engagement_rate")


SHARES_ADD_UP_TO = 1.01
"""Percentages are told rounded: three thirds may come as 34, 33 and 34."""

NO_COUNTRIES = frozenset({"ZZ", "EU", "EZ", "UN", "XA", "XB", "QO"})
"""Two-letter codes that stand for no country."""


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """ISO codes of all countries and areas, as CLDR names them."""
    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - NO_COUNTRIES


def _refused(reason: str) -> PydanticCustomError:
    """An error whose message is the reason alone."""
    return PydanticCustomError("refused", "{reason}", {"reason": reason})


def _up_to(highest: int) -> PlainValidator:
    def read(value: object) -> Quantity:
        quantity = _quantity(value)
        ends = (quantity.low, quantity.high) if isinstance(quantity, Range) else (quantity,)
        for end in ends:
            if end is not None and not (end.is_finite() and 0 <= end <= highest):
                raise _refused(f"must be between 0 and {highest:,}")
        return quantity

    return PlainValidator(read)


def _quantity(value: object) -> Quantity:
    if isinstance(value, Range):
        return value
    if isinstance(value, list | tuple) and len(value) == 2:
        low, high = (None if end is None else _decimal(end) for end in value)
        low = low or Decimal(0)
        if high is not None and (low.is_nan() or high.is_nan() or low > high):
            raise _refused("the range must begin with its lower end")
        return Range(low, high)
    return _decimal(value)


def _decimal(value: object) -> Decimal:
    if isinstance(value, int | float | str | Decimal) and not isinstance(value, bool):
        try:
            return Decimal(str(value))
        except ArithmeticError:
            pass
    raise _refused("must be a number, or [low, high]")


def _country(value: object) -> object:
    if value is not None and not (isinstance(value, str) and value in countries()):
        raise _refused("must be a country as two capital letters, such as GB, NO or SE")
    return value


def _audience(value: object) -> object:
    """Shares by country; what is left of the whole is the rest of the world."""
    if not isinstance(value, Mapping):
        if value is None:
            return None
        raise _refused('must be shares by country, such as {"US": 0.6, "SE": 0.2}')
    shares = {}
    for code, share in value.items():
        _country(code)
        whole = _decimal(share)
        if not (whole.is_finite() and 0 <= whole <= 1):
            raise _refused(f"the share of {code} must be between 0 and 1")
        shares[code] = float(whole)
    if (all_of_them := sum(shares.values())) > SHARES_ADD_UP_TO:
        raise _refused(f"the shares add up to {all_of_them:.2f}, which is more than 1")
    return shares


def _niche(value: object, info: ValidationInfo) -> object:
    """Where the caller gives the known niches as context, by all their names, only those."""
    known = (info.context or {}).get("niches")
    if not isinstance(value, str) or known is None:
        return value
    niche = known.get(value.strip().casefold())
    if niche is None:
        raise _refused(f"must be one of {', '.join(sorted(set(known.values())))}")
    return niche


def _plain(value: Quantity) -> object:
    if isinstance(value, Range):
        return [number(value.low), None if value.high is None else number(value.high)]
    return number(value)


def number(value: Decimal) -> int | float:
    """A Decimal as JSON has numbers: whole ones without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


People = Annotated[Quantity, _up_to(PEOPLE_MAX), PlainSerializer(_plain)]
Views = Annotated[Quantity, _up_to(VIEWS_MAX), PlainSerializer(_plain)]
Share = Annotated[Quantity, _up_to(1), PlainSerializer(_plain)]
Count = Annotated[Quantity, _up_to(COUNT_MAX), PlainSerializer(_plain)]
Money = Annotated[Quantity, _up_to(MONEY_MAX), PlainSerializer(_plain)]
Years = Annotated[Quantity, _up_to(120), PlainSerializer(_plain)]


class Profile(BaseModel):
    """A creator's numbers. Views per 30 days, shares 0-1, money in US dollars, None is "not told"."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    followers: People | None = None
    views_30d: Views | None = None
    qualified_share: Share | None = None
    long_video_share: Share | None = None
    engagement_rate: Share | None = None
    niche: Annotated[str, BeforeValidator(_niche)] | None = None
    residence: Annotated[str | None, BeforeValidator(_country)] = None
    audience: Annotated[Mapping[str, float] | None, BeforeValidator(_audience)] = None
    age: Years | None = None
    account_type: Literal["personal", "business"] | None = None
    posts_per_month: Count | None = None
    average_views: Views | None = None
    brand_deals_per_month: Count | None = None
    live_sessions_per_month: Count | None = None
    live_viewers: People | None = None
    subscribers: People | None = None
    subscription_price: Money | None = None
    affiliate_sales_per_month: Count | None = None
    series_sales_per_month: Count | None = None
    series_price: Money | None = None
    own_product_income: Money | None = None
    language: Literal["en", "sv", "nb"] | None = None
    currency: Literal["USD", "SEK", "NOK", "DKK", "EUR", "GBP"] | None = None

    def told(self) -> tuple[str, ...]:
        """Names of the fields that hold an answer, in the order of the model."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is not None)

    def having(self, **facts: object) -> "Profile":
        """This profile with some facts changed, checked anew. Raises pydantic.ValidationError."""
        return Profile.model_validate({**{name: getattr(self, name) for name in self.told()}, **facts})
