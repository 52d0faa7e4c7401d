"""The part of the lobby that acts: begin scoring, nudge, mark absent, open everything at once."""

import secrets

from panelry import commands as c
from panelry import parts as p
from panelry.debrief import Phase
from panelry.ids import PersonId
from panelry.panel import Mode, Role, Standing
from panelry.refusals import SENTENCES, Code
from panelry_tui.chair_reading import why_not_leading
from panelry_tui.lobby_reading import absent_yet_here, missing_words
from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ChoiceDialog, LineDialog
from panelry_tui.screens.handing_over import chair, hand_over
from panelry_tui.screens.link_dialog import LinkDialog
from panelry_tui.screens.permission import record_permission
from panelry_tui.screens.put_words import put_words
from panelry_tui.screens.room_screen import RoomScreen
from panelry_tui.words import RECUSED

_MODES = (
    (Mode.EVIDENCE_FIRST.value, "Evidence first: shareable observations open, then the numbers"),
    (Mode.NUMBERS_FIRST.value, "Numbers first: all open at once"),
    (Mode.WITHOUT_NAMES.value, "Without names: all open at once, nobody's name beside a rating"),
)
_INVITE = """Inviting {name}

A code is made where the server runs, for one person, good for 72 hours:

    panelry-server invite {debrief} "{name}"

It prints the line that the person types in their terminal."""
_ROLES = (
    (Role.PANELIST.value, "Panelist: rates"),
    (Role.OBSERVER.value, "Observer: rates for practice, counted nowhere"),
    (Role.FACILITATOR.value, "Facilitator: runs the debrief, does not rate"),
    (Role.COORDINATOR.value, "Coordinator: sees no rating"),
)


def _a_count(typed: str) -> str:
    """Return why what was typed is no count."""
    return "" if typed.isdecimal() else "Nothing was opened: type the number as digits, such as 2."


