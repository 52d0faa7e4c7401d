"""No file of the checkout knows the machine that it was written on."""

import re

from house import tree

MACHINE = re.compile(r"(?<![\w.~])/(?:work|farm|root|home|Users)/\w")
REGISTRY = re.compile(r"\bpy[p]i\b|python[h]osted|index-[u]rl|npm[j]s|crates[.]io", re.IGNORECASE)


def places(pattern: re.Pattern[str]) -> list[str]:
    """Return file and line of each match in a text file of the checkout."""
    found = []
    for path in tree.files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{tree.named(path)}:{number}" for number, line in enumerate(lines, 1) if pattern.search(line)
        ]
    return found


def test_the_search_finds_what_it_looks_for() -> None:
    """The tests below would hold of patterns that match nothing."""
    assert MACHINE.search("see /" + "root/notes")
    assert REGISTRY.search("from Py" + "PI")
    assert tree.ROOT / "README.md" in set(tree.files())


def test_no_file_holds_a_path_of_one_machine() -> None:
    """A path below somebody's own folders is true on one machine alone."""
    assert [] == places(MACHINE)


def test_no_file_names_a_registry_of_packages() -> None:
    """Where packages come from is the setting of each machine."""
    assert [] == places(REGISTRY)
