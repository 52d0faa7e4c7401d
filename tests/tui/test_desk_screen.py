"""The coordinator's desk on the screen: what it shows at each size, its keys, and how acts are done."""

import re
from pathlib import Path

import pytest
from textual.widgets import Static

import cast
from panelry.debrief import Phase
from panelry.hiring import Jurisdiction, NoticeKind, NoticeState, Particulars, PositionState, Retention
from panelry.ids import CandidateId, HoldId, PositionId
from panelry.mails import Sent
from panelry.milestones import AskedByMail, Milestones
from panelry.office import (
    CandidateAdded,
    DebriefMoved,
    NoticeSettled,
    OutcomeTold,
    PositionOpened,
    RubricImported,
)
from panelry.office import commands as c
from panelry.office.notices import notice_id
from panelry.panel import Outcome
from panelry.policies import PolicySet
from panelry.refusals import SENTENCES, Code
from panelry_tui.desk_keys import ACTS_OF, DESK_KEYS
from panelry_tui.glyphs import ASCII
from panelry_tui.link import Standing
from panelry_tui.screens.act_form import ActForm, SureDialog, words_of
from panelry_tui.screens.desk import DeskScreen
from panelry_tui.screens.desk_acting import act_of
from panelry_tui.themes import THEMES
from panelry_tui.widgets.desk_list import DeskList
from tui.fake_office import AMARA, BACKEND, IVO, JO, LEAD, NIA, at_the_desk, hiring_office
from tui.screen_text import as_stored, golden_screen
from tui.test_every_size import sticks_out


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_desk_is_as_in_its_picture(size: tuple[int, int]) -> None:
    """What waits comes first with its clock, then the positions, then all about the row."""
    async with at_the_desk(size=size) as desk:
        assert as_stored(f"desk-{size[0]}x{size[1]}", desk.text()) == desk.text()


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 60)], ids=str)
@pytest.mark.parametrize("keys", ["", "tab enter", "H", "t", "w", "question_mark"])
async def test_the_desk_fits_every_size(size: tuple[int, int], keys: str) -> None:
    """Nothing lies beyond the edges, whatever is open, and escape leads back from each."""
    async with at_the_desk(size=size) as desk:
        await desk.press(*keys.split())
        assert [] == sticks_out(desk.app.screen, size)
        await desk.press("escape")
        assert isinstance(desk.app.screen, DeskScreen)


@pytest.mark.parametrize("theme", [*(each.name for each in THEMES), "ansi-dark"])
async def test_every_theme_draws_the_same_words(theme: str) -> None:
    """Colour repeats what words say."""
    async with at_the_desk(theme=theme) as desk:
        assert golden_screen("desk-80x24") == desk.text()


async def test_plain_signs_are_enough() -> None:
    """A terminal without UTF-8 shows the same rows."""
    async with at_the_desk(glyphs=ASCII) as desk:
        assert desk.text().replace("·", "").isascii()
        assert "! Amara Osei" in desk.text()


async def test_enter_opens_what_waits_at_its_candidate_and_escape_leads_back() -> None:
    """The candidate stands under the cursor, with everything that is known below."""
    async with at_the_desk() as desk:
        await desk.go("Amara Osei")
        await desk.press("enter")
        assert await desk.until("CANDIDATES · Senior Backend Engineer")
        assert "interviewed: 2026-09-01. Outcome: not told." in desk.text()
        await desk.press("enter")
        assert await desk.until("All that the desk knows of it stands below.")
        await desk.press("escape")
        assert await desk.until("WAITING")
        await desk.press("escape")
        assert await desk.until("This is the desk. q leaves.")


async def test_a_short_list_leaves_the_rows_to_what_is_known_of_its_row() -> None:
    """At the least size all of it is in sight: the list takes no more rows than it has."""
    async with at_the_desk(size=(60, 16)) as desk:
        await desk.press("tab", "enter")
        assert "more line" not in desk.text()
        assert "waits: outcome untold, day 41 of 45 (by 2026-10-16)." in desk.text()


async def test_the_lines_of_a_form_are_called_as_people_call_them() -> None:
    """An address is an e-mail address on every screen."""
    async with at_the_desk() as desk:
        await desk.press("a")
        labels = desk.app.screen.query(".label").results(Static)
        assert ["Name", "Position", "E-mail", "Agency", "Again"] == [str(each.render()) for each in labels]


