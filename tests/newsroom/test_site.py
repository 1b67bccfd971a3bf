from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from html import unescape
from urllib.parse import unquote, urldefrag

import pytest

from dyads.newsroom import write_site

HOSTILE = "</script><img src=x onerror=alert(1)>"
PAGES = ("index.html", "calendar.html", "health.html", "yearly/index.html")


def pages_of(reports):
    return {
        path.relative_to(reports).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(reports.rglob("*.html"))
        if path.name != "briefing.html"
    }


def links_of(page):
    return [unescape(link) for link in re.findall(r'href="([^"]+)"', page) if not link.startswith("data:")]


def test_every_link_of_the_site_is_relative_and_leads_to_a_file_or_a_place_in_it(site):
    pages = pages_of(site)
    assert set(pages) == {
        "index.html",
        "calendar.html",
        "health.html",
        "yearly/index.html",
        "korean/index.html",
    }
    for name, page in pages.items():
        for link in links_of(page):
            file, place = urldefrag(link)
            target = (site / name).parent / unquote(file) if file else site / name
            assert target.is_file(), f"{name}: {link}"
            assert not place or f'id="{place}"' in target.read_text(encoding="utf-8"), f"{name}: {link}"


def test_the_same_archive_gives_the_same_bytes_wherever_it_lies(site, registry, tmp_path):
    moved = shutil.copytree(site, tmp_path / "moved", symlinks=True)
    write_site(moved, registry)
    assert pages_of(moved) == pages_of(site)
    assert (moved / "feed.xml").read_bytes() == (site / "feed.xml").read_bytes()


def test_the_shelf_tells_findings_and_leads_to_the_editions_beside(site):
    shelf = (site / "yearly" / "index.html").read_text(encoding="utf-8")
    assert shelf.index('id="2015-01-01--2015-12-31"') < shelf.index(
        'id="2014-01-01--2014-12-31"'
    )  # the newest first
    assert re.findall(r'rel="prev" href="([^"]+)"', shelf) == ["#2014-01-01--2014-12-31"]
    assert re.findall(r'rel="next" href="([^"]+)"', shelf) == ["#2015-01-01--2015-12-31"]
    assert "is named in" in shelf
    assert shelf.count('class="spark"') >= 4  # articles over time of both years, and the trends


def test_what_failed_stands_on_the_health_page_with_its_cell(site):
    health = (site / "health.html").read_text(encoding="utf-8")
    assert "1 edition needs a look" in health
    assert "notebook.ipynb" not in health  # what there is of it shows places of this machine
    assert "ZeroDivisionError" in health


def test_a_page_asks_for_nothing_fits_a_phone_and_has_no_barrier(site, open_page, axe):
    for name in PAGES:
        page = open_page(
            site / name, viewport={"width": 360, "height": 800}, bypass_csp=True, color_scheme="dark"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        assert axe(page) == [], name
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1200, "height": 800})
        assert axe(page) == [], name
        assert page.asked == [(site / name).as_uri()], name
        assert page.troubles == [], name


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("아베", "아베 신조 (Shinzo Abe) · articles that name it: 7"),
        ("安倍晋三", "安倍晋三 (Shinzo Abe) · articles that name it: 7"),
        ("아베신조", "아베 신조 (Shinzo Abe) · articles that name it: 7"),
        ("shinzo ABE", "Shinzo Abe · articles that name it: 7"),
    ],
)
def test_search_finds_a_name_in_any_language_however_it_is_typed(site, open_page, asked, line):
    page = open_page(site / "index.html")
    page.fill("#query", asked)
    found = page.locator("#results li")
    assert page.locator("#found").inner_text() == "3 editions"
    year = found.filter(has_text="2015").filter(has_text="Year by year")
    assert line in year.inner_text()
    assert year.locator("mark").first.is_visible()
    assert page.troubles == []


def test_search_finds_headlines_findings_and_titles_and_says_where_there_is_nothing(
    put_edition, named, registry, open_page
):
    sources = [{"title": "ヤマ見本、竹島を語る"}, {"title": "견본 제목"}]
    put_edition(
        "weekly",
        tables={"frequency-table": named(("nobody", "Nobody Known", 2, 4)), "sources": sources},
        findings=["**Nobody** spoke."],
    )
    page = open_page(write_site(put_edition.reports, registry))

    def search(text):
        page.fill("#query", text)
        return page.locator("#results li").count(), page.locator("#found").inner_text()

    one = (1, "1 edition")
    assert [
        search(text) for text in ("やま", "竹島 견본", "spoke", "WEEKLY", "13–19 april", "nobody known")
    ] == [one] * 6
    assert search("spoke nonsense") == (0, "No edition has all of this.")
    assert search("  ") == (0, "")
    assert search("…")[0] == 0  # marks alone are nothing to look for


def test_a_hostile_title_is_text_on_every_page_and_runs_nowhere(put_edition, named, registry, open_page):
    put_edition(
        "weekly", title=HOSTILE, findings=[HOSTILE], status="insufficient",
        tables={"frequency-table": named(("x", HOSTILE, 1, 4)), "sources": [{"title": HOSTILE}]},
    )  # fmt: skip
    put_edition(
        "weekly",
        "2015-04-20",
        "2015-04-27",
        place="failed",
        status="failed",
        reason={"kind": "x", "message": HOSTILE},
    )
    write_site(put_edition.reports, registry, title=HOSTILE)
    for name in ("index.html", "calendar.html", "health.html", "weekly/index.html"):
        page = open_page(put_edition.reports / name)
        assert HOSTILE in page.inner_text("body"), name
        if name == "index.html":
            page.fill("#query", "onerror")
            assert HOSTILE in page.locator("#results").inner_text()
        assert (page.dialogs, page.troubles, page.locator("img").count()) == ([], [], 0), name


