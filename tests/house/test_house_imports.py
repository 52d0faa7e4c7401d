"""What each command loads, shown in a fresh process."""

import json
import subprocess
import sys

import pytest

LOADED = "import json, sys; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
WHOLE_SERVER = """\
import importlib, pkgutil, panelry_server
for module in pkgutil.walk_packages(panelry_server.__path__, 'panelry_server.'):
    if not module.name.endswith('__main__'):
        importlib.import_module(module.name)
"""
HELP = """\
import contextlib, io, sys
from {module} import main
sys.argv = ['{command}', '--help']
with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.suppress(SystemExit):
    main()
assert 'Usage' in said.getvalue(), said.getvalue()
"""


def loaded_by(program: str) -> set[str]:
    """Return the top-level names that a program has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", program + LOADED], check=False, capture_output=True, text=True
    )
    assert 0 == done.returncode, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_server_never_loads_textual() -> None:
    """With all of its modules loaded, the server has neither Textual nor the terminals."""
    loaded = loaded_by(WHOLE_SERVER)
    assert "panelry_server" in loaded
    assert set() == {"textual", "panelry_tui"} & loaded


def test_the_help_of_the_terminal_loads_no_screen_and_no_socket() -> None:
    """`panelry --help` answers at once: Textual and websockets are loaded on use."""
    loaded = loaded_by(HELP.format(module="panelry_tui.cli", command="panelry"))
    assert "panelry_tui" in loaded
    assert set() == {"textual", "websockets", "panelry_server"} & loaded


@pytest.mark.parametrize("shell", ["panelry_server", "panelry_tui"])
def test_a_command_loads_its_own_shell_alone(shell: str) -> None:
    """The two shells never load each other."""
    other = {"panelry_server": "panelry_tui", "panelry_tui": "panelry_server"}[shell]
    loaded = loaded_by(f"import {shell}.cli\n")
    assert shell in loaded
    assert other not in loaded
