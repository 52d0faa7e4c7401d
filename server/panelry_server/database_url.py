"""Where a PostgreSQL database is, as it is set: checked, and shown without what is secret in it."""

import re
from urllib.parse import parse_qsl, urlsplit

SCHEMES = ("postgresql", "postgres")
_PLACE = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]*)(:[0-9]+)?")
_PASSWORDS = ("password", "sslpassword")


class NotAnAddress(Exception):  # noqa: N818 - named after what happened
    """What is set is no address of a database; the words never hold any of it."""

    def __init__(self) -> None:
        super().__init__(
            "it is no address of a database. Write postgresql://USER@HOST:PORT/DATABASE,"
            " with %XX for signs that have a meaning there."
        )


def demand_address(url: str) -> None:
    """Raise `NotAnAddress` for what cannot be an address; who answers there is not asked."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise NotAnAddress from None
    sound = all(_PLACE.fullmatch(place) for place in _places(parts.netloc).split(","))
    if parts.scheme not in SCHEMES or parts.fragment or not sound:
        raise NotAnAddress


def has_password(url: str) -> bool:
    """Tell whether the address holds a password."""
    parts = urlsplit(url)
    user = parts.netloc.rpartition("@")[0]
    return ":" in user or any(name in _PASSWORDS for name, _ in parse_qsl(parts.query))


def shown(url: str) -> str:
    """Return the address for logs and people: hosts, ports and database, no name and no password."""
    parts = urlsplit(url)
    return f"postgresql://{_places(parts.netloc)}{parts.path}"


def _places(netloc: str) -> str:
    return netloc.rpartition("@")[2]
