"""The table of CULTURE on whether somebody is like us: fit, chemistry, company over lunch.

It is added to the short patterns of `doubtful`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE

_CLASSES = classes(
    r"""
OURS: us|our (?:\w+ ){0,2}\w+|the (?:\w+ )?(?:team|crew|crowd|gang|group|shift|lads|girls|guys|others|rest
    |house|company|firm|brigade|family|staff|people here|people you would|culture|office|place|shop floor
    |station|regulars|old hands|department|room|band|troupe|cast|squad|existing team)|this (?:\w+ )?(?:team
    |crew|crowd|gang|group|shift|house|company|firm|brigade|place|family|kitchen|station|shop|school|office
    |department)|an? \w+ (?:\w+ )?like ours|everyone (?:here|else)|everybody (?:here|else)|people here|them
     all|here|how we|the way we
""",
    PEOPLE,
)
CULTURE = terms(
    r"""
(?:did|does|do|would|could|will|not|never|really|just|simply|quite|you|we|it|things|all|might|instantly
    |straight away|immediately|and)(?: not|nt)? (?:\w+ )?(?:click|clicked|clicks|gel|gelled|jell|jelled
    |mesh|meshed|bond|bonded|blend in|fit in|slot in|settle in|muck in|rub along|hit it off|chime)(?=
     (?:between|with (?:<OURS>|you|everyone|everybody|people|them)|for us|over|at (?:lunch|the|first)|on
     the day|here|among|in our|with the panel|when you met|from|as a|well with|easily|alongside|into our)
    |\W*$|,| and)(?<![a-z]and\Wfit\Win)(?! (?:at the (?:joint|seam|corner)|here and there|over (?:the|each)
     (?:pin|hinge|button)|with (?:the|each) (?:hole|groove|frame)|and (?:locked|shut|held)))
(?:you|the candidate|somebody|someone|whether|how|if|we doubt|we wonder|we wondered|whether you) (?:\w+
     ){0,5}(?:gel|jell|mesh|click|clicked|blend|fit|fits|fitting|slot|settle|bond|get on|get along|got on
    |got along|rub along|muck in|sit|sat|chime|harmoni[sz]e|mix|mixed|land|suit|complement|match|matched
    |integrate) (?:\w+ ){0,2}?(?:in )?(?:with|into|among|alongside|beside|amongst|here|around|at)
     (?:<OURS>)(?! (?:schedule|format|template|brief|style guide|menu|opening hours|recipe|code|test|budget
    |standard|stock list|address|system|file|data|rota|route))
chemistry(?: \w+){0,7} (?:missing|lacking|not there|wasnt there|was there|was off|felt off|right|wrong|flat
    |instant|worked|absent|poor|good|did not|didnt|never|failed|between (?:us|you|the)|with (?:us|the
     (?:team|others|panel|cast|crew)|everyone))|(?:no|little|good|great|instant|real|lacked|some|right
    |missing|team|personal|interpersonal|human|the|bad|poor|more|enough) chemistry(?= (?:with|between|in
     the (?:room|team|group|rehearsal room|kitchen|car)|over|at|was|did|on|among|around|there|just|for
    |never|never)|\W*$)(?! (?:was(?: \w+)? (?:explained|correct)))|(?:spark|sparks)(?: \w+){0,5} (?:between
     (?:us|you)|with (?:us|the (?:team|others|panel))|missing|was not there|wasnt there|never came|flew)|no
     (?:real |true |great )?spark(?! (?:plug|gap|at the|from the|in the (?:cylinder|plug)))
