"""Longer proper names in English that a shorter name is only a part of: Korea Herald, East Japan Railway, University of Tokyo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import regex

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dyads.text.names.joined import Joined, Places

# What the longer name is a name of: a state, capital or person inside it is not named by it (COUNTING.md).
_BODY = (
    "Herald|Times|Post|Journal|Daily|Today|Tribune|Examiner|Beacon|Newspaper|Weekly|Review|Quarterly|Shimbun|Ilbo|Broadcasting|"
    "Railways?|Railroad|Airlines?|Airways|Air Lines|Airport|Aerospace|Shipping|Shipbuilding|Steel|Electric|Electronics|Motors?|"
    "Gas|Oil|Petroleum|Bank|Stock Exchange|Exchange|Securities|Insurance|Holdings|Corporation|Corp|Inc|Co|Ltd|Company|Group|"
    "Industries|Telecom|Tobacco|University|College|School|Academy|Institute|Institution|Center|Centre|Laboratory|Museum|"
    "Library|Hospital|Church|Society|Association|Federation|Foundation|Fund|Union|Council|Committee|Commission|"
    "Confederation|League|Club|Organi[sz]ation|Authority|Agency|Bureau|Board|Coalition|Network|Initiative|Party|"
    "Command|Brigade|Division|Regiment|Fleet|Army|Navy|Air Forces?|Marine Corps|Marines|Forces|Coast Guard|"
    "Treaty|Agreement|Accords?|Pact|Protocol|Declaration|Act|War|Annexation|Armistice|Statement|"
    "Standard Time|Daylight Time|Open|Cup|Olympics?|Olympic Games|Olympic|Summer Games|Creek|River|County|Correspondents|Marathon|Series|Championships?|Film Festival|Expo|Tower|Station|Stadium|Hotel|Street|"
    "Avenue|Square|Palace|Plaza|Bridge|Bay|Straits?|Alps|Monument|Memorial|Consensus|Tribunals?|Trials?|Convention|Metro|Subway|Seas?|Peninsula|Ocean|Islands?|Trench|World Heritage"
)
_HEADLINE_BODY = (
    "Herald|Times|Post|Journal|Daily|Shimbun|Railway|Airlines?|Airways|Steel|Electric|Exchange|University|College|"
    "Institute|Museum|Society|Association|Foundation|Federation|JoongAng|Ilbo|Olympics?|Open|Cup|Forces|Examiner|Creek"
)
_ROLE = (
    "President|Prime|Premier|Minister|Ministry|Secretary|Ambassador|Ambassadors|General|Gen|Admiral|Senator|Sen|Rep|Representative|"
    "Representatives|Chairman|Leader|Leaders|Governor|Vice|Deputy|Foreign|Defense|Defence|Chief|Special|Envoy|Department|"
    "Supreme|Court|Government|Emperor|King|Embassy|Trade|State"
)
_PARTNER = r"(?:-[A-Z][\w.]*)*"  # the other half of Japan-Korea Treaty
_AFTER = re.compile(
    rf"{_PARTNER}(?: (?!(?:{_ROLE})\b)[A-Z][\w'&-]*){{0,3}}? (?:(?:Self )?Defen[cs]e )?(?:{_BODY})\b(?!-)"
)
_HEADLINE_AFTER = re.compile(rf"{_PARTNER} (?:{_HEADLINE_BODY})\b")
_OF_TOWN = re.compile(  # a body or a building called after its town, in headlines too
    r" (?:(?:Central|Northern|Southern|Eastern|Western|North|South|East|West) )?"
    r"(?:(?:District|High|Family|Summary|Administrative|Bankruptcy|Municipal) Court|(?:(?:District|High) )?(?:Public )?Prosecutors?'? Office)\b|"
    r" (?:Metropolitan (?:Government|Assembly|Council|Police)|City Hall|National (?:University|Cemetery)|Stock Exchange|(?:International |Central )?(?:Airport|Station))\b|"
    r"(?<=Washington) State\b(?! (?:Department|Dept|Secretary|Visit|Dinner))"
)
_EVENT_AFTER = re.compile(r"(?:-[A-Z]\w+)* (?:War|Wars|Armistice|Annexation)\b")
_FLIGHT_AFTER = re.compile(r"(?: Lines| Air ?[Ll]ines)? [Ff]light \d")
_BEFORE_ENDS = (  # what _BEFORE can end with
    " of ", " for ", " on ", " the ", "All ", "Air ", "JR ", "Radio ", "Miss ", "George ", "Denzel ", "Booker ",
    "Mount ", "Fort ", "Lake ", "Port ", "Cool ",
)  # fmt: skip
_BEFORE = regex.compile(  # read backwards from the name
    r"(?:(?:Bank|Sea|University|College|Museum|Institute|Society|Association|Federation|Foundation|Council|Church|Academy|"
    r"Library|Party|Battle|Treaty|Chamber|Cent(?:er|re)|Corporation|Bay|Straits?|Gulf|Port|Bishop|Archbishop|Annexation|Times|"
    r"Voice|Radio|Fall) (?:of|for|on) (?:the )?|(?:^|[^\w.])(?:All|Air|JR|Radio|Miss|George|Denzel|Booker|Mount|Fort|Lake|Port|Cool) )$",
    regex.REVERSE,
)
_OF_A_CONTINENT = ("Latin ", "North ", "South ", "Central ")

_SPACE, _HYPHEN = ord(" "), ord("-")
_ASCII = 128
_ENDS_SO = np.zeros(
    (_ASCII + 1, _ASCII + 1), np.bool_
)  # by the two characters before the space that ends them
_ENDS_SO[
    tuple(zip(*((ord(end[-3]), ord(end[-2])) for end in _BEFORE_ENDS + _OF_A_CONTINENT), strict=True))
] = True


def may_be_parts(joined: Joined, starts: Places, ends: Places) -> NDArray[np.bool_]:
    """Say at one look of many names whether the letters beside them leave room for a longer proper name."""
    before, last, behind, then = (
        np.minimum(joined.codes[places % len(joined.codes)], _ASCII)
        for places in (starts - [[3], [2], [1]], ends - 1, ends, ends + 1)
    )
    is_behind = _ENDS_SO[before[0], before[1]] & (before[2] == _SPACE)
    goes_on = ((behind == _SPACE) | (behind == _HYPHEN)) & (then >= ord("A")) & (then <= ord("Z"))
    is_flight = (behind == _SPACE) & (then == ord("f"))
    leaves_room: NDArray[np.bool_] = (last < _ASCII) & (is_behind | goes_on | is_flight)
    return leaves_room


def goes_on_with_a_capital(flat: str, end: int) -> bool:
    """Say at one look whether a longer proper name may go on there."""
    return flat[end : end + 1] in {" ", "-"} and "A" <= flat[end + 1 : end + 2] <= "Z"


def is_end_of_longer_name(flat: str, start: int) -> bool:
    """Say whether what begins there in the folded text is only the end of a longer proper name: University of Tokyo.

    What stands before a person's name may be theirs, the party of somebody: of persons it is not asked.
    """
    may_be = flat.endswith(_BEFORE_ENDS, 0, start)
    return may_be and _BEFORE.search(flat[max(0, start - 32) : start]) is not None


def is_part_of_continent(flat: str, start: int) -> bool:
    """Say whether what begins there is only the end of a larger part of the world: Latin America, North American."""
    return flat.endswith(_OF_A_CONTINENT, 0, start)


def is_start_of_longer_name(flat: str, end: int, *, headline: bool) -> bool:
    """Say whether what ends there is only the start of a longer proper name: Korea Herald.

    In a headline every word has a capital, so that only words that name nothing else end a longer name there.
    """
    return (_HEADLINE_AFTER if headline else _AFTER).match(flat, end) is not None


def is_part_of_town_name(flat: str, end: int) -> bool:
    """Say whether a capital that ends there is only a part of a longer name: Tokyo District Court, Washington State."""
    return goes_on_with_a_capital(flat, end) and _OF_TOWN.match(flat, end) is not None


def is_part_of_event(flat: str, end: int) -> bool:
    """Say whether an adjective that ends there is only a part of an event's name: the Korean War."""
    return goes_on_with_a_capital(flat, end) and _EVENT_AFTER.match(flat, end) is not None


def is_flight(flat: str, end: int) -> bool:
    """Say whether an airline's name that ends there is only a flight's: Korean Air Flight 1."""
    return _FLIGHT_AFTER.match(flat, end) is not None
