"""Who says a Korean or Japanese quotation: the noun phrase that the particle before it marks as subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dyads.model import Mode, Span
from dyads.text.quotes.speakers import BLANK, Attribution, Scene
from dyads.text.records import Mention

_MARKS = "\"“”‘’'「」, "
_LONGEST_TITLE = 40  # characters between a name and the end of its title

_KOREAN_SUBJECT = re.compile(
    rf"(?P<phrase>[^\s{BLANK}]+?)\s?(?:측)?(?P<particle>께서는|께서|은|는|이|가|도)(?=[\s,{BLANK}\"“‘']|$)"
)
_KOREAN_SOURCE = re.compile(r"(?P<phrase>\S+?)\s?(?:측)?(?P<particle>으?로부터|에게서)(?=\s)")
_NO_SUBJECT = re.compile(  # what ends like a topic and is a verb before its noun, or a time
    r"(?:하|되|있|없|지|리|기|치|키|나|서|려|오|가|보|주|두|받|갖|맞|않|시|루어|열리|라|이|에|에서|으로|까지|부터|오늘|어제|내일|이번|최근|지금|현재|당시|앞으로|이것|그것|이|것|점|바|만큼|경우|같|많|높|낮|적|좋|작|깊|넓|젊|늦|맡|찾|얻|넘|담|남)$"
)
_KOREAN_CUE = re.compile(
    r"(?:(?<![가-힣])말(?=[했하한해을씀이])|밝|강조|설명|지적|주장|비판|덧붙|전했|전한|답했|답변|반박|부연|언급|촉구|요구|경고|평가|평했|기대|당부|호소|꼬집|비꼬|우려|"
    r"역설|약속|표명|발표|소개|토로|물었|적었|썼|보도|단언|일축|항변|맹비난|규정|시사|확인|항의|표현|했다|했고|한 바|한 데)\S*"
)
_KOREAN_EMBEDS = re.compile(
    r"^(?:이?라?고|이?라?는)\s*(?:한|했던|하는|말한|밝힌|주장한|발언한|언급한|답한)?\s*(?:데|것|발언|주장|점)"
)
_SAID_BY = re.compile(
    r"^(?:이?라|다|자|냐)?고\s*(?:한|말한|밝힌|언급한|주장한|발언한|했던|말했던|경고한|지적한)\s+"
)
_OPINION = re.compile(
    r"^(?:이?라|다|자|냐)?는\s*(?:\S+\s)?(?:지적|비판|목소리|우려|평가|분석|관측|해석|전망|의견|얘기|여론|반론)(?:이|도|가|들)"
)
_CLAUSE_ENDS = re.compile(r"(?:지만|는데|으나|으며|고|면서|자|니)[,\s]")
_IS_SUBJECT = re.compile(r"[은는이가]\s")
_KOREAN_ROLE = re.compile(
    r"(?:관계자|당국자|소식통|신문|통신|전문가|단체|보고서|결의안|의원|위원|위원장|대표|장관|차관|실장|국장|총리|대통령|대변인|교수|변호사|씨)$"
)
_HE_IN_KOREAN = frozenset(("그", "그녀"))
# What may stand after the name of a state that speaks: its government.
_KOREAN_BODY = re.compile(r"\s?(?:정부|당국|측|군|군부|외교당국|정부 측)?")
_KOREAN_TITLE = re.compile(  # behind a name: brackets, a country, bodies, then the titles held there: 박진 외교부 장관
    r"(?:\s?[(（][^)）]*[)）]|\s?(?:일본|한국|미국|중국|북한|러시아|日|美|中|北|미)|\s?(?:전|신임|당시|겸)(?=\s)|"
    r"\s[가-힣A-Z·]{1,12}(?:부|처|청|원|당|위|실|국|회|군|은행|재단|기구|센터|연구소|본부|사령부|대학교?|내각|그룹|전자)(?=\s)|"
    r"\s?[가-힣A-Z0-9]{0,12}(?:대통령|총리|수상|장관|차관|차관보|대신|외무상|외상|[가-힣]상|대사|특사|대표|의원|위원장|위원|대변인|실장|차장|국장|과장|보좌관|비서관|수석|총재|지사|"
    r"시장|주석|부장|공사|회장|사장|의장|사령관|참모총장|교수|변호사|소장|총장|원장|씨|여사|할머니|할아버지|간사장|대법관|행장|단장|이사장|이사|센터장|연구원|총서기|제1비서|비서|권한대행|"
    r"대사대리)){0,6}"
)
_KOREAN_OFFICE = re.compile(r"대통령|총리|장관|외무상|외상|대사|위원장|주석")
_JAPANESE_OFFICE = re.compile(
    r"同?(大統領|首相|総理|外相|防衛相|経産相|官房長官|国務長官|国防長官|大使|委員長|総書記|主席|議長|知事)"
)
_HELD_BY = re.compile(  # what may stand between a name and its office: brackets, a country, a ministry
    r"(?:\s?[(（][^)）]*[)）])?[\s・]?(?:일본|한국|미국|미|중국|북한|러시아|日|韓国|韓|米国|米|美|中国|中|日本|ロシア)?\s?(?:[가-힣]{1,6}부\s?|외교|국방|통일|국무|재무)?"
)
_DOCUMENT = re.compile(
    r"(?:청서|백서|문서|성명서?|보고서|선언문?|담화문?|합의문|협정문?|헌법|조약|법안|결의안|교과서|서한|편지|기사|사설)에[는도]?\s[^.\u0001]*$"
)
_PARTY = re.compile(r"(?:^|[\s…·\"”])[野與]\s?[\"“‘']*$")
_HEADLINE_OPENS = re.compile(r"\s*,")
_HEADLINE = re.compile(r"\s?(?:대통령|총리|장관|정부|외무상|당국|의원|대표)?[\s\"“‘'…,]*")

_JAPANESE_SUBJECT = re.compile(
    rf"(?P<phrase>[^、。「」{BLANK}\n]+?)」?(?P<particle>では|は|が|も)(?=[、「『{BLANK}]|[^ぁ-ん]|\d)"
)
_JAPANESE_BEHIND = re.compile(  # 「…」。首相はこう述べた
    r"[」』]?。?\s?(?P<phrase>[^、。「」\n]{1,40}?)(?:は|が)[^。「」\n]{0,30}?(?P<cue>(?:そう|こう|このように|と)(?:述べ|語|話し|強調|訴え|説明)[^。\n]{0,4})"
)
_JAPANESE_CUE = re.compile(
    r"(?:述べ|語|話し|話す|応じ|発言|指摘|強調|批判|主張|説明|答え|明らかに|表明|訴え|求め|反論|コメント|言明|伝え|報じ|呼びかけ|警告|断言|言っ|示し|とし|した)"
    rf"[^、。{BLANK}]{{0,6}}"
)
_JAPANESE_TITLE = re.compile(
    r"(?:[(（][^)）]*[)）])?(?:[^、。はがも]{0,14}(?:大統領|首相|総理|相|長官|大臣|大使|公使|代表|特使|議員|幹事長|委員長|報道官|局長|次官|次官補|部長|主席|書記|総裁|総長|議長|会長|社長|"
    r"教授|所長|院長|知事|市長|司令官|弁護士|氏|さん|補佐官)(?:代行|代理)?)?(?:[(（][^)）]*[)）])?"
)
_JAPANESE_BODY = re.compile(r"(?:政府|側|当局|軍)?")
_JAPANESE_PERSON = re.compile(
    r"(?:氏|さん|相|[長高]官|大統領|議員|議長|代表|報道官|部長|局長|次官|大使|教授|会長|社長|総裁|委員長|幹部|首脳|弁護士|記者|当局者|担当者|関係者|専門家|筋|新聞|理事|[)）])(?:ら|たち)?$"
)
_HE_IN_JAPANESE = frozenset(("彼", "彼女", "同氏", "同相"))


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a particle marks as subject: an actor, or somebody the registry does not know."""

    mention: Mention | None
    particle: str
    is_pronoun: bool = False