(?:felt|feel|feels|feeling|were|are|be|seemed|became|looked|as|would be|become|been|have been|count\w*|see
     you as|saw you as|picture you as|fit as|one) (?:\w+ )?(?:(?:like|as|a|of) )*(?:part of (?:the|our)
     (?:\w+ )?(?:family|furniture|team|gang|crew|tribe|house|club|fabric|set ?up|place)|one of (?:the|our
    |us) ?(?:\w+ )?(?:gang|lads|team|family|crew|boys|girls|crowd|own|tribe|house|bunch|guys|us|old hands
    |regulars)?(?=\W*$|\W)|(?:a )?member of (?:the|our) family|family(?=\W*$| (?:to us|from|here|straight))
    |home(?= with us| among us| here|\W*$)|an? (?:outsider|misfit|stranger|odd one out|square peg|fish out
     of water|cuckoo|bad match|good match|natural match|poor match|alien|perfect match))(?! (?:of the
     (?:pupils|questions|scenes)|in the (?:scene|role)))
(?:go|going|went|out|share|sharing|have|having|want|wanted|fancy|enjoy|enjoyed|picture|imagine|sit|sitting
    |grab|grabbing|sink|spend|spending|stuck|get stuck|invite you|ask you|take you|see ourselves|see us
    |down|join us|stand|eat|happy) (?:\w+ ){0,6}(?:pints?|beers?|drinks?|coffee|lunch|dinner|barbecue|meal
    |night out|smoke|tea break|cup of tea|curry|bbq|pub|bar|airport|lift|weekend|christmas party|long
     (?:drive|shift|night|journey|evening)|in a (?:van|car|cab|lift|small room)|tent|whisky|canteen
    |karaoke)(?: \w+)?(?: (?:with|beside|next to|alongside) (?:you|us|the (?:team|lads|crew|others|rest
    |gang|panel|staff|girls|boys))|(?: with)? after (?:work|the shift|hours)| together| next to you|(?=\W*$
    | on (?:friday|a friday)))|(?:beer|pint|pub|airport|lift|barbecue|lunch|coffee|canteen|train|sunday
    |dinner|friday night) test|friday (?:drinks|beers|pints)|down the pub|works? (?:do|night out|outing
    |drinks)
(?:question|matter|issue|problem|doubts?|worr\w+|concerns?|terms|about|down to|lack|look\w*|case|measure
    |degree|sense|test|reasons?|grounds|basis|on|over|for|sort|kind|poor|right|wrong|no|not a|not the|bad
    |good|better|perfect|natural|wrong|great|ideal|obvious|easy|clear|true|same|strong|comfortable|snug|odd
    |awkward|tight|general|overall|human|real|closest|less of a|more of a|much of a|not quite a|team
    |personal) (?:of |about |on |over |with |in )?(?:cultural |team |personal |overall |the |general |human
     |social |a )*fit(?=\W*$|\W*(?:more|rather|than|was|is|and not|but|with|here|for (?:us|our|the (?:team
    |role|house|group|shift|place|company|crew|way)|this|a (?:small|team|place|house|company|kitchen|crew
    |school|brigade))|into|in (?:our|the (?:team|crew|group))|on the team|between (?:us|you)|at our|as|that
    |we|so)\b)(?! (?:with the (?:socket|hole|frame|data|curve)|between the (?:lid|door|pipe|parts)|for the
     (?:hole|door|lid|pipe|screw)|and finish))|(?:the )?fit (?:was|is|did|does|just|simply|felt|seemed
    |would|between you|with (?:us|our|the team))(?: \w+){0,2} (?:not|nt|wrong|missing|off|poor|good|issue
    |concern|right|there|perfect|lacking|natural|bad|work|feel|awkward|doubtful|be)(?! (?:tight|to the))
