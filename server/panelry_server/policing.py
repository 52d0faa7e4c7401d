"""What the operator's errands do to the organisation's policies: show them, choose one."""

from typing import assert_never

from panelry.office import Office
from panelry.policies import MEANINGS, choose, names, value_of, values_for
from panelry_server import policy_errands as p
from panelry_server.core import Core


async def look_after_policies(
    core: Core, errand: p.ShowPolicies | p.SetPolicy
) -> p.PoliciesInForce | p.PolicyInForce:
    """Do an errand about policies; `Refused` for a name or a value that is none, `JournalError`."""
    match errand:
        case p.ShowPolicies():
            return p.PoliciesInForce(tuple(_in_force(core.office.state, each) for each in names()))
        case p.SetPolicy(name=name, value=value):
            made = choose(core.office.state.policies, name, value)
            if made:
                await core.office.record(*made)
            return _in_force(core.office.state, name, changed=bool(made))
        case _:
            assert_never(errand)


def _in_force(office: Office, name: str, *, changed: bool = False) -> p.PolicyInForce:
    stamp = office.policies_set.get(name)
    return p.PolicyInForce(
        name=name,
        value=value_of(office.policies, name),
        values=values_for(name),
        meaning=MEANINGS[name],
        by="" if stamp is None else stamp.actor,
        at="" if stamp is None else stamp.at,
        changed=changed,
    )
