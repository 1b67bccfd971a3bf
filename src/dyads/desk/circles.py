"""Whether the network falls into groups, in words that say how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dyads.analysis.communities import LEAST_ACTORS, LEAST_PAIRS
from dyads.charts import TextView, plain, show_text
from dyads.charts.doors import door
from dyads.desk.evidence import EvidenceView, Item, SentenceDesk
from dyads.desk.news import News
from dyads.desk.phrases import CONVINCING, small
from dyads.language import Speaker, speaking

_SHOWN = 6  # actors of a group
_LEAST = 3  # actors: two are a pair
_MOST = 5  # groups
_SENTENCES = 3  # behind an actor at most
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
    firm = _find_firm(communities, frequency)
    if not firm:
        return show_text(say.prose(head, say("No group holds together when stories are drawn again.")))
    told = say("The largest that hold together when stories are drawn again:")
    groups = (f"- {_tell(group, news, say)}" for group in firm)
    return show_text("\n".join([say.prose(head, told), "", *groups]))


def show_communities(news: News, communities: pd.DataFrame, frequency: pd.DataFrame) -> EvidenceView:
    """Return the sentences behind each actor that `write_communities` names, and behind those that it only counts."""
    desk = SentenceDesk(news, news.names, _SENTENCES)
    counted = news.mentions[news.mentions["counted"]]
    items: dict[str, Item] = {}
    for group in _find_firm(communities, frequency):
        for actor in group.named:
            items[door(actor)] = desk.item(news.names[actor], counted[counted["actor"] == actor])
        if group.others:
            label = speaking(news.language).joined([news.names[actor] for actor in group.others])
            items[group.door] = desk.item(label, counted[counted["actor"].isin(group.others)])
    return EvidenceView(items, news.language)


@dataclass(frozen=True, slots=True)
class _Group:
    """Actors that stay together in that share of the draws, the most named first."""

    number: int
    actors: tuple[str, ...]
    share: float

    @property
    def named(self) -> tuple[str, ...]:
        return self.actors[:_SHOWN]

    @property
    def others(self) -> tuple[str, ...]:
        return self.actors[_SHOWN:]

    @property
    def door(self) -> str:
        """Return the anchor of the sentences of the others."""
        return door(f"others-{self.number}")


def _find_firm(communities: pd.DataFrame, frequency: pd.DataFrame) -> list[_Group]:
    """Return the groups that hold together, the largest first."""
    ranks = {actor: place for place, actor in enumerate(frequency["actor"])}
    groups = (
        _Group(
            number,
            tuple(sorted(group["actor"], key=lambda actor: (ranks.get(actor, len(ranks)), actor))),
            group["agreement"].mean(),
        )
        for number, (_, group) in enumerate(communities.groupby("community"))
    )
    return [group for group in groups if len(group.actors) >= _LEAST and group.share >= _FIRM][:_MOST]


def _tell(group: _Group, news: News, say: Speaker) -> str:
    names = [f"[{plain(news.names[actor])}](#{door(actor)})" for actor in group.named]
    if group.others:
        names.append(f"[{say('{n:other|others}', n=len(group.others))}](#{group.door})")
    return say(
        "{names}: two of them stay together in {share} of the draws.",
        names=say.joined(names),
        share=say.share(group.share),
    )
