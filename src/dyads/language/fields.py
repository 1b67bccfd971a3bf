"""How the fields of a message are filled: `{n}`, `{n:article|articles}`, `{name:은/는}`."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from dyads.language.particles import follow

CATEGORIES = (
    "zero",
    "one",
    "two",
    "few",
    "many",
    "other",
)  # CLDR's plurals, in the order a field writes them


class Fields(string.Formatter):
    """Fills a message in one language: counts with its digits, days in its order, everything else as it is."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.plurals = [tag for tag in CATEGORIES if tag in {*locale.plural_form.tags, "other"}]

    def fill(self, message: str, values: Mapping[str, Any]) -> str:
        """Return the message with its fields filled."""
        return self.vformat(message, (), values)

    def choose(self, forms: Sequence[str], count: int) -> str:
        """Return the form that the language uses with this count."""
        return forms[self.plurals.index(self.locale.plural_form(count))]

    def get_field(self, field_name: str, args: Any, kwargs: Mapping[str, Any]) -> tuple[Any, str]:  # noqa: ARG002  as string.Formatter calls it
        """Return the value of a field by its plain name: a message cannot reach into what fills it."""
        return kwargs[field_name], field_name

    def format_field(self, value: Any, spec: str) -> str:
        """Write one value; `one|many` adds the form for that number, `은/는` the particle for that sound."""
        written = self.write(value)
        if "|" in spec:
            return f"{written} {self.choose(spec.split('|'), value)}"
        return follow(written, spec) if spec else written

    def write(self, value: Any) -> str:
        if isinstance(value, date):
            return format_date(value, "long", locale=self.locale)
        return write_number(Decimal(value), self.locale) if isinstance(value, int) else str(value)


def write_number(value: Decimal, locale: Locale, pattern: str | None = None) -> str:
    """Write a number of any size as the language does; the digits that babel rounds to are otherwise 28 at most."""
    with localcontext(prec=max(28, value.adjusted() + 28)):
        return format_decimal(value, pattern, locale=locale)
