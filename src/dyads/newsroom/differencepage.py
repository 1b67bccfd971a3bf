"""What changed between two editions, as a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dyads.desk.changes import What
from dyads.language import Speaker
from dyads.newsroom.difference import Difference
from dyads.newsroom.rendering import render
from dyads.newsroom.telling import know, name_both, tell_difference
from dyads.newsroom.wording import Words
from dyads.report.markdown import parse_markdown
from dyads.report.shell import embed_fonts

_SHOWN = 200  # rows of a table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it is set: columns as label and setting, cells as text."""

    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    left: int  # rows that are not shown


def render_difference(difference: Difference, words: Words) -> str:
    """Return the page: the sentences, then every difference and every pair."""
    words = know(difference, words)
    say, changes = words.say, difference.changes
    captions: Mapping[What, str] = {
        "actor": say("Who is named"),
        "issue": say("What it is about"),
        "pair": say("Who is named together"),
    }
    tables = [_set_differences(table, captions[what], words) for what, table in changes.differences.items()]
    tables += [_set_pairs(difference, words)] if difference.unit else []
    before, after = name_both(difference, words)
    page = render(
        "difference.html",
        words,
        title=difference.after.title,
        heading=say(
            "{days}, compared with {days_before}",
            days=after,
            days_before=before,
        ),
        line=difference.after.title,
        sentences=[parse_markdown(sentence) for sentence in tell_difference(difference, words)],
        tables=tables,
    )
    return embed_fonts(page)


def _set_differences(table: pd.DataFrame, caption: str, words: Words) -> Sheet:
    say = words.say
    columns = (
        (say("Name"), "words"),
        (say("Articles before"), "number"),
        (say("Articles now"), "number"),
        (say("Share before"), "number"),
        (say("Share now"), "number"),
        (say("Change in points, 95% interval"), "number"),
        ("q", "number"),
    )
    rows = tuple(
        (
            words.item(str(row["item"])),
            say.number(row["before"]),
            say.number(row["after"]),
            say.share(_known(row["share_before"])),
            say.share(_known(row["share_after"])),
            _write_change(row, say),
            say("not testable") if not row["testable"] else say.number(row["q"], 3),
        )
        for row in table.head(_SHOWN).to_dict("records")
    )
    return Sheet(caption, columns, rows, len(table) - len(rows))


def _set_pairs(difference: Difference, words: Words) -> Sheet:
    say = words.say
    columns = (
        (say("Pair"), "words"),
        (say("Together before"), "number"),
        (say("Together now"), "number"),
        (say("Rank before"), "number"),
        (say("Rank now"), "number"),
        (say("Lift before"), "number"),
        (say("Lift now"), "number"),
    )
    measures = [f"{measure}_{side}" for measure in ("n_ab", "rank", "lift") for side in ("before", "after")]
    rows = tuple(
        (
            words.item(f"{row['a']}+{row['b']}"),
            *(say.number(_known(row[name]), 1 if name.startswith("lift") else 0) for name in measures),
        )
        for row in difference.pairs.head(_SHOWN).to_dict("records")
    )
    caption = say(
        "Who is named together, by {unit}; nothing is tested here", unit=words.unit(difference.unit)
    )
    return Sheet(caption, columns, rows, len(difference.pairs) - len(rows))


def _write_change(row: Mapping[Any, Any], say: Speaker) -> str:
    if pd.isna(row["difference"]):
        return say.number(None)
    points = say.number(100 * row["difference"])
    if pd.isna(row["low"]):
        return points
    return say(
        "{points} ({low} to {high})",
        points=points,
        low=say.number(100 * row["low"]),
        high=say.number(100 * row["high"]),
    )


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value
