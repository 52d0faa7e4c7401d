"""A released summary in a file of one's own: readable for its owner alone, never over another by accident.

typst is an extra and imported when a PDF is made.
"""

import os
import re
import tempfile
import unicodedata
from pathlib import Path

from panelry.letters import Letter, as_json, call_script, markdown, text, title_of
from panelry.typeset import INSTALL, NoPdf, pdf_from

FORMATS = {
    "md": ("Markdown", "md"),
    "txt": ("Plain text", "txt"),
    "json": ("JSON, sentence by sentence", "json"),
    "call": ("Script of a call", "call.txt"),
    "pdf": ("PDF, tagged for screen readers", "pdf"),
}
"""For each format of an export its name and the ending of its file."""
_WORDS = {"md": markdown, "txt": text, "json": as_json, "call": call_script}


class NotWritten(Exception):  # noqa: N818 - nothing was written; the words name the place and the cure
    """The file cannot be made."""


def file_name(letter: Letter, form: str) -> str:
    """Return a file name from the candidate's name: small letters, digits and hyphens."""
    return f"summary-{_plain(letter.candidate)}.{FORMATS[form][1]}"


def words_path(candidate: str) -> str:
    """Return the path that is offered for one's own words about a candidate, in the current folder."""
    return str(Path.cwd() / f"words-{_plain(candidate)}.txt")


def _plain(candidate: str) -> str:
    """Return a name in small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", candidate).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or "candidate"


def default_path(letter: Letter, form: str) -> str:
    """Return the path that is offered: a name in the current folder."""
    return str(Path.cwd() / file_name(letter, form))


def whole_path(typed: str) -> Path:
    """Return the path that a person means, from the current folder or their home."""
    return Path(os.path.expanduser(typed)).absolute()  # noqa: PTH111  # an unknown ~name stays as it is


def check_place(path: Path) -> bool:
    """Return whether a file is there already; `NotWritten` where none can be made."""
    try:
        path.exists()
    except (OSError, ValueError):
        raise NotWritten("No file can have this name. Choose a shorter, plainer one.") from None
    if path.is_dir():
        raise NotWritten(f"{path} is a folder. Add a file name.")
    if not path.parent.is_dir():
        raise NotWritten(f"There is no folder {path.parent}. Choose one that is there.")
    if not os.access(path.parent, os.W_OK):
        raise NotWritten(f"{path.parent} cannot be written to. Choose another folder.")
    return path.exists()


def content(letter: Letter, form: str) -> bytes:
    """Return a letter in a format; `NotWritten` where a PDF cannot be made, with what to do instead."""
    return _pdf(letter) if form == "pdf" else f"{_WORDS[form](letter)}\n".encode()


def _pdf(letter: Letter) -> bytes:
    try:
        import typst  # noqa: PLC0415 - an extra, and for a PDF alone
    except ImportError:
        why = f"A PDF needs the extra pdf on this machine. {INSTALL}, or choose Markdown or plain text."
        raise NotWritten(why) from None
    try:
        with tempfile.TemporaryDirectory() as nothing:
            instead = "Choose Markdown or plain text."
            title = title_of([each.section.value for each in letter.sentences])
            return pdf_from(typst, text(letter), root=nothing, title=title, instead=instead)
    except NoPdf as problem:
        raise NotWritten(str(problem)) from None


def write_own(words: str, path: Path, *, over: bool) -> None:
    """Write a text to a file as `write_file` does."""
    write_file(words.encode(), path, over=over)


def write_file(made: bytes, path: Path, *, over: bool) -> None:
    """Write a file, mode 0600; an older file is replaced whole, and only if `over`.

    What else is in the folder stays: it goes by way of a file with a name that nobody has.
    """
    try:
        if over:
            handle, name = tempfile.mkstemp(prefix=".panelry-", dir=path.parent)
            part = Path(name)
        else:
            handle, part = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), path
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:
            part.unlink()
            raise
    except FileExistsError:
        raise NotWritten(f"{path} is there already. Choose another name.") from None
    except OSError as problem:
        raise NotWritten(f"{path}: {problem.strerror}. Choose another place.") from None
