"""The laboratory: controls and linked charts for a notebook that somebody sits before."""
