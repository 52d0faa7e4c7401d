"""A driver that keeps what would go to the terminal, so that its bytes can be counted and searched."""

from typing import Any

from rich.color import ColorSystem
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver


class TerminalDriver(HeadlessDriver):
    """Takes input from nowhere and writes to a list."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self.written: list[str] = []
        app.console._color_system = ColorSystem.TRUECOLOR

    @property
    def is_headless(self) -> bool:
        """Say that there is a terminal, so that everything is sent to it."""
        return False

    def write(self, data: str) -> None:
        """Keep the data."""
        self.written.append(data)


def take_written(app: App[Any]) -> str:
    """Return what was sent to the terminal since the last call."""
    driver = app._driver
    assert isinstance(driver, TerminalDriver)
    sent = "".join(driver.written)
    driver.written.clear()
    return sent
