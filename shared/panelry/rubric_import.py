"""Reading a rubric of either format, and its JSON form."""

import re
from decimal import Decimal

import msgspec

from panelry.rubric import Rubric
from panelry.rubric_markdown import read_markdown
from panelry.rubric_rules import CRITERION_BYTES, RubricError, source_text, too_large
from panelry.rubric_toml import read_toml

_TOML = re.compile(r"^\s*(?:\[\[\s*criteria\s*\]\]|(?:title|criteria|scale)\s*=)", re.MULTILINE)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6}\s*\S", re.MULTILINE)


def read_rubric(source: bytes, name: str) -> tuple[Rubric, tuple[str, ...]]:
    """Return a rubric and its gaps from a file of that name, which is read for its ending only.

    `.toml`, `.md` and `.markdown` say the format; under any other name the content does.
    Raises RubricError.
    """
    rubric, gaps = _read(source, name)
    large = too_large(rubric)
    if large is not None:
        what = f"The texts of this criterion are larger than {CRITERION_BYTES // 1024} KiB together"
        raise RubricError(None, large, what, "Shorten them")
    return rubric, gaps


def _read(source: bytes, name: str) -> tuple[Rubric, tuple[str, ...]]:
    ending = name.lower().rpartition(".")[2]
    if ending == "toml":
        return read_toml(source)
    if ending in {"md", "markdown"}:
        return read_markdown(source)
    text = source_text(source)
    if _TOML.search(text):
        return read_toml(source)
    if _MARKDOWN.search(text):
        return read_markdown(source)
    raise RubricError(1, "", "This is neither a TOML nor a Markdown rubric", "Name the file .toml or .md")


def rubric_json(rubric: Rubric, gaps: tuple[str, ...]) -> dict[str, object]:
    """Return a rubric and its gaps as plain values for JSON.

    `{"rubric": {"title", "criteria": [{"id", "title", "look_for", "weight", …}], "thresholds", …},
    "gaps": […]}`, with the field names of `Rubric`. Exact decimals become JSON numbers: whole ones
    without a point, others with the digits of the file, which a rubric limits to four decimals.
    """
    plain = msgspec.to_builtins({"rubric": rubric, "gaps": gaps}, builtin_types=(Decimal,))
    return {key: _with_numbers(value) for key, value in plain.items()}


def _with_numbers(value: object) -> object:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case dict():
            return {key: _with_numbers(each) for key, each in value.items()}
        case list() | tuple():
            return [_with_numbers(each) for each in value]
        case _:
            return value
