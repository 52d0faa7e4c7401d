"""Settings: flags over PANELRY_SERVER_* over the settings file over defaults; an error names its place."""

import ipaddress
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

from panelry_server.database_url import NotAnAddress, demand_address, has_password

PREFIX = "PANELRY_SERVER_"
COMMAND_LINE = "command line"
FILE = "server.toml"
"""The settings file that is read in the data folder unless another is named."""


class SettingsError(Exception):
    """A setting cannot be used: `file` is where it stands, `key` which one it is."""

    def __init__(self, file: str, key: str, cure: str) -> None:
        super().__init__(f"{file}, {key}: {cure}")
        self.file = file
        self.key = key


def default_folder() -> Path:
    """Return the data folder where none is named."""
    return Path(platformdirs.user_data_dir("panelry-server"))


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that can be set; times in seconds, sizes in bytes, rates per second."""

    folder: Path = msgspec.field(default_factory=default_folder)
    database: str = ""
    """Where PostgreSQL keeps the record; empty for the journal file in the data folder."""
    take_over: bool = False
    """Take the database's record from the server that has it."""
    host: str = "127.0.0.1"
    port: int = 7340
    """0 takes a free one."""
    public_host: str = ""
    """The host, or host:port, that links name; empty for the address that is listened on."""
    plain: bool = False
    """Without TLS, on a loopback address only."""
    certificate: Path | None = None
    """The company's certificate in PEM, with those that signed it; without one the server makes its own."""
    key: Path | None = None
    """The private key of `certificate`, in PEM without a passphrase."""
    page: str = ""
    """Where the candidate's page listens, as ADDRESS:PORT; empty for nowhere, port 0 takes a free one."""
    page_url: str = ""
    """How links to the page begin, as https://HOST; empty for the address that it listens on."""
    page_proxy: str = ""
    """The address of the proxy in front of the page that speaks TLS for it; the page is then plain."""
    metrics: str = ""
    """Where Prometheus reads figures, as ADDRESS:PORT on loopback; empty for nowhere."""
    mail_host: str = ""
    """The organisation's mail server; empty where there is none and nothing is sent."""
    mail_port: int = 587
    mail_from: str = ""
    mail_reply_to: str = ""
    """An address that somebody reads."""
    mail_user: str = ""
    mail_password_file: Path | None = None
    """Without one the password is what PANELRY_MAIL_PASSWORD holds."""
    mail_trusted: Path | None = None
    """Certificates that the mail server's is checked with, in PEM; without them those of the machine."""
    rewording: str = ""
    """The program that puts drafted sentences into other words, with its arguments; empty for none."""
    rewording_model: str = "the wording program"
    """What the record and the screens call that program."""
    beacon: float = 5.0
    sample: float = 10.0
    """Between two looks at how many criteria each panelist has done."""
    tick: float = 0.02
    """The longest time, in seconds, in which sights after the first are gathered into one frame (chosen)."""
    presence: float = 10.0
    """Between two presence frames while nobody comes or goes."""
    presence_ttl: float = 30.0
    ping: float = 10.0
    """Between two pings, and the longest wait for a pong."""
    handshake: float = 5.0
    """The longest opening, and the longest polite closing."""
    stalled: float = 10.0
    """The longest that a frame may take to leave."""
    buffered: int = 256 * 1024
    """The most that may wait for one terminal."""
    idle: float = 300.0
    """How long a room stays open with nobody in it."""
    drain: float = 3.0
    """The longest wait for the last frames at a stop."""
    unsaved: float = 7.0
    """How long one of several servers keeps its terminals once it is known that it cannot save."""
    command_rate: float = 30.0
    command_burst: int = 60
    """Per device."""
    handshake_rate: float = 10.0
    handshake_burst: int = 20
    """Per address."""
    connections: int = 200
    """Per address."""
    devices: int = 4
    """Per person in a debrief."""
    wrong_codes: int = 5
    """Per address, one more a minute."""
    wrong_codes_everywhere: int = 50
    """On the whole server, one more every six seconds."""


def listening_host(settings: Settings) -> str:
    """Return the address to listen on; `SettingsError` for none, and for a plain one that is not loopback."""
    if not settings.host:
        raise SettingsError("settings", "host", "it is empty. Use 127.0.0.1, or 0.0.0.0 for every address.")
    if settings.host == "localhost":
        return "127.0.0.1"
    if settings.plain and not _is_loopback(settings.host):
        raise SettingsError(
            "settings",
            "plain",
            f"{settings.host} is not a loopback address, and without TLS the network reads along."
            " Leave out --plain.",
        )
    return settings.host


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def load(flags: Mapping[str, object], environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Return the settings in force; a flag that is None counts as not given.

    `file` must exist if it is named; without it `server.toml` in the data folder is read where there is one.
    """
    given = {key: str(value) for key, value in flags.items() if value is not None}
    ours = (key for key in environment if key.startswith(PREFIX))
    named = {key.removeprefix(PREFIX).lower(): environment[key] for key in ours}
    folder = Path(given.get("folder") or named.get("folder") or default_folder())
    path = folder / FILE if file is None else file
    written = _read(path, must_exist=file is not None)
    if "folder" in written and file is None:
        raise SettingsError(str(path), "folder", "a file in the data folder cannot name another. Remove it.")
    settings = Settings(folder=Path(str(written.get("folder", folder))))
    settings = _over(settings, written, str(path), strict=True)
    settings = _over(settings, named, "environment", strict=False, prefix=PREFIX)
    return _over(settings, given, COMMAND_LINE, strict=False)


def _read(path: Path, *, must_exist: bool) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if must_exist:
            raise SettingsError(str(path), "file", "there is no such file. Check its name.") from None
        return {}
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as bad:
        raise SettingsError(str(path), "file", f"it cannot be read as TOML ({bad}). Correct it.") from None


def _over(
    settings: Settings, given: Mapping[str, object], place: str, *, strict: bool, prefix: str = ""
) -> Settings:
    for key, value in given.items():
        name = f"{prefix}{key.upper()}" if prefix else key
        if key not in Settings.__struct_fields__:
            raise SettingsError(place, name, "there is no such setting. Check its spelling, or remove it.")
        settings = _with(settings, key, value, strict=strict, place=(place, name))
    return settings


def _with(settings: Settings, key: str, value: object, *, strict: bool, place: tuple[str, str]) -> Settings:
    kind = Settings.__annotations__[key]
    try:
        path = kind in {Path, Path | None}
        made = Path(str(value)) if path else msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as bad:
        raise SettingsError(*place, f"{bad}. Correct the value.") from None
    if key == "database" and made:
        _demand_fit_database(str(made), place)
    if isinstance(made, int | float) and made < 0:
        raise SettingsError(*place, "a negative number has no meaning here. Correct the value.")
    return msgspec.structs.replace(settings, **{key: made})


def _demand_fit_database(url: str, place: tuple[str, str]) -> None:
    """Raise `SettingsError` for what is no address, and for a password where others can read it."""
    try:
        demand_address(url)
    except NotAnAddress as unfit:
        raise SettingsError(*place, str(unfit)) from None
    where = place[0]
    if not has_password(url) or where == "environment":
        return
    if where == COMMAND_LINE:
        raise SettingsError(
            *place,
            "a password there stands in the list of processes."
            f" Put the address into {FILE} or {PREFIX}DATABASE, or the password into a PGPASSFILE.",
        )
    if Path(where).stat().st_mode & 0o077:
        raise SettingsError(*place, "it holds a password, and others may read the file. Run chmod 600 on it.")
