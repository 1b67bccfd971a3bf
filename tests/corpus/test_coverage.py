from datetime import date

from dyads.corpus import tabulate_coverage
from dyads.tables import DOCUMENTS, REJECTED

APRIL = date(2015, 4, 17)


def document(number, outlet, first, last, basis, **more):
    return {
        "id": str(number),
        "source": f"{number}.txt",
        "sha256": "",
        "text": "",
        "given": [],
        "zones": [],
        "reasons": [],
        "words": 0,
        "cluster": str(number),
        "outlet": outlet,
        "published_from": first,
        "published_to": last,
        "basis": basis,
        **more,
    }


def test_coverage_counts_outlets_by_month_ways_of_dating_and_reasons():
    documents = [
        document(1, "The Example", APRIL, APRIL, "stated"),
        document(2, "The Example", APRIL, date(2015, 4, 20), "inferred", duplicate_of="1"),
        document(3, "The Example", APRIL, date(2015, 5, 1), "inferred"),
        document(4, None, None, None, "unknown", contradiction="Friday, 18 April 2015"),
    ]
    rejected = [
        {"source": "a.txt", "reason": "empty: no text in it"},
        {"source": "b.txt", "reason": "empty: no text in it"},
        {"source": "c.txt", "reason": "damaged: cut short"},
    ]
    coverage = tabulate_coverage(
        DOCUMENTS.frame([DOCUMENTS.batch(documents)]), REJECTED.frame([REJECTED.batch(rejected)])
    )
    assert coverage.outlets.values.tolist() == [
        ["", "", 1, 1],
        ["The Example", "", 1, 1],
        ["The Example", "2015-04", 2, 1],
    ]
    assert coverage.dating.values.tolist() == [
        ["stated", "one day", 1, 0],
        ["inferred", "a week", 1, 0],
        ["inferred", "a month", 1, 0],
        ["unknown", "open", 1, 1],
    ]
    assert coverage.faults.values.tolist() == [["damaged", 1, "c.txt"], ["empty", 2, "a.txt"]]


def test_nothing_has_no_coverage():
    coverage = tabulate_coverage(DOCUMENTS.empty(), REJECTED.empty())
    assert coverage.outlets.empty
    assert coverage.dating.empty
    assert coverage.faults.empty
