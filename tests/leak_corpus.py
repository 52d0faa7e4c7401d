"""Sentences of our own for the guard and the language rules: what must be found, and what must pass.

Everybody and everything in it is made up. `COPIES` holds a private sentence and the same told to the
candidate with light edits; `UNFIT` and `DOUBTFUL` say which rule finds what; `HARMLESS` is honest feedback.
"""


def _pair(line: str) -> tuple[str, str]:
    """Return the rule and the sentence of one line."""
    rule, sentence = line.split(" | ")
    return rule, sentence


_COPIES = """
Typed for ten minutes in silence before asking anything.
You typed for ten minutes in silence before asking.
Forgot to close the database connection twice.
You forgot to close the database connection two times.
Chose a message queue first and estimated traffic only when prompted.
You chose a message queue first and estimated traffic only when we prompted you.
Interrupted the second question and answered something else entirely.
You interrupted the second question and answered something else.
Explained the retry storm with a sketch that everybody could follow.
You explained the retry storm with a sketch everybody could follow.
Named four failure modes of the cache without any help.
You named four failure modes of the cache without help.
Blamed a former team for the outage and left out the own part.
You blamed your former team for the outage and left out your own part.
Wrote tests for the empty list but none for duplicates.
You wrote tests for the empty list, but none for duplicates.
Stared at the whiteboard while the clock ran down.
You stared at the whiteboard while the clock ran down.
Recited the textbook definition of eventual consistency word by word.
You recited the textbook definition of eventual consistency.
Kept glancing at a second screen during the live exercise.
You kept glancing at a second screen in the live exercise.
Could not say what happens when the leader of the cluster dies.
You could not say what happens when the leader of the cluster dies.
Laughed off the question about on-call duty.
You laughed off our question about on-call duty.
Sketched three services where one table would do.
You sketched three services where one table would have done.
Renamed every variable before reading the function to the end.
You renamed every variable before you read the function to the end.
Went quiet when the interviewer mentioned rollbacks.
You went quiet when rollbacks were mentioned.
Sold the migration as a solo effort, then said "we" for the failures.
You sold the migration as a solo effort, then said "we" for failures.
Asked for the salary twice before the first exercise.
You asked for the salary two times before the first exercise.
Guessed the complexity and defended the guess for five minutes.
You guessed the complexity and defended your guess for five minutes.
Spotted the race in the counter at first sight.
You spotted the race in the counter at first sight.
Deleted the failing test instead of mending the parser.
You deleted the failing test instead of mending the parser.
Spoke over Dana three times in the pairing hour.
You spoke over a colleague three times in the pairing hour, it was said.
Needed four hints to find the missing index.
You needed four hints to find the missing index.
Printed debugging lines everywhere and left them in.
You printed debugging lines everywhere and left them in.
Described the incident review in great detail, timeline and all.
You described the incident review in great detail, with its timeline.
Had no question for us at the end.
At the end you had no question for us.
Confused authentication with authorisation throughout.
You confused authentication with authorisation throughout.
Drew the sequence diagram from memory, with every timeout.
You drew the sequence diagram from memory with every timeout.
Shrugged at the idea of writing documentation.
You shrugged at the idea of writing documentation.
Took the hint about batching and halved the run time.
You took the hint about batching and halved the run time.
Wanted to rewrite the billing service in a weekend.
You wanted to rewrite the billing service in one weekend.
Froze when asked to estimate the storage for a year of events.
You froze when you were asked to estimate storage for a year of events.
Quoted a blog post as proof that monoliths never scale.
You quoted a blog post as proof that monoliths never scale.
Read the stack trace from the wrong end.
You read the stack trace from the wrong end.
Mixed up the two environments and nearly dropped production data.
You mixed up two environments and nearly dropped production data.
Thanked the tester by name and explained what she had caught.
You thanked the tester by name and explained what had been caught.
Sighed loudly at the second refactoring request.
You sighed loudly at the second request for refactoring.
Proposed feature flags before anybody asked about rollout.
You proposed feature flags before anybody asked about the rollout.
Skipped the acceptance criteria and coded from memory.
You skipped the acceptance criteria and coded from memory.
Turned the disagreement with the product owner into a small experiment.
You turned the disagreement with a product owner into a small experiment.
Copied the regular expression from an old project without reading it.
You copied a regular expression from an old project without reading it.
Lost the thread after the second follow-up about sharding.
You lost the thread after our second follow-up about sharding.
Measured before tuning, and threw the tuning away when it gained nothing.
You measured before tuning and threw the tuning away when it gained nothing.
Answered the ethics question with a joke about lawyers.
You answered the ethics question with a joke about lawyers.
Promised a fix by Friday in the role play without asking the team.
In the role play you promised a fix by Friday without asking the team.
Pushed straight to the main branch during the exercise.
You pushed straight to the main branch during the exercise.
Could recite every flag of the compiler and none of the users' names.
You could recite every flag of the compiler and none of the users' names.
Left six comments on the pull request, all about whitespace.
You left six comments on the pull request, all about whitespace.
Paused, drew a timeline, and only then touched the keyboard.
You paused, drew a timeline and only then touched the keyboard.
Cut the scope in half when the time was halved and said so.
You cut the scope in half when time was halved, and said so.
"""
_LINES = _COPIES.strip().splitlines()
COPIES = tuple(zip(_LINES[::2], _LINES[1::2], strict=True))

