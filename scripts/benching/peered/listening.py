"""Listening: an ASGI program under uvicorn on a free port of this machine, which it says."""

import socket
from importlib import import_module
from typing import Any


async def served(program: Any) -> None:
    """Serve an ASGI program until killed, and say its port first."""
    listening = socket.create_server(("127.0.0.1", 0))
    uvicorn = import_module("uvicorn")
    settings = uvicorn.Config(
        program, log_level="critical", ws_ping_interval=None, ws_per_message_deflate=False
    )
    print(listening.getsockname()[1], flush=True)
    await uvicorn.Server(settings).serve(sockets=[listening])
