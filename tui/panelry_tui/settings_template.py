"""The file of settings as it begins: every setting and every act that may have another key, as comments."""

import json
from collections.abc import Iterator

from panelry_tui.own_keys import acts
from panelry_tui.settings import SETTINGS

_HEAD = """\
# Settings of panelry's terminal. Take the # from the beginning of a line, and change what stands there.
# A flag or a variable comes before this file; panelry config show says what each setting is by now.
"""
_KEYS = """
# Your own keys, by act: one character, a named key such as space, or ctrl+ with a letter. The last row of the
# screens, ? and the palette show them. Sentences go on naming the usual keys; ? lists both.
[keys]"""


def template() -> str:
    """Return the text of a new file; it changes nothing."""
    return "\n".join((_HEAD, *_settings(), _KEYS, *key_lines_of({}), ""))


def _settings() -> Iterator[str]:
    for each in SETTINGS:
        choices = f" One of {', '.join(each.choices)}." if each.choices else ""
        yield f"# {each.words}{choices}"
        yield f"# {each.name} = {json.dumps(each.default)}"


def key_lines_of(own: dict[str, str]) -> Iterator[str]:
    """Yield a line of the file for each act that may have another key; the usual ones are comments."""
    for name, act in acts().items():
        mark = "" if name in own else "# "
        yield f"{mark}{name} = {json.dumps(own.get(name, act.name), ensure_ascii=False)}  # {act.label}"
