"""Offices named without their holder, "the South Korean president", "his Japanese counterpart": who held them on the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import regex

from dyads.model import Mode, Sense
from dyads.text.records import Mention
from dyads.text.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dyads.text.meaning.context import Context, Written
    from dyads.text.names.offices import OfficeHit, Post
    from dyads.text.records import Sentence

_NOT_NOW = regex.compile(
    r"(?:\b(?:former|ex-?|then|late|new|next|future|deputy|vice|acting|incoming|outgoing|first|any|every|no|a|an|was|became|become|been|elected|be|two|three|several)[ -]|전 |前|元|당시 |차기 |역대 |次期|当時の|旧)$",
    regex.IGNORECASE | regex.REVERSE,
)
_NO_HOLDER = re.compile(
    r"-?(?:elect|designate|nominee|level)\b| (?:nominee|candidates?|hopefuls?|race|election|meetings?|talks|level)\b|s\b|\s?(?:후보|선거|별장|관저|전용기|당선|출신|급)|候補|選|級|公邸|[室府]|補佐官|報道官|夫人|専用機|経験者|特使"
)
_COUNTERPARTS = ("ounterpart", "카운터파트", "상대역", "상대방", "カウンターパート", "相手方")
_COUNTERPART = re.compile(rf"\b[Cc]ounterpart\b|{'|'.join(_COUNTERPARTS[1:])}")
_OTHER_SIDE = ("상대방", "相手方")  # of anything, where no state stands before it
_ITS_STATE = re.compile(r" |\s?측\s?|側?の")  # between a state and the counterpart: "일본 측 카운터파트"
_BEHIND = re.compile(r",? |, (?:Mr|Ms)\.? | of \w+,? |: ?")
_BETWEEN = re.compile(r"(?:\s?\([^)]{1,12}\))?(?:|\s|, |·)")
_LINK = re.compile(r"^(?:'s?)?[ の]?")
_OF = re.compile(r" of (?:the )?$| for (?:the )?$")


class Placed(NamedTuple):
    """A mention, and where it stands in the folded text."""

    start: int
    end: int
    mention: Mention


def resolve_offices(written: Written, mentions: Sequence[Placed], context: Context) -> list[Mention]:
    """Return the offices that stand for their holders, of a country that the text says, with whoever held them.

    Where the document's days leave two holders, the office stays open with both as candidates. They are not in the
    primary count.
    """
    offices = [hit for hit in written.offices if not hit.bare and _may_be_held(hit, context)]
    counterparts = _find_counterparts(context)
    if not offices and not counterparts:
        return []
    page = _Page(Stretches(written.sentences), Stretches(mentions))
    named = list(_named_offices(offices, page, context))
    everybody = [*(placed.mention for placed in mentions), *named]
    return [*named, *_resolve_counterparts(counterparts, page, everybody, context)]


@dataclass(frozen=True, slots=True)
class _Page:
    """Where the sentences of an article stand in its text, and its mentions in the folded text."""

    sentences: Stretches[Sentence]
    mentions: Stretches[Placed]


def _may_be_held(hit: OfficeHit, context: Context) -> bool:
    """Say whether no word beside an office makes it a candidate's, a former one or no single one."""
    before = context.flat[max(0, hit.start - 10) : hit.start]
    return not _NO_HOLDER.match(context.flat, hit.end) and not _NOT_NOW.search(before)


def _named_offices(offices: Iterable[OfficeHit], page: _Page, context: Context) -> Iterator[Mention]:
    for hit in offices:
        sentence = page.sentences.at(context.folded.place(hit.start, hit.start)[0])
        if sentence is None:
            continue
        start, end, states = _without_states(hit, page, context)
        posts = _posts(hit, [state.mention for state in states], context)
        begin = min([start, *(state.start for state in states)])
        if posts and not _has_its_holder(begin, hit.end, page, context):
            yield from _held((start, end), posts, sentence, "office at the date", context)


def _without_states(hit: OfficeHit, page: _Page, context: Context) -> tuple[int, int, list[Placed]]:
    """Return the office without the state inside or right before it, and that state: a mention of its own."""
    start, end, states = hit.start, hit.end, []
    for placed in page.mentions.touching(start - 3, end):
        first, last, mention = placed
        if not _is_state(mention, context) or last < start - 3 or first > end:
            continue
        between = context.flat[last:start] if last <= start else ""
        if last <= start and between in {" ", "'s ", "", "の", "' "}:
            states.append(placed)
        elif first <= start < last <= end:
            states.append(placed)
            start = last + len(context.flat[last:end]) - len(_LINK.sub("", context.flat[last:end], count=1))
        elif start < first and last < end:  # 주일 [한국]|대사
            states.append(placed)
            start = last
        elif start < first and last == end:
            states.append(placed)
            end = start + len(_OF.sub("", context.flat[start:first]).rstrip())
    return start, end, states


def _is_state(mention: Mention, context: Context) -> bool:
    """Say whether it is the state of today of its country."""
    if mention.actor is None:
        return False
    return context.lexicon.states.get(context.actor(mention.actor).country) == mention.actor


