import numpy as np

from dyads.text.folding import fold
from dyads.text.names.joined import join
from dyads.text.names.scan import LETTER, WORD, Pattern, build_scanner, scan

SCANNER = build_scanner(
    [
        Pattern("sea", WORD, WORD),
        Pattern("seaside", WORD, WORD),
        Pattern("u.s.", WORD, 0),
        Pattern("바다", 0, 0),
    ],
    [Pattern("harbour master", LETTER, LETTER)],
)


def found(*texts):
    """Of each text what was found of each group: number of the pattern, start and end."""
    joined = join(texts, [fold(text) for text in texts])
    groups = []
    for group in scan(joined, SCANNER):
        texts_of = joined.text_at(group.start)
        shifts = joined.begins[texts_of]
        rows = np.stack([group.number, group.start - shifts, group.end - shifts], axis=1).tolist()
        groups.append(
            [
                tuple(tuple(row) for row, of in zip(rows, texts_of, strict=True) if of == number)
                for number in range(len(texts))
            ]
        )
    return list(zip(*groups, strict=True))


def test_a_word_is_found_with_its_number_in_its_group_and_its_place_in_its_text():
    assert found("a sea", "the harbour master") == [(((0, 2, 5),), ()), ((), ((0, 4, 18),))]


def test_the_first_comes_first_and_of_two_that_begin_together_the_longest():
    assert found("바다 seaside sea") == [(((3, 0, 2), (1, 3, 10), (0, 11, 14)), ())]


def test_a_part_of_a_longer_word_in_latin_letters_is_not_found():
    assert found("oversea", "seas", "_sea_", "sea2", "u.s.a") == [((), ())] * 4 + [(((2, 0, 4),), ())]


def test_an_underscore_ends_an_office_but_no_name():
    assert found("_harbour master_") == [((), ((0, 1, 15),))]


def test_no_word_reaches_from_one_text_into_the_next():
    assert found("u.", "s.", "", "harbour", " master") == [((), ())] * 5


def test_nothing_is_found_in_no_texts():
    assert found() == []
