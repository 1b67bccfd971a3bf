"""Who says an English quotation: the subject of the verb that reports it, where the sentence names one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dyads.model import Mode, Sense, Span
from dyads.registry import Registry
from dyads.text.quotes.speech import find_cues
from dyads.text.records import Mention
from dyads.text.stretches import Stretches

_SOURCE = re.compile(r"\baccording to\b|\bin the words of\b|\bas quoted by\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|who)$", re.IGNORECASE)
_HE = re.compile(r"\s*(?:he|she)\b")
_GROUP = re.compile(r"\b(?:they|it|we|I|you)$", re.IGNORECASE)
_FILLER = re.compile(  # what may stand between a subject and its verb
    r"(?:[\s,]|\b(?:also|later|then|further|furthermore|meanwhile|however|once|again|repeatedly|publicly|recently|"
    r"himself|herself|itself|has|have|had|is|was|were|be|been|being|would|will|did|does|do|not|never|just|only|even|"
    r"reportedly|earlier|today|yesterday|tonight|here|quickly|simply|flatly|strongly|on|in|last|this|a|the|late|early|"
    r"week|month|year|morning|afternoon|evening|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|\d{1,2}|previously|"
    r"reiterated|and|in turn|for his part|for her part|for its part)\b)*",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"\s*(?:,[^“”\"]{1,160},|\([^)]{1,80}\)|,? (?:who|which)\b[^“”\"]{1,160}|[-–—][^“”\"]{1,120}[-–—])\s*"
)
_ADVERB = re.compile(  # blanks without end are taken whole, and from their first
    r"(?:^|(?<![\s,])[\s,]++)(?:also|later|then|further|has|had|have|was|is|would|will|did|again|repeatedly|once|recently|earlier|"
    r"(?:on )?(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+ly)?[\s,]*+$"
)
_VERB = re.compile(
    r"\s*,?\s*(?:\w+ly )?(?:\w+ed|\w+s|said|told|met|gave|took|made|spoke|began|went|came|left|held)\b"
)
_MAIN_VERB = re.compile(
    rf"(?:, [^.;:“”\"\u0001\n]{{1,120}},)?{_VERB.pattern}"
)  # Yun, speaking on Friday, urged
_PHRASE = re.compile(
    r"[^,;:.\u0001]*(?:\b(?:[A-Z]|Gen|Dr|Mr|Mrs|Ms|Adm|Lt|Col|Sen|Rep|Gov|Maj|Sgt|St|U\.S|U\.N)\.[^,;:.\u0001]*)*"
)
_MODIFIES = re.compile(
    r"\b(?:from|of|in|with|by|to|for|between|among|at|on|and|or|near|against|including|some|many|several|other|most|few) (?:the )?$"
)
_REACH = 1000  # characters back to which a pronoun points
_UNKNOWN = re.compile(  # a full name in apposition or as a subject, or a surname that speaks
    r"\b(?P<name>[A-Z][a-zé’'\-]+(?: [A-Z]\.)? (?!Court|Department|Committee|House|Party|Union|Council|Ministry|Agency|States|Korea|News)[A-Z][\w’'\-]+)"
    r"(?:, (?:\d{1,3},|an?|the|who|vice|director|head|chief|professor|former|president)| (?:also |later )?(?:said|told|says|wrote|\w+ed)\b)"
    r"|(?:^|[.\u0001”\"] |\n\s*)(?P<surname>[A-Z][a-z]+) (?:also |later )?(?:said|told|says|added|argued|wrote|warned|noted|testified|explained|recalled)\b"
)
_PARTICIPLE = re.compile(r"ing\b")  # "saying", "referring to"
_SENTENCE_END = re.compile(r"[.!?][”\"\u0001]*\s+(?=[A-Z“\"\u0001])|\n\s*\n")
_TO_DO = re.compile(r"\s+to\s+[a-z]")
_RELATIVE = re.compile(r",? (?:who|which)\b")
BLANK = "\u0001"  # stands for each character of a quotation
_MARKS = " \t\n,.?!;:\"“”‘’'\u0001"


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as speakers are sought in it: quotations made invisible, and who may speak."""

    outside: str  # the text, as long as before, with every quotation blanked
    named: Stretches[Mention]
    mentioned: Stretches[Mention]  # all that is named at all
    people: frozenset[str]  # ids of those mentioned who are persons
    parties: frozenset[str]  # ids of those mentioned that are political parties

    def is_person(self, mention: Mention) -> bool:
        return mention.actor in self.people

    def named_between(self, start: int, end: int) -> list[Mention]:
        """Return who is named between two places and may speak, in order."""
        return [m for m in self.named.touching(start, end) if start <= m.start and m.end <= end]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a quotation is given to: a mention, or nobody the registry knows; and the verb that gives it."""

    mention: Mention | None = None
    cue: str | None = None
    at: int = 0  # where that verb stands
    is_open: bool = False  # the text names no speaker here: the one before may go on


def build_scene(text: str, quoted: Sequence[Span], mentions: Sequence[Mention], registry: Registry) -> Scene:
    """Return the article without what its quotations hold: that is not the reporter's."""
    outside = _blank(text, quoted)
    named = [
        m
        for m in mentions
        if m.actor and m.mode is not Mode.ADJECTIVE and m.sense is Sense.ACTOR and outside[m.start] != BLANK
    ]
    types = {m.actor: registry.actors[m.actor].type for m in named if m.actor}
    people = frozenset(actor for actor, type_ in types.items() if type_ == "person")
    parties = frozenset(actor for actor, type_ in types.items() if type_ == "party")
    return Scene(outside, Stretches(named), Stretches(mentions), people, parties)


