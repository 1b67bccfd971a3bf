"""The tables that stand beside frequency, cooccurrence and timeline: what covers them, what explains them."""

from __future__ import annotations

import pyarrow as pa

from dyads.tables.schema import Column, Schema

COVERAGE = Schema(
    "coverage",
    grain="one row a bin of the timeline; one for what lies outside its period, one for documents without a day",
    key=("place", "bin_start"),
    columns=(
        Column("place", pa.string(), "bin, outside or undated"),
        Column("bin_start", pa.date32(), "first day of the bin", required=False),
        Column("bin_end", pa.date32(), "the day after its last", required=False),
        Column("partial", pa.bool_(), "the period cuts the bin: it has fewer days than its kind"),
        Column(
            "certain", pa.int64(), "documents whose days all lie there; or without known first and last day"
        ),
        Column("possible", pa.int64(), "documents with any day there"),
        Column(
            "expected",
            pa.float64(),
            "sum over documents of the share of their days there (aoristic); all rows sum to the documents",
        ),
    ),
)

ENVELOPE = Schema(
    "envelope",
    grain="one row an actor and bin of the timeline in which a document can be",
    key=("actor", "bin_start"),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("bin_start", pa.date32(), "first day of the bin"),
        Column("bin_end", pa.date32(), "the day after its last"),
        Column(
            "low",
            pa.int64(),
            "documents naming the actor, lower end of 95 %, every possible day being as likely",
        ),
        Column("high", pa.int64(), "upper end"),
    ),
)

RATES = Schema(
    "rates",
    grain="one row an actor that is named at least once",
    key=("actor",),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("tokens", pa.int64(), "primary mentions"),
        Column("rate", pa.float64(), "mentions per 1,000 words, all documents pooled", required=False),
        Column("low", pa.float64(), "lower end over resamples of story clusters", required=False),
        Column("high", pa.float64(), "upper end", required=False),
        Column("mean_rate", pa.float64(), "mean over documents of each one's own rate", required=False),
        Column("voice", pa.float64(), "share of all primary mentions of all actors, 0 to 1"),
    ),
)

ASSOCIATION = Schema(
    "association",
    grain="one row a pair of the cooccurrence table",
    key=("a", "b"),
    columns=(
        Column("a", pa.string(), "registry id"),
        Column("b", pa.string(), "registry id"),
        Column("pmi", pa.float64(), "log2 lift, bits (Church & Hanks 1990)"),
        Column("dice", pa.float64(), "2 n_ab / (n_a + n_b)"),
        Column("log_dice", pa.float64(), "14 + log2 Dice (Rychlý 2008)"),
        Column("ochiai", pa.float64(), "n_ab / √(n_a n_b), the cosine"),
        Column("overlap", pa.float64(), "n_ab / min(n_a, n_b) (Simpson 1943)"),
        Column("strength", pa.float64(), "n_ab / (n_a n_b) (van Eck & Waltman 2009): lift / units"),
        Column("t", pa.float64(), "(n_ab - expected) / √n_ab"),
        Column("phi", pa.float64(), "correlation; missing where one is named in every unit", required=False),
        Column(
            "log_odds", pa.float64(), "log odds ratio with ½ added to each cell (Haldane 1955, Anscombe 1956)"
        ),
        Column("low", pa.float64(), "lower end of its 95 % interval"),
        Column("high", pa.float64(), "upper end"),
    ),
)

LIFTS = Schema(
    "lifts",
    grain="one row a pair",
    key=("a", "b"),
    columns=(
        Column("a", pa.string(), "registry id"),
        Column("b", pa.string(), "registry id"),
        Column("lift", pa.float64(), "n_ab / expected in the corpus itself"),
        Column("low", pa.float64(), "lower end over resamples of story clusters", required=False),
        Column("high", pa.float64(), "upper end", required=False),
        Column(
            "defined",
            pa.float64(),
            "share of resamples that name both actors, and so have a lift",
            required=False,
        ),
    ),
)

INFLUENCE = Schema(
    "influence",
    grain="one row a document that names both actors of a pair in one unit",
    key=("document",),
    columns=(
        Column("document", pa.string(), "id of the document"),
        Column("n_ab", pa.int64(), "its units that name both"),
        Column("lift_without", pa.float64(), "the pair's lift in the corpus without it", required=False),
        Column("change", pa.float64(), "lift with it minus lift without it", required=False),
    ),
)

