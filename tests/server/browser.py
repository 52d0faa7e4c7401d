"""A real browser, driven over its own protocol: it opens, types, presses, prints, and tells what it shows."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from server.browsing import PATIENCE, program

CHECK = """(() => {
  const seen = [], bad = [];
  const name = (node) => node.tagName + ': ' + (node.textContent || node.name).trim().slice(0, 40);
  const say = (what, node) => bad.push(what + ' at ' + (node ? name(node) : 'the page'));
  if (!document.documentElement.lang) say('no language');
  if (!document.title.trim()) say('no title');
  if (document.querySelectorAll('main').length !== 1) say('not one main');
  const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map((each) => +each.tagName[1]);
  if (levels.filter((each) => each === 1).length !== 1) say('not one first heading');
  levels.forEach((each, at) => { if (each - (levels[at - 1] || 0) > 1) say('a heading level is left out'); });
  const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
  if (new Set(ids).size !== ids.length) say('an id twice');
  for (const each of document.querySelectorAll('input:not([type=hidden]),textarea'))
    if (!each.labels.length) say('no label', each);
  for (const each of document.querySelectorAll('fieldset'))
    if (!each.querySelector('legend')) say('no legend', each);
  for (const each of document.querySelectorAll('[aria-describedby]'))
    if (!document.getElementById(each.getAttribute('aria-describedby'))) say('no description', each);
  for (const each of document.querySelectorAll('button')) {
    if (!each.textContent.trim()) say('no name', each);
    const box = each.getBoundingClientRect();
    if (box.width < 24 || box.height < 24) say('too small', each);
  }
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((each) => each / 255)
    .map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!colour.endsWith(', 0)')) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  for (const each of document.querySelectorAll('body *')) {
    if (![...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const pair = [light(getComputedStyle(each).color), light(ground(each))].sort((a, b) => b - a);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    seen.push(contrast);
    if (contrast < 4.5) say('contrast ' + contrast.toFixed(2), each);
  }
  if (document.documentElement.scrollWidth > innerWidth) say('wider than the window');
  if (document.scripts.length) say('a script');
  if (!seen.length) say('nothing to read');
  return bad;
})()"""
"""What is looked for in every page, as the success criteria of WCAG 2.1 AA that a program can decide."""


class Browser:
    """One tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask the browser for something and return its result."""
        self._number += 1
        await self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        async with asyncio.timeout(2 * PATIENCE):
            while True:
                heard = json.loads(await self._socket.recv())
                if heard.get("id") == self._number:
                    assert "error" not in heard, heard
                    found: dict[str, Any] = heard["result"]
                    return found

    async def evaluate(self, expression: str) -> Any:
        """Return what an expression is in the page."""
        found = await self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    async def until(self, expression: str) -> None:
        """Wait until something is so in the page."""
        async with asyncio.timeout(PATIENCE):
            while not await self.evaluate(expression):  # noqa: ASYNC110 - another program has no event of ours
                await asyncio.sleep(0.05)

    async def open(self, address: str) -> None:
        """Go to an address."""
        await self.ask("Page.navigate", url=address)
        await self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    async def press(self, selector: str) -> None:
        """Press a button, and wait for the next page."""
        await self.evaluate("document.title = 'before'")
        await self.evaluate(f"document.querySelector({json.dumps(selector)}).click()")
        await self.until("document.readyState === 'complete' && document.title !== 'before'")

    async def type(self, selector: str, text: str) -> None:
        """Type into a field, key by key."""
        await self.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")
        await self.ask("Input.insertText", text=text)

    async def faults(self, width: int = 1200) -> list[str]:
        """Return what is wrong with the page at a width of the window, in pixels."""
        await self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
        )
        found: list[str] = await self.evaluate(CHECK)
        return found

    async def words(self) -> str:
        """Return the text that stands on the page."""
        return str(await self.evaluate("document.body.innerText"))

    async def printed(self, path: Path) -> None:
        """Print the page as PDF into a file."""
        made = await self.ask("Page.printToPDF")
        path.write_bytes(base64.b64decode(made["data"]))  # noqa: ASYNC240 - a small file

    async def picture(self, path: Path) -> None:
        """Take a picture of the whole page."""
        made = await self.ask("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(made["data"]))  # noqa: ASYNC240 - a small file


@asynccontextmanager
async def browser_of(folder: Path) -> AsyncIterator[Browser]:
    """Give a browser with a profile of its own, which ends with the test."""
    profile = folder / "profile"
    profile.mkdir()
    running = await asyncio.create_subprocess_exec(
        *(program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *("--remote-debugging-port=0", f"--user-data-dir={profile}", "--no-first-run", "about:blank"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with connect(await _tab(profile), max_size=None, proxy=None) as socket:
            yield Browser(socket)
    finally:
        running.kill()
        await running.wait()


async def _tab(profile: Path) -> str:
    """Return where the first tab listens, once the browser says so."""
    file = profile / "DevToolsActivePort"
    async with asyncio.timeout(2 * PATIENCE):
        while not file.exists() or len(file.read_text().splitlines()) < 2:  # noqa: ASYNC110 - likewise
            await asyncio.sleep(0.05)
    port = file.read_text().splitlines()[0]
    async with asyncio.timeout(PATIENCE):
        while True:
            reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
            writer.write(f"GET /json/list HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split()[0])
            tabs = json.loads(await reader.readexactly(length))
            writer.close()
            found = [each["webSocketDebuggerUrl"] for each in tabs if each["type"] == "page"]
            if found:
                return str(found[0])
            await asyncio.sleep(0.05)
