"""The table of PROTECTED on family: children, care, pregnancy, partners, and who waits at home.

SAID is unfit wherever it is said of somebody, BESIDE only beside a doubt (`crowd`). Patterns are read as
`rules` and `patterns` say.
"""

from panelry.leaks.crowd import CROWD
from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
BAIRNS: (?:kids?|children|child|bab(?:y|ies)|toddlers?|newborns?|infants?|twins|triplets|little ones?
    |wee ones?|small ones|tots?|bairns?|nippers|boys|girls|sons?|daughters?|brood|grand ?(?:child|children
    |kids)|stepkids|teenagers?|family|offspring|youngest|eldest)
ELDERS: (?:mother|father|mum|mom|mam|dad|gran|nan|grandmother|grandfather|grandparents|parents?|in laws|aunt
    |uncle|brother|sister|husband|wife|partner|spouse|fianc\w+)
MATE: (?:husband|wife|spouse|boyfriend|girlfriend|fianc\w+|missus|hubby|other half|better half)
GROWN: (?:at school|in school|older|bigger|grown(?: up)?|off your hands|started? school|to school|left home
    |in nursery|flown|less dependent|school age|out of nappies|out of diapers|settled|away at|at university
    |at uni|old enough|less small|a bit older)
TIES: (?:commitments?|ties|obligations?|responsibilit(?:y|ies)|strings|demands|duties|pressures|distractions
    |pulls|calls on (?:your|their) time|worries|burdens?|dependants?|dependents?)
""",
    CROWD,
)
SAID = terms(
    r"""
your (?:\w+ )?(?:husband|wife|spouse|boyfriend|girlfriend|mother|father|mum|mom|dad|son|daughter|sister
    |brother|grandmother|grandfather|gran|nan|kid|child|toddler|twin|parent|uncle|aunt|in law)s(?! (?:table
    |node|class|process|component|element))|your (?:boys|girls|lads|lass|lad|wee \w+|brood|youngest|eldest
    |missus|hubby|bairns?|stepkids|offspring|twosome|in laws|love life|family (?:life|plans|set up|ties
    |name))(?! (?:test|node|element|item|entry))|your partners (?:job|work|career|move|posting|transfer
    |illness|parents|health|family|shifts?|hours|contract|new job|firm|baby|pregnancy)
your (?:first|second|third|fourth|youngest|eldest|oldest|middle|next)(?: one| child)? (?:was|is|were
    |arrives?|arrived|came|comes|starts?|started) (?:\w+ )?(?:born|due|still|at (?:school|nursery|home)|only
    |on (?:the|its) way|school|nursery|along|small|little)
(?:on|off on|going on|back from|returning from|return from|before|after|during|for|take|taking|took|went on
    |go on|about to go on) (?:your |her |extended |long |another )?(?:maternity|paternity|parental leave
    |mat leave|parenthood)(?! (?:ward|unit|pay|form|case|policy|clothes|allowance|wear|hospital|rights|law
    |clause|rules|appeal|claim|cover|records?|notes?|bed))|motherhood|fatherhood|parenthood
(?:bab(?:y|ies)|little one|bundle of joy|arrival|addition to the family|child|bump|second|third|first
    |new arrival|junior|twins)(?: \w+)? (?:due|on the way|on (?:its|the) way|coming|to come|expected) (?:in
    |this|next|soon|any|by|at|before|and|you|as|with|on)|with (?:a|another) (?:\w+ )?on the way
    |happy (?:event|news)|(?:eating|sleeping) for two|months? (?:gone|along|pregnant)|morning sickness
    |baby shower|stork|breast ?milk|breast ?pump\w*|nappies|diapers|prams?|push ?chairs?(?= (?:in|on|would
    |and|at)|\W*$)|sleepless nights with|in your condition|fertility treatment|trying for a
    |trying to conceive|(?:when|once|until|till|after|before) (?:the|your|a) (?:new )?bab(?:y|ies) (?:comes
    |arrives|is|was|sleeps|came|are)|family way
<BAIRNS> (?:are|is|have|has|get|gets|were|start|starts|go|goes|grow)(?: all| both| a bit| a little| safely
    | finally| back| still)? <GROWN>(?! (?:version|build|than the|the (?:node|process))|(?: to \w+)? (?:in
    |of) the (?:role play|case|story|exercise))
(?:once|when|until|till|while|now|as long as) (?:the|your) (?:kids|children|little ones|twins|brood|family
    |nest|bairns) (?:is|are|has|have|start|starts|go|goes|grow|leave|need) (?:\w+ ){0,2}<GROWN>
