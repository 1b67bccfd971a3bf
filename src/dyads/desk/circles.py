"""Whether the network falls into groups, in words that say how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pandas as pd

from dyads.analysis.communities import LEAST_ACTORS, LEAST_PAIRS
from dyads.charts import TextView, plain, show_text
from dyads.charts.doors import door
from dyads.desk.news import News
from dyads.desk.phrases import CONVINCING, small
from dyads.language import Speaker, speaking

_SHOWN = 6  # actors of a group
_LEAST = 3  # actors: two are a pair
_MOST = 5  # groups
_FIRM = 2 / 3  # of the draws in which the actors of a group stay together


def write_communities(news: News, communities: pd.DataFrame, frequency: pd.DataFrame) -> TextView:
    """Return into which groups the network falls and how well each holds together; that it falls into none, or is too small."""
    say = speaking(news.language)
    if communities.empty:
        return show_text(
            say(
                "Groups are not looked for: that takes {actors} actors and {pairs} pairs that share two sentences or more.",
                actors=LEAST_ACTORS,
                pairs=LEAST_PAIRS,
            )
        )
    whole = communities.iloc[0]
    numbers = {
        "modularity": say.number(whole["modularity"], 2),
        "chance": say.number(whole["chance"], 2),
        "p": small("p", whole["p"]),
    }
    if whole["p"] > CONVINCING:
        return show_text(
            say(
                "No groups of actors can be told from accident: modularity {modularity}, in shuffled networks {chance} ({p}).",
                **numbers,
            )
        )
    head = say(
        "The actors fall into {n:group|groups} that are named together more within than between: modularity {modularity}, in shuffled networks {chance} ({p}).",
        n=int(communities["community"].nunique()),
        **numbers,
    )
    firm = list(islice(_groups(news, communities, frequency, say), _MOST))
    if not firm:
        return show_text(say.prose(head, say("No group holds together when stories are drawn again.")))
    told = say("The largest that hold together when stories are drawn again:")
    return show_text("\n".join([say.prose(head, told), "", *(f"- {group}" for group in firm)]))


def _groups(news: News, communities: pd.DataFrame, frequency: pd.DataFrame, say: Speaker) -> Iterator[str]:
    ranks = {actor: place for place, actor in enumerate(frequency["actor"])}
    for _, group in communities.groupby("community"):
        share = group["agreement"].mean()
        if len(group) < _LEAST or not share >= _FIRM:
            continue
        actors = sorted(group["actor"], key=lambda actor: (ranks.get(actor, len(ranks)), actor))
        names = [f"[{plain(news.names[actor])}](#{door(actor)})" for actor in actors[:_SHOWN]]
        left = len(actors) - len(names)
        yield say(
            "{names}: two of them stay together in {share} of the draws.",
            names=say.joined([*names, say("{n:other|others}", n=left)] if left else names),
            share=say.share(share),
        )
