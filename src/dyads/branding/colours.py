"""How well colours part from each other, and what to do where they do not."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

READABLE = 4.5  # contrast of text and its ground: WCAG 2.2, 1.4.3


def contrast(one: str, other: str) -> float:
    """Return how well two colours part, 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lighten(colour: str, ground: str, wanted: float) -> str:
    """Return the colour in the same hue, as little lighter as makes it part that well from a dark ground."""
    hue, lightness, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    lighter = (
        "#" + "".join(f"{round(255 * channel):02x}" for channel in hls_to_rgb(hue, step / 100, saturation))
        for step in range(round(100 * lightness), 101)
    )
    return next((light for light in lighter if contrast(light, ground) >= wanted), "#ffffff")


def _luminance(colour: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  sRGB
        for c in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