(?:have|got|get|getting|gets|having) (?:the|your|two|three|four|five|small|young|little|any|no
    |more)(?: (?:own|small|young|little|school age|teenage)){0,4} (?:kids|children|boys|girls
    |little ones)(?= (?:every|at (?:home|school|weekends)|on|over|for|half|most|to (?:yourself|feed|raise
    |look)|and (?:a|we|the|you|our)|of your|with you|too|yourself|soon|one day|already|under)|\W*$)
    |house ?ful of|(?:being|you are|you were|since you are|now you are|newly|just) engaged(?=\W+(?:you
    |and you|we|it))|not (?:a|somebody with|someone with) (?:parents?|famil\w+|mothers?|children|kids)
    |evenings are (?:their|your) own|anybody at home|anyone at home|nobody at home|when (?:a|the
    |your) (?:child|kid|baby|little one|son|daughter) is (?:sick|ill|poorly|off school)|(?:planning|hoping
    |wanting|thinking) (?:to have|of having|about having|on having|on|of) any more(?=\W*$)|your due date
    |due date (?:falls|is|clashes|lands|would)|(?:from|on|off on|before|after) leave with your
    |with a (?:push ?chair|pram|buggy|baby|toddler) (?:sounded|would|on|in|at)|full house at home|(?:large
    |big|young|growing|small|demanding) family(?= (?:to|like|at|of yours|you|and|would|makes)|\W*$)
    |family of (?:three|four|five|six|seven|your own)(?! (?:functions|curves|types|products|birds|plants))
(?:fewer|more|no|without|any|many|less|few|free of|free from|other|such|own|your|these|those|have|family
    |domestic|home|private) (?:\w+ )?<TIES> (?:at|outside|back) (?:home|work|of work)|(?:with|without|no|few
    |fewer|any) (?:family |home )?ties|unattached|foot ?loose|fancy ?free|no strings|(?:free and|young and
    |still) single(?! (?:handed|threaded|use))|(?:waiting|alone|back|busy|hands full|enough to do|enough on
    |enough going on|a lot on|much on|needed|plenty to do|things|situation|circumstances|everything|all that
    |trouble|arrangements|worries|matters) at home|home ?front|your (?:home|domestic|private|personal|family
    |living) (?:situation|circumstances|arrangements?|set ?up|life|affairs|obligations)|hands full (?:with
    |at|already)
family (?:man|woman|person|minded|oriented|type|comes first|first)(?= |\W*$)|settled? down(?= (?:and|with
    |to have|soon|now|one|first)|\W*$)|home ?body|house ?wi(?:fe|ves)|house ?husband|home ?maker
    |bread ?winner|stay at home|mummy|mommy|daddy|yummy|empty nest\w*|nest(?:ing)? instinct|baby brain
    |juggl\w+ (?:\w+ ){0,3}(?:family|kids|children|home|childcare)|balanc\w+ (?:\w+ ){0,3}(?:family|kids
    |children|motherhood)|latch ?key
(?:want|wants|wanting|planning|plan|thinking of|thinking about|hoping for|hope for|bear|bearing|raise
    |raising|raised|bring up|bringing up|brought up|rear|rearing|to have|having|start having
    |have had)(?: (?:any|some|more|your|small|young|the|for|three|two|another|their|own)){0,4} (?:kids
    |children|a baby|babies|a child|a family|twins|family|boys|girls|bairns)(?! (?:nodes?|process\w*
    |elements?|records|meeting|tree|in the (?:role play|case|story)|(?:rank|line|sit|read|write|count|work
    |draw|choose|sort|act|tell|say|spell|build)\w*))
(?:mothers?|fathers?|parents?|mums?|moms?|dads?|families|mum|dad|somebody|anyone) (?:of
    |with) (?:\w+ )?(?:young|small|little|two|three|four|five|<n>|school age|several|kids|children|toddlers
    |babies|a baby|a toddler|twins)(?! (?:nodes?|questions|points|legs|wheels|bags|tickets|options))
(?:a|an|any|no|some|most|few|many|our|being|as a|for a|every) (?:\w+ )?(?:married|unmarried|single|divorced
    |widowed|unattached|pregnant|childless|child ?free|newly ?wed|expectant|recently \w+) (?:<ROLE>|mother
    |father|mum|dad|parent|lady|girl|couple|folk|mothers|fathers|parents)(?! (?:in|from|of) the)
    |bachelors?(?= (?:can|like|would|could|has|have|life|might)|\W*$)|singletons?(?= (?:like|would|have)
    |\W*$)|spinster|divorcees?