_UNFIT = """
RATING | You got a 3 on system design.
RATING | Your overall score was below what we look for.
RATING | We rated you four out of five for clarity.
RATING | This was a lean no hire for us.
RATING | You were graded on each criterion.
RATING | It came to 12/20.
RATING | You stayed under the bar for testing.
RATING | You cleared our hiring bar in coding.
RATING | You received two points.
RATING | It was a strong yes from the start.
RANK | You were the second candidate on our list.
RANK | You were ranked third.
RANK | You came last.
RANK | You were our runner-up.
RANK | You were in the bottom half of the field.
RANK | You were the strongest candidate this month.
COMPARE | Another candidate had seen this kind of system before.
COMPARE | You asked fewer questions than the others.
COMPARE | The candidate we chose has built such a queue.
COMPARE | Most people finish this exercise in half an hour.
COMPARE | Compared to the others you wrote little.
COMPARE | A stronger applicant took the place.
COMPARE | You explained it better than anyone.
PANEL | Two of us would have gone on.
PANEL | The panel was split on your design.
PANEL | Four interviewers read your code.
PANEL | The hiring manager thought that it went on too long.
PANEL | We voted against it.
PANEL | Most of the panel liked the sketch.
PANEL | One of the interviewers disagreed.
PANEL | The decision was not unanimous.
PANEL | Opinions were divided about the plan.
PROMISE | We will hire you next spring.
PROMISE | You will get an offer if you apply again.
PROMISE | We guarantee you an interview.
PROMISE | The next role is yours.
PROMISE | We will certainly invite you again.
ACCUSE | You lied about the migration.
ACCUSE | It was dishonest to claim the design.
ACCUSE | You copied the solution from a friend.
ACCUSE | You were not truthful in the second hour.
ACCUSE | You faked your references.
ACCUSE | Your answers were plagiarised.
SALARY | Your salary was too high for us.
SALARY | The pay band ends at 60k a year.
SALARY | You asked for £70,000.
SALARY | Our bonus could not match it.
SALARY | You were too expensive for the team.
PRIVATE | Write to ana.duarte@example.org about it.
PRIVATE | See https://wiki.example.org/panel for more.
PRIVATE | Call 020 7946 0000 with questions.
PRIVATE | Your file is candidate 48213.
PRIVATE | The notes on Bluefinch are kept.
NAME | Ana felt that the plan was thin.
NAME | Grace Hill asked about tests.
NAME | We compared it with what Bo Lindqvist wrote.
NAME | You spoke well with Chen.
NAME | As G.H. said, the index was missing.
NAME | Lindqvist had a simpler answer.
NAME | Thank you from Duarte and the rest.
NAME | ana liked your sketch.
NAME | Ask gracie77 about the test.
PROTECTED | At your age this is a big change.
PROTECTED | You are too young for this team.
PROTECTED | As a digital native you found it easy.
PROTECTED | You are early in your career.
PROTECTED | A fresh graduate would not know this.
PROTECTED | With twenty years behind you this was old news.
PROTECTED | You seemed overqualified.
PROTECTED | We hoped for young blood.
PROTECTED | Your generation prefers chat.
PROTECTED | You may retire before the project ends, with retirement near.
PROTECTED | With a toddler the shifts may be hard.
PROTECTED | You mentioned your pregnancy.
PROTECTED | Parental leave would fall into the launch.
PROTECTED | Your husband works for a rival.
PROTECTED | You were newly married.
PROTECTED | As a single mother you plan well.
PROTECTED | Your childcare ends at four.
PROTECTED | You care for your elderly father.
PROTECTED | Your disability did not matter here.
PROTECTED | Your stammer made it slow.
PROTECTED | You use a hearing aid.
PROTECTED | You seemed depressed.
PROTECTED | It may be autism.
PROTECTED | Your medication made you tired.
PROTECTED | Your wheelchair fits the lift.
PROTECTED | You looked ill.
PROTECTED | Your mental health comes first.
PROTECTED | Your accent was hard to follow.
PROTECTED | A native speaker would have said it sooner.
PROTECTED | English is not your first language.
PROTECTED | Your visa runs out in May.
PROTECTED | As a German you were on time.
PROTECTED | Where you come from this is usual.
PROTECTED | We look for more black engineers.
PROTECTED | You need a permit to work.
PROTECTED | Foreign nationals wait longer.
PROTECTED | Your citizenship is a question.
PROTECTED | As a Muslim you may miss the Friday call.
PROTECTED | Your hijab was no issue.
PROTECTED | Ramadan falls into the launch.
PROTECTED | You belong to a trade union.
PROTECTED | Your faith came up.
PROTECTED | You asked for a prayer room.
PROTECTED | As a woman you brought a new view.
PROTECTED | You would be the only woman here.
PROTECTED | The team is all male.
PROTECTED | A female engineer would help us.
PROTECTED | Your gender plays no part.
PROTECTED | You said that you are gay.
PROTECTED | The lads on the team are loud.
PROTECTED | As a mother you know planning.
DISGUISE | You w e r e v e r y s l o w.
DISGUISE | Rm9yZ290IHRvIGNsb3NlIHRoZSBkYXRhYmFzZSBjb25uZWN0aW9u
DISGUISE | Youwereveryslowandneveraskedanything.
"""
UNFIT = tuple(_pair(line) for line in _UNFIT.strip().splitlines())

