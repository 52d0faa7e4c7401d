"""The table of MINDREAD on what nobody saw: what somebody wanted, felt or thought.

It is added to the short patterns of `doubtful`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE

_CLASSES = classes(
    r"""
SURELY: clearly|obviously|plainly|evidently|apparently|probably|presumably|no doubt|surely|secretly|really
    |actually|truly|simply|just|only|perhaps|maybe|must have|may have|might have|seem to have|seemed to
    |seem to|appeared to|appear to|visibly|quite|rather|still|already|never|deep down|inwardly|privately|at
     heart|doubtless|undoubtedly|merely|mainly
STOPGAP: stop ?gap|stepping stone|fall ?back|plan b|second best|second choice|filler|backup|last resort
    |hobby|joke|formality|game|chore|nuisance|means to an end|way in|way out|springboard|ladder|waiting
     room|holiday|day out|practice run|dry run|trial balloon|free (?:lesson|meal|trip)|box to tick|beneath
     you|easy (?:option|money|ride)|safety net|compromise|rung|stage for yourself|insult|waste of (?:your
     )?time|step down|just another \w+
LONGED: wanted|want|wished|wish|hoped|hope|intended|intend|meant|mean|planned|aimed|longed|preferred|prefer
    |would rather|needed|were hoping|were trying|were looking|were aiming|were out|were desperate|were
     eager|were keen|were itching|were dying|were anxious|set out|chose|decided|tried|thought|expected
    |assumed|believed|felt|imagined|figured|reckoned|fancied|feared|dreaded|resented|regretted|enjoyed
    |loved|hated|disliked|liked|despised|envied|craved|cared|knew|think|feel|believe|see yourself|saw
     yourself|view yourself|consider yourself|considered yourself
""",
    PEOPLE,
)
MINDREAD = terms(
    r"""
you (?:(?:<SURELY>) )*(?:could(?: not|nt)|cannot|cant|can not) (?:\w+ )?(?:be (?:bothered|fussed|troubled
    |arsed|interested)|(?:care|have cared) less|wait (?:to|for (?:it|us|the (?:end|hour|interview|day)))
    |stand (?:us|being|the idea|that|losing)|bear (?:to|the|being)|face (?:the idea|admitting|saying|being)
    |bring yourself|see the point|hide your|stomach)|(?:not|nt) (?:really |even |remotely |much )*
    (?:bothered|fussed|interested in (?:us|the (?:job|post|work|role|answer|company|question)|this|our
    |being|working)|keen(?= on (?:us|the|this|our|working)|\W*$)|arsed|give a (?:damn|hoot|fig|toss
    |thought)|want (?:it|this|the job|the post|us|to be (?:there|here|with us))|care(?= (?:much|about
    |whether|if|what|enough|at all|for (?:us|the job|our))|\W*$))(?! (?:home|plan))|(?:did|do)(?: not|nt)
     give a \w+
(?:see|saw|view|viewed|regard|regarded|consider|considered|treat|treated|take|took|think of|thought of|use
    |used|using|want|wanted|looking at|seeing|treating|look on|looked on|look upon|took it for|approach\w*)
     (?:the |this |our |us|it|that|a )(?:\w+ )?(?:\w+ )?(?:as |like |for |to be )?(?:a |an |the |just
     |merely |only |simply |little more than |some |no more than |your )*(?:<STOPGAP>)|(?:<STOPGAP>) (?:to
    |for|until|on the way|while|towards|before) (?:you|your|something|better|bigger)|(?:until|till|before)
     (?:something|anything|somewhere) (?:better|nicer|else|bigger|more)(?= (?:turns|comes|came|turned|shows
    |crops)|\W*$)|(?:just|only|another) (?:a|another) (?:job|interview|day|box to tick|pay ?cheque
    |employer)(?= (?:to|for) you|\W*$)|beneath you|above (?:that|such|this) (?:sort|kind) of (?:thing|work
    |task)