(?:getting|get|gets|to be|be|newly|just|recently|freshly|about to be|soon be|going to be|you are
    |you were) (?:wed|hitched|married|engaged to|betrothed|divorced|separated|widowed)(?! (?:couple
    |customers|clients|guests|pair))|tie the knot|tying the knot|down the aisle with|walk down the aisle
    |wedding bells|plann(?:ing|ed) (?:a|your|the) wedding|(?:hard|tough|rough|strain|toll|easy) (?:on
    |for) (?:a |any |your |the |young )?(?:marriages?|relationships?|couples?|famil(?:y|ies)|home life
    |mothers?|fathers?|parents?|mums?|dads?|spouses?|wives|husbands|partners?)(?! (?:in|of) the)
    |on your own (?:again|now|since|with)|(?:after|since|following) (?:the|a|your) (?:divorce|separation
    |split|break ?up|bereavement)(?= (?:we|you|it)|\W*$)
(?:mother|father|mum|mom|dad|family|parents?|brother|sister|wife|husband|kids|children|relatives?|someone
    |people) (?:\w+ ){0,2}(?:depends?|dependent|rel(?:y|ies|ying)|needs?|counts?) (?:on )?you(?! to)
    |your caring|caring (?:duties|commitments?|for (?:your|an?|elderly|sick|relatives))|(?:nurs(?:e|ing)
    |care for|caring for|look after|looking after|looked after|visit|visiting|attend to|tend
    |tending) (?:to )?your (?:\w+ )?<ELDERS>|hospital (?:visits?|appointments?|runs?) (?:for|with) your
    |elder ?care|sole carer|young carer|carer for|carers allowance
(?:time|months?|years?|gap|break|pause|spell|while|leave)(?: \w+){0,5} (?:raising|bringing up|rearing
    |with the (?:kids|children|baby)|(?:at home|off|out) (?:with|for) (?:the|your|a) (?:kids?|children
    |bab(?:y|ies)|family|little \w+)|after (?:the birth|your \w+ was born|a birth)|for (?:family|the family
    |the kids))|mat ?leave|stay(?:ed)? home with|home with (?:the|your|a) (?:kids|children|baby|little \w+)
    |(?:after|before|since) the birth(?! of the (?:calf|lamb|foal|piglets?|company))|gave birth|giving birth
    |give birth
(?:child ?care|nursery|creche|day ?care|babysitt\w+|child ?minder|school (?:run|gate|pick ?up|drop ?off
    |holidays?|plays?)|half ?term|after ?school club)(?: \w+){0,4} (?:would|might|will|closes?|for (?:you
    |your)|is|falls through|problem|issue|cover|arrange\w*|run|covered)(?! (?:in|of) the (?:case|role play))
    |who (?:would|will|is going to|could|can) (?:mind|watch|collect|fetch|pick up|look after|take care of
    |have) (?:the|your) \w+|(?:your|their) (?:childcare|nanny|babysitter|childminder|au pair|custody
    |maintenance)
same sex|(?:two|your) (?:mums|dads|mothers|fathers)|foster(?:ing)? (?:child|children|parent|carer)
    |adopt(?:ing|ed)? (?:a|your|two) (?:child|children|baby|son|daughter|boy|girl)|step ?(?:mum|dad|mother
    |father|parent)|single (?:mum|mom|dad|parent|father|mother)s?
(?:your|the) (?:partner|wife|husband|family|folks|kids|children) (?:\w+ ){0,3}(?:relocat\w+|move with you
    |stay behind|follow you|approve|object|agree|posted|posting)
""",
    _CLASSES,
)
BESIDE = terms(
    r"""
(?:the|a|your|on|for|and) (?:kids|little ones?|newborn|toddlers?|twins|wee ones?)(?= (?:at|in|are|is|to|and
    |you|would|who|on|come|comes|get|will|need|were)|\W*$)|(?:no|a|any|without a) <MATE>(?! (?:in|of
    |from) the (?:role play|case|exercise))|(?:a|your|the|wedded|happy) (?:marriage|wedding|honeymoon
    |divorce|separation|engagement)(?= (?:and|in|is|was|you|would|next|this|abroad|last|has|had|made|came
    |to plan)|\W*$)|start a family|mothers?(?= (?:like|would|are|tend|with))|school holidays|half ?term
    |at home with|babies|pregnan\w+|family(?= (?:comes|would|might|will|needs?|at home|life|ties|plans)
    |\W*$)
""",
    _CLASSES,
)
