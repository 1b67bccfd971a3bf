"""Names of persons and bodies in Korean that nobody listed: a name stands before an office, a body ends in its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dyads.model import Span
from dyads.text.candidates.records import Found
from dyads.text.names.korean import goes_on_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dyads.text.candidates.records import Passage

_FAMILY = "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
_FAMILIES_OF_TWO = "남궁|황보|제갈|선우|독고|사공|서문"
_OFFICE = (
    "장관|차관보|차관|국장|대사|(?:총괄|정무|경제)공사|총영사|영사|참사관|대표|의원|위원장|교수|대변인|보도관|실장|본부장|총리|대통령|수상|외상|방위상|지사|시장|의장|"
    "회장|사장|이사장|연구위원|연구원|소장|센터장|변호사|판사|총장|사무총장|특사|보좌관|수석|비서관|처장|청장|차장|과장|심의관|기획관|조정관|정책관|"
    "사령관|총재|작가|소설가|할머니|할아버지|단장|부장|관장|원장|학장|장군|제독|외교관|최고위원|주석|총서기|부위원장|간사장|관방장관"
)
_BODY = (
    "외교부|외무성|국방부|방위성|통일부|국무부|백악관|대통령실|청와대|[가-힣A-Za-z·0-9]{1,10}(?:부|성|청|처|원|국|실|당|회|대|대학|대학교|연구소|연구원|위원회|"
    "대사관|총영사관|협회|재단|은행|사|팀|센터|법원|검찰청|군|과|관)"
)
_BEFORE_OFFICE = (
    rf"(?:(?:전|현|신임|당시|前|現) )?(?:(?:{_BODY}) ){{0,3}}(?!당협|지역)(?:[가-힣]{{1,8}}?)?(?:{_OFFICE})"
)
_HANJA = r"\([一-鿿・· ]{2,8}\)"
_NATIVE = re.compile(
    rf"(?<![가-힣])(?P<name>(?P<family>{_FAMILIES_OF_TWO}|[{_FAMILY}])[가-힣]{{2}})(?P<hanja>{_HANJA})? (?P<role>{_BEFORE_OFFICE})"
)
_FOREIGN = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣]{{2,5}} (?P<family>[가-힣]{{2,5}}))(?P<hanja>{_HANJA})? (?P<role>(?P<state>[가-힣]{{2,4}}) {_BEFORE_OFFICE})"
)
_JAPANESE = re.compile(
    rf"(?<![가-힣])(?P<name>(?P<family>[가-힣]{{2,5}}) [가-힣]{{2,5}})\([一-鿿]{{3,6}}\)(?: (?P<role>(?:[가-힣]{{2,4}} )?{_BEFORE_OFFICE}))?"
)
_NO_NAME_ENDS_SO = re.compile(r"[는을를에의와과로들해청처부]$")
_NO_NAME = re.compile(
    r"국무|국방|한국|한일|한미|한중|한반|정부|유엔|양국|조선|주한|주일|주미|우리|국민|신임|현직|전직|이번|이날|오전|오후|이어|이후|이전|국내|국제|국회|외교|고위|"
    r"전문|정치|지난|지역|공동|공식|제[0-9일이삼]|전체|전국|현지|성명|기자|문제|회담|회의|위원|안보|최고|최근|원내|민주|국민|명예|수석|정책|여당|야당|선임|"
    r"인권|인도|한인|도쿄|서울|부산|제주|강제|일본|미국|중국|북한|방한|방일|방미|장관|차관|대표|대사|노동|유럽|오는|남북|남측|북측|하원|상원|공화|방위"
)
_KINDS = {
    "organization": "연구원|연구소|협회|재단|위원회|연대|연합회|대학교|학회|센터|총연맹|협의회|진흥원|박물관|시민모임|기념관",
    "company": "중공업|제철|증권|은행",
}
_BODIES = {
    kind: re.compile(rf"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z0-9·]{{2,14}}(?:{endings}))")
    for kind, endings in _KINDS.items()
}
_NO_BODY = re.compile(
    r"^(?:[가-힣]{1,3}위원회|[가-힣]{1,2}(?:센터|은행|협회|재단|연대|연구소|협의회|학회)|대책위원회|전문위원회|상임위원회|특별위원회|중앙은행|시민연대|프레스센터|(?:선임|수석|책임|초빙|객원|전임)연구원)$"
)


def find_korean(passage: Passage) -> Iterator[Found]:
    """Return persons before an office and bodies by their kind, in Hangul."""
    done = passage.start
    for found in sorted(_persons(passage), key=lambda one: (one.start, -one.end)):
        if found.start >= done:
            yield found
            done = found.end
    for kind, pattern in _BODIES.items():
        for body in pattern.finditer(passage.flat, passage.start, passage.end):
            is_free = not passage.is_taken(*body.span("name"))
            if (
                is_free
                and not _NO_BODY.match(body["name"])
                and goes_on_as(passage.flat, body.end(), "organisation")
            ):
                yield Found(*body.span("name"), kind, "kind of body")


def _persons(passage: Passage) -> Iterator[Found]:
    for pattern, cue in (
        (_JAPANESE, "name in Han characters"),
        (_FOREIGN, "title behind"),
        (_NATIVE, "title behind"),
    ):
        for found in pattern.finditer(passage.flat, passage.start, passage.end):
            if passage.is_taken(*found.span("name")) or not all(map(_may_name, found["name"].split())):
                continue
            if pattern is _NATIVE and any(span.end == found.start("name") - 1 for span in passage.states):
                continue  # the ministry of a state: 일본 외무성
            if pattern is _FOREIGN and not any(found.start("state") == span.start for span in passage.states):
                continue
            if found["role"] and not goes_on_as(passage.flat, found.end("role"), "organisation"):
                continue
            role = Span(*found.span("role")) if found["role"] else None
            yield Found(*found.span("name"), "person", cue, found["family"], role)


def _may_name(word: str) -> bool:
    return not _NO_NAME_ENDS_SO.search(word) and not _NO_NAME.match(word)
