"""How pages of each kind are cleaned; `stemma.stages.articles` is the stage."""
