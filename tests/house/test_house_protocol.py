"""The page of the protocol tells what the code does: its tables are made, its examples are golden files."""

import re
from pathlib import Path

import pytest

from checkout import SetupError, protocol_page, protocol_tables

PAGE = protocol_page.PAGE.read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```json\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\(#([^)]+)\)")


def examples() -> list[bytes]:
    """Return every line of every example on the page."""
    return [line.encode() for block in _BLOCK.findall(PAGE) for line in block.splitlines()]


def golden_files() -> dict[str, bytes]:
    """Return the golden files that the page must show, each without its last newline."""
    return {
        f"{folder}/{path.stem}": path.read_bytes().removesuffix(b"\n")
        for folder in protocol_page.FOLDERS
        for path in sorted((protocol_page.GOLDEN / folder).glob("*.json"))
    }


def test_the_page_is_current() -> None:
    """`python3 scripts/dev.py map` would change nothing."""
    assert protocol_page.is_current()


def test_every_example_is_a_golden_file_byte_for_byte() -> None:
    """A line that somebody typed by hand could be wrong; these cannot."""
    files = set(golden_files().values())
    assert [] == [line for line in examples() if line not in files]


def test_every_golden_file_of_the_wire_is_on_the_page() -> None:
    """A stranger sees the bytes of every frame, command and part."""
    shown = set(examples())
    assert [] == [name for name, body in golden_files().items() if body not in shown]
    assert len(shown) > 100


def test_nothing_outside_an_example_looks_like_one() -> None:
    """JSON in another kind of block would escape the comparison."""
    others = [block for block in _FENCED.findall(PAGE) if not block.startswith("```json\n")]
    assert [] == [block for block in others if '{"' in block]
    assert '{"t"' not in _FENCED.sub("", PAGE)


def test_every_table_is_used_and_every_link_has_its_heading() -> None:
    """A table that the page does not ask for is not read by anybody."""
    asked = set(re.findall(r"<!-- made: ([^>]+) -->", PAGE))
    assert set() == set(protocol_tables.TABLES) - asked
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in PAGE.splitlines()
        if line.startswith("#")
    }
    assert set() == set(_LINK.findall(PAGE)) - headings


def test_a_stale_page_is_noticed_and_made_anew() -> None:
    """Whatever stands between the marks is replaced, and nothing else."""
    stale = "before\n<!-- made: golden frames/ack -->\nold\n<!-- end -->\nafter\n"
    once = protocol_page.drawn(stale)
    ack = golden_files()["frames/ack"].decode()
    expected = f"before\n<!-- made: golden frames/ack -->\n\n```json\n{ack}\n```\n\n<!-- end -->\nafter\n"
    assert expected == once == protocol_page.drawn(once)


@pytest.mark.parametrize("name", ["golden", "nothing", "golden frames/nothing", "golden nowhere"])
def test_a_part_that_nobody_knows_is_refused(name: str) -> None:
    """A misspelt mark would otherwise stay empty for ever."""
    with pytest.raises(SetupError, match=r"docs/protocol\.md asks for"):
        protocol_page.made(name)


def test_the_page_is_written_where_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was changed by hand is put right."""
    page = tmp_path / "protocol.md"
    page.write_text(PAGE.replace('"n":7', '"n":8'), encoding="utf-8")
    monkeypatch.setattr(protocol_page, "PAGE", page)
    assert not protocol_page.is_current()
    protocol_page.write()
    assert PAGE == page.read_text(encoding="utf-8")
