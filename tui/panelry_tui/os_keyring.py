"""The keyring of the operating system, by way of the package `keyring`: an extra, loaded on use only."""

SERVICE = "panelry"


class KeyringError(Exception):
    """There is no keyring here that answers; the message says why, in a few words."""


class OsKeyring:
    """Texts in the keyring of the person who is logged in."""

    def read(self, name: str) -> str | None:
        """Return a text, None if the keyring has none of that name; `KeyringError` if it does not answer."""
        try:
            import keyring  # noqa: PLC0415 - takes a fifth of a second

            return keyring.get_password(SERVICE, name)
        except ModuleNotFoundError:
            raise KeyringError("the package keyring is not installed") from None
        except Exception as fault:  # noqa: BLE001 - each system's keyring raises faults of its own
            raise KeyringError(type(fault).__name__) from None

    def keep(self, name: str, text: str) -> None:
        """Keep a text, and read it again to be sure; `KeyringError` if the keyring does not have it then."""
        try:
            import keyring  # noqa: PLC0415 - takes a fifth of a second

            keyring.set_password(SERVICE, name, text)
        except ModuleNotFoundError:
            raise KeyringError("the package keyring is not installed") from None
        except Exception as fault:  # noqa: BLE001 - each system's keyring raises faults of its own
            raise KeyringError(type(fault).__name__) from None
        if self.read(name) != text:
            raise KeyringError("it forgets what it is given")
