"""Limits: token buckets that say when somebody asks too often."""

from collections.abc import Callable, Hashable

_SWEEP = 10_000


class Bucket:
    """Holds `burst` at most and refills at `rate` a second."""

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._left = burst
        self._at = now

    def left(self, now: float) -> float:
        """Return how much is in it."""
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        return self._left

    def take(self, now: float) -> bool:
        """Take one out; False, and nothing taken, if there is not a whole one."""
        if self.left(now) < 1:
            return False
        self._left -= 1
        return True

    def is_full(self, now: float) -> bool:
        """Return whether it is as good as new."""
        return self.left(now) >= self._burst


class Buckets:
    """One bucket for each key, forgotten once it is full again."""

    def __init__(self, rate: float, burst: float, monotonic: Callable[[], float]) -> None:
        self._rate = rate
        self._burst = burst
        self._monotonic = monotonic
        self._buckets: dict[Hashable, Bucket] = {}

    def take(self, key: Hashable) -> bool:
        """Take one from a key's bucket; False if there is none left."""
        return self._bucket(key).take(self._monotonic())

    def has(self, key: Hashable) -> bool:
        """Return whether a key's bucket holds at least one."""
        return self._bucket(key).left(self._monotonic()) >= 1

    def _bucket(self, key: Hashable) -> Bucket:
        now = self._monotonic()
        if len(self._buckets) > _SWEEP:
            self._buckets = {each: kept for each, kept in self._buckets.items() if not kept.is_full(now)}
        return self._buckets.setdefault(key, Bucket(self._rate, self._burst, now))
