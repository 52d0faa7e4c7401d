"""The tables of PROTECTED on kinds of people, whom work is said to suit, and on lives touched in passing.

A kind is spoken of without a "you": "the crew needs a man", "people of a certain age find it hard". Each
table is added to the short patterns of `protected`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.roots import CLASSES

_CLASSES = classes(
    r"""
SEXES: men|women|males?|females?|man|woman|girls?|boys|lads|ladies|lady|guys|gentlemen
HOMES: mothers?|fathers?|parents?|mums?|moms?|dads?|family|families
AGED: (?:(?:very |rather |much )?(?:young|younger|youthful|old|older|elderly|middle aged|ageing
    |aging) )(?:people|persons?|folks?|men|women|man|woman|adults?|staff|faces?|heads?|hands|legs|workers?
    |employees?|colleagues?|candidates?|applicants?|engineers?|developers?|teachers?|nurses?|drivers?)
    |(?:twenty|thirty|forty|fifty|sixty) somethings?|people (?:of|over|under|past) (?:a certain age|<n>|\d+)
    |career (?:starters?|beginners?)|youngsters?
LOADED: (?:working|single|young|new|expectant|full time|stay at home|lone|nursing|breastfeeding) <HOMES>
    |newly ?weds?|newly married (?:people|couples?|women|men)|people with (?:small |young ){0,4}(?:children
    |kids|families)
CREED: (?:(?:devout|practi[sc]ing|strict|religious|pious|deeply religious) (?:people|persons?|men|women
    |families|colleagues?))|believers?|atheists?|muslims?|christians?|catholics?|jews?|hindus?|sikhs?
    |buddhists?|mormons?|jehovahs witness(?:es)?|union (?:members?|people|men|types)
HAILING: (?:people|men|women|folks?|somebody|someone|candidates?|applicants?|colleagues?) (?:from (?:abroad
    |overseas|elsewhere|the (?:north|south|east|west)|other countries|another country|your part)
    |with (?:an? )?(?:\w+ )?accents?)|foreigners|immigrants|migrants|refugees|natives|locals
KIND: <AGED>|<LOADED>|<CREED>|<HAILING>
BODY: back|knees?|hips?|heart|eyesight|lungs?|joints|spine|legs?|shoulders?|wrists?|ankles?|feet|weight
    |nerves|hearing|eyes|skin condition
POOR: bad|weak|poor|sore|stiff|aching|failing|operated|artificial|dodgy|crooked|damaged|worn|swollen
HAS: cannot|can|can not|may|might|must not|must|would|will|should not|should|is|has|does|do|are|have|needs?
    |rarely|seldom|often|usually|tends? to|struggles?|find|finds|want|wants|ask|asks|leave|leaves|get|gets
    |last|lasts|cope|copes|like|likes|prefer|prefers|make|makes|never|always|hardly
WISHED: needs?|needed|wants?|wanted|prefers?|preferred|expects?|expected|(?:is|are|were
    |was) (?:really )?looking for|looks? for|hires?|hired|hiring|trusts?|(?:is|are) used to|hoped for|seeks?
    |sought|would (?:rather|sooner) (?:have|see|hire|take)|already (?:has|have|employs?)
WORK: job|work|task|place|role|post|trade|shift|site|team|kitchen|ward|office|company|position|business
""",
    CLASSES,
)
SUITED = terms(
    r"""
(?:we|they|customers|clients|guests|parents|patients|pupils|families|(?:the|our
    |this) \w+)(?: here)? <WISHED> (?:(?:an?|another|more|fewer|some|only|enough|the|mainly|mostly
    |rather) ){0,4}(?:<KIND>|(?:fe)?male \w+|(?:women|woman|man|men|girls?|boys|ladies|lads)(?= (?:for|on|in
    |at|like|here|to|not|with|who)|\W*$))
(?:enough|more|fewer|too (?:many|few)|only|mostly|mainly|all) (?:men|women|males|females|lads
    |ladies)(?= (?:on|in|at|here|for|who|and the)|\W*$)
<n> (?:out )?of (?:the |our |every )?<n> (?:\w+ ){0,6}(?:are|is|were|was) (?:men|women|male|female|over <n>
    |under <n>)
(?:mix|balance|share|number|ratio|quota|proportion) of (?:the sexes|genders|women|(?:men|women|young|old
    |older|younger) and (?:men|women|young|old|older|younger))
(?:an?|the|no|hardly a|more a) <WORK> for (?:(?:an?|the|strong|real) ){0,4}(?:<KIND>|women|men|girls|boys
    |a man|a woman|ladies|the young|the old)|(?:full of|among|mostly|all) (?:<AGED>|foreigners)
<WORK> (?:\w+ )?(?:is|was|are|were|remains) (?:(?:not|no|more|rather|only|mostly|really|mainly|a|just
    |something|better|made|meant|thing|one) ){0,4}for (?:(?:an?|the|strong|real) ){0,4}(?:<KIND>|women|men
    |girls|boys|a man|a woman|ladies|the young|the old)
