"""A fingerprint that changes with the articles of a period, and with nothing else."""

from datetime import date

import dyads
from dyads.desk.slices import fingerprint_slices
from dyads.schedule import resolve_period


def week(period):
    return resolve_period(period, date.max, "UTC")


def write(folder, name, day):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(
        f"Talks of {name}\n\n{day:%B} {day.day}, {day.year}\n\nJapan and South Korea met over {name}.\n",
        encoding="utf-8",
    )


def test_a_late_article_changes_its_own_week_and_the_next_which_is_set_beside_it(tmp_path):
    corpus = tmp_path / "corpus"
    weeks = [week(name) for name in ("2015-W15", "2015-W16", "2015-W17", "2015-W18")]
    write(corpus, "tea", date(2015, 4, 14))
    write(corpus, "rice", date(2015, 4, 22))
    before = fingerprint_slices(str(corpus), weeks)
    assert fingerprint_slices(str(corpus), weeks) == before
    write(corpus, "salt", date(2015, 4, 15))
    after = fingerprint_slices(str(corpus), weeks)
    assert [after[one] != before[one] for one in weeks] == [False, True, True, False]


def test_news_of_a_period_say_the_same_of_themselves(tmp_path):
    corpus = tmp_path / "corpus"
    write(corpus, "tea", date(2015, 4, 14))
    write(corpus, "rice", date(2015, 4, 15))
    write(corpus, "salt", date(2015, 4, 15))
    news = dyads.open(str(corpus), period="2015-W16")
    said = news._repr_mimebundle_()["application/vnd.dyads.record+json"]["corpus"]
    assert said["slice"] == fingerprint_slices(str(corpus), [week("2015-W16")])[week("2015-W16")]
    assert (said["documents"], said["days_covered"]) == (3, 2)


def test_an_empty_corpus_has_a_fingerprint_too(tmp_path):
    assert len(fingerprint_slices(str(tmp_path), [week("2015-W16")])[week("2015-W16")]) == 64
