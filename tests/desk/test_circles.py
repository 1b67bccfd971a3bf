"""Groups of the network in words: only those that hold together are told."""

import pytest

import dyads
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


def test_what_is_only_counted_of_a_group_opens_its_sentences_too(tmp_path):
    names = ["Japan", "Peru", "Chile", "China", "Russia", "Australia", "Canada", "France"]
    for number, name in enumerate(names):
        (tmp_path / f"{number}.txt").write_text(f"Tuna\n\nThe quota was set by {name}.\n", encoding="utf-8")
    news = dyads.open(str(tmp_path))
    frequency = dyads.count_mentions(news.mentions, news.documents)
    group = communities_of([dict.fromkeys(frequency["actor"], 0.9)])
    told = str(write_communities(news, group, frequency).markdown)
    assert "[2 others](#evidence-others-0)" in told
    items = dyads.show_communities(news, group, frequency).items
    assert len(items) == 7
    others = [news.names[actor] for actor in frequency["actor"][6:]]
    assert items["evidence-others-0"]["label"] == " and ".join(others)
    assert items["evidence-others-0"]["total"] == 2
    assert {door for door in items if f"(#{door})" in told} == set(items)
