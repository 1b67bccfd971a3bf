"""Who speaks to the reader: messages, numbers, shares, days and lists in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, reduce
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_percent

from dyads.errors import ParamsError
from dyads.language.catalogue import Catalogue, load_catalogue
from dyads.language.fields import Fields, write_number
from dyads.language.languages import LANGUAGES, LOCALES, SOURCE, SPACED, Language

MISSING = "–"
_SMALLEST, _LARGEST = 0.005, 0.995  # shares that would round to 0% and to 100%


def message(text: str) -> str:
    """Return the text as it is: marks a message that is said elsewhere, so that it is found and translated."""
    return text


_TWO, _MORE = message("{a} and {b}"), message("{items} and {last}")  # CLDR's lists know no particles


@cache
def speaking(language: str) -> Speaker:
    """Return who speaks this language to the reader."""
    for known in LANGUAGES:
        if known == language:
            locale = Locale.parse(LOCALES[known])
            return Speaker(known, locale, load_catalogue(known), Fields(locale))
    raise ParamsError("language", [f"must be one of {', '.join(LANGUAGES)}, not {language!r}"])


@cache
def english() -> Fields:
    """Return how the messages themselves are filled, which are English."""
    return Fields(Locale.parse(LOCALES[SOURCE]))


@dataclass(frozen=True, slots=True, eq=False)
class Speaker:
    """Says a message in the reader's language: `say("{n:article|articles} name {actor}", n=12, actor=name)`."""

    language: Language
    locale: Locale
    catalogue: Catalogue
    fields: Fields

    def __call__(self, text: str, /, **values: Any) -> str:
        """Return the message with its fields filled: whole numbers with their digits grouped, days in words, other values as they are."""
        translated = self.catalogue.single.get(text)
        return self.fields.fill(translated, values) if translated else english().fill(text, values)

    def many(self, one: str, many: str, count: int, /, **values: Any) -> str:
        """Return the form of the message that the count asks for; `{count}` is filled by it."""
        filled = {"count": count, **values}
        forms = self.catalogue.plural.get(one)
        if forms:
            return self.fields.fill(self.fields.choose(forms, count), filled)
        return english().fill(english().choose((one, many), count), filled)

    def text(self, text: str) -> str | None:
        """Return a text that is no message but data or a cell of a notebook, or None where it has no translation."""
        return text if self.language == SOURCE else self.catalogue.single.get(text)

    def number(self, value: float | None, digits: int = 0) -> str:
        """Write a number with that many decimals; a dash where there is none."""
        if value is None or value != value:  # noqa: PLR0124  NaN is what differs from itself
            return MISSING
        rounded = Decimal(value if isinstance(value, int) else f"{value:.{digits}f}")
        pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
        return write_number(rounded, self.locale, pattern)

    def share(self, value: float | None) -> str:
        """Write a share, 0 to 1, in whole per cent; what rounds to nothing or all but is not, says so."""
        if value is None or value != value:  # noqa: PLR0124  NaN is what differs from itself
            return MISSING
        if 0 < value < _SMALLEST:
            return f"<{format_percent(Decimal('0.01'), locale=self.locale)}"
        if _LARGEST <= value < 1:
            return f">{format_percent(Decimal('0.99'), locale=self.locale)}"
        return format_percent(Decimal(f"{value:.2f}"), locale=self.locale)

    def day(self, day: date) -> str:
        """Write a day: 13 April 2015, 2015년 4월 13일, 2015年4月13日."""
        return format_date(day, "long", locale=self.locale)

    def short_day(self, day: date) -> str:
        """Write a day for a table: 13 Apr 2015, 2015. 4. 13., 2015/04/13."""
        return format_date(day, "medium", locale=self.locale)

    def month(self, day: date) -> str:
        """Write the month of a day: April 2015, 2015년 4월, 2015年4月."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def year(self, day: date) -> str:
        """Write the year of a day: 2015, 2015년, 2015年."""
        return format_skeleton("y", day, locale=self.locale)

    def days(self, first: date, last: date) -> str:
        """Write the days from the first to the last, both in it, saying once what both share: 13–19 April 2015."""
        if first == last:
            return self.day(first)
        differing = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        patterns = self.locale.interval_formats["yMMMd"][differing]
        return "".join(
            format_date(day, pattern.replace("MMM", "MMMM"), locale=self.locale).replace("\u2009", " ")
            for day, pattern in zip((first, last), patterns, strict=True)
        )

    def prose(self, *sentences: str) -> str:
        """Return sentences one after the other; none where there is none."""
        return (" " if self.language in SPACED else "").join(filter(None, sentences))

    def joined(self, items: Iterable[str]) -> str:
        """Write a list: a, b and c."""
        *others, last = list(items) or [""]
        if not others:
            return last
        if len(others) == 1:
            return self(_TWO, a=others[0], b=last)
        middle = self.locale.list_patterns["standard"]["middle"]
        return self(_MORE, items=reduce(middle.format, others), last=last)
