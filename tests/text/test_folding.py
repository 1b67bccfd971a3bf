import pytest

from dyads.text.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("New\n  York", "New York"),
        ("one\n\n two", "one\ntwo"),
        ("Byung‑se’s “Séoul”", 'Byung-se\'s "Seoul"'),
        ("日\u200b韓", "日韓"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("Se\u0301oul", "Seoul"),
        ("Łódź, Øster, Đà Nẵng", "Lodz, Oster, Da Nang"),
        ("ＮＨＫ\\_x", "NHK x"),
        ("\uf9e1克\u5f3a", "李克強"),
        ("People\\u2019\\\n  s Republic\\\n  \\ of Cups", "People's Republic of Cups"),
        ("a line\\\nand another", "a line and another"),
        ("half a \\ud83d face", "half a \ufffd face"),
        ("", ""),
    ],
)
def test_text_that_is_printed_otherwise_is_compared_alike(written, folded):
    assert fold(written).flat == folded


def test_only_letters_of_the_latin_alphabet_lose_their_case_so_that_both_forms_are_as_long():
    assert fold("İSTANBUL ΣΑΣ").low == "istanbul ΣΑΣ"


def test_every_place_of_the_folded_text_is_known_in_the_text_and_back():
    text = "In\n  Seo\u00adul, \u1112\u1161\u11ab\u1100\u116e\u11a8  said"
    folded = fold(text)
    assert folded.flat == "In Seoul, 한국 said"
    assert [text[slice(*folded.place(n, n + len(word)))] for word, n in (("Seoul", 3), ("said", 13))] == [
        "Seo\u00adul",
        "said",
    ]
    assert [folded.place(10, 11), folded.place(11, 12)] == [(13, 16), (16, 19)]  # syllable by syllable
    assert [folded.find(place) for place in (0, 2, 3, 5, 13, 21, 25)] == [0, 2, 3, 3, 10, 13, 17]
