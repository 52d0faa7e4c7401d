"""Refusals: every way the domain says no, with a sentence for people that says what to do.

A refusal depends on the actor's own data and on public facts only, so it can tell nothing
hidden; "does not exist" and "not yours" are one code.
"""

from enum import Enum


class Code(Enum):
    """Why a command was declined; the value crosses the wire."""

    NOT_ALLOWED = "not-allowed"
    NOT_IN_THIS_PHASE = "not-in-this-phase"
    NO_SUCH_THING = "no-such-thing"
    ALREADY_REFUSED = "already-refused"
    CHANGED_ELSEWHERE = "changed-elsewhere"
    TEXT_TOO_LONG = "text-too-long"
    TEXT_MISSING = "text-missing"
    REASON_MISSING = "reason-missing"
    LEVEL_OFF_THE_SCALE = "level-off-the-scale"
    TOO_MANY = "too-many"
    NO_ROOM_LEFT = "no-room-left"
    RECORD_FULL = "record-full"
    ID_TAKEN = "id-taken"
    NAME_TAKEN = "name-taken"
    NAME_NOT_VISIBLE = "name-not-visible"
    NO_FACILITATOR_LEFT = "no-facilitator-left"
    NO_PANELIST = "no-panelist"
    SCORECARD_SUBMITTED = "scorecard-submitted"
    SCORECARD_NOT_SUBMITTED = "scorecard-not-submitted"
    SCORECARD_INCOMPLETE = "scorecard-incomplete"
    SCORECARD_FROZEN = "scorecard-frozen"
    RECUSED = "recused"
    STANDING_UNCHANGED = "standing-unchanged"
    MISSING_COUNT_DIFFERS = "missing-count-differs"
    ALREADY_REVEALED = "already-revealed"
    NOT_REVEALED_YET = "not-revealed-yet"
    OPENS_AT_ONCE = "opens-at-once"
    EVIDENCE_NOT_OPEN = "evidence-not-open"
    NOTHING_TO_REVISE = "nothing-to-revise"
    HAND_RAISED_OFTEN = "hand-raised-often"
    NO_PROPOSAL = "no-proposal"
    PROPOSAL_CHANGED = "proposal-changed"
    CRITERION_SETTLED = "criterion-settled"
    CRITERION_NOT_SETTLED = "criterion-not-settled"
    SECOND_ROUND_OPEN = "second-round-open"
    SECOND_ROUND_NOT_OPEN = "second-round-not-open"
    SECOND_ROUND_HELD = "second-round-held"
    NOT_IN_THE_CHAIR = "not-in-the-chair"
    CHAIR_IS_HERE = "chair-is-here"
    CHAIR_HELD = "chair-held"
    CRITERIA_UNSETTLED = "criteria-unsettled"
    OVERALL_NOT_OPEN = "overall-not-open"
    OUTCOME_MISSING = "outcome-missing"
    POINT_INCOMPLETE = "point-incomplete"
    POINT_BLOCKED = "point-blocked"
    LEAKS_FOUND_OFTEN = "leaks-found-often"
    POINT_CHANGED = "point-changed"
    POINT_DISPUTED = "point-disputed"
    TEXT_CHANGED = "text-changed"
    SECTION_LEASED = "section-leased"
    NOBODY_WRITES = "nobody-writes"
    SUMMARY_TOO_LONG = "summary-too-long"
    OPEN_FINDINGS = "open-findings"
    NEW_TEXT_UNACCEPTED = "new-text-unaccepted"
    OWN_TEXT = "own-text"
    NOT_A_SIGNER = "not-a-signer"
    SIGNATURES_MISSING = "signatures-missing"
    PERMISSION_MISSING = "permission-missing"
    PERMISSION_DECLINED = "permission-declined"
    PERMISSION_EXPIRED = "permission-expired"
    PERMISSION_DOUBTED = "permission-doubted"
    PERMISSION_FOR_ANOTHER_CHANNEL = "permission-for-another-channel"
    NO_FURTHER_CONTACT = "no-further-contact"
    AUTHORS_YES_NEEDED = "authors-yes-needed"
    NEVER_WAIVED = "never-waived"
    SIGNATURES_AWAITED = "signatures-awaited"
    POLICY_CHANGED = "policy-changed"
    FEEDBACK_NEVER = "feedback-never"
    NOT_REQUESTED = "not-requested"
    ONLY_ON_REQUEST = "only-on-request"
    GENERIC_ONLY = "generic-only"
    APPROVER_MISSING = "approver-missing"
    APPROVER_UNFIT = "approver-unfit"
    NAMES_NO_APPROVER = "names-no-approver"
    APPROVAL_MISSING = "approval-missing"
    PIECES_AWAITED = "pieces-awaited"
    PIECES_MISSING = "pieces-missing"
    REWORDING_OFF = "rewording-off"
    REWORDING_NOTICE = "rewording-notice"
    NOTHING_TO_REWORD = "nothing-to-reword"
    PERSONAL_NOTE_FORBIDDEN = "personal-note-forbidden"
    PERSONAL_NOTE_CHANGED = "personal-note-changed"
    PERSONAL_NOTE_BLOCKED = "personal-note-blocked"
    PERSONAL_NOTE_UNAPPROVED = "personal-note-unapproved"
    OUTCOME_NOT_TOLD = "outcome-not-told"
    NO_OWN_POINT = "no-own-point"
    NAME_NOT_TYPED = "name-not-typed"
    ALREADY_RELEASED = "already-released"
    NOT_RELEASED = "not-released"
    CORRECTION_UNDER_WAY = "correction-under-way"
    RELEASE_REVOKED = "release-revoked"
    ENDS_BY_CLOSING = "ends-by-closing"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    RECORDED_AS_AN_ANSWER = "recorded-as-an-answer"
    RECORDED_AT_THE_DESK = "recorded-at-the-desk"
    REPLIES_FULL = "replies-full"
    BAD_TIME = "bad-time"
    BREAK_GLASS_OFF = "break-glass-off"
    OPENS_WITHOUT_NAMES = "opens-without-names"
    OWN_SCORECARD = "own-scorecard"
    READER_UNFIT = "reader-unfit"
    HAS_READ_SEALED = "has-read-sealed"
    NO_SUCH_POLICY = "no-such-policy"
    NO_SUCH_VALUE = "no-such-value"
    POSITION_CLOSED = "position-closed"
    NO_COORDINATOR_LEFT = "no-coordinator-left"
    NOTHING_NEW = "nothing-new"
    BAD_ADDRESS = "bad-address"
    ALREADY_ANSWERED = "already-answered"
    ASKED_TWICE = "asked-twice"
    NO_OPEN_LINK = "no-open-link"
    MAIL_UNDER_WAY = "mail-under-way"
    NO_ADDRESS = "no-address"
    ADDRESS_DIFFERS = "address-differs"
    NO_MAIL_SERVER = "no-mail-server"
    BAD_DAY = "bad-day"
    COUNT_DIFFERS = "count-differs"
    NOT_ON_HOLD = "not-on-hold"
    NOTICE_UNDER_WAY = "notice-under-way"
    UNDER_HOLD = "under-hold"
    WITHIN_MINIMUM = "within-minimum"
    NOT_KEPT_IN_TOUCH = "not-kept-in-touch"
    NO_OPEN_CASE = "no-open-case"
    CASE_OPEN = "case-open"
    EXTENSION_TOO_LATE = "extension-too-late"
    NOT_HIRED = "not-hired"
    LATER_NEVER = "later-never"
    LATER_TWICE = "later-twice"
    NO_RUBRIC_CHOSEN = "no-rubric-chosen"
    NO_SUCH_CRITERION = "no-such-criterion"
    NO_SUCH_RUBRIC = "no-such-rubric"
    TWO_PEOPLE_NEEDED = "two-people-needed"
    REVIEWER_UNFIT = "reviewer-unfit"
    NO_REVIEWER = "no-reviewer"
    SEAT_TOO_NEW = "seat-too-new"
    NO_OPEN_COMPLAINT = "no-open-complaint"


