"""Where the forms of the lexicon stand in a text, as words of their own: the longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from dyads.text.names import japanese, korean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dyads.text.folding import Folded
    from dyads.text.names.forms import Form
    from dyads.text.names.lexicon import Lexicon

SAME_STATE = "同国"
STATE_BODIES = frozenset({"ministry", "legislature", "court"})
_ONE_SYLLABLE_GIVEN = re.compile(r"[A-Za-z]+ [A-Za-z]+")
_GIVEN_GOES_ON = re.compile(r"-[a-z]")  # "Cho Hyun" is not "Cho Hyun-dong"
_HYPHENATED = frozenset({"KOR", "PRK", "CHN", "TWN"})
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)>\]]+|\]\([^)\s]*\)")
_THE = re.compile(r"(?:^|[^A-Za-z])[Tt]he $")
_AGENCY_AFTER = re.compile(r"[>》」』'\"]\s?(?:통신|신문|뉴스|방송)")
_BRACKET = re.compile(r"\((?:[^()]{1,6}[·、,])?$")
_INSIDE = re.compile(r"[)·、,=-]")
_PARTIES = re.compile(r"(?:[·、][一-鿿]{2,4}){0,3}(?:両|各|[2-6二三四五六])党")  # 自民、公明両党
_ALONE_AFTER = re.compile(r"(?! (?:[A-Z]|and [A-Z]|Korea)|-)")  # the North, not the North Pacific
_TWIN = re.compile(r"(?:,| and| or|/)\s?(?:[Tt]he )?(North|South|East|West) ([A-Z][a-z]+)\b")
_POSTED = frozenset("駐在訪対")
_SHORT_HAN = 2
_HOUSES = frozenset("衆参")  # 佐藤|参院|議員
_WORD = frozenset(f"{ascii_letters}{digits}_")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the folded text that a form stands on."""

    start: int
    end: int
    forms: tuple[Form, ...]


def find_hits(folded: Folded, lexicon: Lexicon) -> list[Hit]:
    """Return where forms stand, without overlap: of two that begin together the longest wins, else the first."""
    return _longest([*_find_hits(folded, lexicon), *_find_addresses(folded)])


def follows_its_state(low: str, start: int, actor: str, lexicon: Lexicon) -> bool:
    """Say whether the actor's own state, adjective or capital stands right before the place."""
    country = lexicon.registry.actors[actor].country
    return low[max(0, start - 40) : start].endswith(lexicon.qualifiers.get(country, ()))


def is_half_of_a_pair(flat: str, end: int, form: Form, lexicon: Lexicon) -> bool:
    """Say whether a state's short name goes on with its twin: `North` in "North and South Korea"."""
    twin = _TWIN.match(flat, end)
    whole = lexicon.registry.actors[form.actor].names["en"] if form.actor else ""
    return twin is not None and twin[1] != form.text and whole == f"{form.text} {twin[2]}"


def _find_hits(folded: Folded, lexicon: Lexicon) -> Iterator[Hit]:
    flat = f"{folded.flat} "  # something stands before (-1) and behind every form
    for pattern, start, end in lexicon.automaton.find_matches_as_indexes(folded.low, overlapping=True):
        forms = lexicon.forms[pattern]
        if _goes_on(forms[0].text, flat[start - 1], flat[end]):
            continue
        fitting = tuple(form for form in forms if _fits(folded, start, end, form, lexicon))
        if fitting:
            yield Hit(start, end, fitting)


def _goes_on(form: str, before: str, after: str) -> bool:
    """Say whether a form in Latin letters is only a part of a longer word."""
    if not form[-1].isascii():
        return False
    return (before in _WORD and form[0].isascii()) or (after in _WORD and form[-1] != ".")


def _fits(folded: Folded, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    """Say whether the form is a word of its own here, in its case, and right behind its state where it must be."""
    flat = folded.flat
    is_word = _is_latin_word if form.text[-1].isascii() else _is_cjk_word
    if not is_word(flat, start, end, form, lexicon):
        return False
    if not form.needs_state and _has_its_case(form.text, flat[start:end]):
        return True
    if not form.actor or lexicon.registry.actors[form.actor].type not in STATE_BODIES:
        return False
    is_name = form.needs_state or form.text.endswith("Ministry")
    return is_name and follows_its_state(folded.low, start, form.actor, lexicon)


def _is_latin_word(flat: str, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    if form.kind == "short":
        return _is_short_name(flat, start, end) or is_half_of_a_pair(flat, end, form, lexicon)
    return not (_GIVEN_GOES_ON.match(flat, end) and _has_one_syllable(form, lexicon))


def _has_one_syllable(form: Form, lexicon: Lexicon) -> bool:
    """Say whether a person's given name may be only the first half of somebody else's."""
    actor = lexicon.registry.actors[form.actor] if form.actor else None
    is_person = actor is not None and actor.type == "person" and actor.country in _HYPHENATED
    return is_person and bool(_ONE_SYLLABLE_GIVEN.fullmatch(form.text))


def _is_short_name(flat: str, start: int, end: int) -> bool:
    return bool(_THE.search(flat[max(0, start - 5) : start]) and _ALONE_AFTER.match(flat, end))


def _is_cjk_word(flat: str, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    if form.kind == "agency":
        return bool(_AGENCY_AFTER.match(flat, end))
    if form.kind == "bracketed":
        is_inside = _BRACKET.search(flat[max(0, start - 10) : start]) and _INSIDE.match(flat, end)
        return bool(is_inside or _PARTIES.match(flat, end))
    before = flat[start - 1] if start else " "
    first, kind = form.text[0], _kind(form, lexicon)
    if (
        kind == "organisation"
        and len(form.text) <= _SHORT_HAN
        and japanese.is_han(before)
        and japanese.is_han(first)
        and (form.ambiguous or first not in _HOUSES)
    ):
        # 市|民団|体, but 同国|下院
        return flat.endswith(SAME_STATE, 0, start) or (
            form.actor is not None and follows_its_state(flat, start, form.actor, lexicon)
        )
    if kind == "state" and before in _POSTED:
        return False  # 駐|中国|大使: a word of its own
    joined = (korean.is_hangul(before) and korean.is_hangul(first)) or (
        japanese.is_katakana(before) and japanese.is_katakana(first)
    )
    script = korean if korean.is_hangul(form.text[-1]) else japanese
    return not joined and script.goes_on_as(flat, end, kind) is not None


def _kind(form: Form, lexicon: Lexicon) -> str:
    if form.actor is None:
        return "shield"
    kind = lexicon.registry.actors[form.actor].type
    return kind if kind in {"state", "person"} else "organisation"


def _has_its_case(form: str, written: str) -> bool:
    """Say whether every word that has a capital in the form has one here; initialisms have all of theirs."""
    if form.isupper():
        return written.isupper()
    return written == form or all(
        there.isupper() or not here.isupper() or (place and form[place - 1].isalpha())
        for place, (here, there) in enumerate(zip(form, written, strict=True))
    )


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that remain when the first and longest wins; forms of the same stretch are one hit."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen


def _find_addresses(folded: Folded) -> Iterator[Hit]:
    """Return web addresses as hits of nothing: what is written inside them names nobody."""
    return (Hit(*found.span(), ()) for found in _ADDRESS.finditer(folded.flat))