(?<!the\W)(?<!two\W)(?:<LOADED>|<CREED>|women|men) (?:\w+ly )?(?:rarely|seldom|usually|often|tend to|do not
    |are not|last|leave|cope|struggle|may not|might not|cannot|never stay|always)(?! (?:in
    |of) the (?:role play|case|lesson|exercise|story|sample|book))
(?<!the\W)(?:<AGED>|<HAILING>) (?:here |like you )?(?:rarely|seldom|usually|often|tend to|cannot|can not|may
    |might|struggle|find|do not|are not|would|will|cope)(?! (?:in|of) the (?:role play|case|lesson))(?= \w+)
(?:an? |any |for an? )?(?:\w+ )?(?:<KIND>|<SEXES>|<HOMES>|<BODY>|<FAITH>s?|<FOLK> \w+|mothers|condition
    |illness|disability|accent|past|starter|age) like you(?:rs)?
(?:somebody|someone|a person|people|anybody|anyone|those|a colleague|an? (?:worker|nurse|teacher|driver|cook
    |engineer|clerk|man|woman)) with (?:(?:only|such|just|a|an|your|that) ){0,4}(?:(?:one|<n>|missing
    |<POOR>) (?:arm|leg|eye|hand|ear|finger|<BODY>)|epilepsy|diabetes|asthma|autism|adhd|dyslexia|depression
    |a stutter|a stammer|a limp|a hearing aid|a wheelchair|a disability|hearing loss|wheelchair|disability
    |limp)(?: \w+)? <HAS>
(?:somebody|someone|people|a person|men|women|anyone|those|others|colleagues) of (?:your|that|such a|no
    |this) (?:\w+ )?(?:faith|religion|belief|church|age|origin|background|colou?r|sex|gender|build|size
    |years|generation|orientation)
""",
    _CLASSES,
)
PASSING = terms(
    r"""
born in (?:the |19)(?:<n>|\w*ties|\d\ds)|(?:twice|half|double) your age|(?:getting
    |growing) (?:any |no |not )?(?:younger|older)|of a certain age|(?:freshness|recklessness|privilege|folly
    |charm|vigou?r|impatience|energy|optimism) of (?:the )?(?:youth|young|age|old age)
    |your youth(?! (?:group|club|work|centre|team))
your (?:\w+ )?(?:gr[ea]y hairs?|white hair|gr[ea]y beard|white beard|wrinkles|baby ?face|bald head)
(?:how (?:long|many (?:more )?years)|as long as) you (?:\w+ )?(?:(?:still|will|want to|plan to|intend to
    |mean to|can) )+(?:work|stay in work|have left|go on working)|years? you (?:still )?have left
(?:early|late|middle|first|last|final|later|earlier|beginning|end|start|autumn|dawn
    |evening)(?: (?:\w+ )?(?:stages?|phase|years?|days|part|steps?))? (?:of|in) (?:their|a|the|his|her|your
    |ones|any) (?:\w+ )?(?:career|working life|professional life|working years)
(?:your |their |his |her )(?:other|better) half|your significant other
(?:newly|recently|freshly|just|about to be|soon to be) (?:married|wed|engaged|divorced|separated|widowed
    |a (?:father|mother|parent|dad|mum))(?! (?:couple|patient|customer|client|guest))
(?:mouths|children|kids) to feed|(?:start|starting|have|having|plan|planning|raise|raising|feed|feeding
    |support|supporting) (?:a|another|your) family(?! (?:of|tree|in the))
(?:with|having|have|has|had) (?:(?:your|all|still) ){0,4}(?:<n>|two|three|four|small ones|little ones) (?:at
    |in) (?:school|nursery|nappies|diapers|kindergarten|day ?care)
(?:who|whoever|somebody|someone|nobody) (?:\w+ )?(?:looks?|takes?|cares?
    |minds?) (?:after |care of |for )?(?:the|your) (?:little ones?|kids?|child|children|baby|family|mother
    |father|parents)
(?:pick|picking|drop|dropping|collect|collecting|fetch|fetching|bring|bringing)(?: (?:up
    |off))? your (?:\w+ )?(?:kids?|child|children|little ones?|son|daughter|boy|girl|mother|father)
(?:parental|baby|maternity|paternity|elder ?care|caring|child care) (?:break|pause|gap|time|absence|year
    |years|duties|obligations)(?! (?:pay|account|form))
(?:baby|toddler|kids?|children|child) (?:was |were |could be |that |who )?(?:heard|crying|cried|seen|playing
    |shouting|in the background)(?: \w+){0,2} (?:on|during|in|behind) (?:the |our |your )?(?:call|interview
    |video|background|you|talk)|(?:baby|toddler|child) on your (?:lap|arm|hip|back)
(?:you (?:mentioned|said|told us|spoke of|talked about|wrote)(?: that| of| about)?|because of|before|after
    |since|around|with) your (?:\w+ )?(?:wedding|honeymoon|divorce|separation|engagement party|custody \w+
    |nanny|babysitter|due date)|(?:mentioned|told us) (?:that |about |of )?the wedding
