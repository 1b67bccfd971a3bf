"""Names that an article explains by an initialism in brackets: whoever the initialism is, is named twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dyads.text.names.hits import Hit

_LONGEST = 120  # characters of the name
_FEWEST = 3  # letters of an initialism that says enough
_BODY = "국|부|기구|위원회|회의|연합|은행|기금|협회|연구원|연구소|재단|본부|사령부|협의체|機関|機構|委員会|連合|基金|協会|銀行|事務局|研究所|会議"
_WRITTEN_TOGETHER = re.compile(
    rf"(?<![가-힣一-鿿ァ-ヺー])(?:[가-힣]{{2,16}}|[一-鿿ァ-ヺー]{{2,16}})(?:{_BODY})$"
)
_CAPITAL_WORDS = re.compile(r"(?:[A-Z][\w'-]+ (?:(?:of|for|on|and|the|in) ){0,2}){1,7}[A-Z][\w'-]+$")


_INITIAL = re.compile(r"\b[A-Z]")


def find_explained(flat: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int, str]]:
    """Return where a name stands right before its initialism in brackets, where no other name does, and whose it is."""
    for number, hit in enumerate(hits):
        if flat[hit.start - 1 : hit.start] != "(" or flat[hit.end : hit.end + 1] not in {")", ",", ";", "·"}:
            continue
        written = flat[hit.start : hit.end]
        actors = {form.actor for form in hit.forms if form.kind == "abbr"}
        if len(written) < _FEWEST or len(actors) != 1 or (actor := next(iter(actors))) is None:
            continue
        since = max(hits[number - 1].end if number else 0, hit.start - _LONGEST)
        end = len(flat[since : hit.start - 1].rstrip()) + since
        name = _WRITTEN_TOGETHER.search(flat, since, end)
        start = name.start() if name else _spelt_out(flat, since, end, written)
        if start is not None:
            yield start, end, actor


def _spelt_out(flat: str, since: int, end: int, initialism: str) -> int | None:
    """Return where the words begin whose first letters are the initialism."""
    words = _CAPITAL_WORDS.search(flat, since, end)
    if words is None:
        return None
    starts = [word.start() for word in _INITIAL.finditer(words.group())]
    first = len(starts) - len(initialism)
    if first < 0 or "".join(words.group()[place] for place in starts[first:]) != initialism:
        return None
    return words.start() + starts[first]
