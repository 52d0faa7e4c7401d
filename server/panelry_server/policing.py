"""What the operator's errands do to the organisation's policies: show them, choose one."""

from typing import assert_never

from panelry.hiring import Jurisdiction
from panelry.office import Office
from panelry.policies import INHERIT, MEANINGS, PolicySet, choose, choose_local, names, value_of, values_for
from panelry_server import policy_errands as p
from panelry_server.core import Core


async def look_after_policies(
    core: Core, errand: p.ShowPolicies | p.SetPolicy
) -> p.PoliciesInForce | p.PolicyInForce:
    """Do an errand about policies; `Refused` for a name or a value that is none, `JournalError`."""
    match errand:
        case p.ShowPolicies():
            office = core.office.state
            own = [(name, law) for law in Jurisdiction for name in office.local.get(law.value, {})]
            everywhere = [(name, Jurisdiction.NONE) for name in names()]
            return p.PoliciesInForce(tuple(_in_force(office, *each) for each in (*everywhere, *own)))
        case p.SetPolicy(name=name, jurisdiction=law):
            made = _chosen(core.office.state, errand)
            if made:
                await core.office.record(*made)
            return _in_force(core.office.state, name, law, changed=bool(made))
        case _:
            assert_never(errand)


def _chosen(office: Office, errand: p.SetPolicy) -> tuple[PolicySet, ...]:
    if errand.jurisdiction is Jurisdiction.NONE:
        return choose(office.policies, errand.name, errand.value)
    return choose_local(office.local, errand.name, errand.value, errand.jurisdiction)


def _in_force(office: Office, name: str, law: Jurisdiction, *, changed: bool = False) -> p.PolicyInForce:
    everywhere = law is Jurisdiction.NONE
    stamp = office.policies_set.get(name if everywhere else f"{name} {law.value}")
    own = value_of(office.policies, name) if everywhere else office.local[law.value].get(name, INHERIT)
    return p.PolicyInForce(
        name=name,
        value=own,
        values=values_for(name) if everywhere else (*values_for(name), INHERIT),
        jurisdiction="" if everywhere else law.value,
        meaning=MEANINGS[name],
        by="" if stamp is None else stamp.actor,
        at="" if stamp is None else stamp.at,
        changed=changed,
    )
