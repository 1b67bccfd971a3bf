"""The tables of dyads. Offsets are Unicode code points into the document's text, half open; days are calendar days."""

from __future__ import annotations

import pyarrow as pa

from dyads.tables.measures import MEASURES
from dyads.tables.schema import Column, Schema

_ZONES = pa.list_(
    pa.struct([("zone", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("rule", pa.string())])
)
_REASONS = pa.list_(
    pa.struct(
        [("clue", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("removes_days", pa.int32())]
    )
)

_DOCUMENT = Column("document", pa.string(), "id of the document")
_START = Column("start", pa.int32(), "where it starts in the text, code points")
_END = Column("end", pa.int32(), "where it ends, half open")
_SENTENCE = Column(
    "sentence", pa.int32(), "number of its sentence in the document; 0 is the title", required=False
)

RAW = Schema(
    "raw",
    grain="one row a document as it was read",
    key=("id",),
    columns=(
        Column(
            "id",
            pa.string(),
            "12 hex digits of the SHA-256 of source and content: the same file anywhere has the same id",
        ),
        Column(
            "source", pa.string(), "file name below the place that was read; `file#row` for a row of a table"
        ),
        Column(
            "sha256", pa.string(), "SHA-256 of the file's bytes; for a row of a table: of its text in UTF-8"
        ),
        Column("text", pa.string(), "the decoded text, never rewritten"),
        Column(
            "given",
            pa.map_(pa.string(), pa.string()),
            "what the source states beside the text: title, outlet, published, url, language, byline",
        ),
    ),
)

DOCUMENTS = Schema(
    "documents",
    grain="one row a document",
    key=("id",),
    columns=(
        *RAW.columns,
        Column("language", pa.string(), "ISO 639-1: en, ko, ja", required=False),
        Column("title", pa.string(), "the headline as printed, unwrapped", required=False),
        Column("title_start", pa.int32(), "where it stands in the text", required=False),
        Column("title_end", pa.int32(), "where it ends, half open", required=False),
        Column(
            "outlet", pa.string(), "who published it, where the text or the source says so", required=False
        ),
        Column(
            "agency", pa.string(), "the wire service it came from, where the text says so", required=False
        ),
        Column("byline", pa.string(), "who wrote it, as printed", required=False),
        Column(
            "zones",
            _ZONES,
            "every stretch of the text with its zone and the rule that decided; in order, without overlap",
        ),
        Column(
            "published_from", pa.date32(), "first day on which it can have been published", required=False
        ),
        Column("published_to", pa.date32(), "last such day", required=False),
        Column("basis", pa.string(), "stated, inferred or unknown"),
        Column("reasons", _REASONS, "the clues to its day, each with the days it removed"),
        Column(
            "contradiction", pa.string(), "the smallest set of clues that exclude each other", required=False
        ),
        Column(
            "words",
            pa.int32(),
            "words in the counted zones (title, standfirst, body); Korean by spaces, Japanese by characters",
        ),
        Column("cluster", pa.string(), "id of its group of near-identical documents"),
        Column("duplicate_of", pa.string(), "the document of its cluster that stands for it", required=False),
    ),
)

REJECTED = Schema(
    "rejected",
    grain="one row a file or row that could not be read",
    key=("source",),
    columns=(
        Column("source", pa.string(), "file name below the place that was read"),
        Column("reason", pa.string(), "why, and what to do"),
    ),
)

SENTENCES = Schema(
    "sentences",
    grain="one row a sentence of a counted zone",
    key=("document", "sentence"),
    columns=(
        _DOCUMENT,
        Column("sentence", pa.int32(), "its number in the document; 0 is the title"),
        Column("paragraph", pa.int32(), "number of its paragraph; 0 is the title"),
        Column("zone", pa.string(), "title, standfirst or body"),
        _START,
        _END,
    ),
)

MENTIONS = Schema(
    "mentions",
    grain="one row a mention: one written occurrence of an actor",
    key=("document", "start", "end", "actor"),
    columns=(
        _DOCUMENT,
        _SENTENCE,
        Column("zone", pa.string(), "the zone it stands in"),
        Column(
            "actor", pa.string(), "registry id; missing where it stays open who was meant", required=False
        ),
        _START,
        _END,
        Column("surface", pa.string(), "the text as written: text[start:end]"),
        Column("mode", pa.string(), "name, metonym, compound, adjective or office"),
        Column("sense", pa.string(), "actor, place, credit or ambiguous"),
        Column("method", pa.string(), "the rule that found it and decided"),
        Column(
            "candidates",
            pa.list_(pa.string()),
            "registry ids it could have been, where more than one; of an undecided capital the government and the place",
        ),
        Column(
            "counted",
            pa.bool_(),
            "in the primary count: name, metonym or compound, sense actor, in a counted zone",
        ),
    ),
)

CONTAINMENT = Schema(
    "containment",
    grain="one row a document, an actor named in it, and something the actor is part of on the document's days",
    key=("document", "actor", "level"),
    columns=(
        _DOCUMENT,
        Column("actor", pa.string(), "registry id of who is named"),
        Column(
            "level",
            pa.int32(),
            "1 is the nearest: of an office holder the institution, then government, state",
        ),
        Column("part_of", pa.string(), "registry id of what it is part of"),
    ),
)

QUOTES = Schema(
    "quotes",
    grain="one row a quotation: one pair of marks",
    key=("document", "start"),
    columns=(
        _DOCUMENT,
        _SENTENCE,
        _START,
        _END,
        Column(
            "kind", pa.string(), "full: at least one clause; partial: a fragment in the reporter's sentence"
        ),
        Column("speaker", pa.string(), "registry id, where the text says who", required=False),
        Column("speaker_start", pa.int32(), "where the speaker is named", required=False),
        Column("speaker_end", pa.int32(), "and where that ends", required=False),
        Column("cue", pa.string(), "the verb or mark that attributes it", required=False),
    ),
)

ISSUES = Schema(
    "issues",
    grain="one row an occurrence of a phrase that names an issue",
    key=("document", "start", "end", "issue"),
    columns=(
        _DOCUMENT,
        _SENTENCE,
        Column("issue", pa.string(), "registry id of the issue"),
        _START,
        _END,
        Column("phrase", pa.string(), "the text as written"),
        Column(
            "wording",
            pa.string(),
            "whose wording it is: a country of the registry, or neutral",
            required=False,
        ),
    ),
)

DATES = Schema(
    "dates",
    grain="one row a date named in the text",
    key=("document", "start", "end"),
    columns=(
        _DOCUMENT,
        _SENTENCE,
        _START,
        _END,
        Column("from", pa.date32(), "first day it can mean", required=False),
        Column("to", pa.date32(), "last such day", required=False),
        Column("clock", pa.string(), "event, mentioned or scheduled"),
    ),
)

FREQUENCY = Schema(
    "frequency",
    grain="one row an actor that is named at least once",
    key=("actor",),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("tokens", pa.int64(), "primary mentions"),
        Column("documents", pa.int64(), "documents with at least one"),
        Column("clusters", pa.int64(), "story clusters with at least one: distinct reporting"),
        Column(
            "outlets", pa.int64(), "outlets with at least one; documents without a known outlet count in none"
        ),
        Column(
            "dispersion",
            pa.float64(),
            "DPnorm over documents by words (Gries 2008; Lijffijt & Gries 2012): 0 even, 1 in one place",
            required=False,
        ),
        Column("share", pa.float64(), "documents with at least one / documents, 0 to 1"),
        Column("low", pa.float64(), "lower end of the share's 95 % Wilson interval"),
        Column("high", pa.float64(), "upper end"),
        Column(
            "rank_low",
            pa.int64(),
            "best rank by documents over resamples of story clusters; 1 is most named",
            required=False,
        ),
        Column("rank_high", pa.int64(), "worst such rank", required=False),
    ),
)

COOCCURRENCE = Schema(
    "cooccurrence",
    grain="one row an unordered pair of actors named in at least one unit together; a before b",
    key=("a", "b"),
    columns=(
        Column("a", pa.string(), "registry id"),
        Column("b", pa.string(), "registry id"),
        Column("units", pa.int64(), "units counted: sentences, or documents"),
        Column("n_a", pa.int64(), "units that name a"),
        Column("n_b", pa.int64(), "units that name b"),
        Column("n_ab", pa.int64(), "units that name both"),
        Column("expected", pa.float64(), "n_a n_b / units: if they were named independently"),
        Column("lift", pa.float64(), "n_ab / expected; 1 is what chance gives"),
        Column(
            "npmi",
            pa.float64(),
            "ln lift / -ln(n_ab / units) (Bouma 2009): -1 never, 0 chance, 1 always together",
        ),
        Column("jaccard", pa.float64(), "n_ab / (n_a + n_b - n_ab)"),
        Column("g2", pa.float64(), "signed log-likelihood ratio (Dunning 1993)", required=False),
        Column("p", pa.float64(), "one-sided p under the null that the analysis names", required=False),
        Column("q", pa.float64(), "Benjamini-Hochberg q over all pairs tested", required=False),
        Column("testable", pa.bool_(), "false where so few documents cannot give a small p"),
        Column(
            "stability",
            pa.float64(),
            "share of resamples of story clusters in which lift stays above 1",
            required=False,
        ),
    ),
)

TIMELINE = Schema(
    "timeline",
    grain="one row an actor and bin",
    key=("actor", "bin_start"),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("bin_start", pa.date32(), "first day of the bin"),
        Column("bin_end", pa.date32(), "the day after its last"),
        Column("documents", pa.int64(), "documents certainly of this bin, whoever they name: the coverage"),
        Column(
            "certain", pa.int64(), "documents naming the actor whose days all lie in the bin", required=False
        ),
        Column("possible", pa.int64(), "documents naming the actor with any day in the bin", required=False),
        Column(
            "expected",
            pa.float64(),
            "sum over documents of the share of their days in the bin (aoristic; Ratcliffe 2000)",
            required=False,
        ),
        Column(
            "share",
            pa.float64(),
            "certain / documents; missing where there were no documents",
            required=False,
        ),
    ),
)

TABLES = (
    RAW,
    DOCUMENTS,
    REJECTED,
    SENTENCES,
    MENTIONS,
    CONTAINMENT,
    QUOTES,
    ISSUES,
    DATES,
    FREQUENCY,
    COOCCURRENCE,
    TIMELINE,
    *MEASURES,
)
