"""The seats of this machine, with the key that opens what is kept of them."""

import os

import click

from panelry_tui.device_key import DeviceKey, KeyLostError
from panelry_tui.os_keyring import OsKeyring
from panelry_tui.seats import Seats, state_folder
from panelry_tui.settings import ConfigError


def seats_here() -> Seats:
    """Return the seats of this machine; click.ClickException where the key of what is kept is lost."""
    try:
        folder = state_folder(os.environ)
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None
    device_key = DeviceKey(folder, os.environ, OsKeyring())
    try:
        if device_key.place() is not None:
            device_key.key()
    except KeyLostError as lost:
        raise click.ClickException(str(lost)) from None
    return Seats(folder, device_key)
