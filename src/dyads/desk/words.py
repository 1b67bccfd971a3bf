"""Numbers and names as a sentence needs them."""

from __future__ import annotations

import re


def counted(count: int, one: str, many: str) -> str:
    """Return `1 article`, `2 articles`."""
    return f"{count:,} {one if count == 1 else many}"


def percent(share: float) -> str:
    """Return a share between 0 and 1 in whole per cent."""
    return f"{share:.0%}".replace("%", " %")


def escape(text: str) -> str:
    """Return the text so that Markdown shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!<>|~$&])", r"\\\1", text)
