"""The gallery shows every figure and every page that ships, and below each line what that line makes."""

import ast
import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from made.blocks import find_blocks
from made.figures import run, set_figure, show_figures
from made.pages import find_pages, open_letter, show_pages

import dyads
from dyads.tables import DOCUMENTS, MENTIONS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")


def find_calls(page):
    """Return the names that the Python of a page calls."""
    trees = [ast.parse(block.text) for block in find_blocks(page) if block.language == "python"]
    calls = [node.func for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {call.attr for call in calls if isinstance(call, ast.Attribute)}


def test_every_figure_is_in_the_gallery():
    figures = [name for name in dyads.__all__ if name.startswith("plot_")]
    assert len(figures) > 10
    assert [name for name in figures if name not in find_calls(PAGE)] == []


def test_every_briefing_that_ships_is_in_the_gallery():
    commands = [typed for block in find_blocks(PAGE) for typed in block.typed]
    shipped = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")} - {"briefing"} | {"sample"}
    assert [
        name for name in shipped if not any(one.startswith(f"dyads run {name} ") for one in commands)
    ] == []


def test_every_command_that_makes_a_page_is_followed_by_the_page():
    after = re.findall(r"```console\n\$ (dyads \w+).*?\n```\n\n(<!-- page: )?", PAGE, re.DOTALL)
    assert len(list(find_pages(PAGE))) >= len(after) > 7
    assert [command for command, page in after if not page] == []


def test_a_page_without_a_picture_is_linked_by_its_words(tmp_path):
    page = "<!-- page: reports/a/latest/briefing.html | What one sees -->\n"
    told = '<p class="page"><a href="shown/reports/a/latest/briefing.html">{}</a></p>\n'
    assert show_pages(page, tmp_path) == told.format("What one sees")
    (tmp_path / "shown" / "pictures").mkdir(parents=True)
    (tmp_path / "shown" / "pictures" / "reports-a-latest-briefing.png").write_bytes(b"")
    picture = '<img src="shown/pictures/reports-a-latest-briefing.png" alt="What one sees" width="1240" height="860">'
    assert show_pages(page, tmp_path) == told.format(picture)


@pytest.mark.parametrize(
    ("code", "gives"), [("a = 2\na * 3", 6), ("a = 2", None), ("", None), ("known + 1", 2)]
)
def test_a_block_gives_what_its_last_line_does(code, gives):
    assert run(code, {"known": 1}) == gives


@pytest.fixture(scope="module")
def figure():
    return dyads.plot_frequency(dyads.count_mentions(MENTIONS.empty(), DOCUMENTS.empty()), {})


def test_two_figures_of_a_page_share_no_id_and_keep_their_words(figure):
    first, second = set_figure(figure, 1), set_figure(figure, 2)
    ids = [set(re.findall(r' id="([^"]+)"', one)) for one in (first, second)]
    assert not ids[0] & ids[1]
    assert all(f'aria-label="{figure.description}"' in one for one in (first, second))
    assert "\n\n" not in first


def test_a_figure_stands_below_the_block_that_makes_it():
    page = """```python
import dyads
from dyads.tables import DOCUMENTS, MENTIONS
frequency = dyads.count_mentions(MENTIONS.empty(), DOCUMENTS.empty())
```

Words.

```python
dyads.plot_frequency(frequency, {})
```

More words."""
    shown = show_figures(page)
    assert shown.count("<figure") == 1
    assert re.search(r"plot_frequency.*\n```\n\n<figure .*</figure>\n\n\nMore words\.\n\n<style>", shown)
    assert show_figures("Nothing is run here.") == "Nothing is run here."


def test_a_command_goes_on_in_the_next_line_and_what_it_prints_is_none():
    (block,) = find_blocks("Words.\n\n```console\n$ dyads run sample \\\n>   --quiet\nreports/\n$ ls\n```\n")
    assert block.typed == ["dyads run sample   --quiet", "ls"]
    assert (block.language, block.file, block.line, block.after) == ("console", "", 4, 8)


def test_a_block_says_where_it_is_saved():
    (block,) = find_blocks("```yaml params/ours.yaml\ntop: 3\n```\n")
    assert (block.language, block.file, block.text, block.typed) == (
        "yaml",
        "params/ours.yaml",
        "top: 3\n",
        [],
    )


def test_a_letter_is_shown_with_its_pictures_inside(tmp_path):
    message = EmailMessage()
    message.set_content("plain")
    message.add_alternative('<p><img src="cid:one@x" alt="bars"></p>', subtype="html")
    message.get_payload()[1].add_related(b"PNG", "image", "png", cid="<one@x>")
    (tmp_path / "letter.eml").write_bytes(bytes(message))
    assert (
        open_letter(tmp_path / "letter.eml").strip()
        == '<p><img src="data:image/png;base64,UE5H" alt="bars"></p>'
    )
