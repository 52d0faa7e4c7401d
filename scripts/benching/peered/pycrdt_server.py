"""pycrdt-websocket over uvicorn: each update is merged, passed on and stored in SQLite, a file for each room.

`python -m benching.peered.pycrdt_server FOLDER` says the port it listens on. It acknowledges nothing: whoever
asks for the state afterwards hears once an update was merged, stored or not.
"""

import asyncio
import sys
from importlib import import_module
from pathlib import Path

from benching.peered.listening import served


async def main(folder: Path) -> None:
    """Serve until killed."""
    library, stores = import_module("pycrdt.websocket"), import_module("pycrdt.store")
    server = library.WebsocketServer(auto_clean_rooms=False)
    made = asyncio.Lock()
    get_room = server.get_room

    async def room_of(name: str) -> object:
        async with made:
            if name not in server.rooms:
                where = {"db_path": str(folder / f"said{len(server.rooms)}.db")}
                store = type("Kept", (stores.SQLiteYStore,), where)(name)
                server.rooms[name] = library.YRoom(ystore=store)
            return await get_room(name)

    server.get_room = room_of
    async with server:
        await served(library.ASGIServer(server))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