(?:fish out of water|square peg|round hole|odd one out|odd man out|cuckoo in the nest|sore thumb|rock(?:ed
    |ing)? the boat|upset (?:the|our) (?:\w+ )?(?:apple cart|balance|mood|peace|team|crew|mix|rhythm
    |harmony|dynamic)|ruffle (?:a few |some )?feathers|(?:disturb|spoil|change|alter|wreck|shift|affect|fit
    |suit|add to|lift|hurt|lower|match|share|catch|get|got|miss|missed|bring down|sour)(?:ed|s)? (?:the
    |our) (?:\w+ )?(?:atmosphere|mood|harmony|dynamic|vibe|spirit|humou?r|banter|ethos|balance of the
     (?:team|crew|group)|team spirit|tone of the (?:team|house)|ways?|feel of the (?:place|team|house)
    |family|sense of fun|energy)(?! (?:lighting|of the (?:scene|lesson|patient|customer)|consumption|supply
    |bill))|cut from the same cloth|cut from (?:a )?different cloth|birds of a feather|kindred spirit|like
     minded|same (?:wave ?length|page as us|tribe|breed|mould|stock|hymn ?sheet)|two different worlds
    |worlds apart|different (?:breed|planet|wave ?length|animal|kettle of fish|world from (?:ours|us)
    |mould)|not (?:quite |really )?our (?:sort|kind|type|style|speed|thing|crowd|scene|cup of tea)|our
     (?:sort|kind|type) of|(?:your|our) (?:face|faces?) (?:fits?|did(?: not|nt) fit|just fit\w*)|face fits?
    |tight ?knit|close ?knit|bunch of (?:mates|friends)|family (?:feel|feeling|atmosphere|business spirit)
    |gut (?:feeling|instinct|reaction|feel)(?! (?:in the|bacteria))|(?:my|our) gut|good (?:vibes?|feeling
     about you)|bad (?:vibes?|feeling about you)|something (?:was|is|felt|just felt|seemed) (?:off|missing
    |not right)(?= (?:between|about you|in how|when we|with you)|\W*$)|just (?:felt|feels|feel|did not feel
    |didnt feel) (?:right|wrong|like one|at home)|wave ?lengths?(?= (?:as|with)|\W*$)(?<=same\Wwavelength)
    |speak (?:our|the same) language(?=\W*$| (?:as|here|in))|our ethos|our (?:company|house|team|shop|crew
    |school|firm|kitchen) (?:culture|spirit|values|ethos|way|style|banter|atmosphere|dna)|(?:buy|bought
    |buys|buying) into (?:our|the) (?:\w+ )?(?:values|culture|ethos|vision|way|spirit)|live and breathe
    |drink the kool|(?:your|our) values (?:and|were|are|do|did|differ|match|align|clash)\w*|values (?:are
     |were )?(?:aligned|match|clash|differ|close to ours)|cultural(?:ly)? (?:match|mismatch|clash|gap|fit
    |add|different|wise)|culture (?:carrier|clash|match|mismatch|wise)|culturally)(?! (?:of the (?:wave
    |light|laser)|in the (?:role play|case)))
(?:comfortable|at home|at ease|out of place|lost|happy|happier|miserable|right|wrong|welcome|suited|better
     off|thrive|flourish|shine|drown|belong|belonged|stand out|stood out|stick out|stuck out|person|match
    |addition|choice|fish|type|sort|hand|face|fit|people|someone|somebody|life|work) (?:\w+ )?(?:with|in
    |into|among|amongst|here|around|for|at|to) (?:(?:a|the|our|this) (?:\w+ ){0,3}(?:like (?:ours|this one
    |us)|of ours|as ours|team like|as (?:small|close|lively|loud|blunt) as (?:ours|this|us))|us(?=\W*$|\W
    (?:all|and|at|in|here|or|socially|as a))|our (?:little |small |close |lively |noisy |busy |young
     |friendly |tight |old |rather |particular )*(?:team|crew|family|gang|world|house|crowd|circle|club
    |bunch|way|ways|culture|company|place|set ?up|brigade|band|shift|station|ranks|room|office|midst|troupe
    |kitchen culture))(?! (?:to (?:ask|use|reach|read)|on the page|for the (?:first|second) task))
