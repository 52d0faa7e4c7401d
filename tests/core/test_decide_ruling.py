"""The organisation's policy on feedback: what it asks for before a release, and how it is taken over."""

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import events as e
from panelry.drafting.phrases import PHRASES
from panelry.ids import PersonId, SentenceId
from panelry.mails import Sent
from panelry.panel import CANDIDATE, Channel, Role
from panelry.parts import Asked, Draft, Policy
from panelry.points import Origin, Section
from panelry.policies import Policies
from panelry.refusals import Code
from panelry.ruling import Feedback, Ruling, Signatures
from panelry.signing import approved, may_approve, may_sign, signers
from panelry.summary import edits_of, silence, wording
from story import CODE, TOKEN, Story, permission

PRIYA, OTHER = PersonId("priya"), PersonId("other")
EXTRA = SentenceId("extra")
OTHER_TOKEN = "c" * 64
WORDS = "Thank you for the calm way you explained it."


def under(feedback: Feedback, signatures: Signatures = Signatures.PANEL) -> Story:
    """Return a new debrief of an organisation with that policy."""
    story = Story(policies=Policies(feedback=feedback, signatures=signatures))
    return story.when(cast.OPERATOR, c.AddPerson(PRIYA, "Priya Nair", (Role.COORDINATOR,)))


def releasing(story: Story, yes: c.RecordPermission | None = None) -> Story:
    """Sign, open the release and record a yes."""
    return story.signed().when(cast.ANA, c.OpenRelease(), yes or permission())


def why_not(story: Story) -> Code | None:
    """Return why the summary cannot be released now."""
    return story.refused(cast.ANA, c.Release(Channel.CALL, story.hash, "Amara"))


def with_priya(story: Story) -> Story:
    """Name the approver."""
    return story.when(cast.GRACE, c.NameApprover(PRIYA))


def test_the_products_own_policy_stands_on_no_record_and_in_no_picture() -> None:
    """What nobody chose is nothing to tell."""
    story = Story().release()
    assert [] == [event for batch in story.journal for event, _ in batch if isinstance(event, e.PolicyTaken)]
    assert () == story.parts(cast.ANA, Policy)
    assert None is why_not(story)


def test_never_refuses_every_release_and_every_offer() -> None:
    """The candidate is not even asked."""
    story = releasing(under(Feedback.NEVER))
    assert Code.FEEDBACK_NEVER is why_not(story)
    fresh = under(Feedback.NEVER)
    assert Code.FEEDBACK_NEVER is fresh.refused(cast.GRACE, c.MakePage(TOKEN, CODE, asks=True))
    assert Code.FEEDBACK_NEVER is fresh.refused(cast.GRACE, c.SendMail("amara@example.org"))


def test_on_request_only_a_candidate_who_asked_gets_a_summary() -> None:
    """A yes to a question of ours is none; nobody is asked, and the picture says who asked."""
    story = releasing(under(Feedback.ON_REQUEST))
    assert Code.NOT_REQUESTED is why_not(story)
    story.when(cast.ANA, c.RecordPermission(True, Channel.CALL, "by mail", "2026-12-24", requested=True))
    assert None is why_not(story)
    assert [True] == [each.requested for each in story.parts(cast.ANA, Asked) if isinstance(each, Asked)]
    assert Code.ONLY_ON_REQUEST is under(Feedback.ON_REQUEST).refused(
        cast.GRACE, c.MakePage(TOKEN, CODE, asks=True)
    )


def test_an_approval_is_the_approvers_signature_on_the_exact_text() -> None:
    """Before the release and after it opened; an edit voids it as it voids every other."""
    story = under(Feedback.HR_APPROVAL).signed()
    assert Code.APPROVER_MISSING is story.refused(cast.ANA, c.OpenRelease())
    with_priya(story)
    assert PRIYA not in signers(story.state)
    story.when(cast.ANA, c.OpenRelease(), permission())
    assert Code.APPROVAL_MISSING is why_not(story)
    assert Code.TEXT_CHANGED is story.refused(PRIYA, c.SignOff("another"))
    assert Code.NOT_A_SIGNER is story.refused(cast.BEN, c.SignOff(story.hash))
    story.when(PRIYA, c.SignOff(story.hash))
    assert (True, None) == (approved(story.state), why_not(story))
    story.when(cast.ANA, c.ReturnToSummary("one word"))
    first = wording(story.state)[0]
    story.when(cast.BEN, c.EditSentence(first.id, first.section, f"{first.text} And more.", first.text))
    assert not approved(story.state)


