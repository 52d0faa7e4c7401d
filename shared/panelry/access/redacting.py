"""Redacting: other people's names are proposed, the reviewer decides, and what is redacted is in no byte."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

import msgspec
from msgspec.structs import replace

from panelry.access.telling import Entry
from panelry.leaks.names import Names, name_findings
from panelry.stems import tokens

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Reason(Enum):
    """Why words are taken out; it stands in their place."""

    PANELIST = "panelist"
    STAFF = "staff"
    OTHER_CANDIDATE = "other candidate"
    REFEREE = "referee"
    THIRD_PERSON = "third person"
    ADDRESS = "address"
    ORGANISATION = "organisation"


class Redaction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are taken out wherever they stand as whole words: in one entry, or in all if it is 0."""

    entry: int
    words: str
    reason: Reason

    def __repr__(self) -> str:
        """Hide the words, which are to be nowhere."""
        return f"Redaction({self.entry}, {self.reason.value})"


class Whom(msgspec.Struct, frozen=True):
    """Somebody else: their name, their addresses and ids, and the reason for which those are taken out."""

    name: str
    reason: Reason
    handles: tuple[str, ...] = ()


class Unfit(ValueError):  # noqa: N818 - the answer is no; nothing went wrong
    """Redactions that cannot be used; the words say where, and hold nothing of an entry."""


def proposals(entries: Sequence[Entry], people: Iterable[Whom], candidate: str, own: str) -> list[Redaction]:
    """Return what to redact, by entry: names, initials, ids and addresses of others.

    `candidate` is the reader's own name and `own` their address, which stay.
    """
    said = {word.text for entry in entries for word in tokens(entry.words)}
    near = [each for each in people if each.reason in _ALWAYS or not said.isdisjoint(_named_by(each))]
    found: dict[tuple[int, str], Redaction] = {}
    for entry in entries:
        for each in (*_in_entry(entry, near, candidate), *_addresses(entry, own)):
            found.setdefault((each.entry, each.words), each)
    return list(found.values())


def _addresses(entry: Entry, own: str) -> Iterator[Redaction]:
    for address in _ADDRESS.findall(entry.words):
        if address.casefold() != own.casefold():
            yield Redaction(entry.n, address, Reason.ADDRESS)


_ALWAYS = (Reason.PANELIST, Reason.STAFF)
"""Of them initials are looked for, too; of the many others only of those who are named somewhere."""


def _named_by(each: Whom) -> Iterator[str]:
    """Yield the words of which one stands wherever somebody is named: of a handle the first is enough.

    A provider of mail is shared by many, who are not named by it.
    """
    name = _tokens(each.name)
    yield from (*name, "".join(name))
    for handle in each.handles:
        yield from _tokens(handle)[:1]


def _in_entry(entry: Entry, people: Sequence[Whom], candidate: str) -> Iterator[Redaction]:
    for reason in Reason:
        group = [each for each in people if each.reason is reason]
        if group:
            for start, end in _spans(entry.words, group, candidate):
                yield Redaction(entry.n, entry.words[start:end], reason)


def _spans(text: str, people: Sequence[Whom], candidate: str) -> list[tuple[int, int]]:
    handles = tuple(each for one in people for each in one.handles)
    names = Names(tuple(each.name for each in people), candidate, handles)
    return [each.span for each in name_findings(text, names)]


# what the reviewer decided


def redact(entry: Entry, redactions: Iterable[Redaction]) -> tuple[Entry, Counter[str]]:
    """Return an entry without the words that are taken out, and how often each reason stands in it."""
    reasons = {each.words: each.reason.value for each in redactions if each.entry in {0, entry.n}}
    counted: Counter[str] = Counter()
    if not reasons:
        return entry, counted
    longest = sorted(reasons, key=len, reverse=True)
    pattern = re.compile("|".join(_whole(each) for each in longest))

    def taken_out(found: re.Match[str]) -> str:
        reason = reasons[found[0]]
        counted[reason] += 1
        return f"[redacted: {reason}]"

    return replace(entry, words=pattern.sub(taken_out, entry.words)), counted


def _whole(words: str) -> str:
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return f"{before}{re.escape(words)}{after}"


def redacted_all(
    entries: Sequence[Entry], redactions: Sequence[Redaction], people: Sequence[Whom], candidate: str
) -> list[tuple[Entry, Counter[str]]]:
    """Return every entry as the candidate may read it.

    Raises `Unfit` where a redaction finds nothing to take out, or a whole name, an address or an id of
    somebody else would still stand there.
    """
    _demand_found(entries, redactions)
    by_entry = _by_entry(redactions)
    found = [redact(entry, by_entry(entry.n)) for entry in entries]
    others = _Others(people, candidate)
    for entry, _ in found:
        if others.named_in(entry.words):
            raise Unfit(f"Entry {entry.n} still names somebody else in full. Add a redaction there.")
    return found


def _demand_found(entries: Sequence[Entry], redactions: Iterable[Redaction]) -> None:
    texts = {entry.n: entry.words for entry in entries}
    for number, each in enumerate(redactions, 1):
        where = texts.values() if not each.entry else [texts.get(each.entry, "")]
        if not each.words.strip() or not any(re.search(_whole(each.words), text) for text in where):
            raise Unfit(f"Redaction {number} finds its words nowhere. Mend its words or its entry.")


def _by_entry(redactions: Iterable[Redaction]) -> Callable[[int], list[Redaction]]:
    """Return what gives the redactions of one entry, in their order, looking through all of them once."""
    found: dict[int, list[tuple[int, Redaction]]] = {}
    for place, each in enumerate(redactions):
        found.setdefault(each.entry, []).append((place, each))

    def of(number: int) -> list[Redaction]:
        both = sorted([*found.get(0, ()), *found.get(number, ())], key=lambda pair: pair[0])
        return [each for _, each in both]

    return of


class _Others:
    """The names, addresses and ids of everybody else, by their first word: a text is looked through once."""

    def __init__(self, people: Iterable[Whom], candidate: str) -> None:
        own = tuple(_tokens(candidate))
        phrases = {tuple(_tokens(each)) for one in people for each in (one.name, *one.handles)}
        self._phrases = phrases - {(), own}
        self._lengths: dict[str, set[int]] = {}
        for parts in self._phrases:
            self._lengths.setdefault(parts[0], set()).add(len(parts))

    def named_in(self, text: str) -> bool:
        """Return whether one of them stands in a text in full."""
        line = tuple(_tokens(text))
        return any(
            line[at : at + length] in self._phrases
            for at, word in enumerate(line)
            for length in self._lengths.get(word, ())
        )


def _tokens(text: str) -> list[str]:
    return [word.text for word in tokens(text)]
