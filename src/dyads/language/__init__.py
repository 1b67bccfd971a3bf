"""What a reader reads, in the reader's language: messages, numbers, shares, days and lists.

    say = speaking("ko")
    say("{name} is named in {total:article|articles}", name="외교부", total=1234)

The English text is the message and its own key; Korean and Japanese stand in `catalogues/*.po`. Numbers, days and lists follow CLDR.

To add a message: write it as a literal where it is said, run `make messages`, fill in its `msgstr` in every catalogue.
To add a language: name it in `LANGUAGES` (languages.py), run `make messages`, translate the new catalogue.
`pytest tests/language` then says what is missing, obsolete, or has other fields than the English.
"""

from dyads.language.languages import LANGUAGES, Language, written_in
from dyads.language.speaking import Speaker, message, speaking

__all__ = ["LANGUAGES", "Language", "Speaker", "message", "speaking", "written_in"]
