"""Finished editions on their way to readers: as a letter, as a message to a program, as a site that anybody may open."""

from dyads.delivery.deliver import Delivered, deliver, find_undelivered
from dyads.delivery.publishing import Published, publish_site

__all__ = ["Delivered", "Published", "deliver", "find_undelivered", "publish_site"]
