"""A network as a file that other programs open: Gephi, Cytoscape, networkx, a spreadsheet."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dyads.formulas import defuse

_MADE = re.compile(r' lastmodifieddate="[^"]*"')  # the clock is no part of a network


def write_network(
    pairs: pd.DataFrame,
    names: Mapping[str, str],
    path: str | Path,
    *,
    actors: pd.DataFrame | None = None,
) -> Path:
    """Write who is named with whom as GraphML, GEXF, CSV, Parquet or JSON, as the ending of the path says, and return the path.

    `pairs` has a row a pair with `a`, `b` and `n_ab`, the weight; every other column (lift, npmi, q …) goes along where it has a value.
    `actors` has a row an actor with `actor`, as `count_mentions` and `find_communities` give it: its columns go with the actor.
    CSV and Parquet are lists of links, `source` and `target` as Gephi and networkx expect them, and know nothing of actors;
    JSON is what `networkx.node_link_graph(…, edges="edges")` reads. The same network gives the same bytes.

    >>> pairs = news.select(period=2015).cooccurrence().table
    >>> dyads.write_network(pairs, news.names, folder / "network.graphml").name
    'network.graphml'
    """
    path = Path(path)
    write = _FORMS.get(path.suffix.lower())
    if write is None:
        raise ValueError(f"{path.name}: the ending says the form; write {', '.join(_FORMS)}")
    path.write_bytes(write(make_graph(pairs, names, actors)))
    return path


def make_graph(
    pairs: pd.DataFrame, names: Mapping[str, str], actors: pd.DataFrame | None = None
) -> nx.Graph[str]:
    """Return the network as networkx has it: nodes with a `label`, links with a `weight`, and what else is known of both."""
    known = {row.pop("actor"): row for row in _rows(actors)} if actors is not None else {}
    graph: nx.Graph[str] = nx.Graph()
    for row in _rows(pairs):
        a, b, weight = row.pop("a"), row.pop("b"), row.pop("n_ab")
        for actor in (a, b):
            graph.add_node(actor, label=names.get(actor, actor), **known.get(actor, {}))
        graph.add_edge(a, b, weight=weight, **row)
    return graph


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield each row as plain values, without what is missing: GraphML has no word for it."""
    for row in pa.Table.from_pandas(table, preserve_index=False).to_pylist():
        yield {str(name): value for name, value in row.items() if not _is_missing(value)}


def _is_missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _graphml(graph: nx.Graph[str]) -> bytes:
    """Return GraphML, whose truth values are in small letters, as XML has them."""
    text = "\n".join([*nx.generate_graphml(graph), ""])
    truths = "|".join(re.findall(r'<key id="(d\d+)"[^>]*attr\.type="boolean"', text))
    return re.sub(
        rf'(?<=<data key=")({truths})">(True|False)(?=</data>)', lambda said: said[0].lower(), text
    ).encode()


def _gexf(graph: nx.Graph[str]) -> bytes:
    return _MADE.sub("", "\n".join([*nx.generate_gexf(graph), ""])).encode()


def _json(graph: nx.Graph[str]) -> bytes:
    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1).encode() + b"\n"


def _csv(graph: nx.Graph[str]) -> bytes:
    links = _links(graph).to_pandas()
    for column in links.select_dtypes(["object", "string"]):
        links[column] = links[column].map(lambda value: defuse(value) if isinstance(value, str) else value)
    text = str(links.to_csv(index=False, lineterminator="\n"))
    return text.encode("utf-8-sig")  # the mark lets spreadsheets read Korean and Japanese as what they are


def _parquet(graph: nx.Graph[str]) -> bytes:
    written = io.BytesIO()
    pq.write_table(_links(graph), written)
    return written.getvalue()


def _links(graph: nx.Graph[str]) -> pa.Table:
    """Return one row a link, with the ids and names of both ends first."""
    rows = [
        {
            "source": a,
            "target": b,
            "source_label": graph.nodes[a]["label"],
            "target_label": graph.nodes[b]["label"],
            **known,
        }
        for a, b, known in graph.edges(data=True)
    ]
    ends = dict.fromkeys(("source", "target", "source_label", "target_label", "weight"))
    columns = list(dict.fromkeys([*ends, *(name for row in rows for name in row)]))
    return pa.table({name: pa.array([row.get(name) for row in rows]) for name in columns})


_FORMS: dict[str, Callable[[nx.Graph[str]], bytes]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".csv": _csv,
    ".parquet": _parquet,
    ".json": _json,
}
