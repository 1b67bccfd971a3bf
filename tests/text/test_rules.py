import re

import pytest

from dyads.model import Sense
from dyads.text.meaning.places import _CAPITAL_RULES, _SEAT_RULES, _STATE_RULES
from dyads.text.meaning.rules import Rule, Rules

RULES = Rules(
    Rule("along a river", Sense.PLACE, before=re.compile(r"\b(?:on|along) (?:the )?(?:upper )?$")),
    Rule("subject", Sense.ACTOR, before=re.compile(r"^$|\band $"), after=re.compile(r" (?:says|said)\b")),
    Rule("undecided", Sense.AMBIGUOUS, weak=True),
)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("walks along ", "", "along a river"),
        ("walks along the ", "", "along a river"),
        ("walks on the upper ", " said", "along a river"),
        ("iron ", "", "undecided"),
        ("", " said no", "subject"),
        ("", " sank", "undecided"),
        ("he and ", " says", "subject"),
        ("the upper ", " said", "undecided"),
        ("on the\n", "", "undecided"),
    ],
)
def test_the_first_rule_that_fits_reads_a_name(before, after, rule):
    assert RULES.read(before, after).rule == rule


WORDS = [
    "in",
    "the",
    "of",
    "from",
    "to",
    "and",
    "both",
    "visit",
    "visited",
    "officials",
    "capital",
    "it",
    "was",
    "nearby",
    "-led",
    "u.s.",
    "seoul-",
    "over",
    "toward",
]


@pytest.mark.parametrize("rules", [_STATE_RULES, _CAPITAL_RULES, _SEAT_RULES])
def test_which_rules_fit_behind_a_word_says_no_less_than_asking_them_all(rules):
    befores = [f"{one} {two} {three} " for one in WORDS for two in WORDS for three in WORDS]
    for before in ["", "and\n", *befores]:
        for rule in rules.all:
            if rule.before is not None and rule.before.search(before):
                assert rule in rules.behind(before)


@pytest.mark.parametrize("rules", [_STATE_RULES, _CAPITAL_RULES, _SEAT_RULES])
def test_what_two_words_settle_is_what_the_whole_text_says(rules):
    behind = ["'s navy ", " said ", ", which fears ", "-led ", " time ", " and ", ". ", " policy ", ""]
    settled = 0
    for one in WORDS:
        for after in behind:
            end = after.find(" ", 1) + 1 or len(after)
            if (reading := rules.settle(f" {one} ", after[:end])) is not None:
                settled += 1
                for before in ("arrived", "ties between the north", "a", "letters from people"):
                    assert rules.read(f"{before} {one} ", after) == reading
    assert settled > len(WORDS)
