"""Serve an ASGI app until it is time to stop, and know when that is. Does not know what is served."""

import asyncio
import signal
import socket
from contextlib import nullcontext

import uvicorn

from bot.settings import CannotStart


async def serve(web: object, host: str, port: int, stop: asyncio.Event) -> None:
    """Serve until `stop`. Raises CannotStart where the address cannot be had."""
    await serve_on(web, listen(host, port), stop)


def listen(host: str, port: int) -> socket.socket:
    """An address, so that nobody else gets it. Raises CannotStart."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise CannotStart(
            f"{host}:{port} cannot be used ({error.strerror}); set PORT to a free port and HOST to an address of this "
            "machine."
        ) from None
    return listener


async def serve_on(web: object, listener: socket.socket, stop: asyncio.Event) -> None:
    config = uvicorn.Config(web, log_config=None, access_log=False, lifespan="on")  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    server.capture_signals = nullcontext  # type: ignore[method-assign, assignment]
    watching = asyncio.create_task(_end(server, stop))
    try:
        await server.serve(sockets=[listener])
    finally:
        watching.cancel()
        stop.set()


async def _end(server: uvicorn.Server, stop: asyncio.Event) -> None:
    await stop.wait()
    server.should_exit = True


def stop_on_signals() -> asyncio.Event:
    """Set by Ctrl+C, or by whoever runs this process."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    return stop
