"""The answer to an access case: all of the candidate, nobody else in a byte, never by one person alone."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

import cast
from panelry import commands as c
from panelry.hiring import Jurisdiction, Particulars
from panelry.ids import CandidateId, DebriefId, ObservationId, PersonId, PositionId
from panelry.office import (
    CandidateAdded,
    CaseExtended,
    DebriefErased,
    DebriefListed,
    OfficerSeated,
    PositionOpened,
)
from panelry.office import commands as o
from panelry.panel import CANDIDATE, Channel, Outcome, Recommendation, Role
from panelry.points import Kind
from panelry.refusals import SENTENCES, Code, Refused
from panelry.retention import SETTLED_DAYS
from panelry_server.access import LARGEST, look_after_access
from panelry_server.access_errands import MakeCopy, TakeMaterial
from panelry_server.clock import ManualClock
from panelry_server.core import Core, open_core
from panelry_server.finding import Declined
from panelry_server.settings import Settings
from server.operated import Operated, Said
from server.planted import plant, story_of
from server.test_pdf import read
from story import CODE, TOKEN, Story

P1, KIT, JO = PositionId("p1"), CandidateId("c1kit"), CandidateId("c2jolind")
CORA, DEL = PersonId("cora-id"), PersonId("del-id")
PATIENCE = 30.0
"""Seconds for which a test waits for something that is sure to come."""
NOTE = "Ben Okafor thought so, too. Better than Jo Lindqvist; ask jo@example.org. B.O. agreed."
SPOKEN = "You asked Chen about the queue"
"""Private words of Ben, with names in full, by a part, by initials and an address."""


def panel() -> Story:
    """Return a debrief with private words in it, down to a release by page that was viewed."""
    story = story_of("amara").scored(cast.ANA, cast.CHEN, cast.DARA)
    story.when(cast.BEN, c.WriteNote(cast.CODE, NOTE))
    story.when(cast.BEN, c.Observe(ObservationId("o9"), cast.CODE, Kind.HEARD, SPOKEN))
    story.when(cast.BEN, c.Recommend(Recommendation.YES))
    story.rates(cast.BEN).when(cast.BEN, c.Submit())
    story.permitted(Channel.PAGE).when(cast.GRACE, c.MakePage(TOKEN, CODE))
    story.when(CANDIDATE, c.EnterCode(TOKEN, CODE))
    return story.when(cast.GRACE, c.RecordHandover("delivered", "Grace Hill spoke to them"))


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with a case about the candidate of a debrief that is over."""
    return case_about(tmp_path, panel())


def case_about(folder: Path, story: Story) -> Operated:
    """Return two coordinators, two candidates of one position, and a debrief of the first with its case."""
    made = Operated(folder)
    plant(made.folder, story)
    recorded(
        made,
        OfficerSeated(CORA, "Cora Blum", (Role.COORDINATOR,)),
        OfficerSeated(DEL, "Del Arden", (Role.COORDINATOR,)),
        days_ago=SETTLED_DAYS,
    )
    recorded(
        made,
        PositionOpened(P1, "Senior Backend Engineer", "Backend", Jurisdiction.NONE),
        CandidateAdded(KIT, P1, Particulars("Amara Osei", "amara@example.org")),
        CandidateAdded(JO, P1, Particulars("Jo Lindqvist", "jo@example.org")),
        DebriefListed(DebriefId("amara"), P1, KIT),
    )
    made.done("case", "open", "Amara Osei", "--scope", "all of it")
    return made


def recorded(office: Operated, *events: object, days_ago: int = 0) -> None:
    """Put events of the office on record, as of so many days ago."""
    clock = ManualClock(datetime.now(UTC) - timedelta(days_ago))

    async def work() -> None:
        core = await open_core(Settings(folder=office.folder), clock=clock, stream=StringIO())
        try:
            await core.office.record(*events)  # type: ignore[arg-type]
        finally:
            await core.close()

    asyncio.run(work())