you (?:(?:<SURELY>) )+(?:<LONGED>|been|felt|thought|wanted|had|were|was|are|have|could|would|see|saw|find
    |found|did not|do not|regard|regarded)(?= (?:to|that|you|it|us|we|the|a|an|this|our|your|for|of|about
    |more|nothing|little|no|bored|nervous|anxious|uncomfortable|elsewhere|tired|out of|above|beneath|better
    |in two minds|keen|not|annoyed|angry|upset|relieved|glad|happy|unhappy|disappointed|embarrassed|afraid
    |scared|worried|hoping|thinking|trying|looking|expecting|waiting|wishing|longing|itching|dying|counting
    |only|under|lost|made|given|written|another|other|work|care|want|like|mean|see|believe|trust|take
    |expect|home|somewhere|panicking|hiding|wondering|asking yourself|offended|hurt|unsure|jealous
    |impatient|proud|ashamed|on edge|ill at ease)\b)(?<!\Wseemed\Wto\Whave)(?! (?:that the \w+ (?:was|is
    |were|are|had)|the (?:answer|cause|fault|leak|bug|error|file|key|tool|valve)|to (?:try|know|see|check
    |ask|add|say|find|show) (?:the|a|whether|how|which|what|if|us|it|both|each)))
you (?:\w+ )?(?:were|are|seemed|looked|appeared|sounded|felt|got|grew|became|must have been|may have been
    |might have been) (?:(?:<SURELY>|a bit|a little|very|so|too|somewhat|not|being|as if you were|as though
     you were|to be) )*(?:bored|uninterested|disinterested|indifferent|unmotivated|demotivated|desperate
    |afraid|scared|frightened|terrified|annoyed|irritated|offended|jealous|envious|resentful|embarrassed
    |ashamed|relieved|disappointed|frustrated|angry|cross|furious|upset|hurt|homesick|lonely|nostalgic
    |overwhelmed|panicking|fed up|sick of|tired of|in a hurry to|in two minds|half hearted|uneasy|ill at
     ease|uncomfortable|preoccupied|distracted by|daydreaming|thinking (?:of|about) (?:something|other|your
    |home|the next|lunch|another|money)|hoping (?:to|that|for|we|nobody|no one|it)|wishing|longing|dreading
    |itching to|dying to|desperate to|eager to (?:get|please|leave|impress|prove)|keen to (?:get (?:away
    |home|out)|leave|impress|please|prove|look|seem|show off|hide|be somewhere)|anxious to (?:please|leave
    |impress|prove|hide|get)|afraid (?:of|to|that)|playing (?:for time|a part|a role|dumb|games|safe|hard
     to get)|hiding (?:behind|something|your)|pretending|trying to (?:impress|hide|avoid|dodge|please
    |provoke|look|seem|appear|buy|win|prove|get out|get away|be (?:liked|clever|funny|someone)|cover|mask
    |test us|flatter|charm|catch us|score|make us|make yourself|distract|confuse us|compensate|save face
    |show off|sound)|after (?:the money|a quick|an easy|something else|the title|status)|looking for (?:an
     excuse|a way out|praise|attention|approval|sympathy|trouble|a fight|a quick|an easy|something (?:else
    |better))|waiting (?:to be (?:told|praised|rescued)|for (?:praise|applause|someone to rescue|it to
     (?:end|be over)))|counting the|watching the clock|going through the motions|only (?:here|there|half|in
     it|after|interested)|not (?:really |entirely |fully |quite )?(?:there|with us|present|in the room
    |interested|committed|serious|happy|sure you want|convinced you|enjoying|trying|listening|on board|in
     it)|elsewhere|somewhere else|miles away|in another world|on autopilot|above (?:it|us|that|this)
    |convinced (?:that )?(?:you|we|nobody|everyone)|sure (?:that )?(?:you (?:had|would)|we would)|out to
     (?:impress|get|prove|win|please|make|score|provoke)|glad (?:it|when it|to (?:leave|get)|that it was))
    (?=\W|$)(?! (?:by (?:the|a|his|her|their|each) (?:alarm|noise|phone|bell|knock|glare|barking)|,?
     (?:<SHOWN>)|about the (?:time|dose|weight)))
