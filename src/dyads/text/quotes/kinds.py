"""Which stretches between marks are quotations, and whether a whole clause or a fragment (COUNTING.md, quotes)."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from dyads.text.quotes.marks import Marked
from dyads.text.quotes.speech import find_cues

_TITLES = frozenset("『《〈")  # marks of works and newspapers
_SINGLE = frozenset("‘'")
_FRAGMENT = 3  # so many words or fewer may be a term put between marks
_BESIDE = 3  # words between a verb of speech and what it reports, where marks are for terms
_LONG = 5  # a fragment of so many words is somebody's wording even where no verb says so


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a marked stretch: its sentence before and after it, with other quotations blanked."""

    before: str
    after: str
    in_title: bool
    language: str
    is_known_term: bool = False  # a short wording that the article or the registry uses as a term
    among_terms: bool = False  # the article marks many short wordings that nobody is said to say


def quote_kind(text: str, marked: Marked, setting: Setting) -> str | None:
    """Return full or partial; None where the marks set off a term, a title or a word the reporter keeps at arm's length."""
    if marked.mark in _TITLES:
        return None
    inner = text[marked.start : marked.end].strip()
    if setting.is_known_term and not setting.in_title:
        return None
    if setting.language == "ko":
        return _kind_in_korean(inner, marked, setting)
    if setting.language == "ja":
        return _kind_in_japanese(inner, setting)
    return _kind_in_english(inner, marked, setting)


def is_unsaid_fragment(text: str, marked: Marked, setting: Setting) -> bool:
    """Say whether an English article marks a few words that no verb of speech in their sentence gives to anybody."""
    if setting.language != "en" or setting.in_title or marked.mark in _TITLES:
        return False
    if len(_WORDS.findall(text, marked.start, marked.end)) > _LONG:
        return False
    return not any(_has_cue(said, setting) for said in (setting.before, setting.after))


_SHOUTED = re.compile(r"\b(?:said|says|tells|urges|vows|warns|calls|slams|claims)\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"\bstatement\b")
# What stands before a quotation is read backwards from its mark.
_TERM = regex.compile(
    r"(?:\bso-called|\bknown (?:locally |officially |collectively |internally |also |better )?as|\b(?:is|are|was|were|be|been|also|often|commonly|sometimes|widely|officially|, )? ?"
    r"(?:called|dubbed|nicknamed|named|termed|christened|labelled|labeled|coined|meaning|billed as|referred to as|translated as|branded)"
    r"|\b(?:word|words|term|terms|phrase|name|slogan|song|film|movie|book|article|essay|hashtag|concept|acronym|title|episode|series|show|campaign|section|category)(?: of| is| was|,)?"
    r"|\bas part of (?:its|his|her|their|the)|\bself-styled|\bself-proclaimed|\bread(?:ing)? a sign)(?: (?:the|a|an|its|his|her|their))?[ ,:]*$",
    regex.IGNORECASE | regex.REVERSE,
)
_TITLED = regex.compile(
    r"\b(?:titled|entitled|headlin\w+(?: (?:its|the) \w+(?: \w+)?)?|under the (?:title|headline|heading|name|slogan)|[Mm]uttering)[ ,:]*$",
    regex.REVERSE,
)
_SAID_SO = regex.compile(
    r"\b(?:what|who|which|he|she|they|it|and|has|have|had)\b(?: \S+){0,5} (?:called|described as|termed|dubbed|labelled|labeled|said (?:is|was|were)|branded)(?: (?:it|them|him|her|the|a|an))?[ ,:]*$",
    regex.IGNORECASE | regex.REVERSE,
)
_DEFINED = regex.compile(
    r"\b(?:defin|describ|characteri[sz]|advertis|portray|depict)(?:e|es|ed|ing)\b[^;]{1,100}\bas (?:(?:an?|the|its|their) )?(?:\w+ ){0,2}$",
    regex.IGNORECASE | regex.REVERSE,
)
_VERB_FOLLOWS = regex.compile(
    r"\b(?:to|will|would|could|should|shall|may|might|must|can|cannot|not)[ ,]*$",
    regex.IGNORECASE | regex.REVERSE,
)
_SUBJECT = r"(?:I|we|you|he|she|it|they|this|that|these|those|there|who|what|[Tt]he \w+|\w+s|our \w+|my \w+|no \w+|[A-Z]\w+)"
_VERB = r"(?:am|is|are|was|were|be|been|have|has|had|do|does|did|will|would|can|could|shall|should|may|might|must|need|want|hope|think|believe|know|see|cannot|\w+n['’]t|\w+ed|\w+s)"
_CLAUSE = re.compile(
    rf"^\W*(?:{_SUBJECT}(?:['’](?:s|re|ve|m|ll|d)\b| (?:\w+ly |also |never |always |just |both |all )?{_VERB}\b)|\S+(?: \S+){{0,12}} {_VERB}\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:I|we|you|he|she|it|they|this|that|there|these)\b")
_WORDS = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "and",
        "or",
        "to",
        "in",
        "on",
        "with",
        "at",
        "by",
        "from",
        "is",
        "are",
        "was",
        "be",
        "it",
        "as",
        "but",
        "not",
        "no",
        "nor",
        "vs",
    ]
)