def asked(office: Operated, person: PersonId, *commands: o.OfficeCommand) -> None:
    """Let somebody of the office do something from their own seat."""

    async def work() -> None:
        core = await open_core(Settings(folder=office.folder), stream=StringIO())
        try:
            for command in commands:
                await core.office.ask(person, command)
        finally:
            await core.close()

    asyncio.run(work())


def appointed(office: Operated) -> Operated:
    """Say who asks, and let both coordinators appoint Cora."""
    office.done("case", "identify", "Amara Osei", "--how", "a call back")
    for person in (CORA, DEL):
        asked(office, person, o.AppointReviewer(KIT, CORA))
    return office


def material(office: Operated) -> Path:
    """Return the file that the reviewer works on."""
    path = office.root / "material.json"
    office.done("case", "material", "Amara Osei", "--output", str(path))
    return path


def preview(office: Operated, review: Path) -> Said:
    """Make the copy for the second person, as JSON."""
    path = office.root / "preview.json"
    path.unlink(missing_ok=True)
    return office.say(
        "case", "preview", "Amara Osei", "--review", str(review), "--output", str(path), "--json"
    )


def copied(office: Operated, review: Path, *more: str) -> Said:
    """Make the copy for the candidate."""
    path = office.root / "copy.json"
    return office.say("case", "copy", "Amara Osei", "--review", str(review), "--output", str(path), *more)


def changed(review: Path, **fields: object) -> None:
    """Change the reviewer's file as a person does."""
    review.write_text(json.dumps({**json.loads(review.read_text()), **fields}))


def vouch(office: Operated, review: Path, *people: PersonId) -> str:
    """Let people vouch for what the file holds now; return the hash."""
    digest: str = json.loads(preview(office, review).out)["hash"]
    for person in people:
        asked(office, person, o.VouchForCase(KIT, digest))
    return digest


def words_of(made: dict[str, list[dict[str, str]]], what: str) -> list[str]:
    """Return the words of all entries of one kind."""
    return [each.get("words", "") for each in made["entries"] if each["what"] == what]


IDENTIFYING = (
    *cast.NAMES.values(), "Cora Blum", "Del Arden", "Jo Lindqvist", "jo@example.org", JO, CORA, DEL,
    "B.O.", "Chen", "cora", "Lindqvist",
)  # fmt: skip


def test_json_and_pdf_hold_all_about_the_candidate_and_nothing_that_names_another(office: Operated) -> None:
    """Case 18: ratings, notes, points, draft, final text, deliveries, views, who could see them."""
    review = material(appointed(office))
    vouch(office, review, CORA, DEL)
    said = copied(office, review, "--pdf", str(office.root / "copy.pdf"))
    assert 0 == said.code, said.talk
    body = (office.root / "copy.json").read_bytes()
    texts = (body.decode(), read((office.root / "copy.pdf").read_bytes(), office.root))
    assert [] == [each for text in texts for each in IDENTIFYING if each != "Zoe Lund" and each in text]
    made = json.loads(body)
    note = "[redacted: panelist] thought so, too. Better than [redacted: other candidate]; "
    note += "ask [redacted: other candidate]. [redacted: panelist] agreed."
    assert [note] == [each for each in words_of(made, "note") if "Better" in each]
    assert [True] == ["Back-pressure only after the third prompt" in words_of(made, "note")]
    assert 12 == len(words_of(made, "rating"))
    wanted = {
        "observation", "point", "draft as it stands", "text released to you", "delivery", "who could see",
        "your answer", "recommendations opened", "outcome", "you were added", "your request for your data",
        "your page viewed", "recommendation", "signed",
    }  # fmt: skip
    assert set() == wanted - {each["what"] for each in made["entries"]}
    released = json.loads(office.done("export", "amara", "--format", "json"))["text"]
    assert [f"channel: page\ntext: {released}"] == words_of(made, "text released to you")
    assert ["name: Amara Osei\nemail: amara@example.org"] == words_of(made, "you were added")
    assert {0o600} == {(office.root / name).stat().st_mode & 0o777 for name in ("copy.json", "copy.pdf")}


