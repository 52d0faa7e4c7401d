"""Whether plain mode is on, and what said so: the flag, the environment, or the configuration file."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from panelry.text import clean_line

_OFF = frozenset({"", "0", "no", "off", "false"})
VARIABLES = ("PANELRY_PLAIN", "ACCESSIBLE")
"""The variables that turn plain mode on, or off with 0; the first one that is set decides."""


class ConfigError(ValueError):
    """The configuration file cannot be read; the message names file and cure."""


def config_file(environ: Mapping[str, str]) -> Path:
    """Return where the configuration is: PANELRY_CONFIG, else `config.toml` in the user's folder."""
    own = environ.get("PANELRY_CONFIG", "")
    return Path(own).expanduser() if own else Path(platformdirs.user_config_dir("panelry")) / "config.toml"


def origin(environ: Mapping[str, str], *, flag: bool = False) -> str:
    """Return what turned plain mode on, empty where it is off. Raises `ConfigError`.

    The flag comes before the environment, the environment before `plain = true` in the file.
    """
    if flag:
        return "--plain"
    said = next((each for each in VARIABLES if environ.get(each) is not None), None)
    if said is not None:
        return "" if environ[said].strip().casefold() in _OFF else said
    path = config_file(environ)
    return str(path) if _in_file(path) else ""


def _in_file(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    except (OSError, UnicodeError) as problem:
        raise ConfigError(f"{path} cannot be read ({type(problem).__name__}). Mend or remove it.") from None
    try:
        value = tomllib.loads(text).get("plain", False)
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError(f"{path}: {clean_line(str(problem))}. Mend that line.") from None
    if not isinstance(value, bool):
        raise ConfigError(f"{path}: plain is true or false. Write plain = true.")
    return value


def first_line(said_by: str) -> str:
    """Return the first line of plain mode: what turned it on, and how to answer."""
    return f'Plain mode: on (from {said_by}). Type a number or a word, then Enter. "help" lists commands.'
