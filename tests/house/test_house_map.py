"""The README's map of modules is made, not kept by hand."""

from pathlib import Path

import pytest

from checkout import SetupError, module_map


def test_the_map_in_the_readme_is_current() -> None:
    """`python3 scripts/dev.py map` would change nothing."""
    assert module_map.is_current()


def test_drawing_the_map_twice_changes_nothing() -> None:
    """Only the lines between the markers are replaced."""
    once = module_map.with_map(f"before\n{module_map.BEGIN}\nold\n{module_map.END}\nafter\n", "new")
    assert f"before\n{module_map.BEGIN}\n\nnew\n\n{module_map.END}\nafter\n" == once
    assert once == module_map.with_map(once, "new")


@pytest.mark.parametrize(
    "readme", ["", module_map.BEGIN, module_map.END, f"{module_map.END}\n{module_map.BEGIN}"]
)
def test_a_readme_without_both_markers_in_order_is_refused(readme: str) -> None:
    """Without them the map has no place, and the words of others must stay."""
    with pytest.raises(SetupError, match=r"README\.md must hold"):
        module_map.with_map(readme, "new")


def test_a_module_without_a_docstring_stops_the_map(tmp_path: Path) -> None:
    """The error names the file and the cure."""
    module = tmp_path / "silent.py"
    module.write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(SetupError, match=r"silent\.py has no docstring; say in its first line"):
        module_map.first_line(module)