def test_another_candidate_is_named_by_no_name_that_was_corrected(office: Operated) -> None:
    """What panelists wrote still has the name as it was, and who is meant is somebody else."""
    named = ("--name", "Jo Berg", "--email", "berg@example.org", "--how", "by mail")
    office.done("candidate", "correct", "Jo Lindqvist", *named)
    review = material(appointed(office))
    vouch(office, review, CORA, DEL)
    assert 0 == copied(office, review).code
    body = (office.root / "copy.json").read_text()
    assert [] == [each for each in ("Lindqvist", "jo@example.org", "Berg", "berg@") if each in body]


def test_every_redaction_has_its_reason_and_its_reviewer(office: Operated) -> None:
    """In the entry, in the sum, and on record; the record has no word of any."""
    review = material(appointed(office))
    digest = vouch(office, review, CORA, DEL)
    assert 0 == copied(office, review).code
    made = json.loads((office.root / "copy.json").read_text())
    (note,) = [
        each for each in made["entries"] if each.get("words", "").startswith("[redacted: panelist] thought")
    ]
    assert [
        {"reason": "other candidate", "times": 2, "reviewer": "the case reviewer"},
        {"reason": "panelist", "times": 2, "reviewer": "the case reviewer"},
    ] == note["redactions"]
    (case,) = json.loads(office.done("case", "list", "--json"))["cases"]
    assert made["redacted"] == case["redacted"]
    assert {CORA: digest, DEL: digest} == case["vouched"]
    assert CORA == case["reviewer"]
    assert "Lindqvist" not in json.dumps(case)


def test_the_reviewer_adds_a_redaction_and_takes_a_proposal_back(office: Operated) -> None:
    """What is added is in no byte; what is no name stays."""
    review = material(appointed(office))
    proposed = json.loads(review.read_text())["redactions"]
    assert {"panelist", "other candidate"} == {each["reason"] for each in proposed}
    kept = [each for each in proposed if each["words"] != "B.O."]
    added = {"entry": 0, "words": "third prompt", "reason": "third person"}
    changed(review, redactions=[*kept, added])
    vouch(office, review, CORA, DEL)
    assert 0 == copied(office, review).code
    body = (office.root / "copy.json").read_text()
    assert ("third prompt" in body, "[redacted: third person]" in body, "B.O." in body) == (False, True, True)


@pytest.mark.parametrize("people", [(), (CORA,), (DEL,)])
def test_nothing_leaves_before_two_people_vouch_for_it(office: Operated, people: Sequence[PersonId]) -> None:
    """Neither nobody, nor the reviewer alone, nor the second person alone."""
    review = material(appointed(office))
    digest = vouch(office, review, *people)
    said = copied(office, review)
    assert (1, True, False) == (said.code, digest in said.talk, (office.root / "copy.json").exists())


def test_what_they_vouched_for_is_exactly_what_leaves(office: Operated) -> None:
    """A redaction that is taken back afterwards needs both anew."""
    review = material(appointed(office))
    vouch(office, review, CORA, DEL)
    changed(review, redactions=[])
    assert 1 == copied(office, review).code


def test_the_operator_is_neither_of_the_two(office: Operated) -> None:
    """Whoever holds the server's account acts from no seat: both acts are refused."""
    office.done("case", "identify", "Amara Osei", "--how", "a call back")
    said = office.say("case", "appoint", "Amara Osei", "--reviewer", "Cora Blum")
    assert (1, SENTENCES[Code.TWO_PEOPLE_NEEDED]) == (said.code, said.talk.strip())
    said = office.say("case", "vouch", "Amara Osei", "--hash", "a" * 64)
    assert (1, SENTENCES[Code.TWO_PEOPLE_NEEDED]) == (said.code, said.talk.strip())


