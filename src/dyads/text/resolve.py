"""Who was meant by what is written: full names, surnames, offices before names, ministries, states and capitals."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dyads.model import Mode, Sense, Zone
from dyads.text import japanese, korean
from dyads.text.folding import fold
from dyads.text.names import follows_its_state
from dyads.text.offices import find_holders
from dyads.text.places import Reading, agree, read_capital, read_state
from dyads.text.records import Mention
from dyads.text.spellings import find_surnames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dyads.model import Actor, DateInterval
    from dyads.text.folding import Folded
    from dyads.text.lexicon import Lexicon
    from dyads.text.offices import OfficeHit
    from dyads.text.records import Article, Name

_MODES = {
    "demonym": Mode.ADJECTIVE,
    "metonym": Mode.METONYM,
    "compound": Mode.COMPOUND,
    "headline": Mode.COMPOUND,
}
_FAMILY_KINDS = frozenset({"surname", "headline"})
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Adm|Sen|Rep|Gov|Prof)\.? $")
_ADMINISTRATION = re.compile(
    r"'?s? (?:administration|government|cabinet|regime|presidency|clique|doctrine|white house)\b",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:^|[^A-Za-z.])([A-Z][a-z'’]+(?:-[A-Za-z]+)?|[A-Z]\.)(?: [A-Z]\.)? $")
_NAME_AFTER = re.compile(r" (?:[A-Z][a-z]+-[A-Za-z]+|[A-Z][a-z]+)\b")
_NO_GIVEN_NAME = frozenset(
    "The A An And But Or Nor So Yet If When While As Since After Before Both Neither Either Also Meanwhile However Although Though Because With "
    "For From To Of In On At By Than That This These Those Then There Not No Even Only Now Still Yes While Until Unless Like Unlike Said Says Told "
    "President Vice Prime Minister Premier Secretary Ambassador Chairman Chairwoman Leader Speaker Governor Senator Representative Congressman "
    "General Admiral Emperor King Queen Justice Judge Chief Deputy Foreign Defense Defence State Special Envoy Spokesman Spokeswoman Spokesperson "
    "Mr Mrs Ms Dr Sir Lord Former Late Then Ex Incumbent Acting Under Assistant Under-Secretary Adviser Advisor Director Administration "
    "Japanese Korean American Chinese Russian South North US Democrat Republican Candidate Rival "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December "
    "Is Was Are Were Has Have Had Did Does Do Will Would Can Could Should May Might Must Let Asked Why How What Who Where Between Against About Under "
    "His Her Its Their Our My Your He She It They We I You Here Today Tomorrow Yesterday Over Into Ask Urges Tells Meets Calls".split()
)
_NO_SECOND_NAME = frozenset(
    "Administration Government Cabinet Doctrine White Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December Thinks And Or To In At Of For On The A And But Who While Is Was Has Had Will".split()
)


@dataclass(slots=True)
class _Reader:
    """What is known of an article while its names are read."""

    article: Article
    folded: Folded
    lexicon: Lexicon
    interval: DateInterval | None
    titles_before: dict[int, OfficeHit]  # end of an office phrase → it
    titles_after: dict[int, OfficeHit]
    full: dict[str, None]  # persons written in full, or by office and surname
    surnames: dict[str, list[str]]  # folded surname → such persons
    strangers: set[str]  # folded surnames that somebody bears who is not in the registry
    countries: dict[str, int]
    own_media: set[str]
    home: str | None  # the country of the dateline or the language


def resolve_names(
    article: Article,
    names: Sequence[Name],
    interval: DateInterval | None,
    lexicon: Lexicon,
    folded: Folded,
    offices: Sequence[OfficeHit],
) -> list[Mention]:
    """Return the mentions: each name with who was meant, in which mode and sense, and the rule that decided."""
    reader = _read(article, names, interval, lexicon, folded, offices)
    persons = _resolve_persons(names, reader)
    readings = _read_states(names, reader)
    mentions = []
    for place, name in enumerate(names):
        if place in persons:
            mention = persons[place]
        elif place in readings:
            mention = _state_mention(name, readings[place])
        elif _is_person(name, lexicon):
            continue
        else:
            mention = _organisation(name, reader)
        if mention is not None:
            mentions.append(_as_credit(mention, reader))
    return mentions


def _read(
    article: Article,
    names: Sequence[Name],
    interval: DateInterval | None,
    lexicon: Lexicon,
    folded: Folded,
    offices: Sequence[OfficeHit],
) -> _Reader:
    countries: dict[str, int] = defaultdict(int)
    full: dict[str, None] = {}
    own_media, home = set(), None
    actors = lexicon.registry.actors
    for name in names:
        for actor, kind in name.forms:
            if (
                actors[actor].type == "state"
                and kind != "metonym"
                and not (kind == "demonym" and len(name.forms) > 1)
            ):
                countries[actors[actor].country] += 1
            if (
                actors[actor].type == "person"
                and kind not in _FAMILY_KINDS
                and len({a for a, _ in name.forms}) == 1
            ):
                full[actor] = None
            if "media" in actors[actor].tags and name.zone in {Zone.DATELINE, Zone.BYLINE, Zone.CREDIT}:
                own_media.add(actor)
            if name.zone is Zone.DATELINE and actors[actor].type == "state" and home is None:
                home = actors[actor].country
    surnames: dict[str, list[str]] = defaultdict(list)
    reader = _Reader(
        article, folded, lexicon, interval,
        {hit.end: hit for hit in offices}, {hit.start: hit for hit in offices},
        full, surnames, set(), countries, own_media, home or {"ko": "KOR", "ja": "JPN"}.get(article.language or ""),
    )  # fmt: skip
    for form_text in (article.outlet, article.agency):
        if form_text:
            low = form_text.lower().removeprefix("the ")
            own_media |= {
                a.id
                for a in actors.values()
                if "media" in a.tags
                and any(
                    low == t.lower().removeprefix("the ")
                    for t in (*a.names.values(), *(x.text for x in a.aliases))
                )
            }
    return reader


def _is_person(name: Name, lexicon: Lexicon) -> bool:
    return any(lexicon.registry.actors[actor].type == "person" for actor, _ in name.forms)


def _resolve_persons(names: Sequence[Name], reader: _Reader) -> dict[int, Mention]:
    """Return the persons by place in the list: full names first, then office and surname, then surnames alone."""
    lexicon, found = reader.lexicon, {}
    waiting = []
    for place, name in enumerate(names):
        if not _is_person(name, lexicon):
            continue
        bearers = [actor for actor, kind in name.forms if lexicon.registry.actors[actor].type == "person"]
        surname = [actor for actor, kind in name.forms if kind in _FAMILY_KINDS]
        if len(surname) < len(bearers):
            sure = [actor for actor in bearers if actor not in surname]
            found[place] = _full_name(name, sure, reader)
        else:
            waiting.append((place, name, list(dict.fromkeys(surname))))
    for actor in reader.full:
        for text in _surnames_of(reader.lexicon.registry.actors[actor]):
            reader.surnames[text].append(actor)
    rest = []
    for place, name, bearers in waiting:
        if _belongs_to_a_stranger(name, reader):
            reader.strangers.add(_key(name))
        elif (mention := _by_office(name, bearers, reader)) is not None:
            found[place] = mention
        elif name.forms[0][1] == "headline":
            found |= {place: mention for mention in _in_headline(name, bearers, reader)}
        else:
            rest.append((place, name, bearers))
    for place, name, bearers in rest:
        if (mention := _by_surname(name, bearers, reader)) is not None:
            found[place] = mention
    return found


def _surnames_of(actor: Actor) -> set[str]:
    listed = {fold(alias.text).low for alias in actor.aliases if alias.kind == "surname"}
    return listed | {fold(text).low for text in find_surnames(actor)}


def _key(name: Name) -> str:
    return fold(name.surface).low


def _full_name(name: Name, sure: list[str], reader: _Reader) -> Mention:
    if len(set(sure)) == 1:
        return _mention(name, sure[0], Mode.NAME, Sense.ACTOR, "full name")
    held = _office_beside(name, sure, reader)
    if len(held) == 1:
        reader.full[held[0]] = None
        return _mention(name, held[0], Mode.NAME, Sense.ACTOR, "full name and office")
    return _mention(name, None, Mode.NAME, Sense.AMBIGUOUS, "two bear this name", tuple(dict.fromkeys(sure)))


def _office_hit(name: Name, reader: _Reader) -> OfficeHit | None:
    """Return the office that is written right before or behind a name."""
    flat = reader.folded.flat
    start, end = reader.folded.find(name.start), reader.folded.find(name.end)
    if name.surface.isascii():
        return reader.titles_before.get(start - 1) if start and flat[start - 1] == " " else None
    return reader.titles_after.get(end) or (
        reader.titles_after.get(end + 1) if flat[end : end + 1] == " " else None
    )


def _office_beside(name: Name, bearers: list[str], reader: _Reader) -> list[str]:
    hit = _office_hit(name, reader)
    return find_holders(hit.posts, reader.interval, reader.lexicon.registry, bearers) if hit else []


def _by_office(name: Name, bearers: list[str], reader: _Reader) -> Mention | None:
    """Resolve `President Park`, `윤 대통령`, `岸田首相`: who of that surname held the office on the document's days."""
    hit = _office_hit(name, reader)
    if hit is None:
        return None
    held = find_holders(hit.posts, reader.interval, reader.lexicon.registry, bearers)
    named = [actor for actor in held if actor in reader.full]
    held = named or held
    if len(held) != 1:
        known = reader.surnames.get(_key(name), [])
        if held and not known:
            return _mention(name, None, Mode.NAME, Sense.AMBIGUOUS, "office and surname", tuple(held))
        return None
    reader.full[held[0]] = None
    for text in _surnames_of(reader.lexicon.registry.actors[held[0]]):
        if held[0] not in reader.surnames[text]:
            reader.surnames[text].append(held[0])
    return _mention(name, held[0], Mode.NAME, Sense.ACTOR, "office and surname")


