"""Limits: buckets that run dry and fill again."""

from hypothesis import given
from hypothesis import strategies as st

from panelry_server import limits
from panelry_server.limits import Bucket, Buckets


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    """Three at once, then one every two seconds."""
    bucket = Bucket(0.5, 3, 0)
    assert [True, True, True, False] == [bucket.take(0) for _ in range(4)]
    assert [False, True, False] == [bucket.take(each) for each in (1, 2, 3)]


@given(st.lists(st.floats(0, 5), max_size=60))
def test_no_more_than_burst_plus_rate_times_time_is_taken(waits: list[float]) -> None:
    """Whatever the rhythm."""
    bucket, now, taken = Bucket(2, 5, 0), 0.0, 0
    for wait in waits:
        now += wait
        taken += bucket.take(now)
    assert taken <= 5 + 2 * now + 1e-6


def test_keys_do_not_share_a_bucket() -> None:
    """One address at its limit does not hinder another."""
    buckets = Buckets(0, 1, lambda: 0.0)
    assert [True, False, True] == [buckets.take(key) for key in ("a", "a", "b")]
    assert [False, True] == [buckets.has("a"), buckets.has("c")]


def test_full_buckets_are_forgotten() -> None:
    """Memory does not grow with every address that ever knocked; a spent one is kept."""
    now = [0.0]
    buckets = Buckets(1, 2, lambda: now[0])
    for key in range(limits._SWEEP + 1):
        buckets.take(key)
    now[0] = 100.0
    buckets.take("spent")
    assert buckets.take("spent")
    assert 2 > len(buckets._buckets)