def test_the_operator_alone_gets_no_note_through_two_seats_made_for_it(office: Operated) -> None:
    """Two people are seated, a case is opened and identified, each appoints: nothing is written."""
    office.done("case", "close", "Amara Osei", "--answer", "by post")
    puppets = PersonId("puppet-one"), PersonId("puppet-two")
    for person in puppets:
        recorded(office, OfficerSeated(person, person, (Role.COORDINATOR,)))
    office.done("case", "open", "Amara Osei", "--scope", "all of it")
    office.done("case", "identify", "Amara Osei", "--how", "nobody asked")
    for person in puppets:
        with pytest.raises(Refused, match=r"^seat-too-new$"):
            asked(office, person, o.AppointReviewer(KIT, puppets[1]))
    assert SENTENCES[Code.NO_REVIEWER] in refused_material(office)
    opened = [each for each in office.done("office", "show").splitlines() if each.startswith("done: ")]
    assert 1 == sum("access case opened by the operator" in each for each in opened)


def refused_material(office: Operated) -> str:
    """Return why no material is written."""
    said = office.say("case", "material", "Amara Osei", "--output", str(office.root / "no.json"))
    assert (1, False) == (said.code, (office.root / "no.json").exists())
    return said.talk


def test_nothing_is_written_out_before_identity_and_reviewer(office: Operated) -> None:
    """In that order, and not while the clock stands still; one person alone appoints nobody."""
    assert "case identify" in refused_material(office)
    office.done("case", "identify", "Amara Osei", "--how", "a call back")
    assert SENTENCES[Code.NO_REVIEWER] in refused_material(office)
    asked(office, CORA, o.AppointReviewer(KIT, CORA))
    assert SENTENCES[Code.NO_REVIEWER] in refused_material(office)
    with pytest.raises(Refused):
        asked(office, CORA, o.VouchForCase(KIT, "a" * 64))
    asked(office, DEL, o.AppointReviewer(KIT, CORA))
    office.done("case", "pause", "Amara Osei", "--reason", "once more: who asks")
    assert "case resume" in refused_material(office)
    office.done("case", "resume", "Amara Osei", "--how", "a passport")
    material(office)
    office.done("case", "close", "Amara Osei", "--answer", "by post")
    assert SENTENCES[Code.NO_OPEN_CASE] in refused_material(office)


def test_who_sat_on_the_panel_does_not_review(office: Operated) -> None:
    """Told by the name, as a seat of the panel has an id of its own."""
    recorded(
        office, OfficerSeated(PersonId("ben2"), "ben okafor", (Role.COORDINATOR,)), days_ago=SETTLED_DAYS
    )
    office.done("case", "identify", "Amara Osei", "--how", "a call back")
    for person in (CORA, DEL):
        asked(office, person, o.AppointReviewer(KIT, PersonId("ben2")))
    assert "ben okafor sat on this candidate's panel" in refused_material(office)


def test_a_name_in_full_cannot_be_left_in(office: Operated) -> None:
    """Whatever the reviewer takes back; the words of the refusal name the entry, not the person."""
    review = material(appointed(office))
    changed(review, redactions=[])
    said = preview(office, review)
    assert (1, True, False) == (said.code, "still names somebody" in said.talk, "Ben" in said.talk)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"redactions": [{"entry": 0, "words": "nowhere to be found", "reason": "staff"}]},
            "finds its words",
        ),
        ({"redactions": [{"entry": 2, "words": " ", "reason": "staff"}]}, "finds its words"),
        ({"entries": []}, "not that of the record"),
        ({"candidate": JO}, "another candidate"),
        ({"more": 1}, "no file of case material"),
        ({"name": "Ben Okafor"}, "not that of the record"),
        ({"organisation": "Written by Ben Okafor"}, "not that of the record"),
        ({"asked": "2020-01-01"}, "not that of the record"),
    ],
)
def test_a_file_that_was_changed_otherwise_is_refused(
    office: Operated, fields: dict[str, object], words: str
) -> None:
    """Entries stay as the record has them, so nothing about the candidate is left out silently."""
    review = material(appointed(office))
    changed(review, **fields)
    said = preview(office, review)
    assert (1, True) == (said.code, words in said.talk), said.talk


