"""On whose word a claim rests: speakers, roots, how many are independent, and what kind of difference there is."""