def _posts(hit: OfficeHit, states: Sequence[Mention], context: Context) -> set[Post]:
    """Return the posts with their country: as the phrase says, or of the state beside it."""
    beside = {context.actor(state.actor).country for state in states if state.actor}
    said = {post for post in hit.posts if post[1] is not None}
    if not beside:
        return said
    here = {post for post in said if post[1] in beside}
    return here or {  # 韓国の外相, though 外相 alone is Japan's
        (office, country)
        for office, _ in hit.posts
        for country in beside
        if country in context.lexicon.registry.offices[office].countries
    }


def _has_its_holder(start: int, end: int, page: _Page, context: Context) -> bool:
    """Say whether the holder is named beside the office: then it is a title."""
    for first, last, mention in page.mentions.touching(start - 16, end + 12):
        if not _is_person(mention, context):
            continue
        behind = context.flat[end:first] if end <= first <= end + 12 else None
        before = context.flat[last:start] if start - 16 <= last <= start else None
        if behind is not None and _BEHIND.fullmatch(behind):
            return True
        if before is not None and _BETWEEN.fullmatch(before):
            return True
    return False


def _is_person(mention: Mention, context: Context) -> bool:
    return any(
        context.actor(actor).type == "person" for actor in (mention.actor, *mention.candidates) if actor
    )


def _held(
    span: tuple[int, int], posts: set[Post], sentence: Sentence, method: str, context: Context
) -> Iterator[Mention]:
    registry, interval = context.lexicon.registry, context.interval
    if interval is None or span[1] <= span[0]:
        return
    holders = tuple(
        dict.fromkeys(
            actor.id
            for office, country in sorted(posts, key=str)
            if country
            for actor in registry.holders(office, country, interval)
        )
    )
    first, last = context.folded.place(*span)
    surface = context.article.text[first:last]
    where = (first, last, surface, sentence.number, sentence.zone)
    if len(holders) == 1:
        yield Mention(*where, holders[0], Mode.OFFICE, Sense.ACTOR, method)
    elif holders:
        yield Mention(*where, None, Mode.OFFICE, Sense.AMBIGUOUS, f"{method}: two held it", holders)


def _find_counterparts(context: Context) -> list[re.Match[str]]:
    is_written = context.interval and any(word in context.flat for word in _COUNTERPARTS)
    return list(_COUNTERPART.finditer(context.flat)) if is_written else []


def _resolve_counterparts(
    found: Sequence[re.Match[str]], page: _Page, mentions: Iterable[Mention], context: Context
) -> Iterator[Mention]:
    """Resolve `his Japanese counterpart`: the office of the person or office before it, in the country that is said."""
    holders = Stretches(m for m in mentions if found and _is_person(m, context))
    for each in found:
        sentence = page.sentences.at(context.folded.place(each.start(), each.start())[0])
        if sentence is None:
            continue
        begin = context.folded.find(sentence.start)
        states = [
            m
            for m in page.mentions.touching(begin, context.folded.find(sentence.end))
            if _is_state(m.mention, context)
        ]
        here = context.folded.place(each.start(), each.start())[0]
        before = [
            m for m in holders.touching(sentence.start, here) if sentence.start <= m.start and m.end <= here
        ]
        country = _their_country(each.start(), states, before, context)
        posts = _opposite(before[-1], country, context) if before and country else set()
        if posts and not _has_its_holder(*each.span(), page, context):
            yield from _held(each.span(), posts, sentence, "counterpart at the date", context)


def _their_country(
    start: int, states: Sequence[Placed], before: Sequence[Mention], context: Context
) -> str | None:
    """Return the country of a counterpart: the state right before it, else the one other state the sentence names."""
    beside = [state for state in states if _ITS_STATE.fullmatch(context.flat, state.end, start)]
    if beside:
        return context.actor(beside[-1].mention.actor or "").country
    if context.flat.startswith(_OTHER_SIDE, start):
        return None
    theirs = {context.actor(id_).country for m in before[-1:] for id_ in (m.actor, *m.candidates) if id_}
    others = {context.actor(state.mention.actor or "").country for state in states} - theirs
    return others.pop() if len(others) == 1 else None


def _opposite(holder: Mention, country: str, context: Context) -> set[Post]:
    """Return the posts of a country that face those a person holds on the days; none in the person's own country.

    Who leads a government without a president faces the other's president, not the prime minister below him.
    """
    registry, interval = context.lexicon.registry, context.interval
    people = [context.actor(id_) for id_ in (holder.actor, *holder.candidates) if id_]
    if interval is None or any(person.country == country for person in people):
        return set()
    held = {role.office for person in people for role in person.roles if role.held(interval)}
    posts: set[Post] = {
        (office, country)
        for mine in held
        for office in (mine, *registry.offices[mine].counterparts)
        if registry.holders(office, country, interval)
    }
    leads = "prime-minister" in held and not any(
        registry.holders("president", person.country, interval) for person in people
    )
    return posts - {("prime-minister", country)} if leads and ("president", country) in posts else posts