async def test_an_outcome_is_told_from_the_row_that_waits() -> None:
    """The row lends the candidate; what is missing or unknown is said before anything is asked."""
    async with at_the_desk() as desk:
        await desk.go("Amara Osei")
        await desk.press("t")
        assert isinstance(desk.app.screen, ActForm)
        assert {"candidate": "Amara Osei"} == desk.app.screen.given()
        await desk.press("ctrl+s")
        assert "Outcome is missing." in desk.dialog()
        await desk.write("maybe", "ctrl+s")
        assert "Outcome is one of: advance" in desk.dialog()
        await desk.write("decline", "ctrl+s")
        assert "How is missing." in desk.dialog()
        await desk.press("down")
        await desk.write("by phone", "enter")
        assert await desk.until("Amara Osei was told.")
        assert "by phone" == desk.office.state.candidates[AMARA].how_told
        assert await desk.until("1 needs you today")


async def test_a_name_is_corrected_from_the_row_of_its_candidate() -> None:
    """What is left empty stays as it is, and the answer says what is so now."""
    async with at_the_desk() as desk:
        await desk.go("Amara Osei")
        await desk.press("N")
        await desk.write("Amara Osei-Lund", "ctrl+s")
        assert "How is missing." in desk.dialog()
        await desk.press("down", "down", "down")
        await desk.write("by phone", "ctrl+s")
        assert await desk.until("Amara Osei-Lund is corrected.")
        named = desk.office.state.candidates[AMARA].named
        assert ["Amara Osei-Lund", "Amara Osei"] == [each.name for each in named]


async def test_what_is_typed_stays_when_the_form_is_left_until_it_is_done() -> None:
    """It is on this machine under the name of the act, and gone once the server has it."""
    async with at_the_desk() as desk:
        await desk.press("n")
        await desk.write("Data Engineer", "escape")
        store = desk.app.store
        assert {"title": "Data Engineer"} == words_of(store.begun["desk position new"])
        await desk.press("n")
        assert isinstance(desk.app.screen, ActForm)
        assert {"title": "Data Engineer"} == desk.app.screen.given()
        await desk.press("ctrl+s")
        assert await desk.until("Data Engineer is open.")
        assert "desk position new" not in store.begun


async def test_an_access_case_is_opened_paused_and_closed_from_its_row() -> None:
    """It waits with its clock until it is closed; what it was answered stands below the row."""
    async with at_the_desk() as desk:
        await desk.go("Amara Osei")
        await desk.press("A")
        assert isinstance(desk.app.screen, ActForm)
        assert {"candidate": "Amara Osei"} == desk.app.screen.given()
        await desk.press("down")
        await desk.write("All of it", "ctrl+s")
        assert await desk.until("The access case is open. Answer by ")
        assert await desk.until("access case, asked today")
        await desk.press("S")
        await desk.write("Who asks is checked", "ctrl+s")
        assert await desk.until("access case paused, today")
        await desk.press("C")
        await desk.write("A copy", "ctrl+s")
        assert await desk.until("The access case is closed.")
        assert ["A copy"] == [each.answer for each in desk.office.state.cases[AMARA]]
        left = desk.app.screen.query_one("#left", DeskList)

        def waiting() -> list[str]:
            return [each.words for each in left.rows if each.words.startswith("access case") and each.cure]

        for _ in range(1_500):
            if waiting():
                await desk.pilot.pause(0.02)
        assert [] == waiting()
        told = [each.words.split(", ")[0] for each in left.rows if not each.cure]
        assert 1 == told.count("access case opened by Grace Hill")


