"""Search: Hypothesis looks for a history that leaks, and shrinks the one that it finds.

Hypothesis is an extra, imported when a search begins.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from panelry_server.verify.blindness import Leak, Tally, blind
from panelry_server.verify.engines import Engine, in_memory
from panelry_server.verify.histories import History, drawn


def search(runs: int, seed: int, tally: Tally, engine: Engine = in_memory) -> Leak | None:
    """Try so many histories; return the smallest leak found, None if there is none.

    `tally` counts the histories whose worlds looked the same. `ImportError` without Hypothesis, and
    what the engine raises.
    """
    import hypothesis  # noqa: PLC0415 - an extra, needed by a search alone
    from hypothesis.configuration import set_hypothesis_home_dir  # noqa: PLC0415 - likewise

    chosen = hypothesis.settings(
        max_examples=runs,
        database=None,
        deadline=None,
        derandomize=False,
        phases=(hypothesis.Phase.generate, hypothesis.Phase.shrink),
        report_multiple_bugs=False,
        suppress_health_check=(hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large),
        verbosity=hypothesis.Verbosity.quiet,
    )

    @hypothesis.seed(seed)
    @chosen
    @hypothesis.given(drawn())
    def tried(history: History) -> None:
        blind(history, tally, engine)

    with TemporaryDirectory() as folder:
        set_hypothesis_home_dir(Path(folder))
        try:
            tried()
        except Leak as leak:
            return leak
        finally:
            set_hypothesis_home_dir(None)
    return None
