"""Real terminals and a real server for the end-to-end tests: tmux on a private socket, processes by name.

Everything is started here, in a temporary folder, and only what was started here is ended.
"""

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

PATIENCE = 30.0
"""How long a screen may take to show what is waited for, in seconds, on a busy machine."""


def need_tmux() -> None:
    """Skip where tmux is not installed, unless the run demands it."""
    if shutil.which("tmux") is None:
        wanted = os.environ.get("PANELRY_REQUIRE_SERVICES", "")
        if wanted == "all" or "tmux" in wanted.split(","):
            pytest.fail("tmux is not installed and PANELRY_REQUIRE_SERVICES asks for it")
        pytest.skip("tmux is not installed")


def free_port() -> int:
    """Return a loopback port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """`panelry-server` as a process on a data folder; it can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.log = folder.parent / "server.log"

    @property
    def address(self) -> str:
        """Where terminals find it."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it listens."""
        command = [sys.executable, "-m", "panelry_server", "serve", "--folder", str(self.folder)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([*command, "--port", str(self.port)], stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the server did not listen:\n{self.log.read_text()}")

    def kill(self) -> None:
        """End it the hard way."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """End it the polite way and return its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=15)

    def run(self, *arguments: str) -> str:
        """Run an operator's command on this folder and return what it printed."""
        command = [sys.executable, "-m", "panelry_server", *arguments, "--folder", str(self.folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, *arguments: str) -> dict[str, object]:
        """Run an operator's command with `--json` and return the data."""
        answer: dict[str, object] = json.loads(self.run(*arguments, "--json"))
        return answer


class Terminal:
    """One person's terminal: a tmux session that runs the command `panelry`."""

    def __init__(
        self,
        tmux_socket: Path,
        name: str,
        state: Path,
        *,
        size: tuple[int, int] = (80, 24),
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self._socket = tmux_socket
        self.name = name
        self.state = state
        self._size = size
        self._settings = settings or {}

    def start(self, *arguments: str) -> None:
        """Run `panelry ARGUMENTS` in a new session."""
        self._session(self._panelry(*arguments))

    def start_in_shell(self, *arguments: str) -> None:
        """Type `panelry ARGUMENTS` into a shell of a new session, which can stop and continue it."""
        self._session(["env", "PS1=shell> ", "bash", "--norc", "--noprofile", "-i"])
        self.wait_for("shell>")
        self.type(shlex.join(self._panelry(*arguments)))
        self.press("Enter")

    def _panelry(self, *arguments: str) -> list[str]:
        settings = {"PANELRY_STATE": str(self.state), "LC_ALL": "C.UTF-8", "TERM": "tmux-256color"}
        settings["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # leave a person's own alone
        environment = [f"{key}={value}" for key, value in {**settings, **self._settings}.items()]
        unset = [part for name in ("CI", "NO_COLOR", "COLORTERM") for part in ("-u", name)]
        return ["env", *unset, *environment, sys.executable, "-m", "panelry_tui", *arguments]

    def _session(self, command: Sequence[str]) -> None:
        width, height = self._size
        size = ["-x", str(width), "-y", str(height)]
        self._tmux("new-session", "-d", "-s", self.name, *size, *command)
        self._tmux("set-option", "-t", self.name, "remain-on-exit", "on")

    def record(self, file: Path) -> None:
        """Write every byte that the program sends from now on into a file."""
        self._tmux("pipe-pane", "-t", self.name, f"cat > {shlex.quote(str(file))}")

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, as a person who drags its corner."""
        self._tmux("resize-window", "-t", self.name, "-x", str(width), "-y", str(height))

    def screen(self) -> str:
        """Return what stands on the screen."""
        return self._tmux("capture-pane", "-p", "-t", self.name)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        for key in keys:
            self._tmux("send-keys", "-t", self.name, key)
            time.sleep(0.05)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._tmux("send-keys", "-t", self.name, "-l", text)
        time.sleep(0.05)

    def burst(self, *keys: str, text: str = "", then: Sequence[str] = (), pasted: bool = False) -> None:
        """Send keys by tmux's names, a text and further keys at once, with no wait between any two.

        A pasted text comes within the brackets of a paste, if the program asked for them.
        """
        to = ["-t", self.name]
        self._tmux("set-buffer", text)
        middle = ["paste-buffer", "-p", *to] if pasted else ["send-keys", *to, "-l", text]
        self._tmux("send-keys", *to, *keys, ";", *middle, ";", "send-keys", *to, *then)

    def wait_for(self, *wanted: str, patience: float = PATIENCE) -> str:
        """Wait until all these texts stand on the screen, and return it."""
        deadline = time.monotonic() + patience
        screen = ""
        while time.monotonic() < deadline:
            screen = self.screen()
            if all(each in screen for each in wanted):
                return screen
            time.sleep(0.1)
        missing = [each for each in wanted if each not in screen]
        raise AssertionError(f"{self.name} never showed {missing}:\n{screen}")

    def kill(self) -> None:
        """Kill the program in the terminal the hard way, then the session."""
        pid = int(self._tmux("display-message", "-p", "-t", self.name, "#{pane_pid}"))
        os.kill(pid, signal.SIGKILL)
        self.end()

    def end(self) -> None:
        """End the session; wait until tmux is gone if that was its last: it refuses others while it goes."""
        self._run("kill-session", "-t", self.name)
        deadline = time.monotonic() + PATIENCE
        while not self._settled():
            assert time.monotonic() < deadline, "tmux does not end"
            time.sleep(0.1)

    def _settled(self) -> bool:
        left = self._run("list-sessions")
        return bool(left.stdout) or "no server" in left.stderr or "error connecting" in left.stderr

    def _tmux(self, *arguments: str) -> str:
        done = self._run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command: Sequence[str] = ["tmux", "-S", str(self._socket), "-f", "/dev/null", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
