"""The picture of a story's family tree.

`figure` draws together what a page shows, `drawing` writes it as SVG and HTML. A small family is laid out by `tree`,
one row a member; a large one by `overview`, one row a line of descent. Below them stand `places` and `axis` (where
in time), `copies` and `strands` (what shares a row), `swarm`, `strokes` and `braces` (the strokes), `captions`,
`tally` and `words` (what is written), `legend`, and on the ground `marks`, the records of a picture.
"""
