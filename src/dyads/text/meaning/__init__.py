"""Who was meant by what is written, on the article's day: persons, states and their capitals, organisations, offices."""
