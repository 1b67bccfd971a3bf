"""How the running text of a story reads, and when two lines say the same."""

from __future__ import annotations

import re

from dyads.corpus.lines import Line

_ENDS = frozenset(".!?。！？…")
_CLOSING = "\"'”’」』)）]"  # what may stand behind a sentence's end
_NO_LETTERS = re.compile(r"[\W_]+")
_CJK = re.compile("[가-힣ぁ-んァ-ン一-龥]")
_SHORT, _SHORT_CJK = 90, 40  # letters; up to so many a line may be a headline though it ends like a sentence
_LONG = 220  # letters; no headline is longer


def is_cjk(text: str) -> bool:
    """Say whether the text has Korean or Japanese letters."""
    return not text.isascii() and bool(_CJK.search(text))


def reads_like_prose(line: Line) -> bool:
    """Say whether a line reads like the running text of a story rather than a headline or a label."""
    short = _SHORT_CJK if is_cjk(line.text) else _SHORT
    return len(line.text) > _LONG or (len(line.text) > short and ends_sentence(line.text))


def ends_sentence(text: str) -> bool:
    """Say whether the text ends as a sentence does."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS


def fold(text: str) -> str:
    """Return the letters and digits of a text alone, in lower case: two lines that agree in these say the same."""
    return _NO_LETTERS.sub("", text).lower()


def shingle(text: str) -> set[tuple[str, ...]]:
    """Return the runs of three words, in Japanese of three letters, in a text."""
    words = re.findall(r"[ぁ-んァ-ヶ一-龥]|[^\W_ぁ-んァ-ヶ一-龥]+", text.lower())
    return {tuple(words[n : n + 3]) for n in range(len(words) - 2)}
