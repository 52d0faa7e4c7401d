"""The leak guard and the language rules: what must not stand in a summary."""

from panelry.leaks.across import across, beyond
from panelry.leaks.checks import check_sentence, check_summary
from panelry.leaks.finding import Finding, Gate, Rule
from panelry.leaks.guard import Guard
from panelry.leaks.index import Private
from panelry.leaks.names import Names
from panelry.leaks.noting import nudge
from panelry.leaks.rules import PACK, rule

__all__ = [
    "PACK",
    "Finding",
    "Gate",
    "Guard",
    "Names",
    "Private",
    "Rule",
    "across",
    "beyond",
    "check_sentence",
    "check_summary",
    "nudge",
    "rule",
]
