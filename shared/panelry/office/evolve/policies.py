"""What the choice of a policy does to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.office.state import Office
from panelry.policies import PolicySet, with_local, with_policy


def _policy_set(state: Office, event: PolicySet, stamp: Stamp) -> Office:
    chosen = {**state.policies_set, f"{event.name} {event.jurisdiction}".strip(): stamp}
    if event.jurisdiction:
        return replace(state, local=with_local(state.local, event), policies_set=chosen)
    return replace(state, policies=with_policy(state.policies, event), policies_set=chosen)


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {PolicySet: _policy_set}
