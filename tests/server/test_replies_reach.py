"""A reply that staff record: over a real server to the desk, on the candidate's page, and in their copy."""

import json
from pathlib import Path

import cast
from hosted import core_of, give_device, guest_of
from panelry import commands as c
from panelry.desk import desk_of
from panelry.desk.clocks import clocks
from panelry.hiring import Jurisdiction, Particulars
from panelry.ids import CandidateId, PositionId
from panelry.milestones import Asks
from panelry.office import CandidateAdded, DebriefListed, PositionOpened
from panelry.office.request_commands import AnswerRequest
from panelry.pages import Heard, Said
from panelry.panel import OPERATOR, Role
from panelry.refusals import Code
from panelry.visibility.office import office_picture
from panelry_server.clock import ManualClock
from panelry_server.core import Core
from panelry_server.serve import Server
from panelry_server.web import documents
from server.browsing import CODE, SOON, page_of, released_on_the_page
from server.planted import settle_in, story_of
from server.test_access_copy import appointed, case_about, material
from story import Story

P1, KIT = PositionId("p1"), CandidateId("c1kit")
FACT = "The exercise was in <b>Go</b>."


def reply(said: Said = Said.CORRECTION, how: Heard = Heard.PHONE) -> c.RecordReply:
    """Return the command that records what the candidate said."""
    return c.RecordReply(said, FACT, how)


async def hiring(story: Story) -> Core:
    """Return a core whose office knows the candidate of a debrief, and a device of Grace's and Ben's."""
    core = await core_of(clock=ManualClock(SOON))
    await settle_in(core, story)
    await core.office.record(
        PositionOpened(P1, "Senior Backend Engineer", "Backend", Jurisdiction.NONE),
        CandidateAdded(KIT, P1, Particulars("Amara Osei", "amara@example.org")),
        DebriefListed(cast.DEBRIEF, P1, KIT),
    )
    for person in (cast.GRACE, cast.BEN):
        await give_device(core, person)
    return core


def waiting(core: Core) -> list[tuple[str, str]]:
    """Return what the desk says of the candidate's requests, and the act that ends each."""
    sights = office_picture(core.office.state, frozenset({Role.COORDINATOR})).values()
    desk = desk_of(sights, core.clock.now())
    found = [(each.words, each.cure) for each in clocks(desk, desk.candidates[KIT])]
    return [each for each in found if each[1] in {"candidate answered", "case open"}]


async def test_the_desk_learns_what_was_told_by_phone_and_its_clock_runs() -> None:
    """From a terminal over a socket, also once the debrief is closed; then somebody has seen to it."""
    core = await hiring(story_of(cast.DEBRIEF).released())
    async with Server(core) as server, guest_of(server, cast.GRACE) as grace:
        assert None is await grace.do(reply(Said.DATA, Heard.LETTER))
        assert None is await grace.do(c.Close())
        assert None is await grace.do(reply())
        room = await core.rooms.open(cast.DEBRIEF)
        await room.settle()
        known = core.office.state.milestones[cast.DEBRIEF].asks
        assert [Said.DATA, Said.CORRECTION] == [each.said for each in known]
        assert {Asks} == {type(each) for each in known}
        data = ("asks for their data, today", "case open")
        assert [data, ("corrects a fact, today", "candidate answered")] == waiting(core)
        await core.office.ask(OPERATOR, AnswerRequest(KIT, Said.CORRECTION, "by phone"))
        assert [data] == waiting(core)


async def test_a_panelist_is_refused_and_sent_no_word_of_it() -> None:
    """Over the same socket as everything else."""
    core = await hiring(story_of(cast.DEBRIEF).released())
    async with Server(core) as server, guest_of(server, cast.BEN) as ben:
        assert Code.NOT_ALLOWED is await ben.do(reply())
        async with guest_of(server, cast.GRACE) as grace:
            assert None is await grace.do(reply())
            assert FACT in repr(grace.half.view())
        await ben.until(lambda: "ReplyRecorded" in repr(ben.half.view()))
        assert FACT not in repr(ben.heard)


async def test_the_page_shows_what_was_recorded_in_the_candidate_s_name() -> None:
    """With how it came, without who wrote it down; so a wrong record is seen, and can be put right."""
    async with page_of(released_on_the_page()) as served:
        await served.link()
        before = (await served.post(code=CODE)).body
        room = await served.room()
        await served.post(code=CODE, say="question", words="Which exercise?")
        assert "as we wrote it down" not in (await served.post(code=CODE)).body
        await room.operate(reply(), cast.GRACE)
        await room.operate(reply(Said.DATA, Heard.AGENCY), cast.GRACE)
        shown = (await served.post(code=CODE)).body
        words = "You corrected a fact. It stands beside the text in our record: "
        quoted = '<q dir="auto">The exercise was in &lt;b&gt;Go&lt;/b&gt;.</q>'
        assert f"{words}{quoted} (by phone, as we wrote it down; 22 November 2026)" in shown
        assert "You asked for your data. (through the agency, as we wrote it down; 22 November 2026)" in shown
        assert "If we wrote down something that you did not say, please tell us." in shown
        assert "Grace" not in shown
        assert (False, True) == ("as we wrote it down" in before, 'value="correction"' in shown)
        assert (
            documents.kept(Said.CORRECTION, CODE)
            == (await served.post(code=CODE, say="correction", words="I did not say so.")).body
        )


def test_the_candidate_s_copy_has_the_reply_and_the_seat_that_recorded_it(tmp_path: Path) -> None:
    """The material for the reviewer holds the words and how they came, and nobody by name."""
    story = story_of("amara").released().when(cast.GRACE, reply(how=Heard.IN_PERSON))
    entries = json.loads(material(appointed(case_about(tmp_path, story))).read_text("utf-8"))["entries"]
    (told,) = [each for each in entries if "wrote it down" in each["what"]]
    assert "Coordinator 1" == told["by"]
    assert [] == [each for each in (FACT, "correction", "in person") if each not in told["words"]]
