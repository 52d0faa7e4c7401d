"""Whoever was erased does not come back by the same table without a word; of them only hashes are kept."""

import json
import re
from pathlib import Path

import pytest

from panelry.decide.office.candidates import same_person
from panelry.hiring import Particulars
from panelry.office.known_again import erased_before, marks_of
from server.operated import Operated

KEY = bytes(32)
PEOPLE = (
    Particulars("Kit Adeyemi", "kit@example.org"),
    Particulars("KIT ADEYEMI", "KIT@example.org"),
    Particulars("Kit Adeyemi"),
    Particulars("Kit Adeyemi", "other@example.org"),
    Particulars("Kit Adeyemi", "kit@example.org", "Brightside"),
    Particulars("Jo Lindqvist", "kit@example.org", "Brightside"),
    Particulars("Jo Lindqvist", "", "Brightside"),
    Particulars("Jo Lindqvist", "kit@example.org"),
    Particulars("Jo Lindqvist"),
)
TABLE = (
    "name,e-mail,agency\nKit Adeyemi,kit@example.org,\nJo Lindqvist,,Brightside\nPat Roe,pat@example.org,\n"
)


@pytest.mark.parametrize("one", PEOPLE)
@pytest.mark.parametrize("other", PEOPLE)
def test_hashes_know_the_same_people_again_as_the_office(one: Particulars, other: Particulars) -> None:
    """Whatever either has of name, address and agency."""
    assert same_person(one, other) is erased_before(other, frozenset(marks_of(one, KEY)), KEY)


def test_another_key_knows_nobody_again() -> None:
    """So nobody can look names up who has the record alone."""
    marks = frozenset(marks_of(PEOPLE[0], KEY))
    assert not erased_before(PEOPLE[0], marks, bytes([1]) * 32)


def listed(office: Operated) -> list[dict[str, object]]:
    """Return the candidates in the order in which they were added."""
    found: list[dict[str, object]] = json.loads(office.done("candidate", "list", "--json"))["candidates"]
    return found


def imported(office: Operated, table: Path, *more: str) -> str:
    """Return what an import says."""
    said = office.say("candidate", "import", str(table), "--position", "Engineer", *more)
    assert 0 == said.code, said.talk
    return said.out + said.talk


def test_an_import_says_who_was_erased_and_asks_before_they_come_back(tmp_path: Path) -> None:
    """By the line; also after the server stopped, and for one who is added alone."""
    office = Operated(tmp_path)
    office.done("init", "--organisation", "Acme")
    office.done("position", "new", "Engineer")
    table = tmp_path / "people.csv"
    table.write_text(TABLE)
    assert "3 candidates were added." in imported(office, table)
    for name in ("Kit Adeyemi", "Jo Lindqvist"):
        office.done("candidate", "erase", name, "--reason", "asked for", "--sure", name)
    again = imported(office, table)
    assert "Line 2: Kit Adeyemi was erased before. To add them all the same: --again erased" in again
    assert "Line 3: Jo Lindqvist was erased before." in again
    assert "Line 4: Pat Roe is there already." in again
    assert "Nobody was added." in again
    alone = office.say("candidate", "add", "Jo Lindqvist", "--agency", "Brightside", "--position", "Engineer")
    assert "Nobody was added.\nJo Lindqvist was erased before." in alone.out + alone.talk
    assert "2 candidates were added." in imported(office, table, "--again", "erased")
    assert "there already" in imported(office, table, "--again", "erased")


def test_somebody_else_of_the_same_name_is_added_without_a_word(tmp_path: Path) -> None:
    """Two people of one name with an address each are two."""
    office = Operated(tmp_path)
    office.done("init", "--organisation", "Acme")
    office.done("position", "new", "Engineer")
    office.done("candidate", "add", "Kit Adeyemi", "--email", "kit@example.org", "--position", "Engineer")
    kit = "Kit Adeyemi"
    office.done("candidate", "erase", kit, "--reason", "asked for", "--sure", kit)
    other = office.done(
        "candidate", "add", "Kit Adeyemi", "--email", "k2@example.org", "--position", "Engineer"
    )
    assert "Kit Adeyemi was added to Engineer.\n" == other


def test_no_further_contact_follows_the_person_into_another_position(tmp_path: Path) -> None:
    """Before and after it was said, and after they were erased; an import says so, others are contacted."""
    office = Operated(tmp_path)
    office.done("init", "--organisation", "Acme")
    for title in ("Engineer", "Lead", "Later", "Last"):
        office.done("position", "new", title)
    kit = ("Kit Adeyemi", "--email", "kit@example.org", "--position")
    office.done("candidate", "add", *kit, "Engineer")
    assert re.search(
        r"^Kit Adeyemi \(\w+\) was added to Lead\.$", office.done("candidate", "add", *kit, "Lead")
    )
    first, lead = (str(each["candidate"]) for each in listed(office))
    twice = office.say("candidate", "no-contact", "Kit Adeyemi", "--how", "by phone").talk
    assert all(
        f"Kit Adeyemi ({key}), {title}" in twice for key, title in ((first, "Engineer"), (lead, "Lead"))
    )
    said = office.done("candidate", "no-contact", first, "--how", "by phone")
    assert "The same person applied for Lead, so it holds there, too." in said
    assert "wants no further contact" in office.done("candidate", "show", lead)
    silent = "Kit Adeyemi wants no further contact, as said before: no link, no mail, no notice."
    table = tmp_path / "people.csv"
    table.write_text(TABLE)
    for title, more in (("Later", ()), ("Last", ("--again", "erased"))):
        found = office.say("candidate", "import", str(table), "--position", title, *more)
        assert ("3 candidates were added.", silent) == tuple((found.out + found.talk).strip().splitlines())
        for each in listed(office):
            if each["name"] == "Kit Adeyemi":
                gone = str(each["candidate"])
                office.done("candidate", "erase", gone, "--reason", "asked for", "--sure", gone)