(?:ours is|we are|this is|ours are|we have|it is|we like to think we are|we pride ourselves on being)(?:
     \w+){0,2} (?:an? )?(?:(?:particular|certain|special|peculiar|tight|close|lively|noisy|friendly|small
    |big|happy|young|rough|blunt|loud|odd|quirky|strange|rather|very|quite|one|unusual|informal|fun) )+
    (?:sort|kind|type|bunch|crew|team|place|crowd|family|lot|house|gang|shop|outfit|world|company|group
    |breed|ship)|(?:the way|how) (?:we|things (?:are|get)|it is|everyone) (?:do|does|done|are|is|work|talk
    |joke|live|go|goes|think)?(?: \w+){0,2} (?:round|around)? ?here(?=\W*$|\W)|not how we (?:do|work|talk
    |are)|(?:round|around) here(?= (?:we|people|everyone|everybody|folk|nobody|you would)|\W*$)
    (?<!pipe\Wround\Where)
(?:find|found|enjoy|enjoyed|share|shared|get|got|understand|understood|laugh\w*|join\w*|take|took|handle
    |stand|like|liked|miss|missed|warm to|warmed to|appreciate|appreciated|cope with|survive|match|matched
    |keep up with|same|love|loved) (?:\w+ )?(?:at |in |to |with |of )?(?:our|the (?:team|crew|house|kitchen
    |shop|lads|office|station)s?) (?:\w+ )?(?:jokes?|banter|humou?r|sense of humou?r|ways|style|pranks
    |teasing|tone|chat|songs|rituals|traditions|atmosphere|way of (?:talking|life|joking|being|thinking))|
    (?:we|they|the team|people|everyone|the crew|you and (?:we|us|the team)|team) (?:\w+ ){0,3}(?:warm\w*
     to|took to|take to|clicked|connected|bond\w*|connect|get on|got on|get along|got along) (?:with |to )?
    (?:you|each other|one another|as people|at once|straight away|well enough|from the)(?! (?:the|a) )|
    (?:personal|human|real|good|instant|no|any|much|emotional) (?:connection|rapport|bond|affinity)(?=
     (?:with (?:us|the (?:panel|team|others))|between (?:us|you)|to us)|\W*$)(?! (?:string|pool|to the
     (?:server|pump)))
(?:feel|felt|sense|sensed|find|found|make|made|missed|was|lacked|saw|had|see) (?:\w+ )?(?:a |any |no |much
     |the |some |that |enough |little |real |true )*(?:connection|rapport|bond|chemistry|affinity|kinship
    |click|match|meeting of minds)(?=\W*$|\W*(?:with (?:us|you|the (?:team|crew|panel|others))|between
     (?:us|you)|for (?:us|our|the team)|on either side|from the|at lunch|in the room|over|we)\b)(?! (?:with
     the (?:server|pump)|between the))|(?:different|same|another|our|opposite|similar|other) wave ?lengths?
    (?! of (?:light|the))|(?:not|never|hardly|no|poor|bad|good|great|perfect|ideal|obvious|natural|right
    |wrong) (?:an? |the |quite a |really a )*match(?=\W*$|\W*(?:for (?:us|our|the (?:team|crew|house
    |company)|this (?:team|house))|with (?:us|our)|between (?:us|you)|made|on either|and we|we)\b)|(?:have
    |has|had|share|shared|got|of|with|for|lack|lacked|missed) our (?:kind of |sort of |type of |sense of
     |brand of )?(?:humou?r|spirit|mentality|values|outlook|attitude|banter|way of|temperament|spark)
""",
    _CLASSES,
)
NOT_CULTURE = terms(
    r"""
(?:the|a|each|every|your|its) (?:\w+ )?(?:lid|door|pipe|plug|bolt|hinge|latch|lock|seat belt|catch|joint
    |part|bracket|panel|gear|key|valve|mask|shoe|helmet|glove|jacket|coat|costume|saddle|harness|shelf
    |drawer|blade|data|model|curve)s? (?:\w+ ){0,3}(?:clicked|click|fit|fits|fitted|gelled|gel|meshed|mesh
    |slot|slotted)(?: \w+){0,4}
(?:<SHOWN>)|the (?:culture|cultures) (?:stood|grew|was|were|in|from|dish|medium|flask|sample|plate)(?:
     \w+){0,4}
""",
    _CLASSES,
)
"""What fits, clicks or grows as a thing does."""
