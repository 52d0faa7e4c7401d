"""Fitting words of points and rubrics into a phrase: capitals, stops, where, when and what."""

import re
from datetime import date

_PREPOSITIONS_WORDS = """
about after as asked at before building by designing discussing during facing following for from given
going halfway in inside near on once over past reading reviewing right speaking talking through
throughout toward towards under until walking when where while with within working
"""
PREPOSITIONS = frozenset(_PREPOSITIONS_WORDS.split())
"""Words that a situation begins with, so that a clause can follow it."""

_ENDED = re.compile(r"[.!?…][\"'”’)]*$")
_LEADS = re.compile(
    r"^(?:(?:next time,?|in (?:the )?future,?|you (?:could|can|might|may)|please|try to|we suggest)\s+)+",
    re.IGNORECASE,
)
_NOT_VERBS_WORDS = """
a an and as at before after by each for from had how if in it it's its keep next of on one our perhaps some
that the their there these they this to two we what when where which while who whose why with without you your
"""
_NOT_VERBS = frozenset(_NOT_VERBS_WORDS.split()) - {"keep"}

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def capital(text: str) -> str:
    """Return text with a capital first letter."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """Return text that ends like a sentence."""
    return text if _ENDED.search(text) else f"{text}."


def clause(text: str) -> str:
    """Return words without their full stop, a first "You" or "We" small, to stand inside a sentence."""
    bare = " ".join(text.split()).removesuffix(".")
    first = bare.split(" ", 1)[0]
    return bare[:1].lower() + bare[1:] if first in {"You", "We"} else bare


def situation(text: str) -> str:
    """Return where it was, ready for a clause to follow: "in the bug hunt", with a small first letter."""
    bare = " ".join(text.split()).rstrip(" .,:;")
    first = bare.split(" ", 1)[0]
    if first.casefold() in PREPOSITIONS:
        return bare[:1].lower() + bare[1:]
    if first.casefold() in {"the", "a", "an", "our", "your", "that", "this", "question", "part"}:
        return f"in {bare[:1].lower()}{bare[1:]}"
    return f"in the {bare}"


def position(title: str) -> str:
    """Return a position as a sentence names it: its title in quotes where it ends in a figure or sign."""
    bare = " ".join(title.split())
    last = bare.rpartition(" ")[2]
    if not bare:
        return "our open position"
    if not last[-1].isalpha() or any(sign.isdigit() for sign in last):
        return f"the position “{bare}”"
    return f"the {bare}" if last.casefold() in {"position", "role", "job"} else f"the {bare} position"


def day(text: str) -> str:
    """Return a day, or the day of a time, ISO 8601, as a letter writes it: "22 May 2027"."""
    on = date.fromisoformat(text[:10])
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def starts_with_you(text: str) -> bool:
    """Return whether a clause is about "you" doing something."""
    return text.casefold().startswith("you ")


def request(text: str) -> str | None:
    """Return a suggestion as a bare request ("write …"), or None where it must stand as it is."""
    bare = " ".join(text.split()).removesuffix(".")
    cut = _LEADS.sub("", bare)
    first = cut.split(" ", 1)[0].rstrip(",").casefold()
    if not cut or first in _NOT_VERBS or first.endswith("ing") or re.search(r"[.!?] ", cut):
        return None
    return cut[:1].lower() + cut[1:]