PAIR_TEST = Schema(
    "pair_test",
    grain="one row an analysis of pairs",
    key=("unit",),
    columns=(
        Column("unit", pa.string(), "sentence, paragraph or document"),
        Column("null", pa.string(), "what is shuffled, in words"),
        Column("documents", pa.int64(), "documents"),
        Column("stories", pa.int64(), "story clusters: the documents that are tested, one of each"),
        Column("units", pa.int64(), "units of the documents tested"),
        Column("family", pa.int64(), "pairs tested, named together or not"),
        Column("smallest_p", pa.float64(), "smallest p that any pair named together allows", required=False),
        Column(
            "needed",
            pa.int64(),
            "by document: with fewer documents no pair reaches p ≤ 0.05; by sentence one may do",
            required=False,
        ),
        Column("reading", pa.string(), "the same as a sentence"),
    ),
)

PROXIMITY = Schema(
    "proximity",
    grain="one row an unordered pair of actors with mentions close together; a before b",
    key=("a", "b"),
    columns=(
        Column("a", pa.string(), "registry id"),
        Column("b", pa.string(), "registry id"),
        Column("pairs", pa.int64(), "pairs of their mentions within the window, each counted once"),
    ),
)

FRACTIONS = Schema(
    "fractions",
    grain="one row an unordered pair of actors named in at least one unit together; a before b",
    key=("a", "b"),
    columns=(
        Column("a", pa.string(), "registry id"),
        Column("b", pa.string(), "registry id"),
        Column(
            "weight",
            pa.float64(),
            "sum over units of 1 / (actors named - 1): no unit weighs more for naming many",
        ),
    ),
)

COMPARISON = Schema(
    "comparison",
    grain="one row an actor named in either of two groups of documents",
    key=("actor",),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("tokens_a", pa.int64(), "primary mentions in group a"),
        Column("tokens_b", pa.int64(), "and in group b"),
        Column("documents_a", pa.int64(), "documents of group a that name it"),
        Column("documents_b", pa.int64(), "and of group b"),
        Column(
            "log_odds",
            pa.float64(),
            "log odds with informative prior (Monroe et al. 2008); above 0: more in a",
        ),
        Column(
            "z", pa.float64(), "log_odds / its standard error, mentions taken as independent: too optimistic"
        ),
        Column("p", pa.float64(), "two-sided, documents shuffled between the groups", required=False),
        Column("q", pa.float64(), "Benjamini-Hochberg q over the actors tested", required=False),
        Column("testable", pa.bool_(), "false where so few documents cannot give a small p"),
    ),
)

DIFFERENCES = Schema(
    "differences",
    grain="one row an actor, issue or pair named in either of two sets of documents",
    key=("item",),
    columns=(
        Column("item", pa.string(), "registry id; two of them joined by + for a pair"),
        Column("before", pa.int64(), "documents of the first set that name it"),
        Column("of_before", pa.int64(), "documents of the first set"),
        Column("after", pa.int64(), "documents of the second set that name it"),
        Column("of_after", pa.int64(), "documents of the second set"),
        Column("share_before", pa.float64(), "before / of_before, 0 to 1", required=False),
        Column("share_after", pa.float64(), "after / of_after, 0 to 1", required=False),
        Column("difference", pa.float64(), "share_after - share_before, -1 to 1", required=False),
        Column("low", pa.float64(), "lower end of its 95 % interval (Newcombe 1998)", required=False),
        Column("high", pa.float64(), "upper end", required=False),
        Column("p", pa.float64(), "two-sided, documents shuffled between the sets (Fisher)", required=False),
        Column("q", pa.float64(), "Benjamini-Hochberg q over the items tested", required=False),
        Column("testable", pa.bool_(), "false where so few documents cannot give a small p"),
    ),
)

VOICES = Schema(
    "voices",
    grain="one row an actor that is mentioned, quoted or pictured",
    key=("actor",),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("mentioned", pa.int64(), "documents with a primary mention"),
        Column("quoted", pa.int64(), "documents that quote it"),
        Column("pictured", pa.int64(), "documents that name it in a caption"),
        Column("quotes", pa.int64(), "different quotations: a repetition in one story counts once"),
        Column("full", pa.int64(), "of these, at least one clause long"),
    ),
)

