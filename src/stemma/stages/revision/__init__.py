"""Which of two versions of a text is the later, from the two texts alone."""
