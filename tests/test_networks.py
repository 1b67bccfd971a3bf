"""A network comes back from every file as it went in: names in three scripts, weights, lift and q, and what is missing."""

import json

import networkx as nx
import pandas as pd
import pytest

from dyads.networks import write_network

NAMES = {"japan": "日本", "south-korea": "대한민국", "peru": "Peru & Co <Lima>"}
PAIRS = pd.DataFrame(
    {
        "a": ["japan", "japan"],
        "b": ["south-korea", "peru"],
        "n_ab": [3, 1],
        "lift": [2.5, 0.75],
        "q": [0.01, None],
        "testable": [True, False],
    }
)
ACTORS = pd.DataFrame({"actor": ["japan", "peru"], "documents": [4, 1], "dispersion": [0.5, None]})


@pytest.fixture
def write(tmp_path):
    return lambda ending, pairs=PAIRS: write_network(pairs, NAMES, tmp_path / f"net.{ending}", actors=ACTORS)


READERS = {
    "graphml": nx.read_graphml,
    "gexf": nx.read_gexf,
    "json": lambda path: nx.node_link_graph(json.loads(path.read_bytes()), edges="edges"),
}


@pytest.mark.parametrize("ending", READERS)
def test_a_network_comes_back_whole(write, ending):
    graph = READERS[ending](write(ending))
    assert {actor: graph.nodes[actor]["label"] for actor in graph} == NAMES
    assert graph.nodes["japan"]["documents"] == 4
    both, once = graph.edges["japan", "south-korea"], graph.edges["japan", "peru"]
    assert (both["weight"], both["lift"], both["q"], both["testable"]) == (3, 2.5, 0.01, True)
    assert (once["weight"], once["lift"], once["testable"]) == (1, 0.75, False)


@pytest.mark.parametrize("ending", READERS)
def test_what_is_missing_is_left_out_and_not_made_up(write, ending):
    graph = READERS[ending](write(ending))
    assert "q" not in graph.edges["japan", "peru"]
    assert "dispersion" not in graph.nodes["peru"]
    assert "documents" not in graph.nodes["south-korea"]


@pytest.mark.parametrize(
    ("ending", "read"), [("csv", pd.read_csv), ("parquet", pd.read_parquet)]
)  # fmt: skip
def test_a_list_of_links_names_both_ends(write, ending, read):
    links = read(write(ending))
    assert links.columns.tolist() == [
        "source", "target", "source_label", "target_label", "weight", "lift", "q", "testable",
    ]  # fmt: skip
    assert links.loc[0, ["source", "target", "source_label", "target_label"]].tolist() == [
        "japan", "south-korea", "日本", "대한민국",
    ]  # fmt: skip
    assert links["weight"].tolist() == [3, 1]
    assert links["q"].isna().tolist() == [False, True]
    assert nx.from_pandas_edgelist(links, edge_attr=True).edges["japan", "peru"]["lift"] == 0.75


@pytest.mark.parametrize("ending", [*READERS, "csv", "parquet"])
def test_the_same_network_gives_the_same_bytes_and_none_gives_an_empty_file(write, ending):
    first = write(ending).read_bytes()
    assert write(ending).read_bytes() == first
    assert b"lastmodified" not in first
    empty = write(ending, PAIRS.head(0))
    if ending in READERS:
        assert len(READERS[ending](empty)) == 0
    else:
        assert empty.stat().st_size > 0


def test_truth_values_are_written_as_xml_has_them(write):
    for ending in ("graphml", "gexf"):
        text = write(ending).read_text(encoding="utf-8")
        assert ("true<" in text or '"true"' in text, "True" in text) == (True, False)


def test_an_ending_that_is_no_form_is_refused_with_those_there_are(write):
    with pytest.raises(ValueError, match="ending") as refused:
        write("xml")
    assert (
        str(refused.value)
        == "net.xml: the ending says the form; write .graphml, .gexf, .csv, .parquet, .json"
    )
