"""Honest sentences about somebody's work that no rule may block and hardly any may doubt; all made up."""

_HARMLESS = """
Thank you for the time you gave us last week.
You asked for this summary, and here it is.
In the system design exercise you drew the request path before you chose a store.
You named the two reads that matter most and put an index on each.
When we doubled the load, you moved the writes to a queue.
You said out loud which assumption you would check first.
In the bug hunt you read the error message twice and went to the right file.
You wrote a failing test before you changed the parser.
You explained how a parent process waits for its children.
You added a foreign key so that no order is left without a customer.
You graded each build by the tests it passed.
You asked who would be called at night if the service stopped.
We felt sure of your plan because you gave a reason for each step.
You rolled the change back as soon as the error rate rose.
You split the long function into three that each do one thing.
Next time, write down the numbers before you choose a database.
Next time, try to say when you need a moment to think.
It would help to draw the failure path beside the normal one.
In the pairing hour you passed the keyboard on when your partner had an idea.
You thanked your pair for finding the off-by-one error.
You told us about a launch that went wrong and what you changed afterwards.
You described how your team agreed on a coding style.
You measured the query and found a missing index.
You kept the interface small: two functions and one type.
You left the cache out until the figures asked for it.
In the review exercise you wrote kind comments, each with a suggestion.
You pointed to the line where the lock is taken twice.
You explained the race condition with a short drawing.
You noticed that the health check answers before the database is ready.
You asked which users would see the change first.
You wrote the migration in two steps so that both versions could run.
You chose names that say what a thing is for.
When the test was red you read its message before you typed.
You stopped after forty minutes and told us what was left.
In the role play you listened to the customer and repeated the wish.
You offered two dates and said what each would cost in scope.
You said no to the third feature and gave a reason.
You asked the product owner what could wait.
You described a conflict about deadlines and how it ended.
You showed how a child node inherits the settings of its parent node.
You explained that a token bucket holds ten requests and refills each second.
You compared two queues by the order they keep.
You counted the messages that could be lost in a crash.
You wrote a loop where a set would have been shorter.
You did not say how the service finds out that a disk is full.
The answer about caching left out how old entries are removed.
In the design you placed all data in one region.
You spoke about retries, but the plan had no upper limit on them.
You used ten minutes on the layout of the page before the form worked.
The second test repeated what the first one had shown.
You changed three things at once, so the cause stayed open.
You gave the complexity of the sort and left out the copy before it.
It would help to try one small input by hand before coding.
Next time, ask what the reader of the report wants to know.
Next time, name one thing you would leave out.
A timeline of the incident would make the story easier to follow.
You can practise this by explaining one design to a friend each month.
Reading one post-mortem a week is a good way to meet failure modes.
A small project with a message queue would show you where order matters.
You could begin with the test that is quickest to write.
You may reply to this letter with one question.
If a fact here is wrong, tell us and we will correct it.
You are welcome to apply again when a position fits.
This is a brief summary and leaves many good moments out.
We wish you well on your way.
You mapped the whole flow on the board in five minutes.
You wrote clear commit messages for each step.
You found that the clock of one server was behind.
You asked whether events may arrive twice.
You made the handler idempotent with a key from the client.
You explained the difference between a mutex and a semaphore.
You put the secret into the environment instead of the code.
You rejected input that was too long and said so in the error.
You told us how you learned to read query plans.
In your example the on-call rota had two people for each night.
You drew the state machine of an order with seven states.
You asked which state an order is in after a refund.
You tested the boundary at zero and at the largest value.
The diagram showed the load balancer, two web servers and one database.
You explained why a single writer makes ordering simple.
You weighed strong consistency against a faster answer.
You kept 30 days of logs and gave a reason for that number.
You estimated 2,000 requests a second from the number of users.
You got all twelve tests to pass.
You reduced the image from 900 MB to 80 MB.
You noted that 24/7 support needs more than one time zone.
You planned the rollout for one percent of users first.
You explained how the young generation of the heap is collected.
You set up a black box test for the payment page.
You described a blind review that your team runs each month.
You made the country code a field of its own.
You wrote a union type for the two kinds of event.
You used the visitor pattern for the syntax tree.
You said which metric would tell you that the fix works.
You asked us to repeat the question and then answered it fully.
You took notes while the customer spoke.
You drew a table with the options as rows and the risks as columns.
You marked the risk you would look at first.
You chose the boring option and said why.
You described how you teach new colleagues to read logs.
You explained how you review code that you do not know.
You showed a script that finds unused feature flags.
You broke the work into four tickets that could ship alone.
You named the person on call as the first reader of an alert.
You wrote alerts on symptoms rather than causes.
You asked what happens to old data after a year.
You deleted the temporary table when the import was done.
You used a transaction around both updates.
You chose optimistic locking because conflicts are rare.
You explained how a certificate is checked by the browser.
You found the SQL injection in the search form.
You escaped the user name before it reached the page.
You mentioned rate limits for the login form.
You spoke of accessibility and added labels to the form.
You checked the page with the keyboard alone.
You proposed a glossary for the words of the domain.
You drew the boundary between billing and shipping.
You kept the domain model free of the web framework.
You replaced the inheritance with a function that is passed in.
You wrote the parser as a table of rules.
You asked for an example before you generalised.
You returned an error value where an exception would surprise the caller.
You showed how to reproduce the bug in three steps.
You used bisect to find the commit.
You told us what you would do in the first week.
You listed what you did not know yet and whom you would ask.
You explained your part in the project and the part of others in it.
You gave the credit for the idea to your team.
You described how you changed your mind after the load test.
You said that the first plan had been too large and cut it.
You moved the meeting notes into the repository so that all could read them.
You set a time limit for the spike and kept it.
You wrote down the decision with its reasons.
You asked how success would be measured after three months.
You explained a graph of the error budget to us.
You named the trade-off between cost and delay.
You spoke slowly and paused for questions in the presentation.
The slides had one message each.
You ended the presentation with what you need from the audience.
You answered the question about costs with a table.
You repeated each question before you answered it.
You used an example from a library to explain events.
You might show the result before the method next time.
The part on monitoring came late and was short.
The plan named no owner for the old service.
The estimate had no range, so we could not see the risk.
The code read the file again for each row.
The function returned two kinds of value.
You wrote the answer without checking the second page of results.
A short sentence at the start would tell the reader where you are going.
Try to state the goal in one sentence before the first line of code.
Draw the data first, then the services around it.
Ask which failure hurts most, and design for that one.
You spotted that the backup had never been restored.
You said that a backup counts only when it has been restored.
You checked the figures in the report against the raw data.
You left the code cleaner than it was.
You handled the change of the requirement calmly by listing what it touches.
You moved on when the hint came, and finished the second part.
You drew the sequence of calls and marked where a timeout belongs.
You kept a list of open questions at the side of the board.
You invited the quiet colleague in the role play to speak.
You summed up the talk in three sentences at the end.
You asked for feedback on the way you explain.
"""
HARMLESS = tuple(_HARMLESS.strip().splitlines())