def _kind_in_english(inner: str, marked: Marked, setting: Setting) -> str | None:
    words = _WORDS.findall(inner)
    if not words:
        return None
    kind = "full" if _is_clause(inner, words) else "partial"
    if _is_term(inner, words, kind, setting):
        return None
    if (kind == "full" and marked.mark not in _SINGLE) or _is_somebodys(words, marked, setting):
        return kind
    return None


def _is_term(inner: str, words: list[str], kind: str, setting: Setting) -> bool:
    """Say whether the marks set off a name, a title, or what something is called."""
    if _TITLED.search(setting.before):
        return True
    is_sentence = kind == "full" and len(words) > _LONG
    if _TERM.search(setting.before) and not _SAID_SO.search(setting.before) and not is_sentence:
        return True
    if not _is_name(words):
        return False
    before_comma = inner.endswith(",") or setting.after.startswith(",")
    return not (inner.endswith(("!", "?")) or (before_comma and _has_cue(setting.after, setting)))


def _is_somebodys(words: list[str], marked: Marked, setting: Setting) -> bool:
    """Say whether a fragment is given to anybody: by a verb of speech, or by being too long for a term.

    Among many marked terms, only by a verb right beside it.
    """
    if setting.before.rstrip().endswith("(") or setting.after.startswith(")"):
        return False
    if _DEFINED.search(setting.before):
        return True
    has_cue = any(_has_cue(said, setting) for said in (setting.before, setting.after))
    if setting.in_title or marked.mark in _SINGLE:
        return has_cue and (len(words) > 1 or setting.in_title)
    is_verb = bool(_VERB_FOLLOWS.search(setting.before)) and words[0].islower()
    if setting.among_terms and len(words) <= _LONG:
        return is_verb or _is_beside_cue(setting)
    return has_cue or len(words) >= _LONG or is_verb


def _has_cue(said: str, setting: Setting) -> bool:
    if next(find_cues(said, 0, len(said)), None) or (setting.in_title and _SHOUTED.search(said)):
        return True
    return not setting.in_title and bool(_DOCUMENT.search(said))


def _is_beside_cue(setting: Setting) -> bool:
    """Say whether no more than a few words stand between a verb of speech and the marks."""
    before = max((cue.end() for cue in find_cues(setting.before, 0, len(setting.before))), default=None)
    after = next(find_cues(setting.after, 0, len(setting.after)), None)
    return (before is not None and len(setting.before[before:].split()) <= _BESIDE) or (
        after is not None and len(setting.after[: after.start()].split()) <= _BESIDE
    )


def _is_clause(inner: str, words: list[str]) -> bool:
    """Say whether it holds a subject with its verb; a capital and a full stop count as one."""
    if len(words) <= 2:  # noqa: PLR2004 - "I know", "Thank you" and the like need their mark
        return len(words) > 0 and inner[-1] in ".,!?" and inner[0].isupper() and len(words) > 1
    if inner[0].islower() and not _PRONOUN.match(inner):
        return False
    return bool(_CLAUSE.search(inner)) or (inner[0].isupper() and inner[-1] in ".!?,")


def _is_name(words: list[str]) -> bool:
    """Say whether every weighty word has a capital, as in a title."""
    weighty = [word for word in words if word.lower() not in _FUNCTION]
    return bool(weighty) and all(word[0].isupper() or word[0].isdigit() for word in weighty)


