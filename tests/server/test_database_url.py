"""Where a database is: only an address is taken for one, and nothing secret of it is ever shown."""

import pytest

from panelry_server.database_url import NotAnAddress, demand_address, has_password, shown

SECRET = "hunter2"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://panelry@db.example.org:5432/panelry",
        "postgres:///panelry?host=/run/postgresql",
        f"postgresql://panelry:{SECRET}@[::1]:5432,two.example.org/panelry?sslmode=verify-full",
        "postgresql://?service=panelry",
    ],
)
def test_an_address_is_taken(url: str) -> None:
    """Hosts with and without ports, sockets, several hosts, IPv6, a service."""
    demand_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "journal.db",
        f"mysql://panelry:{SECRET}@db/panelry",
        f"postgresql://panelry:{SECRET}/x@db/panelry",
        f"postgresql://panelry:{SECRET}#x@db/panelry",
        f"postgresql://[{SECRET}/panelry",
        f"postgresql://panelry:12/{SECRET}@db/panelry",
        f"postgresql://panelry:12?{SECRET}@db/panelry",
        f"postgresql://panelry:12#{SECRET}@db/panelry",
        f"postgresql://db/panelry?user=panelry@{SECRET}",
        f"postgresql://:{SECRET}@db/panelry",
        f"postgresql://host=db password={SECRET}",
        f"postgresql://db/panelry password={SECRET}",
        f"postgresql://db/panelry?user=panelry;password={SECRET}",
        f"postgresql://db/panelry?my_PassWord={SECRET}",
        f"postgresql://db/panelry?user=panelry;pass%77ord={SECRET}",
        f"postgresql://db/panelry?pass%77ord;{SECRET}",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(url: str) -> None:
    """A sign of the password that has a meaning in addresses does not bring the password into the words."""
    with pytest.raises(NotAnAddress) as refused:
        demand_address(url)
    assert SECRET not in str(refused.value)
    assert "a database whose address cannot be read" == shown(url)


@pytest.mark.parametrize(
    ("url", "there"),
    [
        (f"postgresql://panelry:{SECRET}@db/panelry", True),
        (f"postgresql://panelry@db/panelry?password={SECRET}", True),
        (f"postgresql://db/panelry?user=panelry&sslpassword={SECRET}", True),
        ("postgresql://panelry@db:5432/panelry?sslmode=require", False),
    ],
)
def test_a_password_is_noticed_wherever_it_stands_and_never_shown(url: str, there: bool) -> None:
    """Before the host or among what follows the question mark."""
    assert there is has_password(url)
    assert SECRET not in shown(url)


def test_what_is_shown_says_which_database_is_meant() -> None:
    """Hosts, ports and the name of the database."""
    url = f"postgresql://panelry:{SECRET}@one:5433,two/panelry?sslmode=require"
    assert "postgresql://one:5433,two/panelry" == shown(url)
