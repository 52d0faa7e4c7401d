"""Positions and candidates on the operator's command line, and what names a candidate on the disk."""

import json
from io import StringIO
from pathlib import Path

import pytest

from panelry.hiring import Jurisdiction, Particulars
from panelry.ids import CandidateId, PositionId
from panelry.office import CandidateAdded, PositionOpened
from panelry_server.core import open_core
from panelry_server.keeping.particulars import key_name
from panelry_server.settings import Settings
from server.operated import Operated
from server.planted import plant

TITLE = "Senior Backend Engineer"
TABLE = "name,e-mail,agency\nKit Adeyemi,kit@example.org,\nJo Lindqvist,,Brightside\n"
SEATS = ("--facilitator", "Ana Duarte", "--panelist", "Ben Okafor")


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with a rubric and a position."""
    made = Operated(tmp_path)
    plant(made.folder)
    made.done("position", "new", TITLE, "--rubric", "Backend", "--jurisdiction", "ontario")
    return made


def table(office: Operated, text: str = TABLE) -> str:
    """Return the path of a table of candidates beside the data."""
    path = office.root.parent / f"{office.root.name}.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def rows(office: Operated, *words: str) -> list[dict[str, object]]:
    """Return what a list says to a program."""
    listed: dict[str, list[dict[str, object]]] = json.loads(office.done(*words, "--json"))
    return next(iter(listed.values()))


def imported(office: Operated) -> dict[object, object]:
    """Import the table; return the ids by name."""
    office.done("candidate", "import", table(office), "--position", TITLE)
    return {each["name"]: each["candidate"] for each in rows(office, "candidate", "list")}


def test_a_position_is_begun_listed_shown_held_opened_and_filled(office: Operated) -> None:
    """Each act says where the position stands now."""
    assert [(TITLE, "Backend", "ontario", "open")] == [
        (each["title"], each["rubric"], each["jurisdiction"], each["state"])
        for each in rows(office, "position", "list")
    ]
    assert f"{TITLE} is on hold.\n" == office.done("position", "hold", TITLE, "--reason", "budget")
    assert "on hold since" in office.done("position", "show", TITLE)
    assert f"{TITLE} is open.\n" == office.done("position", "reopen", TITLE)
    assert {"done": f"{TITLE} is filled."} == json.loads(office.done("position", "fill", TITLE, "--json"))


def test_an_import_adds_everybody_once(office: Operated) -> None:
    """The same file again says so and adds nobody."""
    said = office.done("candidate", "import", table(office), "--position", TITLE.upper())
    assert "2 candidates were added.\n" == said
    again = office.done("candidate", "import", table(office), "--position", TITLE)
    assert "Nobody was added: everybody is there already.\n" == again
    assert ["Jo Lindqvist", "Kit Adeyemi"] == [each["name"] for each in rows(office, "candidate", "list")]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("position", "show", "Nothing"), "There is no such position. See position list."),
        (("position", "fill", "Nothing"), "There is no such position. See position list."),
        (("position", "hold", TITLE, "--reason", " "), "A reason is needed."),
        (
            ("candidate", "add", "Kit", "--position", TITLE, "--email", "kit"),
            "That is not an e-mail address.",
        ),
        (("candidate", "import", "/nowhere.csv", "--position", TITLE), "/nowhere.csv: No such file"),
        (("candidate", "show", "Nobody"), "There is no such candidate. See candidate list."),
    ],
)
def test_what_cannot_be_done_says_why(office: Operated, words: tuple[str, ...], why: str) -> None:
    """Nothing has changed then."""
    said = office.say(*words)
    assert (1, "") == said[:2]
    assert why in said.talk


def test_a_bad_row_is_named_and_nobody_is_added(office: Operated) -> None:
    """File, line and column."""
    said = office.say("candidate", "import", table(office, TABLE + "Sam Lee,no,\n"), "--position", TITLE)
    assert f"{office.root.name}.csv, line 4, e-mail: That is not an e-mail address." in said.talk
    assert [] == rows(office, "candidate", "list")


def test_a_file_that_is_no_text_or_too_large_is_named(office: Operated) -> None:
    """The line is where the first unfit byte is."""
    path = office.root / "people.csv"
    path.write_bytes(b"name\nKit\n\xff\n")
    assert (
        "line 3: this is not UTF-8" in office.say("candidate", "import", str(path), "--position", TITLE).talk
    )
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    assert "larger than 1 MiB" in office.say("candidate", "import", str(path), "--position", TITLE).talk


def test_a_debrief_belongs_to_its_position_and_candidate(office: Operated) -> None:
    """The rubric is the position's unless another is named; the candidate's own name is taken."""
    ids = imported(office)
    made = json.loads(
        office.done(
            "debrief", "new", "--position", TITLE.lower(), "--candidate", "KIT@example.org", *SEATS, "--json"
        )
    )
    assert ("Kit Adeyemi", TITLE) == (made["candidate"], made["position"])
    shown = json.loads(office.done("position", "show", TITLE, "--json"))
    assert [made["debrief"]] == shown["debriefs"]
    assert f"debriefs: {made['debrief']}.\n" in office.done("candidate", "show", str(ids["Kit Adeyemi"]))


def test_a_debrief_for_a_title_that_nobody_knows_begins_that_position(office: Operated) -> None:
    """Its candidate is known to the debrief alone until somebody adds them."""
    office.done(
        "debrief", "new", "--position", "Tech Lead", "--rubric", "backend", "--candidate", "Sam Lee", *SEATS
    )
    assert [TITLE, "Tech Lead"] == [each["title"] for each in rows(office, "position", "list")]
    assert [] == rows(office, "candidate", "list")
    said = office.say("debrief", "new", "--position", "Third", "--candidate", "Sam Lee", *SEATS)
    assert "This position has no rubric. Choose one with --rubric.\n" == said.talk


def test_no_debrief_begins_for_a_closed_position_or_one_of_two_candidates(office: Operated) -> None:
    """The words say what to do."""
    office.done("candidate", "add", "Kit Adeyemi", "--position", TITLE, "--email", "a@example.org")
    office.done("candidate", "add", "Kit Adeyemi", "--position", TITLE, "--email", "b@example.org")
    said = office.say("debrief", "new", "--position", TITLE, "--candidate", "Kit Adeyemi", *SEATS)
    assert "2 candidates of this position are called that. Give the id.\n" == said.talk
    office.done("position", "fill", TITLE)
    said = office.say("debrief", "new", "--position", TITLE, "--candidate", "Kit Adeyemi", *SEATS)
    assert f"{TITLE} is filled. Begin another position first.\n" == said.talk


def test_an_erasure_is_asked_about_by_the_whole_id(office: Operated) -> None:
    """The question says who it is and how many debriefs go along; a habit is not enough."""
    kit = str(imported(office)["Kit Adeyemi"])
    office.done("debrief", "new", "--position", TITLE, "--candidate", kit, *SEATS)
    erase = ("candidate", "erase", "Kit Adeyemi", "--reason", "They asked for it")
    said = office.say(*erase, typed="yes\n")
    assert (1, True) == (said.code, said.talk.endswith("That is not what was asked for. Nothing was done.\n"))
    assert f"{kit}: Kit Adeyemi, with 1 debrief.\n" in said.talk
    assert "Kit" in office.done("candidate", "list")
    said = office.say(*erase, typed=f"{kit}\n")
    assert 0 == said.code, said.talk
    assert f"{kit}  erased\n" in office.done("candidate", "list")
    assert ["erased"] == [each["phase"] for each in rows(office, "debrief", "list")]


def test_what_names_a_candidate_is_in_no_file_in_clear_and_its_key_goes(office: Operated) -> None:
    """After an erasure no copy of the journal opens it: the key is nowhere."""
    ids = imported(office)
    office.done("candidate", "left", "Jo Lindqvist")
    jo = str(ids["Jo Lindqvist"])
    assert (
        "with 0 debriefs" in office.say("candidate", "erase", jo, "--reason", "asked for", typed="no\n").talk
    )
    office.done("candidate", "erase", jo, "--reason", "asked for", "--sure", jo)
    assert [] == [word for word in (b"Lindqvist", b"Adeyemi", b"kit@example.org") if word in office.words()]
    assert 0 == office.say("check").code


async def test_an_old_copy_that_brings_an_erased_candidate_back_erases_them_again(tmp_path: Path) -> None:
    """The destroyed key tells; a key that is lost leaves a candidate without a name."""
    settings = Settings(folder=tmp_path / "data")
    core = await open_core(settings, stream=StringIO())
    kit, jo, opened = CandidateId("kit1"), CandidateId("jo12"), PositionId("p1")
    await core.office.record(PositionOpened(opened, TITLE, "", Jurisdiction.NONE))
    await core.office.record(*(CandidateAdded(each, opened, Particulars("Somebody")) for each in (kit, jo)))
    assert core.keys is not None
    await core.keys.destroy(key_name(kit), "2031-01-01T00:00:00.000Z")
    await core.close()
    again = await open_core(settings, stream=StringIO())
    there = again.office.state.candidates
    await again.close()
    assert (None, Particulars("Somebody")) == (there[kit].particulars, there[jo].particulars)
    assert (True, False) == (bool(there[kit].erased), bool(there[jo].erased))
