"""Where the forms of the lexicon stand in texts, as words of their own: the longest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dyads.text.names import japanese, korean
from dyads.text.names.scan import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dyads.text.folding import Folded
    from dyads.text.names.forms import Form
    from dyads.text.names.joined import Joined
    from dyads.text.names.lexicon import Lexicon

SAME_STATE = "同国"
STATE_BODIES = frozenset({"ministry", "legislature", "court"})
_ONE_SYLLABLE_GIVEN = re.compile(r"[A-Za-z]+ [A-Za-z]+")
_GIVEN_GOES_ON = re.compile(r"-[a-z]")  # "Cho Hyun" is not "Cho Hyun-dong"
_HYPHENATED = frozenset({"KOR", "PRK", "CHN", "TWN"})
_ADDRESS_MARKS = ("://", "www.", "](")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)>\]]+|\]\([^)\s]*\)")
_THE = re.compile(r"(?:^|[^A-Za-z])[Tt]he $")
_AGENCY_AFTER = re.compile(r"[>》」』'\"]\s?(?:통신|신문|뉴스|방송)")
_BRACKET = re.compile(r"\((?:[^()]{1,6}[·、,])?$")
_INSIDE = re.compile(r"[)·、,=-]")
_PARTIES = re.compile(r"(?:[·、][一-鿿]{2,4}){0,3}(?:両|各|[2-6二三四五六])党")  # 自民、公明両党
_ALONE_AFTER = re.compile(
    r"(?! (?:[A-Z]|and (?:North|South|East|West|Central|Baltic)|Korea)|-)"
)  # the North, not the North Pacific
_TWIN = re.compile(r"(?:,| and| or|/)\s?(?:[Tt]he )?(North|South|East|West) ([A-Z][a-z]+)\b")
_POSTED = frozenset("駐在訪対")
_SHORT_HAN = 2
_HOUSES = frozenset("衆参")  # 佐藤|参院|議員


class Hit(NamedTuple):
    """A stretch of the folded text that a form stands on."""

    start: int
    end: int
    forms: tuple[Form, ...]


class Spelling(NamedTuple):
    """What can be written so, and whether it is wherever that is written as a word."""

    forms: tuple[Form, ...]
    is_settled: bool


_AN_ADDRESS = -1  # instead of the number of a form


def find_hits(joined: Joined, folded: Sequence[Folded], found: Found, lexicon: Lexicon) -> list[Hit]:
    """Return where forms stand in the texts of a batch, without overlap: of two that begin together the longest wins, else the first.

    What is written inside a web address names nobody: it is a hit without forms. `found` is where the letters of forms stand.
    """
    found = _with_addresses(found, joined)
    starts, ends = found.start.tolist(), found.end.tolist()
    spellings = _spellings(joined, starts, ends, found.number.tolist(), lexicon)
    chosen, free = [], 0
    for start, end, spelling in zip(starts, ends, spellings, strict=True):
        if start < free:
            continue
        forms = spelling.forms if spelling else ()
        if spelling and not spelling.is_settled:
            text = int(np.searchsorted(joined.begins, start, "right")) - 1
            shift = int(joined.begins[text])
            place = (start - shift, end - shift)
            forms = tuple(form for form in forms if _fits(folded[text], *place, form, lexicon))
        if forms or not spelling:
            chosen.append(Hit(start, end, forms))
            free = end
    return chosen


def follows_its_state(low: str, start: int, actor: str, lexicon: Lexicon) -> bool:
    """Say whether the actor's own state, adjective or capital stands right before the place."""
    country = lexicon.registry.actors[actor].country
    return low[max(0, start - 40) : start].endswith(lexicon.qualifiers.get(country, ()))


def is_half_of_a_pair(flat: str, end: int, form: Form, lexicon: Lexicon) -> bool:
    """Say whether a state's short name goes on with its twin: `North` in "North and South Korea"."""
    twin = _TWIN.match(flat, end)
    whole = lexicon.registry.actors[form.actor].names["en"] if form.actor else ""
    return twin is not None and twin[1] != form.text and whole == f"{form.text} {twin[2]}"


