"""Which person is named: in full, by office and family name, or by a family name after either (METHODS.md, 2.0)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from dyads.model import Mode, Sense, Zone
from dyads.text.folding import fold_name
from dyads.text.names import japanese, korean
from dyads.text.names.offices import find_holders
from dyads.text.names.spellings import is_family_first
from dyads.text.records import Mention
from dyads.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dyads.model import Actor
    from dyads.text.meaning.context import Context
    from dyads.text.names.lexicon import Bearers
    from dyads.text.names.offices import OfficeHit, Post
    from dyads.text.records import Name

_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Adm|Sen|Rep|Gov|Prof)\.? $")
_RULES_CJK = re.compile(r" ?(?:정부|정권|내각|행정부|政権|内閣|政府)(?![가-힣]{0,2}[자층])")
_RULES = re.compile(
    r"(?:'s?)?(?:-\w+)? (?:administration|government|cabinet|regime|presidency|clique|white house)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(r"[ ·]?(?:전|前|元|현|現|新|당시|当時の)? ?")  # 문 전 대통령, 安倍元首相
_COUNTRY = re.compile(r" ?(?:미|日|美|中|北|英|露|韓|米|仏|独)(?: |(?=[一-鿿]))")  # 바이든 미 대통령
_FOREIGN = 3  # a family name in Hangul or kana this long is foreign and rare: グロッシ
_HEADS = frozenset({"head-of-state", "head-of-government"})

# A capital word before or behind a family name makes it the full name of somebody else, unless it is one of these.
_NAME_BEFORE = re.compile(r"(?:^|[^A-Za-z.])([A-Z][a-z']+(?:-[A-Za-z]+)?|[A-Z]\.)(?: [A-Z]\.)? $")
_NAME_AFTER = re.compile(r" ([A-Z][a-z]+(?:-[A-Za-z]+)?)\b")
NO_NAME = words(
    "The A An And But Or Nor So Yet If When While As Since After Before Both Neither Either Also Meanwhile However Although Though Because With "
    "For From To Of In On At By Than That This These Those Then There Not No Even Only Now Still Yes Until Unless Like Unlike Said Says Told "
    "President Vice Prime Minister Premier Secretary Ambassador Chairman Chairwoman Leader Speaker Governor Senator Representative Congressman "
    "General Admiral Emperor King Queen Justice Judge Chief Deputy Foreign Defense Defence State Special Envoy Spokesman Spokeswoman Spokesperson "
    "Mr Mrs Ms Dr Sir Lord Former Late Ex Incumbent Acting Under Assistant Adviser Advisor Director Administration Government Cabinet Doctrine "
    "Japanese Korean American Chinese Russian South North US Democrat Republican Candidate Rival White House Tower "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December "
    "Is Was Are Were Has Have Had Did Does Do Will Would Can Could Should Might Must Let Why How What Who Where Between Against About "
    "His Her Its Their Our My Your He She It They We I You Here Today Tomorrow Yesterday Over Into Ask Urges Tells Meets Calls Next Thinks"
)

# Somebody who is introduced like this is not the politician of the same name.
_CALLING = "professor|analyst|researcher|research fellow|fellow|scholar|lecturer|student|farmer|shopkeeper|resident|actor|actress|singer|player|coach"
_INTRODUCED = re.compile(rf",? (?:an?|the)? ?(?:[\w-]+ ){{0,4}}(?:{_CALLING})s?\b")
_INTRODUCED_KO = re.compile(
    r"\s?(?:\([^)]*\)\s?)?(?:[가-힣A-Za-z·]+(?:\([^)]*\))?\s){0,3}?(?:[가-힣]*연구원|[가-힣]*연구위원|교수|선수|감독|배우|작가|박사|학생|팀장|과장|할머니)(?![가-힣]{2})"
)


@dataclass(slots=True)
class _Known:
    """Who bears the family names that the article writes alone, so far: a place and a person; None is somebody not in the registry.

    Of a person who is named again further down only the first place is kept: nothing else tells who was seen before.
    """

    families: set[str]
    bearers: dict[str, list[tuple[int, str | None]]] = field(default_factory=lambda: defaultdict(list))
    first: dict[tuple[str, str | None], int] = field(default_factory=dict)
    named: dict[tuple[str, int], str] = field(default_factory=dict)  # family and place → the person
    people: set[str] = field(default_factory=set)

    def add(self, place: int, actor: str, families: frozenset[str]) -> None:
        self.people.add(actor)
        for family in self.families & families:
            self.named.setdefault((family, place), actor)
            self._bear(place, family, actor)

    def add_stranger(self, place: int, family: str) -> None:
        self._bear(place, family, None)

    def seen_from(self, place: int, family: str) -> list[str | None]:
        """Return who was named before the place; where nobody was, who is named behind it, as in a headline."""
        all_ = self.bearers.get(family, [])
        before = [actor for there, actor in all_ if there < place]
        return list(dict.fromkeys(before or [actor for _, actor in all_]))

    def _bear(self, place: int, family: str, actor: str | None) -> None:
        if place < self.first.get((family, actor), place + 1):
            self.first[family, actor] = place
            self.bearers[family].append((place, actor))


def resolve_persons(
    names: Sequence[Name], bearers: Sequence[Bearers], context: Context
) -> dict[int, Mention]:
    """Return the persons by their place in the list; names that nobody in the registry is known to bear are left out."""
    families = {_key(name) for name, of_name in zip(names, bearers, strict=True) if of_name.families}
    known, found, waiting = _Known(families), {}, []
    for place, (name, (full, family, *_)) in enumerate(zip(names, bearers, strict=True)):
        if full and (mention := _full_name(name, full, known, context)) is not None:
            found[place] = mention
        elif family:
            waiting.append((place, name, family))
    alone = []
    for place, name, family in waiting:
        if _belongs_to_a_stranger(name, family, context):
            known.add_stranger(name.start, _key(name))
        elif (mention := _by_office(name, family, known, context)) is not None:
            found[place] = mention
        else:
            alone.append((place, name, family))
    for place, name, family in alone:
        if (mention := _by_family_name(name, family, known, context)) is not None:
            found[place] = mention
    return found


def _key(name: Name) -> str:
    return fold_name(name.surface)


def _full_name(name: Name, bearers: Sequence[str], known: _Known, context: Context) -> Mention | None:
    method = "full name"
    if len(bearers) > 1:
        hit = _office_beside(name, context)
        held = find_holders(hit.posts, context.interval, context.lexicon.registry, bearers) if hit else []
        if len(held) != 1:
            return _mention(name, None, Mode.NAME, "two bear this name", tuple(bearers))
        bearers, method = held, "full name and office"
    if _is_a_namesake(name, context.actor(bearers[0]), context):
        for family in context.lexicon.families_of[bearers[0]]:
            known.add_stranger(name.start, family)
        return None
    known.add(name.start, bearers[0], context.lexicon.families_of[bearers[0]])
    return _mention(name, bearers[0], Mode.NAME, method)


def _is_a_namesake(name: Name, actor: Actor, context: Context) -> bool:
    """Say whether somebody is introduced as a professor or the like in whose name the registry knows an office holder."""
    if not actor.roles or (context.interval and any(role.held(context.interval) for role in actor.roles)):
        return False
    pattern = _INTRODUCED_KO if korean.is_hangul(name.surface[-1]) else _INTRODUCED
    return bool(pattern.match(context.flat, name.last))


def _office_beside(name: Name, context: Context) -> OfficeHit | None:
    """Return the office right before a name in Latin letters, right behind one in Hangul or Han."""
    start, end = name.first, name.last
    if context.is_latin(name):
        return context.offices_to.get(start - 1) if context.flat[max(0, start - 1) : start] == " " else None
    found = (_FORMER.match(context.flat, end), _COUNTRY.match(context.flat, end))
    hits = (context.offices_from.get(each.end()) for each in found if each)
    return next(filter(None, hits), None)


def _belongs_to_a_stranger(name: Name, bearers: Sequence[str], context: Context) -> bool:
    """Say whether the family name is part of the full name of somebody who is not in the registry: `Park Won-soon`."""
    if not context.is_latin(name):
        return False
    flat, start, end = context.flat, name.first, name.last
    if (start - 1) in context.offices_to or _HONORIFIC.search(flat[max(0, start - 6) : start]):
        return False
    headline = name.zone is Zone.TITLE
    after = _NAME_AFTER.match(flat, end)
    if (
        after
        and not _RULES.match(flat, end)
        and any(is_family_first(context.actor(actor)) for actor in bearers)
    ):
        return "-" in after[1] or (not headline and after[1] not in NO_NAME)
    before = _NAME_BEFORE.search(flat[max(0, start - 30) : start])
    if before is None or headline:
        return False
    return (
        before[1] not in NO_NAME
        and before[1].removesuffix("s") not in NO_NAME
        and not before[1].endswith(("ing", "ly", "ed"))
    )


def _by_office(name: Name, bearers: Sequence[str], known: _Known, context: Context) -> Mention | None:
    """Resolve `President Park`, `Biden administration`, `윤 대통령`, `岸田首相`: who of that name held it on the days."""
    hit = _office_beside(name, context)
    posts = hit.posts if hit else _ruling_posts(name, context)
    if name.forms[0][1] == "headline":
        return _in_headline(name, bearers, known, context)
    if not posts:
        return None
    if len(name.surface) == 1 and (named := _named_with_title(name, context)) is not None:
        return _taken_from(name, named, known, context)
    held = find_holders(posts, context.interval, context.lexicon.registry, bearers)
    if hit and hit.bare and not context.is_latin(name) and len(name.surface) < _FOREIGN:
        held = [actor for actor in held if actor in known.people]
    held = [actor for actor in held if actor in known.seen_from(name.start, _key(name))] or held
    if len(held) == 1:
        known.add(name.start, held[0], context.lexicon.families_of[held[0]])
        return _mention(name, held[0], Mode.NAME, "office and family name")
    if held and not known.seen_from(name.start, _key(name)):
        return _mention(name, None, Mode.NAME, "office and family name of two", tuple(held))
    return None


def _ruling_posts(name: Name, context: Context) -> tuple[Post, ...]:
    """Return the posts of those who lead a state, where a government is called after its head."""
    rules = _RULES if context.is_latin(name) else _RULES_CJK
    return _leading_posts(context) if rules.match(context.flat, name.last) else ()


def _leading_posts(context: Context) -> tuple[Post, ...]:
    return tuple(
        (office.id, None) for office in context.lexicon.registry.offices.values() if office.category in _HEADS
    )


def _in_headline(name: Name, bearers: Sequence[str], known: _Known, context: Context) -> Mention | None:
    """Resolve 尹, 朴: Korean papers print the family name of the head of state as one Han character."""
    held = find_holders(_leading_posts(context), context.interval, context.lexicon.registry, bearers)
    held = [actor for actor in held if actor in known.people] or held
    if len(held) == 1:
        return _mention(name, held[0], Mode.COMPOUND, "head of state in a headline")
    return _mention(name, None, Mode.COMPOUND, "head of state in a headline", tuple(held)) if held else None


def _named_with_title(name: Name, context: Context) -> int | None:
    """Return where somebody of the family name is last named in full with the same title: 김승겸 합참의장 … 김 의장."""
    script = korean if korean.is_hangul(name.surface) else japanese
    title = script.title_after(context.flat, name.last)
    if not title:
        return None
    start = name.first
    named = _full_names(context.flat, name.surface, title)
    before = bisect_left(named, (start, 0))
    return next(
        (place for place, end in reversed(named[max(0, before - _CLOSE) : before]) if end <= start), None
    )


_CLOSE = 24  # characters between a full name and its title, and so the full names whose title may stand behind a place


@lru_cache(maxsize=64)
def _full_names(flat: str, family: str, title: str) -> tuple[tuple[int, int], ...]:
    """Return where full names of the family stand before the title, and where that ends."""
    return tuple((found.start(), found.start("end")) for found in _full_name_of(family, title).finditer(flat))


@lru_cache(maxsize=4096)
def _full_name_of(family: str, title: str) -> re.Pattern[str]:
    return re.compile(
        rf"{re.escape(family)}(?<![가-힣一-鿿].)[가-힣一-鿿]{{1,2}}(?=[ (][^.\n]{{0,{_CLOSE}}}?{re.escape(title)}(?P<end>))"
    )


def _taken_from(name: Name, place: int, known: _Known, context: Context) -> Mention | None:
    actor = known.named.get((_key(name), context.folded.place(place, place)[0]))
    return _mention(name, actor, Mode.NAME, "family name and title of a full name") if actor else None


def _by_family_name(name: Name, bearers: Sequence[str], known: _Known, context: Context) -> Mention | None:
    family = _key(name)
    seen = [actor for actor in known.seen_from(name.start, family) if actor is None or actor in bearers]
    if not any(seen) or not _may_stand_alone(name, context):
        return None
    if len(name.surface) == 1 and (named := _named_with_title(name, context)) is not None:
        return _taken_from(name, named, known, context)
    listed = tuple(actor for actor in seen if actor is not None)
    if len(seen) == 1:
        return _mention(name, listed[0], Mode.NAME, "family name of a full name")
    return _mention(name, None, Mode.NAME, "family name of two", listed)


def _may_stand_alone(name: Name, context: Context) -> bool:
    """Say whether a family name counts by itself; one of one syllable or character only does before a title."""
    if len(name.surface) > 1 or context.is_latin(name):
        return True
    script = korean if korean.is_hangul(name.surface) else japanese
    return script.title_after(context.flat, name.last) is not None


def _mention(
    name: Name, actor: str | None, mode: Mode, method: str, candidates: tuple[str, ...] = ()
) -> Mention:
    sense = Sense.ACTOR if actor else Sense.AMBIGUOUS
    return Mention(
        name.start, name.end, name.surface, name.sentence, name.zone, actor, mode, sense, method, candidates
    )
