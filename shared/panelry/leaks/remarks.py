"""The tables of the rules that warn, on remarks in passing: on manner, fit and motives.

Each is added to the short patterns of `doubtful`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.task_words import TASK

_CLASSES = classes(
    r"""
ANSWERS: answers?|questions?|examples?|ideas?|explanations?|sentences?|replies|plans?|suggestions?|words
NATURE: nature|temper|temperament|character|personality|disposition|ego|mindset|mentality|attitude|heart
QUALITY: patience|empathy|humou?r|discipline|tact|humility|courage|curiosity|ambition|maturity|backbone
    |charm|resilience|stamina|assertiveness|initiative|grit|sensitivity|modesty|flair|bite|fire|warmth
    |compassion|self \w+|boldness|poise|gravitas|dynamism|sparkle|rigou?r|diplomacy|calm|composure
    |imagination|creativity|focus|authority
SORT: know it all|know all|show off|introvert|extrovert|loner|dreamer|perfectionist|pessimist|optimist
    |chatterbox|softie|bully|drama queen|diva|control freak|people pleaser|hothead|worrier|cynic|joker
    |clown|snob|pushover|wallflower|lone wolf|difficult person|handful|free spirit|doer|thinker|talker
    |follower|born \w+|alpha \w+|people person
FELT: attacked|insulted|offended|superior|threatened|hurt|ashamed|embarrassed|cornered|bored|judged
    |inferior|safe|proud|uncomfortable|insecure|pressured|guilty|ignored|patroni[sz]ed|small|important
    |nervous|relieved|angry|sorry for yourself|above it|overlooked|challenged|at ease|uneasy
CALLING: teaching|nursing|sales|selling|cooking|coding|programming|driving|engineering|accounting|design
    |caring|baking|leading|leadership|management|(?:this|the|our) (?:work|trade|profession|kitchen
    |classroom|ward|job|field|business|industry)|(?:kitchen|school|hospital|office|shop|care) work
DO: cook|teach|sell|code|program|drive|lead|nurse|add up|manage people|listen|learn|organi[sz]e|write
    |think|be trusted|work with (?:people|others|children|customers|guests|numbers)|work in a team|cope
""",
    TASK,
)
ABSOLUTE = terms(
    r"""
(?:not a single|not one|no) (?:question|answer|word|example|note|thanks|smile)(?: of yours)? (?:was|were
    |came|followed)(?: \w+)?(?=\W*$)|none of your <ANSWERS>|all (?:of )?your (?:answers|replies|words)
you (?:did|said|asked|wrote|showed|gave) nothing (?:but|except|other than|apart from|at all)|(?:each
    |every)
     (?:single )?time (?:we|the panel|somebody|someone) (?:\w+ ){1,4}you(?: \w+){1,3}|you (?:forgot
    |missed
    |skipped|ignored|interrupted|failed|refused|avoided)(?: \w+){1,5} (?:every|each) time(?=\W*$)|you
     (?:are
    |were) (?:\w+ )?(?:permanently|eternally|incessantly|ceaselessly|endlessly|chronically) \w+|never
     (?:in
     |during )(?:the|our|your) (?:whole |entire )?(?:hour|interview|talk|day|lesson|exercise)
(?:throughout|the (?:whole|entire) (?:time|hour|interview|day)|from (?:start|beginning) to (?:end
    |finish))
     you (?:never|only|always|just|did not|were)
""",
    _CLASSES,
)
ADJUST = terms(
    r"""
(?:we|the panel) (?:let|allowed|permitted) you (?:to )?(?:take|do|sit|type|answer|work|leave|rest|pause
    |use|have|bring|finish|start|lie)(?: \w+){0,5}(?= (?:at home|alone|sitting|seated|in writing|by
     voice
    |on a|because|later|in peace|before)|\W*$)