def test_an_approver_who_declines_keeps_the_summary_here() -> None:
    """With words, which stay on record; after the release nothing is signed any more."""
    story = with_priya(under(Feedback.HR_APPROVAL).signed()).when(cast.ANA, c.OpenRelease(), permission())
    story.when(PRIYA, c.DeclineToSign(story.hash, "Legal has to read it first"))
    assert Code.APPROVAL_MISSING is why_not(story)
    story.when(PRIYA, c.SignOff(story.hash))
    story.when(cast.ANA, c.Release(Channel.CALL, story.hash, "Amara"))
    assert Code.ALREADY_RELEASED is story.refused(PRIYA, c.SignOff(story.hash))
    assert Code.ALREADY_RELEASED is story.refused(cast.GRACE, c.NameApprover(PRIYA))


def test_an_approver_is_a_coordinator_who_took_no_part_and_is_named_by_another() -> None:
    """A facilitator cannot name their own, and nobody names themselves."""
    story = under(Feedback.HR_APPROVAL)
    assert Code.NOT_ALLOWED is story.refused(cast.ANA, c.NameApprover(cast.GRACE))
    unfit = (cast.GRACE, cast.BEN, cast.FAY)
    assert {Code.APPROVER_UNFIT} == {story.refused(cast.GRACE, c.NameApprover(each)) for each in unfit}
    story.when(cast.OPERATOR, c.NameApprover(cast.GRACE))
    assert Code.NOTHING_NEW is story.refused(cast.OPERATOR, c.NameApprover(cast.GRACE))
    assert (Policy(Feedback.HR_APPROVAL, Signatures.PANEL, cast.GRACE),) == story.parts(cast.BEN, Policy)


@pytest.mark.parametrize("also", [Role.FACILITATOR, Role.PANELIST])
def test_an_approver_who_leads_or_rates_by_now_approves_nothing(also: Role) -> None:
    """What was asked at the naming is asked at every use: the signature, the opening and the release."""
    story = with_priya(under(Feedback.HR_APPROVAL)).signed()
    story.state = story.state.with_person(PRIYA, roles=frozenset({Role.COORDINATOR, also}))
    assert (Policy(Feedback.HR_APPROVAL, Signatures.PANEL),) == story.parts(cast.BEN, Policy)
    assert not may_approve(story.state, PRIYA)
    assert Code.APPROVER_MISSING is story.refused(cast.ANA, c.OpenRelease())


def test_an_approval_ends_with_the_fitness_of_who_gave_it() -> None:
    """A signature of the approver that is there already releases nothing, either."""
    story = releasing(with_priya(under(Feedback.HR_APPROVAL)))
    story.when(PRIYA, c.SignOff(story.hash))
    assert None is why_not(story)
    story.state = story.state.with_person(PRIYA, roles=frozenset({Role.COORDINATOR, Role.FACILITATOR}))
    assert (Code.APPROVER_MISSING, False) == (why_not(story), approved(story.state))


def test_a_coordinator_whom_the_facilitator_made_approves_and_names_nobody() -> None:
    """Nor does one whom such a coordinator made: who leads cannot arrange who approves."""
    story = under(Feedback.HR_APPROVAL)
    ana = (Role.FACILITATOR, Role.PANELIST, Role.COORDINATOR)
    story.when(cast.ANA, c.ChangeRoles(cast.ANA, ana), c.ChangeRoles(cast.HANA, (Role.COORDINATOR,)))
    story.when(cast.HANA, c.AddPerson(OTHER, "Otto Berg", (Role.COORDINATOR,)))
    assert {Code.NAMES_NO_APPROVER} == {
        story.refused(each, c.NameApprover(PRIYA)) for each in (cast.ANA, cast.HANA, OTHER)
    }
    unfit = (cast.HANA, OTHER, cast.ANA)
    assert {Code.APPROVER_UNFIT} == {story.refused(cast.GRACE, c.NameApprover(each)) for each in unfit}
    story.when(cast.ANA, c.ChangeRoles(PRIYA, (Role.COORDINATOR, Role.OBSERVER)))
    with_priya(story)
    story.when(cast.GRACE, c.ChangeRoles(cast.HANA, (Role.OBSERVER,)))
    story.when(cast.GRACE, c.ChangeRoles(cast.HANA, (Role.COORDINATOR,)), c.NameApprover(cast.HANA))
    assert cast.HANA == story.state.approver


def test_an_approver_who_lost_the_seat_approves_nothing() -> None:
    """Another one has to be named."""
    story = with_priya(under(Feedback.HR_APPROVAL)).signed()
    story.state = story.state.with_person(PRIYA, roles=frozenset({Role.OBSERVER}))
    assert Code.APPROVER_MISSING is story.refused(cast.ANA, c.OpenRelease())


def test_the_approver_signs_with_the_panel_where_the_policy_says_so() -> None:
    """Asked and counted like everybody else."""
    story = with_priya(under(Feedback.ALLOW, Signatures.PANEL_AND_HR)).signed()
    assert (*cast.PANEL, cast.FAY, PRIYA) == signers(story.state)
    assert may_sign(story.state, PRIYA)
    assert Code.SIGNATURES_AWAITED is story.refused(cast.ANA, c.OpenRelease(1))
    story.when(PRIYA, c.SignOff(story.hash)).when(cast.ANA, c.OpenRelease(), permission())
    assert None is why_not(story)


