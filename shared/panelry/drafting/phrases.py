"""The drafter's own words: at least six phrasings for each slot of a summary.

Fields: `name`, `role` ("the … position at …"); `R`/`r` a rubric sentence with a capital or small first
letter; `S`/`s` a situation ("In the bug hunt"); `b` a behaviour ("you asked …"), `v` the same without
"you"; `E`/`e` an effect; `i` a suggestion ("write …"). No phrase praises a person or grades: what is
said of the work comes from the rubric and from points.
"""

import hashlib
import re

PHRASES_VERSION = "en-3"

PHRASES: dict[str, tuple[str, ...]] = {
    "thanks": (
        "Thank you, {name}, for talking with us about {role}.",
        "{name}, thank you for the time you gave us for {role}.",
        "Thank you, {name}, for meeting us about {role}.",
        "{name}, thank you for coming to talk about {role}.",
        "Thank you for your time and your interest in {role}, {name}.",
        "{name}, thank you for interviewing with us for {role}.",
    ),
    "permission": (
        "You said yes to feedback, and we are glad to share it.",
        "We share feedback only with people who want it, and you said yes.",
        "With your permission, we would like to tell you what we saw and heard.",
        "With your agreement, we share what we saw and heard.",
        "We give feedback only where it is welcome, and you told us that it is.",
        "You agreed to hear our feedback, and we thank you for that.",
    ),
    "decline": (
        "We are sorry to say that we will not take your application further this time.",
        "We have decided not to go ahead with your application this time, and we know this is disappointing.",
        "Our decision is not to go ahead with your application this time, and we are sorry about that.",
        "We will not go ahead with your application this time, and we want to be open about that.",
        "Sadly, we decided not to take your application further this time.",
        "This time our answer is no, and we are sorry to bring you this news.",
    ),
    "advance": (
        "We would like to go on to the next step with you.",
        "Our decision is to take your application to the next step.",
        "It is a yes: we would like to take your application further.",
        "We are glad to say that your application goes on to the next step.",
        "We have decided to go on with your application.",
        "We have good news: your application goes on to the next step.",
    ),
    "hold": (
        "The decision on your application is on hold for now.",
        "Your application is on hold for now, and we know that waiting is hard.",
        "For now your application is on hold; we cannot give a date.",
        "At the moment we have put the decision on hold, and we have no date for it.",
        "There is no decision yet: your application is on hold.",
        "We have not decided yet, and your application is on hold.",
    ),
    "keep in touch": (
        "We are not going ahead with this application now, and would like to keep in touch.",
        "We will not go ahead with this application, and would be glad to keep in touch.",
        "Our decision is not to go ahead now, but we would like to stay in contact.",
        "For this position we will not go ahead; we would like to stay in touch.",
        "The answer for this position is no, yet we would be glad to stay in contact.",
        "While we are not going ahead this time, we would like to keep in touch.",
    ),
    "strengths": (
        "Here is what went well.",
        "First, here is what worked.",
        "This is what worked well.",
        "To begin with, this went well.",
        "We begin with what went well.",
        "We would like to start with what went well.",
    ),
    "strengths alone": (
        "Here is what went well.",
        "This is what worked well.",
        "It is good to tell you what went well.",
        "What went well is worth telling.",
        "We want you to know what went well.",
        "Let us tell you what went well.",
    ),
    "growth": (
        "Here is what we would suggest working on.",
        "Next comes what could be taken further.",
        "There is also something to work on.",
        "Now to what could be stronger another time.",
        "We also saw room to grow.",
        "This is where we see room to grow.",
    ),
    "reason": (
        "Here is something that counted in our decision.",
        "Part of our decision rested on this.",
        "This played a part in our decision.",
        "Now to something that mattered for our decision.",
        "The following weighed in our decision.",
        "What follows counted when we decided.",
    ),
    "said": (
        "{R}",
        "From what we saw, {r}",
        "During the interview, {r}",
        "We noticed that {r}",
        "As we saw it, {r}",
        "Looking back, {r}",
    ),
    "done well": (
        "{S}, {b}",
        "{S}, it helped that {b}",
        "{S}, we were glad that {b}",
        "One moment we remember: {s}, {b}",
        "We valued this: {s}, {b}",
        "What stood out: {s}, {b}",
    ),
    "example": (
        "{S}, for example, {b}",
        "For example, {s}, {b}",
        "We saw it {s}: {b}",
        "An example: {s}, {b}",
        "This showed {s}: {b}",
        "{S}, for instance, {b}",
    ),
    "there": (
        "There you also {v}",
        "There, too, {b}",
        "Also there, {b}",
        "It was there, too, that {b}",
        "At another moment there, {b}",
        "And there, too, {b}",
    ),
    "back": (
        "Also {s}, {b}",
        "Back {s}, {b}",
        "And {s}, {b}",
        "Going back to it: {s}, {b}",
        "To come back to it: {s}, {b}",
        "One more moment: {s}, {b}",
    ),
    "to work on": (
        "{S}, {b}",
        "{S}, we noticed that {b}",
        "One moment to look at again: {s}, {b}",
        "Here is one moment: {s}, {b}",
        "Take one moment: {s}, {b}",
        "{S}, as we saw it, {b}",
    ),
    "there to work on": (
        "There, too, {b}",
        "At one point there, {b}",
        "There we also noticed that {b}",
        "At another moment there, {b}",
        "And there, {b}",
        "One more moment there: {b}",
    ),
    "felt": (
        "{E}",
        "At that moment {e}",
        "On our side, {e}",
        "For our part, {e}",
        "Listening to you, {e}",
        "Following along, {e}",
    ),
    "next time": (
        "Next time, {i}",
        "One thing to try: {i}",
        "What may help: {i}",
        "In a similar task, {i}",
        "Our suggestion: {i}",
        "When this comes up again, {i}",
    ),
    "brief": (
        "This is only a short summary.",
        "We have kept this short, so it leaves things out.",
        "A short summary cannot say everything.",
        "This is a summary, and not the whole picture.",
        "Of course a short summary leaves much out.",
        "We kept to the few things that may be of most use.",
    ),
    "reply": (
        "If you have a question or we got a fact wrong, please tell us and we will look at it.",
        "Did we get a fact wrong, or is something unclear? Please let us know.",
        "Please let us know if you have a question, or if we should correct a fact.",
        "You are welcome to ask a question, and please tell us if a fact is wrong.",
        "Should a fact be wrong, tell us and we will correct it; questions are welcome too.",
        "Questions are welcome, and so are corrections if we got a fact wrong.",
    ),
    "apply again": (
        "You are welcome to apply to us again.",
        "Please feel free to apply again when another position suits you.",
        "We would be glad to see an application from you again.",
        "If another of our positions appeals to you, please apply.",
        "Another application from you is welcome at any time.",
        "The door is open for another application.",
    ),
    "what comes next": (
        "The details of the next step come to you separately.",
        "You will hear from us separately about what comes next.",
        "What happens next comes to you separately.",
        "Practical details follow separately.",
        "We will be in touch separately about the next step.",
        "For dates and details, please look out for a separate message.",
    ),
    "meanwhile": (
        "Meanwhile you are free to pursue other offers.",
        "In the meantime please feel free to take other offers.",
        "Please do not hold back from other offers while you wait.",
        "Other offers need not wait for us.",
        "Please do pursue other offers if you wish.",
        "While this is open, you are free to accept other offers.",
    ),
    "little": (
        "We do not have enough for feedback that is fair and of use, so we keep this short.",
        "For fair and useful feedback we do not have enough this time, and our thanks are sincere.",
        "This stays short, because we could not give feedback that is fair and of use this time.",
        "Feedback should be fair and of use; we have too little for that, and we thank you for your effort.",
        "Feedback is kind only where it is fair and of use, and this time we do not have enough for that.",
        "A word of thanks is all that we can fairly send this time, and we mean it.",
    ),
    "little yet": (
        "At this point we do not have enough for fair and useful feedback, so we keep this short.",
        "It is too early for fair and useful feedback, so we keep to the outcome and our thanks.",
        "So far we do not have enough for fair feedback, and our thanks are sincere.",
        "This stays short, because we do not have enough for fair feedback at this point.",
        "To be fair and of use, feedback needs more than we have so far, and we thank you for your effort.",
        "For now we keep to this, with our thanks for the work you put in.",
    ),
    "by policy": (
        "For this position we send a short note instead of feedback, and our thanks are sincere.",
        "We keep to a short note, because we do not give feedback on interviews for this position.",
        "This stays short, because we give no feedback on interviews for this position.",
        "We give no feedback on interviews for this position, so we keep to our thanks.",
        "Our rule for this position is a short note without feedback, and we thank you for your effort.",
        "A word of thanks is what we send for this position, and we mean it.",
    ),
}

_FIELD = re.compile(r"\{\w+\}")
_WORDS = re.compile(r"[^\W_]+")


def ordered(slot: str, seed: str) -> tuple[tuple[int, str], ...]:
    """Return the phrasings of a slot with their numbers, from the one that the seed's hash falls on."""
    phrases = PHRASES[slot]
    digest = hashlib.sha256(f"{seed}\n{slot}".encode()).digest()
    first = int.from_bytes(digest[:8], "big") % len(phrases)
    numbers = (*range(first, len(phrases)), *range(first))
    return tuple((number, phrases[number]) for number in numbers)


def opening(sentence: str) -> tuple[str, ...]:
    """Return how a sentence begins: its first two words without case."""
    return tuple(word.casefold() for word in _WORDS.findall(sentence)[:2])


def spoken() -> tuple[str, ...]:
    """Return all phrasings without their fields: the drafter's own words, for the guard to allow."""
    return tuple(_FIELD.sub(" ", phrase) for phrases in PHRASES.values() for phrase in phrases)