_QUOTED_ON = re.compile(
    r"^[,.]?\s?(?:이?라고(?:도|는|까지)?|이?라며|이?라면서|이?라는|이?라던|이?란|이?라|이?냐고|이?냐며|냐는|고|며|면서|는|던|다고|다며|자고|자며|"
    r"하고|로|등|등의|등을|등이라고|같은)(?=[\s,.]|$)"
)
_NAMED = re.compile(
    r"^(?:이?라고|으?로|이?라)\s*(?:도 )?(?:불리|불렀|부르|명명|이름|칭하|일컫|이름붙)|^이?(?:라는|란)\s*(?:이름|제목|용어|단어|구호|명칭|별명|문구|글귀)"
)
_STANCE = re.compile(
    r"^이?라?(?:고|며|는)\s*(?:\S+\s){0,3}?(?:말|밝|답|주장|비판|지적|강조|반박|설명|입장|취지|의견|답변|발언|반론|경고|비꼬|요구|촉구|전했|했다|한 바)"
)
_HEADLINE = re.compile(r"^\s?(?:발언|지적|비판|주장|답변|경고|언급|촉구|요구|일축|반박|강조|호소|논평)")
_KOREAN_CLAUSE = 5  # characters of the shortest clause
_KOREAN_END = re.compile(r"(?:다|요|까|자|라|냐|나|네|군|죠|지|것|걸|세요|시오|니다|고요|거든)[.?!…~]*$")


def _kind_in_korean(inner: str, marked: Marked, setting: Setting) -> str | None:
    is_clause = bool(_KOREAN_END.search(inner)) and len(inner) >= _KOREAN_CLAUSE
    kind = "full" if is_clause else "partial"
    after = setting.after.lstrip("\"”“’'‘, ")
    if _NAMED.search(after):
        return None
    if marked.mark in _SINGLE:
        said = _STANCE.search(after) or (setting.in_title and _HEADLINE.search(after))
        return kind if said else None
    if setting.in_title or kind == "full" or _QUOTED_ON.search(after):
        return kind
    return kind if len(inner.split()) > _FRAGMENT or not setting.after.strip() else None


_SAID_IN_JAPANESE = re.compile(
    r"^(?:など|等|、)?(?:と(?!呼|称|題|名付|名づけ|いう(?:名|言葉|用語|表現|題|タイトル|文字|意味)|は|も|の)|との(?:考え|認識|見解|見方|意見|意向|姿勢|立場|声|発言|談話|声明|コメント|方針|回答|指摘|批判|主張|言葉)|って|とした|とし|という(?:考え|認識|見解|見方|意見|意向|声|発言|コメント|回答|指摘|批判|主張|趣旨))"
)
_JAPANESE_END = re.compile(r"(?:[うくすつぬふむるいただねよかれろせ]|です|ます|ない|べき)[。!?！？…]*$")
_SAYS_IN_JAPANESE = re.compile(r"^[ 」「\n]*$|[はも][、,]?\s?$")  # nothing before it, or who says it
_SAYING_IN_JAPANESE = re.compile(
    r"(?:証言|発言|談|語る|主張|表明|指摘|批判|警告|反論|会見|見解)$|[はが]?(?:氏|首相|大統領|外相)$"
)
_SAYER_IN_JAPANESE = re.compile(  # 岸田首相「評価」
    r"(?:氏|[首外財法農]相|[一-鿿]{2}相|大統領|長官|大臣|大使|代表|議員|会長|報道官|政府|外務省|外交部|大統領[府室]|官邸|党|韓国|日本|中国|北朝鮮|米国?)[、 　]?$"
)
_CLAUSE_LENGTH = 8  # characters from which a stretch that ends in a verb's ending is a clause


def _kind_in_japanese(inner: str, setting: Setting) -> str | None:
    is_clause = bool(_JAPANESE_END.search(inner)) and len(inner) >= _CLAUSE_LENGTH
    kind = "full" if is_clause else "partial"
    after = setting.after.lstrip("」「 \n")  # 「…」「…」と述べた
    ends_there = not after.strip(" 。\n")
    stands_alone = ends_there and _SAYS_IN_JAPANESE.search(setting.before)
    if _SAID_IN_JAPANESE.search(after) or (is_clause and (stands_alone or setting.in_title)):
        return kind
    is_headline = _SAYING_IN_JAPANESE.search(after) or (
        ends_there and _SAYER_IN_JAPANESE.search(setting.before)
    )
    return kind if setting.in_title and is_headline else None