(?:<POOR>|injured|broken|new) (?:<BODY>) (?:is|makes?|would|means|may|might|does|will|like yours|has no
    |could)(?! (?:patient|in the (?:case|role play)))|your (?:<POOR>|injured|broken) <BODY>
(?:with|given|despite|because of|considering|owing to) your (?:\w+ )?(?:back|knees?|hips?|heart|eyesight
    |lungs?|joints|spine|weight|nerves|legs?|shoulders?|feet)(?= (?:you|we|it|this|that|the (?:job|work
    |shifts?|stairs)|long|standing|night|heavy)|\W*$)
you (?:\w+ )?(?:walk|walked|move|moved) with (?:an?|your|some|great) (?:\w+ )?(?:limp|stick|cane|crutch
    |frame|difficulty|pain)|you (?:limp|limped|wheezed|stuttered|stammered|lisped|twitched|trembled
    |coughed)(?= |\W*$)|your (?:hands?|voice|fingers|eyes?|legs?|face|back|knees?
    |hip) (?:\w+ly )?(?:trembles?|trembled|twitch\w*|aches?|ached|hurts?|gave way|swelled)
you (?:\w+ )?(?:do not|did not|cannot|could not|can not|can hardly|could hardly|hardly|barely) (?:hear|see
    |walk|stand) (?:very |so |too |all that )?(?:well|properly)(?! (?:from there|over the|behind the))
(?:close|near) to (?:a |an? \w+ )?(?:breakdown|burn ?out|collapse|depression)|nervous (?:breakdown|wreck
    |disorder)
you (?:\w+ ){0,4}(?:an?|your|some) (?:\w+ )?(?:drink(?:ing)?|drugs?|weight|sleep|heart|back|hearing|eye
    |memory|skin|health|stomach|alcohol|anger) (?:problem|trouble|issue|condition)s?(?! of the)
you (?:are|were|may be|might be|would be|look|looked|seem|seemed) (?:\w+ )?(?:too|very|rather|quite
    |so) (?:heavy|fat|thin|frail|small|short|tall|weak) (?:for|to)
your (?:\w+ )?<TONGUE> (?:\w+ )?(?:sounds?|sounded|betrays?|betrayed|tells?|carries|gives?|gave|remains)
    |(?:sounds?|sounded|looks?|looked|seems?|seemed|who is) (?:\w+ )?(?:local|foreign|exotic
    |<FOLK>)(?= (?:to|and|for|here|in|enough)|\W*$)
(?:stay|live|work|remain|settle) in (?:this|our) country|(?:came|come|moved|fled|new) to (?:this
    |our) country
(?:used to|see|with|of|have|has|your|mind|like|about) (?:\w+ )?(?:dark|brown|black|colou?red) skin(?! (?:of
    |in|on) the (?:patient|model|doll))
name (?:on|in|at) your (?:application|cv|resume|letter) (?:sounds?|looks?|is|was|seems?)
    |your (?:\w+ )?name (?:\w+ ){0,3}(?:foreign|exotic|<FOLK>)
(?:an?|your|slight|soft|broad) (?:\w+ern|regional|rural|foreign|<FOLK>|local|slight) (?:lilt|twang|drawl
    |burr|brogue|dialect)|your (?:lilt|twang|drawl|burr|brogue|dialect)|speak with an? (?:\w+ )?(?:lilt
    |twang|drawl|burr|brogue)
(?:scarf|cloth|cap|covering|veil) (?:on|over|around|round) your (?:head|hair|face)|(?:cross|crucifix|star
    |rosary|pendant of \w+) (?:on|around|at|over|round) your (?:neck|necklace|chest|chain)
you (?:\w+ )?fast (?:in|during|for|until|at|over) \w+|you (?:\w+ )?(?:keep|kept|eat|ate) (?:only )?(?:kosher
    |halal)
(?:active|engaged|involved|known|prominent|organi[sz]ed|busy) in (?:the|a|your|our
    |any) (?:\w+ ){0,3}union(?! (?:of|type))
you (?:\w+ )?(?:take|took|are on|were on|need|needed|use|inject|swallow) (?:\w+ )?(?:medication|medicine
    |pills|tablets|insulin|painkillers|antidepressants|drugs)(?= (?:that|which|for your|and|so|because
    |every)|\W*$)
you (?:\w+ )?(?:walk|walked|came|come|move|moved|arrived|get around|rely|relied|lean|leaned
    |leant) (?:\w+ )?(?:with|on|in|by) (?:an?|your) (?:\w+ )?(?:cane|stick|walker|crutch|wheelchair|frame
    |prosthesis|mobility scooter)
you (?:\w+ ){1,3}(?:old|young) enough|(?:barely|hardly|scarcely|just|not) old enough
(?:membership|member|part|leader|official|secretary|delegate|friend) (?:of|in|for|at) (?:the|a|your|our
    |any) (?:\w+ ){0,2}(?:union|church|mosque|synagogue|parish|congregation|temple)(?! type)
""",
    _CLASSES,
)
