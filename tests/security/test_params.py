"""Params, a registry and words on the command line that mean no good: told, and nothing run or written."""

import pytest
import yaml

RUN = "__import__('pathlib').Path('it-ran').touch()"


@pytest.fixture
def check(dyads, monkeypatch, tmp_path):
    """Check a params file of these lines; return what it is refused for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Japan met South Korea.", encoding="utf-8")

    def run(text, *words):
        (tmp_path / "p.yaml").write_text(text, encoding="utf-8")
        code, _, err = dyads("check", "p.yaml", *words)
        assert code == 2
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "p.yaml"]
        return err

    return run


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system [touch it-ran]", "!!python/name:os.system", "!!python/module:os"]
)
def test_a_tag_of_yaml_makes_no_object(check, tag):
    assert "could not determine a constructor for the tag" in check(f"corpus: a.txt\ntitle: {tag}\n")
    assert "could not determine a constructor for the tag" in check(
        "corpus: a.txt\n", "--set", f"title={tag}"
    )


@pytest.mark.parametrize("name", [f"{RUN} or x", f"x = {RUN}\ny", "import os; os", "class", "__builtins__"])
def test_the_name_of_a_parameter_is_no_code(check, name):
    assert f"{name}: unknown; " in check(yaml.safe_dump({"corpus": "a.txt", name: 1})).replace("\n    ", "\n")


@pytest.mark.parametrize("name", ["../../there", "/there", "a/../../there", "a\\..\\there", ".", "", "~", "A", "a\n"])  # fmt: skip
def test_the_name_of_a_briefing_leads_nowhere(check, name):
    assert "briefing: must be lower-case letters, digits, - and _" in check(
        yaml.safe_dump({"corpus": "a.txt", "briefing": name})
    )


def test_a_list_that_holds_itself_many_times_over_is_refused_as_what_it_is(check):
    laughs = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    assert "*a0 is an alias; write out what it stands for" in check(f"{laughs}corpus: a.txt\nactors: *a29\n")
