"""Text that a spreadsheet would run: a formula in a CSV file is whatever begins like one."""

from __future__ import annotations

import re

# The ASCII signs and their wide forms, which Excel takes for them in East Asia; spaces before them do not help. Within a text they
# count after whatever ends a cell where the reader's country separates cells by something else than a comma.
# OWASP, CSV Injection; Microsoft Support, "Import or export text (.txt or .csv) files".
_BEGINS = re.compile(r"\A(?=\s*[=+\-@＝＋－＠]|[\t\r\n])|(?<=[;|\t\r\n])(?= *[=+\-@＝＋－＠])")


def defuse(text: str) -> str:
    """Return the text with an apostrophe before all that a spreadsheet would take for a formula."""
    return _BEGINS.sub("'", text)
