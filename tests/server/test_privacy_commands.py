"""The page on privacy is true: every command on it works as it stands, in the page's order."""

import json
import re
import shlex
from pathlib import Path

import pytest

from panelry_tui.cli import COMMANDS as OF_TERMINALS
from server.operated import Operated
from server.planted import plant, story_of

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")
PROGRAM = "panelry-server "


def commands() -> list[list[str]]:
    """Return the words of each command of the server on the page, in blocks and in sentences."""
    blocks = [line for block in PAGE.split("```")[1::2] for line in block.splitlines()]
    spans = re.findall(r"`(panelry-server [^`\n]+)`", PAGE)
    return [shlex.split(line.removeprefix(PROGRAM)) for line in (*blocks, *spans) if line.startswith(PROGRAM)]


@pytest.fixture
def folder(tmp_path: Path) -> Operated:
    """An office whose panel released a summary, and a candidate who asks what is known of them."""
    made = Operated(tmp_path)
    made.done("init", "--organisation", "Acme")
    plant(made.folder, story_of("amara").released())
    made.done("position", "new", "Backend Engineer")
    made.done("candidate", "add", "Kit Adeyemi", "--position", "Backend Engineer")
    return made


def test_every_command_of_the_page_works_as_it_stands(folder: Operated) -> None:
    """A candidate is answered from the first question to the certificate of their erasure."""
    listed = json.loads(folder.done("candidate", "list", "--json"))
    meant = {"DEBRIEF": "amara", "CANDIDATE": listed["candidates"][0]["candidate"]}
    said = {" ".join(line): folder.done(*(meant.get(word, word) for word in line)) for line in commands()}
    assert "Kit Adeyemi" in said["candidate show Kit Adeyemi"]
    assert "Amara" in said["export DEBRIEF --format json"]
    certificate = said["retention certificate --json"]
    assert meant["CANDIDATE"] in certificate
    assert "Kit" not in certificate


def test_the_page_names_commands_that_terminals_have() -> None:
    """What people are sent to type exists."""
    named = {words.split()[0] for words in re.findall(r"`panelry ([^`\n]+)`", PAGE)}
    assert {"form", "insight"} == named & set(OF_TERMINALS)
    assert set() == named - set(OF_TERMINALS)