_DOUBTFUL = """
ADJUST | With the extra time you finished the task.
ADJUST | The adjustments we made helped you.
ADJUST | You worked in a separate room.
PERSONALITY | You seemed nervous.
PERSONALITY | You were slow and rambling.
PERSONALITY | You came across as arrogant.
PERSONALITY | Your answers lacked passion.
CULTURE | You would not be a culture fit.
CULTURE | The chemistry was missing.
VAGUE | Great job in the interview.
VAGUE | You have strong communication skills.
VAGUE | Be more proactive.
VAGUE | There is room for improvement.
HEDGE | Perhaps your plan was somewhat long and maybe a bit early.
HEDGE | It seemed that you might possibly have rushed.
ABSOLUTE | You always skip the tests.
ABSOLUTE | You never asked what the users need.
SWEEPING | You are not cut out for this work.
SWEEPING | You have no talent for design.
SWEEPING | Consider a different career.
MINDREAD | You did not care about the users.
MINDREAD | You wanted to impress us.
MINDREAD | You were obviously bored.
REASON | We stopped because of budget cuts.
REASON | We chose an internal candidate.
REASON | The position was frozen in June.
NAME.ambiguous | You used the Duarte method.
UNFINISHED | You read the task, drew a plan and then
"""
DOUBTFUL = (
    *(_pair(line) for line in _DOUBTFUL.strip().splitlines()),
    ("LENGTH", "You read the task" + ", and then you drew a plan" * 5 + "."),
)
