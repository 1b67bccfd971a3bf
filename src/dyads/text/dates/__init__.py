"""Dates that are named in a text: their forms, where they stand, which days they mean."""
