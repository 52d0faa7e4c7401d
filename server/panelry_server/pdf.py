"""The export of a released text as a PDF: made by whoever runs the command, not by the server.

typst is an extra and imported when a PDF is made; the template and the words are in `panelry.typeset`.
"""

import tempfile
from types import ModuleType

import msgspec

from panelry.letters import corrected_line, title_of
from panelry.typeset import INSTALL, TITLE, NoPdf, pdf_from

__all__ = ["TITLE", "NoPdf", "pdf_of", "typesetter"]


class Part(msgspec.Struct):
    """One section of what was released."""

    section: str


class Letter(msgspec.Struct):
    """What a PDF is made of, from the JSON of an export, or of a copy that has a text alone."""

    text: str
    sections: tuple[Part, ...] = ()
    released_at: str = ""
    corrects: tuple[object, ...] = ()


def typesetter(instead: str = "choose md or txt") -> ModuleType:
    """Return typst; `NoPdf` where the extra is not installed, with what to do instead."""
    try:
        import typst  # noqa: PLC0415 - an extra, and for a PDF alone
    except ImportError:
        raise NoPdf(f"A PDF needs the extra pdf. {INSTALL}, or {instead}.") from None
    return typst


def pdf_of(exported: str, title: str = "", instead: str = "Export md or txt instead.") -> bytes:
    """Return the PDF/UA-1 of an export in JSON, the same bytes for the same text; `NoPdf` says why not.

    Without a `title` it has that of what was released; a corrected version says so first.
    """
    typst = typesetter()
    letter = msgspec.json.decode(exported, type=Letter)
    anew = corrected_line(letter.released_at if letter.corrects else "")
    text = "\n\n".join(each for each in (anew, letter.text) if each)
    title = title or title_of([each.section for each in letter.sections])
    with tempfile.TemporaryDirectory() as nothing:
        return pdf_from(typst, text, root=nothing, title=title, instead=instead)