def _in_headline(name: Name, bearers: list[str], reader: _Reader) -> Iterator[Mention]:
    """Resolve 尹, 朴: Korean papers print the head of state's family name as one character."""
    heads = [
        (office.id, None)
        for office in reader.lexicon.registry.offices.values()
        if office.category == "head-of-state"
    ]
    held = find_holders(heads, reader.interval, reader.lexicon.registry, bearers)
    named = [actor for actor in held if actor in reader.full] or held
    if len(named) == 1:
        yield _mention(name, named[0], Mode.COMPOUND, Sense.ACTOR, "head of state in a headline")
    elif named:
        yield _mention(
            name, None, Mode.COMPOUND, Sense.AMBIGUOUS, "head of state in a headline", tuple(named)
        )


def _by_surname(name: Name, bearers: list[str], reader: _Reader) -> Mention | None:
    known = [actor for actor in reader.surnames.get(_key(name), []) if actor in bearers]
    known = list(dict.fromkeys(known))
    if not known or not _may_stand_alone(name, reader):
        return None
    if len(known) == 1 and _key(name) not in reader.strangers:
        return _mention(name, known[0], Mode.NAME, Sense.ACTOR, "surname of a full name")
    return _mention(name, None, Mode.NAME, Sense.AMBIGUOUS, "surname of two", tuple(known))


