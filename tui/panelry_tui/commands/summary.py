"""`panelry summary`: `show` what there is, `export` it, and `check TEXT` that was written elsewhere."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from panelry.elsewhere import Known, Level, Verdict, judge
from panelry.leaks import rule
from panelry.text import clean_line
from panelry_tui.cli import Entry, LazyGroup

MOST_BYTES = 4 << 20
"""The largest file that is read."""
_WORDS = {Level.BLOCK: "block", Level.WARN: "warning", Level.NEW_TEXT: "new text", Level.ALLOW: "allowed"}
_PERSON = re.compile(r"(?:panelist|other-candidate)\s+(\S.*)")
_CURE = "Write “panelist NAME” or “other-candidate NAME”."


class FileProblem(click.ClickException):
    """A file that cannot be used: which one, which line, and what to do. Exit code 2."""

    exit_code = 2


@click.command("check")
@click.argument("text", metavar="TEXT")
@click.option(
    "--private", multiple=True, metavar="FILE", help="Notes that must not leave, blank lines between."
)
@click.option("--allowed", multiple=True, metavar="FILE", help="Texts that may be said, one a line.")
@click.option("--people", metavar="FILE", help="“panelist NAME” or “other-candidate NAME”, one a line.")
@click.option("--adjustment-on-file", is_flag=True, help="Words about an adjustment block.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object for each sentence.")
def check(
    text: str,
    private: tuple[str, ...],
    allowed: tuple[str, ...],
    people: str | None,
    *,
    adjustment_on_file: bool,
    as_json: bool,
) -> int:
    """Check each sentence of TEXT before a candidate reads it; - reads standard input.

    A sentence is a block (private words, a name, a rating, …), a warning, new text that a second person
    should accept, or allowed. The exit code is 1 if any sentence is a block.
    """
    if (text, *private, *allowed, people).count("-") > 1:
        raise click.UsageError("Standard input (-) can be read once only. Put the other text into a file.")
    known = Known(
        notes=tuple(note for file in private for note in _notes(_read(file))),
        allowed=tuple(line for file in allowed for line in _read(file).splitlines() if line.strip()),
        people=() if people is None else tuple(_people(_read(people), people)),
        adjusted=adjustment_on_file,
    )
    verdicts = judge(_read(text), known)
    for line in map(_as_json, verdicts) if as_json else _as_text(verdicts):
        click.echo(line)
    return int(any(each.level is Level.BLOCK for each in verdicts))


def _read(file: str) -> str:
    """Return the text of a file in UTF-8, line ends as one sign; `FileProblem`."""
    try:
        if file == "-":
            source = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as opened:
                source = opened.read(MOST_BYTES + 1)
    except OSError as problem:
        why = problem.strerror or "it cannot be read"
        raise FileProblem(f"{_shown(file)}: {why}. Check the name and your rights to it.") from None
    if len(source) > MOST_BYTES:
        raise FileProblem(f"{_shown(file)}: it is larger than 4 MiB. Split it.")
    try:
        return re.sub("\r\n?", "\n", source.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        line = source.count(b"\n", 0, problem.start) + 1
        raise FileProblem(
            f"{_shown(file)}, line {line}: this is not UTF-8. Save the file as UTF-8."
        ) from None


def _shown(file: str) -> str:
    return "standard input" if file == "-" else clean_line(file)


def _notes(text: str) -> tuple[str, ...]:
    """Return the notes that blank lines part."""
    return tuple(note for note in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text) if note.strip())


def _people(text: str, file: str) -> Iterator[str]:
    """Yield the names of a people file; `FileProblem` with the line that is none."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        found = _PERSON.fullmatch(line.strip())
        if found is None:
            raise FileProblem(f"{_shown(file)}, line {number}: this names nobody. {_CURE}")
        yield found[1]


def _as_json(verdict: Verdict) -> str:
    """Return one line; `spans[i]` is where `rules[i]` fired."""
    return json.dumps(
        {
            "sentence": verdict.sentence,
            "level": verdict.level.value,
            "rules": [each.rule for each in verdict.findings],
            "spans": [list(each.span) for each in verdict.findings],
        }
    )


def _as_text(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield lines for people: each sentence, what was found in it with the cure, and a count."""
    for verdict in verdicts:
        yield f"{_WORDS[verdict.level]}: {clean_line(verdict.sentence)}"
        for each in verdict.findings:
            words = clean_line(verdict.sentence[slice(*each.span)])
            yield f"  {each.rule} “{words}”: {rule(each.rule).message} {rule(each.rule).suggestion}"
        if verdict.level is Level.NEW_TEXT:
            yield "  No allowed text says this: let a second person read and accept it."
    counts = (f"{sum(each.level is level for each in verdicts)} {_WORDS[level]}" for level in Level)
    total = sum(len(each.sentence.split()) for each in verdicts)
    yield f"{len(verdicts)} sentences: {', '.join(counts)}. {total} words; a summary has 120 to 220."


summary = LazyGroup(
    {
        "show": Entry("panelry_tui.commands.summary_seen:show", "Show the draft, or the released text."),
        "export": Entry("panelry_tui.commands.summary_export:export", "Write the released text in a format."),
        "check": Entry(f"{__name__}:check", "Check a text that was written elsewhere."),
    },
    name="summary",
    help="Work with a summary outside the screens.",
)