you (?:were|are|may|could|had been) (?:\w+ )?(?:allowed|permitted|able|free)? ?(?:to )?(?:sit(?:
     down)?|lie
     down|type|dictate|rest|leave the room|take (?:more |extra |longer )?breaks?|have (?:more |extra
     |longer
     )?breaks?|use (?:a|an|your) (?:reader|ramp|stool|chair|headphones|earplugs|own keyboard|magnifier
    |frame|calculator))(?= (?:because|during|in|instead|while|through|for the|when)|\W*$)(?! for the
     (?:patient|customer))
(?:<n> (?:minutes?|hours?|quarters?)|half an hour|an hour|a quarter|a day) (?:more|longer|extra|earlier)
     than (?:usual|others?|the rest|we give|everybody)
(?:because of|at|on|after|following|given|due to) your (?:\w+ )?(?:request|needs|doctors? letter
    |certificate
    )(?= (?:for|you|we|the|to)|\W*$)|(?:sent|given|read out|shown|repeated|printed|provided)(?:
     \w+){0,6}
     (?:beforehand|ahead|in advance|in writing|in large print|before)(?:\W+\w+){0,3} (?:as you (?:had
     )?(?:asked|wished|needed)|for you|at your|because you)
(?:questions?|tasks?|texts?|instructions?|papers?) (?:\w+ ){0,3}in writing for you|^with (?:\w+
     )?(?:breaks?
    |pauses?|rests?) (?:after|between|before|in between|for you)|(?:room|entrance|place) (?:without
    |free of)
     (?:stairs|steps|noise)(?= (?:for you|was|you))
(?:we|the panel) (?:\w+ )?(?:split|spread|slowed|stretched|extended|shortened|simplified|divided) (?:the
    |your) (?:\w+ )?(?:interview|test|task|day|exercise|session|talk|questions)(?: \w+){0,5} (?:for
     you|so
     that you|because you|to help you|over two days)
(?:extra|additional|added|more|longer|another) (?:\w+ ){0,2}(?:minutes?|hours?|time|days?|breaks?
    |pauses?)
     (?:that |which )?(?:you (?:had )?(?:requested|asked for|needed|were (?:given|granted|allowed))|we
     (?:gave
    |allowed|granted))
""",
    _CLASSES,
)
HEDGES = (
    "it seems|seems|seemingly|we believe|i believe|we guess|i guess|i suppose|we suppose|a touch|in part"
    "|could|tends? to|in a sense|as it were|one might say|not entirely|not quite|to a degree|up to a point"
    "|if anything|in our view|roughly|relatively|comparatively|would seem|would appear|we feel|potentially"
    "|generally|to a certain extent|in a manner of speaking|it appears|we are inclined"
)
"""Softening words, besides those of `doubtful`."""
MINDREAD = terms(
    r"""
you (?:\w+ ){0,2}(?:made up your mind|lost interest|given up on|switched off(?=\W*$| (?:when
    |after
    |by))|written us off|stopped listening)
you (?:\w+ )?(?:hoped|wished|expected|assumed|counted on|figured) (?:that )?(?:we|nobody|no one|the
     panel|us)|so that we (?:would|could|might) not (?:notice|see|mind|care|ask|check)
(?:just|only|simply|merely|mainly|purely) to (?:please|impress|annoy|provoke|flatter|look (?:good|clever
    |busy)|seem|appear|show off|gain time|buy time|save face)|you (?:are|were) only (?:here
    |interested)|you
     only (?:applied|apply|came)|(?:just|only|mainly|purely) because you (?:want\w*|need\w*|felt|are
    |were)
(?:did|does|do)(?: not|nt) (?:really |seem to |much )*(?:interest|matter to|appeal to|excite|concern
    |bother)
     you|of no interest to you|(?:no|little) interest in (?:us|the (?:job|role|work|team|company)|our)
you (?:\w+ )?(?:did not|do not|didnt|dont) (?:\w+ )?(?:like|enjoy|love|want|mean|trust|respect) (?:being
    |having|hearing|losing|working|(?:this|our|the) (?:job|work|role|criticism|idea|tone|rules?|team)
    |to be
    |us|it when)
you thought (?:that )?(?:you (?:knew better|were (?:better|above|smarter|safe|right)|had (?:won|us|it
     in the)
    |could (?:fool|trick|get away))|we (?:were|would|did)|nobody|no one)
