from __future__ import annotations

import re
from uuid import UUID
from xml.etree import ElementTree as ET

import feedparser

from dyads.newsroom import write_site

HOSTILE = "</title><script>alert(1)</script>\x07\ud800"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def check_by_rfc_4287(content):
    """Hold the feed against what RFC 4287 demands of feeds and entries."""
    feed = ET.fromstring(content)  # noqa: S314  # ours, a moment old
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):  # 4.1.1, 4.1.2: exactly one id, title and updated
        for tag in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{tag}")) == 1, tag
        assert MOMENT.fullmatch(element.findtext(f"{ATOM}updated"))  # 3.3
        identity = element.findtext(f"{ATOM}id")
        assert UUID(identity.removeprefix("urn:uuid:"))  # 4.2.6: an IRI, permanent and unique
        assert [link.get("type") for link in element.findall(f"{ATOM}link[@rel='alternate']")] == [
            "text/html"
        ]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")  # 4.1.1: entries without an author have the feed's
    assert len(feed.findall(f"{ATOM}link[@rel='self']")) == 1
    identities = [element.findtext(f"{ATOM}id") for element in (feed, *entries)]
    assert len(set(identities)) == len(identities)
    for summary in feed.iter(f"{ATOM}summary"):
        assert summary.get("type") == "html"
        assert list(summary) == []  # 3.1.1.2: escaped, no child elements
    return feed


def test_the_feed_of_a_real_archive_is_valid_and_leads_to_its_editions(site):
    content = (site / "feed.xml").read_bytes()
    check_by_rfc_4287(content)
    feed = feedparser.parse(content)
    assert not feed.bozo
    assert {entry.title for entry in feed.entries} == {
        "Year by year, 1 January – 31 December 2014",
        "Year by year, 1 January – 31 December 2015",
        "한일 관계, 1 January – 31 December 2015",
    }
    for entry in feed.entries:
        assert (site / entry.link).is_file()
        assert "is named in" in entry.summary or "기사" in entry.summary


def test_an_entry_keeps_its_id_when_the_edition_is_restated_and_is_updated_then(
    put_edition, registry, tmp_path
):
    def entries():
        write_site(put_edition.reports, registry)
        feed = check_by_rfc_4287((put_edition.reports / "feed.xml").read_bytes())
        return {
            entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}updated")
            for entry in feed.findall(f"{ATOM}entry")
        }

    folder = put_edition("weekly")
    ((identity, first),) = entries().items()
    assert first == "2015-04-19T15:00:00Z"  # the as-of day begins in Seoul
    for file in sorted(folder.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    folder.rmdir()
    put_edition("weekly", made="2015-05-02T06:00:00+09:00", revision=2)
    put_edition("weekly", "2015-04-20", "2015-04-27")
    later = entries()
    assert later[identity] == "2015-05-01T21:00:00Z"
    assert len(later) == 2


def test_whole_addresses_start_with_the_sites_and_a_title_of_any_kind_stays_text(put_edition, registry):
    put_edition("weekly", title=HOSTILE, findings=["<b>bold</b>"])
    write_site(put_edition.reports, registry, title="Ours & theirs", address="https://example.org/briefings/")
    content = (put_edition.reports / "feed.xml").read_bytes()
    check_by_rfc_4287(content)
    feed = feedparser.parse(content, sanitize_html=False)
    assert not feed.bozo
    assert feed.feed.title == "Ours & theirs"
    (entry,) = feed.entries
    assert entry.link == "https://example.org/briefings/weekly/2015-04-13--2015-04-19/briefing.html"
    assert "&lt;b&gt;bold" in entry.summary  # what a finding says is no markup of ours
    assert entry.title.startswith("</title><script>alert(1)</script>��")


def test_an_archive_without_editions_has_a_feed_without_entries(tmp_path, registry):
    write_site(tmp_path, registry)
    feed = check_by_rfc_4287((tmp_path / "feed.xml").read_bytes())
    assert feed.findall(f"{ATOM}entry") == []


def test_only_the_newest_fifty_are_in_the_feed(put_edition, registry):
    for day in range(1, 31):
        put_edition("a", f"2015-05-{day:02}", f"2015-05-{day + 1:02}")
        put_edition("b", f"2015-05-{day:02}", f"2015-05-{day + 1:02}")
    write_site(put_edition.reports, registry)
    feed = check_by_rfc_4287((put_edition.reports / "feed.xml").read_bytes())
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert len(titles) == 50
    assert titles[0].endswith("30 May 2015")
    assert not any(title.endswith(", 5 May 2015") for title in titles)
