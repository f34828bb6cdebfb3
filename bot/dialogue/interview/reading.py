"""Typed words as the answer to a question of the interview.

Knows which kind of answer each question takes. Does not know what becomes of it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bot.dialogue.interview.questions import Question
from bot.language.agreeing import agrees, refuses
from bot.language.meaning import Meaning
from bot.language.numbers import read_number
from knowledge.range import Range
from knowledge.schema import Knowledge, Lang

ACCOUNTS: Mapping[str, str] = {
    **dict.fromkeys(("personal", "creator", "private", "personligt", "privat", "personlig"), "personal"),
    **dict.fromkeys(("business", "company", "företag", "bedrift"), "business"),
}


class Unreadable(Exception):
    """The answer is not the kind of answer that the question asks for. Not a failure: the conversation goes on.

    `line` names the words to say.
    """

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


def read_answer(
    question: Question, meaning: Meaning, lang: Lang, knowledge: Knowledge, today: date
) -> Mapping[str, object]:
    """The profile facts in a typed answer. Raises Unreadable with the words that would help."""
    told = meaning.entities
    line = f"unreadable_{question.field}"
    match question.kind:
        case "country":
            code = told.get("residence") or told.get("country") or _alpha2(meaning.text, knowledge)
            if code is None:
                raise Unreadable("unreadable_country")
            return {"residence": code}
        case "audience":
            audience = told.get("audience")
            country = told.get("country") or told.get("residence") or _alpha2(meaning.text, knowledge)
            if audience is None and country is None:
                raise Unreadable(line)
            return {"audience": audience or {str(country): 0.8}}
        case "niche":
            if told.get("niche") is None:
                raise Unreadable(line)
            return {"niche": told["niche"]}
        case "account":
            account = told.get("account_type") or _account(meaning.text)
            if account is None:
                raise Unreadable(line)
            return {"account_type": account}
        case "age":
            return {"age": _read(meaning.text, lang, "age", "unreadable_age", today)}
        case "share":
            percent = _read(meaning.text, lang, "percent", "unreadable_share", today)
            return {question.field: _as_share(percent)}
        case "money":
            if isinstance(told.get("amount"), Decimal | Range):
                return {question.field: told["amount"], "currency_told": told.get("currency")}
            return {question.field: _read(meaning.text, lang, "money", "unreadable_number", today)}
        case "count":
            name = question.field if question.field == "followers" else "count"
            name = "views" if question.field == "views_30d" else name
            return {question.field: _read(meaning.text, lang, name, "unreadable_number", today)}


def _read(text: str, lang: Lang, field_name: str, line: str, today: date) -> Decimal | Range:
    number = read_number(text, lang, field_name, today)
    if number is None:
        raise Unreadable(line)
    return number


def _as_share(percent: Decimal | Range) -> Decimal | Range:
    if isinstance(percent, Range):
        return percent.each(lambda end: end / 100)
    return percent / 100


def _alpha2(text: str, knowledge: Knowledge) -> str | None:
    """Two letters that name a country, as in "SE"; "no" in small letters is no."""
    code = text.strip().upper()
    if agrees(text) or (refuses(text) and code != text.strip()):
        return None
    return code if code in knowledge.countries else None


def _account(text: str) -> str | None:
    """One word that names the kind of account, as on the buttons; a sentence is read for it by `language`."""
    return ACCOUNTS.get(text.strip(" .!").casefold())