(?:(?:in order |so as |merely |simply |just |only |mainly |purely |mostly |chiefly |largely |all |done |did
     (?:it|that|this) |said (?:it|that|this) |asked (?:it|that) )(?:to|so that you could)|as a way (?:to
    |of)|in the hope (?:of|that)|hoping (?:to|that)|trying to|for the sake of|by way of|with an eye (?:to
    |on)|with a view to|designed to|calculated to|meant to|intended to|because you (?:\w+ )?(?:wanted|hoped
    |thought|felt|meant|needed|wished|feared|knew|were (?:hoping|trying|afraid|keen|eager))(?: to)?)(?:
     \w+)? (?:please|pleasing|impress|impressing|annoy|annoying|provoke|provoking|flatter|flattering|look
    |looking|seem|seeming|appear|appearing|show off|showing off|gain (?:time|sympathy|favour|attention)
    |gaining|buy(?:ing)? time|save face|saving face|hide|hiding|cover|covering|mask|masking|avoid (?:the
     question|answering|work|looking|blame|being|having|saying|us|embarrassment|trouble|responsibility)
    |dodge|dodging|escape|escaping|win (?:us|the panel|favour|points|sympathy)|winning|score (?:points|a)
    |scoring|distract|distracting|impress(?:ion)?|make (?:yourself|us (?:like|think|believe|feel|laugh)|an
     impression|a point)|get (?:out of|away|it over|rid of us|us|attention|home|the job)|getting|fool|trick
    |test us|manipulate|intimidate|curry favour|ingratiate|compensate|prove (?:yourself|something|a point
    |that you|us)|proving|be (?:liked|admired|noticed|clever|different|difficult|funny|seen|somewhere)|feel
     (?:important|safe|better|superior|needed)|sound (?:clever|smart|important|modest|experienced)|effect
    |show(?=\W*$)|nobody would|no one would|we would not|it would (?:make|help) you|not to (?:look|seem
    |admit|have to|be found)|admit)(?=\W|$)(?! (?:the (?:product|dish|price|cable|cut|wire|food|wound|tank
    |trip hazard|glare|cracks?)|at (?:it|the)|after the|for (?:the|a)))
(?:<SURELY>|could tell|can tell|sense|sensed|feeling|impression|suspect|suspected|felt|feel|got the|had the
    |guess|imagine|thought|think|believe|sure|seemed|wonder|wondered|it was clear|plain to see|plain
    |obvious|written all over)(?: (?:that|you|your|we|as if|as though|all over your face|from your face|to
     us|of|is|was))* (?:you (?:\w+ )?(?:<LONGED>|were (?:not|nt|only|just|bored|hoping|thinking|after
    |looking|keen|happy|unhappy|afraid|in two|running|holding|hiding)|had (?:already |long |no (?:wish
    |desire|intention|interest|heart|plans?)|little|your (?:mind|eye|sights|heart)|other|another|something
    |one eye|lost|given|made up)|would (?:rather|prefer|sooner|leave|not stay|have preferred|be gone|move
     on|get bored)|did not (?:want|like|care|mean|enjoy|believe|trust|see|really|take|respect)|do not
     (?:want|like|care|mean|really|see|believe|trust)|have (?:your|no|other|another|something|already
    |little)|care|lost (?:interest|heart)|took (?:us|it|offence|it personally)|see (?:us|this|it|the job)
    |saw (?:us|this|it|the job)|resent\w*|had (?:had )?enough)|your (?:heart|mind|thoughts|head|eyes?
    |loyalt\w+|interest|ambitions?|sights?|feelings|pride|ego|attention) (?:was|were|is|are|lay|lies|got
    |had|may|might|wandered|had wandered))(?=\W|$)(?! (?:the (?:door|valve|switch)|to (?:try|know|see|check
    |ask|add|say|find|show) (?:the|a|whether|how|which|what|if)|that the \w+ (?:was|is|were|are)))
