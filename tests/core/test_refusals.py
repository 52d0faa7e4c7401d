"""Refusals: each has a sentence that says what to do, and echoes nothing."""

import re
from pathlib import Path

import pytest

import panelry
import panelry_server
from panelry.refusals import SENTENCES, Code, Refused

ACTS = re.compile(
    r"\b(ask|look|choose|shorten|type|say|remove|reload|add|give|reopen|rate|submit|revise|wait|reveal"
    r"|open|propose|read|agree|close|record|rephrase|talk|resolve|use|row|signers|write|change|release|go on"
    r"|nothing)\b",
    re.IGNORECASE,
)


def test_every_code_has_a_sentence() -> None:
    """No refusal reaches a person as a bare word."""
    assert set(Code) == set(SENTENCES)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_a_sentence_is_short_and_says_what_to_do(code: Code) -> None:
    """It fits in two lines of a small terminal, ends with a stop, and holds something to do."""
    said = SENTENCES[code]
    assert 130 >= len(said)
    assert said.endswith(".")
    assert ACTS.search(said)
    assert "{" not in said


def test_codes_are_clauses_in_kebab_case_and_differ() -> None:
    """The value crosses the wire, so it is plain and unique."""
    values = [code.value for code in Code]
    assert len(values) == len(set(values))
    assert [] == [value for value in values if not re.fullmatch(r"[a-z]+(-[a-z]+)*", value)]


def test_a_refusal_carries_its_code_and_nothing_else() -> None:
    """A person's text or a number can never be in a refusal."""
    refused = Refused(Code.TEXT_TOO_LONG)
    assert (Code.TEXT_TOO_LONG, ("text-too-long",)) == (refused.code, refused.args)


def test_every_code_is_said_somewhere() -> None:
    """A code that nothing says is a sentence that nobody reads."""
    packages = [Path(module.__file__ or "").parent for module in (panelry, panelry_server)]
    written = "".join(path.read_text("utf-8") for package in packages for path in package.rglob("*.py"))
    assert [] == [code.name for code in Code if not re.search(rf"\bCode\.{code.name}\b[^:]", written)]
