"""Redacting: other people's names are proposed, the reviewer decides, and what is redacted is in no byte."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

import msgspec
from msgspec.structs import replace

from panelry.access.places import Phrases, Span, Word, blocks, is_common, joined, key_of, words_in
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
    said.update(form for entry in entries for word in words_in(entry.words) for form in word.forms)
    near = [each for each in people if each.reason in _ALWAYS or not said.isdisjoint(_named_by(each))]
    found: dict[tuple[int, str], Redaction] = {}
    hidden = _Hidden(near, candidate)
    for entry in entries:
        for each in (*_in_entry(entry, near, candidate), *hidden.in_entry(entry), *_addresses(entry, own)):
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
    yield from (*name, *joined(each.name))
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


class _Hidden:
    """Names that are written as one word or in the plural, which a rule for drafts may not know."""

    def __init__(self, people: Sequence[Whom], candidate: str) -> None:
        self._reasons = [each.reason for each in people]
        own = {*key_of(candidate), *joined(candidate)}
        self._parts = Phrases(
            ((part,), number)
            for number, each in enumerate(people)
            for part in {*_telling_parts(each.name), *joined(each.name)} - own
        )
        self._plain = {part for each in people for part in key_of(each.name)}

    def in_entry(self, entry: Entry) -> Iterator[Redaction]:
        """Yield what to redact in an entry, where the words are no part of a name as they stand."""
        line = [word for word in words_in(entry.words) if word.text not in self._plain]
        for number, (start, end) in self._parts.found_in(line):
            yield Redaction(entry.n, entry.words[start:end], self._reasons[number])


def _telling_parts(name: str) -> list[str]:
    """Return the parts of a name that are no common words."""
    return [part for part in key_of(name) if not is_common(part)]


# what the reviewer decided


class _Cuts:
    """What is taken out of one entry, or of each."""

    def __init__(self, redactions: Sequence[Redaction]) -> None:
        keys = [key_of(each.words) for each in redactions]
        self._cuts = redactions
        self._common = [is_common(each.words) for each in redactions]
        self._around = [_signs(each.words) for each in redactions]
        self._lone = [
            number for number, key in enumerate(keys) if not key and redactions[number].words.strip()
        ]
        self._phrases = Phrases((key, number) for number, key in enumerate(keys))

    def found_in(self, text: str, line: Sequence[Word]) -> Iterator[tuple[int, Span]]:
        """Yield which of them stand where in a text, with the signs around them that are theirs."""
        for number, (start, end) in self._phrases.found_in(line):
            before, bare, behind = self._around[number]
            if self._common[number] and not (text[start:end].isupper() or text.startswith(bare, start, end)):
                continue
            first = start - len(before) if text.endswith(before, 0, start) else start
            yield number, (first, end + len(behind) if text.startswith(behind, end) else end)
        for number in self._lone:
            words = re.escape(self._cuts[number].words)
            yield from ((number, each.span()) for each in re.finditer(words, text))


def _signs(words: str) -> tuple[str, str, str]:
    """Return the signs before the first word, the words, and the signs behind the last one."""
    line = words_in(words)
    if not line:
        return "", words, ""
    first, last = line[0].start, line[-1].end
    return words[:first], words[first:last], words[last:]


def redact(entry: Entry, redactions: Iterable[Redaction]) -> tuple[Entry, Counter[str]]:
    """Return an entry without the words that are taken out, and how often each reason stands in it.

    Words that overlap go together, with each reason.
    """
    made, counted, _ = _redacted(entry, [each for each in redactions if each.entry in {0, entry.n}])
    return made, counted


def _redacted(entry: Entry, cuts: Sequence[Redaction]) -> tuple[Entry, Counter[str], set[int]]:
    """Return an entry without the words, how often each reason stands in it, and which were found."""
    counted: Counter[str] = Counter()
    if not cuts:
        return entry, counted, set()
    found = list(_Cuts(cuts).found_in(entry.words, words_in(entry.words)))
    parts: list[str] = []
    at = 0
    for numbers, (start, end) in blocks(found):
        reasons = list(dict.fromkeys(cuts[number].reason.value for number in numbers))
        counted.update(reasons)
        parts += [entry.words[at:start], f"[redacted: {', '.join(reasons)}]"]
        at = end
    return replace(entry, words="".join((*parts, entry.words[at:]))), counted, {number for number, _ in found}


_GAP = re.compile(r"\[redacted: [a-z, ]*\]")


def redacted_all(
    entries: Sequence[Entry], redactions: Sequence[Redaction], people: Sequence[Whom], candidate: str
) -> list[tuple[Entry, Counter[str]]]:
    """Return every entry as the candidate may read it.

    Raises `Unfit` where a redaction finds nothing to take out, where a whole name, an address or an id of
    somebody else would still stand there, or a part of a name that was taken out in the same entry.
    """
    by_entry, others = _by_entry(redactions), _Others(people, candidate)
    used: set[Redaction] = set()
    made: list[tuple[Entry, Counter[str]]] = []
    left: list[tuple[int, str]] = []
    for entry in entries:
        cuts = by_entry(entry.n)
        cut, counted, found = _redacted(entry, cuts)
        used.update(cuts[number] for number in found)
        made.append((cut, counted))
        left.append((entry.n, others.left_in(words_in(_GAP.sub("\0", cut.words)), cuts)))
    for number, each in enumerate(redactions, 1):
        if each not in used:
            raise Unfit(f"Redaction {number} finds its words nowhere. Mend its words or its entry.")
    for number, what in left:
        if what:
            raise Unfit(f"Entry {number} still {what}. Add a redaction there.")
    return made


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
    """The names, addresses and ids of everybody else: a text is looked through once."""

    def __init__(self, people: Iterable[Whom], candidate: str) -> None:
        own = key_of(candidate)
        self._own = {*own}
        self._names = {key_of(each.name) for each in people} - {(), own}
        handles = {key_of(handle) for one in people for handle in one.handles}
        one_word = {(each,) for one in people for each in joined(one.name) - joined(candidate)}
        self._phrases = Phrases((each, 0) for each in (self._names | handles | one_word) - {(), own})

    def left_in(self, line: Sequence[Word], cuts: Sequence[Redaction]) -> str:
        """Return what of them a redacted text still holds, in words; nothing if all is well."""
        if any(self._phrases.found_in(line)):
            return "names somebody else in full"
        names = {key_of(each.words) for each in cuts} & self._names
        parts = {part for key in names for part in key if not is_common(part)} - self._own
        if any(form in parts for word in line for form in word.forms):
            return "holds a part of a name that is taken out in it"
        return ""


def _tokens(text: str) -> list[str]:
    return [word.text for word in tokens(text)]
