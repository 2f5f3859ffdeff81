"""The parts of `stemma.stages.entities`: forms of names in one article, how they join, and the rows they make."""
