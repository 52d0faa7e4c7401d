"""The leak guard and the language rules: what must not stand in a summary."""

from panelry.leaks.checks import check_summary
from panelry.leaks.guard import Guard
from panelry.leaks.index import Private
from panelry.leaks.names import Names
from panelry.leaks.rules import PACK, Finding, Gate, Rule, rule

__all__ = ["PACK", "Finding", "Gate", "Guard", "Names", "Private", "Rule", "check_summary", "rule"]
