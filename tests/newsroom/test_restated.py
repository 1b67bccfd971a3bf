"""An edition that is restated, and rests on too little, can be made again from its record: what its page says of itself too."""

from dataclasses import replace

import nbformat
from makings import order
from nbformat.v4 import new_code_cell, new_notebook

from dyads.newsroom.verification import verify_edition
from dyads.report import make_edition


def test_a_restated_and_insufficient_edition_comes_out_as_the_same_page(tmp_path):
    shows = "display({'application/vnd.dyads.record+json': {'corpus': {'documents': 12}}}, raw=True)"
    nbformat.write(new_notebook(cells=[new_code_cell(shows)]), tmp_path / "n.ipynb")
    first = order(tmp_path, notebook=tmp_path / "n.ipynb", require={"documents": 20}, made_of={"corpus": "a"})
    make_edition(first)
    edition = make_edition(replace(first, made_of={"corpus": "b"}))
    assert "Revision 2." in edition.page.read_text(encoding="utf-8")
    found = verify_edition(edition.folder)
    assert (found.same, found.pages) == (True, ())
