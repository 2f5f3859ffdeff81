"""The reader of names and of who says what, made: corpora, network, training and export."""
