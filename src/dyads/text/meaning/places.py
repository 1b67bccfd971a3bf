"""Whether a state or a capital acts or is only where something happens: COUNTING.md's sense, and the rule that decided.

The rules are those of METHODS.md 2.0, tried one after another; what none of them decides is ambiguous and counts nowhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dyads.model import Sense
from dyads.text.meaning.rules import Reading, Rule, Rules
from dyads.text.names import korean
from dyads.text.openings import Opening
from dyads.text.wordlists import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dyads.text.records import Name

# Words by what they do before or behind a name; each is part of a regular expression.
_WHERE = any_of(r"in inside within throughout near outside")
_REGIONS = any_of(
    r"northern southern eastern western northeastern northwestern southeastern southwestern downtown central greater mainland"
)
_AT = any_of(r"around across at via off")
_FEELINGS = any_of(
    r"interests? confidence trust faith belief believes? believed pride investments? invest(?:ed|ing|s)? participat\w+ engag\w+ mistrust disappointment disappointed anger angered hope role result(?:ed|s|ing)? partners? allies ally friends? brought dragg\w+ rop\w+ draw\w* rein\w* bring\w* counterparts?"
)
_FLIGHT = any_of(
    r"fired? fires firing fly flew flown flying flies launched launch launches launching missiles? rockets? passed soared sailed drills airspace shot bombers? jets? sirens fell falling landed landing"
)
_OVER = any_of(r"over toward towards through off across on into")
_REPORTS = any_of(r"reporting reported report broadcast live speaking telephone phone contributed calling")
_SENT = any_of(
    r"threats? pressure demands? requests? responses? reactions? calls? support messages? signals? apolog\w+ provocations? protests? complaints? objections? opposition criticism backlash pushback permission approval imports? aid applause praise sympathy concerns? anger relief resistance rebuke guarantees? money funds thanks interest assistance help cooperation concessions? compensation statements? officials? diplomats? ambassadors? ministers? leaders? delegates? delegations? representatives? envoys? orders? independence away different comes? buy\w* bought received? counterparts? freedom liberat\w+ attacks? dangers? shield protection protect defend\w* aggression signs? word warnings? denunciations? condemnation goods products exports? learn\w* seek\w* sought win extract\w* distance\w* distract\w*"
)
_PLURALS = any_of(
    r"streets suburbs residents officials sources talks ties relations restaurants markets papers newspapers courts prosecutors citizens times hours shops stores stocks shares allies elites hawks circles headquarters apartments hotels schools offices days sites buses lawmakers analysts politics weeks years months events sessions concerts studios bases natives"
)
_BODIES = any_of(
    r"government regime administration authorities officials? leadership polic(?:y|ies) policymakers? diplomats? lawmakers politicians leaders ties relations alliance axis elites? hawks establishment negotiators rift dispute feud row tensions accord pact cooperation counterparts? clique"
)
_MADE = any_of(r"led backed controlled imposed friendly brokered mediated")
_NEAR_TOWN = any_of(r"based born area bound style")
_IN_TOWN = any_of(
    r"suburbs? suburban area metropolitan metro subway streets? district districts restaurants? hotels? stocks? market markets airport office bureau studio headquarters university trip visit summit meeting conference talks forum hospital residents? citizens? natives? courts? prosecutors police correspondent producer apartment branch campus park station embassy event rally protest summer winter schools? theater neighbou?rhood edition games? skyline concert gallery session stop time"
)
_TOWN_THINGS = any_of(
    r"streets? suburbs? suburban districts? airport mayor governor ward subway palace [Ss]hrine museum neighbou?rhoods? downtown hotels? restaurants? residents skyline university stadium park bars shops stock prison square"
)
_TREATED = any_of(
    r"urg(?:e|es|ed|ing) ask(?:s|ed|ing)? accus(?:e|es|ed|ing) press(?:es|ed|ing)? tell(?:s|ing)? told warn(?:s|ed|ing)? upon demand(?:s|ed|ing)? critici[sz]\w+ support(?:s|ed|ing)? help(?:s|ed|ing)? let(?:s|ting)? allow(?:s|ed|ing)? want(?:s|ed|ing)? push(?:es|ed|ing)? persuad\w+ convinc\w+ blam\w+ condemn\w+ denounc\w+ scold\w* anger\w* infuriat\w* irritat\w* upset\w* provok\w* pressur\w* forc\w+ compel\w* remind\w* inform\w* notif\w+ assur\w+ reassur\w+ thank\w* prais\w* rebuk\w* lobb\w+ prompt\w* lead led encourag\w+ invit\w+ join\w* face[ds]? facing confront\w* counter\w* deter\w* contain\w* isolat\w* punish\w* sanction\w* attack\w* antagoni\w+ alienat\w* embarrass\w* engag\w+ give gave gives giving offer\w* grant\w* owe\w* pay\w* sue[ds]? suing requir\w+ enabl\w+ consult\w* prevent\w* rein\w* stop\w* dissuad\w* bar\w* block\w* appeas\w* placat\w* satisf\w* undermin\w* def(?:y|ied|ies|ying) ignor\w* snub\w* challeng\w* threaten\w* trust\w* sway\w* assist\w* back\w* oppos\w* resist\w* influenc\w* expect\w* call(?:s|ed)? took takes? catch(?:es)? caught bind(?:s|ing)? bound remind\w* please[ds]? hit hurt\w* target\w* see[ns]? saw makes? making made keeps? keeping kept between with against toward towards amongst? than because whether if unless until since although though why how what neither nor both lest regarding concerning puts?"
)
_LOOSE = any_of(r"as of for or about by like on into that where which before after when while among but so")
_MINDS = any_of(
    r"feel see consider view believe say fear want regard claim accuse insist demand oppose refuse critici"
)
_LED = any_of(r"led backed allied")
_HEADS = any_of(
    r"President Prime Premier Vice Foreign Defense Defence Secretary Ambassador Minister Deputy Assistant Special Army Navy National State Trade Congress Senate House Treasury policy policymakers officials? forces troops military allies ally government administration diplomats? relations ties alliance interests? bases? embassy economy politics history laws? missiles? nuclear sanctions soldiers society security defense defence foreign trade leaders? strategy presence efforts? leadership dollars? markets? house public news media think intelligence commands? support war lawmakers? citizens?"
)

_INITIALISM = 5  # letters up to which capitals are an initialism, not a headline
_REACH = 60  # characters before and behind a name that a rule looks at
_ARTICLE = r"(?:the |both |all of |neighbou?ring |nearby )?"
_REGION = r"(?:(?:north|south)?(?:east|west)(?:ern)? |northern |southern |central |mainland |downtown |greater |postwar |wartime )?"

# Where something is, and where somebody goes.
_IN = re.compile(rf"\b(?:{_WHERE} {_ARTICLE}{_REGION}|{_REGIONS} )$")
_INTO = re.compile(
    r"\binto (?:the )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|central|inner)(?:ern)? $"
)
_WHEN = re.compile(r" (?:(?:last|this|next) [a-z]|on [A-Z]|in (?:19|20)\d|earlier|yesterday|today|tomorrow)")
_AROUND = re.compile(rf"\b{_AT} {_ARTICLE}$")
_MIND = re.compile(rf"\b{_FEELINGS} in {_ARTICLE}$")
_MISSILES = re.compile(rf"\b{_FLIGHT} (?:\w+ ){{0,4}}(?:{_OVER}|out of) {_ARTICLE}$")
_PLACES = any_of(
    r"north south east west prefectures? provinces? cities towns outskirts suburbs? streets city capital coasts? waters skies shores bombings? heart cent(?:er|re) mayor governor residents?"
)
_TRAVELS = (  # one by one, because few of them can end with the word before a name
    r"visit(?:s|ed|ing)?",
    r"visits? to",
    r"trips? to",
    r"travel(?:s|ed|led|ing|ling)? (?:to|from|between)",
    r"tours? (?:of|to|through)",
    r"arriv(?:e|es|ed|ing|al) (?:in|to|at)",
    r"return(?:s|ed|ing)? (?:to|from|home to)",
    r"fl(?:y|ies|ew|ying|own) (?:on |back |home |out )?(?:to|into|from)",
    r"flights? (?:to|from)",
    r"(?:leave|leaves|left|leaving|depart\w*|bound|headed|heads|heading|head|embark\w*) (?:for|from|to)",
    r"en route to",
    r"(?:way|coming) (?:to|from)",
    r"c[ao]mes? (?:to|from|back to)",
    r"(?:go|goes|going|went|gone|moves|moved|moving) to",
    r"brought (?:\w+ )?to",
    r"deploy\w* (?:\w+ ){0,4}(?:to|in)",
    r"(?:escape[ds]?|defect\w*|repatriat\w*|taken|sent|shipped|deported|sail\w*) (?:to|from)",
    r"invit\w+ (?:\w+ ){0,3}to",
    r"(?:miles|kilomet(?:er|re)s?|km) (?:from|of)",
    rf"{_PLACES} (?:of|off|over)",
    r"off the coast of",
    r"from across",
)
_LINE = r"(?:flights?|trains?|ferr(?:y|ies)|sea lanes?|(?<!diplomatic )(?<!different )(?<!trade )routes?)(?: (?:services?|routes?|links?|connections?))?"
_ROUTE = re.compile(
    rf"\b{_LINE} (?:between|from) {_ARTICLE}$|\b{_LINE} (?:between (?:[\w.'-]+ ){{1,4}}and|from (?:[\w.'-]+ ){{1,4}}to) {_ARTICLE}$"
)
_PEOPLE = any_of(
    r"people persons? workers? tourists? visitors? students? refugees? defectors? soldiers men man women woman boats? ships? vessels? escapees? migrants? planes? athletes? players? survivors? escaped? fled singers? nationals children artists?"
)
_ORIGIN = re.compile(rf"\b{_PEOPLE} from {_ARTICLE}$")
_LEAVES = re.compile(rf"\b(?:leave|leaves|left|leaving) {_ARTICLE}$")
_REPORTING = re.compile(rf"\b{_REPORTS} from $")
_POLITICAL_FROM = re.compile(rf"\b{_SENT} (?:\w+ ){{0,3}}from {_ARTICLE}$")

# What a government does, and what is done to it.
_ADVERB = any_of(
    "also now still then later recently reportedly immediately quickly already repeatedly once even only long never both each alike itself simply soon again increasingly promptly eventually finally currently officially formally consistently strongly swiftly actually apparently further"
)
_AUXILIARY = any_of(
    "did is are was were has have had does do may might must will would should can could cannot shall ought"
)
_VERB = (
    r"(?:(?!(?:this|thus|its|always|perhaps|across|sometimes|besides|indeed|towards|afterwards|whereas|overseas|ahead|instead|series|news)\b)"
    r"(?:[a-z]{2,}(?:ed|es|[^s\W\du]s)|"
    + any_of(
        "has said told made took gave kept held felt saw let lets put puts sought won lost paid spent got began came went drew stood knew thought broke cut hit fought bought sold sent withdrew struck grew wrote chose became agree want need"
    )
    + r"))\b"
)
_DOES = re.compile(rf"(?! {_PLURALS}\b) (?:{_ADVERB} )*(?:{_AUXILIARY}|{_VERB})\b")
_RULES = re.compile(rf"(?: {_BODIES}|-{_MADE})\b")
_LOCATES = re.compile(rf"(?:-{_NEAR_TOWN}| think[ -]tanks?| {_IN_TOWN}\b|,? D\.?C\b)")
_POSSESSED_PLACE = re.compile(
    rf"'s? (?:\w+ ){{0,2}}{_TOWN_THINGS}\b|'s? [A-Z][\w-]+ (?:[Ss]tation|[Aa]irport|[Ss]quare|[Hh]otel|[Aa]rea|[Pp]ort)\b"
)
_ADDRESSED = re.compile(rf"\b{_TREATED} {_ARTICLE}$")
_WEAKLY_ADDRESSED = re.compile(rf"\b{_LOOSE} {_ARTICLE}$")
_EPITHET = re.compile(r"[a-z]+-[a-z]+|communist|reclusive|isolated|defiant|official|neighbou?ring")
_FEELS = re.compile(rf", which (?:{_AUXILIARY} |also )*{_MINDS}")
_HOLDS = re.compile(rf"(?:'s?|-[A-Z(]|-{_LED}| [a-z]+-[a-z]+| {_HEADS}\b)")


_KOREAN_PLACE = Opening(
    r" (?![가-힣]*(?:계|권|회|측|부|당|군|원|단|국|령|리)에서)[가-힣]{1,5}에서 |에서(?!의? (?:나온|온))|\s?(?:국내|내|내부|현지|전역|땅)(?:에서|에|의|에도|서)|으?로 (?:출국|향|떠나|건너|이동|귀국|입국)|[을를] (?:방문|찾|떠나)|"
    r"에(?:도|는)? (?:기항|도착|입국|체류|체재|거주|상륙|입항|정박|머물|머무|착륙|주둔)|\s?본토|"
    r" (?:수도 )?(?:도쿄|오사카|교토|나고야|후쿠오카|삿포로|히로시마|나가사키|오키나와|홋카이도|후쿠시마|베이징|상하이|칭다오|선양|옌볜|워싱턴|뉴욕|"
    r"하와이|캘리포니아|로스앤젤레스|샌프란시스코|샌디에이고|알래스카|캠프 ?데이비드|서울|부산|제주|인천|평양|원산|개성|모스크바|블라디보스토크)(?:시|현|DC)?(?: [가-힣]{1,7})?에서(?!의)| (?:하와이|캘리포니아|알래스카|오키나와|홋카이도|규슈)? ?(?:근해|앞바다|상공|인근|해역)"
)
_JAPANESE_PLACE = Opening(
    r"の[一-鿿ァ-ヺー]{1,10}で(?:開|会談|会議|行わ|始|起き|発生|撮影)|国内|にい[るたなてま]|に残[っさしるり]|に居住|居住|[をへ]?行[くきっけ]|へ行|の首都|"
    r"·[一-鿿ァ-ヺー]{2,10}(?:市|州|県|区|郊外|(?=の[一-鿿ァ-ヺー]{2,10}で|で))|内で|内の|内外|内でも|本土|各地|で(?!は(?:ない|なく)|ある|あった)|へ(?:渡|向|出発|の?帰国|亡命)|を(?:訪|離)|に(?:到着|滞在|入国|住|在住|渡|帰国|上陸)|滞在|訪問"
)
_OFF_ITS_COAST = Opening(
    r" (?:하와이|알래스카|캘리포니아|괌|워싱턴|뉴욕|샌프란시스코|로스앤젤레스)(?: (?:근해|앞바다|상공|인근|해역|연안)| ?[가-힣]{0,7}에서)| 본토"
)
_GOVERNS = Opening(
    r"은|는|이(?![라나])|가|도|측|의 (?:입장|요구|결정|태도|대응|의도|반응|압박)|が(?!震|地)|は(?!震)|側|の(?:立場|要求|決定|態度|対応|意図|反応|圧力|思惑|姿勢)"
)
_SECOND = re.compile(r"[과와·と]\s?$")
_RELATION = Opening(r"\s?(?:사이|간|관계|の間|関係)")
_PAIRED = Opening(r"(?:과|와|·|-|と)[^.。\n]{1,8}(?:사이|간|관계|の間|関係)")


_MARK = re.compile(r"[\"\[\]]")
_PAIRS = 1 << 14  # as many pairs of words beside a name are remembered with the reading that they settle
_LOCATIVE = "locative"  # a particle behind the last of a list: 日本、韓国で
_IN_A_LOCATIVE, _A_STATE = Reading(Sense.PLACE, _LOCATIVE), Reading(Sense.ACTOR, "state", weak=True)
_FUSED = Reading(Sense.ACTOR, "fused")
_ATTRIBUTIVE = Reading(Sense.ACTOR, "attributive")
_WITH_ARTICLE = frozenset({"U.S.", "US"})  # as nouns: "in the U.S.", but "in U.S. elections"
_NOT_NOUN = any_of(
    r"in on at after before for from with without and or but as to by of since until while amid over under about into against when where that who which "
    r"than is are was were be has have had will would may can could should must did does do said says last this next now then not also only"
)
_NOUN = re.compile(rf" (?!{_NOT_NOUN}\b)[a-z]{{3,}}")
_NO_CLAUSE = re.compile(r"(?! to [a-z]| [a-z]+ed\b)")  # "leaving Seoul to decide", "left Seoul unsatisfied"
_BARE_VERBS = any_of(
    "agree blame cooperate differ disagree face fall hold insist keep lack need remain say share trade want work"
)
_ACTOR, _PLACE = Sense.ACTOR, Sense.PLACE
_TRAVEL = tuple(
    Rule("travel", _PLACE, before=re.compile(rf"\b{words} (?:(?:both|the|neighbou?ring|nearby) )?$"))
    for words in _TRAVELS
)
_STATE_RULES = Rules(
    Rule("mainland", _PLACE, after=re.compile(r"'?s? mainland\b")),
    Rule("clock", _PLACE, after=re.compile(r" (?:local )?time\b(?! to\b)")),
    Rule("route", _PLACE, before=_ROUTE),
    Rule("possessive or attributive", _ACTOR, after=_HOLDS),
    Rule("which feels", _ACTOR, after=_FEELS),
    *_TRAVEL,
    Rule("travel", _PLACE, before=_LEAVES, after=_NO_CLAUSE),
    Rule("origin of people", _PLACE, before=_ORIGIN),
    Rule("path of missiles", _PLACE, before=_MISSILES),
    Rule("into a region", _PLACE, before=_INTO),
    Rule("state of mind in", _ACTOR, before=_MIND),
    Rule("in", _PLACE, before=_IN),
    Rule("state", _ACTOR, weak=True),
)
_BYLINE = re.compile(r"\bby [a-z.'-]+ (?:[a-z.'-]+ )?[a-z'-]+, (?:in )?$")
_CAPITAL_RULES = Rules(
    Rule("byline", _PLACE, before=_BYLINE, after=re.compile(r"$|\s+[^a-z\s]")),
    Rule("a thing of the town", _PLACE, after=_POSSESSED_PLACE),
    Rule("a thing of the town", _PLACE, after=_LOCATES),
    Rule("route", _PLACE, before=_ROUTE),
    Rule("route", _PLACE, after=re.compile(rf"-[A-Z]\w+ {_LINE}\b")),
    Rule("route", _PLACE, before=re.compile(r"[a-z]-$"), after=re.compile(rf" {_LINE}\b")),
    Rule("possessive", _ACTOR, after=re.compile(r"'s? ")),
    Rule("hyphenated pair", _ACTOR, after=re.compile(r"-[A-Z][a-z]+")),
    Rule("hyphenated pair", _ACTOR, before=re.compile(r"-$")),
    Rule("before a political noun", _ACTOR, after=_RULES),
    *_TRAVEL,
    Rule("travel", _PLACE, before=_LEAVES, after=_NO_CLAUSE),
    Rule("reporting from", _PLACE, before=_REPORTING),
    Rule("in, and when", _PLACE, before=_IN, after=_WHEN),
    Rule("the capital", _PLACE, before=re.compile(r"\bcapital,? $")),
    Rule("state of mind in", _ACTOR, before=_MIND),
    Rule("in", _PLACE, before=_IN),
    Rule("around", _PLACE, before=_AROUND),
    Rule("from, after a political noun", _ACTOR, before=_POLITICAL_FROM),
    Rule("from", _PLACE, before=re.compile(rf"\bfrom {_ARTICLE}$"), weak=True),
    Rule("subject of a verb", _ACTOR, after=_DOES),
    Rule("subject of a verb", _ACTOR, before=re.compile(r"\band $"), after=re.compile(rf" {_BARE_VERBS}\b")),
    Rule(
        "subject of a verb",
        _ACTOR,
        before=re.compile(r"^$|\bit (?:is|was|will be) $"),
        after=re.compile(r" (?:to|that|who|which) [a-z]"),
    ),
    Rule(
        "subject of a clause",
        _ACTOR,
        after=re.compile(r", (?:which|whose|for its part|however|meanwhile|in turn|too)\b"),
    ),
    Rule("to, not after travel", _ACTOR, before=re.compile(rf"\bto {_ARTICLE}$")),
    Rule("addressed", _ACTOR, before=_ADDRESSED),
    Rule("addressed", _ACTOR, before=_WEAKLY_ADDRESSED, weak=True),
    Rule("undecided", Sense.AMBIGUOUS, weak=True),
)
_BUILDING = re.compile(
    rf"\b(?:in front of|outside|near|behind|lawns? of|steps of|gates? of|dome of|building of|walls of|out of|corridors of|walk from) {_ARTICLE}$"
)
_SEAT_RULES = Rules(
    Rule("a building", _PLACE, before=_BUILDING),
    Rule("seat", _ACTOR, after=_HOLDS),
    Rule("seat", _ACTOR, before=_MIND),
    Rule("in", _PLACE, before=_IN),
    Rule("around", _PLACE, before=_AROUND),
    *_TRAVEL,
    Rule("from there", _PLACE, before=re.compile(r"(?:^|[.!?\n] ?)from the $"), after=re.compile(",")),
    Rule("seat", _ACTOR),
)
_BODY_RULES = Rules(Rule("a building", _PLACE, before=_BUILDING), Rule("name", _ACTOR))

# Where something happens in a body's house, in Korean and Japanese; a house that passes a bill "there" acts.
_HEADQUARTERS = r"\s?(?:중앙당사|당사|본부|본관|청사|본청|의원회관|대회의실|소회의실)에서|(?:党?本部|庁舎|会館|本館)で(?!ある|あった)"
_MEETING = "면담|회담|만나|만났|만난|기자회견|간담회|토론회|국무회의|대회|집회|주재|개최|열린|열렸|열었|열고|会談|面会|面談|記者会見|開かれ|開催|会合|会い|会った"
_HOUSE = Opening(
    rf"{_HEADQUARTERS}|\s?(?:내|앞|본회의장)에서|에서(?=[^.\n]{{0,40}}(?:{_MEETING}|증언|연설|답변|출석|기자들|진행))|"
    r"(?:内|前)?で(?!ある|あった|[^。、\n]{0,20}(?:可決|成立|採択|承認|否決|議決|批准|決議))"
)
_OFFICE = Opening(
    rf"{_HEADQUARTERS}|(?:에서|で)(?!ある|あった)(?![^.。\n]{{0,40}}(?:[가-힣]|[一-鿿]が)(?:밝|발표|明らか))[^.。\n]{{0,30}}?(?:{_MEETING})"
)


def read_fused(flat: str, end: int) -> Reading:
    """Return whether a state of one character acts; before a region of its own it is only a place: 미 하와이 근해."""
    if _OFF_ITS_COAST.match(flat, end):
        return _IN_A_LOCATIVE
    return _FUSED


def read_state(flat: str, name: Name) -> Reading:
    """Return whether a state acts or is only a place; flat is the folded text that names it."""
    start, end = name.first, name.last
    if not flat[end - 1].isascii():
        return _read_cjk_state(flat, end)
    if flat[start:end] in _WITH_ARTICLE and not flat.endswith("the ", 0, start) and _NOUN.match(flat, end):
        return _ATTRIBUTIVE
    return _read(_STATE_RULES, flat, name)


def read_capital(flat: str, name: Name, *, headline: bool = False) -> Reading:
    """Return whether a capital stands for its government or for itself.

    In a headline on relations between states a capital is its government unless a rule makes it a place.
    """
    if not flat[name.last - 1].isascii():
        return _read_cjk_capital(flat, name.first, name.last)
    reading = _read(_CAPITAL_RULES, flat, name)
    is_open = headline and reading.sense is Sense.AMBIGUOUS
    return Reading(Sense.ACTOR, "headline", weak=True) if is_open else reading


def read_seat(flat: str, name: Name) -> Reading:
    """Return whether a seat of power such as the Blue House acts; it is only a place behind a preposition of place."""
    if not flat[name.last - 1].isascii():
        return _read_cjk_body(flat, name.last, is_house=True)
    return _read(_SEAT_RULES, flat, name)


def read_body(flat: str, name: Name, *, is_house: bool = False) -> Reading:
    """Return whether an organisation acts or is only the building where something happens; a house sits in one."""
    if not flat[name.last - 1].isascii():
        return _read_cjk_body(flat, name.last, is_house=is_house)
    return _read(_BODY_RULES, flat, name)


def agree(readings: Sequence[Reading], links: Sequence[str]) -> list[Reading]:
    """Return the readings with weak ones following the neighbour they are listed with: "between Seoul and Tokyo".

    `links` says what stands between each and the one before it; nothing where the two are not in one list. What looks
    like the subject of a verb is a place behind "and" where the one before it is: "officials in Seoul and Tokyo say".
    """
    result = list(readings)
    for place in range(1, len(result)):
        if " and " in links[place] and (result[place - 1].rule, result[place].rule) == (
            "in",
            "subject of a verb",
        ):
            result[place] = Reading(Sense.PLACE, "listed with: in")
        if links[place] and result[place].weak and not result[place - 1].weak:
            result[place] = Reading(result[place - 1].sense, f"listed with: {result[place - 1].rule}")
    for place in range(len(result) - 1, 0, -1):
        before, here = result[place - 1], result[place]
        is_said_for_all = here.sense is Sense.ACTOR or here.rule == _LOCATIVE
        if links[place] and before.weak and not here.weak and is_said_for_all:
            result[place - 1] = Reading(here.sense, f"listed with: {here.rule}")
    return result


def _read(rules: Rules, flat: str, name: Name) -> Reading:
    start, end = name.first, name.last
    in_capitals = name.surface.isupper() and end - start > _INITIALISM  # a headline
    if not in_capitals and (settled := _settle(rules, name.before, name.behind)) is not None:
        return settled
    after = _without_marks(flat[end : end + _REACH]).replace("]", "")
    return rules.read(_before(flat, start), after.lower() if in_capitals else after)


@lru_cache(maxsize=_PAIRS)
def _settle(rules: Rules, before: str, behind: str) -> Reading | None:
    """Return the reading that two words settle, where no mark and no epithet hides others beside the name."""
    if not before.isascii() or _MARK.search(before + behind) or _EPITHET.fullmatch(before.split(" ")[-2:][0]):
        return None
    return rules.settle(before, behind)


def _before(flat: str, start: int) -> str:
    """Return what stands before in lower case, without quotation marks and without an epithet: nuclear-armed Pyongyang."""
    before = _without_marks(flat[max(0, start - _REACH) : start].lower())
    rest, space, word = before.removesuffix(" ").rpartition(" ")
    is_behind_epithet = space and before.endswith(" ") and _EPITHET.fullmatch(word)
    return f"{rest} " if is_behind_epithet else before


def _without_marks(text: str) -> str:
    return text.replace('"', "").replace("[", "")


def _read_cjk_state(flat: str, end: int) -> Reading:
    place = _KOREAN_PLACE if korean.is_hangul(flat[end - 1]) else _JAPANESE_PLACE
    if place.match(flat, end):
        return _IN_A_LOCATIVE
    return _A_STATE


def _read_cjk_body(flat: str, end: int, *, is_house: bool) -> Reading:
    if (_HOUSE if is_house else _OFFICE).match(flat, end):
        return Reading(Sense.PLACE, "a building")
    return Reading(Sense.ACTOR, "name")


def _read_cjk_capital(flat: str, start: int, end: int) -> Reading:
    """Return a place unless the capital governs: Korean and Japanese name a government by its state."""
    if _PAIRED.match(flat, end) or (
        _SECOND.search(flat[max(0, start - 2) : start]) and _RELATION.match(flat, end)
    ):
        return Reading(Sense.ACTOR, "paired relation")
    if _GOVERNS.match(flat, end):
        return Reading(Sense.ACTOR, "subject")
    return Reading(Sense.PLACE, "town", weak=True)