def _may_stand_alone(name: Name, reader: _Reader) -> bool:
    """A surname of one syllable or character counts only before a title."""
    if len(name.surface) > 1 or name.surface.isascii():
        return True
    end = reader.folded.find(name.end)
    script = korean if korean.is_hangul(name.surface) else japanese
    return script.title_after(reader.folded.flat, end) is not None


def _belongs_to_a_stranger(name: Name, reader: _Reader) -> bool:
    """Say whether the surname is part of the full name of somebody who is not in the registry: `Park Won-soon`."""
    if not name.surface.isascii():
        return False
    flat = reader.folded.flat
    start, end = reader.folded.find(name.start), reader.folded.find(name.end)
    if (start - 1) in reader.titles_before or _HONORIFIC.search(flat[max(0, start - 6) : start]):
        return False
    headline = name.zone is Zone.TITLE
    after = _NAME_AFTER.match(flat, end)
    if after and ("-" in after.group() or (not headline and after.group().strip() not in _NO_SECOND_NAME)):
        return not _ADMINISTRATION.match(flat, end)
    before = _NAME_BEFORE.search(flat[max(0, start - 30) : start])
    return bool(before) and not headline and not _is_no_given_name(before[1])


def _is_no_given_name(word: str) -> bool:
    return word in _NO_GIVEN_NAME or word.endswith(("ing", "ly", "ed"))


