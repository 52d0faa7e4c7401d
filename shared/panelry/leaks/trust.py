"""The rules that block accusations of dishonesty and words on pay.

Patterns are read as `rules` and `patterns` say. None of them can be waived.
"""

from panelry.leaks import honesty, sums, verdicts
from panelry.leaks.finding import Gate, Rule
from panelry.leaks.patterns import terms
from panelry.leaks.task_words import TASK

_ACCUSE = terms(
    r"""
you (?:\w+ )?(?:had|let|got|paid|hired|asked|made) (?:somebody|someone|a friend|friends|others|another
     person|your \w+|an expert|a colleague|an? \w+ friend)(?: else)? (?:to )?(?:do|did|write|wrote
    |solve|take|sit|finish|make|prepare|answer|whisper|dictate|code|draw|stand in|complete|type)(?!
     (?:the (?:role|lead|floor|next|first|last|word|other|second)|their|his|her|a turn|part|over|notes
    |answers? (?:first|the)))
not (?:\w+ )?your own (?:work|code|words?|answers?|writing|drawing|idea)|work of (?:somebody|someone
    |another)(?: person)?(?: else)?|(?:somebody|someone|anybody) elses (?:work|code|answer|words|essay
    |design|portfolio|drawing|cv|lesson|report)
you (?:\w+ )?(?:made up|invented|faked|fabricated|falsified|forged|doctored|embellished|exaggerated
    |inflated|padded|massaged|manipulated|rigged|fudged) (?:(?:the|your|some|parts of|most of|a|these
    |those|all|that|several) )*(?:\w+ )?(?:figures?|numbers?|facts?|stor(?:y|ies)|references?|results?
    |experience|quotes?|certificates?|degrees?|employers?|clients?|cv|resume|evidence|details|projects?
    |titles?|dates?|history|record|role|achievements?|signature|qualifications?|licen[cs]e|answers?)(?!
     (?:for the|in the (?:role play|sample|test data|exercise)))
your (?:\w+ )?(?:certificates?|cv|resume|references?|degree|diploma|portfolio|story|stories|answers?
    |figures?|work|licen[cs]e|account|experience|letter|claims?|documents?|papers?|signature|code
    |explanation|excuse|version|words)(?: \w+){0,4} (?:looked|was|were|seemed|appeared|is|are|may be
    |must be|proved|turned out(?: to be)?|sounded)(?: (?:to be|to have been|rather|clearly|partly|not
    |probably|likely|plainly|been)){0,3} (?:forged|faked?|false|falsified|made up|invented|copied
    |stolen|fabricated|genuine|doctored|bought|yours|plagiari[sz]ed|untrue|true|a lie|lies|an invention
    |fraudulent|phon(?:y|ey)|dishonest|honest|fishy|bogus|borrowed)
you (?:secretly|dishonestly|illegally|sneakily) \w+|you (?:hid|concealed|withheld|covered up|kept quiet
     about|kept secret|swept under the rug) (?:from us|the fact|that you|your|the truth|how|why)(?!
     (?:complexity|details? behind))
you (?:\w+ )?pretended (?:that|not to|to (?:know|have|understand|remember|be able|be an? (?:expert
    |engineer|nurse|teacher)))|you (?:bluffed|faked (?:it|knowing)|feigned|lied|fibbed|cheated|swindled
    |conned|deceived|hoodwinked|double crossed|misrepresented|plagiari[sz]ed)
you (?:were|are|seemed?|seemed to be|appeared|appear|looked|sounded|came across as|struck us as|proved)
     (?:to be )?(?:(?:a bit|rather|quite|a little|very|somewhat|less than|not|a|an|not fully|not quite
    |not entirely|anything but) )*(?:dishonest|deceitful|untrustworthy|trustworthy|insincere|fake
    |crooked|shady|corrupt|fraudulent|deceptive|two faced|sly|slippery|untruthful|truthful|honest
    |sincere|upfront|a liar|cheat|impostor|fraud|con artist|thief)(?! (?:with the customer|to the
     customer|about (?:the )?(?:limits?|risks?|what you)))
(?:told|tell|telling|gave|fed|sold) us (?:\w+ )?(?:an? )?(?:lies?|untruths?|half truths?|stor(?:y|ies)
    |fairy tales?|tall tales?)|(?:not|never|nt) (?:tell|telling|told|speak|speaking|say|give)(?: us)?
     (?:the )?(?:whole |full |entire )?truth|(?:bent|twisted|stretched|dodged|hid) the truth|
    (?:economical|loose|careless) with the truth
we (?:\w+ )?(?:do not|did not|could not|dont|didnt|cannot|no longer) (?:\w+ )?(?:believe|trust) (?:you
    |your|what you|that you|a word)|we (?:caught|suspect|suspected|believe|think|know|found out|learned
    |noticed|were told) (?:that |you )*(?:you )?(?:of |had |were |had been |may have |must have )*
    (?:cheat\w*|copied|copying|lied|lying|help|helped|plagiari[sz]\w*|googling|googled|using a chatbot
    |invented|faked)
you (?:\w+ )?(?:copied|lifted|took|stole|pasted|cribbed|borrowed)(?: \w+){0,5} (?:from|off) (?:the
     (?:internet|web)|another (?:candidate|applicant|person)|somebody|someone|a (?:friend|website
    |chatbot|forum)|your neighbou?r|chatgpt|an ai)|you (?:\w+ )?(?:used|had|asked|let) (?:an? )?(?:ai
    |chatbot|chatgpt|earpiece|hidden notes|language model)(?: tool| assistant)? (?:secretly|to
     (?:answer|write|cheat|solve)|without (?:telling|saying)|although|in secret|for the (?:test|take
     home))
you stole|you broke the rules|(?:breach|abuse) of (?:our |your )?trust|(?:cheating|plagiarism|fraud
    |forgery|deception|dishonesty) (?:in|on|during|by|of) (?:your|the (?:test|task|exam|interview|take
     home|application))|fraudulent (?:application|claims?|cv|certificate)
(?:you|your)(?: \w+){0,2} (?:cheat(?:ed|ing)?|lied|plagiari[sz]\w+|deceived)
you (?:were|are|seem to be) (?:a |an )?(?:liar|cheat|cheater|fraud|impostor)
you (?:misled|tricked) us
you (?:copied|stole) (?:the|your|this|that) (?:answer|solution|code|task)s?(?! into)
you (?:faked|invented|fabricated|padded) (?:your|the|parts of your) (?:cv|resume|experience|degree
    |references?)
(?:lied|lying|lie) (?:about|to us)|not (?:being )?truthful
dishonest(?:y|ly)?|you (?:were|are) (?:not honest|untruthful|lying)|made (?:it|that) up
""",
    TASK,
)
_NOT_ACCUSE = terms(
    r"""
<OBJECTS>
<TOLD>
you (?:were|are) (?:very |quite |fully |refreshingly )?(?:honest|sincere|truthful|upfront|trustworthy)
made up (?:the |a |an )?(?:bed|beds|order|orders|tray|room|solution|batch|parcel|packet|example|dough
    |mixture)s?
cheat ?sheets?
""",
    TASK,
)
_SALARY = terms(
    r"""
(?:your|our|current|last|desired|expected|monthly|yearly|annual|starting|gross|net|previous|present
    |higher|lower|more|less|better|fair|minimum) (?:(?:current|last|desired|expected|monthly|yearly
    |annual|starting|gross|net|daily|hourly|day|base|previous) )*(?:pay|paycheque|paycheck|pay packet
    |income|earnings|day rate|daily rate|hourly rate|stipend|fee expectations?|compensation|bonus
    |commission|allowance|pay package|salary package|overtime pay|holiday pay|company car|pension
     contributions?)(?! (?:attention|for the (?:order|meal|parcel)|the \w+|in cash|by card|button|page
    |step|wall))
(?:pay|wage|salary|money|financial) (?:request|demand|claim|expectation|level|cut|raise|rise|range|band
    |scale|question|wish|wishe|ask|negotiation|offer|point|ceiling|cap|limit|bracket|grade)s?
you (?:\w+ )?(?:asked|wanted|hoped|pushed|held out|expected|bargained|named|requested|demanded|haggled
    |negotiated)(?: \w+)? (?:for )?(?:(?:much|far|a lot|too|a bit|a little|rather|way|slightly) )*
    (?:more money|less money|too much money|more than (?:we|the (?:band|budget|range|post|job|role
    |scale)|our|this (?:post|job|role))|an? (?:higher|bigger|larger|lower|smaller|high|low|better)
     (?:sum|package|figure|amount|offer|rate|fee|price|number)|money|a raise|a rise|a bonus|overtime
    |<n> (?:euros?|dollars?|pounds?|thousand|k))(?! (?:back|for the (?:order|customer)))
(?:too|very|quite|rather|so|less|more|simply too) (?:expensive|dear|costly|cheap|pricey) (?:for|to)
     (?:us|our|(?:the|this) (?:team|role|position|branch|post|job|firm|company|house|department|school
    |ward|practice|office|budget|organi[sz]ation|business|agency|kitchen|shop|site|project))(?!
     (?:customers?|users?|guests?))
you (?:were|are|would be|would have been|came) (?:\w+ )?(?:too |very |rather |so |more |quite |a bit )?
    (?:expensive|costly|pricey|dear|cheap|cheaper|overpaid|underpaid|well paid|above our (?:budget
    |means|price)|out of our price range|affordable)(?! (?:with|in your|on))
we (?:\w+ )?(?:can|could|cannot|cant|couldnt|are able to|were able to|were not able to|are not able to
    |were unable to|were willing to|would|might)(?: (?:not|never|only|hardly|barely))? (?:afford|match
    |pay|meet)(?: you| that| what you| your (?:\w+ )?(?:wish|wishes|ask|expectations?|demands?|request
    |price|figure|wage|rate|number|pay|income|salary))
(?:above|over|beyond|more than|outside|within|below|under|at the top of|in|than) (?:what we (?:can
    |could|may|are able to) (?:offer|pay|afford|give)|(?:the|our|this) (?:pay |salary |top )?(?:band(?!
     of)|pay scale|pay range|budget for (?:the|this) (?:role|post|position|job)))|(?:the|our) (?:pay
     |salary )?band (?:allows|ends|stops|tops|starts|does not|would not|is|for (?:the|this) (?:role
    |post|job))
(?:price tag|earning potential|money was|take home pay|cost to company|notice pay|relocation (?:money
    |package|costs)|severance)|you (?:would |will |could |now |currently )?(?:earn|earned|make|made)
     (?:(?:much|far|a lot|too|a bit|slightly|about|over|around|only) )*(?:more|less|much|little|as much
    |<n>)(?: (?:than|elsewhere|now|there|here|a (?:year|month|week|day)|euros?|dollars?|pounds?|k
    |thousand|with us|money)|(?=\W*$))
salar(?:y|ies)|wages?|remuneration
(?:pay|salary|wage) (?:band|grade|range|scale|rise|expectations?)s?
(?:your|our|the|higher|lower|more) (?:pay|compensation|bonus|bonuses|benefits package|day rate|hourly
     rate)
(?:stock|share) options?(?! table)|signing bonus
too expensive for (?:us|the (?:team|role|position))
[$£€]\s?\d[\d.,]*\s?k?|\d+\s?k (?:a|per) (?:year|month)
<n> (?:dollars|euros|pounds) (?:a|an|per) \w+
""",
    TASK,
)
_NOT_SALARY = terms(
    r"""
<OBJECTS>
<TOLD>
(?:salary|salaries|wages?|payroll|pay) (?:accruals?|runs?|journals?|entr(?:y|ies)|postings?|slips?
    |payments?|ledgers?|accounts?|invoices?|expenses?|costs?|sheets?|lists?|cards?|files?|figures
    |calculations?|tax)
(?:tenants?|customers?|clients?|borrowers?|employees?|workers?) (?:\w+ )?(?:income|salary|pay|wages?
    |earnings)
(?:salary|wages?) (?:tables?|columns?|fields?|services?|database|query|model|example|report|records?)
(?:your|the) (?:bonus|pay) (?:task|question|round|exercise|load|loads|wall|cards?|points?|stamps?)
(?:your|the) compensation (?:step|transaction|action|logic|handler)s?
""",
    TASK,
)

TRUST = (
    Rule(
        id="ACCUSE",
        level=Gate.BLOCK,
        message="This accuses the candidate of dishonesty.",
        suggestion="Say only what was seen or heard.",
        terms=(*_ACCUSE, *verdicts.ACCUSE, *honesty.ACCUSE),
        exceptions=(*_NOT_ACCUSE, *honesty.NOT_ACCUSE),
    ),
    Rule(
        id="SALARY",
        level=Gate.BLOCK,
        message="This speaks of pay.",
        suggestion="Leave it out; pay is talked about in person.",
        terms=(*_SALARY, *verdicts.SALARY, *sums.SALARY),
        exceptions=(*_NOT_SALARY, *verdicts.NOT_SALARY, *sums.NOT_SALARY),
    ),
)
