"""Who says a Korean or Japanese quotation: the noun phrase that the particle before it marks as subject."""

from __future__ import annotations

import re

from dyads.model import Span
from dyads.text.records import Mention
from dyads.text.speakers import Attribution, Scene

_BLANK = "\u0001"
_SUBJECT_IN_KOREAN = re.compile(
    r"(?P<phrase>[^\s\u0001]+?)(?P<particle>은|는|이|가|께서|께서는|도|측은|측이)(?=[\s,\u0001\"“‘']|$)"
)
_CUE_IN_KOREAN = re.compile(
    r"(?:말|밝|강조|설명|지적|주장|비판|덧붙|전했|전한|전하|답|반박|부연|언급|촉구|요구|경고|평가|평했|기대|당부|호소|꼬집|비꼬|우려|역설|약속|"
    r"표명|발표|소개|토로|물었|물은|적었|썼|보도|단언|일축|항변|맹비난|규정|시사|확인|했|한 바)\S*"
)
_EMBEDDED = re.compile(
    r"^\W*(?:이?라?고|이?라?는)\s*(?:한|했던|하는|말한|밝힌|주장한|발언한|언급한|답한)?\s*(?:데|것|데 대|발언|주장|점)"
)
_PRONOUNS = frozenset(("그", "그녀", "그들"))
_BODY = re.compile(
    r"^(?:\s?(?:정부|당국|측|군|군부|외교당국|정부 측))?$"
)  # after a state's name: still the state
_TITLE = re.compile(
    r"^(?:\s?\([^)]*\)|\s?(?:일본|한국|미국|중국|북한|러시아|日|美|中|北)|\s?[가-힣]{0,10}(?:대통령|총리|장관|차관|외무상|외상|경제산업상|경제상|방위상|재무상|"
    r"[가-힣]상|대사|대표|의원|위원장|원내대표|원내대변인|대변인|실장|차장|국장|보좌관|총재|지사|시장|주석|부장|총괄공사|공사|회장|사장|교수|소장|"
    r"사무총장|총장|국무장관|국방장관|특별대표|씨|여사|전 대통령|전 총리|관방장관|간사장|최고위원|대법관|행장|단장|이사장|센터장|연구원))*\s?(?:측)?$"
)
_SUBJECT_IN_JAPANESE = re.compile(
    r"(?P<phrase>[^、。「」\u0001\n]+?)(?P<particle>は|が|も|では)(?=[、「『\u0001]|[^ぁ-ん]|\d)"
)
_CUE_IN_JAPANESE = re.compile(
    r"(?:述べ|語|話し|話す|発言|指摘|強調|批判|主張|説明|答え|明らかに|表明|訴え|求め|反論|コメント|言明|伝え|報じ|呼びかけ|警告|断言|言っ|いう|した)[^、。\u0001]{0,8}"
)
_TITLE_IN_JAPANESE = re.compile(
    r"^(?:[（(][^）)]*[）)])?(?:[^、。]{0,10}(?:大統領|首相|総理|外相|防衛相|経産相|財務相|相|長官|大臣|副大臣|大使|代表|議員|幹事長|委員長|報道官|局長|次官|主席|書記|総書記|会長|社長|教授|所長|知事|市長|氏|さん|被告|補佐官|官房長官))?(?:ら)?$"
)
_BODY_IN_JAPANESE = re.compile(r"^(?:政府|側|当局|軍)?$")


def attribute_in_korean(scene: Scene, quote: Span, frame: Span, last: Attribution) -> Attribution:
    """Return the speaker of a quotation in a Korean sentence: the last subject before it that can speak.

    "A는 B가 "…"고 한 데 대해 "…"고 말했다": the second is A's again, because B's clause has ended.
    """
    before = scene.outside[frame.start : quote.start]
    cue = _CUE_IN_KOREAN.search(scene.outside, quote.end, frame.end)
    said = cue.group().rstrip(".,\"'”’") if cue else None
    embedded = _has_embedded(before)
    particles = {"은", "는", "께서는", "측은"} if embedded else None
    for match in reversed(list(_SUBJECT_IN_KOREAN.finditer(scene.outside, frame.start, quote.start))):
        if particles and match["particle"] not in particles:
            continue
        phrase = Span(match.start("phrase"), match.end("phrase"))
        if phrase.of(scene.outside) in _PRONOUNS:
            return Attribution(last.mention, said)
        found = _mention_of(scene, phrase, _TITLE, _BODY)
        if found:
            return Attribution(found, said)
        if _TITLE.match(phrase.of(scene.outside)) or re.search(
            r"(?:관계자|당국자|소식통|신문|통신|전문가|단체|정부|보고서|결의안|성명)$",
            phrase.of(scene.outside),
        ):
            return Attribution(None, said)
    headline = [m for m in scene.named if frame.start <= m.start and m.end <= quote.start]
    if headline and re.fullmatch(
        r"[\s\"“‘'…,]*|\s?(?:대통령|총리|장관|정부|외무상|당국)?[\s\"“‘'…,]*",
        scene.outside[headline[-1].end : quote.start],
    ):
        return Attribution(headline[-1], said)
    return Attribution(None, said, is_open=True)


def attribute_in_japanese(scene: Scene, quote: Span, frame: Span, last: Attribution) -> Attribution:
    """Return the speaker of a quotation in a Japanese sentence: the last subject before it that can speak."""
    cue = _CUE_IN_JAPANESE.search(scene.outside, quote.end, frame.end)
    said = cue.group() if cue else None
    for match in reversed(list(_SUBJECT_IN_JAPANESE.finditer(scene.outside, frame.start, quote.start))):
        phrase = Span(match.start("phrase"), match.end("phrase"))
        found = _mention_of(scene, phrase, _TITLE_IN_JAPANESE, _BODY_IN_JAPANESE)
        if found:
            return Attribution(found, said)
        if re.search(
            r"(?:氏|さん|相|長官|大統領|議員|代表|報道官|教授|会長|社長|弁護士|記者|関係者|筋|新聞)$",
            phrase.of(scene.outside),
        ):
            return Attribution(None, said)
    return Attribution(None, said, is_open=True)


def _has_embedded(before: str) -> bool:
    """Say whether a quotation before has been closed off as a part of the sentence: 「"…"고 한 데 대해」."""
    closed = before.rfind(_BLANK)
    return closed >= 0 and bool(_EMBEDDED.match(before[closed + 1 :].lstrip("\"”’'")))


def _mention_of(scene: Scene, phrase: Span, title: re.Pattern[str], body: re.Pattern[str]) -> Mention | None:
    """Return the actor a subject's last word belongs to: a person with a title, or a state with its government."""
    reach = phrase.end - _LONGEST_TITLE
    for mention in reversed(scene.named):
        if mention.end > phrase.end or mention.end < reach:
            continue
        rest = scene.outside[mention.end : phrase.end]
        if _BLANK in rest:
            return None
        is_person = scene.is_person(mention)
        if (title if is_person else body).fullmatch(rest):
            return mention
    return None


_LONGEST_TITLE = 40  # characters between a name and the end of its title