def _read_states(
    names: Sequence[Name], reader: _Reader
) -> dict[int, tuple[str | None, str, Reading, tuple[str, ...]]]:
    """Return the state, kind and sense of each name of a state or capital."""
    flat, actors = reader.folded.flat, reader.lexicon.registry.actors
    places, readings, joined, result = [], [], [], []
    last_end = None
    for place, name in enumerate(names):
        forms = [(actor, kind) for actor, kind in name.forms if actors[actor].type == "state"]
        if not forms:
            continue
        start, end = reader.folded.find(name.start), reader.folded.find(name.end)
        kind = forms[0][1]
        if kind == "metonym":
            reading = read_capital(flat, start, end)
        elif kind in {"demonym", "compound"}:
            reading = Reading(Sense.ACTOR, "adjective" if kind == "demonym" else "fused")
        else:
            reading = read_state(flat, start, end)
        if name.zone is Zone.DATELINE:
            reading = Reading(Sense.PLACE, "dateline")
        places.append(place)
        readings.append(reading)
        result.append((_which_state(name, forms, reader), kind))
        joined.append(
            last_end is not None
            and bool(
                re.fullmatch(r",? (?:and |or )?(?:the )?|, (?:and )?(?:the )?|[-/]", flat[last_end:start])
            )
        )
        last_end = end
    return {
        place: (state, kind, reading, ())
        for place, (state, kind), reading in zip(places, result, agree(readings, joined), strict=True)
    }


def _which_state(name: Name, forms: list[tuple[str, str]], reader: _Reader) -> str | None:
    return forms[0][0]


def _state_mention(name: Name, read: tuple[str | None, str, Reading, tuple[str, ...]]) -> Mention:
    state, kind, reading, candidates = read
    mode = _MODES.get(kind, Mode.NAME)
    return _mention(name, state, mode, reading.sense, reading.rule, candidates)


def _organisation(name: Name, reader: _Reader) -> Mention | None:
    """Resolve an organisation: its own name, or a common one such as `Foreign Ministry` by the state it belongs to."""
    actors = reader.lexicon.registry.actors
    candidates = list(dict.fromkeys(actor for actor, _ in name.forms))
    kind = dict(name.forms)[candidates[0]]
    mode = _MODES.get(kind, Mode.NAME)
    if not _is_ambiguous(name, reader.lexicon):
        if len(candidates) == 1:
            return _mention(name, candidates[0], mode, _sense_of(name, reader), "name")
    start = reader.folded.find(name.start)
    stated = [
        actor for actor in candidates if follows_its_state(reader.folded.low, start, actor, reader.lexicon)
    ]
    if len(stated) == 1:
        return _mention(name, stated[0], mode, Sense.ACTOR, "behind its state")
    if _follows_another_state(reader, start):
        return None
    named = [actor for actor in candidates if actor in _named_in_full(reader)]
    if len(named) == 1:
        return _mention(name, named[0], mode, Sense.ACTOR, "named in full")
    at_home = [actor for actor in candidates if actors[actor].country == reader.home]
    if len(at_home) == 1:
        return _mention(name, at_home[0], mode, Sense.ACTOR, "of the dateline's country")
    there = [actor for actor in candidates if actors[actor].country in reader.countries]
    if len(there) == 1 and len(candidates) == 1:
        return _mention(name, there[0], mode, Sense.ACTOR, "only one whose state is named")
    if there:
        return _mention(name, None, mode, Sense.AMBIGUOUS, "undecided", tuple(there))
    return None


def _is_ambiguous(name: Name, lexicon: Lexicon) -> bool:
    return len(name.forms) > 1 or any(
        (actor, fold(name.surface).low) in lexicon.ambiguous for actor, _ in name.forms
    )


def _named_in_full(reader: _Reader) -> set[str]:
    return set()


def _follows_another_state(reader: _Reader, start: int) -> bool:
    before = reader.folded.low[max(0, start - 40) : start]
    return any(before.endswith(words) for words in reader.lexicon.qualifiers.values())


def _sense_of(name: Name, reader: _Reader) -> Sense:
    return Sense.ACTOR


def _as_credit(mention: Mention, reader: _Reader) -> Mention:
    """An outlet that names itself is credited, not acting."""
    if mention.zone in {Zone.BYLINE, Zone.CREDIT, Zone.DATELINE} and mention.sense is Sense.ACTOR:
        return _changed(mention, Sense.CREDIT, "credit line")
    if mention.actor in reader.own_media:
        return _changed(mention, Sense.CREDIT, "names itself")
    return mention


def _changed(mention: Mention, sense: Sense, method: str) -> Mention:
    from dataclasses import replace

    return replace(mention, sense=sense, method=method)


def _mention(
    name: Name, actor: str | None, mode: Mode, sense: Sense, method: str, candidates: tuple[str, ...] = ()
) -> Mention:
    return Mention(
        name.start, name.end, name.surface, name.sentence, name.zone, actor, mode, sense, method, candidates
    )
