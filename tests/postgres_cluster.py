"""A PostgreSQL of the tests' own: a cluster in a temporary folder, reached by a socket there.

PostgreSQL refuses to run as root, so for root it runs as nobody. It listens on no port.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

USER = "panelry"
GUARDED, PASSWORD = "guarded", "correct horse"
"""Somebody who is asked for a password, and which it is."""
PATIENCE = 30.0
_AS = "nobody"
_FLAGS = {
    "listen_addresses": "",
    "shared_buffers": "16MB",
    "max_connections": "100",
    "unix_socket_permissions": "0777",
}


def programs() -> Path | None:
    """Return the folder with PostgreSQL's programs, the newest where there are several, None without any."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def need_postgres() -> Path:
    """Return the folder of its programs; skip where it is not installed, unless the run demands it."""
    folder = programs()
    if folder is None:
        wanted = os.environ.get("PANELRY_REQUIRE_SERVICES", "")
        if wanted == "all" or "postgres" in wanted.split(","):
            pytest.fail("PostgreSQL is not installed and PANELRY_REQUIRE_SERVICES asks for it")
        pytest.skip("PostgreSQL is not installed")
    return folder


class Cluster:
    """A cluster that runs from `start` to `stop`; a `schema` of its own for each who asks."""

    def __init__(self, bin_folder: Path, fsync: str = "off") -> None:
        self._bin = bin_folder
        self._flags = [f"--{name}={text}" for name, text in {**_FLAGS, "fsync": fsync}.items()]
        self.folder = Path(tempfile.mkdtemp(prefix="panelry-pg-"))
        """Where its socket is."""
        self._process: subprocess.Popen[bytes] | None = None
        self._schemas = 0
        self._as: list[str] = []
        if os.geteuid() == 0:
            someone = pwd.getpwnam(_AS)
            os.chown(self.folder, someone.pw_uid, someone.pw_gid)
            self._as = ["setpriv", f"--reuid={_AS}", f"--regid={someone.pw_gid}", "--clear-groups"]

    @classmethod
    def started(cls, bin_folder: Path, fsync: str = "off") -> Self:
        """Make a cluster and start it; with `fsync` on it is as slow as a real one."""
        cluster = cls(bin_folder, fsync)
        cluster._run("initdb", "--no-sync", "--auth=trust", f"--username={USER}", "-D", str(cluster._data))
        rules = cluster._data / "pg_hba.conf"
        rules.write_text(f"local all {GUARDED} scram-sha-256\n{rules.read_text()}")
        cluster.start()
        cluster.ask(f"CREATE ROLE {GUARDED} SUPERUSER LOGIN PASSWORD '{PASSWORD}'")
        return cluster

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def follow(self, primary: Self) -> None:
        """Become a standby of another, in the place of whatever was kept here, and start."""
        shutil.rmtree(self._data, ignore_errors=True)
        source = ("-h", str(primary.folder), "-U", USER)
        self._run("pg_basebackup", *source, "-D", str(self._data), "-R", "--checkpoint=fast", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [
            *self._as,
            str(self._bin / "postgres"),
            "-D",
            str(self._data),
            "-k",
            str(self.folder),
            *self._flags,
        ]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        until = time.monotonic() + PATIENCE
        while self._said("pg_isready", "-h", str(self.folder)).returncode != 0:
            assert time.monotonic() < until, (self.folder / "log").read_text()
            time.sleep(0.05)

    def crash(self) -> None:
        """End it at once, as a crash does: every connection breaks, nothing is put in order."""
        self._end(signal.SIGQUIT)

    def freeze(self) -> None:
        """Let it stand still: no connection breaks, and none is answered."""
        self._tell_all(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._tell_all(signal.SIGCONT)

    def _tell_all(self, what: signal.Signals) -> None:
        assert self._process is not None
        first = self._process.pid
        os.kill(first, what)
        children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii")
        for each in children.split():
            with suppress(ProcessLookupError):
                os.kill(int(each), what)

    def stop(self) -> None:
        """End it and take its folder away."""
        self._end(signal.SIGQUIT)
        shutil.rmtree(self.folder)

    def log(self) -> str:
        """Return what it has written about itself."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def schema(self) -> str:
        """Return the address of an empty schema that nobody else uses."""
        self._schemas += 1
        name = f"s{self._schemas}"
        self.ask(f"CREATE SCHEMA {name}")
        return self.address(name)

    def address(self, schema: str, user: str = USER) -> str:
        """Return the address of a schema as somebody calls it."""
        return f"postgresql://{user}@/postgres?host={self.folder}&search_path={schema}"

    def ask(self, sql: str, schema: str = "public") -> str:
        """Run SQL in a schema and return what psql prints."""
        options = {"PGOPTIONS": f"-c search_path={schema}"}
        done = self._said(
            "psql", "-h", str(self.folder), "-U", USER, "-d", "postgres", "-XAtqc", sql, **options
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE)
            self._process = None

    def _run(self, program: str, *arguments: str) -> None:
        done = self._said(program, *arguments)
        assert done.returncode == 0, done.stderr

    def _said(self, program: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        command: Sequence[str] = [*self._as, str(self._bin / program), *arguments]
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **variables}
        return subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )


def schema_of(address: str) -> str:
    """Return the schema that an address names."""
    return address.rpartition("search_path=")[2]
