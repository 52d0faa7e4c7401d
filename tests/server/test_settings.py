"""Settings: which place wins, and errors that name the place and the key."""

from pathlib import Path

import pytest

from panelry_server.settings import FILE, Settings, SettingsError, default_folder, listening_host, load


def test_flags_win_over_the_environment_over_the_file_over_the_defaults(tmp_path: Path) -> None:
    """Each place is asked in turn, key by key."""
    (tmp_path / FILE).write_text('host = "::1"\nport = 1\nbeacon = 1\n')
    environment = {"PANELRY_SERVER_PORT": "2", "PANELRY_SERVER_FOLDER": str(tmp_path), "HOME": "x"}
    settings = load({"port": 3, "host": None}, environment)
    assert (tmp_path, "::1", 3, 1.0, 0.02) == (
        settings.folder,
        settings.host,
        settings.port,
        settings.beacon,
        settings.tick,
    )


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """Texts are read as the kind of the setting."""
    (tmp_path / FILE).write_text("port = 1\n")
    assert 2 == load({"folder": tmp_path}, {"PANELRY_SERVER_PORT": "2"}).port


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    """A folder without a file is no error; the default folder has the program's name."""
    assert Settings(folder=tmp_path) == load({"folder": str(tmp_path)}, {})
    assert "panelry-server" == default_folder().name


def test_a_file_that_is_named_may_name_the_folder(tmp_path: Path) -> None:
    """It stands elsewhere, so it can."""
    file = tmp_path / "other.toml"
    file.write_text(f'folder = "{tmp_path / "data"}"\n')
    assert tmp_path / "data" == load({}, {}, file).folder


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("port = 'x'", "port"),
        ("prot = 1", "prot"),
        ("port = -1", "port"),
        ("port =", "file"),
        ("folder = 'x'", "folder"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(text: str, key: str, tmp_path: Path) -> None:
    """Spelling, kind, sign, and TOML itself."""
    (tmp_path / FILE).write_text(text)
    with pytest.raises(SettingsError) as wrong:
        load({"folder": tmp_path}, {})
    assert (str(tmp_path / FILE), key) == (wrong.value.file, wrong.value.key)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    """Else a typing error would start a server with the defaults."""
    with pytest.raises(SettingsError, match="no such file"):
        load({}, {}, tmp_path / "absent.toml")


def test_a_wrong_variable_is_named_in_full(tmp_path: Path) -> None:
    """As the person wrote it."""
    with pytest.raises(SettingsError, match="environment, PANELRY_SERVER_PORT"):
        load({"folder": tmp_path}, {"PANELRY_SERVER_PORT": "many"})


def test_a_wrong_flag_is_named(tmp_path: Path) -> None:
    """On the command line."""
    with pytest.raises(SettingsError, match="command line, port"):
        load({"folder": tmp_path, "port": "many"}, {})


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "127.0.0.1"), ("127.9.9.9", "127.9.9.9"), ("::1", "::1"), ("localhost", "127.0.0.1")],
)
def test_loopback_addresses_are_taken(host: str, address: str) -> None:
    """The name stands for the usual one of them."""
    assert address == listening_host(Settings(host=host, plain=True))


def test_a_database_is_set_by_an_address(tmp_path: Path) -> None:
    """In any place; empty it means the journal file."""
    url = "postgresql://panelry@db/panelry"
    assert url == load({"folder": tmp_path, "database": url}, {}).database
    (tmp_path / FILE).write_text(f'database = "{url}"\n')
    assert [url, ""] == [
        load({"folder": tmp_path}, environment).database
        for environment in ({}, {"PANELRY_SERVER_DATABASE": ""})
    ]
    (tmp_path / FILE).write_text('database = "journal.db"\n')
    with pytest.raises(SettingsError, match=r"server\.toml, database: it is no address"):
        load({"folder": tmp_path}, {})


def test_a_password_is_taken_only_where_nobody_else_reads_it(tmp_path: Path) -> None:
    """Not from the command line, nor from a file that others may read; no error repeats it."""
    url = "postgresql://panelry:hunter2@db/panelry"
    assert url == load({"folder": tmp_path}, {"PANELRY_SERVER_DATABASE": url}).database
    with pytest.raises(SettingsError, match="command line, database: a password there") as shown:
        load({"folder": tmp_path, "database": url}, {})
    (tmp_path / FILE).write_text(f'database = "{url}"\n')
    (tmp_path / FILE).chmod(0o644)
    with pytest.raises(SettingsError, match="Run chmod 600") as readable:
        load({"folder": tmp_path}, {})
    assert "hunter2" not in f"{shown.value}{readable.value}"
    (tmp_path / FILE).chmod(0o600)
    assert url == load({"folder": tmp_path}, {}).database


@pytest.mark.parametrize(
    "rest", ["panelry:12/hunter2@db/x", "panelry:12?hunter2@db", "db/x?user=y;password=hunter2"]
)
def test_a_password_that_does_not_look_like_one_is_taken_nowhere_and_not_repeated(
    tmp_path: Path, rest: str
) -> None:
    """Neither the command line nor the environment takes it, and the error holds nothing of it."""
    url = f"postgresql://{rest}"
    with pytest.raises(SettingsError, match="command line, database: it is no address") as typed:
        load({"folder": tmp_path, "database": url}, {})
    with pytest.raises(
        SettingsError, match="environment, PANELRY_SERVER_DATABASE: it is no address"
    ) as named:
        load({"folder": tmp_path}, {"PANELRY_SERVER_DATABASE": url})
    assert "hunter2" not in f"{typed.value}{named.value}"
