"""A folder of one's own: made so that it runs at once, and its notebooks read for what would keep them from becoming editions."""

from dyads.workspace.new import make_workspace
from dyads.workspace.notebook import check_notebook

__all__ = ["check_notebook", "make_workspace"]
