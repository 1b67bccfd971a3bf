"""Briefings that can be trusted and re-run: who is named in a pile of articles, with whom, when, and what changed.

    import dyads

    news = dyads.open("sample", period="2015")
    frequency = dyads.count_mentions(news.mentions, news.documents)
    dyads.plot_frequency(frequency, news.names)

Every name below is loaded when it is first used, so that `import dyads` costs nothing.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)  # the names stand in __init__.pyi