you (?:felt|were feeling|must have felt|may have felt) (?:\w+ly |very |rather |quite |so |a bit )?<FELT>
you (?:\w+ )?(?:enjoyed|loved|hated|relished|resented|dreaded|envied|despised|craved) (?:making|being
    |the
     (?:attention|power|praise|sound|limelight|fight)|our|us|having|showing|hearing|it when|that we
    |keeping)
you (?:\w+ )?(?:looked|searched) for (?:a|an|any) (?:way out(?! of)|excuse|escape|reason to)|your
     (?:heart
    |mind|thoughts|head) (?:was|were) (?:\w+ )?(?:elsewhere|somewhere else|on something else|not (?:in
     it
    |on|with|here))
(?:in truth|inside|in reality|in your (?:mind|eyes|view)) you (?:\w+ )?(?:want|wanted|knew|felt|hoped
    |think
    |thought|saw)|you (?:really|actually|truly) (?:want|wanted|felt|hoped|think|mean|meant)
you (?:just|only|simply|merely) (?:wanted|want|hoped|meant|pretended|cared)(?= (?:to|for|that|about
    |the|it|us))
""",
    _CLASSES,
)
PERSONALITY = terms(
    r"""
you (?:lack|lacked|have no|had no|have little|had little|showed (?:no|little)|need more|are short of|are
     missing|were missing|could use more|want for) (?:(?:a bit of|some|any|the|of) )?(?:\w+ )?<QUALITY>
you (?:have|had|are|were|show|showed|bring|brought) (?:got )?an? (?:\w+ ){0,2}<NATURE>|your (?:\w+
     )?(?:temper
    |temperament|personality|ego|pride|vanity|moods?|arrogance|shyness|impatience|stubbornness|laziness
    |insecurity|nervousness|charm|warmth|charisma)(?= |\W*$)
you (?:\w+ ){0,3}(?:an? )(?:bit of an? )?(?:\w+ )?<SORT>(?= |\W*$)
you (?:\w+ )?(?:sulked|pouted|bragged|boasted|gloated|smirked|whined|showed off)(?! (?:the|a|an|your)\b)
you (?:are|were|get|got|become|became) (?:easily|quickly|often|soon) (?:distracted|upset|offended
    |bored|hurt
    |irritated|discouraged|angry|impressed|flustered|rattled|stressed|defensive|carried away)
(?:took|take|takes) (?:the |our |any )?(?:criticism|feedback|advice|no|correction)(?: for an answer)?
     (?:very
     |rather |quite )?(?:badly|personally|poorly|hard|to heart)
you (?:did not|do not|never) (?:have|show|bring|display)(?: (?:enough|much|the|any|a lot of|that|quite
    |right
    |kind of|sort of))* (?:<QUALITY>|drive|energy|confidence|passion|enthusiasm|presence|charisma
    |motivation)
""",
    _CLASSES,
)
CULTURE = terms(
    r"""
(?:our|the right|the wrong|one of our) (?:type|kind|sort)s? of (?:person|people|man|woman|colleague|cook
    |teacher|nurse|engineer)|not (?:quite |really )?our (?:type|kind|style|sort)|you (?:\w+ )?stick
     out|you
     think (?:like|as) (?:us|we)|(?:one of our own|our crowd|our tribe|our bubble)|you (?:\w+
     )?(?:belong
    |belonged|feel at home) (?:here|with us|to us)|you (?:\w+ )?(?:blend|blended) in (?:here|with us
    |well)
    |you (?:are|were) (?:\w+ )?(?:like (?:us|one of us)|from another world|on another planet)
""",
    _CLASSES,
)
SWEEPING = terms(
    r"""
<CALLING> (?:is|was|will|seems)(?: be)? (?:\w+ )?(?:not|never|no|hardly) (?:\w+ )?(?:for you|your
     (?:world
    |thing|calling|strength|trade|field|future|cup of tea|business)|you)(?=\W*$| (?:and|we|so))
