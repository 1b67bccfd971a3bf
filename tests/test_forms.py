"""What GitHub and citation tools read of the project is what they take."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import dyads

ROOT = Path(__file__).parents[1]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def check(schema, *files):
    """Return what is wrong with files, by a schema that comes with check-jsonschema."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout if done.returncode else ""


def test_the_citation_is_valid_and_of_this_version():
    citation = ROOT / "CITATION.cff"
    assert check("vendor.citation-file-format", citation) == ""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = yaml.safe_load(citation.read_text(encoding="utf-8"))["version"]
    assert (cited, project["version"]) == (dyads.__version__, dyads.__version__)


def test_the_issue_forms_are_valid():
    assert check("vendor.github-issue-forms", *(form for form in FORMS if form.stem != "config")) == ""


@pytest.mark.parametrize(
    "form", [form for form in FORMS if form.stem != "config"], ids=lambda form: form.stem
)
def test_every_question_of_a_form_has_a_name_of_its_own(form):
    names = [
        part.get("id")
        for part in yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
        if part["type"] != "markdown"
    ]
    assert None not in names
    assert len(set(names)) == len(names)