class Opening(RoomScreen):
    """Acts of the facilitator; each key that cannot act says why."""

    def person(self) -> p.Seat | None:
        """Return the seat under the cursor."""
        raise NotImplementedError

    def _chairs(self, reading: Reading, *, also: frozenset[Role] = frozenset()) -> bool:
        """Whether this person may run the debrief; if not, say who does."""
        if reading.my_roles & (also | {Role.FACILITATOR}):
            return True
        chairs = [
            reading.short(each.person) for each in reading.seats.values() if Role.FACILITATOR in each.roles
        ]
        self.explain(f"Only the facilitator does this: {', '.join(chairs) or 'nobody holds that role yet'}.")
        return False

    def _rater(self, reading: Reading) -> p.Seat | None:
        """Return the panelist under the cursor; if it is none, say so."""
        seat = self.person()
        if seat is None or Role.PANELIST not in seat.roles:
            self.explain("Move to a panelist first: this concerns somebody who rates.")
            return None
        if seat.standing is Standing.RECUSED:
            self.explain(f"{reading.short(seat.person)} is recused and takes no part.")
            return None
        return seat

    def action_open_scoring(self) -> None:
        """End the set-up."""
        reading = self.reading()
        if not self._chairs(reading, also=frozenset({Role.COORDINATOR})):
            return
        if reading.phase is not Phase.SETUP:
            self.explain("Scoring has begun already.")
        elif not reading.panel():
            self.say(Code.NO_PANELIST)
        else:
            self.act(c.OpenScoring(), done="Scoring has begun: everybody may rate now, sealed.")

    def action_reveal(self) -> None:
        """Open the evidence, or everything, after the right question."""
        reading = self.reading()
        if not self._chairs(reading):
            return
        why = why_not_leading(reading, "open the scorecards")
        if why:
            self.explain(why)
        elif reading.phase is not Phase.SCORING:
            self.explain(f"There is nothing to open yet. {self.face('lobby.begin')} begins scoring.")
        elif not any(each.submitted for each in reading.panel()):
            self.explain("Reveal waits for a scorecard: nobody has submitted one yet.")
        else:
            self.run_worker(self._reveal(reading), exit_on_error=False)

    async def _reveal(self, reading: Reading) -> None:
        """Ask about those who are absent and yet here, then what opening needs."""
        if not await self._absent_settled(reading):
            return
        now = self.reading()
        if now.awaited():
            self._ask_count(now, "")
        else:
            self._ask_yes(now)

    async def _absent_settled(self, reading: Reading) -> bool:
        """Tell whether to go on: nobody who is marked absent is here, or they stay out on purpose."""
        here = absent_yet_here(reading, self.seen())
        if not here:
            return True
        names = ", ".join(reading.short(each.person) for each in here)
        advice = (
            "Who is absent counts in no denominator. If you open without them, their scorecard can only "
            "come late and counts in no figure of the panel, and they do not sign the summary."
        )
        choices = (
            ("wait", "Not yet"),
            ("count", f"Count in again, and wait for the scorecard: {names}"),
            ("open", f"Go on without: {names}"),
        )
        dialog = ChoiceDialog(f"Marked absent, yet here or at work: {names}", choices, advice)
        answer: str | None = await self.app.push_screen_wait(dialog)
        if answer == "count":
            for each in here:
                await self.send(c.MarkPresent(each.person))
            self.explain(f"Expected again: {names}.")
        return answer == "open"

    def _ask_yes(self, reading: Reading) -> None:
        first = reading.mode is Mode.EVIDENCE_FIRST
        title = "Open the evidence for everybody?" if first else "Reveal all ratings to everybody?"
        choices = (("wait", "Not yet"), ("open", "Open it: scorecards freeze for ever"))
        advice = (
            "Every scorecard is in. Numbers follow in a second act." if first else "Every scorecard is in."
        )

        def answered(answer: str | None) -> None:
            if answer == "open":
                self.run_worker(self._open(reading, 0, ""), exit_on_error=False)

        self.app.push_screen(ChoiceDialog(title, choices, advice), answered)

    def _ask_count(self, reading: Reading, typed: str) -> None:
        missing = len(reading.awaited())
        advice = (
            f"{missing_words(reading)}. What they have typed stays theirs; later they are marked late.\n"
            f"To open without them, type how many are missing: {missing}"
        )

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.run_worker(self._open(reading, int(answer), answer), exit_on_error=False)

        dialog = LineDialog("Scorecards are missing", advice, value=typed, check=_a_count)
        self.app.push_screen(dialog, answered)

    async def _open(self, reading: Reading, missing: int, typed: str) -> None:
        first = reading.mode is Mode.EVIDENCE_FIRST
        command = c.OpenEvidence(missing) if first else c.Reveal(missing)
        code = await self.send(command)
        if code is Code.MISSING_COUNT_DIFFERS:
            now = self.reading()
            if now.awaited():
                self._ask_count(now, typed)

    def action_nudge(self) -> None:
        """Remind the panelist under the cursor."""
        reading = self.reading()
        if not self._chairs(reading):
            return
        seat = self._rater(reading)
        if seat is None:
            return
        name = reading.short(seat.person)
        if reading.phase is not Phase.SCORING:
            self.explain(f"There is no scorecard to ask for yet. {self.face('lobby.begin')} begins scoring.")
        elif seat.submitted:
            self.explain(f"{name} has submitted already.")
        else:
            self.act(c.Nudge(seat.person), done=f"{name} was reminded.")

    def action_mark_absent(self) -> None:
        """Stop waiting for the panelist under the cursor, or wait again."""
        reading = self.reading()
        if not self._chairs(reading):
            return
        seat = self._rater(reading)
        if seat is None:
            return
        name = reading.short(seat.person)
        if seat.standing is Standing.ABSENT:
            self.act(c.MarkPresent(seat.person), done=f"{name} is expected again.")
        elif seat.submitted:
            self.explain(f"{name} has submitted, so nobody waits for them.")
        else:
            self.act(c.MarkAbsent(seat.person), done=f"{name} is absent and counts in no denominator.")

    def action_invite(self) -> None:
        """Give somebody a seat, and say how their code is made."""
        if self._chairs(self.reading(), also=frozenset({Role.COORDINATOR})):
            self.run_worker(self._invite(), exit_on_error=False)

    async def _invite(self) -> None:
        advice = "The name as the panel knows them; leave it empty to see how a code is made."
        name: str | None = await self.app.push_screen_wait(
            LineDialog("Who gets a seat?", advice, may_be_empty=True)
        )
        if name:
            role: str | None = await self.app.push_screen_wait(
                ChoiceDialog(f"As what does {name} come?", _ROLES)
            )
            person = PersonId(secrets.token_urlsafe(9))
            if role is None or await self.send(c.AddPerson(person, name, (Role(role),))) is not None:
                return
        if name is not None:
            debrief = self.store.seat.debrief
            self.app.push_screen(LinkDialog(_INVITE.format(name=name or "NAME", debrief=debrief), "command"))

    def action_permission(self) -> None:
        """Record what the candidate said."""
        if self._chairs(self.reading(), also=frozenset({Role.COORDINATOR})):
            self.run_worker(record_permission(self), exit_on_error=False)

    def action_mode(self) -> None:
        """Choose how the debrief will open."""
        reading = self.reading()
        if not self._chairs(reading, also=frozenset({Role.COORDINATOR})):
            return
        if reading.phase is not Phase.SETUP:
            self.explain("The reveal mode is chosen in the set-up; scoring has begun.")
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.act(c.ChooseMode(Mode(answer)), done=f"Mode: {answer}.")

        self.app.push_screen(ChoiceDialog("How should it open?", _MODES), answered)

    def action_recuse(self) -> None:
        """Recuse the person under the cursor for a conflict of interest."""
        reading, seat = self.reading(), self.person()
        own = seat is not None and seat.person == reading.me
        if not own and not self._chairs(reading, also=frozenset({Role.COORDINATOR})):
            return
        if seat is None or reading.phase not in (Phase.SETUP, Phase.SCORING):
            self.say(Code.NOT_IN_THIS_PHASE)
            return
        if seat.standing is Standing.RECUSED:
            self.explain(SENTENCES[Code.RECUSED])
            return
        self.run_worker(self._recuse(seat), exit_on_error=False)

    async def _recuse(self, seat: p.Seat) -> None:
        name, title = f"recuse/{seat.person}", f"Recuse {seat.name}: why?"
        if await put_words(self, name, title, RECUSED, lambda why: c.DeclareConflict(seat.person, why)):
            self.explain(f"{seat.name} is recused.")

    def action_chair(self) -> None:
        """Say what the person under the cursor shall be; another facilitator may claim the chair."""
        reading, seat = self.reading(), self.person()
        if seat is None or not self._chairs(reading, also=frozenset({Role.COORDINATOR})):
            return
        facilitates, coordinates = (each in reading.my_roles for each in (Role.FACILITATOR, Role.COORDINATOR))
        if seat.person == reading.floor.chair and not (facilitates and not reading.leads):
            self.explain(f"{reading.short(seat.person)} has the chair already.")
        elif reading.leads or (coordinates and Role.FACILITATOR not in seat.roles):
            self.run_worker(hand_over(self, seat), exit_on_error=False)
        elif facilitates:
            self.run_worker(chair(self, self.seen()), exit_on_error=False)
        else:
            self.explain(f"{reading.short(seat.person)} facilitates already.")
