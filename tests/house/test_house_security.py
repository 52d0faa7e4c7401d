"""The threat model names each promise, and tests that are there."""

import re

from house import tree

PAGE = (tree.ROOT / ".github" / "SECURITY.md").read_text(encoding="utf-8")
PROMISES = (
    "Blind until the reveal",
    "Nothing typed is lost",
    "Notes never leave",
    "Everything can be explained",
    "The candidate is asked first",
)
WHO = (
    "panelist",
    "facilitator",
    "operator",
    "network",
    "stolen backup",
    "stolen laptop",
    "candidate",
    "agency",
)


def test_every_promise_is_proved_by_tests_that_are_there() -> None:
    """Each row of the table names at least one, and none is a path to nothing."""
    for promise in PROMISES:
        (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| {promise} |"))
        assert re.search(r"`tests/[^`]+`", row), promise
    named = re.findall(r"`(tests/[^`]+)`", PAGE)
    assert [] == [path for path in named if not (tree.ROOT / path).exists()]


def test_everybody_who_might_attack_has_a_paragraph() -> None:
    """In bold, with what they can and cannot learn."""
    bold = " ".join(re.findall(r"^\*\*([^*]+)\*\*", PAGE, re.MULTILINE)).lower()
    assert [] == [each for each in WHO if each not in bold]
