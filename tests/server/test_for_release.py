"""The operator's words for the release of a debrief: its approver, and what its text must not say."""

import json
from pathlib import Path

import pytest

import cast
from core.test_waiving import ARRANGED, with_sentence
from panelry.refusals import SENTENCES, Code
from panelry.summary import findings
from panelry_server import debrief_errands as d
from panelry_server.cli import COMMANDS, group, run
from panelry_server.errands import NotDone
from panelry_server.links import Links
from panelry_server.operations import run_errand
from server.planted import core_with
from story import Story

LINKS = Links("127.0.0.1:7340")


async def test_an_approver_is_named_by_name_and_words_are_denied() -> None:
    """Both stand on the debrief's record; what is denied is said whole each time."""
    core = await core_with(Story())
    named = await run_errand(core, d.NameApprover(cast.DEBRIEF, "grace hill"), LINKS)
    assert d.ForRelease(cast.DEBRIEF, "allow", "panel", "Grace Hill", ()) == named
    denied = await run_errand(core, d.DenyWords(cast.DEBRIEF, ("Bluefinch", "Ostrich")), LINKS)
    assert d.ForRelease(cast.DEBRIEF, "allow", "panel", "Grace Hill", ("Bluefinch", "Ostrich")) == denied
    none = await run_errand(core, d.DenyWords(cast.DEBRIEF, ()), LINKS)
    assert isinstance(none, d.ForRelease)
    assert () == none.denied


async def test_an_adjustment_on_file_makes_words_about_one_block() -> None:
    """As if the facilitator had recorded it; taken back, they warn again."""
    core = await core_with(with_sentence(ARRANGED))
    for on_file in (True, False):
        found = await run_errand(core, d.RecordAdjustment(cast.DEBRIEF, on_file), LINKS)
        assert isinstance(found, d.ForRelease)
        assert on_file is found.adjustment
        state = (await core.rooms.open(cast.DEBRIEF)).state
        assert [on_file] == [
            each.blocks for _, each in findings(state, state.guarded) if each.rule == "ADJUST"
        ]


async def test_who_cannot_approve_is_declined_in_words() -> None:
    """A panelist, and somebody without a seat."""
    core = await core_with(Story())
    assert NotDone(SENTENCES[Code.APPROVER_UNFIT]) == await run_errand(
        core, d.NameApprover(cast.DEBRIEF, "Ben Okafor"), LINKS
    )
    nobody = await run_errand(core, d.NameApprover(cast.DEBRIEF, "Zoe"), LINKS)
    assert isinstance(nobody, NotDone)
    assert nobody.why.startswith("Nobody of that name has a seat")


def test_both_are_recorded_by_commands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In words, or as one object for a program."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("PANELRY_SERVER_FOLDER", str(tmp_path / "data"))
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('title = "Backend"\nscale = 5\n[[criteria]]\ntitle = "Design"\n', encoding="utf-8")

    def say(*arguments: str) -> str:
        assert 0 == run(group(COMMANDS), arguments)
        return capsys.readouterr().out

    say("init", "--organisation", "Acme")
    say("rubric", "import", str(rubric))
    people = ("--facilitator", "Ana Duarte", "--panelist", "Ben Okafor", "--coordinator", "Priya Nair")
    wanted = ("--candidate", "Amara Osei", "--position", "Baker", "--rubric", "Backend", *people)
    debrief = json.loads(say("debrief", "new", *wanted, "--json"))["debrief"]
    assert say("debrief", "approver", debrief, "Priya Nair") == (
        f"Debrief {debrief}: feedback allow, signatures panel\n"
        "  approver: Priya Nair\n  adjustment on file: none\n  must not be said: nothing more\n"
    )
    on_file = say("debrief", "adjustment", debrief)
    assert "adjustment on file: yes, words about one block\n" in on_file
    assert json.loads(say("debrief", "adjustment", debrief, "--none", "--json"))["adjustment"] is False
    told = json.loads(say("debrief", "deny", debrief, "Bluefinch", "--json"))
    assert ("Priya Nair", ["Bluefinch"]) == (told["approver"], told["denied"])
