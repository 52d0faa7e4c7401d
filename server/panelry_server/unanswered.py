"""Unanswered: what a restored record cannot know, as questions in the data folder until they are seen to."""

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

import msgspec

from panelry_server.journal import JournalError
from panelry_server.journal.sqlite.folder import replace_file, sync_folder

FILE = "unanswered"
"""The file in the data folder; there is none where nothing is to be answered."""


class Topic(Enum):
    """What a question is about, as somebody types it to say that it is seen to."""

    DEVICES = "devices"
    POLICIES = "policies"
    HOLDS = "holds"
    NOTICES = "notices"
    LINKS = "links"
    CONTACT = "contact"
    SEATS = "seats"
    RIGHTS = "rights"
    BENCH = "bench"
    POSITIONS = "positions"
    CANDIDATES = "candidates"
    CASES = "cases"
    RELEASES = "releases"


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to see to, in words that name the command."""

    topic: Topic
    words: str


_GENERAL = {
    Topic.DEVICES: "Devices revoked since may connect again: see devices and people, and revoke them.",
    Topic.POLICIES: "Policies, also of jurisdictions, are the backup's: see policy show, and policy set.",
    Topic.HOLDS: "Holds placed since are missing and lifted ones are back: see hold list before an erasure.",
    Topic.NOTICES: "Notices sent since wait again: see notice list, and notice pause first.",
    Topic.LINKS: "Links to the page that were revoked since open it again: revoke them once more.",
    Topic.CONTACT: "Who asked since not to be contacted again is not on record.",
    Topic.SEATS: "Who lost a seat since has it again: see office people, and people of each debrief.",
    Topic.RIGHTS: "Rights taken since are back: see office rights, and office take-right.",
    Topic.BENCH: "Who ended a yes to the bench since is on it again: see bench list, and bench end.",
    Topic.POSITIONS: "Positions, their pauses and their retention are the backup's: see position list.",
    Topic.CANDIDATES: "Who left or was told since is not on record: see candidate list.",
    Topic.CASES: "Access cases are those of the backup: see case list before an erasure.",
    Topic.RELEASES: "Approvers and denied words are those of the backup: see debrief approver and deny.",
}


def general() -> Iterator[Question]:
    """Yield what no backup knows of the time after it."""
    return (Question(topic, words) for topic, words in _GENERAL.items())


def questions(folder: Path) -> tuple[Question, ...]:
    """Return what is to be answered; `JournalError` where the file cannot be read."""
    path = folder / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Question, ...])
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        raise JournalError(f"{path} cannot be read ({error}): see to the folder") from error


def ask(folder: Path, new: Iterable[Question]) -> None:
    """Keep questions beside those that are there. `JournalError`."""
    _write(folder, tuple(dict.fromkeys((*questions(folder), *new))))


def answer(folder: Path, topic: Topic) -> int:
    """Take the questions about a topic away; return how many there were. `JournalError`."""
    there = questions(folder)
    left = tuple(each for each in there if each.topic is not topic)
    if left != there:
        _write(folder, left)
    return len(there) - len(left)


def _write(folder: Path, asked: tuple[Question, ...]) -> None:
    path = folder / FILE
    try:
        if asked:
            replace_file(path, msgspec.json.encode(asked))
        elif path.exists():
            path.unlink()
            sync_folder(folder)
    except OSError as error:
        raise JournalError(f"{path} cannot be written ({error}): see to the folder") from error