def test_no_record_is_left_out_of_the_copy_nor_the_end_of_one(office: Operated) -> None:
    """Two people who vouch see the copy alone: nobody would miss what is cut away with its entries."""
    review = material(appointed(office))
    whole = json.loads(review.read_text())
    kept = [each for each in whole["entries"] if each["record"] == "office"]
    named = {0, *(each["n"] for each in kept)}
    proposed = [each for each in whole["redactions"] if each["entry"] in named]
    for records in ({"office": whole["records"]["office"]}, {**whole["records"], "amara": 3}, {"amara": 70}):
        changed(review, records=records, entries=kept, redactions=proposed)
        said = preview(office, review)
        assert (1, True) == (said.code, "not that of the record" in said.talk), said.talk


def test_a_debrief_that_was_never_taken_is_not_left_out(office: Operated) -> None:
    """Whatever the file says of it; the same holds for one that is said to be taken oftener than it was."""
    review = material(appointed(office))
    records = json.loads(review.read_text())["records"]
    assert {"office": 1, "amara": 1} == records
    plant(office.folder, story_of("amara2").revealed())
    recorded(office, DebriefListed(DebriefId("amara2"), P1, KIT))
    for more in ({}, {"amara2": 0}, {"amara2": 1}, {"amara2": -1}):
        changed(review, records={**records, **more})
        assert "not that of the record" in preview(office, review).talk
    again = office.root / "again.json"
    office.done("case", "material", "Amara Osei", "--output", str(again))
    assert {"office": 2, "amara": 2, "amara2": 1} == json.loads(again.read_text())["records"]
    assert 0 == preview(office, again).code


def test_a_file_says_nothing_of_how_much_is_sealed(office: Operated) -> None:
    """It counts takings, never events: a number of keystrokes would tell of those that are not in it."""
    appointed(office)
    for number in range(1, 3):
        path = office.root / f"{number}.json"
        office.done("case", "material", "Amara Osei", "--output", str(path))
        assert {"office": number, "amara": number} == json.loads(path.read_text())["records"]


async def until(core: Core, what: str) -> None:
    """Wait until something of the case is on record."""
    while True:
        if getattr(core.office.state.cases[KIT][-1], what):
            return
        await asyncio.sleep(0)


async def closed(core: Core) -> None:
    """Close the case."""
    await core.office.ask(CORA, o.CloseCase(KIT, "they take it back"))


async def erased(core: Core) -> None:
    """Close the case and have the candidate erased."""
    await closed(core)
    await core.office.ask(CORA, o.EraseCandidate(KIT, "asked for"))


async def another_debrief(core: Core) -> None:
    """Put a debrief of the candidate's on record."""
    await core.office.record(DebriefListed(DebriefId("amara2"), P1, KIT))


def meanwhile(
    office: Operated,
    errand: TakeMaterial | MakeCopy,
    recorded_at: str,
    act: Callable[[Core], Awaitable[None]],
) -> tuple[str, str]:
    """Do an errand; once its act is on record something happens to the case.

    Returns what became of the errand, and what the case says of the copy.
    """

    async def work() -> tuple[str, str]:
        core = await open_core(Settings(folder=office.folder), stream=StringIO())
        try:
            doing = asyncio.ensure_future(look_after_access(core, errand))
            async with asyncio.timeout(PATIENCE):
                await until(core, recorded_at)
            await act(core)
            with pytest.raises((Declined, Refused)) as no:
                await doing
            return str(no.value), core.office.state.cases[KIT][-1].given
        finally:
            await core.close()

    return asyncio.run(work())


def test_no_material_of_a_case_that_was_closed_while_it_was_made_is_left(office: Operated) -> None:
    """An erasure would not reach the file."""
    appointed(office)
    path = office.root / "late.json"
    told, _ = meanwhile(office, TakeMaterial("Amara Osei", str(path)), "read", closed)
    assert ("no-open-case", False) == (told, path.exists())


@pytest.mark.parametrize(
    ("act", "why"), [(closed, "no-open-case"), (another_debrief, "changed while the file was made")]
)
def test_no_copy_of_a_case_that_changed_while_it_was_made_is_left(
    office: Operated, act: Callable[[Core], Awaitable[None]], why: str
) -> None:
    """That one was made is on record, as the case stood well then."""
    review = material(appointed(office))
    vouch(office, review, CORA, DEL)
    path = office.root / "late.json"
    told, given = meanwhile(office, MakeCopy("Amara Osei", str(review), str(path)), "given", act)
    assert (True, False, True) == (why in told, path.exists(), bool(given)), told