WORDINGS = Schema(
    "wordings",
    grain="one row an issue and a side whose wording of it is used",
    key=("issue", "wording"),
    columns=(
        Column("issue", pa.string(), "registry id of the issue"),
        Column("wording", pa.string(), "whose wording: a country, or neutral"),
        Column("phrases", pa.int64(), "times that side's words are used for it"),
        Column("documents", pa.int64(), "documents that use them at least once"),
        Column("naming", pa.int64(), "documents that use the words of any side for it"),
        Column(
            "share",
            pa.float64(),
            "documents / naming, 0 to 1; the shares of two sides may sum to more than 1",
        ),
        Column("low", pa.float64(), "lower end of the share's 95 % Wilson interval"),
        Column("high", pa.float64(), "upper end"),
    ),
)

LANES = Schema(
    "lanes",
    grain="one row a clock and bin",
    key=("clock", "bin_start"),
    columns=(
        Column(
            "clock", pa.string(), "published: documents; event, mentioned, scheduled: dates named in them"
        ),
        Column("bin_start", pa.date32(), "first day of the bin"),
        Column("bin_end", pa.date32(), "the day after its last"),
        Column("certain", pa.int64(), "whose days all lie in the bin"),
        Column("possible", pa.int64(), "with any day in the bin"),
        Column("expected", pa.float64(), "sum of the share of their days in the bin (aoristic)"),
    ),
)

EVENT_LINE = Schema(
    "event_line",
    grain="one row an event of the registry",
    key=("event",),
    columns=(
        Column("event", pa.string(), "registry id"),
        Column("first", pa.date32(), "its first day"),
        Column("last", pa.date32(), "its last day"),
        Column("title", pa.string(), "what happened, as the registry says it"),
        Column("kind", pa.string(), "the registry's kind of event"),
        Column("confidence", pa.string(), "how sure the date is: high, medium or low"),
    ),
)

BURSTS = Schema(
    "bursts",
    grain="one row a run of bins in which an actor is named unusually often",
    key=("actor", "first"),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("first", pa.date32(), "first day of its first bin"),
        Column("last", pa.date32(), "last day of its last bin"),
        Column("named", pa.int64(), "documents that name the actor in it"),
        Column("documents", pa.int64(), "documents in it"),
        Column("usual", pa.float64(), "share of documents that name the actor over all bins"),
        Column(
            "weight", pa.float64(), "nats by which the burst explains these bins better than the usual share"
        ),
    ),
)

CHANGES = Schema(
    "changes",
    grain="one row a day on which the share of documents that name an actor changes",
    key=("actor", "day"),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("day", pa.date32(), "first day of the first bin after the change"),
        Column(
            "before", pa.float64(), "documents naming the actor per document, from the last change to this"
        ),
        Column("after", pa.float64(), "and from this to the next"),
        Column("p", pa.float64(), "chance of so clear a single change anywhere if bins were shuffled"),
    ),
)

COMMUNITIES = Schema(
    "communities",
    grain="one row an actor of the network",
    key=("actor",),
    columns=(
        Column("actor", pa.string(), "registry id"),
        Column("community", pa.int64(), "number of its community, the largest first, from 0"),
        Column(
            "agreement",
            pa.float64(),
            "share of resamples of story clusters in which it is with each of its community, on average",
            required=False,
        ),
        Column("modularity", pa.float64(), "of the whole division (Newman & Girvan 2004)"),
        Column("chance", pa.float64(), "mean modularity found in shuffled networks of the same degrees"),
        Column("p", pa.float64(), "share of shuffled networks that reach what one run finds here on average"),
    ),
)

MEASURES = (
    COVERAGE,
    ENVELOPE,
    RATES,
    ASSOCIATION,
    LIFTS,
    INFLUENCE,
    PAIR_TEST,
    PROXIMITY,
    FRACTIONS,
    COMPARISON,
    DIFFERENCES,
    VOICES,
    WORDINGS,
    LANES,
    EVENT_LINE,
    BURSTS,
    CHANGES,
    COMMUNITIES,
)
