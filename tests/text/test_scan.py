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
    return [
        tuple(map(tuple, groups))
        for groups in ([map(tuple, group) for group in each] for each in scan(texts, SCANNER))
    ]


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