async def test_how_somebody_does_later_is_recorded_and_forgotten_from_their_row() -> None:
    """What cannot be read is said in the form; the levels stand nowhere afterwards."""
    office = hiring_office()
    office.record(
        PolicySet("later-levels", "1-year"),
        RubricImported("backend", cast.RUBRIC),
        PositionOpened(PositionId("p9"), "Analyst", "backend", Jurisdiction.NONE),
        CandidateAdded(CandidateId("can-mo"), PositionId("p9"), Particulars("Mo Lind")),
        OutcomeTold(CandidateId("can-mo"), Outcome.ADVANCE, "by phone"),
    )
    async with at_the_desk(office) as desk:
        await desk.press("tab", *["down"] * 3, "enter")
        assert await desk.until("CANDIDATES · Analyst")
        await desk.press("l")
        assert isinstance(desk.app.screen, ActForm)
        assert {"candidate": "Mo Lind"} == desk.app.screen.given()
        await desk.write("System design", "ctrl+s")
        assert await desk.until("These levels cannot be read.")
        await desk.write("System design 4", "ctrl+s")
        assert await desk.until("Mo Lind: later levels are on record, by Grace Hill")
        (kept,) = desk.office.state.later.values()
        assert [4] == [each.level for each in kept.levels]
        await desk.press("f")
        await desk.press("ctrl+s")
        assert isinstance(desk.app.screen, SureDialog)
        await desk.write("Mo Lind", "enter")
        assert await desk.until("The later levels of Mo Lind are forgotten.")
        assert () == desk.office.state.later[CandidateId("can-mo")].levels


def test_kept_words_that_cannot_be_read_are_no_words() -> None:
    """A damaged text opens an empty form."""
    assert {} == words_of("[")


async def test_a_refusal_keeps_the_form_and_says_why() -> None:
    """The words stay in their lines."""
    async with at_the_desk() as desk:
        await desk.press("n")
        await desk.write("Tech Lead", "ctrl+s")
        assert await desk.until(SENTENCES[Code.ID_TAKEN])
        assert isinstance(desk.app.screen, ActForm)
        assert {"title": "Tech Lead"} == desk.app.screen.given()


async def test_a_position_is_withdrawn_after_a_preview_and_the_number_typed() -> None:
    """The count comes first; other words do nothing; then the notices pause and resume by one key."""
    async with at_the_desk() as desk:
        await desk.press("tab", "w")
        await desk.write("The budget was cut", "ctrl+s")
        assert isinstance(desk.app.screen, SureDialog)
        assert "3 will be told, 0 of them through an agency." in desk.dialog()
        await desk.write("2", "enter")
        assert "Nothing was done." in desk.dialog()
        assert PositionState.OPEN is desk.office.state.positions[BACKEND].state
        await desk.write("3", "enter")
        assert await desk.until("3 notices wait for you")
        await desk.press("p")
        assert await desk.until("Its notices wait until")
        await desk.press("p")
        assert await desk.until("Its notices leave again.")


async def test_a_question_that_is_left_does_nothing() -> None:
    """Escape is no answer."""
    async with at_the_desk() as desk:
        await desk.press("tab", "w")
        await desk.write("The budget was cut", "ctrl+s")
        await desk.press("down", "up", "escape")
        assert PositionState.OPEN is desk.office.state.positions[BACKEND].state
        assert "desk position withdraw" in desk.app.store.begun


async def test_retention_says_whom_it_would_erase_and_asks_for_the_number() -> None:
    """With nobody due it says that; the row that waits opens the same dry run."""
    office = hiring_office()
    async with at_the_desk(office) as desk:
        await desk.press("r")
        assert await desk.until("Nobody's time is over")
    office = hiring_office()
    office.act(c.MovePosition(LEAD, PositionState.FILLED), c.LiftHold(HoldId("hold-1"), "settled"))
    office.act(c.ChooseRetention(LEAD, Retention(0, 1)))
    office.later(2)
    async with at_the_desk(office) as desk:
        await desk.go("Retention")
        await desk.press("enter")
        assert "1 would be erased now." in desk.dialog()
        await desk.write("1", "enter")
        assert await desk.until("1 were erased.")
        assert desk.office.state.candidates[NIA].erased


async def test_a_table_is_imported_and_a_bad_row_is_named(tmp_path: Path) -> None:
    """The line of the fault stands in the form; nothing is half imported."""
    table = tmp_path / "people.csv"
    table.write_text("name,e-mail\nRue Ito,rue@example.org\nTam,tam@example.org,x,y\n", encoding="utf-8")
    async with at_the_desk() as desk:
        await desk.press("tab", "i")
        await desk.write(str(tmp_path / "none.csv"), "ctrl+s")
        assert "No such file" in desk.dialog()
        await desk.write(str(table), "ctrl+s")
        assert "line 3" in desk.dialog()
        table.write_text("name,e-mail\nRue Ito,rue@example.org\n", encoding="utf-8")
        await desk.press("ctrl+s")
        assert await desk.until("Rue Ito was added to Senior Backend Engineer.")
        assert 5 == len(desk.office.state.candidates)


