"""What is done with finished editions: the site that shows them, what changed between two, whether one can be made again."""
