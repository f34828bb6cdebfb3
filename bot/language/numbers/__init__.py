"""Numbers the way people type them, read in one direction: tokens, amounts, measures, ranges, phrases, an answer."""

from bot.language.numbers.reading import Found, Range, find_numbers, find_spans, read_number

__all__ = ["Found", "Range", "find_numbers", "find_spans", "read_number"]
