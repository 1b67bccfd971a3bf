"""A folder of reports that others may write to: links in it lead us nowhere."""

import shutil

import pytest
from makings import Making, order

from dyads.delivery import publish_site
from dyads.errors import EditionError, ParamsError
from dyads.newsroom import write_site
from dyads.registry import load
from dyads.report import list_editions
from dyads.report.lock import hold_lock
from dyads.report.publish import publish

OWN = "nobody else's business"


@pytest.fixture
def reports(tmp_path):
    """Return a folder of reports with one edition, beside a file of our own."""
    (tmp_path / "own.txt").write_text(OWN)
    publish(order(tmp_path / "reports"), Making("one"))
    return tmp_path / "reports"


@pytest.fixture
def own(reports):
    return reports.parent / "own.txt"


@pytest.fixture
def edition(reports):
    return reports / "weekly" / "2015-04-13--2015-04-19"


def test_a_lock_that_is_a_link_is_not_written_through(reports, own, edition):
    (reports / "weekly" / f".{edition.name}.lock").symlink_to(own)
    with pytest.raises(EditionError, match="see to it that the place can be written"):
        publish(order(reports), Making("two"))
    assert own.read_text() == OWN


def test_a_request_to_stop_that_is_a_link_is_not_written_through(reports, own, monkeypatch):
    monkeypatch.setattr("dyads.report.lock._GRACE", 0.2)
    with hold_lock(reports / "a.lock"):
        (reports / "a.stop").symlink_to(own)
        with pytest.raises(OSError, match="symbolic links"), hold_lock(reports / "a.lock", overlap="replace"):
            pass
        (reports / "a.stop").unlink()
    assert own.read_text() == OWN


def test_the_pages_of_the_site_are_not_written_through_links(reports, own):
    for page in ("index.html", "feed.xml", "health.html"):
        (reports / f".{page}.unfinished").symlink_to(own)
        (reports / page).symlink_to(own)
    write_site(reports, load())
    assert own.read_text() == OWN
    assert not [page for page in reports.glob("*.*") if page.is_symlink()]


def test_a_briefing_whose_folder_is_a_link_out_of_the_reports_is_refused(reports, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (reports / "monthly").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ParamsError) as refused:
        publish(order(reports, briefing="monthly"), Making("one"))
    assert refused.value.faults == [
        f"{reports / 'monthly'} is a link that leads out of {reports}; put the folder itself there"
    ]
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("name", ["briefing.pdf", "data/own.csv", "data"])
def test_an_edition_with_a_link_in_it_is_none_and_is_not_published(reports, own, edition, tmp_path, name):
    write_site(reports, load())
    if name == "data":
        shutil.rmtree(edition / "data")
        (edition / "data").symlink_to(own.parent)
    else:
        (edition / name).unlink(missing_ok=True)
        (edition / name).symlink_to(own)
    [found] = list_editions(reports)
    assert found.status == "unreadable"
    assert found.record["reason"]["message"] == (
        f"{edition / name} is a link: an edition holds its files itself; put the file there, or make it again"
    )
    publish_site(reports, str(tmp_path / "site"))
    assert not any(OWN in path.read_text() for path in (tmp_path / "site").rglob("*") if path.is_file())


def test_a_page_of_the_site_that_is_a_link_is_not_published(reports, own, tmp_path):
    write_site(reports, load())
    (reports / "health.html").unlink()
    (reports / "health.html").symlink_to(own)
    publish_site(reports, str(tmp_path / "site"))
    assert not (tmp_path / "site" / "health.html").exists()


def test_latest_may_lead_elsewhere_and_is_only_read_by_its_name(reports, own):
    latest = reports / "weekly" / "latest"
    latest.unlink()
    latest.symlink_to(own)
    publish(order(reports), Making("two"))
    assert str(latest.readlink()) == "2015-04-13--2015-04-19"
    assert own.read_text() == OWN