def _blank(text: str, quoted: Sequence[Span]) -> str:
    parts, position = [], 0
    for span in sorted(quoted):
        if span.end > position:
            start = max(span.start, position)
            parts += [text[position:start], BLANK * (span.end - start)]
            position = span.end
    return "".join([*parts, text[position:]])


def attribute(scene: Scene, quote: Span, frame: Span, last: Attribution) -> Attribution:
    """Return the speaker of a quotation from the sentence or sentences around it (`frame`).

    `last` is the speaker before: pronouns point there.
    """
    cues = sorted(
        (c for c in find_cues(scene.outside, frame.start, frame.end) if not _is_deed(scene, c, quote)),
        key=lambda c: _distance(c.start(), c.end(), quote),
    )
    for cue in cues:
        found = _subject(scene, cue, quote, frame, last)
        if found:
            return found
    if cues:
        return _given(None, cues[0])
    return Attribution(_earlier(scene, frame.start, last, only_people=False), at=last.at, is_open=True)


def _is_deed(scene: Scene, cue: re.Match[str], quote: Span) -> bool:
    """Say whether a verb after a quotation tells of a plan or of other words: "… she threatened to leave", "… by asking for more"."""
    if cue.start() < quote.end:
        return False
    goes_on = bool(_PARTICIPLE.search(cue.group()) and scene.outside[quote.end : cue.start()].strip(_MARKS))
    return goes_on or bool(_TO_DO.match(scene.outside, cue.end()))


def _distance(start: int, end: int, quote: Span) -> int:
    """Return how far a verb is from the quotation; one that follows it directly is nearer than one before it."""
    return start - quote.end if start >= quote.end else quote.start - end + 2


def _subject(
    scene: Scene, cue: re.Match[str], quote: Span, frame: Span, last: Attribution
) -> Attribution | None:
    if _SOURCE.match(cue.group()):
        return _right(scene, cue, frame, last)
    follows = cue.start() >= quote.end and not scene.outside[quote.end : cue.start()].strip(_MARKS)
    if follows and not _PARTICIPLE.search(cue.group()):  # “…,” said Kerry
        return _right(scene, cue, frame, last) or _left(scene, cue, frame, last)
    return _left(scene, cue, frame, last)


