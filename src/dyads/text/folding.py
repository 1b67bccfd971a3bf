"""Text as it is compared: dashes, quotes, accents, widths and line breaks made alike, with the way back to where it stood."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_ALIKE = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("‘’ʼ′＇`´", "'"),
    **dict.fromkeys("“”„＂", '"'),
    **dict.fromkeys("・･ㆍ‧•", "·"),
    **dict.fromkeys("\u00a0\u2007\u202f\u3000\t", " "),
    **dict(
        zip(
            "强國獨靑學黨對臺戰會黃縣廳郞眞惠彥澤邊齋濱廣德榮晉鐵條發聯總應變體區圓實勞團",
            "強国独青学党対台戦会黄県庁郎真恵彦沢辺斎浜広徳栄晋鉄条発聯総応変体区円実労団",
            strict=True,
        )
    ),  # old forms in Korean print
}

# What does not stand for itself character by character: wrapped lines, escapes of Markdown, decomposed letters.
_RUNS = re.compile(
    r"\\\n\s*\\? ?|\s*\n\s*|[ \t]{2,}|\\_|[^\W\d_][\u0300-\u036f\u3099\u309a]+|[\u1100-\u11ff]+|[\u200b-\u200d\ufeff\u00ad]+"
)


_WIDE = range(0xFF01, 0xFF5F)


def _alike(code: int) -> str:
    """Return how a character is compared, its case kept: accents taken off Latin letters, wide forms made narrow."""
    character = chr(code)
    if character in _ALIKE:
        return _ALIKE[character]
    form = unicodedata.normalize("NFKC" if code in _WIDE else "NFD", character)[0]
    return form if form.isascii() else character


_TABLE = {
    code: _alike(code) for code in (*range(0xA0, 0x250), *range(0x1E00, 0x1F00), *_WIDE, *map(ord, _ALIKE))
}
_LOWER = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared. `low` is `flat` in lower case; both have the same length."""

    flat: str
    low: str
    starts: tuple[int, ...] | None  # where each character stood; None where all stayed in place

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded text stood."""
        if self.starts is None:
            return start, end
        return self.starts[start], self.starts[end]

    def find(self, place: int) -> int:
        """Return where a place of the text is in the folded text."""
        if self.starts is None:
            return place
        return bisect_left(self.starts, place)


def fold(text: str) -> Folded:
    r"""Return the text as it is compared: `New\n York` and `New York`, `Yun Byung‑se` and `Yun Byung-se` are alike."""
    starts: list[int] = []
    parts: list[str] = []
    last = 0
    for run in _RUNS.finditer(text):
        written = run.group()
        folded = _fold_run(written)
        if folded == written:
            continue
        parts += [text[last : run.start()], folded]
        starts += [*range(last, run.start()), *([run.start()] * len(folded))]
        last = run.end()
    if not parts:
        flat = text.translate(_TABLE)
        return Folded(flat, flat.translate(_LOWER), None)
    flat = "".join([*parts, text[last:]]).translate(_TABLE)
    starts += range(last, len(text) + 1)
    return Folded(flat, flat.translate(_LOWER), tuple(starts))


def _fold_run(written: str) -> str:
    if written[0] == "\\":
        return " "
    if written.isspace():
        breaks = written.count("\n")
        return "\n" if breaks > 1 else " "
    if written[0] in "\u200b\u200c\u200d\ufeff\u00ad":
        return ""
    return unicodedata.normalize("NFC", written)
