"""What many test modules are given: a PostgreSQL of this run's own, and an empty schema in it."""

from collections.abc import Iterator

import pytest

from postgres_cluster import Cluster, need_postgres


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Give a PostgreSQL that ends with this process's tests."""
    made = Cluster.started(need_postgres())
    yield made
    made.stop()


@pytest.fixture
def database(cluster: Cluster) -> str:
    """Give the address of an empty schema."""
    return cluster.schema()
