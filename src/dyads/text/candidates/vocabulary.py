"""English words that tell a person's name from a body's, and both from words that only stand at the head of a sentence."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _words(
    "president premier minister secretary undersecretary ambassador envoy consul chairman chairwoman chair chairperson chief "
    "leader governor mayor senator sen representative rep congressman congresswoman lawmaker legislator general gen admiral "
    "adm colonel col captain capt commander commandant professor prof dr director director-general spokesman spokeswoman "
    "spokesperson counselor counsellor judge justice prosecutor analyst expert scholar researcher fellow economist historian "
    "activist lawyer attorney ceo founder prince princess emperor empress king queen pope cardinal bishop archbishop rev "
    "mr mrs ms miss sir lord adviser advisor aide diplomat negotiator marshal chancellor speaker survivor vice-president "
    "vice-minister secretary-general attorney-general lieutenant head novelist author politician strategist scientist defector"
)
PLURAL_ROLES = frozenset(f"{role}s" for role in ROLES)
COURTESY = _words("mr mrs ms miss dr sir lord rev")  # before a name, yet no office
RANKS = _words(
    "prof professor gen general adm admiral col colonel capt captain lt maj"
)  # says less than an office
ROLE_MODIFIERS = _words(
    "vice deputy foreign prime chief senior former then acting top special assistant associate first second press nuclear "
    "unification defense defence finance trade state opposition ruling party foreign-ministry government national security "
    "executive managing founding majority minority ex-president ex-minister of for to and the affairs policy director research"
)
BODIES = {
    "company": "Corp Corporation Inc Ltd Co Company Holdings Industries Motors Airlines Airways Electronics Securities Bank",
    "court": "Court",
    "ministry": "Ministry",
    "party": "Party",
    "military": "Army Navy Fleet Command Brigade",
    "legislature": "Parliament",
    "organization": (
        "Agency Assembly Council Committee Commission University College Institute Institution Association Foundation Center Centre "
        "Union Federation Confederation Society League Alliance Office Bureau Authority Museum Academy Laboratory Forum "
        "Shimbun Ilbo Sinmun Network Coalition Organization Organisation Hospital Secretariat Board Headquarters Fund"
    ),
}
SAY_TOO_LITTLE = _words(
    "communist soviet european central political politburo standing executive ruling opposition supreme high district local "
    "joint special working regional provincial general military police security legal affairs"
)
TYPE_OF = {word: kind for kind, words in BODIES.items() for word in words.split()}
SAYS = _words(
    "said says told added wrote argued noted stressed explained warned announced stated testified insisted suggested "
    "commented recalled acknowledged"
)
NEVER_IN_A_NAME = _words(
    "the a an this that these those it its he his she her they their we our you your i my in on at for from with by as if "
    "when while since after before during under although though but and or so however meanwhile moreover both some many most "
    "all each what who why how where which not no now then yet still last earlier later according despite also even just "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february march "
    "april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "north south east west northern southern eastern western central pacific atlantic asia asian asia-pacific europe european "
    "indo-pacific america american africa african korea korean japan japanese china chinese russia russian "
    "english international national global united world foreign defense defence public private new old great big high "
    "story photo photos highlights caption video watch read click share image images file source sources breaking update "
    "updated exclusive opinion editorial sea bay island islands islets river lake mount mountain cape strait gulf peninsula "
    "city county province prefecture district ward street avenue square park station airport port base camp fort house palace "
    "hall tower hotel shrine temple church treaty agreement accord pact statement declaration protocol act law war battle "
    "summit conference talks dialogue partnership initiative framework plan project program programme operation exercise "
    "exercises freedom day week month year anniversary games cup olympic olympics statue memorial prize award "
    "congress senate diet cabinet department force forces guard corps division team group press news media radio television "
    "tv online website internet god christian catholic buddhist communist democratic republican liberal conservative "
    "republic kingdom empire dynasty state states nation nations people peoples workers yes thank thanks "
    "please dear hello indeed again thus therefore hence today tomorrow yesterday tonight "
    "against between among through without within toward towards above below over into onto upon via amid about like "
    "policy affairs agent charge majority minority convention bill services human general "
    "service security homeland forward publisher democrat circle correspondent executive"
)
ALSO_GIVEN_NAMES = _words(
    "Will Mark Grace Hope Bill Sue Frank Grant Chase Jack Pat Drew Rose Rob Art Dean Guy"
)
PARTICLES = _words("van von der del de bin")
IN_NAMES_OF_BODIES = _words(
    "north south east west northern southern eastern western central pacific atlantic asia asian asia-pacific europe european "
    "indo-pacific america american africa african korea korean japan japanese china chinese russia russian international "
    "national global united world foreign defense defence public new great democratic republican liberal conservative "
    "communist christian catholic buddhist press news peoples people workers"
)  # though never in a person's

_KOREAN_FAMILIES = _words(
    "kim lee yi rhee ri park pak choi choe jung jeong chung chong kang cho jo yoon yun jang chang lim im rim han oh o seo suh "
    "shin sin kwon hwang ahn an song ryu yoo yu hong jeon chun ko koh go moon mun yang sohn son bae paik baek back huh heo "
    "hur nam shim sim noh roh no ha kwak sung seong cha joo ju chu woo koo ku gu min jin ji chi eom um chae won bang pang "
    "byun hyun ham kong gong yeo seok sul sol ma pyo ki wi tak kook eun pyon"
)


def is_korean_family(word: str) -> bool:
    """Say whether the word is a family name of Korea in one of its usual spellings."""
    return word.lower() in _KOREAN_FAMILIES


_CHINESE_FAMILIES = _words(
    "zhang wang li liu chen yang zhao huang zhou wu xu sun hu zhu gao guo luo liang zheng xie tang feng deng xiao cheng cao yuan "
    "dong xi peng jiang wen qian qin dai cui zeng geng ren hong chang"
)


def is_chinese_family(word: str) -> bool:
    """Say whether the word is a family name of China in pinyin."""
    return word.lower() in _CHINESE_FAMILIES
