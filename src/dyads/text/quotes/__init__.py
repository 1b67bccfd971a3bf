"""Direct quotations: where they stand, of which kind, and who speaks."""
