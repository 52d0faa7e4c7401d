"""The page on scale: its tables follow from its figures."""

import re

import pytest

from house.tree import ROOT

_PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
_UNITS = {"MB": 1e6, "GB": 1e9, "TB": 1e12, "MiB": 2**20, "GiB": 2**30}
_DAY, _HOURS_OPEN, _BUSIEST, _DAYS = 8 * 3600, 1.5, 5, 250


def rows(first: str) -> dict[str, list[str]]:
    """Return the rows of the table that has such a head, by their first cell."""
    table = _PAGE.split(f"| {first} |", 1)[1].split("\n\n", 1)[0]
    cells = [[each.strip() for each in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    return {name: rest for name, *rest in cells}


def number(cell: str) -> float:
    """Return what a cell says, in seconds, bytes or as it stands."""
    found = re.match(r"([\d.,]+) ?(\w+)?", cell)
    assert found is not None
    return float(found[1].replace(",", "")) * _UNITS.get(found[2] or "", 1)


@pytest.mark.parametrize("column", range(3))
def test_each_column_follows_from_what_one_debrief_costs(column: int) -> None:
    """Within a fifth, as rounded as they are shown."""
    one = {name: number(cells[0]) for name, cells in rows("figure | value").items()}
    told = {
        name: number(cells[column])
        for name, cells in rows("what | one organisation | a thousand a day | a million a day").items()
    }
    debriefs = told["debriefs a day"]
    opened = debriefs * _HOURS_OPEN / 8
    commands = debriefs * one["commands of one debrief"]
    kept = opened * (
        one["people connected"] * one["memory of a connection"] + one["memory of an open debrief"]
    )
    expected = {
        "open at once": opened,
        "connections": opened * one["people connected"],
        "commands a second, mean": commands / _DAY,
        "cores in the busiest minute": commands
        / _DAY
        * _BUSIEST
        * one["processor for a command that five others see"]
        / 1000,
        "memory": kept * 1024,
        "record a day": commands * one["record on the disk"],
        "record a year": commands * one["record on the disk"] * _DAYS,
    }
    wrong = {name for name, value in expected.items() if abs(told[name] - value) > 0.2 * value}
    assert set() == wrong
    assert set(expected) == set(told) - {"debriefs a day"}
