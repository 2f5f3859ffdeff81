"""Reading dates and times in running text, one kind of wording a file."""
