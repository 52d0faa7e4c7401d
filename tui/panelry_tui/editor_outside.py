"""A note in the person's own editor: a private file that is gone afterwards, whatever happens."""

import asyncio
import os
import shlex
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from panelry.text import clean_text


class EditorFault(Exception):  # noqa: N818 - a sentence for the person
    """The editor could not be used; the old text stays. The message says why and what to do."""


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """Return the person's editor with its arguments; `EditorFault` if none is set."""
    try:
        command = shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "")
    except ValueError:
        command = []
    if not command:
        raise EditorFault("No editor is set. Set VISUAL or EDITOR to one, or press e to edit here.")
    return command


async def edit_outside(text: str, command: Sequence[str]) -> str:
    """Return the text as an editor left it.

    The file is 0600 in a 0700 folder and is removed when the editor ends. Raises `EditorFault` if it
    cannot be started, or ends with another code than 0.
    """
    with tempfile.TemporaryDirectory(prefix="panelry-") as folder:
        path = Path(folder) / "note.txt"
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        try:
            process = await asyncio.create_subprocess_exec(*command, str(path))
            code = await process.wait()
        except OSError:
            raise EditorFault(f"{command[0]} could not be started. The note is as it was.") from None
        if code != 0:
            raise EditorFault(f"{command[0]} ended with code {code}. The note is as it was.")
        return clean_text(path.read_text(encoding="utf-8", errors="replace")).rstrip("\n")
