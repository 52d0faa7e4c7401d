"""What a checkout can do by itself, with the standard library alone: its environment and its tasks."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds pyproject.toml."""


class SetupError(Exception):
    """The checkout cannot go on; the text is one line that names the place and the cure."""
