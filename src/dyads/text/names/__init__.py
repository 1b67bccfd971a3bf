"""What is written: every form of every actor, found in a text before anybody asks who was meant."""
