"""Whose briefing it is: a theme checked once at the door, and pictures from outside made safe to stand in a page."""

from dyads.branding.theme import PLAIN, Theme, read_theme

__all__ = ["PLAIN", "Theme", "read_theme"]
