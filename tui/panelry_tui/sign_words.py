"""What the signs of each screen mean, a line each, for the end of its help: those that are drawn there."""

from collections.abc import Callable, Mapping

from panelry_tui.glyphs import Glyphs
from panelry_tui.keys import ScreenName


def lobby_signs(signs: Glyphs) -> tuple[str, ...]:
    """Return what stands beside people and steps."""
    return (
        f"Beside a name: {signs.live} here, {signs.late} quiet, {signs.off} offline or not here yet.",
        _steps(signs),
    )


def scoring_signs(signs: Glyphs) -> tuple[str, ...]:
    """Return what stands beside criteria, levels and observations."""
    return (
        f"Beside a criterion: {signs.yes} rated, {signs.none} no rating yet.",
        f"Beside a level: {signs.now} your rating.",
        f"Beside an observation: {signs.point} the panel will see it.",
    )


def summary_signs(signs: Glyphs) -> tuple[str, ...]:
    """Return what stands beside parts, points and signers."""
    part = f"{signs.yes} nothing to do, {signs.wait} somebody must accept words, ! a finding"
    approved = f"{signs.point} approved by its author, {signs.wait} written and not approved yet"
    signed = f"{signs.yes} signed, {signs.wait} not yet, {signs.late} an earlier text, {signs.no} declined"
    return (
        f"Beside a part: {part}.",
        f"Beside a point: {approved}, {signs.open} not complete, ! disputed.",
        f"Beside a name: {signed}.",
    )


def release_signs(signs: Glyphs) -> tuple[str, ...]:
    """Return what stands beside the steps and the channels."""
    return (_steps(signs), f"Beside a channel: {signs.live} chosen, {signs.off} another one.")


def _steps(signs: Glyphs) -> str:
    return f"Beside a step: {signs.yes} done, {signs.open} still to do, {signs.no} no, or not any more."


SIGNS: Mapping[ScreenName, Callable[[Glyphs], tuple[str, ...]]] = {
    "lobby": lobby_signs,
    "scoring": scoring_signs,
    "summary": summary_signs,
    "release": release_signs,
}
"""The signs of each screen, by the name under which its keys are; the discussion has its own legend."""
