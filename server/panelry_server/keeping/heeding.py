"""Heeding what other nodes erased: a cipher that was held ready for a stream is let go of with its key."""

from collections.abc import Callable, Collection

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from panelry_server.journal import News, Standing


class Heeding:
    """News of other nodes that also lets go of the cipher of each stream that one of them erased."""

    def __init__(self, news: News, ciphers: dict[str, AESGCM]) -> None:
        self._news = news
        self._ciphers = ciphers

    async def follow(self, wanted: Callable[[], Collection[str]], told: Callable[[Standing], None]) -> None:
        """Tell where streams stand, until cancelled; see the port."""

        def heeded(standing: Standing) -> None:
            if standing.erased:
                self._ciphers.pop(standing.stream, None)
            told(standing)

        await self._news.follow(lambda: {*wanted(), *self._ciphers}, heeded)