your (?:heart|mind|thoughts|head|eyes?|sights?|loyalt\w+|attention|motives?|motivation|agenda|real (?:aim
    |goal|interest|reason|wish|plan)|true (?:feelings|interest|motive|aim|wish|self)|enthusiasm|interest
    |ambition|feelings|sympathies|fear|pride|guilt|frustration|boredom|irritation|annoyance|impatience
    |disappointment|resentment|contempt|anger|embarrassment|relief|reluctance|desire|wish|eagerness|need
    |craving|hunger) (?:\w+ )?(?:was|were|is|are|lay|lies|lie|seemed|felt|appeared|got|made|wandered|had
    |showed|may|might|to (?:please|impress|be liked|win|be right|look|prove|leave)|for (?:approval
    |attention|praise|control|status|us|this|the job)|about (?:us|the job|having)|at (?:being|having|losing
    |our))(?=\W|$)(?! (?:on the (?:road|ladder|gauge|patient|knife|mirror|board)|level|rate|protected
    |behind (?:glass|goggles)|of the patient))|your (?:\w+ )?(?:heart|mind) (?:\w+ )?not (?:\w+ )?(?:in|on
    |with)
(?:rather|sooner) (?:have |be |have been )?(?:anywhere|elsewhere|somewhere|at home|in bed|doing|been|be
    |working|not)(?= |\W*$)|(?:wish\w*|longed|dying|itching|aching|impatient|raring|in a hurry|rush\w*
    |desperate|keen|eager) (?:\w+ )?(?:you were |to be |to get |to go |to leave )(?:\w+ )?(?:elsewhere
    |somewhere|away|home|out|gone|over|done|off|it over|leave|anywhere|going)(?=\W|$)(?! (?:of the way|from
     the (?:heat|edge)))|your (?:own )?(?:self interest|convenience|ego|career|comfort|advantage) (?:came
    |comes|was|first|mattered|over|more)|(?:more|only|mainly|mostly|chiefly|solely|purely|just)
     (?:interested in|concerned (?:with|about)|in it for|here for|there for|after|about|for|attracted by
    |drawn by|tempted by|motivated by|driven by) (?:\w+ )?(?:money|title|status|perks?|holidays?|pension
    |location|discounts?|prestige|fame|attention|applause|yourself|winning|appearances?|impress\w*|power
    |salary|name|uniform|car|yourself|looking|your (?:own|cv|resume|career|image|reputation|next|pride))
    (?=\W|$)(?! (?:the (?:customer|patient|client)))|all (?:that )?(?:you )?(?:really |ever )?(?:wanted
    |cared about|were after|you wanted|was after|thought (?:of|about)|hoped for) (?:was|were|is)|what you
     (?:really|actually|truly|secretly) (?:\w+ )?(?:wanted|want|thought|think|felt|feel|meant|mean|were|are
    |had|hoped|cared)(?! (?:was the|to (?:say|ask)))
