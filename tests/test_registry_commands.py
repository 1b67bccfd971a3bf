"""`dyads registry` as somebody types it."""


def test_what_suggest_writes_is_sound_and_makes_the_names_known(dyads, tmp_path):
    article = tmp_path / "one.txt"
    article.write_text(
        "Two sides meet\n\nJapanese envoy Tetsuo Kurobane met Chinese envoy Liang Qiwen.\n", encoding="utf-8"
    )
    code, out, err = dyads("registry", "suggest", article, "--top", 1)
    assert (code, out.count("- id: ")) == (0, 1)
    assert "names that the registry has not: 2 found, 1 written" in err

    mine = tmp_path / "mine.yaml"
    mine.write_text(dyads("registry", "suggest", article)[1], encoding="utf-8")
    assert dyads("registry", "check", mine) == (0, f"{mine}: sound\n", "")
    code, out, _ = dyads("registry", "suggest", article, "--registry", mine)
    assert (code, out.splitlines()[-1]) == (0, "actors: []")


def test_check_tells_every_fault_at_once(dyads, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        'actors:\n- {id: kurobane, type: persn, names: {en: "Tetsuo Kurobane"}, country: Japan}\n',
        encoding="utf-8",
    )
    code, out, err = dyads("registry", "check", mine)
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"{mine}, kurobane: type: 'persn' is unknown; did you mean 'person'?",
        f"{mine}, kurobane: country: must be a country code of three capitals such as KOR, not 'Japan'",
    ]


def test_check_says_once_what_a_file_breaks_in_what_ships_with_dyads(dyads, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        'actors:\n- {id: south-korea, type: organization, names: {en: "A Club"}, country: INT}\n',
        encoding="utf-8",
    )
    code, _, err = dyads("registry", "check", mine)
    [fault] = err.splitlines()
    assert code == 2
    assert fault.startswith(f"{mine}, south-korea: replaces what other entries rely on: ")
    assert fault.endswith(" more; give it another id, or keep its type and countries")


def test_check_cuts_a_list_of_faults_that_is_too_long_to_read(dyads, tmp_path):
    mine = tmp_path / "mine.yaml"
    entries = [f'- {{id: a{n}, type: persn, names: {{en: "A {n}"}}, country: KOR}}' for n in range(45)]
    mine.write_text("\n".join(["actors:", *entries]), encoding="utf-8")
    code, _, err = dyads("registry", "check", mine)
    assert (code, len(err.splitlines()), err.splitlines()[-1]) == (2, 41, "and 5 more; correct these first")