def test_another_candidates_debrief_is_no_part_of_a_case(office: Operated) -> None:
    """A file that names it would answer whether a guess at its words is right."""
    review = material(appointed(office))
    records = json.loads(review.read_text())["records"]
    changed(review, records={**records, "noor42": 5})
    assert "not that of the record" in preview(office, review).talk


def test_nothing_is_written_out_while_scorecards_are_sealed(tmp_path: Path) -> None:
    """Blind until the reveal, for whoever reviews as well; once the debrief has ended it may be answered."""
    story = story_of("amara").scoring().writes(cast.BEN)
    office = case_about(tmp_path, story)
    assert "are sealed" in refused_material(appointed(office))
    ended = story.when(cast.ANA, c.Withdraw(on_hold=False, reason="the position is gone"))
    assert material(appointed(case_about(tmp_path / "ended", ended))).exists()


def test_nothing_is_written_out_while_a_second_round_is_under_way(tmp_path: Path) -> None:
    """The refusal names the debrief, its criterion and what to wait for."""
    story = story_of("amara").revealed().when(cast.ANA, c.OpenSecondRound(cast.DESIGN))
    office = appointed(case_about(tmp_path, story.when(cast.BEN, c.RateAgain(cast.DESIGN, 5))))
    told = refused_material(office)
    assert ("debrief amara" in told, "System design" in told, "Wait until" in told) == (True, True, True)


def test_recommendations_that_did_not_open_are_in_no_file(tmp_path: Path) -> None:
    """Neither for the reviewer, who is another viewer, nor for the candidate; both say that it is so."""
    story = story_of("amara").scoring().when(cast.BEN, c.Recommend(Recommendation.STRONG_NO))
    for person in cast.PANEL:
        story.rates(person).when(person, c.Submit())
    office = appointed(case_about(tmp_path, story.revealed()))
    review = material(office)
    vouch(office, review, CORA, DEL)
    assert 0 == copied(office, review).code
    for path in (review, office.root / "copy.json"):
        body = path.read_text()
        assert ("strong no" in body, "not in this copy yet" in body) == (False, True)


def test_what_happens_after_the_material_was_taken_changes_nothing_in_it(office: Operated) -> None:
    """The file says how much of each record it holds; the copy is of exactly that."""
    review = material(appointed(office))
    office.done("export", "amara", "--format", "txt")
    office.done("candidate", "told", "Amara Osei", "--outcome", "decline", "--how", "a call")
    digest = vouch(office, review, CORA, DEL)
    assert 64 == len(digest)
    assert 0 == copied(office, review).code


def test_a_file_taken_before_the_last_one_is_refused(office: Operated) -> None:
    """Also where there is no debrief: each taking is on record, and the copy tells of it."""
    office.done("case", "open", "Jo Lindqvist", "--scope", "all of it")
    office.done("case", "identify", "Jo Lindqvist", "--how", "a call back")
    for person in (CORA, DEL):
        asked(office, person, o.AppointReviewer(JO, CORA))
    first, last = (office.root / name for name in ("first.json", "last.json"))
    for path in (first, last):
        office.done("case", "material", "Jo Lindqvist", "--output", str(path))
    said = [
        office.say("case", "preview", "Jo Lindqvist", "--review", str(path), "--output", f"{path}.copy")
        for path in (first, last)
    ]
    assert [1, 0] == [each.code for each in said]
    assert "not that of the record" in said[0].talk


def test_a_debrief_whose_erasure_was_cut_short_is_left_out(office: Operated) -> None:
    """Its words are gone though the office has not written so yet."""
    appointed(office)

    async def erase() -> None:
        core = await open_core(Settings(folder=office.folder), stream=StringIO())
        try:
            await core.journal.erase(DebriefId("amara"), cast.moment(1))
        finally:
            await core.close()

    asyncio.run(erase())
    entries = json.loads(material(office).read_text())["entries"]
    assert {"office"} == {each["record"] for each in entries}


