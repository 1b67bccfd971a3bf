"""What the tests of cleaning share: sentences of nobody's, and one text cleaned."""

from dyads.corpus import clean
from dyads.model import COUNTED_ZONES
from dyads.tables import RAW

STORY = "The envoys of the two sides met in the old town hall on Monday and agreed to meet again before the summer."
STORY_KO = (
    "두 나라의 외교 당국자들은 월요일 옛 시청에서 만나 여름이 오기 전에 다시 만나기로 뜻을 모았다고 밝혔다."
)
STORY_JA = (
    "両国の外交当局者は月曜日、古い市庁舎で会談し、夏の前に改めて会うことで一致したと両政府が明らかにした。"
)
MORE = "Nobody expects an early agreement on fishing rights, which divide the two coasts as they did ten years ago."
MORE_KO = "어업권을 둘러싼 합의가 빨리 나오리라고 보는 사람은 없으며, 두 해안의 다툼은 십 년 전과 다르지 않다고 한다."
MORE_JA = (
    "漁業権をめぐる早期の合意を予想する者はなく、二つの沿岸の対立は十年前と変わらないと関係者は話している。"
)


def one(text, **given):
    row = {"id": "x", "source": "x.txt", "sha256": "0", "text": text, "given": list(given.items())}
    (cleaned,) = clean(RAW.batch([row])).to_pylist()
    return cleaned


def zones(text, **given):
    """The zones of a text as (zone, words) pairs."""
    return [(zone["zone"], text[zone["start"] : zone["end"]]) for zone in one(text, **given)["zones"]]


def outside(text):
    """What is not counted, in order."""
    counted = {zone.value for zone in COUNTED_ZONES}
    return [words for zone, words in zones(text) if zone not in counted]
