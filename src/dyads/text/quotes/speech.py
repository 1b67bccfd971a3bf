"""Verbs that report speech, where an English sentence has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

_VERBS = (
    r"said|say|says|saying|told|tells?|telling|add(?:ed|s|ing)|asks?|asked|asking|stress(?:ed|es|ing)|noted|noting|"
    r"warn(?:ed|s)|explain(?:ed|s|ing)|insist(?:ed|s|ing)|argue[ds]?|arguing|claim(?:ed|ing)|declar(?:ed|es|ing)|"
    r"announc(?:ed|es|ing)|vow(?:ed|s|ing)|pledg(?:ed|es|ing)|urg(?:ed|es|ing)|call(?:ed|ing)|describ(?:ed|es|ing)|"
    r"repl(?:ied|ies|ying)|respond(?:ed|s|ing)|wrote|writes|writing|tweet(?:ed|ing)|posted|complain(?:ed|s|ing)|"
    r"acknowledg(?:ed|es|ing)|admit(?:ted|s|ting)|agree[ds]|agreeing|confirm(?:ed|s|ing)|conclud(?:ed|es|ing)|"
    r"continu(?:ed|es)|den(?:ied|ies|ying)|emphasi[sz](?:ed|es|ing)|express(?:ed|es|ing)|highlight(?:ed|s|ing)|"
    r"mentioned|mentioning|observed|observes|quip(?:ped|s)|recalled|recalling|reiterat(?:ed|es|ing)|"
    r"remark(?:ed|ing)|repeat(?:ed|s|ing)|reported|reveal(?:ed|s|ing)|stated|stating|suggest(?:ed|s|ing)|"
    r"testif(?:ied|ies|ying)|critici[sz](?:ed|es|ing)|condemn(?:ed|s|ing)|denounc(?:ed|es|ing)|prais(?:ed|ing)|"
    r"hail(?:ed|ing)|welcom(?:ed|ing)|accus(?:ed|es|ing)|threaten(?:ed|s|ing)|demand(?:ed|ing)|assert(?:ed|s|ing)|"
    r"affirm(?:ed|s|ing)|reaffirm(?:ed|s|ing)|promis(?:ed|ing)|predict(?:ed|s|ing)|point(?:ed|s|ing) out|went on|goes on|"
    r"quot(?:ed|ing)|cit(?:ed|ing)|defin(?:ed|ing)|characteri[sz](?:ed|es|ing)|defend(?:ed|s|ing)|label(?:l?ed|l?ing)|scold(?:ed|s|ing)|referr?(?:ed|ing) to|"
    r"stipulat(?:ed|es|ing)|voic(?:ed|es|ing)|lament(?:ed|s|ing)|maintained|proclaim(?:ed|s|ing)|conced(?:ed|es|ing)|"
    r"jok(?:ed|ing)|mutter(?:ed|ing)|shout(?:ed|ing)|vent(?:ed|ing)|mus(?:ed|ing)|exclaim(?:ed|ing)|recount(?:ed|ing)"
)
_NOUNS = (
    r"calls|claims|notes|reports|states|demands|promises|quotes|cites|posts|reads|jokes|remarks|refers to"
)
_CUE = re.compile(
    rf"\b(?:{_VERBS})\b|\b[Aa]ccording to\b|\bin (?:his|her|their|its) words\b"
    rf"|(?:(?<=[a-z] )|(?<=, ))(?:{_NOUNS})\b(?= (?:that|it|the|its|his|her|on|for|him|them)\b)"
)


_STEMS = AhoCorasick(  # the letters that a cue begins with, one for each alternative
    [
        *(
            stem[0]
            for verb in re.split(r"\|(?![^(]*\))", _VERBS)
            if (stem := re.match(r"[a-z]+(?!\?)", verb))
        ),
        *_NOUNS.split("|"),
        *(f"in {whose} words" for whose in ("his", "her", "their", "its")),
        *("According to", "according to"),
    ]
)


def find_cues(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the verbs of speech between start and end; what may be a noun ("reports", "calls") only before a complement."""
    stems = _STEMS.find_matches_as_indexes(text[start:end], overlapping=True)
    free = start
    for place in sorted({start + stem for _, stem, _ in stems}):
        if place >= free and (cue := _CUE.match(text, place, end)):
            yield cue
            free = cue.end()