def attribute_in_korean(scene: Scene, quote: Span, frame: Span, last: Attribution) -> Attribution:
    """Return the speaker of a quotation in a Korean sentence: the last subject before it that can speak.

    "A는 B가 "…"고 한 데 대해 "…"고 말했다": the second is A's again, because B's clause has ended. A sentence without
    a subject goes on with the one before it, or with the last speaker.
    """
    cue = _KOREAN_CUE.search(scene.outside, quote.end, frame.end)
    said = cue.group().rstrip(".,\"'”’") if cue else None
    return Attribution(_korean_speaker(scene, quote, frame, last), said, quote.end)


def _korean_speaker(scene: Scene, quote: Span, frame: Span, last: Attribution) -> Mention | None:
    after = scene.outside[quote.end : frame.end].lstrip(_MARKS + BLANK)
    if _OPINION.match(after):
        return None
    if by := _SAID_BY.match(after):
        place = frame.end - len(after) + by.end()
        for mention in scene.named.touching(place, place):
            if mention.start == place:
                return mention
    for subject in _korean_subjects(scene, frame.start, quote.start):
        return last.mention if subject.is_pronoun else subject.mention
    return _korean_speaker_unmarked(scene, quote, frame, last)


def _korean_speaker_unmarked(scene: Scene, quote: Span, frame: Span, last: Attribution) -> Mention | None:
    """Return who speaks where no particle marks a subject: a document nobody, in a headline who stands there."""
    before = scene.outside[frame.start : quote.start]
    if _DOCUMENT.search(before):
        return None
    headline = [m for m in scene.named_between(frame.start, quote.start) if not _is_fused(scene, m)]
    if headline and _HEADLINE.fullmatch(scene.outside, headline[-1].end, quote.start):
        return headline[-1]
    if _PARTY.search(before):
        return _party_of_lead(scene, frame.end)
    if headline and _opens_headline(scene, headline[0], frame):
        return headline[0]
    since = max(last.at, frame.start - _BACK)
    told = [s for s in _korean_subjects(scene, since, frame.start) if s.particle in "은는"]
    return told[0].mention if told else last.mention