SENTENCES: dict[Code, str] = {
    Code.NOT_ALLOWED: "Your role may not do this. Ask the facilitator, or join with the invitation for that role.",
    Code.NOT_IN_THIS_PHASE: "This is not possible in the present phase. Row 2 of the screen shows where the debrief stands.",
    Code.NO_SUCH_THING: "That is not here, or not yours. Choose one from the list on the screen.",
    Code.ALREADY_REFUSED: "The server declined this earlier. Look at the present state and do it again if you still want it.",
    Code.CHANGED_ELSEWHERE: "This was changed on another device of yours. Both texts are kept: choose one, then save again.",
    Code.TEXT_TOO_LONG: "This text is too long for one entry. Shorten it or split it in two.",
    Code.TEXT_MISSING: "There is no text yet. Type a few words, then confirm.",
    Code.REASON_MISSING: "A reason is needed. Say in a few words why.",
    Code.LEVEL_OFF_THE_SCALE: "That level is not on this rubric's scale. Choose one of the levels shown.",
    Code.TOO_MANY: "There are too many of these already. Remove one that is no longer needed.",
    Code.NO_ROOM_LEFT: "Others have written much here, so little room is left. Shorten this to a line or two.",
    Code.RECORD_FULL: "Your part of this record is full. Let somebody else on the panel go on.",
    Code.ID_TAKEN: "This already exists. Reload the list and change that one instead.",
    Code.NAME_TAKEN: "Somebody on this panel has a name that looks the same. Add a surname or an initial.",
    Code.NAME_NOT_VISIBLE: "Part of this name cannot be seen. Write a letter first, and each word in one script.",
    Code.NO_FACILITATOR_LEFT: "A debrief needs a facilitator. Give somebody else that role first.",
    Code.NO_PANELIST: "A panel needs at least one panelist. Add one, then open scoring.",
    Code.SCORECARD_SUBMITTED: "The scorecard is submitted. Reopen it first if something must change.",
    Code.SCORECARD_NOT_SUBMITTED: "The scorecard is not submitted yet. Submit it first.",
    Code.SCORECARD_INCOMPLETE: "A criterion is still blank. Rate it, or mark it as no evidence, then submit.",
    Code.SCORECARD_FROZEN: "Scorecards are frozen. After the reveal, revise a rating with a reason instead.",
    Code.RECUSED: "A recused person takes no part in this debrief. Ask the facilitator if that is a mistake.",
    Code.STANDING_UNCHANGED: "This person is marked so already. Nothing more is needed.",
    Code.MISSING_COUNT_DIFFERS: "The number typed is not the number missing now. Look again and type the number shown.",
    Code.ALREADY_REVEALED: "This is open already. Nothing more is needed.",
    Code.NOT_REVEALED_YET: "The ratings are not open yet. Wait for the reveal.",
    Code.OPENS_AT_ONCE: "This debrief opens evidence and numbers together. Reveal instead.",
    Code.EVIDENCE_NOT_OPEN: "This debrief opens the evidence first. Open the evidence, then show the numbers.",
    Code.NOTHING_TO_REVISE: "You have no opened rating on this criterion. Submit your scorecard first.",
    Code.HAND_RAISED_OFTEN: "You have raised your hand ten times on this criterion. Say it aloud, or wait for the next criterion.",
    Code.NO_PROPOSAL: "No level is proposed on this criterion. Propose one first.",
    Code.PROPOSAL_CHANGED: "The proposal has changed meanwhile. Read the new one, then answer it.",
    Code.CRITERION_SETTLED: "This criterion is settled. The facilitator can open it again by parking and taking it up.",
    Code.CRITERION_NOT_SETTLED: "This criterion is still open. Agree a level, record both views, or park it.",
    Code.SECOND_ROUND_OPEN: "A second private round is open on this criterion. Close it first.",
    Code.SECOND_ROUND_NOT_OPEN: "No second private round is open on this criterion. The facilitator can open one.",
    Code.SECOND_ROUND_HELD: "This criterion has had its second round. Propose a level, or record both views.",
    Code.NOT_IN_THE_CHAIR: "Another facilitator has the chair. Ask them to hand it over, or claim it when they have been gone for a minute.",
    Code.CHAIR_IS_HERE: "Whoever has the chair was here less than a minute ago. Ask them to hand it over, or wait.",
    Code.CHAIR_HELD: "That person has the chair already. Nothing more is needed.",
    Code.CRITERIA_UNSETTLED: "Some criteria are still open. Agree, park or record both views on each, then go on.",
    Code.OVERALL_NOT_OPEN: "The overall judgement is not open yet. Open it once every criterion is settled.",
    Code.OUTCOME_MISSING: "No outcome is recorded yet. Record the outcome first.",
    Code.POINT_INCOMPLETE: 'This point is not complete. Add a situation, "you" and what was done, and for growth a suggestion.',
    Code.POINT_BLOCKED: "These words cannot go to a candidate. See the finding beside the point and rephrase it.",
    Code.LEAKS_FOUND_OFTEN: "Your words were close to private texts several times. Wait ten minutes, then use words of your own.",
    Code.POINT_CHANGED: "This point has a newer version. Read it, then approve that one.",
    Code.POINT_DISPUTED: "Somebody disputes this point. Talk about it, then write a new version or ask them to clear it.",
    Code.TEXT_CHANGED: "The summary has changed since you read it. Read it once more, then sign.",
    Code.SECTION_LEASED: "Somebody else writes in this part now. Suggest your words, ask for the part, or wait until they end.",
    Code.NOBODY_WRITES: "Nobody else writes in this part now. You can write there yourself.",
    Code.SUMMARY_TOO_LONG: "The summary is too long to be signed. Shorten or remove sentences, then sign.",
    Code.OPEN_FINDINGS: "The summary holds words that block it. Resolve each finding, then sign.",
    Code.NEW_TEXT_UNACCEPTED: "The summary holds new text or rubric words that nobody has accepted. Accept each, or ask a second person to, or take it out.",
    Code.OWN_TEXT: "You wrote this text, so somebody else must accept it. Ask a colleague on the panel.",
    Code.NOT_A_SIGNER: "You are not asked to sign this summary. Signers are the facilitator and those present at the reveal.",
    Code.SIGNATURES_MISSING: "Too few people have signed this exact text. Ask the others, or type how many are missing.",
    Code.PERMISSION_MISSING: "The candidate has not been asked. Ask, record the answer, then release.",
    Code.PERMISSION_DECLINED: "The candidate does not want a summary. Close the debrief without one.",
    Code.PERMISSION_EXPIRED: "The candidate's permission has run out. Ask again, record the answer, then release.",
    Code.PERMISSION_DOUBTED: "The record came back from a backup, and the candidate may have said no since. Ask again, record the answer.",
    Code.PERMISSION_FOR_ANOTHER_CHANNEL: "The candidate agreed to another channel. Use that one, or ask again.",
    Code.NO_FURTHER_CONTACT: "The candidate asked not to be contacted again. If they ask for it themselves now, record that answer first.",
    Code.AUTHORS_YES_NEEDED: "Only the author of the private text can say yes to these words. Ask them, or rephrase the sentence.",
    Code.NEVER_WAIVED: "Nobody can waive this rule. Rephrase the sentence, or remove it.",
    Code.SIGNATURES_AWAITED: "Somebody has not answered yet. Ask for signatures and wait two working days, or mark them absent.",
    Code.POLICY_CHANGED: "The organisation's feedback policy has changed. Go back to the summary, then ask for signatures anew.",
    Code.FEEDBACK_NEVER: "The organisation's policy allows no summary for this position. Close the debrief without one.",
    Code.NOT_REQUESTED: "By policy a summary goes only to candidates who asked for one. Record that they did, or close.",
    Code.ONLY_ON_REQUEST: "By policy candidates are not asked here: they ask. If this one did, record the answer.",
    Code.GENERIC_ONLY: "By policy the candidate gets the thank-you note alone, as it is drafted. Nothing can be added.",
    Code.APPROVER_MISSING: "By policy an approver has to be named first. Ask a coordinator to name one, then go on.",
    Code.APPROVER_UNFIT: "They cannot approve this. Choose a coordinator who neither leads nor rates, nor was made one by who leads.",
    Code.NAMES_NO_APPROVER: "Who leads names no approver, nor does a coordinator whom they made. Ask another coordinator.",
    Code.APPROVAL_MISSING: "The approver has not signed this exact text. Ask them, then release.",
    Code.PIECES_AWAITED: "The rest of this list is awaited. Nothing of it was added yet.",
    Code.PIECES_MISSING: "Part of this list did not arrive, so nothing of it was added. Add it again.",
    Code.REWORDING_OFF: "The organisation's policy lets no program help with the words here. Change them yourself.",
    Code.REWORDING_NOTICE: "This line stands for as long as a program's words do. Change those instead.",
    Code.NOTHING_TO_REWORD: "No drafted sentence can be given to a program. Change them yourself.",
    Code.PERSONAL_NOTE_FORBIDDEN: "By the organisation's policy the summary alone speaks to the candidate. Ask a coordinator if a personal note matters to you.",
    Code.PERSONAL_NOTE_CHANGED: "The personal note has changed since you read it. Read it once more.",
    Code.PERSONAL_NOTE_BLOCKED: "The personal note holds words that must not reach the candidate. Rephrase your point first.",
    Code.PERSONAL_NOTE_UNAPPROVED: "The policy asks that a coordinator who neither leads nor rates reads a personal note first. Ask one to approve yours.",
    Code.OUTCOME_NOT_TOLD: "The candidate does not have the summary yet. Wait until that is on record.",
    Code.NO_OWN_POINT: "A personal note tells points that its author approved, and there is none here. Nothing needs to be sent.",
    Code.NAME_NOT_TYPED: "That is not the candidate's first name. Type it exactly as shown to release.",
    Code.ALREADY_RELEASED: "The summary is released already. Nothing was sent twice.",
    Code.CORRECTION_UNDER_WAY: "A corrected version is under way. Release it first; until then nothing is sent.",
    Code.NOT_RELEASED: "The summary is not released yet. Release it first.",
    Code.RELEASE_REVOKED: "This release was revoked. Nothing of it is handed over any more.",
    Code.ENDS_BY_CLOSING: "The candidate was given a text, and that stays on record. Close the debrief instead.",
    Code.TOO_MANY_ATTEMPTS: "Forty attempts are on record, and no more fit. Close the debrief.",
    Code.RECORDED_AS_AN_ANSWER: "No further contact has an act of its own. Record it with the candidate's answer, under permission.",
    Code.RECORDED_AT_THE_DESK: "The office records whether to keep in touch. Do it at the desk: bench record, or bench end.",
    Code.REPLIES_FULL: "Twenty replies are on record here, and no more fit. Answer them, and keep what comes later with the office's letters.",
    Code.BAD_TIME: "That time cannot be used. Type a day to come, such as 2027-01-31.",
    Code.BREAK_GLASS_OFF: "Break-glass is not allowed here. For new debriefs, ask the operator: panelry-server policy set break-glass on.",
    Code.OPENS_WITHOUT_NAMES: "This debrief opens without names, so no single scorecard opens. Wait for the reveal.",
    Code.OWN_SCORECARD: "This is your own scorecard. Somebody else has to ask for it.",
    Code.READER_UNFIT: "It cannot open to them. Choose a facilitator or panelist, not you or its author, with nothing left to rate.",
    Code.HAS_READ_SEALED: "Whoever reads a sealed scorecard rates and asks no more before the reveal. Wait for it.",
    Code.NO_SUCH_POLICY: "There is no policy of that name. Choose one that panelry-server policy show lists.",
    Code.NO_SUCH_VALUE: "This policy has no such value. Choose one that panelry-server policy show lists.",
    Code.POSITION_CLOSED: "This position is filled or withdrawn. Open a new one for further candidates.",
    Code.NO_COORDINATOR_LEFT: "The office needs a coordinator. Give somebody else that role first.",
    Code.NOTHING_NEW: "This is so already. Nothing more is needed.",
    Code.BAD_ADDRESS: "That is not an e-mail address. Write it like kit@example.org, or leave it out.",
    Code.ALREADY_ANSWERED: "The candidate has answered already, so nobody asks again. Go by the answer on record.",
    Code.ASKED_TWICE: "The candidate was asked twice and is not asked again. Wait for an answer, or close without feedback.",
    Code.NO_OPEN_LINK: "No link opens the page now, so there is nothing to revoke. Make a link first if one is wanted.",
    Code.MAIL_UNDER_WAY: "A mail to the candidate is still under way. Wait until its row says what became of it.",
    Code.NO_ADDRESS: "That is not one address of e-mail. Write it like amara@example.org, without a name or a comma.",
    Code.ADDRESS_DIFFERS: "The office has another address for this candidate. Look at yours once more; if you mean it, say so.",
    Code.NO_MAIL_SERVER: "This server has no mail server, so no mail would leave. Make a link instead, or ask the operator for one.",
    Code.BAD_DAY: "That day cannot be. Write a day like 2027-01-31, or a number of days that is possible.",
    Code.COUNT_DIFFERS: "The number typed is not the number of people now. Look again and type the number shown.",
    Code.NOT_ON_HOLD: "This position is not on hold. Put it on hold and give a reason, then tell its candidates.",
    Code.NOTICE_UNDER_WAY: "This notice waits, leaves or has arrived. Nothing can be done about it now.",
    Code.UNDER_HOLD: "A legal hold keeps this. Look at its reason and owner in the list of holds; lift it first.",
    Code.WITHIN_MINIMUM: "The law asks to keep this for longer. Look at the position's retention, and wait until then.",
    Code.NOT_KEPT_IN_TOUCH: "Only who was told that you keep in touch is asked. Record it: candidate told NAME --outcome 'keep in touch'.",
    Code.NO_OPEN_CASE: "This candidate has no open access case. Open one first: case open.",
    Code.CASE_OPEN: "The candidate asked for their data, and that access case is open. Answer and close it first: case close.",
    Code.EXTENSION_TOO_LATE: "An extension is told within the first month, and that is over. Answer as soon as you can, then close the case.",
    Code.NOT_HIRED: "Later levels are of people who were hired. Record it first: candidate told NAME --outcome advance.",
    Code.LATER_NEVER: "By policy no later levels are kept here. Ask the operator: panelry-server policy set later-levels 2-years.",
    Code.LATER_TWICE: "Later levels of this candidate were recorded twice, and that is the most. Use candidate forget-later NAME to end them.",
    Code.NO_RUBRIC_CHOSEN: "This position has no rubric yet, so no criterion is known. Choose one: position rubric POSITION --rubric NAME.",
    Code.NO_SUCH_RUBRIC: "There is no rubric of that name. Choose one of those that panelry-server rubric list shows.",
    Code.NO_SUCH_CRITERION: "The position's rubric has no such criterion, or it is there twice. Write its title or id once, as the rubric has it.",
    Code.TWO_PEOPLE_NEEDED: "Two people do this, each from their own seat: coordinators, or one and a grantor. Ask them, not the operator.",
    Code.REVIEWER_UNFIT: "A case reviewer is a coordinator of the office. Choose one who was not on the panel.",
    Code.NO_REVIEWER: "No two people have appointed a case reviewer yet. Choose one first: case appoint.",
    Code.SEAT_TOO_NEW: "A seat in the office that is less than 7 days older than the case has to wait. The list says until when: case list.",
    Code.NO_OPEN_COMPLAINT: "No complaint of this candidate waits to be acknowledged. Record it first: case complaint.",
}
"""One sentence or two for people: what is so, and what to do."""


class Refused(Exception):  # noqa: N818 - the domain says no; nothing went wrong
    """The domain declines a command; `code` says why."""

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.code = code
