"""A page whose lines of Python are run as it is built, with each figure below the line that makes it."""

from __future__ import annotations

import ast
import html
from typing import Any

from dyads.charts import theme
from dyads.charts.figure import Figure
from made.blocks import find_blocks


def show_figures(page: str) -> str:
    """Return the page with the figure that a block of Python ends in below that block; the blocks run in one go."""
    lines = page.splitlines()
    known: dict[str, Any] = {}
    shown = {block.after: run(block.text, known) for block in find_blocks(page) if block.language == "python"}
    figures = {after: figure for after, value in shown.items() if (figure := _find_figure(value))}
    for number, (after, figure) in reversed(list(enumerate(figures.items()))):
        lines[after:after] = ["", set_figure(figure, number), ""]
    return "\n".join([*lines, "", _dark()] if figures else lines)


def run(code: str, known: dict[str, Any]) -> Any:
    """Run the lines with what is known, and return what the last one gives."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "page", "exec"), known)  # noqa: S102  # a page of ours
    return eval(compile(ast.Expression(last.value), "page", "eval"), known) if last else None  # noqa: S307  # the same


def set_figure(figure: Figure, number: int) -> str:
    """Return the figure as HTML: its finding in words above, the picture with its description inside, its ids its own."""
    picture = " ".join(figure.svg.splitlines())
    for mark in (' id="', "url(#"):
        picture = picture.replace(mark, f"{mark}figure-{number}-")
    return f'<figure class="plot"><figcaption>{html.escape(figure.title)}</figcaption><div tabindex="0">{picture}</div></figure>'


def _find_figure(value: Any) -> Figure | None:
    """Return the figure that a line gives, itself or as the face of an answer."""
    figure = getattr(value, "figure", value)
    return figure if isinstance(figure, Figure) else None


def _dark() -> str:
    """Return the rules that give each colour its double on a dark page."""
    rules = [
        f".plot [{paint}='{light}']{{{paint}:{dark}}}"
        for light, dark in theme.DARK.items()
        for paint in ("fill", "stroke")
    ]
    chosen = "".join(f"body[data-theme='dark'] {rule}" for rule in rules)
    asked = "".join(f"body:not([data-theme='light']) {rule}" for rule in rules)
    return f"<style>{chosen}@media(prefers-color-scheme:dark){{{asked}}}</style>"
