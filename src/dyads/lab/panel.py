"""The panel in the browser: what the controls say comes in, what is to be seen goes out."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dyads import vega
from dyads.errors import DyadsError
from dyads.lab.choices import list_choices, list_words
from dyads.lab.sentences import find_behind
from dyads.lab.view import read_view

try:
    import anywidget
    import traitlets
except ModuleNotFoundError as missing:
    raise DyadsError(
        f"the controls of dyads.explore need {missing.name}: pip install 'dyads[lab]'"
    ) from missing

if TYPE_CHECKING:
    from dyads.lab.explorer import Explorer

_HERE = files("dyads.lab") / "assets"


class Panel(anywidget.AnyWidget):
    """Controls, charts and sentences; everything a browser needs is in the script, so no network is asked."""

    _esm = f"{vega.load_bundle()}\n{(_HERE / 'panel.js').read_text(encoding='utf-8')}"
    _css = (_HERE / "panel.css").read_text(encoding="utf-8")

    words = traitlets.Dict().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)
    fault = traitlets.Unicode().tag(sync=True)


def open_panel(explorer: Explorer) -> Panel:
    """Return the panel of an explorer: it follows the controls, opens sentences and writes params."""
    panel = Panel(
        words=list_words(explorer.all_news.language),
        choices=list_choices(explorer.all_news),
        view=explorer.view.to_json(),
        spec=explorer.figure.spec,
        said=str(explorer.news),
    )

    def follow(change: dict[str, Any]) -> None:
        try:
            explorer.look(read_view(change["new"]))
        except (ValueError, DyadsError) as error:
            panel.fault = str(error)
            return
        with panel.hold_sync():
            panel.fault = ""
            panel.spec = explorer.figure.spec
            panel.said = str(explorer.news)

    def answer(_: Any, asked: dict[str, Any], __: Any) -> None:
        match asked:
            case {"ask": "sentences", "door": str(door)}:
                panel.send({"sentences": find_behind(explorer, door)})
            case {"ask": "write", "path": str(path)}:
                panel.send({"written": _write(explorer, path)})

    panel.observe(follow, "view")
    panel.on_msg(answer)
    return panel


def _write(explorer: Explorer, path: str) -> str:
    """Write the params and say what to type next, or why they are not written."""
    try:
        return f"dyads run {explorer.write_params(path)}"
    except OSError as error:
        return str(error)
