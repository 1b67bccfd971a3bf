"""Links between the pages, as they lie in the repository, lead somewhere; links to other places are addresses by their form."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from made.root import point
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def find_links(page):
    """Return what the links and pictures of a page point at."""
    inner = (
        child
        for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8"))
        for child in token.children or ()
    )
    return [address for token in inner if (address := token.attrGet("href") or token.attrGet("src"))]


def find_places(page):
    """Return the places of a page that a link can lead to: its headings, as GitHub and MyST name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def find_fault(page, address):
    parts = urlsplit(address)
    if parts.scheme:
        return "" if parts.scheme in {"https", "mailto"} and (parts.netloc or parts.path) else "must be https"
    target = page.parent / parts.path if parts.path else page
    if not target.exists():
        return "leads nowhere"
    if parts.fragment and target.suffix == ".md" and parts.fragment not in find_places(target):
        return "leads to a page without that heading"
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_links_of_a_page_lead_somewhere(page):
    assert [
        f"{address}: {fault}" for address in find_links(page) if (fault := find_fault(page, address))
    ] == []


def test_a_link_that_leads_nowhere_is_told(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "# One place\n\n[a](#one-place) [b](#two) [c](gone.md) [d](page.md#one-place) ![e](x.png) [f](http://example.org)\n"
    )
    assert [(address, find_fault(page, address)) for address in find_links(page)] == [
        ("#one-place", ""),
        ("#two", "leads to a page without that heading"),
        ("gone.md", "leads nowhere"),
        ("page.md#one-place", ""),
        ("x.png", "leads nowhere"),
        ("http://example.org", "must be https"),
    ]


def test_every_page_of_the_documentation_can_be_reached_from_the_first():
    docs = ROOT / "docs"
    reached, ahead = set(), [docs / "index.md"]
    while ahead:
        page = ahead.pop()
        if page in reached:
            continue
        reached.add(page)
        for block in re.findall(r"```\{toctree\}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            entries = [line for line in block.splitlines() if line and not line.startswith(":")]
            ahead += [found for entry in entries for found in page.parent.glob(f"{entry}.md")]
    assert reached == set(docs.rglob("*.md"))


def test_a_page_from_the_top_of_the_repository_keeps_its_links():
    page = "[a](docs/measures.md#when) [b](CHANGELOG.md) [c](docs/decisions/) [d](https://example.org/docs/) [e](#here)"
    assert (
        point(page)
        == "[a](measures.md#when) [b](changelog.md) [c](decisions/index.md) [d](https://example.org/docs/) [e](#here)"
    )