def _spellings(
    joined: Joined, starts: Sequence[int], ends: Sequence[int], numbers: Sequence[int], lexicon: Lexicon
) -> list[Spelling | None]:
    """Return what can be written as it is at each place, None of addresses; an article writes few names many times, so that it is asked once of each."""
    written = list(map(joined.flat.__getitem__, map(slice, starts, ends)))
    for spelt, number in dict(zip(written, numbers, strict=True)).items():
        if spelt not in lexicon.spelt and number != _AN_ADDRESS:
            lexicon.spelt[spelt] = _spell(spelt, lexicon.forms[number], lexicon)
    return list(map(lexicon.spelt.get, written))


def _spell(written: str, forms: Iterable[Form], lexicon: Lexicon) -> Spelling:
    """Return the forms that can be written so, and whether they are wherever that is written as a word."""
    possible = tuple(form for form in forms if _says_enough(form, written) or _may_follow_its_state(form))
    is_settled = all(
        form.text[-1].isascii()
        and form.kind != "short"
        and _says_enough(form, written)
        and not _has_one_syllable(form, lexicon)
        for form in possible
    )
    return Spelling(possible, is_settled)


def _says_enough(form: Form, written: str) -> bool:
    """Say whether the form needs no state before it, and has its case."""
    return not form.needs_state and _has_its_case(form.text, written)


def _may_follow_its_state(form: Form) -> bool:
    return form.type in STATE_BODIES and (form.needs_state or form.text.endswith("Ministry"))


def _fits(folded: Folded, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    """Say whether the form is no part of another word here, and behind its state if it must be."""
    is_word = _is_latin_word if form.text[-1].isascii() else _is_cjk_word
    if not is_word(folded.flat, start, end, form, lexicon):
        return False
    if _says_enough(form, folded.flat[start:end]):
        return True
    is_stated = form.actor is not None and _may_follow_its_state(form)
    return is_stated and follows_its_state(folded.low, start, form.actor or "", lexicon)


def _is_latin_word(flat: str, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    if form.kind == "short":
        return _is_short_name(flat, start, end) or is_half_of_a_pair(flat, end, form, lexicon)
    return not (_GIVEN_GOES_ON.match(flat, end) and _has_one_syllable(form, lexicon))


def _has_one_syllable(form: Form, lexicon: Lexicon) -> bool:
    """Say whether a person's given name may be only the first half of somebody else's."""
    if form.type != "person" or form.actor is None:
        return False
    is_hyphenated = lexicon.registry.actors[form.actor].country in _HYPHENATED
    return is_hyphenated and _ONE_SYLLABLE_GIVEN.fullmatch(form.text) is not None


def _is_short_name(flat: str, start: int, end: int) -> bool:
    return bool(_THE.search(flat[max(0, start - 5) : start]) and _ALONE_AFTER.match(flat, end))


def _is_cjk_word(flat: str, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    if form.kind == "agency":
        return bool(_AGENCY_AFTER.match(flat, end))
    if form.kind == "bracketed":
        is_inside = _BRACKET.search(flat[max(0, start - 10) : start]) and _INSIDE.match(flat, end)
        return bool(is_inside or _PARTIES.match(flat, end))
    before = flat[start - 1] if start else " "
    first, kind = form.text[0], _kind(form)
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


def _kind(form: Form) -> str:
    if form.actor is None:
        return "shield"
    return form.type if form.type in {"state", "person"} else "organisation"


def _has_its_case(form: str, written: str) -> bool:
    """Say whether every word that has a capital in the form has one here; initialisms have all of theirs."""
    if form.isupper():
        return written.isupper()
    return written == form or all(
        there.isupper() or not here.isupper() or (place and form[place - 1].isalpha())
        for place, (here, there) in enumerate(zip(form, written, strict=True))
    )


def _with_addresses(found: Found, joined: Joined) -> Found:
    """Return what was found with web addresses among it: what is written inside them names nobody."""
    flat = joined.flat
    marked = [found.start() for mark in _ADDRESS_MARKS for found in re.finditer(re.escape(mark), flat)]
    texts = sorted({*joined.text_at(np.array(marked, np.int64)).tolist()})
    addresses = [
        address.span()
        for text in texts
        for address in _ADDRESS.finditer(flat, joined.begins[text], joined.begins[text + 1] - 1)
    ]
    if not addresses:
        return found
    starts, ends = np.concatenate([np.stack([found.start, found.end]), np.transpose(addresses)], axis=1)
    numbers = np.append(found.number, np.full(len(addresses), _AN_ADDRESS))
    order = np.lexsort((-ends, starts))
    return Found(numbers[order], starts[order], ends[order])
