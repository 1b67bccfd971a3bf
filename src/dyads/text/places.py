"""Whether a state or a capital acts or is only where something happens: COUNTING.md's sense, and the rule that decided.

The rules are those of METHODS.md 2.0, tried one after another; what none of them decides is ambiguous and counts nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dyads.model import Sense
from dyads.text import korean

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Reading:
    """A sense and the rule that decided; a `weak` one gives way to what a neighbour in the same list is."""

    sense: Sense
    rule: str
    weak: bool = False


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


# Words by what they do before or behind a name; each is part of a regular expression.
_WHERE = _any(r"in inside within throughout near outside")
_REGIONS = _any(
    r"northern southern eastern western northeastern northwestern southeastern southwestern downtown central greater mainland"
)
_AT = _any(r"around across at via off")
_FEELINGS = _any(
    r"interests? confidence trust faith belief believes? believed pride investments? invest(?:ed|ing|s)? participat\w+ engag\w+ mistrust disappointment disappointed anger angered hope role result(?:ed|s|ing)? partners? allies ally friends? brought dragg\w+ rop\w+ draw\w* rein\w* bring\w* counterparts?"
)
_FLIGHT = _any(
    r"fired? fires fly flew flown flying flies launched launch launches missiles? rockets? passed soared sailed drills airspace shot bombers? jets? sirens fell falling landed landing"
)
_OVER = _any(r"over toward towards through off across on")
_REPORTS = _any(r"reporting reported report broadcast live speaking telephone phone contributed calling")
_SENT = _any(
    r"threats? pressure demands? requests? responses? reactions? calls? support messages? signals? apolog\w+ provocations? protests? complaints? objections? opposition criticism backlash pushback permission approval imports? aid assistance help cooperation concessions? compensation statements? officials? diplomats? ambassadors? ministers? leaders? delegates? delegations? representatives? envoys? orders? independence away different comes? buy\w* bought received? counterparts? freedom liberat\w+ attacks? dangers? shield protection protect defend\w* aggression signs? word warnings? denunciations? condemnation goods products exports? learn\w* seek\w* sought win extract\w* distance\w* distract\w*"
)
_PLURALS = _any(
    r"streets suburbs residents officials sources talks ties relations restaurants markets papers newspapers courts prosecutors citizens times hours shops stores stocks shares allies elites hawks circles headquarters apartments hotels schools offices days sites buses lawmakers analysts politics weeks years months events sessions concerts studios bases natives"
)
_BODIES = _any(
    r"government regime administration authorities officials? leadership polic(?:y|ies) policymakers? diplomats? lawmakers politicians leaders ties relations alliance axis elites? hawks establishment negotiators rift dispute feud row tensions accord pact cooperation counterparts? clique"
)
_MADE = _any(r"led backed controlled imposed friendly brokered mediated")
_NEAR_TOWN = _any(r"based born area bound style")
_IN_TOWN = _any(
    r"suburbs? suburban area metropolitan metro subway streets? district districts restaurants? hotels? stocks? market markets airport office bureau studio headquarters university trip visit summit meeting conference talks forum hospital residents? citizens? natives? courts? prosecutors police correspondent producer apartment branch campus park station embassy event rally protest summer winter schools? theater neighbou?rhood edition games? skyline concert gallery session stop time"
)
_TOWN_THINGS = _any(
    r"streets? suburbs? suburban districts? airport mayor governor ward subway palace [Ss]hrine museum neighbou?rhoods? downtown hotels? restaurants? residents skyline university stadium park bars shops stock prison square"
)
_TREATED = _any(
    r"urg(?:e|es|ed|ing) ask(?:s|ed|ing)? accus(?:e|es|ed|ing) press(?:es|ed|ing)? tell(?:s|ing)? told warn(?:s|ed|ing)? upon demand(?:s|ed|ing)? critici[sz]\w+ support(?:s|ed|ing)? help(?:s|ed|ing)? let(?:s|ting)? allow(?:s|ed|ing)? want(?:s|ed|ing)? push(?:es|ed|ing)? persuad\w+ convinc\w+ blam\w+ condemn\w+ denounc\w+ scold\w* anger\w* infuriat\w* irritat\w* upset\w* provok\w* pressur\w* forc\w+ compel\w* remind\w* inform\w* notif\w+ assur\w+ reassur\w+ thank\w* prais\w* rebuk\w* lobb\w+ prompt\w* lead led encourag\w+ invit\w+ join\w* face[ds]? facing confront\w* counter\w* deter\w* contain\w* isolat\w* punish\w* sanction\w* attack\w* antagoni\w+ alienat\w* embarrass\w* engag\w+ give gave gives giving offer\w* grant\w* owe\w* pay\w* sue[ds]? suing requir\w+ enabl\w+ consult\w* prevent\w* rein\w* stop\w* dissuad\w* bar\w* block\w* appeas\w* placat\w* satisf\w* undermin\w* def(?:y|ied|ies|ying) ignor\w* snub\w* challeng\w* threaten\w* trust\w* sway\w* assist\w* back\w* oppos\w* resist\w* influenc\w* hit hurt\w* target\w* see[ns]? saw makes? making made keeps? keeping kept between with against toward towards amongst? than because whether if unless until since although though why how what neither nor both lest regarding concerning puts?"
)
_LOOSE = _any(r"as of for or about by like on into that where which before after when while among but so")
_MINDS = _any(
    r"feel see consider view believe say fear want regard claim accuse insist demand oppose refuse critici"
)
_LED = _any(r"led backed allied")
_HEADS = _any(
    r"President Prime Premier Vice Foreign Defense Defence Secretary Ambassador Minister Deputy Assistant Special Army Navy National State Trade Congress Senate House Treasury policy policymakers officials? forces troops military allies ally government administration diplomats? relations ties alliance interests? bases? embassy economy politics history laws? missiles? nuclear sanctions soldiers society security defense defence foreign trade leaders? strategy presence efforts? leadership dollars? markets? house public news media think intelligence commands? support war lawmakers? citizens?"
)

_ARTICLE = r"(?:the |both |all of |neighbou?ring |nearby )?"
_REGION = r"(?:(?:north|south)?(?:east|west)(?:ern)? |northern |southern |central |mainland |downtown |greater |postwar |wartime )?"

# Where something is, and where somebody goes.
_IN = re.compile(rf"\b(?:{_WHERE} {_ARTICLE}{_REGION}|{_REGIONS} )$")
_AROUND = re.compile(rf"\b{_AT} {_ARTICLE}$")
_MIND = re.compile(rf"\b{_FEELINGS} in {_ARTICLE}$")
_MISSILES = re.compile(rf"\b{_FLIGHT} (?:\w+ ){{0,4}}{_OVER} {_ARTICLE}$")
_TRAVEL = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|visits? to|trips? to|travel(?:s|ed|led|ing|ling)? (?:to|from|between)|tours? (?:of|to|through)|arriv(?:e|es|ed|ing|al) (?:in|to|at)|"
    r"return(?:s|ed|ing)? (?:to|from|home to)|fl(?:y|ies|ew|ying|own) (?:to|into|from)|flights? (?:to|from)|"
    r"(?:leave|leaves|left|leaving|depart\w*|bound|headed|heads|heading|head|embark\w*) (?:for|from|to)|leave|leaves|left|leaving|en route to|"
    r"way (?:to|from)|c[ao]mes? (?:to|from|back to)|coming (?:to|from)|go(?:es|ing)? to|went to|gone to|mov(?:e|es|ed|ing) to|brought (?:\w+ )?to|"
    r"deploy\w* (?:\w+ ){0,4}(?:to|in)|escape[ds]? (?:to|from)|defect\w* (?:to|from)|repatriat\w* (?:to|from)|(?:taken|sent|shipped|deported|sail\w*) (?:to|from)|"
    r"invit\w+ (?:\w+ ){0,3}to|(?:miles|kilomet(?:er|re)s?|km) (?:from|of)|(?:north|south|east|west|outskirts|suburbs?|streets|city|capital|"
    r"coasts?|waters|skies|shores|bombings?|heart|cent(?:er|re)|mayor|governor|residents?) (?:of|off|over)|off the coast of|from across) "
    r"(?:(?:both|the|neighbou?ring|nearby) )?$"
)
_REPORTING = re.compile(rf"\b{_REPORTS} from $")
_POLITICAL_FROM = re.compile(rf"\b{_SENT} (?:\w+ ){{0,3}}from {_ARTICLE}$")

# What a government does, and what is done to it.
_ADVERB = _any(
    "also now still then later recently reportedly immediately quickly already repeatedly once even only long never both each alike itself simply soon again increasingly promptly eventually finally currently officially formally consistently strongly swiftly actually apparently further"
)
_AUXILIARY = _any(
    "did is are was were has have had does do may might must will would should can could cannot shall ought"
)
_VERB = (
    r"(?:(?!(?:this|thus|its|always|perhaps|across|sometimes|besides|indeed|towards|afterwards|whereas|overseas|ahead|instead|series|news)\b)"
    r"(?:[a-z]{2,}(?:ed|es|[^s\W\du]s)|"
    + _any(
        "has said told made took gave kept held felt saw let lets put puts sought won lost paid spent got began came went drew stood knew thought broke cut hit fought bought sold sent withdrew struck grew wrote chose became agree want need"
    )
    + r"))\b"
)
_DOES = re.compile(rf" (?:{_ADVERB} )*(?:{_AUXILIARY}|{_VERB})\b")
_PLURAL_NOUN = re.compile(rf" {_PLURALS}\b")
_RULES = re.compile(rf"(?: {_BODIES}|-{_MADE})\b")
_LOCATES = re.compile(rf"(?:-{_NEAR_TOWN}| think[ -]tanks?| {_IN_TOWN}\b|,? D\.?C\b)")
_POSSESSED_PLACE = re.compile(
    rf"'s? (?:\w+ ){{0,2}}{_TOWN_THINGS}\b|'s? [A-Z][\w-]+ (?:[Ss]tation|[Aa]irport|[Ss]quare|[Hh]otel|[Aa]rea|[Pp]ort)\b"
)
_ADDRESSED = re.compile(rf"\b{_TREATED} {_ARTICLE}$")
_WEAKLY_ADDRESSED = re.compile(rf"\b{_LOOSE} {_ARTICLE}$")
_TO = re.compile(rf"\bto {_ARTICLE}$")
_EPITHET = re.compile(r" (?:[a-z]+-[a-z]+|communist|reclusive|isolated|defiant|official|neighbou?ring) $")
_FEELS = re.compile(rf", which (?:{_AUXILIARY} |also )*{_MINDS}")
_HOLDS = re.compile(rf"(?:'s?|-[A-Z(]|-{_LED}| [a-z]+-[a-z]+| {_HEADS}\b)")


def read_state(flat: str, start: int, end: int) -> Reading:
    """Return whether the state written at start:end acts or is only a place; flat is folded text."""
    if not flat[end - 1].isascii():
        return _read_cjk_state(flat, end)
    before, after = _before(flat, start), flat[end : end + 50]
    if _HOLDS.match(after):
        return Reading(Sense.ACTOR, "possessive or attributive")
    if _FEELS.match(after):
        return Reading(Sense.ACTOR, "which feels")
    if _TRAVEL.search(before) and not re.match(r" to [a-z]", after):
        return Reading(Sense.PLACE, "travel")
    if _MISSILES.search(before):
        return Reading(Sense.PLACE, "path of missiles")
    if _IN.search(before):
        return (
            Reading(Sense.ACTOR, "state of mind in") if _MIND.search(before) else Reading(Sense.PLACE, "in")
        )
    return Reading(Sense.ACTOR, "state", weak=True)


def read_capital(flat: str, start: int, end: int) -> Reading:
    """Return whether the capital written at start:end stands for its government or for itself."""
    if not flat[end - 1].isascii():
        return _read_cjk_capital(flat, end)
    before, after = _before(flat, start), re.sub(r"[\"\[\]]", "", flat[end : end + 60])
    if _POSSESSED_PLACE.match(after) or _LOCATES.match(after):
        return Reading(Sense.PLACE, "a thing of the town")
    if re.match(r"'s? ", after):
        return Reading(Sense.ACTOR, "possessive")
    if re.match(r"-[A-Z][a-z]+", after) or before.endswith("-"):
        return Reading(Sense.ACTOR, "hyphenated pair")
    if _RULES.match(after):
        return Reading(Sense.ACTOR, "before a political noun")
    if _TRAVEL.search(before) or _REPORTING.search(before) or re.search(r"\bcapital,? $", before):
        return Reading(Sense.PLACE, "travel")
    if _IN.search(before) or _AROUND.search(before):
        return (
            Reading(Sense.ACTOR, "state of mind in") if _MIND.search(before) else Reading(Sense.PLACE, "in")
        )
    if _POLITICAL_FROM.search(before):
        return Reading(Sense.ACTOR, "from, after a political noun")
    if re.search(rf"\bfrom {_ARTICLE}$", before):
        return Reading(Sense.PLACE, "from", weak=True)
    if _DOES.match(after) and not _PLURAL_NOUN.match(after):
        return Reading(Sense.ACTOR, "subject of a verb")
    if _TO.search(before):
        return Reading(Sense.ACTOR, "to, not after travel")
    if _ADDRESSED.search(before):
        return Reading(Sense.ACTOR, "addressed")
    if _WEAKLY_ADDRESSED.search(before):
        return Reading(Sense.ACTOR, "addressed", weak=True)
    return Reading(Sense.AMBIGUOUS, "undecided", weak=True)


def read_seat(flat: str, start: int, end: int) -> Reading:
    """Return whether a seat of power such as the Blue House acts; it is only a place behind a preposition of place."""
    before, after = _before(flat, start), flat[end : end + 12]
    is_place = (_IN.search(before) or _AROUND.search(before) or _TRAVEL.search(before)) and not _MIND.search(
        before
    )
    if is_place and not _HOLDS.match(after):
        return Reading(Sense.PLACE, "in")
    return Reading(Sense.ACTOR, "seat")


def agree(readings: Sequence[Reading], listed: Sequence[bool]) -> list[Reading]:
    """Return the readings with weak ones following the neighbour they are listed with: "between Seoul and Tokyo"."""
    result = list(readings)
    for place in range(1, len(result)):
        if listed[place] and result[place].weak and not result[place - 1].weak:
            result[place] = Reading(result[place - 1].sense, f"listed with: {result[place - 1].rule}")
    for place in range(len(result) - 1, 0, -1):
        before, here = result[place - 1], result[place]
        if listed[place] and before.weak and not here.weak and here.sense is Sense.ACTOR:
            result[place - 1] = Reading(here.sense, f"listed with: {here.rule}")
    return result


def _before(flat: str, start: int) -> str:
    """Return what stands before in lower case, without quotation marks and without an epithet: nuclear-armed Pyongyang."""
    return _EPITHET.sub(" ", re.sub(r"[\"\[]", "", flat[max(0, start - 60) : start].lower()))


_KOREAN_PLACE = re.compile(
    r"에서(?!의? (?:나온|온))|\s?(?:국내|내|내부|현지|전역|땅)(?:에서|에|의|에도|서)|으?로 (?:출국|향|떠나|건너|이동|귀국|입국)|[을를] (?:방문|찾|떠나)"
)
_JAPANESE_PLACE = re.compile(
    r"国内|内で|内の|内外|内でも|本土|各地|で(?!は(?:ない|なく)|ある|あった)|へ(?:渡|向|出発|の?帰国|亡命)|を(?:訪|離)|に(?:到着|滞在|入国|住|在住|渡|帰国|上陸)|滞在|訪問"
)
_GOVERNS = re.compile(
    r"은|는|이(?![라나])|가|도|측|의 (?:입장|요구|결정|태도|대응|의도|반응|압박)|が(?!震|地)|は(?!震)|側|の(?:立場|要求|決定|態度|対応|意図)"
)
_PAIRED = re.compile(r"(?:과|와|·|-|と)[^.。\n]{1,8}(?:사이|간|관계|の間|関係)")


def _read_cjk_state(flat: str, end: int) -> Reading:
    place = _KOREAN_PLACE if korean.is_hangul(flat[end - 1]) else _JAPANESE_PLACE
    if place.match(flat, end):
        return Reading(Sense.PLACE, "locative")
    return Reading(Sense.ACTOR, "state", weak=True)


def _read_cjk_capital(flat: str, end: int) -> Reading:
    """A capital in Korean or Japanese is a place unless it governs: there the government is named by its state."""
    if _PAIRED.match(flat, end):
        return Reading(Sense.ACTOR, "paired relation")
    if _GOVERNS.match(flat, end):
        return Reading(Sense.ACTOR, "subject")
    return Reading(Sense.PLACE, "town")
