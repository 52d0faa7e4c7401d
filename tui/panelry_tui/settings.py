"""The settings of this terminal: where each comes from, and the configuration file that may hold them.

A flag comes before the environment, the environment before the file, the file before the default.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

from panelry.text import clean_line
from panelry.toml_lines import KeyPath, key_lines, overlong_key

DEFAULT = "default"
"""The origin of a value that nobody set."""
_KEYS = "keys"
_MOST_BYTES = 1 << 16
_OFF = frozenset({"", "0", "no", "off", "false"})


class ConfigError(ValueError):
    """A setting cannot be used; the message names its place and the cure."""


class Setting(msgspec.Struct, frozen=True):
    """A setting by its name in the file; the first of its variables that is set decides.

    A `default` that is a truth value takes only true and false; without `choices` any text may stand.
    `words` say in a line what it does.
    """

    name: str
    variables: tuple[str, ...]
    default: str | bool
    choices: tuple[str, ...] = ()
    words: str = ""


class Value(msgspec.Struct, frozen=True):
    """A value and what set it: a flag, a variable, the path of the file, or `DEFAULT`."""

    value: str | bool
    origin: str


PLAIN = Setting(
    "plain",
    ("PANELRY_PLAIN", "ACCESSIBLE"),
    default=False,
    words="Labelled lines instead of screens, for screen readers.",
)
THEME = Setting(
    "theme",
    ("PANELRY_THEME",),
    "panelry-night",
    ("panelry-night", "panelry-day", "panelry-high-contrast", "ansi-dark", "ansi-light"),
    "The colours of the screens.",
)
GLYPHS = Setting(
    "glyphs",
    ("PANELRY_GLYPHS",),
    "auto",
    ("auto", "unicode", "narrow", "ascii"),
    "The signs on the screens; auto looks at the terminal.",
)
USUAL_SERVER = "127.0.0.1:7340"
"""Where a server listens unless it is told otherwise."""
SERVER = Setting(
    "server", ("PANELRY_SERVER",), USUAL_SERVER, words="Host and port that a code alone is taken to."
)
BELL = Setting(
    "bell",
    ("PANELRY_BELL",),
    default=False,
    words="Ring once when the panel waits for you, after the reveal.",
)
PLAIN_BELL = Setting(
    "plain-bell",
    ("PANELRY_PLAIN_BELL",),
    default=False,
    words="The same in plain mode, where bell does not count.",
)
SETTINGS = (PLAIN, THEME, GLYPHS, SERVER, BELL, PLAIN_BELL)
"""Every setting, in the order in which people read them."""


def config_file(environ: Mapping[str, str]) -> Path:
    """Return where the configuration is: PANELRY_CONFIG, else `config.toml` in the user's folder.

    Raises `ConfigError`.
    """
    own = environ.get("PANELRY_CONFIG", "")
    if own:
        return own_path("PANELRY_CONFIG", own)
    return Path(platformdirs.user_config_dir("panelry")) / "config.toml"


def own_path(variable: str, own: str) -> Path:
    """Return the path that a variable names, with its ~ followed; `ConfigError` if that leads nowhere."""
    try:
        return Path(own).expanduser()
    except RuntimeError:
        raise ConfigError(f"{variable} names the home of nobody here. Write the whole path.") from None


def read(setting: Setting, environ: Mapping[str, str]) -> Value:
    """Return a setting from the environment, else the file, else its default. Raises `ConfigError`.

    Where the environment decides, the file is not read.
    """
    said = next((each for each in setting.variables if _is_set(setting, environ.get(each))), None)
    if said is not None:
        return Value(_from_text(setting, environ[said], said), said)
    path = config_file(environ)
    found = in_file(path)
    if setting.name in found:
        return Value(found[setting.name], str(path))
    return Value(setting.default, DEFAULT)


def text(setting: Setting, environ: Mapping[str, str]) -> str:
    """Return the value of a setting that is a text. Raises `ConfigError`."""
    return str(read(setting, environ).value)


def without_colour(environ: Mapping[str, str]) -> bool:
    """Tell whether the person asked for no colour (`NO_COLOR` set to anything but nothing)."""
    return environ.get("NO_COLOR", "") != ""


def own_keys_here(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the own keys of the file, by the id of each act. Raises `ConfigError`."""
    return _parsed(config_file(environ))[1]


def in_file(path: Path) -> dict[str, str | bool]:
    """Return what a file sets, nothing where there is none; `ConfigError` with line, key and cure."""
    return _parsed(path)[0]


def _parsed(path: Path) -> tuple[dict[str, str | bool], dict[str, str]]:
    """Return the settings and the own keys of a file."""
    source = _source(path)
    line = overlong_key(source)
    if line is not None:
        raise ConfigError(f"{path}, line {line}: this key has too many dots. Take it out.")
    try:
        found = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise ConfigError(f"{path}: {clean_line(str(problem))}. Mend that line.") from None
    lines = key_lines(source) if found else {}
    own = _own_keys(path, found.pop(_KEYS), lines) if _KEYS in found else {}
    return {name: _checked(path, name, value, lines.get((name,), 1)) for name, value in found.items()}, own


def _own_keys(path: Path, table: object, lines: Mapping[KeyPath, int]) -> dict[str, str]:
    """Return the own keys of a file; `ConfigError` with the nearest line that is known."""
    from panelry_tui.own_keys import WrongKeyError, own_keys_of  # noqa: PLC0415 - most files have none

    try:
        return own_keys_of(table)
    except WrongKeyError as wrong:
        known = [
            lines[wrong.path[:end]] for end in range(1, len(wrong.path) + 1) if wrong.path[:end] in lines
        ]
        raise ConfigError(f"{path}, line {known[-1] if known else 1}: {wrong}") from None


def _source(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            source = opened.read(_MOST_BYTES + 1)
        if len(source) > _MOST_BYTES:
            raise ConfigError(f"{path} is larger than 64 KiB. Shorten it.")
        return source.decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeError) as problem:
        raise ConfigError(f"{path} cannot be read ({type(problem).__name__}). Mend or remove it.") from None


def _checked(path: Path, name: str, value: object, line: int) -> str | bool:
    """Return a value of the file, if it is one of its setting."""
    setting = next((each for each in SETTINGS if each.name == name), None)
    place = f"{path}, line {line}"
    if setting is None:
        known = ", ".join(each.name for each in SETTINGS)
        words = f"The settings are {known}; keys stand below [{_KEYS}]."
        raise ConfigError(f"{place}: there is no setting {clean_line(name)}. {words}")
    if isinstance(setting.default, str):
        return _chosen(setting, value, f"{place}: {name}", f'Write {name} = "{setting.default}".')
    if not isinstance(value, bool):
        raise ConfigError(f"{place}: {name} is true or false. Write {name} = true.")
    return value


def _is_set(setting: Setting, value: str | None) -> bool:
    """Tell whether a variable decides; an empty one does only where it says no."""
    return value is not None and (value != "" or not isinstance(setting.default, str))


def _from_text(setting: Setting, value: str, variable: str) -> str | bool:
    if isinstance(setting.default, str):
        return _chosen(setting, value, variable, f"Set it to {setting.default}, or take it away.")
    return value.strip().casefold() not in _OFF


def _chosen(setting: Setting, value: object, place: str, cure: str) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{place} is a text. {cure}")
    if setting.choices and value not in setting.choices:
        raise ConfigError(f"{place} is one of {', '.join(setting.choices)}. {cure}")
    return value