def test_an_erased_debrief_is_left_out(office: Operated) -> None:
    """Nothing of it can be had, which is no reason to answer nothing."""
    review = material(appointed(office))
    recorded(office, DebriefErased(DebriefId("amara"), "asked for"))
    assert "not that of the record" in preview(office, review).talk
    review.unlink()
    entries = json.loads(material(office).read_text())["entries"]
    assert {"office"} == {each["record"] for each in entries}


@pytest.mark.parametrize("place", ["material.json", "nowhere/copy.json"])
def test_no_file_is_replaced_and_nothing_goes_on_record_for_it(office: Operated, place: str) -> None:
    """A file that is there, and a folder that is not."""
    material(appointed(office))
    said = office.say("case", "material", "Amara Osei", "--output", str(office.root / place))
    assert (1, True) == (said.code, "no new file can be made" in said.talk)


def test_files_that_cannot_be_read_or_made_are_named(office: Operated) -> None:
    """No such file, no such candidate, a PDF where a file is; each with the cure."""
    review = material(appointed(office))
    assert "Check the name of the file" in preview(office, office.root / "none.json").talk
    there = copied(office, review, "--pdf", str(review))
    assert "no new file can be made there" in there.talk
    nobody = office.say("case", "material", "Nobody", "--output", str(office.root / "x.json"))
    assert "There is no such candidate" in nobody.talk


def test_the_commands_say_what_comes_next(office: Operated) -> None:
    """Who may read the file, the hash to vouch for, and when the case is closed."""
    appointed(office)
    path, second = office.root / "m.json", office.root / "p.json"
    said = office.say("case", "material", "Amara Osei", "--output", str(path))
    assert ("Redactions proposed: ", True) == (
        said.out[said.out.index("Red") :][:21],
        "Cora Blum" in said.talk,
    )
    shown = office.say("case", "preview", "Amara Osei", "--review", str(path), "--output", str(second))
    assert ("hash", "panelry case vouch" in shown.talk) == (shown.out.splitlines()[-1].split()[0], True)
    vouch(office, path, CORA, DEL)
    done = copied(office, path, "--json")
    assert ("case close" in done.talk, {"hash", "entries", "redacted"}) == (True, set(json.loads(done.out)))


def test_material_for_a_program_counts_what_it_holds(office: Operated) -> None:
    """Its numbers and its reviewer, none of its words."""
    appointed(office)
    path = office.root / "m.json"
    told = json.loads(office.done("case", "material", "Amara Osei", "--output", str(path), "--json"))
    made = json.loads(path.read_text())
    assert {
        "entries": len(made["entries"]),
        "proposed": len(made["redactions"]),
        "reviewer": "Cora Blum",
    } == told


def test_a_place_or_a_file_that_does_not_do_is_named(office: Operated) -> None:
    """A name that the disk does not take, a file far too large, and none that is one."""
    appointed(office)
    said = office.say("case", "material", "Amara Osei", "--output", str(office.root / ("m" * 300)))
    assert (1, True) == (said.code, "See to that place" in said.talk)
    huge = office.root / "huge.json"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert f"larger than {LARGEST} bytes" in preview(office, huge).talk


