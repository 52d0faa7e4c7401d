"""The page for operators is true: every block of commands works as it stands, in a fresh home, in order."""

import tomllib
from collections.abc import Iterator

import pytest

from panelry_server.cli import COMMANDS
from panelry_server.settings import Settings
from server.operator_home import PAGE, ROOT, SAMPLE, SERVE, Home, a_home


def commands() -> list[str]:
    """Return every line of the page's blocks, those that go on joined."""
    fenced = (block for block in PAGE.split("```")[1::2] if block.startswith("\n"))
    blocks = "".join(fenced).replace("\\\n", "")
    return [line for line in blocks.splitlines() if line.strip()]


@pytest.fixture
def home() -> Iterator[Home]:
    """A fresh home; what runs there is ended."""
    with a_home() as made:
        yield made


def test_every_command_of_the_page_works_as_it_stands(home: Home) -> None:
    """From the first start to the practice of a restore beside the running server, which then stops."""
    said = {line: home.do(line) for line in commands()}
    assert "panelry://" in said[SERVE]
    begun = next(words for line, words in said.items() if "debrief new" in line)
    assert (1, 3) == (begun.count("Ben Okafor"), begun.count("panelry://"))
    assert home.server is not None
    home.stop()
    assert not (home.folder / "practice").exists()
    assert sorted(each.name for each in (home.folder / ".local" / "share").iterdir()) == [
        "panelry-server",
        "panelry-server-keys",
        "panelry-server-wrapping",
    ]


def test_the_settings_of_the_page_are_settings() -> None:
    """Each block of them can stand in server.toml as it is."""
    blocks = [block.removeprefix("toml\n") for block in PAGE.split("```")[1::2] if block.startswith("toml")]
    for block in blocks:
        assert set() == set(tomllib.loads(block)) - set(Settings.__struct_fields__)
    assert blocks


def test_the_page_speaks_of_every_command() -> None:
    """None is left to be found by chance."""
    assert [] == [name for name in COMMANDS if f"`{name}" not in PAGE]


def test_the_page_names_a_sample_that_is_there() -> None:
    """Somebody without a rubric can begin."""
    assert SAMPLE in PAGE
    assert (ROOT / SAMPLE).exists()