def _right(scene: Scene, cue: re.Match[str], frame: Span, last: Attribution) -> Attribution | None:
    """Return the subject that follows its verb: the first person up to the next comma, or what the phrase ends on."""
    phrase = _PHRASE.match(scene.outside, cue.end(), frame.end)
    if not phrase or not phrase.group().strip():
        return None
    if _HE.match(phrase.group()):
        return _given(_earlier(scene, frame.start, last), cue)
    inside = scene.named_between(cue.end(), phrase.end())
    person = next((m for m in inside if scene.is_person(m)), None)
    if person:
        return _given(person, cue)
    is_last = inside and not scene.outside[inside[-1].end : phrase.end()].strip(_MARKS)
    return _given(inside[-1] if is_last else None, cue)


def _left(scene: Scene, cue: re.Match[str], frame: Span, last: Attribution) -> Attribution | None:
    """Return the subject before its verb, past adverbs and appositions; past the main verb for "…, saying"."""
    is_participle = bool(_PARTICIPLE.search(cue.group()))
    quoted = scene.outside.rfind(BLANK, frame.start, cue.start())
    opening = frame.start if is_participle or quoted < 0 else quoted + 1
    before = scene.named_between(opening, cue.start())
    lead = _without_filler(scene.outside[opening : cue.start()])
    if _PRONOUN.search(lead):
        earlier = [m for m in before if scene.is_person(m)]
        return _given(earlier[0] if earlier else _earlier(scene, frame.start, last), cue)
    if _GROUP.search(lead):
        return _given(last.mention, cue)
    if is_participle:
        mains = [m for m in before if _VERB.match(scene.outside, m.end)]
        return _given(mains[0] if mains else None, cue)
    for mention in reversed(before):
        between = scene.outside[mention.end : cue.start()]
        if _FILLER.fullmatch(between) or _is_apposition(between):
            speaker = _described(scene, before, mention, cue)
            is_subject = _RELATIVE.match(between) or not _MODIFIES.search(
                scene.outside, frame.start, speaker.start
            )
            return _given(speaker if is_subject else None, cue)
    return _given(None, cue) if lead.strip(_MARKS) else None


def _described(scene: Scene, before: Sequence[Mention], mention: Mention, cue: re.Match[str]) -> Mention:
    """Return whom an apposition describes that ends with the mention: "Lee, who leads the ministry, said"."""
    if not scene.outside[mention.end : cue.start()].startswith(","):
        return mention
    persons = [m for m in before if m.end < mention.start and scene.is_person(m)]
    described = (m for m in reversed(persons) if _is_apposition(scene.outside[m.end : cue.start()]))
    return next(described, mention)


def _earlier(scene: Scene, start: int, last: Attribution, *, only_people: bool = True) -> Mention | None:
    """Return whom "he", "she" or nobody named means: the last speaker, or who has been the subject of a verb since.

    Nobody, if a name that the registry does not know has come up since, or in the same sentence: "Professor Lund told us
    Berg was right. … he said" is Lund.
    """
    may_go_on = last.mention is not None and (scene.is_person(last.mention) or not only_people)
    after = last.at if may_go_on or last.mention is None else start - _REACH
    since = [
        m
        for m in scene.named.touching(max(after, start - _REACH), start)
        if after <= m.start and m.end <= start and start - m.end < _REACH
    ]
    subjects = [m for m in since if scene.is_person(m) and _MAIN_VERB.match(scene.outside, m.end)]
    meant = subjects[-1] if subjects else last.mention if may_go_on else None
    begin = max(_sentence_start(scene.outside, subjects[-1].start) if subjects else last.at, start - _REACH)
    known = scene.mentioned.touching(begin, start)
    for name in _UNKNOWN.finditer(scene.outside, begin, start):
        which = "name" if name["name"] else "surname"
        if not any(m.start < name.end(which) and name.start(which) < m.end for m in known):
            return None
    return meant


def _sentence_start(text: str, place: int) -> int:
    return max((m.end() for m in _SENTENCE_END.finditer(text, max(0, place - _REACH), place)), default=0)


def _given(mention: Mention | None, cue: re.Match[str]) -> Attribution:
    return Attribution(mention, cue.group(), cue.start())


def _without_filler(lead: str) -> str:
    while (shorter := _ADVERB.sub("", lead)) != lead:
        lead = shorter
    return lead


def _is_apposition(between: str) -> bool:
    apposition = _APPOSITION.match(between)
    return bool(apposition and _FILLER.fullmatch(between, apposition.end()))
