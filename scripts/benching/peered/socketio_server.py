"""python-socketio over uvicorn: each message is committed to SQLite, then passed on, then acknowledged.

`python -m benching.peered.socketio_server FOLDER` says the port it listens on. Its packages are those of a
throw-away environment, never those of the product.
"""

import asyncio
import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from benching.peered.listening import served


async def main(folder: Path) -> None:
    """Serve until killed."""
    database = await import_module("aiosqlite").connect(folder / "said.db")
    await database.execute("PRAGMA journal_mode=WAL")
    await database.execute("PRAGMA synchronous=FULL")
    await database.execute("CREATE TABLE said (room TEXT, words TEXT)")
    library = import_module("socketio")
    server = library.AsyncServer(async_mode="asgi")
    rooms: dict[str, str] = {}

    async def joined(sid: str, environ: dict[str, Any]) -> None:
        rooms[sid] = parse_qs(environ["QUERY_STRING"])["room"][0]
        await server.enter_room(sid, rooms[sid])

    async def said(sid: str, words: str) -> str:
        await database.execute("INSERT INTO said VALUES (?, ?)", (rooms[sid], words))
        await database.commit()
        await server.emit("say", words, room=rooms[sid], skip_sid=sid)
        return "ok"

    server.on("connect", joined)
    server.on("say", said)
    await served(library.ASGIApp(server))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