you (?:should|could|might|had better|would do better to|ought to|may want to|need to) (?:\w+ )?(?:look
     for
    |find|think about|consider|try|choose|seek|do|go into|learn) (?:an? |some )?(?:other|different
    |another
    |new|easier|simpler) (?:kind of |line of |sort of )?(?:work|job|trade|profession|career|path
    |calling)
you (?:cannot|can not|cant|can never|will never|simply cannot|just cannot|are unable to) (?:<DO>)(?=\W*$
    | (?:and|at all|properly|yet|or)\b)
you (?:have|had|show|showed) (?:no|not the|little|neither|not got the|not a) (?:head|hand|eye|feel
    |gift|sense
    |stuff|makings|talent|ear|brain|stomach|flair|knack) (?:for|of)
no (?:\w+ )?(?:school|ward|kitchen|team|company|shop|firm|customer|employer|bank|office|hospital|patient
    |class|one|boss) (?:could|would|can|will|should) (?:\w+ )?(?:use|want|hire|take|employ|keep|need
    |trust)
     (?:you|someone like you|a \w+ like you)
everything (?:went|was) (?:\w+ )?(?:wrong|bad|badly|poor|weak|a mess|a disaster)(?=\W*$| (?:in|for
    |from|you))
    |nothing (?:in|about|of) your (?:\w+ )?(?:was|is|went|worked) (?:right|good|well|of use)
you (?:are|were|will be|seem|will never be) (?:not|no|hardly|never) (?:\w+ ){0,3}material(?=\W*$|
     (?:for|and
    |yet|to))|(?:is|was|are|will be)(?: \w+){0,2} not (?:really |simply |quite )?(?:for you|your
     thing)(?=\W*$
    | (?:and|we|so)\b)
""",
    _CLASSES,
)
VAGUE = terms(
    r"""
you (?:have|had|show|showed|bring) (?:(?:real|great|a|lot|lots|of|much|so|huge|clear|some|plenty
    |enormous
    |good) )+(?:potential|promise|talent|ability|strengths|qualities)
(?:work|working|improve|improving|polish|sharpen|develop|strengthen) (?:on |at )?your (?:\w+ )?
    (?:communication|practice|presentation|performance|technique|confidence|style|attitude|teamwork
    |knowledge|basics|craft|delivery|manner|appearance|fundamentals|presence|weaknesses|skills?
    |strengths)
    (?=\W*$| (?:and|in general|overall|skills?|further|more|a bit))
(?:^|please |just |and |should |must |could |can )(?:keep|continue) (?:practi[sc]ing|improving|growing
    |developing|working (?:hard|on (?:yourself|your practice)))(?=\W*$| (?:and|as|hard|in))
you (?:should|could|need to|must|might|have to) (?:\w+ )?(?:get|gain|collect|find|use|do with)
     (?:(?:some|a
     bit|a little|much|far|of) )*(?:more )(?:practice|routine|training|exposure|confidence|experience
    |depth)
    (?=\W*$| (?:and|overall|in general|first))
your (?:\w+ )?(?:performance|interview|lesson|work|result|showing|demonstration|exercise|presentation)
     was
     (?:(?:very|really|quite|rather|a bit|just|so|overall|generally) )*(?:mixed|ok|okay|alright|all
     right
    |decent|average|so so|acceptable|nice|lovely|fine|pleasant|good|great|excellent|strong|weak|poor
    |solid
    |convincing|unconvincing|impressive|disappointing)(?=\W*$| (?:overall|and|but))
you could have done (?:much |a bit |a little |far |even )?(?:better|more)(?=\W*$| (?:overall|here
    |there|in
     general))|you (?:are|were) an? (?:\w+ )?(?:talented|gifted|capable|skilled|competent|brilliant
    |promising
    |excellent|great|good|fine|skilful|able|experienced) (?:\w+ )?\w+(?=\W*$)
(?:good|great|real|natural|fine|nice|sure|keen) (?:feel|sense|eye|hand|touch|instinct|feeling) (?:for|of
    |with) (?:people|things|the job|design|quality|numbers|detail|food|words|children|customers)(?=\W*$)
""",
    _CLASSES,
)
