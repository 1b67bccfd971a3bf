"""How a Korean name goes on: particles, the noun it leans on, or letters that make it another word."""

from __future__ import annotations

from dyads.text.openings import Opening

_PARTICLE = (
    "은|는|이|가|을|를|의|에|에서|에게|에게서|께|께서|한테|로|으로|로서|으로서|로써|으로써|로부터|으로부터|와|과|랑|이랑|하고|도|만|까지|"
    "부터|보다|처럼|같이|마저|조차|나|이나|며|이며|라|이라|란|이란|고|이고|인|인데|이다|다|이었|였|엔|에선|에겐|선|뿐|대로|든|이든|마다|야|"
    "라는|이라는|라고|이라고|라며|이라며|라도|이라도|여서|이어서|이자|이지만|지만|발"
)
_PARTICLES = Opening(rf"(?:{_PARTICLE}){{1,3}}(?![가-힣])")
_BESIDE = Opening(rf"(?:측|간|내|등|들|쪽|씨|님|전|당시|때|위안부|성노예)(?:{_PARTICLE})*(?![가-힣])")

# Nouns that lean on a state without a space; anything else may be a longer name (한국타이어, 일본뇌염).
_LEANS_ON_STATE = Opening(
    r"정부|총리|수상|대통령|대선|총선|외교|외무|외상|국방|방위|정상|당국|국민|국내|국회|의회|의원|대사(?!관)|대표|언론|매체|기업|업체|여론|사회|사람|"
    r"시민|학생|여성|선수|군사|군함|해군|공군|육군|함정|경찰|검찰|법원|법정|영토|영해|영공|국적|전역|현지|본토|열도|수출|수입|제품|정치|경제계|"
    r"방문|관계|회담|협력|동맹|양국|양측|두|연합|안보|무역|통상|교류|갈등|협의|합의|협상|공조|공동|훈련|포럼|대화|전문가|고위|장관|차관|국장|실무|"
    r"비핵화|문제|현안|국교|수교|친선|우호|의회|지도자|주재|최고|주요|유력|우익|극우|강점|침략|식민|순방|특사|제재|핵|미사일|노동자|"
    r"백악관|국무|재무|상원|하원|행정부|고위급|민간|청년|미래|주민|인권|경비|함대|항공모함|전투기|과학자|연구|관광|공항|해역|대응|대북|"
    r"3국|각국|간의|자위대|주한|주일|프레스|매체|신문"
)
_BODY = Opening(
    r"[가-힣A-Za-z]{0,12}?(?:연구원|연구소|연구센터|센터|협회|공사|은행|대학교|대학|재단|학회|위원회|연맹|진흥원|공단|신문|일보|방송|통신|전자|증권|항공|"
    r"타이어|전력|조선소|철도|제철|주식회사|노총|총연맹|총연합회|교육원|개발원|박물관|거래소|경제인|축구|야구|뇌염|고속도로|시리즈|대사관|대사관저|총영사관|영사관)"
)
_EVENT = Opening(  # 평양 선언, 한국 시간
    rf"\s?(?:(?:공동\s?)?선언(?:문|서)?|(?:[동서중]부\s?)?(?:표준)?시간)(?:{_PARTICLE})*(?![가-힣])"
)
_FLIGHT_OR_TREATY = Opening(  # 유엔 해양법협약
    r"\s?(?:\(KAL\)\s?)?(?:여객기|\d*\s?편|\d+\s?기|기)?\s?(?:폭파|격추|추락|납치)|\s?[가-힣]{0,8}(?:협약|헌장)"
)
_EVENTS = {"state": _EVENT, "organisation": _FLIGHT_OR_TREATY}
_ARMY = Opening(r"군(?!사|함|부|용|비|축|정|당국)")
_LANGUAGE = Opening(rf"[어말](?:{_PARTICLE})*(?![가-힣])")
_PEOPLE_AND_GOODS = Opening(rf"(?:인|산|제|식|계|풍|차)(?=들?(?:{_PARTICLE})*(?![가-힣]))")
_TITLES = Opening(
    r"(?:전|前|신임|당시|차기)?\s?(?:대통령|총리|수상|국가주석|주석|국무위원장|국방위원장|위원장|총서기|장관|부장관|차관보|차관|대신|외무상|외상|"
    r"방위상|경제산업상|경제상|경산상|재무상|관방장관|[가-힣]{2,5}상(?![가-힣]{2}|회|담)|국무장관|국방장관|대사|의원|대표|총재|의장|실장|안보실장|국장|지사|시장|교수|"
    r"차장|특별대표|특사|총장|사무총장|본부장|회장|사장|원장|대변인|부대표|원내대표|최고위원|비서실장|수석|보좌관|일왕|국왕|여사|씨|정부|정권|행정부|내각)"
)


def is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def goes_on_as(text: str, end: int, kind: str) -> str | None:
    """Return as what a Korean form goes on at `end`: name, adjective, or None where it is part of another word."""
    if (event := _EVENTS.get(kind)) and event.match(text, end):
        return None
    if end >= len(text) or not is_hangul(text[end]):
        return "name"
    if kind in {"state", "fused"}:
        return _state_goes_on_as(text, end)
    leans = (
        _PARTICLES.match(text, end)
        or _BESIDE.match(text, end)
        or (kind == "person" and _TITLES.match(text, end))
    )
    return "name" if leans else None


def _state_goes_on_as(text: str, end: int) -> str | None:
    if _BODY.match(text, end) or _LANGUAGE.match(text, end):
        return None
    if _ARMY.match(text, end) or _PEOPLE_AND_GOODS.match(text, end):
        return "adjective"
    leans = _PARTICLES.match(text, end) or _BESIDE.match(text, end) or _LEANS_ON_STATE.match(text, end)
    return "name" if leans else None


def adjective_end(text: str, end: int) -> int:
    """Return where the suffix ends that makes a state's name at `end` an adjective: 일본|산."""
    suffix = _ARMY.match(text, end) or _PEOPLE_AND_GOODS.match(text, end)
    return suffix.end() if suffix else end


def title_after(text: str, end: int) -> str | None:
    """Return the title that stands behind a Korean name, without the space before it."""
    found = _TITLES.match(text, end + 1 if text[end : end + 1] == " " else end)
    return found.group().strip() if found else None
