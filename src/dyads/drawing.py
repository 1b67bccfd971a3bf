"""An IPython extension: what an analyst draws with matplotlib in a notebook comes out as a vector picture in our font.

The kernel of an edition loads it (report/execute.py), and any other by `%load_ext dyads.drawing`. It costs nothing until matplotlib is imported.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell
    from matplotlib.figure import Figure

_FIGURE = "matplotlib.figure"


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Let matplotlib draw as a page needs it, as soon as it is there."""
    shell.config.InlineBackend.figure_formats = {"svg"}
    if _FIGURE in sys.modules:
        _set_up(sys.modules[_FIGURE])
    else:
        sys.meta_path.insert(0, _Watch())


def describe(figure: Figure) -> str:
    """Return what is written in the figure: its titles, what its axes are called, what its key tells apart."""
    words = [figure.get_suptitle()]
    for axes in figure.axes:
        key = axes.get_legend()
        words += [axes.get_title(), axes.get_ylabel(), axes.get_xlabel()]
        words += [entry.get_text() for entry in key.get_texts()] if key else []
    return " · ".join(dict.fromkeys(" ".join(word.split()) for word in words if word.strip())) or repr(figure)


class _Watch:
    """Sees matplotlib's figure being imported, and lets it be as we need it."""

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        if name != _FIGURE:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def load_and_set_up(module: ModuleType) -> None:
                load(module)
                _set_up(module)

            spec.loader.exec_module = load_and_set_up  # type: ignore[method-assign]  # this loader is this module's alone
        return spec


def _set_up(module: Any) -> None:
    """Draw in our font, with letters that stay letters, and the same figure as the same bytes; a figure says what it shows."""
    from matplotlib import font_manager, rcParams  # noqa: PLC0415  # this runs only where matplotlib is wanted

    from dyads import fonts  # noqa: PLC0415  # the same

    # IPython's name; what is set in its formatters goes when the inline backend comes
    module.Figure._repr_pretty_ = lambda figure, printer, _: printer.text(describe(figure))
    for font in (fonts.REGULAR, fonts.BOLD):
        font_manager.fontManager.addfont(font)
    rcParams.update(
        {
            "font.family": [fonts.FAMILY],
            "font.sans-serif": [
                fonts.FAMILY,
                *rcParams["font.sans-serif"],
            ],  # for styles that ask for any sans-serif
            "mathtext.default": "regular",  # the powers of a logarithmic axis
            "svg.fonttype": "none",
            "svg.hashsalt": "dyads",
        }
    )
