"""States and family names that are written as one character: 日, 尹, 윤 대통령."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dyads.text.names import japanese, korean
from dyads.text.names.fused import find_fused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dyads.text.names.hits import Hit
    from dyads.text.names.lexicon import Lexicon
    from dyads.text.stretches import Stretches


def find_single(
    flat: str, language: str | None, taken: Stretches[Hit], lexicon: Lexicon
) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    """Yield where states and family names are written as one character, and whose; `taken` is where longer names are."""
    fused = find_fused(flat, lexicon.states, language)
    families = _find_families(flat, language, taken, fused, lexicon)
    for place, kind in families.items():
        yield place, tuple((actor, kind) for actor in lexicon.families[flat[place]])
    for place, state in fused.items():
        following = taken.at(place + 1)
        in_a_state = following is not None and any(form.is_state for form in following.forms)
        if place not in families and not taken.at(place) and not in_a_state:  # 駐|米|日本 is no 米日
            yield place, ((state, "compound"),)


def _find_families(
    flat: str, language: str | None, taken: Stretches[Hit], fused: Mapping[int, str], lexicon: Lexicon
) -> dict[int, str]:
    """Return where a family name of one character stands before a title, or alone in Korean print: 윤 대통령, 尹.

    韓 and the like are states where no title follows.
    """
    found = {}
    for family in lexicon.family.finditer(flat):
        written, place = family.group(), family.start()
        if taken.at(place) or (place in fused and korean.is_hangul(written)):
            continue
        if (korean if korean.is_hangul(written) else japanese).title_after(flat, family.end()):
            found[place] = "surname"
        is_han = japanese.is_han(written) and not japanese.is_han(flat[family.end() : family.end() + 1])
        if language == "ko" and is_han and place not in fused:
            found[place] = "headline"
    return found
