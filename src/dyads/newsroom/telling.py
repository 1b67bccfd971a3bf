"""What changed between two editions, as sentences, as rows, as JSON, as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from dyads.charts import plain
from dyads.desk.changes import tell_changes
from dyads.newsroom.cards import Card
from dyads.newsroom.difference import Difference
from dyads.newsroom.findings import read_plainly
from dyads.newsroom.wording import Words

_LISTED = 6  # pairs in a sentence


def tell_difference(difference: Difference, words: Words) -> list[str]:
    """Return Markdown sentences: what limits the comparison, what changed in shares, which pairs are new and gone."""
    words = know(difference, words)
    return [
        *_tell_limits(difference, words),
        *tell_changes(difference.changes, words.names, words.say),
        *_tell_pairs(difference, words),
    ]


def know(difference: Difference, words: Words) -> Words:
    """Return words that call whom the registry does not know as the editions do."""
    cards = (difference.before, difference.after)
    written = {named.actor: named.name for card in cards for named in card.named}
    return replace(words, names=written | dict(words.names))


def to_json(difference: Difference, words: Words) -> dict[str, Any]:
    """Return the difference as plain values, None where a number is missing."""
    return {
        "before": _describe(difference, "before"),
        "after": _describe(difference, "after"),
        "articles_in_both": difference.changes.shared,
        "findings": [read_plainly(sentence) for sentence in tell_difference(difference, words)],
        "differences": {what: _records(table) for what, table in difference.changes.differences.items()},
        "pairs": {"unit": difference.unit or None, "rows": _records(difference.pairs)},
    }


def to_text(difference: Difference, words: Words) -> str:
    """Return the sentences under a line that names both editions."""
    before, after = name_both(difference, words)
    head = words.say(
        "{title}: {days}, compared with {days_before}",
        title=difference.after.title,
        days=after,
        days_before=before,
    )
    sentences = [f"- {read_plainly(sentence)}" for sentence in tell_difference(difference, words)]
    return "\n".join([head, "", *sentences])


def name_both(difference: Difference, words: Words) -> tuple[str, str]:
    """Return the days of both editions, with their revisions where these are all that tells them apart."""
    before, after = difference.before, difference.after
    if (before.briefing, before.start, before.end) != (after.briefing, after.start, after.end):
        return words.days(before), words.days(after)
    return _name_revision(before, words), _name_revision(after, words)


def _name_revision(card: Card, words: Words) -> str:
    return words.say("{subject} (revision {number})", subject=words.days(card), number=card.revision)


def _tell_limits(difference: Difference, words: Words) -> Iterator[str]:
    say = words.say
    if "registry" in difference.differing:
        yield say("The registries differ: who is new or gone may have been added or taken out there.")
    if "dyads" in difference.differing:
        yield say("Different versions of dyads made them: a difference may come from how it counts.")


def _tell_pairs(difference: Difference, words: Words) -> Iterator[str]:
    """Yield which pairs are new and which are gone; nothing is tested: sentences of one article depend on one another."""
    say, pairs = words.say, difference.pairs
    if not difference.unit:
        yield say("The editions count pairs by different units, so pairs are not compared.")
        return
    if difference.cut:
        yield say("Only the most frequent pairs are kept, so no pair is called new or gone.")
        return
    new, gone = pairs[pairs["n_ab_before"].isna()], pairs[pairs["n_ab_after"].isna()]
    if len(new):
        yield say("Pairs named together now and not before: {pairs}.", pairs=_list(new, "n_ab_after", words))
    if len(gone):
        gone = gone.sort_values(["rank_before", "a", "b"])
        yield say(
            "Pairs named together before and not now: {pairs}.", pairs=_list(gone, "n_ab_before", words)
        )


def _list(pairs: pd.DataFrame, count: str, words: Words) -> str:
    say = words.say
    listed = [
        f"**{plain(say.joined([words.actor(row['a']), words.actor(row['b'])]))}** ({say.number(row[count])})"
        for row in pairs.head(_LISTED).to_dict("records")
    ]
    left = len(pairs) - len(listed)
    return say.joined([*listed, say("{n:other|others}", n=left)] if left else listed)


def _describe(difference: Difference, which: str) -> dict[str, Any]:
    card = getattr(difference, which)
    return {
        "edition": card.address,
        "title": card.title,
        "start": card.start and card.start.isoformat(),
        "end": card.end and card.end.isoformat(),
        "as_of": card.as_of.isoformat(),
        "articles": card.articles,
    }


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in table.astype(object).to_dict("records")
    ]
