"""The parts of descent, one question a file: what covers what, who is named, which came first, what forest follows."""
