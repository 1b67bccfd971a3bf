"""How the site is made: Sphinx with MyST, and pages whose body is made from the code (docs/decisions/0018)."""

import logging
import re
import sys
from pathlib import Path

from sphinx.application import Sphinx

import dyads

HERE = Path(__file__).parent
GALLERY = HERE.parent / "build" / "gallery"
sys.path.insert(0, str(HERE))

from made import MADE  # noqa: E402  # the folder beside this file, found by the line above
from made.figures import show_figures  # noqa: E402
from made.finish import finish  # noqa: E402
from made.pages import show_pages  # noqa: E402

project, author, release = "dyads", "the dyads project", dyads.__version__
copyright = f"{author}, MIT licence"  # noqa: A001  # Sphinx's name for it

extensions = ["myst_parser"]
exclude_patterns = ["made", "pictures"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 4
myst_links_external_new_tab = False
nitpicky = True
nitpick_ignore_regex = [("py:.*", ".*")]  # types in signatures are read, not followed
python_display_short_literal_types = True
python_use_unqualified_type_names = True
smartquotes = False

html_theme = "furo"
html_title = "dyads"
html_static_path = ["static"]
html_extra_path = [str(GALLERY)] if GALLERY.is_dir() else []  # made by `make docs` before
html_css_files = ["dyads.css"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": False}

_PLACE = re.compile(r"^<!-- made: ([\w-]+) -->$", re.MULTILINE)


def _fill(_app: Sphinx, page: str, content: list[str]) -> None:
    """Put what is made from the code where a page asks for it."""
    if page == "gallery":
        content[0] = show_figures(show_pages(content[0], GALLERY))
    content[0] = _PLACE.sub(lambda place: MADE[place[1]](), content[0])


def _end(app: Sphinx, fault: Exception | None) -> None:
    if fault is None:
        finish(Path(app.outdir))


def setup(app: Sphinx) -> None:
    for talker in ("dyads", "fontTools"):
        logging.getLogger(talker).setLevel(logging.WARNING)
    app.connect("source-read", _fill)
    app.connect("build-finished", _end)