out of (?:sheer |pure |mere |simple |plain |some )?(?:fear|pride|boredom|laziness|spite|vanity|jealousy
    |shame|arrogance|nervousness|embarrassment|frustration|insecurity|anger|politeness|contempt
    |stubbornness|guilt|desperation|malice|cowardice|envy|greed|revenge|loneliness|panic|pity|ambition|self
     interest|a (?:need|wish|desire|fear))|half ?hearted(?:ly)?|grudgingly|reluctantly|for (?:show|effect
    |appearances?|the sake of (?:it|appearances)|attention|applause|your own ego)(?=\W*$|\W*(?:rather|and
    |only|more|than)\b)|(?:no|little|any|zero|not much|without|lacked|lack of|genuine|real|true|much)
     (?:\w+ )?(?:wish|desire|intention|interest|appetite|hunger|will|inclination|enthusiasm|passion|love
    |commitment|respect|regard) (?:to (?:be|work|stay|join|learn|answer|help|take|listen|do|please)|in
     (?:us|the (?:job|role|work|post|team|company|subject|children|patients|customers|product)|our|this
    |what we|being|working|staying|joining)|for (?:us|the (?:job|work|role|panel|team|post|company|product)
    |our|this|what we|others|people))(?=\W|$)(?! (?:rates?))|you (?:took|take) (?:it|that|us|the
     (?:question|task|exercise|interview|remark|feedback)) (?:for granted|personally|as (?:an|a) (?:insult
    |attack|joke|slight|threat|criticism)|too lightly|lightly|as read|the wrong way)|(?:think|thought
    |thinking|believ\w+|consider\w*|feel|felt|reckon\w*|convinced|decided|knew|assum(?:e|ed|ing)|acted as
     if|acted as though|behaved as if|behaved as though|act as if) (?:that )?(?:you (?:are|were|knew|know
    |had|have|would|could|deserve\w*|did not need|need no)|yourself|the (?:job|post|role) (?:was|is)|we
     (?:were|are|would|could|did|owed|owe|needed)|it (?:was|is) (?:beneath|below|above|all|yours|enough
    |easy|a joke|pointless|a waste)|(?:nobody|no one|everyone|everybody) (?:\w+ )?(?:would|was|is|could
    |else|here))(?= (?:above|too good|better|cleverer|smarter|beyond|owed|entitled|indispensable|safe
    |already|it all|everything|best|the job|us|we|all|notice|notices|watching|check|care|against|out to
    |stupid|fools|beneath|below|worth|wasting|late|slow|notice|ready for|destined|right|in the bag|yours
    |superior|special|mind|a gift|the answer|more than (?:us|the panel|we))|\W*$)
you (?:(?:<SURELY>) )*(?:wanted|hoped|wished|intended|longed|yearned|were hoping|were trying|were aiming
    |aimed|hope|want|wish|seem to want|seemed to want) (?:(?:<SURELY>) )*(?:to (?!(?:know|see|check|try
    |find|hear|understand|learn|be sure|make sure|make certain|test|show|measure|compare|add|ask|avoid|stop
    |keep|reach|say how|start with|use|look at|save|explain|open|cut|hold|fix|prove|read|count|go through
    |draw|have the|build|put|change|turn|do the|finish|be certain|confirm|tell us|answer|reuse|replace|move
     the|prevent|protect|reduce|split|write|add)\b)|it (?:to be )?over|out of|the (?:title|money|status
    |last word|attention|limelight|applause|easy|quick)|us to (?:like|think|believe|feel|see|notice|be)
    |attention|praise|approval|applause|sympathy|control|our|a way out|nothing (?:to do|but|more))
you (?:must|may|might|could|will|would) (?:well |surely |probably |also )*have (?:been |just |already
     |secretly |simply |deliberately )*(?:panicked|thought|felt|wanted|feared|hoped|assumed|believed
    |forgotten|lost|known|frozen|given up|got|been|decided|wished|resented|expected|taken (?:it|us|offence)
    |figured|guessed|had (?:other|something|a lot|enough|your|better)|stopped (?:caring|listening|trying)
    |missed (?:home|your)|imagined|sensed|dreaded|regretted|mistaken|misjudged|cared)(?= |\W*$)(?! (?:the
     (?:key|file|lid|step|second|first|unit)|to (?:save|close|turn|switch|check)|a (?:step|unit|page)))
""",
    _CLASSES,
)
NOT_MINDREAD = terms(
    r"""
you (?:\w+ )?(?:told us|said|explained|mentioned|added|wrote|admitted|noted|asked)(?: us| the \w+| it| that
    | why| whether)*(?: \w+){0,2} you (?:\w+ ){1,3}
(?:the|a|an|each|his|her|every|one) (?:\w+ )?(?:customer|patient|guest|caller|client|pupil|resident
    |passenger|child|character|king|queen|buyer|suspect|witness|man|woman|widow|family|couple|driver|user
    |audience|shopper|visitor|relative|daughter|son)s? (?:\w+ )?(?:was|were|felt|feels|wanted|wants|hoped
    |feared|thought|seemed|looked|had|is)(?: \w+){0,5}|(?:<SHOWN>)
""",
    _CLASSES,
)
"""Feelings that somebody told of, or that somebody in a task has."""