async def test_filter_narrows_the_list_in_front() -> None:
    """Words in the title or beside it count; escape shows all again."""
    async with at_the_desk() as desk:
        await desk.press("slash")
        await desk.write("amara", "enter")
        assert await desk.until("only “amara”")
        assert "Hold: Tech Lead" not in desk.text()
        await desk.press("slash", "escape", "escape")
        assert await desk.until("Hold: Tech Lead")


async def test_a_hold_and_a_notice_are_lent_by_name() -> None:
    """Lift and send-again begin with what the row is about."""
    office = hiring_office()
    office.act(c.WithdrawPosition(BACKEND, "gone", 3))
    office.record(NoticeSettled(notice_id(JO, NoticeKind.CLOSED), NoticeState.REFUSED, "no such box"))
    async with at_the_desk(office) as desk:
        await desk.press("L")
        assert isinstance(desk.app.screen, ActForm)
        assert {"hold": "Tech Lead"} == desk.app.screen.given()
        await desk.press("escape")
        rows = [each.words for each in desk.app.screen.query_one("#left", DeskList).rows]
        await desk.press(*["down"] * rows.index("notice refused: tell them"), "s")
        assert isinstance(desk.app.screen, ActForm)
        assert {"notice": "Jo Lindqvist"} == desk.app.screen.given()


async def test_a_notice_without_a_mail_server_is_told_and_recorded_by_its_key() -> None:
    """The row counts as work of today; its key stands in the footer, and the row goes once it is done."""
    office = hiring_office()
    office.act(c.WithdrawPosition(BACKEND, "gone", 3))
    async with at_the_desk(office) as desk:
        assert await desk.until("5 need you today")
        rows = [(each.title, each.words) for each in desk.app.screen.query_one("#left", DeskList).rows]
        await desk.press(*["down"] * rows.index(("Jo Lindqvist", "notice untold, today")))
        assert await desk.until("m Told them myself")
        assert "This server has no mail server" in " ".join(desk.text().split())
        await desk.press("m")
        await desk.write("by phone", "ctrl+s")
        assert await desk.until("Jo Lindqvist was told.")
        assert await desk.until("4 need you today")
        assert "by phone" == desk.office.state.notices[notice_id(JO, NoticeKind.CLOSED)].words


async def test_a_key_about_a_notice_says_where_there_is_none() -> None:
    """From the list of positions, too; with one it opens and asks whose."""
    async with at_the_desk() as desk:
        for keys in (("m",), ("tab", "m"), ("s",)):
            await desk.press(*keys)
            assert await desk.until("Nobody has a notice yet.")
            assert isinstance(desk.app.screen, DeskScreen)
            desk.app.clear_notifications()
        desk.office.act(c.WithdrawPosition(BACKEND, "gone", 3))
        assert await desk.until("withdrawn")
        await desk.press("m")
        assert isinstance(desk.app.screen, ActForm)


@pytest.mark.parametrize(
    ("size", "beside"), [((120, 40), True), ((100, 30), False), ((80, 24), False)], ids=str
)
async def test_nothing_of_both_lists_is_cut_from_80_columns_on(
    size: tuple[int, int], *, beside: bool
) -> None:
    """They stand side by side where there is room for it, else one below the other."""
    async with at_the_desk(size=size) as desk:
        said = desk.text()
        for words in ("no answer yet, asked 3 days ago", "Senior Backend Engineer  open · 3 candidates"):
            assert words in said
        (row,) = [each for each in said.splitlines() if "WAITING" in each]
        assert beside == ("POSITIONS" in row)
        assert "ACCESS AND ERASURE: nothing open · BENCH: nobody" in said
        assert "…" not in said


async def test_an_auditor_reads_and_every_act_says_why_not() -> None:
    """Nobody's name is there."""
    async with at_the_desk(who=IVO) as desk:
        assert "Amara" not in desk.text()
        await desk.press("n")
        assert await desk.until("An auditor reads here and changes nothing.")
        assert isinstance(desk.app.screen, DeskScreen)