def _party_of_lead(scene: Scene, start: int) -> Mention | None:
    """Return the party that a headline's 野 or 與 stands for: the subject of the first sentence below, if no other is there."""
    end = scene.outside.find(".", start)
    parties = [m for m in scene.named_between(start, end) if m.actor in scene.parties]
    is_one = len({m.actor for m in parties}) == 1
    return parties[0] if is_one and _IS_SUBJECT.match(scene.outside, parties[0].end) else None


def _opens_headline(scene: Scene, mention: Mention, frame: Span) -> bool:
    """Say whether a headline opens with who acts in it: "외교부, 대사 초치…“…”"."""
    title = _KOREAN_TITLE.match(scene.outside, mention.end) if scene.is_person(mention) else None
    end = title.end() if title else mention.end
    is_first = mention.sentence == 0 and not scene.outside[frame.start : mention.start].strip()
    return is_first and _HEADLINE_OPENS.match(scene.outside, end) is not None


_BACK = 200  # characters back to which a sentence without a subject takes one


def _korean_subjects(scene: Scene, start: int, end: int) -> list[_Subject]:
    """Return the subjects marked between start and end, the nearest to the end first."""
    embedded = _ends_embedded(scene.outside[start:end])
    has_source = any(scene.outside.find(particle, start, end) >= 0 for particle in ("로부터", "에게서"))
    subjects = []
    for match in [
        *_KOREAN_SUBJECT.finditer(scene.outside, start, end),
        *(_KOREAN_SOURCE.finditer(scene.outside, start, end) if has_source else ()),
    ]:
        phrase = Span(match.start("phrase"), match.end("phrase"))
        is_topic = match["particle"] in {"은", "는", "께서는", "으로부터", "로부터", "에게서"}
        between = scene.outside[match.end() : end]
        if not is_topic and (embedded or _CLAUSE_ENDS.search(between)):
            continue
        word = phrase.of(scene.outside)
        mention = _mention_of(scene, phrase, _KOREAN_TITLE, _KOREAN_BODY)
        if _KOREAN_OFFICE.fullmatch(word) and not scene.outside[start : phrase.start].strip(_MARKS + BLANK):
            mention = _only_holder(scene, word, phrase.start)
        is_name = is_topic and len(word) > 1 and not _NO_SUBJECT.search(word)
        is_role = _KOREAN_ROLE.search(word)
        if mention or word in _HE_IN_KOREAN or is_name or is_role:
            subjects.append(
                (match.start(), _Subject(mention, match["particle"], is_pronoun=word in _HE_IN_KOREAN))
            )
    return [subject for _, subject in sorted(subjects, key=lambda pair: -pair[0])]


