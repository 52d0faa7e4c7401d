"""Policies: defaults that add no right, values by name, and what a newer program set is left aside."""

import pytest

import cast
from panelry.events import Stamp
from panelry.office import Office, decode, encode, evolve
from panelry.policies import (
    MEANINGS,
    STRICT,
    Policies,
    PolicySet,
    Switch,
    choose,
    names,
    value_of,
    values_for,
    with_policy,
)
from panelry.refusals import Code, Refused

ON = PolicySet("break-glass", "on")
STAMP = Stamp(cast.OPERATOR, cast.moment(3))


def test_every_policy_begins_with_the_value_that_adds_no_right() -> None:
    """Spelled out, so that another default is noticed."""
    expected = {
        "break-glass": "off",
        "feedback": "allow",
        "signatures": "panel",
        "later-levels": "never",
        "personal-note": "forbidden",
        "rewording": "off",
    }
    assert expected == {name: value_of(Policies(), name) for name in names()}


def test_every_policy_says_what_it_is_about_and_has_a_choice() -> None:
    """A new one comes with its sentence."""
    assert set(names()) == set(MEANINGS) == set(STRICT)
    assert [] == [name for name in names() if set(STRICT[name]) != set(values_for(name))]
    assert [] == [name for name in names() if len(values_for(name)) < 2]


def test_a_value_is_chosen_once_and_the_same_again_is_nothing() -> None:
    """The stream does not grow by what changes nothing."""
    assert (ON,) == choose(Policies(), "break-glass", "on")
    assert Switch.ON is with_policy(Policies(), ON).break_glass
    assert () == choose(with_policy(Policies(), ON), "break-glass", "on")
    assert () == choose(Policies(), "break-glass", "off")


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("break-ice", "on", Code.NO_SUCH_POLICY),
        ("break_glass", "on", Code.NO_SUCH_POLICY),
        ("break-glass", "yes", Code.NO_SUCH_VALUE),
        ("break-glass", "", Code.NO_SUCH_VALUE),
    ],
)
def test_a_name_or_a_value_that_is_none_is_refused(name: str, value: str, code: Code) -> None:
    """Each with its own sentence."""
    with pytest.raises(Refused) as refused:
        choose(Policies(), name, value)
    assert code is refused.value.code


def test_the_office_keeps_the_value_with_who_chose_it_and_when() -> None:
    """The last choice counts, and comes back from the bytes of the journal."""
    state = evolve(Office(), decode(encode(ON)), STAMP)
    assert (Policies(Switch.ON), {"break-glass": STAMP}) == (state.policies, state.policies_set)
    off = evolve(state, PolicySet("break-glass", "off"), Stamp(cast.OPERATOR, cast.moment(4)))
    assert Policies() == off.policies


@pytest.mark.parametrize("event", [PolicySet("newer", "on"), PolicySet("break-glass", "newer")])
def test_what_only_a_newer_program_knows_changes_nothing(event: PolicySet) -> None:
    """An older program reads a newer journal."""
    assert Policies() == evolve(Office(), event, STAMP).policies
