"""Positions and candidates on the operator's command line, and what names a candidate on the disk."""

import json
import shlex
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from panelry.hiring import Jurisdiction, Particulars
from panelry.ids import CandidateId, PositionId
from panelry.office import CandidateAdded, PositionOpened
from panelry.refusals import SENTENCES, Code
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


def unbound(office: Operated) -> None:
    """Let no law ask to keep the candidates of the position."""
    office.done("retention", "set", TITLE, "--minimum", "0")


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
    skipped = "Line 2: Kit Adeyemi is there already.\nLine 3: Jo Lindqvist is there already.\n"
    assert f"Nobody was added: everybody is there already.\n{skipped}" == again
    assert ["Jo Lindqvist", "Kit Adeyemi"] == [each["name"] for each in rows(office, "candidate", "list")]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("position", "show", "Nothing"), "There is no such position. See position list."),
        (("position", "fill", "Nothing"), "There is no such position. See position list."),
        (("position", "hold", TITLE, "--reason", " "), "A reason is needed."),
        (
            ("candidate", "add", "Kit", "--position", TITLE, "--email", "kit"),
            "Email: “kit” is no e-mail address. Write one like kit@example.org.",
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
    """With its first candidate, who is then in no list less than anybody who was imported."""
    office.done(
        "debrief", "new", "--position", "Tech Lead", "--rubric", "backend", "--candidate", "Sam Lee", *SEATS
    )
    assert [TITLE, "Tech Lead"] == [each["title"] for each in rows(office, "position", "list")]
    (sam,) = rows(office, "candidate", "list")
    assert f"debriefs: {rows(office, 'debrief', 'list')[0]['debrief']}.\n" in office.done(
        "candidate", "show", str(sam["candidate"])
    )
    office.done("case", "open", "Sam Lee", "--scope", "everything")
    told = office.say("position", "withdraw", "Tech Lead", "--reason", "The budget was cut", typed="9\n")
    assert "1 will be told" in told.out + told.talk
    assert "Tech Lead: rubric Backend.\n" == office.done(
        "position", "rubric", "Tech Lead", "--rubric", "Backend"
    )
    said = office.say("debrief", "new", "--position", "Third", "--candidate", "Sam Lee", *SEATS)
    assert "This position has no rubric. Choose one with --rubric.\n" == said.talk


@pytest.mark.parametrize(
    ("wanted", "meant"), [("Kit Adeyemy", " Did you mean Kit Adeyemi?"), ("Somebody Else Entirely", "")]
)
def test_no_debrief_begins_for_a_name_that_no_candidate_has(
    office: Operated, wanted: str, meant: str
) -> None:
    """It would belong to nobody, and an erasure or a hold would miss it."""
    imported(office)
    said = office.say("debrief", "new", "--position", TITLE, "--candidate", wanted, *SEATS)
    cure = "Add them first: candidate add. Or give one of: candidate list."
    told = f"No candidate of {TITLE} is called {wanted}.{meant} {cure}\n"
    assert (1, "", told) == said
    assert [] == rows(office, "debrief", "list")
    office.done("candidate", "add", wanted, "--position", TITLE)
    assert wanted in office.done("debrief", "new", "--position", TITLE, "--candidate", wanted, *SEATS)


def test_no_debrief_begins_for_a_closed_position_or_one_of_two_candidates(office: Operated) -> None:
    """The words say what to do."""
    office.done("candidate", "add", "Kit Adeyemi", "--position", TITLE, "--email", "a@example.org")
    office.done("candidate", "add", "Kit Adeyemi", "--position", TITLE, "--email", "b@example.org")
    said = office.say("debrief", "new", "--position", TITLE, "--candidate", "Kit Adeyemi", *SEATS)
    assert "2 candidates of this position are called that. Give the id.\n" == said.talk
    office.done("position", "fill", TITLE)
    said = office.say("debrief", "new", "--position", TITLE, "--candidate", "Kit Adeyemi", *SEATS)
    assert f"{TITLE} is filled. Begin another position first.\n" == said.talk


def test_an_erasure_is_asked_about_by_the_whole_name(office: Operated) -> None:
    """The question says who it is and how many debriefs go along; a habit is not enough."""
    kit = str(imported(office)["Kit Adeyemi"])
    unbound(office)
    office.done("debrief", "new", "--position", TITLE, "--candidate", kit, *SEATS)
    erase = ("candidate", "erase", "Kit Adeyemi", "--reason", "They asked for it")
    said = office.say(*erase, typed="yes\n")
    assert (1, True) == (said.code, said.talk.endswith("That is not what was asked for. Nothing was done.\n"))
    assert f"Kit Adeyemi, {TITLE}, with 1 debrief.\n" in said.talk
    assert "Kit" in office.done("candidate", "list")
    said = office.say(*erase, typed="Kit Adeyemi\n")
    assert 0 == said.code, said.talk
    assert f"erased    {kit}\n" in office.done("candidate", "list")
    assert ["erased"] == [each["phase"] for each in rows(office, "debrief", "list")]


def test_what_names_a_candidate_is_in_no_file_in_clear_and_its_key_goes(office: Operated) -> None:
    """After an erasure no copy of the journal opens it: the key is nowhere."""
    ids = imported(office)
    unbound(office)
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


def test_a_position_is_withdrawn_after_a_preview_and_the_number_typed(office: Operated) -> None:
    """The text is shown, whoever is left out is counted, its debriefs end, nobody is told twice."""
    imported(office)
    office.done("debrief", "new", "--position", TITLE, "--candidate", "Kit Adeyemi", *SEATS)
    withdraw = ("position", "withdraw", TITLE, "--reason", "The budget was cut")
    said = office.say(*withdraw, typed="3\n")
    assert (1, True) == (said.code, "Nothing was done" in said.talk)
    assert (
        f"{TITLE}: 2 will be told, 1 of them through an agency.\n"
        "1 of them has no address: that is for you to tell, by phone or by letter.\nLeft out: nobody.\n"
        in said.talk
    )
    assert "Dear (their name)," in said.talk
    said = office.say(*withdraw, typed="2\n")
    assert f"{TITLE} is withdrawn. 2 notices wait for you: this server has no mail server" in said.out
    assert ["withdrawn"] == [each["phase"] for each in rows(office, "debrief", "list")]
    assert "waiting   Kit Adeyemi, position closed, since " in office.done(
        "notice", "list", "--position", TITLE
    )
    assert ["waiting"] * 2 == [each["state"] for each in rows(office, "notice", "list")]
    assert "Dear Jo Lindqvist,\n" in office.done("notice", "show", "Jo Lindqvist")
    assert f"{TITLE} is withdrawn, and everybody was told or has a notice.\n" == office.say(*withdraw).talk


def test_notices_are_told_of_a_hold_paused_resumed_and_recorded(office: Operated) -> None:
    """Each act says what is so now; one that is under way is left alone."""
    imported(office)
    assert "There is no notice yet.\n" == office.done("notice", "list")
    assert "There is no notice to Jo Lindqvist." in office.say("notice", "again", "Jo Lindqvist").talk
    office.done("position", "hold", TITLE, "--reason", "budget")
    told = office.done("position", "tell", TITLE, "--sure", "2")
    assert "record it: notice told NAME --how TEXT\n" in told
    assert "Its notices wait until they are resumed.\n" == office.done("notice", "pause", TITLE)
    assert [True] == [each["notices_paused"] for each in rows(office, "position", "list")]
    assert "Its notices leave again.\n" == office.done("notice", "resume", TITLE)
    office.done("notice", "told", "Jo Lindqvist", "--how", "by letter")
    (notice,) = [str(each["notice"]) for each in rows(office, "notice", "list") if not each["by"]]
    assert "waits, leaves or has arrived" in office.say("notice", "again", notice).talk
    assert "1 needs you today." in office.done("office", "show")
    assert "Kit Adeyemi was told.\n" == office.done("notice", "told", "kit adeyemi", "--how", "by phone")
    assert "0 need you today." in office.done("office", "show")
    assert "waits, leaves or has arrived" in office.say("notice", "told", notice, "--how", "by phone").talk


def test_a_hold_keeps_from_every_erasure_until_it_is_lifted(office: Operated) -> None:
    """The list says why, whose it is and when it is looked at again; so does the refusal for a debrief."""
    kit = str(imported(office)["Kit Adeyemi"])
    made = json.loads(
        office.done("debrief", "new", "--position", TITLE, "--candidate", kit, *SEATS, "--json")
    )
    by = ("--reason", "A claim was filed", "--owner", "Priya Nair", "--review", "2099-01-31")
    assert "There is no hold.\n" == office.done("hold", "list")
    assert "A hold is on one thing." in office.say("hold", "place", *by).talk
    placed = office.done("hold", "place", "--candidate", kit, *by)
    assert "Kit Adeyemi: the hold is in force.\n" == placed
    (hold,) = [str(each["hold"]) for each in rows(office, "hold", "list")]
    line = "review 2099-01-31  candidate: Kit Adeyemi. A claim was filed (Priya Nair)\n"
    assert line == office.done("hold", "list")
    assert (
        "A legal hold keeps this."
        in office.say("candidate", "erase", kit, "--reason", "asked", "--sure", kit).talk
    )
    said = office.say("erase", made["debrief"], "--reason", "asked", "--yes")
    assert f"A claim was filed (Priya Nair, review 2099-01-31). Lift hold {hold} first.\n" in said.talk
    assert "The hold is lifted.\n" == office.done("hold", "lift", "Kit Adeyemi", "--reason", "settled")
    assert ["settled"] == [each["lifted"] and "settled" for each in rows(office, "hold", "list")]
    office.done("hold", "place", "--position", TITLE, *by)
    office.done("hold", "place", "--dates", "2020-01-01/2020-12-31", *by)
    listed = office.done("hold", "list")
    assert f"position: {TITLE}." in listed
    assert "dates: 2020-01-01/2020-12-31." in listed
    assert "lifted " in listed
    office.done("hold", "place", "--position", TITLE, *by)
    twins = [each["hold"] for each in rows(office, "hold", "list") if each["on"] == "position"]
    why = office.say("hold", "lift", TITLE, "--reason", "settled").talk
    assert "2 holds are called that: " in why
    assert all(f"(Priya Nair, id {each})" in office.done("hold", "list") for each in twins)
    office.done("hold", "lift", str(twins[0]), "--reason", "settled")


def test_an_access_case_keeps_from_every_erasure_until_it_is_closed(office: Operated) -> None:
    """The list says by when it is answered; a candidate and a debrief of theirs stay until then."""
    kit = str(imported(office)["Kit Adeyemi"])
    unbound(office)
    made = json.loads(
        office.done("debrief", "new", "--position", TITLE, "--candidate", kit, *SEATS, "--json")
    )
    assert "There is no access case.\n" == office.done("case", "list")
    case = ("case", "open", "Kit Adeyemi", "--asked")
    assert (
        "Asked: 2999-01-31 is still to come." in office.say(*case, "2999-01-31", "--scope", "All of it").talk
    )
    opened = office.done(*case, "2026-01-31", "--scope", "All of it")
    assert "The access case is open. Answer by 2026-02-28.\n" == opened
    line, step = office.done("case", "list").splitlines()
    assert "Kit Adeyemi  asked 2026-01-31  answer by 2026-02-28  (All of it)" == line
    assert step.endswith("  access case opened by the operator")
    assert "access case" in office.done("office", "waiting")
    refusal = SENTENCES[Code.CASE_OPEN]
    assert refusal in office.say("candidate", "erase", kit, "--reason", "asked", "--sure", kit).talk
    assert refusal in office.say("erase", made["debrief"], "--reason", "asked", "--yes").talk
    assert "The access case is closed.\n" == office.done("case", "close", kit, "--answer", "A copy")
    assert ["A copy"] == [each["answer"] for each in rows(office, "case", "list")]
    office.done("erase", made["debrief"], "--reason", "asked", "--yes")


def test_whose_time_is_over_is_shown_and_erased_and_certified(office: Operated) -> None:
    """The dry run does nothing; the certificate names nobody."""
    ids = imported(office)
    office.done("candidate", "left", "Kit Adeyemi")
    assert "within" not in office.done("retention", "due")
    office.done("retention", "set", TITLE, "--minimum", "0", "--maximum", "1", "--start", "last contact")
    assert "Days are a number" in office.say("retention", "set", TITLE, "--maximum", "-1").talk
    assert "0 would be erased now.\n" == office.done("retention", "due")
    assert {"due": []} == json.loads(office.done("retention", "due", "--json"))
    assert "Nobody was erased yet.\n" == office.done("retention", "certificate")
    assert "0 were erased." in office.done("retention", "erase", "--sure", "0")
    kit = str(ids["Kit Adeyemi"])
    office.done("candidate", "erase", kit, "--reason", "asked for", "--sure", kit)
    assert f"{kit}  erased " in office.done("retention", "certificate")
    certificate = json.loads(office.done("retention", "certificate", "--json"))
    assert [(kit, "asked for", [])] == [
        (each["candidate"], each["why"], each["debriefs"]) for each in certificate["erased"]
    ]


def test_the_outcome_has_a_clock_and_what_was_told_is_kept(office: Operated) -> None:
    """In Ontario it counts from the last interview."""
    imported(office)
    assert "Nothing waits.\n" == office.done("office", "waiting")
    office.done("candidate", "interviewed", "Kit Adeyemi", "--on", "2020-01-31")
    (waits,) = rows(office, "office", "waiting")
    assert ("Kit Adeyemi", "2020-03-16", True) == (waits["about"], waits["by"], waits["urgent"])
    assert "! Kit Adeyemi  outcome overdue" in office.done("office", "waiting")
    office.done("candidate", "told", "Kit Adeyemi", "--outcome", "decline", "--how", "by phone")
    assert "Outcome: decline, told" in office.done("candidate", "show", "Kit Adeyemi")
    assert "told      Kit Adeyemi" in office.done("candidate", "list")


def test_a_coordinator_is_invited_to_the_office(office: Operated) -> None:
    """A code that was lost is made anew, until the seat is taken; the role is said."""
    said = office.say("office", "invite", "Grace Hill")
    assert (0, True) == (said.code, said.out.startswith("Grace Hill  coordinator  "))
    assert "/office#" in said.out
    assert "panelry join LINK" in said.talk
    again = json.loads(office.done("office", "invite", "grace hill", "--json"))
    assert ("Grace Hill", ["coordinator"]) == (again["name"], again["roles"])
    auditor = json.loads(office.done("office", "invite", "Ivo Petrov", "--auditor", "--json"))
    assert ["auditor"] == auditor["roles"]


def test_a_candidate_is_asked_to_keep_in_touch_and_listed_until_they_end_it(office: Operated) -> None:
    """A link where a page is served; else the answer is reported, and the list says by whom."""
    names = imported(office)
    office.done("candidate", "told", "Kit Adeyemi", "--outcome", "keep in touch", "--how", "by phone")
    assert "--page" in office.say("bench", "ask", "Kit Adeyemi").talk
    (office.folder / "server.toml").write_text(
        'page = "127.0.0.1:0"\npage_url = "https://feedback.example.org"\n', encoding="utf-8"
    )
    assert "  https://feedback.example.org/office." in office.done("bench", "ask", "Kit Adeyemi")
    assert 1 == office.say("bench", "record", "Kit Adeyemi", "--how", "call", "--until", "2999-01-01").code
    until = (datetime.now(UTC) + timedelta(days=90)).date().isoformat()
    said = office.done("bench", "record", "Kit Adeyemi", "--how", "call", "--until", until)
    assert f"Kit Adeyemi: on the bench until {until}, reported by the operator on" in said
    assert [names["Kit Adeyemi"]] == [each["candidate"] for each in rows(office, "bench", "list")]
    assert "no, reported by the operator" in office.done("bench", "end", "Kit Adeyemi", "--how", "e-mail")
    assert [] == rows(office, "bench", "list")


def test_the_example_of_a_hold_works_as_it_stands(office: Operated) -> None:
    """A hold needs to be told on what; the help shows it."""
    office.done("candidate", "add", "Amara Osei", "--position", TITLE)
    told = office.done("hold", "place", "--help")
    (example,) = [each for each in told.splitlines() if each.strip().startswith("panelry-server hold place")]
    assert "--candidate" in example
    office.done(*shlex.split(example)[1:])
    assert 1 == len(rows(office, "hold", "list"))