def _ends_embedded(before: str) -> bool:
    """Say whether a quotation before has been closed off as a part of the sentence: "…"고 한 데 대해."""
    closed = before.rfind(BLANK)
    return closed >= 0 and bool(_KOREAN_EMBEDS.match(before[closed + 1 :].lstrip(_MARKS)))


def attribute_in_japanese(scene: Scene, quote: Span, frame: Span, last: Attribution) -> Attribution:
    """Return the speaker of a quotation in a Japanese sentence: the last subject before it that can speak."""
    cue = _JAPANESE_CUE.search(scene.outside, quote.end, frame.end)
    said = cue.group() if cue else None
    if headline := _headline_speaker(scene, quote, frame):
        return Attribution(headline, said, quote.end)
    for subject in reversed(list(_JAPANESE_SUBJECT.finditer(scene.outside, frame.start, quote.start))):
        speaks, mention = _japanese_speaker(scene, subject, last)
        if speaks:
            return Attribution(mention, said, quote.end)
    if behind := _JAPANESE_BEHIND.match(scene.outside, quote.end):
        speaks, mention = _japanese_speaker(scene, behind, last)
        if speaks:
            return Attribution(mention, behind["cue"], quote.end)
    return Attribution(last.mention, said, quote.end)


def _headline_speaker(scene: Scene, quote: Span, frame: Span) -> Mention | None:
    """Return who stands right before a quotation in a headline: 岸田首相「評価」."""
    named = scene.named_between(frame.start, quote.start)
    if not named or named[-1].sentence != 0 or _is_fused(scene, named[-1]):
        return None
    title = _JAPANESE_TITLE if scene.is_person(named[-1]) else _JAPANESE_BODY
    rest = scene.outside[named[-1].end : quote.start].rstrip("「、 \u3000")
    return named[-1] if title.fullmatch(rest) else None


def _japanese_speaker(scene: Scene, subject: re.Match[str], last: Attribution) -> tuple[bool, Mention | None]:
    """Say whether a subject can speak, and who it is where that is known."""
    phrase = Span(subject.start("phrase"), subject.end("phrase"))
    word = phrase.of(scene.outside)
    if word in _HE_IN_JAPANESE:
        return True, last.mention
    found = _mention_of(scene, phrase, _JAPANESE_TITLE, _JAPANESE_BODY)
    if office := _JAPANESE_OFFICE.fullmatch(word.strip()):
        found = _only_holder(scene, office[1], phrase.start)
    return found is not None or bool(_JAPANESE_PERSON.search(word)), found


def _mention_of(scene: Scene, phrase: Span, title: re.Pattern[str], body: re.Pattern[str]) -> Mention | None:
    """Return the actor a subject's last word belongs to: a person with a title, or a state with its government."""
    for mention in reversed(scene.named.touching(phrase.end - _LONGEST_TITLE, phrase.end)):
        if mention.end > phrase.end or phrase.end - mention.end > _LONGEST_TITLE or _is_fused(scene, mention):
            continue
        rest = scene.outside[mention.end : phrase.end]
        if BLANK in rest:
            return None
        if (title if scene.is_person(mention) else body).fullmatch(rest):
            return mention
    return None


def _only_holder(scene: Scene, office: str, place: int) -> Mention | None:
    """Return who a bare office means, as a subject: the one person the article names with it, or lately named with it."""
    held = [
        mention
        for mention in scene.named_between(0, len(scene.outside))
        if scene.is_person(mention) and _has_office(scene.outside, mention.end, office)
    ]
    before = [mention for mention in held if mention.end <= place]
    lately = [mention for mention in before if place - mention.end < _BACK]
    meant = lately or held
    return before[-1] if before and len({mention.actor for mention in meant}) == 1 else None


def _has_office(text: str, end: int, office: str) -> bool:
    between = _HELD_BY.match(text, end)
    return text.startswith(office, between.end() if between else end)


def _is_fused(scene: Scene, mention: Mention) -> bool:
    """Say whether it is one of several that are written as one word: 한일, 南北."""
    return mention.mode is Mode.COMPOUND and any(
        other.start == mention.end or other.end == mention.start
        for other in scene.named.touching(mention.start, mention.end)
    )
