"""Where a PostgreSQL database is, as it is set: checked, and shown without what is secret in it."""

import re
from urllib.parse import parse_qsl, urlsplit

SCHEMES = ("postgresql", "postgres")
UNREADABLE = "a database whose address cannot be read"
"""What is shown where an address does not say for sure which part of it is secret."""
_PLACE = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:=\s\[\]]*)(:[0-9]+)?")
_PASSWORDS = ("password", "sslpassword")
_TELLING = "password"


class NotAnAddress(Exception):  # noqa: N818 - named after what happened
    """What is set is no address of a database; the words never hold any of it."""

    def __init__(self) -> None:
        super().__init__(
            "it is no address of a database. Write postgresql://USER@HOST:PORT/DATABASE,"
            " with %XX for signs that have a meaning there."
        )


def demand_address(url: str) -> None:
    """Raise `NotAnAddress` for what cannot be an address; who answers there is not asked.

    An @ after the host, a password without a user before it, and the word password anywhere but as the
    name of a parameter are refused: there a password may stand where none is looked for.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        raise NotAnAddress from None
    sound = all(_PLACE.fullmatch(place) for place in _places(parts.netloc).split(","))
    nameless = parts.netloc.startswith(":") and "@" in parts.netloc
    stray = nameless or "@" in parts.path + parts.query or _TELLING in parts.path.casefold()
    if parts.scheme not in SCHEMES or parts.fragment or not sound or stray or _hides(parts.query):
        raise NotAnAddress


def has_password(url: str) -> bool:
    """Tell whether an address, one that `demand_address` takes, holds a password."""
    parts = urlsplit(url)
    user = parts.netloc.rpartition("@")[0]
    return ":" in user or any(name in _PASSWORDS for name, _ in _parameters(parts.query))


def shown(url: str) -> str:
    """Return the address for logs and people: hosts, ports and database, no name and no password."""
    try:
        demand_address(url)
    except NotAnAddress:
        return UNREADABLE
    parts = urlsplit(url)
    return f"postgresql://{_places(parts.netloc)}{parts.path}"


def _hides(query: str) -> bool:
    """Tell whether the word password stands in a value, or in a name that is no parameter's."""
    others = [pair for pair in _parameters(query) if pair[0] not in _PASSWORDS]
    return any(_TELLING in text.casefold() for pair in others for text in pair)


def _parameters(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


def _places(netloc: str) -> str:
    return netloc.rpartition("@")[2]
