"""Lines that are the name of a person and nothing else."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+(?:(?:,| and|,? &) (?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} ?)?"
)


def is_name(line: str) -> bool:
    """Say whether a line reads as one or more Western names: two to four capitalised words each."""
    return bool(_NAME.fullmatch(line))
