import pytest
from letters import letters

from dyads.analysis import count_wordings
from dyads.tables import ISSUES, WORDINGS


def issues(*rows):
    """Return phrases found: document, issue, whose wording."""
    return ISSUES.frame(
        [
            ISSUES.batch(
                {"document": d, "issue": i, "start": n, "end": n + 1, "phrase": "x", "wording": w}
                for n, (d, i, w) in enumerate(rows)
            )
        ]
    )


def test_a_document_that_uses_both_sides_words_counts_for_both_and_nobodys_words_for_none():
    corpus = letters("A.", "A.", "A.")
    found = count_wordings(
        issues(
            ("d000", "rocks", "KOR"),
            ("d000", "rocks", "KOR"),
            ("d000", "rocks", "JPN"),
            ("d001", "rocks", "KOR"),
            ("d002", "rocks", None),
        ),
        corpus.documents,
    )
    assert [(r.wording, r.phrases, r.documents, r.naming, r.share) for r in found.itertuples()] == [
        ("KOR", 3, 2, 2, 1.0),
        ("JPN", 1, 1, 2, 0.5),
    ]


def test_the_interval_of_two_of_three_is_wilsons():
    corpus = letters("A.", "A.", "A.")
    rows = [("d000", "rocks", "KOR"), ("d001", "rocks", "KOR"), ("d002", "rocks", "JPN")]
    korean = count_wordings(issues(*rows), corpus.documents).iloc[0]
    assert (korean["low"], korean["high"]) == pytest.approx((0.208, 0.939), abs=1e-3)


def test_only_the_given_documents_count_and_nothing_gives_an_empty_table():
    corpus = letters("A.")
    elsewhere = issues(("d009", "rocks", "KOR"))
    assert count_wordings(elsewhere, corpus.documents).equals(WORDINGS.empty())
    assert count_wordings(issues(), corpus.documents).equals(WORDINGS.empty())
