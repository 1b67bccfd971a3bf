"""Groups of the network in words: only those that hold together are told."""

import pytest

from dyads.desk import write_communities
from dyads.tables import COMMUNITIES, FREQUENCY


def communities_of(groups, p=0.01):
    """`groups`: one {actor: agreement} a community."""
    rows = [
        {
            "actor": actor,
            "community": number,
            "agreement": agreement,
            "modularity": 0.5,
            "chance": 0.3,
            "p": p,
        }
        for number, group in enumerate(groups)
        for actor, agreement in group.items()
    ]
    return COMMUNITIES.frame([COMMUNITIES.batch(rows)])


FIRM = {"chile": 0.9, "peru": 0.9, "china": 0.9}
LOOSE = {"japan": 0.4, "south-korea": 0.4, "russia": 0.4}


@pytest.mark.parametrize(
    ("groups", "p", "said"),
    [
        (
            [LOOSE, FIRM],
            0.01,
            (
                "The actors fall into 2 groups that are named together more within than between: modularity 0.50, in shuffled networks "
                "0.30 (p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.010). The largest that hold together when stories are drawn again:\n\n"
                "- [Chile](#evidence-chile), [China](#evidence-china) and [Peru](#evidence-peru): two of them stay together in 90% of the draws."
            ),
        ),
        (
            [LOOSE],
            0.01,
            (
                "The actors fall into 1 group that are named together more within than between: modularity 0.50, in shuffled networks "
                "0.30 (p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.010). No group holds together when stories are drawn again."
            ),
        ),
        (
            [FIRM],
            0.4,
            "No groups of actors can be told from accident: modularity 0.50, in shuffled networks 0.30 (p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.400).",
        ),
        (
            [],
            0.01,
            "Groups are not looked for: that takes 10 actors and 15 pairs that share two sentences or more.",
        ),
    ],
)
def test_groups_are_told_as_far_as_they_hold_together(read, groups, p, said):
    news = read()
    assert write_communities(news, communities_of(groups, p), FREQUENCY.empty()).markdown == said
