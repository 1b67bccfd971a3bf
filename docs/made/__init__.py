"""Pages made from the code: each maker returns Markdown, and stands where a page says `<!-- made: name -->`."""

from collections.abc import Callable

from made.api import write_api, write_measures
from made.commands import write_commands
from made.errors import write_errors
from made.house import draw_house
from made.parameters import write_parameters
from made.root import write_changelog, write_contributing
from made.tables import write_tables

MADE: dict[str, Callable[[], str]] = {
    "analysis": write_measures,
    "changelog": write_changelog,
    "commands": write_commands,
    "contributing": write_contributing,
    "errors": write_errors,
    "house": draw_house,
    "parameters": write_parameters,
    "python": write_api,
    "tables": write_tables,
}
