"""Whether plain mode is on, and what said so: the flag, the environment, or the configuration file."""

from collections.abc import Mapping

from panelry_tui.settings import PLAIN, read


def origin(environ: Mapping[str, str], *, flag: bool = False) -> str:
    """Return what turned plain mode on, empty where it is off. Raises `ConfigError`.

    The flag comes before the environment, the environment before `plain = true` in the file.
    """
    if flag:
        return "--plain"
    found = read(PLAIN, environ)
    return found.origin if found.value else ""


def first_line(said_by: str) -> str:
    """Return the first line of plain mode: what turned it on, and how to answer."""
    return f'Plain mode: on (from {said_by}). Type a number or a word, then Enter. "help" lists commands.'
