"""Outlets by the address of their pages."""

from __future__ import annotations

from courlan import extract_domain

from stemma.knowledge import Knowledge


def host_of(address: str) -> str | None:
    """The host of a URL, or of a bare "host/path", without ``www``; None when there is none.

    >>> host_of("https://www.gazette.example/a"), host_of("gazette.example/news")
    ('gazette.example', 'gazette.example')
    """
    rest = address.strip().casefold().partition("://")[2] or address.strip().casefold()
    host = rest.replace("?", "/").replace("#", "/").partition("/")[0].rpartition("@")[2].partition(":")[0]
    host = host.removeprefix("www.").strip(".")
    return host if "." in host and " " not in host and len(host) <= 253 else None


def outlet_of_host(address: str, knowledge: Knowledge) -> str | None:
    """The outlet that is known to publish at an address, else its registered domain."""
    host = host_of(address)
    if host is None:
        return None
    known = knowledge.by_domain(host)
    if known is not None:
        return known.name
    return extract_domain(f"https://{host}/", fast=True) or host
