"""The export of a released text as a PDF: made by whoever runs the command, not by the server.

typst is an extra and imported when a PDF is made; the template and the words are in `panelry.typeset`.
"""

import tempfile
from types import ModuleType

import msgspec

from panelry.typeset import INSTALL, TITLE, NoPdf, pdf_from

__all__ = ["TITLE", "NoPdf", "pdf_of", "typesetter"]


class Letter(msgspec.Struct):
    """What a PDF is made of, from the JSON of an export."""

    text: str


def typesetter(instead: str = "choose md or txt") -> ModuleType:
    """Return typst; `NoPdf` where the extra is not installed, with what to do instead."""
    try:
        import typst  # noqa: PLC0415 - an extra, and for a PDF alone
    except ImportError:
        raise NoPdf(f"A PDF needs the extra pdf. {INSTALL}, or {instead}.") from None
    return typst


def pdf_of(exported: str, title: str = TITLE, instead: str = "Export md or txt instead.") -> bytes:
    """Return the PDF/UA-1 of an export in JSON, the same bytes for the same text; `NoPdf` says why not."""
    typst = typesetter()
    text = msgspec.json.decode(exported, type=Letter).text
    with tempfile.TemporaryDirectory() as nothing:
        return pdf_from(typst, text, root=nothing, title=title, instead=instead)
