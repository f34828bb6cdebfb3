"""What a creator has told about themselves. Every field may be missing; what is not known widens the range.

Knows the fields, their units and their bounds. Does not know how they are asked for or what they are worth.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, model_validator

from knowledge.range import Range

Quantity = Decimal | Range
"""A number as told: a point, or a range where the person gave one."""

PEOPLE_MAX = 8_000_000_000
VIEWS_MAX = 1_000_000_000_000
SHARE_FIELDS = ("qualified_share", "long_video_share", "engagement_rate")


def _up_to(highest: int) -> PlainValidator:
    def read(value: object) -> Quantity:
        if isinstance(value, Range):
            quantity: Quantity = value
        elif isinstance(value, list | tuple) and len(value) == 2:
            low, high = (None if end is None else Decimal(str(end)) for end in value)
            quantity = Range(low or Decimal(0), high)
        elif isinstance(value, int | float | str | Decimal) and not isinstance(value, bool):
            try:
                quantity = Decimal(str(value))
            except ArithmeticError as error:
                raise ValueError("must be a number, or [low, high]") from error
        else:
            raise ValueError("must be a number, or [low, high]")
        ends = (quantity.low, quantity.high) if isinstance(quantity, Range) else (quantity,)
        for end in ends:
            if end is not None and not (end.is_finite() and 0 <= end <= highest):
                raise ValueError(f"must be between 0 and {highest}")
        return quantity

    return PlainValidator(read)


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
Count = Annotated[Quantity, _up_to(1_000_000), PlainSerializer(_plain)]
Money = Annotated[Quantity, _up_to(1_000_000_000), PlainSerializer(_plain)]
Years = Annotated[Quantity, _up_to(120), PlainSerializer(_plain)]


class Profile(BaseModel):
    """A creator's numbers. Views per 30 days, shares 0-1, money in US dollars, None is "not told"."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    followers: People | None = None
    views_30d: Views | None = None
    qualified_share: Share | None = None
    long_video_share: Share | None = None
    engagement_rate: Share | None = None
    niche: str | None = None
    residence: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    audience: Mapping[str, float] | None = None
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

    @model_validator(mode="after")
    def audience_shares_fit_in_a_whole(self) -> "Profile":
        if self.audience is not None:
            if any(not 0 <= share <= 1 for share in self.audience.values()):
                raise ValueError("audience: each share must be between 0 and 1")
            if sum(self.audience.values()) > 1.001:
                raise ValueError("audience: the shares add up to more than 1")
            if any(len(code) != 2 or not code.isupper() for code in self.audience):
                raise ValueError("audience: countries are two capital letters, such as SE")
        return self

    def told(self) -> tuple[str, ...]:
        """Names of the fields that hold an answer, in the order of the model."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is not None)

    def having(self, **facts: object) -> "Profile":
        """This profile with some facts changed, checked anew. Raises pydantic.ValidationError."""
        return Profile.model_validate({**{name: getattr(self, name) for name in self.told()}, **facts})
