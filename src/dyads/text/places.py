"""Whether a state or a capital acts or is only where something happens: COUNTING.md's sense, and the rule that decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dyads.model import Sense
from dyads.text import japanese, korean

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Reading:
    """A sense and the rule that decided; a `weak` one gives way to what a neighbour in the same list is."""

    sense: Sense
    rule: str
    weak: bool = False


# How English puts a place.
_IN = re.compile(r"\b(?:in|inside|within|throughout|across|near|outside|around|at|downtown|central|greater|northern|southern|eastern|western|northeastern|northwestern|southwestern|southeastern|mainland|over|off|via|through|toward) (?:the |both |all of |nearby |neighbou?ring |(?:north|south)?(?:east|west)(?:ern)? |northern |southern |central |mainland |postwar |wartime |downtown |all )?$")  # fmt: skip
_OVER = re.compile(r"\b(?:fired|fly|flew|flown|flying|flies|launched|launch|launches|missiles?|rockets?|passed|soared|sailed|drills|airspace|shot|pass|bombers?|jets?|sirens|fell|falling|landed|landing) (?:\w+ ){0,4}(?:over|toward|towards|through|off|across|on) (?:the )?$")  # fmt: skip
_WEAK_IN = re.compile(r"\b(?:over|toward|through|off|via|around|across|at) (?:the )?$")
_MIND = re.compile(
    r"\b(?:interests?|confidence|trust|faith|belief|believes?|believed|pride|invest(?:ed|ing|s|ment|ments)?|participat\w+|engag\w+|mistrust|"
    r"disappointment|disappointed|anger|angered|hope|role|result(?:ed|s|ing)?|partners?|allies|ally|friends?|brought|dragg\w+|rop\w+|draw\w*|rein\w*|bring\w*|counterparts?) in (?:the )?$"
)
_TRAVEL = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|visit to|visits to|trips? to|travel(?:s|ed|led|ing|ling)? to|tours? (?:of|to|through)|arriv(?:e|es|ed|ing|al) (?:in|to|at)|"
    r"return(?:s|ed|ing)? (?:to|from|home to)|fl(?:y|ies|ew|ying|own) (?:to|into|from|over)|flights? (?:to|from)|(?:leave|leaves|left|leaving|depart\w*|bound|headed|heads|heading|head|embark\w*) (?:for|from|to)|"
    r"leave|leaves|left|leaving|en route to|on (?:his|her|their|the) way to|way (?:to|from)|c[ao]me(?:s)? (?:to|from|back to)|coming (?:to|from)|go(?:es|ing)? to|went to|gone to|mov(?:e|es|ed|ing) to|brought (?:\w+ )?to|"
    r"deploy\w* (?:\w+ ){0,4}(?:to|in)|stationed (?:\w+ )?in|bas(?:ed|es) (?:\w+ )?in|born (?:\w+ )?in|liv(?:e|es|ed|ing) in|resid\w+ (?:of|in)|stay(?:s|ed|ing)? in|settled in|held in|host(?:ed)? in|"
    r"escape[ds]? (?:to|from)|defect\w* (?:to|from)|repatriat\w* (?:to|from)|taken to|sent to|shipped to|deported (?:to|from)|invit\w+ (?:\w+ ){0,3}to|"
    r"miles from|kilomet(?:er|re)s? from|km from|north of|south of|east of|west of|outskirts of|suburbs? of|streets of|city of|capital of|coasts? of|waters (?:of|off)|skies (?:of|over)|shores of|off the coast of|from across|travels? (?:from|between)) "
    r"(?:(?:both|the|neighbou?ring|nearby) )?$"
)
_REPORTING_FROM = re.compile(
    r"\b(?:reporting|reported|report|broadcast|live|speaking|telephone|phone|contributed|import\w*|calling) from $"
)
_FROM = re.compile(r"\bfrom (?:the )?$")
_THREAT = re.compile(
    r"\b(?:threats?|pressure|demands?|requests?|responses?|reactions?|calls?|support|messages?|signals?|apolog\w+|provocations?|protests?|complaints?|"
    r"objections?|opposition|criticism|backlash|pushback|permission|approval|imports?|aid|assistance|help|cooperation|concessions?|compensation|statements?|"
    r"officials?|diplomats?|ambassadors?|ministers?|leaders?|delegates?|delegations?|representatives?|envoys?|orders?|independence|away|different|comes?|buy\w*|bought|received?|"
    r"counterparts?|freedom|liberat\w+|attacks?|danger|dangers|shield|protection|protect|defend\w*|aggression|signs?|word|warnings?|denunciations?|condemnation|word|goods|products|exports?|learn\w*|seek\w*|sought|win|extract\w*|distance\w*|distract\w*) (?:\w+ ){0,3}from (?:the |both )?$"
)

# What capitals do when they stand for governments.
_DOES = re.compile(
    r" (?:also |now |still |then |later |recently |reportedly |immediately |quickly |already |repeatedly |once |even |only |long |never |both |each |alike |itself |simply |soon |again |"
    r"increasingly |promptly |eventually |finally |currently |officially |formally |consistently |strongly |swiftly |actually |apparently |yesterday |further |did |is |are |was |were |has |have |had |does |do |may |might |must |will |would |should |can |could |cannot |shall |ought )*"
    r"(?:has|have|had|will|would|should|must|may|might|can|could|cannot|did|does|do|is|are|was|were|said|says?|told|made|makes?|took|takes?|gave|gives?|kept|keeps?|held|holds?|felt|feels?|saw|sees?|"
    r"lets?|put|puts|set|sets|sought|seeks?|won|wins?|lost|loses?|paid|pays?|spent|got|gets?|began|begins?|came|comes?|went|goes|drew|draws?|stood|stands?|knew|knows?|thinks?|thought|broke|breaks?|cut|hit|"
    r"fought|fights?|bought|buys?|sold|sells?|sent|sends?|withdrew|withdraws?|struck|strikes?|grew|wrote|chose|chooses?|became|becomes?|agree|agreed|want|wants|need|needs|[a-z]{2,}(?:ed|es|[^s\Wu]s))\b(?! by the)"
)
_NOT_VERB = re.compile(r" (?:streets|suburbs|residents|officials|sources|talks|ties|relations|restaurants|markets|papers|newspapers|courts|prosecutors|police|citizens|based|times|hours|shops|stores|stocks|shares|allies|elites|hawks|circles|headquarters|apartments|hotels|schools|offices|days|series|sites|buses|lawmakers|analysts|politics|weeks|years|months|events|sessions|concerts|studios|bases)\b")  # fmt: skip
_GOVERNS = re.compile(
    r" (?:government|regime|administration|authorities|officials?|leadership|policy|policies|policymakers?|diplomats?|talks with|lawmakers|politicians|leaders|ties|relations|alliance|axis|"
    r"elites?|hawks|establishment|negotiators|rift|dispute|feud|row|tensions|accord|pact|cooperation|counterparts?|clique|hostile|ally|allies|-led|-backed|-controlled|-imposed|-friendly|-brokered|-mediated)\b"
)
_LOCATES = re.compile(
    r"(?:-based|-born|-area|-bound|-style| think tanks?| suburbs?| suburban| area| metropolitan| metro\b| subway| streets?| district| court| restaurants?| hotels?| stocks?| market| airport| office| bureau|"
    r" studio| headquarters| university| trip| visit| summit| meeting| conference| talks| forum| hospital| resident| residents| native| correspondent| producer| apartment| branch| campus| park| station| embassy| event| rally| protest| "
    r"summer| winter| school| theater| neighbou?rhood| correspondent| time\b| edition| game| games| skyline| concert| gallery| session| stop|, D\.?C\.?| D\.?C\.?\b)"
)
_ITS = re.compile(r"'s? ")
_PLACE_OF = re.compile(
    r"'s? (?:\w+ ){0,2}(?:streets?|suburbs?|suburban|district|districts|airport|mayor|governor|ward|subway|palace|shrine|Shrine|museum|neighbou?rhoods?|downtown|hotels?|restaurants?|residents|skyline|university|stadium|park|"
    r"Yasukuni|Imperial|Gwanghwamun|Gangnam|Itaewon|Namsan|Incheon|Haneda|Narita|Shibuya|Shinjuku|Ginza|Akasaka|Seodaemun|Jongno|Myeong-?dong|city center|city centre|main (?:street|square)|bars|shops|stock)"
)
_ADDRESSED = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|accus(?:e|es|ed|ing)|press(?:es|ed|ing)?|tell(?:s|ing)?|told|warn(?:s|ed|ing)?|call(?:s|ed|ing)? (?:on|upon)|demand(?:s|ed|ing)?|criticiz\w+|criticis\w+|support(?:s|ed|ing)?|help(?:s|ed|ing)?|"
    r"let(?:s|ting)?|allow(?:s|ed|ing)?|want(?:s|ed|ing)?|push(?:es|ed|ing)?|persuad\w+|convinc\w+|blam\w+|condemn\w+|denounc\w+|scold\w*|anger\w*|infuriat\w*|irritat\w*|upset\w*|provok\w*|pressur\w*|forc\w+|compel\w*|remind\w*|inform\w*|notif\w+|"
    r"assur\w+|reassur\w+|thank\w*|prais\w*|rebuk\w*|lobb\w+|prompt\w*|lead|led|encourag\w+|invit\w+|join\w*|face[ds]?|facing|confront\w*|counter\w*|deter\w*|contain\w*|isolat\w*|punish\w*|sanction\w*|attack\w*|antagoni\w+|alienat\w*|embarrass\w*|"
    r"engag\w+|give|gave|gives|giving|offer\w*|grant\w*|owe\w*|pay\w*|sue[ds]?|suing|requir\w+|enabl\w+|leav(?:e|es|ing)|leav\w+|left|consult\w*|between|with|against|toward|towards|upon|by|among|amongst|and|than|like|unlike|as|on|that|whether|if|because|while|when|but|where|which|before|after|unless|although|though|since|how|what|both|neither|nor|or|for|about|until|so|of|then|makes?|making|made|keep|keeps|keeping|kept|into|regarding|concerning|lest|put|puts) (?:both |either |the )?$"
)
_WEAK_ADDRESS = re.compile(
    r"\b(?:and|as|of|for|or|about|by|like|left|leav\w+|on|into|that|where|which|before|after|when|while|than) (?:both |the )?$"
)
_TO = re.compile(r"\bto (?:both |the )?$")
_OF_PLACE = re.compile(r"\b(?:city|cities|streets?|outskirts|suburbs?|capital|capitals|north|south|east|west|center|centre|heart|kilomet(?:er|re)s|miles|km|part|parts|area|district|mayor|governor|bishop|people|residents?|bombing|firebombing|occupation|siege|fall) of $")  # fmt: skip
_THOUGHT_AFTER = re.compile(
    r", which (?:has |have |is |was |will |would |also )?(?:feel|see|consider|view|believe|say|fear|want|regard|claim|accuse|insist|demand|oppose|refuse|criti)"
)
_NOUN_AFTER = re.compile(r"(?:'s?|-[A-Z(]|-led|-backed|-allied| [a-z]+-[a-z]+)")
_ATTRIBUTIVE = re.compile(
    r" (?:President|Prime|Premier|Vice|Foreign|Defense|Defence|Secretary|Ambassador|Minister|Deputy|Assistant|Special|Army|Navy|Air|Marine|National|State|Trade|policy|policymakers|"
    r"officials?|forces|troops|military|allies|ally|government|administration|diplomats?|relations|ties|alliance|interests?|bases?|base|embassy|economy|politics|history|law|laws|missiles?|nuclear|sanctions|soldiers|"
    r"society|security|defense|defence|foreign|trade|congress|leaders?|strategy|presence|efforts?|leadership|dollars?|markets?|history|house|public|news|media|think|Congress|Senate|House|Treasury|intelligence|commands?|support|war|lawmakers?|citizens?)\b"
)


def read_state(flat: str, start: int, end: int) -> Reading:
    """Return whether the state written at start:end acts or is only a place; flat is folded text."""
    before, after = _low(flat[max(0, start - 60) : start]), flat[end : end + 50]
    if not flat[end - 1].isascii():
        return _read_cjk_state(flat, start, end)
    if _NOUN_AFTER.match(after) or _ATTRIBUTIVE.match(after):
        return Reading(Sense.ACTOR, "possessive or attributive")
    if _THOUGHT_AFTER.match(after):
        return Reading(Sense.ACTOR, "which feels")
    if _TRAVEL.search(before) and not re.match(r" to [a-z]", after):
        return Reading(Sense.PLACE, "travel")
    if _OVER.search(before):
        return Reading(Sense.PLACE, "path of missiles")
    if _IN.search(before) and not _WEAK_IN.search(before):
        return (
            Reading(Sense.ACTOR, "state of mind in") if _MIND.search(before) else Reading(Sense.PLACE, "in")
        )
    return Reading(Sense.ACTOR, "state", weak=True)


def read_capital(flat: str, start: int, end: int) -> Reading:
    """Return whether the capital written at start:end stands for its government or for itself (METHODS.md 2.0)."""
    before, after = _low(flat[max(0, start - 60) : start]), flat[end : end + 60]
    if not flat[end - 1].isascii():
        return _read_cjk_capital(flat, start, end)
    if _ITS.match(after) and not _PLACE_OF.match(after):
        return Reading(Sense.ACTOR, "possessive")
    if _PLACE_OF.match(after) or _LOCATES.match(after):
        return Reading(Sense.PLACE, "a thing of the town")
    if re.match(r"-[A-Z][a-z]+", after) or before.endswith("-"):
        return Reading(Sense.ACTOR, "hyphenated pair")
    if _GOVERNS.match(after):
        return Reading(Sense.ACTOR, "before a political noun")
    if (
        _TRAVEL.search(before)
        or _REPORTING_FROM.search(before)
        or _OF_PLACE.search(before)
        or re.search(r"\bcapital,? $", before)
    ):
        return Reading(Sense.PLACE, "travel")
    if _IN.search(before) and not re.search(r"\b(?:toward|across|over) $", before):
        if _MIND.search(before):
            return Reading(Sense.ACTOR, "state of mind in")
        return Reading(Sense.PLACE, "in")
    if _FROM.search(before):
        return (
            Reading(Sense.ACTOR, "from, after a political noun")
            if _THREAT.search(before)
            else Reading(Sense.PLACE, "from", weak=True)
        )
    if re.match(r", (?:South Korea|Japan|China|North Korea|Russia)\b", after):
        return Reading(Sense.PLACE, "town, state")
    if _DOES.match(after) and not _NOT_VERB.match(after):
        return Reading(Sense.ACTOR, "subject of a verb")
    if _TO.search(before):
        return Reading(Sense.ACTOR, "to, not after travel")
    if _ADDRESSED.search(before):
        return Reading(Sense.ACTOR, "addressed", weak=bool(_WEAK_ADDRESS.search(before)))
    return Reading(Sense.AMBIGUOUS, "undecided", weak=True)


def read_seat(flat: str, start: int, end: int) -> Reading:
    """Return whether a seat of power such as the Blue House acts; it is only a place behind a preposition of place."""
    before, after = _low(flat[max(0, start - 60) : start]), flat[end : end + 12]
    if (
        not _NOUN_AFTER.match(after)
        and (_IN.search(before) or _TRAVEL.search(before))
        and not _MIND.search(before)
    ):
        return Reading(Sense.PLACE, "in")
    return Reading(Sense.ACTOR, "seat")


def _low(before: str) -> str:
    return before.lower()


def agree(readings: Sequence[Reading], joined: Sequence[bool]) -> list[Reading]:
    """Return the readings with weak ones following the neighbour they are listed with: "between Seoul and Tokyo"."""
    result = list(readings)
    for place in range(1, len(result)):
        if joined[place] and result[place].weak and not result[place - 1].weak:
            result[place] = Reading(result[place - 1].sense, f"listed with: {result[place - 1].rule}")
    for place in range(len(result) - 1, 0, -1):
        if (
            joined[place]
            and result[place - 1].weak
            and not result[place].weak
            and result[place].sense is Sense.ACTOR
        ):
            result[place - 1] = Reading(result[place].sense, f"listed with: {result[place].rule}")
    return result


def _read_cjk_state(flat: str, start: int, end: int) -> Reading:
    after = flat[end : end + 14]
    if korean.is_hangul(flat[end - 1]):
        if re.match(
            r"(?:에서(?!의? (?:나온|온))|\s?(?:국내|내|내부|현지|전역|땅)(?:에서|에|의|에도|서)|으?로 (?:출국|향|떠나|건너|이동|귀국|입국)|[을를] (?:방문|찾|떠나))",
            after,
        ):
            return Reading(Sense.PLACE, "에서, 방문")
    elif re.match(
        r"(?:国内|内で|内の|内外|本土|各地|で(?!は(?:ない|なく))|へ(?:渡|向|出発|の?帰国)|を(?:訪|離)|に(?:到着|滞在|入国|住|在住|渡|帰国|上陸)|滞在|訪問)",
        after,
    ):
        return Reading(Sense.PLACE, "で, 訪問")
    return Reading(Sense.ACTOR, "state", weak=True)


def _read_cjk_capital(flat: str, start: int, end: int) -> Reading:
    before, after = flat[max(0, start - 6) : start], flat[end : end + 16]
    if re.match(r"(?:과|와|·|-|と)", after) and re.search(r"(?:사이|간|관계|の間|関係)", after):
        return Reading(Sense.ACTOR, "한 쌍")
    if re.match(
        r"(?:은|는|이|가|도|측|의 (?:입장|요구|결정|태도|대응|의도|반응|압박)|が(?!震|地)|は|側|の(?:立場|要求|決定|態度|対応|意図))",
        after,
    ):
        return Reading(Sense.ACTOR, "주어")
    return Reading(Sense.PLACE, "장소")
