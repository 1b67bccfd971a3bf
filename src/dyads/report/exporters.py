"""The page and the PDF as nbconvert knows them: `jupyter nbconvert --to dyads-html NOTEBOOK`, `--to dyads-pdf NOTEBOOK`."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from dyads.report.page import render_page
from dyads.report.pdf import render_pdf
from dyads.report.reading import read_briefing


class PageExporter(Exporter):
    """An executed notebook as one self-contained HTML file."""

    file_extension = ".html"
    output_mimetype = "text/html"
    export_from_notebook = "dyads page"

    def from_notebook_node(  # type: ignore[override]  # what comes out is text, as with nbconvert's own
        self, nb: NotebookNode, resources: Any = None, **how: Any
    ) -> tuple[str, Any]:
        nb, resources = super().from_notebook_node(nb, resources, **how)
        return render_page(read_briefing(nb)), resources


class PDFExporter(Exporter):
    """An executed notebook as a PDF/UA-1 document."""

    file_extension = ".pdf"
    output_mimetype = "application/pdf"
    export_from_notebook = "dyads PDF"

    def from_notebook_node(  # type: ignore[override]  # bytes, as with nbconvert's own
        self, nb: NotebookNode, resources: Any = None, **how: Any
    ) -> tuple[bytes, Any]:
        nb, resources = super().from_notebook_node(nb, resources, **how)
        return render_pdf(read_briefing(nb)), resources