async def test_pause_without_a_position_says_where_to_go() -> None:
    """A key that cannot act says why."""
    async with at_the_desk() as desk:
        await desk.press("slash")
        await desk.write("nothing is called so", "enter", "p")
        assert await desk.until("Go to a position first")


async def test_away_from_the_network_an_act_waits_here() -> None:
    """It is in the outbox, and leaving asks."""
    async with at_the_desk() as desk:
        desk.office.cut(desk.app.store.half.person)
        await desk.press("n")
        await desk.write("Data Engineer", "ctrl+s")
        assert await desk.until("Kept here.")
        assert 1 == desk.app.store.waiting
        await desk.press("q")
        assert "1 waiting on this machine" in desk.dialog()
        await desk.press("down", "enter")
    assert desk.app.return_value is None


async def test_why_there_is_no_connection_is_said() -> None:
    """Where it is more than that there is none."""
    async with at_the_desk() as desk:
        desk.app.store.standing(Standing.STOPPED, "this seat was taken back")
        assert await desk.until("This seat was taken back.")


async def test_hostile_names_are_text() -> None:
    """Markup and control signs of a record are drawn as they are, made safe."""
    office = hiring_office()
    office.act(c.OpenPosition(PositionId("pos-evil"), "[@click=app.leave]x[/] [/]"))
    async with at_the_desk(office, (120, 40)) as desk:
        assert "[@click=app.leave]x[/] [/]" in desk.text()


async def test_the_help_and_the_palette_have_every_act() -> None:
    """A person's own key stands in both."""
    async with at_the_desk(own_keys={"desk.told": "U"}) as desk:
        await desk.press("question_mark")
        assert re.search(r" U +Told", desk.dialog())
        await desk.press("G")
        assert re.search(r"\^z +Suspend", desk.dialog())
        await desk.press("escape")
        found = {each.title for each in desk.app.get_system_commands(desk.app.screen)}
        assert {"Told", "Import", "hold place", "candidate erase"} <= found


def test_each_key_of_an_act_names_one() -> None:
    """And no key means two things."""
    begun = [
        each.action.removeprefix("begin('").removesuffix("')") for each in DESK_KEYS if "begin" in each.action
    ]
    assert set(ACTS_OF) == set(begun)
    assert all(act_of(*named) for named in ACTS_OF.values())
    keys = [each.key for each in DESK_KEYS if each.key]
    assert len(set(keys)) == len(keys)


async def test_a_candidate_whose_name_another_has_is_lent_with_the_id() -> None:
    """The form names one person; a name alone would be two."""
    office = hiring_office()
    office.act(
        c.AddCandidates(LEAD, (c.NewCandidate(CandidateId("can-other"), Particulars("amara osei", "")),))
    )
    async with at_the_desk(office) as desk:
        await desk.go(f"Amara Osei ({AMARA})")
        await desk.press("t")
        assert isinstance(desk.app.screen, ActForm)
        assert {"candidate": f"Amara Osei ({AMARA})"} == desk.app.screen.given()


async def test_the_question_leaves_by_mail_from_the_row_that_waits() -> None:
    """Without a mail server the form says so and stays; what became of the mail waits at the desk."""
    async with at_the_desk() as desk:
        desk.app.store.half.page = "https://page.example/"
        await desk.go("Amara Osei")
        await desk.press("o")
        await desk.write("mail", "ctrl+s")
        assert "This server has no mail server, so no mail leaves." in desk.dialog()
        desk.app.store.half.mail = True
        await desk.press("ctrl+s")
        assert "The server writes to Amara Osei at can-amara@example.org" in desk.dialog()
        await desk.press("escape")
        (offered,) = desk.office.state.offered.values()
        assert ("d1", "") == (offered.debrief, offered.code)
        now = desk.office.clock().isoformat()
        mail = AskedByMail(Sent.UNKNOWN, now, "cut off")
        talk = Milestones(Phase.DISCUSSION, now, offered=now, offers=1, mail=mail)
        desk.office.record(DebriefMoved(offered.debrief, talk))
        assert await desk.until("mail that asks cut off")