def test_without_evaluation_the_thank_you_note_is_all_that_is_left() -> None:
    """No point, no rubric wording and no human sentence is in it, whatever was agreed; nothing is added."""
    plain = Story().summary().when(cast.BEN, c.EditSentence(EXTRA, Section.CLOSING, WORDS, ""))
    story = under(Feedback.GENERIC_ONLY).summary()
    assert Code.GENERIC_ONLY is story.refused(cast.BEN, c.EditSentence(EXTRA, Section.CLOSING, WORDS, ""))
    sources = {each.origin for sentence in wording(story.state) for each in sentence.sources}
    assert {Origin.TEMPLATE} == sources
    assert {Section.STRENGTHS, Section.GROWTH}.isdisjoint(each.section for each in wording(story.state))
    assert ((), ()) == (silence(story.state).criteria, silence(story.state).points)
    assert None is why_not(releasing(story))
    plain.policies = story.policies
    plain.when(cast.ANA, c.AskForSignatures())
    assert () == edits_of(plain.state)
    assert wording(story.state) == wording(plain.state)


@pytest.mark.parametrize("feedback", [Feedback.GENERIC_ONLY, Feedback.ALLOW])
def test_the_thank_you_note_gives_its_true_reason(feedback: Feedback) -> None:
    """That too little is known is said only where it is so, and not where the policy gives no feedback."""
    story = under(feedback).revealed()
    (said,) = [each for each in wording(story.state) if each.id == "closing/little"]
    slot = "by policy" if feedback is Feedback.GENERIC_ONLY else "little"
    assert said.text in {text for key in (slot, f"{slot} yet") for text in PHRASES.get(key, ())}
    assert [slot] == sorted({each.id.partition("/")[0].removesuffix(" yet") for each in said.sources})


def test_a_policy_that_changes_is_taken_over_by_asking_anew() -> None:
    """Refused on both sides of the release until then; what was loosened holds likewise."""
    story = Story().signed()
    story.policies = Policies(feedback=Feedback.NEVER)
    assert Code.POLICY_CHANGED is story.refused(cast.ANA, c.OpenRelease())
    story.policies = Policies()
    story.when(cast.ANA, c.OpenRelease(), permission())
    story.policies = Policies(feedback=Feedback.ON_REQUEST)
    assert Code.POLICY_CHANGED is why_not(story)
    story.when(cast.ANA, c.ReturnToSummary("the policy changed"))
    assert Ruling(Feedback.ON_REQUEST) == story.state.ruling
    story.policies = Policies()
    story.when(cast.ANA, c.AskForSignatures())
    assert Ruling() == story.state.ruling


def test_signatures_are_asked_for_the_text_that_the_new_policy_makes() -> None:
    """So that who signs reads what will leave."""
    story = Story().summary()
    before = story.hash
    story.policies = Policies(feedback=Feedback.GENERIC_ONLY)
    story.when(cast.ANA, c.AskForSignatures())
    assert before != story.hash == story.state.asked
    assert [True] == [each.asked for each in story.parts(cast.BEN, Draft) if isinstance(each, Draft)]


@pytest.mark.parametrize("feedback", [each for each in Feedback if each is not Feedback.ALLOW])
def test_a_debrief_begins_with_the_policy_of_its_organisation(feedback: Feedback) -> None:
    """And it stands in everybody's picture."""
    story = under(feedback)
    assert Ruling(feedback) == story.state.ruling
    assert (Policy(feedback, Signatures.PANEL),) == story.parts(cast.HANA, Policy)


def test_an_offer_that_is_out_asks_nobody_once_the_policy_forbids_it() -> None:
    """Its mail does not leave and is no offer, and a yes is not recorded; a no is, whatever the policy."""
    story = under(Feedback.ALLOW).when(cast.GRACE, c.MakePage(TOKEN, CODE, asks=True))
    story.when(cast.GRACE, c.SendMail("amara@example.org"))
    for feedback, code in (
        (Feedback.ON_REQUEST, Code.ONLY_ON_REQUEST),
        (Feedback.NEVER, Code.FEEDBACK_NEVER),
    ):
        story.policies = Policies(feedback=feedback)
        assert code is story.refused(cast.OPERATOR, c.RecordSending(0, OTHER_TOKEN, CODE))
    story.when(cast.OPERATOR, c.RecordSent(0, Sent.REFUSED, "not wanted any more"))
    assert 1 == story.state.offers
    yes = c.AnswerOffer(TOKEN, CODE, granted=True, channel=Channel.CALL, language="")
    assert Code.FEEDBACK_NEVER is story.refused(CANDIDATE, yes)
    story.when(CANDIDATE, replace(yes, granted=False))
    assert story.state.permission is not None
    assert not story.state.permission.granted
