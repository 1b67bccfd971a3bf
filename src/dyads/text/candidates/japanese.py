"""Names of persons and bodies in Japanese that nobody listed: a name stands before 氏 or an office, a body ends in its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dyads.model import Span
from dyads.text.candidates.records import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dyads.text.candidates.records import Passage

_FAMILIES = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|清水|山崎|阿部|池田|橋本|山下|石川|中島|前田|藤田|後藤|"
    "小川|岡田|村上|長谷川|近藤|石井|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|藤原|三浦|中野|中川|原田|松田|竹内|小野|中山|和田|石田|森田|上田|"
    "柴田|酒井|宮崎|横山|宮本|内田|高木|安藤|谷口|大野|丸山|今井|河野|藤本|村田|武田|上野|杉山|増田|菅原|平野|大塚|千葉|久保|松井|小島|岩崎|桜井|木下|"
    "野口|松尾|菊地|野村|新井|佐野|杉本|古川|島田|水野|山内|高田|西田|菊池|川崎|飯田|西川|小松|大西|五十嵐|北村|安田|永井|横田|滝崎|杉浦|石破|岸田"
)
_FAMILIES_OF_ONE = (
    "林森原金李朴崔鄭姜趙尹張韓呉徐申権黄安宋柳洪全高文梁孫裵白許南沈盧河郭成車朱禹具閔陳池王劉楊周馬毛"
)
_OFFICE = (
    "大統領|首相|総理|外相|外務大臣|防衛相|大臣|大使|公使|総領事|議員|教授|准教授|局長|局次長|課長|次官|副大臣|政務官|報道官|長官|官房長官|知事|市長|町長|村長|"
    "委員長|代表|総裁|幹事長|議長|会長|社長|理事長|所長|院長|学長|特使|補佐官|室長|審議官|参事官|司令官|弁護士|判事|研究員|監督|記者会長|事務局長|事務総長"
)
_HAN = "一-鿿々"
_BODY = (
    rf"(?:駐[{_HAN}]{{1,2}}(?:日本|韓国)?|[ァ-ヺーA-Za-z]{{1,8}}[{_HAN}]{{0,3}}|外務省?|防衛省?|経済産業省?|財務省?|法務省?|国土交通省?|文部科学省?|"
    r"厚生労働省?|農林水産省?|総務省?|環境省?|内閣府?|自民党|公明党|立憲民主党|共産党|衆議院|参議院|衆院|参院|国務|国防|北米|東京大学|京都大学)"
)
_GIVEN = rf"(?:(?![省庁副部局務官党院議員相県])[{_HAN}])"
_NAME = rf"(?:(?P<family>{_FAMILIES}){_GIVEN}{{1,3}}|(?P<short>[{_FAMILIES_OF_ONE}]){_GIVEN}{{2}})"
_READING = r"(?:\([^)]{2,20}\))?"
_ROLE = rf"(?P<role>(?:前|元|新)?{_BODY}?(?:{_OFFICE}))"
_TITLED = re.compile(rf"(?<![{_HAN}ァ-ヺー])(?P<name>{_NAME}){_READING}・?{_ROLE}")
_COURTESY = re.compile(
    rf"(?<![{_HAN}ァ-ヺー])(?P<name>[{_HAN}]{{4}}|[{_HAN}]{{3}}(?=\()|{_NAME}|[ァ-ヺー]{{2,}}(?:[·=][ァ-ヺー]{{2,}}){{1,2}}){_READING}"
    r"(?:氏(?!族|名)|さん)"
)
_FOREIGN = re.compile(
    rf"(?<![ァ-ヺー·=])(?P<name>(?:[ァ-ヺー]{{2,}}[·=]){{1,3}}(?P<family>[ァ-ヺー]{{2,}})){_ROLE}"
)
_BODIES = re.compile(
    rf"(?<![{_HAN}ァ-ヺーA-Za-z])[現元旧]?(?P<name>[{_HAN}ァ-ヺーA-Za-z]{{2,14}}(?:協会|機構|研究所|財団|大学|連盟|協議会))(?![{_HAN}])"
)
_KIN = re.compile(r"[母父弟妹兄姉妻夫娘]|長[男女]")
_NO_BODY = re.compile(r"(?:国際|関係|同|両|各|某|当)(?:協会|機構|研究所|財団|大学|連盟|協議会)")


def find_japanese(passage: Passage) -> Iterator[Found]:
    """Return persons before an office or 氏 and bodies by their kind, in Japanese script."""
    done = passage.start
    for found in sorted(_persons(passage), key=lambda one: (one.start, -one.end)):
        if found.start >= done:
            yield found
            done = found.end
    for body in _BODIES.finditer(passage.flat, passage.start, passage.end):
        if not passage.is_taken(*body.span("name")) and not _NO_BODY.fullmatch(body["name"]):
            yield Found(*body.span("name"), "organization", "kind of body")


def _persons(passage: Passage) -> Iterator[Found]:
    for pattern in (_TITLED, _FOREIGN, _COURTESY):
        for found in pattern.finditer(passage.flat, passage.start, passage.end):
            if passage.is_taken(*found.span("name")) or _KIN.match(found["name"]):
                continue
            parts = found.groupdict()
            role = Span(*found.span("role")) if parts.get("role") else None
            yield Found(
                *found.span("name"),
                "person",
                "title behind" if role else "氏",
                parts.get("family") or parts.get("short"),
                role,
            )