def test_without_the_extra_there_is_a_clear_sentence_and_no_copy(
    office: Operated, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said before anything goes on record."""
    review = material(appointed(office))
    vouch(office, review, CORA, DEL)
    monkeypatch.setitem(sys.modules, "typst", None)
    said = copied(office, review, "--pdf", str(office.root / "copy.pdf"))
    assert (1, "A PDF needs the extra pdf. Install panelry[pdf], or leave --pdf out.") == (
        said.code,
        said.talk.strip(),
    )
    assert not (office.root / "copy.json").exists()


def test_a_pdf_that_cannot_be_made_leaves_the_copy_whole(office: Operated) -> None:
    """A sign without a font is named, and so is a place that does not do."""
    review = material(appointed(office))
    changed(review, redactions=[*json.loads(review.read_text())["redactions"]])
    vouch(office, review, CORA, DEL)
    said = copied(office, review, "--pdf", str(office.root / ("p" * 300)))
    assert (1, True) == (said.code, "File name too long" in said.talk)
    assert (office.root / "copy.json").exists()
    recorded(office, CaseExtended(KIT, "many panels 漢"))
    again = office.root / "again.json"
    office.done("case", "material", "Amara Osei", "--output", str(again))
    vouch(office, again, CORA, DEL)
    (office.root / "copy.json").unlink()
    said = copied(office, again, "--pdf", str(office.root / "copy.pdf"))
    assert (1, "The PDF has no sign for “漢”. The copy as JSON is whole.") == (
        said.code,
        said.talk.strip().splitlines()[-1],
    )


def test_whoever_wrote_something_is_told_of_every_opening(office: Operated) -> None:
    """A line in the public record of the debrief each time, and in the copy itself."""
    appointed(office)
    for number in range(2):
        office.done("case", "material", "Amara Osei", "--output", str(office.root / f"{number}.json"))

    async def work() -> list[str]:
        core = await open_core(Settings(folder=office.folder), stream=StringIO())
        try:
            return [act.kind for act in (await core.rooms.open(DebriefId("amara"))).state.acts]
        finally:
            await core.close()

    assert 2 == asyncio.run(work()).count("AccessRecorded")
    made = json.loads((office.root / "1.json").read_text())
    assert 4 == sum(each["what"] == "all of this written out for the reviewer" for each in made["entries"])


def test_once_its_files_are_deleted_and_the_candidate_erased_nothing_is_left(office: Operated) -> None:
    """The canary of the erasure: no database, log or file on the way kept a word; others stay."""
    review = material(appointed(office))
    vouch(office, review, CORA, DEL)
    assert 0 == copied(office, review, "--pdf", str(office.root / "copy.pdf")).code
    assert NOTE.encode() in office.words()
    said = office.say("candidate", "erase", "Amara Osei", "--reason", "asked for", "--sure", KIT)
    assert (1, SENTENCES[Code.CASE_OPEN]) == (said.code, said.talk.strip().splitlines()[-1])
    office.done("case", "close", "Amara Osei", "--answer", "a copy, by post")
    for name in ("material.json", "preview.json", "copy.json", "copy.pdf"):
        (office.root / name).unlink()
    office.done("candidate", "erase", "Amara Osei", "--reason", "asked for", "--sure", KIT)
    office.done("keys", "rotate")
    kept = office.words()
    assert [] == [each for each in (NOTE, SPOKEN, "Amara Osei", "Better than") if each.encode() in kept]
    assert ["", "Jo Lindqvist"] == sorted(
        each["name"] for each in json.loads(office.done("candidate", "list", "--json"))["candidates"]
    )
    assert 0 == office.say("check").code


def test_the_office_s_people_stand_in_a_copy_by_their_seat_also_who_left(office: Operated) -> None:
    """What they asked of the debrief and wrote in the office; a name in somebody's words is redacted."""
    nora = PersonId("nora-id")
    recorded(office, OfficerSeated(nora, "Nora Quist", (Role.COORDINATOR,)))
    asked(office, nora, o.RecordTold(KIT, Outcome.DECLINE, "Nora Quist rang them"))
    asked(office, nora, o.EndCandidateContact(KIT, "by mail"))
    asked(office, CORA, o.RemoveOfficer(nora))
    review = material(appointed(office))
    vouch(office, review, CORA, DEL)
    said = copied(office, review)
    assert 0 == said.code, said.talk
    body = (office.root / "copy.json").read_text()
    assert [] == [each for each in ("Nora", "Quist", nora) if each in body]
    made = json.loads(body)["entries"]
    seat, ended = "Coordinator 3 of the office", "no further contact"
    assert [("office", seat), ("amara", seat)] == [
        (each["record"], each["by"]) for each in made if each["what"] == ended
    ]
    assert ["outcome: decline\nhow: [redacted: staff] rang them"] == words_of(
        {"entries": made}, "outcome told to you"
    )
