"""Records whose words are gone, and copies that are not whole: said by place, never passed over."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from hosted import core_of
from panelry_server.commands import restore as command
from panelry_server.commands.errand import UNPROVEN
from panelry_server.errands import Checked
from panelry_server.journal import JournalError, Record
from panelry_server.restoring import BroughtBack
from panelry_server.stream import steps

_ERASED = Record(
    "d1", 3, "v1", 1, 0, "ben", "Private", "2026-11-22T10:00:00.000Z", None, bytes(32), bytes(32)
)


def test_an_erased_event_is_named_by_its_place() -> None:
    """A debrief does not open without its words, and says where they are missing."""
    with pytest.raises(JournalError, match="stream d1, position 3"):
        list(steps([_ERASED]))


def test_a_restored_copy_with_faults_ends_with_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each fault is a line of data; what to do is said beside it."""
    found = Checked(debriefs=1, faults=("d1: position 3 is missing",))
    monkeypatch.setattr(command, "_restored", lambda *_, **__: BroughtBack(found, unmarked=False))
    done = CliRunner().invoke(command.restore, ["copy.db", "--folder", str(tmp_path)])
    assert 1 == done.exit_code
    assert "d1: position 3 is missing\n" == done.stdout
    assert "Restore another backup" in done.stderr


def test_a_restored_copy_says_what_nothing_proves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy from before events had marks, and one whose key is gone."""
    found = Checked(debriefs=1, faults=(), proven=False)
    monkeypatch.setattr(command, "_restored", lambda *_, **__: BroughtBack(found, unmarked=True))
    done = CliRunner().invoke(command.restore, ["copy.db", "--folder", str(tmp_path)])
    assert 0 == done.exit_code
    assert "nothing proves that it was not written anew" in done.stderr
    assert UNPROVEN in done.stderr


async def test_an_erased_event_of_the_office_is_named_by_its_place() -> None:
    """The office, too, never passes over what it cannot read."""
    office = (await core_of()).office
    with pytest.raises(JournalError, match="position 3: the event was erased"):
        await anext(aiter(office.steps_of([_ERASED])))
