"""On which days an article can have been published: as stated, or as its clues leave open."""
