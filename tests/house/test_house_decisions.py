"""The records of decisions can be named by their numbers."""

from house import tree


def test_decisions_are_numbered_one_by_one_and_headed_by_their_number() -> None:
    """Two people who each add a record see that they took one number."""
    found = [path for path in sorted(tree.files()) if path.parent == tree.ROOT / "docs" / "decisions"]
    numbers = [path.name[:4] for path in found]
    assert [f"{number:04}" for number in range(1, len(found) + 1)] == numbers
    assert [f"# {number} " for number in numbers] == [path.read_text(encoding="utf-8")[:7] for path in found]
