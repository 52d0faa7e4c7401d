"""A record that several servers may have: the place where it began, and other nodes with their copies."""

import shutil
from pathlib import Path

from server.operated import Operated
from server.planted import plant
from story import Story

FILE = "server.toml"


def shared_by(root: Path, database: str, *stories: Story) -> Operated:
    """Return the first node of a record in a database, with stories in it."""
    office = Operated(root)
    plant(office.folder, *stories)
    file = office.folder / FILE
    file.touch(0o600)
    file.write_text(f'database = "{database}"\n')
    office.done("migrate", "to-postgresql")
    office.done("nodes", "begin")
    return office


def node_like(office: Operated, name: str) -> Operated:
    """Return one more node: another machine, as it were, with what the operator copies to it."""
    node = Operated(office.root / name)
    node.folder.mkdir(parents=True, mode=0o700)
    for each in ("secret", FILE):
        shutil.copy(office.folder / each, node.folder / each)
    if (office.folder / "tls").exists():
        shutil.copytree(office.folder / "tls", node.folder / "tls")
    shutil.copytree(office.wrapping.parent, node.wrapping.parent)
    return node
