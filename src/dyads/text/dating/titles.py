"""Names with the title of an office beside them: "US Secretary of State John Kerry", "윤 대통령", "岸田首相"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dyads.model import Role
from dyads.registry import Registry
from dyads.text.openings import Opening
from dyads.text.records import Article, Name

_SHORT = frozenset({"surname", "compound"})  # kinds of alias that leave open which of a family it is
_HANGUL = "\u1100"  # where letters begin that are neither Latin nor Greek nor Cyrillic
_LONGEST = 9  # words of the longest title
_REACH = 110  # characters in which it stands
_STATES = r"(?:U\.?S\.?A?|American|United States|Japan|Japanese|(?:South |North |S\. ?|N\. ?)?Korean?|China|Chinese|Russian?|ROK|DPRK)(?:['’]s)?"
_FORMER = r"former|ex|one-?time|erstwhile|retired|late|전직|전|前|元"
_THEN = r"then|당시|그때|当時の|時の"
_ELECT = r"incoming|designate|차기|次期"
# Right before a title these make another office of it, or none: "a President Trump".
_OTHERS = frozenset((
    "vice", "deputy", "assistant", "associate", "under", "acting", "interim", "senior", "parliamentary", "shadow",
    "candidate", "first", "aspiring", "a", "an", "any", "if", "possible", "potential", "future",
))  # fmt: skip
_AFFIXES = re.compile(r"(ex-|then-)?(.*?)(-elect|-designate)?")
_BREAK = re.compile(r"[;:()“”\"]|\n(?=\s*\n)")
_CLAUSE = re.compile(r"[^;()“”\"]*")  # with its commas: "minister of trade, industry and energy"
_WORD = re.compile(r"[^\s,]+")
_GENERIC = frozenset(
    ["ambassador", "minister", "secretary", "envoy", "governor", "mayor", "speaker", "representative"]
)
_BEFORE = re.compile(
    rf"(?:^|[\s(“\"‘'])(?:(?P<former>{_FORMER})|(?P<then>{_THEN})|(?P<elect>{_ELECT}))[- ](?:{_STATES} )*$",
    re.IGNORECASE,
)
_LEADS = (",", " (", "(")  # what _AFTER begins with, and _ADMINISTRATION, in folded text
_RULES = ("'", " A", " a", " G", " g", " C", " c")
_AFTER = re.compile(
    rf"(?:\s?\([^)]{{1,30}}\))?,\s+(?:who (?:(?:also )?serves|is serving|is) (?:as )?)?(?:(?:the|a|an|its|their) )?(?P<former>(?:{_FORMER}) )?(?:{_STATES} )*"
)
_ADMINISTRATION = re.compile(
    r"(?:['’]s?)? ([Aa]dministration|[Gg]overnment|[Cc]abinet) (?:currently |now |also )?"
    r"(?:has|have|is|are|will|opposes|says|wants|plans|seeks|remains|continues|insists|believes|hopes)\b"
)
_ASIDE = r"(?:\s?[(（][^)）]{1,30}[)）])?"
_ASIDE_AND_STATE = (
    50  # characters within which a title in Korean or Japanese begins, behind brackets and a state
)
_KOREAN_STATE = r"(?:일본|한국|우리나라|미국|미|중국|러시아|북한|日|韓|美|中|北|露)?"
_KOREAN_GOES_ON = r"(?P<after>\s?(?:당선인|당선자|내정자|지명자|후보자?|권한대행|비서실|부인|선거|이던|였던|이었던)|)(?=$|[^가-힣]|은|는|이|가|을|를|의|과|와|도|에|께|만|로|측|이|라|당|내|지|후|권|비|부|선|였)"
_JAPANESE_GOES_ON = r"(?!官邸|府|夫人|選|経験|秘書|補佐|専用|室)(?P<after>候補|代行|だった|)"


_NOT_THE_OFFICE = re.compile(r"후보|내정|지명|권한|비서|부인|선거|던|候補|代行|だった")


class Time(StrEnum):
    """When the text says the office is held, as seen from its own day."""

    NOW = "now"
    FORMER = "former"
    ELECT = "elect"


@dataclass(frozen=True, slots=True)
class Titled:
    """A name with the title beside it, and the tenures it can mean: of each actor it may be."""

    name: Name
    start: int
    end: int
    time: Time
    roles: tuple[tuple[str, Role], ...]  # (actor id, role)


@dataclass(frozen=True, slots=True)
class _Titles:
    """Every way offices are written, folded, and the ids of the offices it names."""

    offices: Mapping[str, frozenset[str]]
    endings: frozenset[str]  # the last words of titles
    after_name: Mapping[str, Opening]  # language → what follows a name
    holders: frozenset[str]  # ids of all who ever held an office


@dataclass(frozen=True, slots=True)
class _Title:
    """A title that stands beside a name, before anybody asks whose."""

    start: int
    end: int
    time: Time
    offices: frozenset[str] = frozenset()
    word: str = ""  # "ambassador", "secretary": without an office of its own, the person's must have the word


def find_titled(article: Article, names: Sequence[Name], registry: Registry) -> Iterator[Titled]:
    """Yield each name of a person that stands beside the title of an office the person has held, or will hold.

    A surname is that of a full name in the article. Alone it is nobody's: the registry does not hold all who ever bore it.
    """
    titles = _titles(registry)
    holders = [name for name in names if _may_hold_an_office(name.forms, titles.holders)]
    in_full = {actor for name in holders for actor, kind in name.forms if kind not in _SHORT}
    for name in holders:
        for title in _titles_beside(article.text, name, titles):
            roles = tuple(_roles(name, title, in_full, registry))
            if roles:
                yield Titled(name, min(name.start, title.start), max(name.end, title.end), title.time, roles)
                break


@lru_cache(maxsize=65_536)
def _may_hold_an_office(forms: tuple[tuple[str, str], ...], holders: frozenset[str]) -> bool:
    return any(actor in holders for actor, _ in forms)


@lru_cache(maxsize=4)
def _titles(registry: Registry) -> _Titles:
    offices: dict[str, set[str]] = defaultdict(set)
    for office in registry.offices.values():
        by_country = (phrase for phrases in office.phrases_by_country.values() for phrase in phrases)
        for phrase in (*office.phrases, *office.names.values(), *by_country):
            offices[_fold(phrase)].add(office.id)
    korean = _either(p for p in offices if re.search(r"[가-힣]", p))
    japanese = _either(p for p in offices if re.search(r"[一-龥]", p))
    return _Titles(
        {phrase: frozenset(ids) for phrase, ids in offices.items()},
        _GENERIC | {phrase.split()[-1] for phrase in offices},
        {
            "ko": Opening(
                rf"{_ASIDE}\s?(?:(?P<former>전직|전)\s|(?P<then>당시)\s|(?P<elect>차기)\s)?{_KOREAN_STATE}\s?(?P<title>{korean}|(?=당선인)){_KOREAN_GOES_ON}"
            ),
            "ja": Opening(
                rf"{_ASIDE}・?(?:(?P<former>元|前)|(?P<then>当時の)|(?P<elect>次期))?(?:日本|韓国|米|米国|中国)?(?P<title>{japanese}){_JAPANESE_GOES_ON}"
            ),
        },
        frozenset(actor.id for actor in registry.actors.values() if actor.roles),
    )


def _fold(phrase: str) -> str:
    return phrase.replace("’", "'").lower()


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) or "(?!)"


def _titles_beside(text: str, name: Name, titles: _Titles) -> Iterator[_Title]:
    for find in (_title_before, _title_after, _title_after_in_korean_or_japanese, _administration_after):
        title = find(text, name, titles)
        if title:
            yield title


def _title_before(text: str, name: Name, titles: _Titles) -> _Title | None:
    """Return the longest title that ends where the name begins: "Secretary of State ", "prime minister, "."""
    if max(name.surface) >= _HANGUL:  # in Korean and Japanese it follows the name
        return None
    if not _may_end_a_title(name.before, titles.endings):
        return None
    start = max(0, name.start - _REACH)
    start = max((found.end() for found in _BREAK.finditer(text, start, name.start)), default=start)
    words = list(_WORD.finditer(text, start, name.start))[-_LONGEST:]
    written = [_fold(word.group()) for word in words]
    if not words or _without_affixes(written[-1])[1] not in titles.endings:
        return None
    for number, first in enumerate(words):
        prefix, phrase, suffix = _without_affixes(" ".join(written[number:]))
        is_generic = phrase in _GENERIC and "," not in text[first.start() : name.start]
        if phrase not in titles.offices and not is_generic:
            continue
        before = text[start : first.start()]
        said = _BEFORE.search(before)
        last_word = (before.lower().split() or [""])[-1]
        if last_word in _OTHERS or prefix == "then-" or (said and said["then"]):
            return None
        time = _time(
            elect=bool(suffix or (said and said["elect"])), former=bool(prefix or (said and said["former"]))
        )
        return _Title(first.start(), name.start, time, titles.offices.get(phrase, frozenset()), phrase)
    return None


@lru_cache(maxsize=16_384)
def _may_end_a_title(before: str, endings: frozenset[str]) -> bool:
    """Say at one look whether the word before a name, in folded text, can be the last of a title."""
    last = before.rsplit(None, 1)[-1].rstrip(",").rpartition(",")[2] if before.strip() else ""
    is_plain = last.isascii() and not _BREAK.search(last) and before[-1:] != "\n"
    return not last or not is_plain or _without_affixes(last)[1] in endings


@lru_cache(maxsize=4096)
def _without_affixes(phrase: str) -> tuple[str | None, str, str | None]:
    prefix, title, suffix = _AFFIXES.fullmatch(phrase).groups()  # type: ignore[union-attr]  # it fits any text
    return prefix, title, suffix


def _title_after(text: str, name: Name, titles: _Titles) -> _Title | None:
    """Return the title in apposition: "Shin Kak-soo, the ambassador to Tokyo,"."""
    may_lead = not name.behind or name.behind.startswith(_LEADS)
    lead = _AFTER.match(text, name.end, name.end + _REACH) if may_lead else None
    if not lead:
        return None
    clause = _CLAUSE.match(text, lead.end(), name.end + _REACH)
    words = list(_WORD.finditer(clause.group()))[:_LONGEST] if clause else []
    for last in reversed(words):
        phrase = _fold(" ".join(clause.group()[: last.end()].split())) if clause else ""
        for known in (phrase, phrase.rstrip(".")):
            if known in titles.offices:
                return _Title(
                    name.start,
                    lead.end() + last.end(),
                    _time(former=bool(lead["former"])),
                    titles.offices[known],
                )
    return None


def _title_after_in_korean_or_japanese(text: str, name: Name, titles: _Titles) -> _Title | None:
    if text[name.end : name.end + _ASIDE_AND_STATE].isascii():
        return None
    for pattern in titles.after_name.values():
        match = pattern.match(text, name.end)
        if not match or match["then"] or _NOT_THE_OFFICE.search(match["after"]):
            continue
        elect = bool(match["elect"]) or "당선" in match["after"]
        offices = titles.offices.get(match["title"], titles.offices.get("대통령", frozenset()))
        return _Title(name.start, match.end(), _time(elect=elect, former=bool(match["former"])), offices)
    return None


def _administration_after(text: str, name: Name, titles: _Titles) -> _Title | None:
    """Return the head of a government that the text tells of in the present: "the Berg administration has"."""
    may_rule = not name.behind or name.behind.startswith(_RULES)
    match = _ADMINISTRATION.match(text, name.end) if may_rule else None
    if not match:
        return None
    heads = titles.offices.get("president", frozenset()) | titles.offices.get("prime minister", frozenset())
    return _Title(name.start, match.end(1), Time.NOW, heads)


def _time(*, former: bool = False, elect: bool = False) -> Time:
    return Time.FORMER if former else Time.ELECT if elect else Time.NOW


def _roles(name: Name, title: _Title, in_full: set[str], registry: Registry) -> Iterator[tuple[str, Role]]:
    for actor in dict(name.forms):
        if actor not in in_full:
            continue
        for role in registry.actors[actor].roles:
            fits = role.office in title.offices if title.offices else title.word in role.office.split("-")
            if fits:
                yield actor, role
