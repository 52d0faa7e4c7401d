"""Modules and tests keep to the house's sizes and say what they are for."""

import ast

from house import tree

SOURCES = tree.modules(*tree.PACKAGES, tree.ROOT / "scripts")
TESTS = tree.modules(tree.ROOT / "tests")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
IMPURE = {"input", "now", "open", "print", "today", "utcnow"}


def test_the_search_for_modules_finds_the_core_the_shells_and_the_scripts() -> None:
    """The tests below would hold of an empty list."""
    found = {tree.named(module).split("/")[0] for module in SOURCES}
    assert {"shared", "server", "tui", "scripts"} == found


def test_every_module_says_what_it_is_for() -> None:
    """A module opens with a docstring, from which the README's map is made."""
    silent = [
        tree.named(module) for module in [*SOURCES, *TESTS] if not ast.get_docstring(tree.parsed(module))
    ]
    assert [] == silent


def test_no_module_is_longer_than_300_lines() -> None:
    """A longer one does two things: split it by what they are for."""
    long = [
        tree.named(module)
        for module in SOURCES
        if len(module.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE
    ]
    assert [] == long


def test_no_function_is_longer_than_40_lines() -> None:
    """A longer one hides its steps: name them."""
    long = [
        f"{tree.named(module)}:{function.lineno} {function.name}"
        for module in SOURCES
        for function in tree.functions(module)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert [] == long


def test_every_test_says_in_a_sentence_what_it_holds() -> None:
    """A test without a docstring leaves its reader to guess the rule."""
    silent = [
        f"{tree.named(module)}:{function.lineno} {function.name}"
        for module in TESTS
        for function in tree.functions(module)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert [] == silent


def test_no_two_test_modules_share_a_name() -> None:
    """The name of a failing module must say which one it is."""
    names = [module.name for module in TESTS if module.name.startswith("test_")]
    assert sorted(set(names)) == sorted(names)


def test_the_core_asks_for_no_time_and_opens_no_file() -> None:
    """Import contracts keep modules out; these calls need none of the modules that they refuse."""
    asked = [
        f"{tree.named(module)}:{node.lineno} {name}"
        for module in tree.modules(tree.PACKAGES[0])
        for node in ast.walk(tree.parsed(module))
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "id", None) or getattr(node.func, "attr", "")) in IMPURE
    ]
    assert [] == asked
