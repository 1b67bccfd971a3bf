"""The pages that dyads makes, for the gallery: its commands are typed into a shell as it is built, and what they make is looked at."""

from __future__ import annotations

import email
import email.policy
import html
import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from made.blocks import find_blocks
from made.browser import open_window

PLACE = re.compile(r"^<!-- page: (\S+) \| (.+) -->$", re.MULTILINE)
SHOWN = "shown"  # the part of the site that dyads makes
_WIDE, _HIGH = 1240, 860  # px


def make_pages(gallery: Path, folder: Path) -> None:
    """Run the commands of the gallery in the folder, and take a picture of every page that it shows."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / SHOWN).mkdir(parents=True)
    page = gallery.read_text(encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    script = "\n".join(["set -e", *(typed for block in find_blocks(page) for typed in block.typed)])
    known = {**os.environ, "PATH": path}
    subprocess.run(["bash", "-c", script], cwd=folder / SHOWN, env=known, check=True)  # noqa: S603, S607  # our own page
    for letter in (folder / SHOWN).glob("*.eml"):
        letter.with_suffix(".html").write_text(open_letter(letter), encoding="utf-8")
    take_pictures([folder / SHOWN / place for place in find_pages(page)], folder / SHOWN / "pictures")


def open_letter(letter: Path) -> str:
    """Return the HTML of a message with its pictures inside."""
    message = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default)
    body = message.get_body(("html",))
    if body is None:
        raise ValueError(f"{letter}: has no HTML")
    text = str(body.get_content())
    for part in message.walk():
        if (name := part.get("Content-ID")) and part.get_content_maintype() == "image":
            picture = b64encode(part.get_content()).decode()
            text = text.replace(f"cid:{name.strip('<>')}", f"data:{part.get_content_type()};base64,{picture}")
    return text


def take_pictures(pages: list[Path], folder: Path) -> None:
    """Write what a reader first sees of each page, where there is a browser to look with."""
    with open_window(
        _WIDE, _HIGH, instead="the gallery links to its pages without pictures of them"
    ) as window:
        for page in pages if window else ():
            window.goto(page.as_uri())
            window.wait_for_timeout(500)  # charts are drawn after the page is there
            window.screenshot(path=folder / name_picture(page.relative_to(folder.parent).as_posix()))


def name_picture(place: str) -> str:
    """Return the name of a page's picture."""
    return re.sub(r"[^a-z0-9]+", "-", place.removesuffix(".html")) + ".png"


def show_pages(page: str, folder: Path) -> str:
    """Return the gallery with each page's picture, and a link to the page itself, where it asks for them."""
    return PLACE.sub(lambda found: _set_page(found[1], found[2], folder), page)


def _set_page(place: str, words: str, folder: Path) -> str:
    picture = folder / SHOWN / "pictures" / name_picture(place)
    size = f'width="{_WIDE}" height="{_HIGH}"'
    shown = (
        f'<img src="{SHOWN}/pictures/{picture.name}" alt="{html.escape(words)}" {size}>'
        if picture.is_file()
        else html.escape(words)
    )
    return f'<p class="page"><a href="{SHOWN}/{place}">{shown}</a></p>'


def find_pages(page: str) -> Iterator[str]:
    """Yield the places of the pages that the gallery shows."""
    return (place for place, _ in PLACE.findall(page))


if __name__ == "__main__":
    make_pages(Path(sys.argv[1]), Path(sys.argv[2]).resolve())
