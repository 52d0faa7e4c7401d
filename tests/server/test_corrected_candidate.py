"""A corrected candidate at the command: sealed like before, kept over a restart, gone with an erasure."""

import json
from pathlib import Path

from server.operated import Operated

WRONG, RIGHT = ("Kit Adeyemy", "kit@example.net"), ("Kit Adeyemi", "kit@example.org")
WORDS = (b"Adeyemy", b"kit@example.net", b"Adeyemi", b"kit@example.org")
CORRECT = ("candidate", "correct", WRONG[0], "--name", RIGHT[0], "--email", RIGHT[1], "--how", "on the phone")


def begun(folder: Path) -> Operated:
    """Return an office with one candidate whose name and address are wrong."""
    office = Operated(folder)
    office.done("init", "--organisation", "Acme")
    office.done("position", "new", "Engineer")
    office.done("candidate", "add", WRONG[0], "--email", WRONG[1], "--position", "Engineer")
    return office


def test_a_correction_is_kept_and_its_words_are_in_no_file_in_clear(tmp_path: Path) -> None:
    """Each command opens the folder anew, so what it shows was read from the journal."""
    office = begun(tmp_path)
    assert "Kit Adeyemi is corrected. E-mail: kit@example.org. Agency: none.\n" == office.done(*CORRECT)
    (kit,) = json.loads(office.done("candidate", "list", "--json"))["candidates"]
    assert (*RIGHT, "") == (kit["name"], kit["email"], kit["agency"])
    assert [] == [word for word in WORDS if word in office.words()]
    assert 0 == office.say("check").code


def test_an_erasure_takes_what_was_corrected_and_what_it_was_before(tmp_path: Path) -> None:
    """One key seals both; only hashes tell that somebody of either name was erased."""
    office = begun(tmp_path)
    office.done(*CORRECT)
    office.done("candidate", "erase", RIGHT[0], "--reason", "asked for", "--sure", RIGHT[0])
    (kit,) = json.loads(office.done("candidate", "list", "--json"))["candidates"]
    assert ("", "", "erased") == (kit["name"], kit["email"], kit["state"])
    assert [] == [word for word in WORDS if word in office.words()]
    for name, address in (WRONG, RIGHT):
        said = office.say("candidate", "add", name, "--email", address, "--position", "Engineer")
        assert "was erased before" in said.out + said.talk
    assert 0 == office.say("check").code
