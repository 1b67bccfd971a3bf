"""Clean documents become what is found in them: days, sentences, mentions, quotes, issues and dates."""

from dyads.text.annotate import DATING, Annotations, annotate
from dyads.text.dating.copies import date_copies
from dyads.text.names.lexicon import Lexicon, build_lexicon

__all__ = ["DATING", "Annotations", "Lexicon", "annotate", "build_lexicon", "date_copies"]
