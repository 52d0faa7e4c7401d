"""What every rubric must satisfy, whatever its format: limits, refusals and the list of gaps."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from panelry.rubric import Criterion, Rubric, Threshold
from panelry.text import clean_line, clean_text

MOST_BYTES = 1024 * 1024
MOST_CRITERIA = 40
MOST_LOOK_FOR = 100
MOST_THRESHOLDS = 20
TITLE_LENGTH = 200
TEXT_LENGTH = 2000
ID_LENGTH = 60
SCALES = range(2, 11)
CRITERION_BYTES = 48 * 1024
"""The most bytes of one criterion with all its texts: terminals get it as one piece."""
HEADING_BYTES = 32 * 1024
"""The most bytes of title, version and thresholds."""

_ENCODER = msgspec.json.Encoder(decimal_format="string")
_SPACES = re.compile(" {2,}")
_NOT_IN_ID = re.compile("[^a-z0-9]+")


class RubricError(ValueError):
    """A rubric that cannot be read.

    `line` counts from 1 and is None where no single line is at fault, `key` names the entry, `what`
    is wrong with it and `cure` says what to write. The file is known to the caller alone.
    """

    def __init__(self, line: int | None, key: str, what: str, cure: str) -> None:
        super().__init__(line, key, what, cure)
        self.line = line
        self.key = key
        self.what = what
        self.cure = cure

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"line {self.line}" if self.line else "", self.key) if part)
        return f"{place + ': ' if place else ''}{self.what}. {self.cure}."


def source_text(source: bytes) -> str:
    """Return a rubric file as text with plain newlines and no byte order mark.

    Raises RubricError for more than `MOST_BYTES`, for what is not UTF-8 text, and for an empty file.
    """
    if len(source) > MOST_BYTES:
        raise RubricError(
            None, "", "The file is larger than 1 MiB", "Check that it is a rubric, or shorten it"
        )
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise RubricError(line, "", "This is not UTF-8 text", "Save the file as UTF-8 text") from None
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise RubricError(line, "", "This is binary data, not text", "Choose a TOML or Markdown file")
    if not text.strip():
        raise RubricError(1, "", "The file is empty", "Write a title and at least one criterion")
    return text.replace("\r\n", "\n")


def quoted(text: str) -> str:
    """Return words of a file, safe to draw and short enough for an error."""
    line = clean_line(text)
    return f"“{line if len(line) <= 60 else line[:59] + '…'}”"


def checked_line(text: str, most: int, line: int | None, key: str) -> str:
    """Return text of one line, clean, with single blanks; RubricError if over `most` characters."""
    return _short_enough(_SPACES.sub(" ", clean_line(text)), most, line, key)


def checked_text(text: str, line: int | None, key: str) -> str:
    """Return clean text of several lines; RubricError if over `TEXT_LENGTH` characters."""
    return _short_enough(clean_text(text).strip(), TEXT_LENGTH, line, key)


def checked_title(text: str, line: int | None, key: str) -> str:
    """Return a clean title; RubricError if nothing of it can be seen or it is too long."""
    title = checked_line(text, TITLE_LENGTH, line, key)
    if not any(sign.isprintable() and not sign.isspace() for sign in title):
        raise RubricError(line, key, "The title is empty", "Write the words that the panel will read")
    return title


def _short_enough(text: str, most: int, line: int | None, key: str) -> str:
    if len(text) > most:
        raise RubricError(line, key, f"{len(text)} characters are too many", f"Write at most {most}")
    return text


def slug(title: str) -> str:
    """Return a title as lower-case letters, digits and hyphens; empty if it holds none of them."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_ID.sub("-", plain).strip("-")[:ID_LENGTH].rstrip("-")


def same_words(title: str) -> str:
    """Return a title in the form in which two titles are compared.

    Case, dashes, blanks and the way in which an accented letter is coded do not count.
    """
    plain = unicodedata.normalize("NFC", re.sub("[-‐‑‒–—―−]+", "-", title))
    return " ".join(plain.casefold().split())


def refuse_threshold(
    thresholds: Iterable[Threshold], criteria: Iterable[Criterion], scale: int
) -> tuple[int, str, str] | None:
    """Return the first threshold that cannot hold as (place from 0, what, cure), or None if all can.

    Thresholds rise strictly, and a candidate at the top level of every criterion reaches each.
    """
    highest = scale * sum((each.weight for each in criteria), Decimal(0))
    before = Decimal(0)
    for place, each in enumerate(thresholds):
        if each.at_least <= before:
            what = f"The threshold {each.at_least} is not above {before}"
            return place, what, "Write thresholds above 0 in rising order"
        if each.at_least > highest:
            what = f"The threshold {each.at_least} cannot be reached: the highest sum is {highest}"
            return place, what, f"Write at most {highest}"
        before = each.at_least
    return None


def too_large(rubric: Rubric) -> str | None:
    """Return the title of what is too large for one piece, an empty one for thresholds, else None."""
    for criterion in rubric.criteria:
        if len(_ENCODER.encode(criterion)) > CRITERION_BYTES:
            return criterion.title
    heading = (rubric.title, rubric.version, rubric.thresholds)
    return "" if len(_ENCODER.encode(heading)) > HEADING_BYTES else None


def with_version(rubric: Rubric) -> Rubric:
    """Return a rubric whose version, if it states none, is a short hash of its content."""
    if rubric.version:
        return rubric
    content = msgspec.json.encode(rubric)
    return msgspec.structs.replace(rubric, version=hashlib.sha256(content).hexdigest()[:12])


def gaps(rubric: Rubric) -> tuple[str, ...]:
    """Return one plain sentence for each thing that a rubric may state and this one does not."""
    found = [*_anchor_gaps(rubric), *_wording_gaps(rubric)]
    found += [f"No “what to look for” list on {each.title}" for each in rubric.criteria if not each.look_for]
    if not rubric.thresholds:
        found.append("No thresholds: the agenda cannot say which criteria can change the outcome")
    return tuple(found)


def _anchor_gaps(rubric: Rubric) -> list[str]:
    absent = {each.title: [step.level for step in each.levels if not step.anchor] for each in rubric.criteria}
    shown = "the panel sees the product's neutral scale wording"
    if all(len(levels) == rubric.scale for levels in absent.values()):
        return [f"No anchors: {shown}"]
    return [
        f"No anchor on {title}{_at(levels, rubric)}: {shown}" for title, levels in absent.items() if levels
    ]


def _wording_gaps(rubric: Rubric) -> list[str]:
    absent = {
        each.title: [step.level for step in each.levels if not (step.strength or step.growth)]
        for each in rubric.criteria
    }
    if all(len(levels) == rubric.scale for levels in absent.values()):
        return ["No candidate wording: every criterion speaks only through approved points"]
    spoken = "that criterion speaks only through approved points"
    return [
        f"No candidate wording on {title}{_at(levels, rubric)}: {spoken}"
        for title, levels in absent.items()
        if levels
    ]


def _at(levels: list[int], rubric: Rubric) -> str:
    """Return the words for some levels of a criterion, nothing for all of them."""
    if len(levels) == rubric.scale:
        return ""
    *most, last = [str(level) for level in levels]
    return f" at levels {', '.join(most)} and {last}" if most else f" at level {last}"
