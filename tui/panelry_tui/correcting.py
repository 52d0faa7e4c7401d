"""Correcting a released text: what was handed over before and meanwhile, in words."""

from collections.abc import Iterator

from panelry import parts as p
from panelry.refusals import SENTENCES, Code
from panelry_tui.reading import Reading
from panelry_tui.release_history import moment
from panelry_tui.widgets.models import StepRow

ASKED = "Correct the released text: why?"
REVOKE = "Revoke the release: why?"
REVOKE_ADVICE = "The text is handed over no more. What was read already cannot be unread."
ADVICE = "The summary opens again. What was released stays readable until the new text is released."


def present(out: p.HandedOver | None) -> p.HandedOver | None:
    """Return the released text that stands, None while a corrected one is under way."""
    return None if out is None or out.correcting else out


def revoked(reading: Reading) -> bool:
    """Return whether the version that was released last was revoked."""
    kinds = [each.kind for each in reading.all(p.Line) if each.kind in {"Released", "Revoked"}]
    return kinds[-1:] == ["Revoked"]


def why_not_revoke(reading: Reading) -> str:
    """Return why the text that was released cannot be revoked, empty where it can."""
    return SENTENCES[Code.RELEASE_REVOKED] if revoked(reading) else ""


def correction(out: p.HandedOver | None, reading: Reading) -> Iterator[StepRow]:
    """Yield the rows about a text that is being corrected, or that corrects another."""
    if out is None:
        return
    if out.former:
        before = ", ".join(moment(at) for at, _ in out.former)
        yield StepRow("Corrected", "plain", f"version {len(out.former) + 1}; before it: {before}")
    if out.correcting:
        stands = "is revoked" if revoked(reading) else "stays readable meanwhile"
        words = f"since {moment(out.correcting)}; the text of {moment(out.at)} {stands}"
        yield StepRow("Correction", "open", words)
