"""The reading room: a dossier as pages in a browser, and what a person decides about its rows.

`serving` starts the server, `app` knows the addresses, `safety` who may ask. One file a page fills a record of
`stemma.faces.pages`; `shelf` keeps what several pages need, `judged` is the door to judgements and search.
"""
