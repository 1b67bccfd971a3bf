"""Briefings that can be trusted and re-run: who is named in a pile of articles, with whom, when, and what changed.

    import dyads

    news = dyads.open("sample", period="2015")
    news.timeline("Shinzo Abe", "Park Geun-hye")      # questions are verbs of News: frequency, ego, compare, select …
    news.evidence("Japan", "South Korea")             # the sentences behind a number
    news.concordance("comfort women")                 # a keyword in its contexts
    dyads.explore(news)                               # the same under controls, in JupyterLab

The shipped notebooks are written with the functions: `count_`, `pair_` and `bin_` make tables, `plot_` figures, `show_` tables for readers,
`write_` sentences. Measures that no notebook calls stand in `dyads.analysis`. Every name is loaded when it is first used, so that
`import dyads` costs nothing.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)  # the names stand in __init__.pyi