def test_an_empty_archive_has_an_honest_page(tmp_path, registry, open_page, axe):
    page = open_page(write_site(tmp_path, registry), bypass_csp=True)
    assert "There is no edition yet." in page.inner_text("main")
    assert page.locator("#query").count() == 0
    assert axe(page) == []


def test_a_folder_that_is_not_there_is_refused(dyads, tmp_path):
    code, _, complaint = dyads("site", "--reports", tmp_path / "reprots")
    assert code == 2
    assert complaint == (
        f"dyads: --reports:\n  {tmp_path / 'reprots'}: no such folder; make an edition first, or name the folder where editions are kept\n"
    )
    assert not (tmp_path / "reprots").exists()


def test_the_site_speaks_korean_and_japanese(put_edition, named, registry, dyads):
    put_edition("weekly", tables={"frequency-table": named(("abe-shinzo", "Shinzo Abe", 3, 4))})
    for language, words in (
        ("ko", ("아베 신조", "2015년 4월 13일", "달력")),
        ("ja", ("安倍晋三", "2015年4月13日", "カレンダー")),
    ):
        assert dyads("site", "--reports", put_edition.reports, "--language", language)[0] == 0
        page = (put_edition.reports / "index.html").read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in page
        assert [word for word in words if word not in page] == []


def test_editions_whose_records_cannot_be_used_stand_on_the_health_page_and_stop_nothing(
    put_edition, registry
):
    put_edition("weekly")
    put_edition("weekly", "2015-04-20", "2015-04-27", period="a week")
    put_edition(
        "weekly",
        "2015-05-11",
        "2015-05-18",
        period={"start": "2015-05-11", "end": "2015-05-18", "zone": "Asia/Seol"},
    )
    half = put_edition("weekly", "2015-04-27", "2015-05-04")
    (half / "edition.json").write_text('{"status": "go', encoding="utf-8")
    put_edition(
        "weekly", "2015-05-04", "2015-05-11", place="held", status="held", short={"articles": [4, 20]}
    )
    write_site(put_edition.reports, registry)
    health = (put_edition.reports / "health.html").read_text(encoding="utf-8")
    assert re.findall(r'class="state">([^<]+)<', health) == [
        "unreadable",
        "unreadable",
        "unreadable",
        "held back",
    ]
    assert "articles: 4, required 20" in health
    assert "1 edition<" in (put_edition.reports / "index.html").read_text(encoding="utf-8")


def test_with_the_params_of_a_briefing_the_health_page_tells_what_is_missing_and_what_is_due(
    put_edition, dyads, tmp_path
):
    (tmp_path / "corpus").mkdir()
    params = tmp_path / "weekly.yaml"
    params.write_text(
        f"corpus: {tmp_path / 'corpus'}\nperiod: last-full-week\nschedule: weekly\n", encoding="utf-8"
    )
    put_edition(
        "weekly",
        scheduled="2015-04-20T06:00:00+09:00",
        as_of="2015-04-20",
        parameters={"period": "last-full-week"},
    )
    code, _, complaint = dyads(
        "site", params, "--reports", put_edition.reports, "--at", "2015-05-06T00:00:00Z"
    )
    assert code == 0, complaint
    health = (put_edition.reports / "health.html").read_text(encoding="utf-8")
    assert re.findall(r'class="state">([^<]+)</span>\s+<strong>([^<]+)<', health) == [
        ("missing", "weekly, 20–26 April 2015"),
        ("due", "weekly, 27 April – 3 May 2015"),
        ("stale", "weekly, 13–19 April 2015"),  # its record does not say what it was made of
    ]


def test_a_thousand_editions_make_a_page_of_bounded_size_and_every_one_is_found(put_edition, named, registry):
    actors = named(*((f"actor-{n}", f"Example Person {n}", 2, 4) for n in range(40)))
    sources = [{"title": f"A headline of some length about example {n}"} for n in range(100)]
    first = put_edition(
        "weekly", "1995-01-02", "1995-01-09", tables={"frequency-table": actors, "sources": sources}
    )
    for week in range(1, 1000):
        monday = date(1995, 1, 2) + timedelta(weeks=week)
        folder = put_edition("weekly", monday.isoformat(), (monday + timedelta(weeks=1)).isoformat())
        for table in (first / "data").iterdir():
            (folder / "data" / table.name).hardlink_to(table)
    write_site(put_edition.reports, registry)
    page = (put_edition.reports / "index.html").read_text(encoding="utf-8")
    assert page.count('class="card"') == 6
    index = json.loads(re.search(r'id="index">(.*?)</script>', page)[1])
    assert len(index["actors"]) == 40  # each once, however many editions name it
    assert [len(index["editions"]), sum("named" in edition for edition in index["editions"])] == [1000, 1000]
    assert (
        0 < sum("headlines" in edition for edition in index["editions"]) < 1000
    )  # the newest, as far as there was room
    assert "editions are searched in full" in page
    assert len(page.encode()) < 4_000_000
    shelf = (put_edition.reports / "weekly" / "index.html").read_text(encoding="utf-8")
    assert shelf.count("<article") == 1000
