import re

import pytest
from small_tables import pairs_of

from dyads.charts import plot_heatmap, plot_network, plot_partners, plot_tree
from dyads.tables import COOCCURRENCE

NAMES = {"a": "Ana", "b": "Ben", "c": "Cleo"}
PAIRS = pairs_of({("a", "b"): (8, 0.01), ("a", "c"): (4, 0.01)})
OTHER_UNITS = {
    "en": r"(?i)sentence|article",
    "ko": "문장|기사",
    "ja": "文|記事",
}
PLOTS = {
    "heatmap": plot_heatmap,
    "network": plot_network,
    "tree": plot_tree,
    "partners": lambda pairs, names, **rest: plot_partners(pairs, "a", names, **rest),
}


def said(figure):
    return "\n".join([figure.title, figure.description, figure.svg, *(c.label for c in figure.data.columns)])


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_what_is_counted_by_paragraph_speaks_of_paragraphs_alone(plot, language):
    for pairs in (PAIRS, PAIRS.assign(q=None), COOCCURRENCE.empty()):
        words = said(plot(pairs, NAMES, unit="paragraph", language=language))
        assert re.search("(?i)paragraph|문단|段落", words)
        assert not re.search(OTHER_UNITS[language], words)


@pytest.mark.parametrize("plot", [plot_heatmap, plot_network, plot_tree])
def test_a_pair_that_is_not_shown_is_not_denied(plot):
    assert (
        plot(PAIRS, NAMES, top=1).title == "A pair takes two actors, but only the most named is shown here."
    )
    apart = pairs_of({("a", "c"): (4, 0.01), ("b", "d"): (4, 0.01)})
    assert (
        plot(apart, NAMES, top=2, unit="paragraph").title
        == "No two of the 2 most named actors are named in the same paragraph."
    )
