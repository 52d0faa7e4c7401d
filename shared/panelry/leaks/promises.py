"""The table of PROMISE on what we would bind ourselves to: a job, an interview, a short way in.

It is added to the short patterns of `unfit`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE

_CLASSES = classes(
    r"""
SURE: definitely|certainly|surely|gladly|happily|of course|without (?:fail|doubt|question)|no doubt|simply
    |then|be|soon|also|always|first|straight away|again|certain to|sure to|bound to|going to|most|in any
     case|personally|all|just|very|still|immediately
HIRED: hired|taken on|employed|appointed|recruited|signed(?: up)?|offered (?:a|an|the|this|our|one|it|work
    |something)|given (?:a|the|this|an) (?:\w+ )?(?:<JOB>|chance|trial|interview)|called (?:in|back|up
    |first)|asked (?:back|in|first)|rung (?:first|up first)|invited(?: (?:back|in|again|to|for))|brought
     (?:in|back|on|aboard)|put through|short ?listed|fast tracked|waved through|at the (?:top|front|head)
     of|first (?:in line|on|to be|choice|pick|call)|back (?:here )?(?:with us|for an interview|on our)|on
     (?:the|our) (?:team|staff|payroll|crew|rota)|wearing our|working (?:here|for us|with us|alongside)
    |starting (?:here|with us|on|in)|one of (?:us|ours)|our next|part of (?:us|the|our)|in (?:our|the)
     (?:uniform|team|van|cast|crew)|on board|successful|picked|chosen|selected|welcomed
OPENS: opens(?: up)?|comes? (?:up|free|open|along)|is (?:free|open|vacant|advertised)|frees? up|falls?
     (?:free|vacant)|becomes? (?:free|available|vacant)|leaves|retires|starts|begins|is (?:built|ready
    |signed|approved|finished|cast|set)|arrives|turns up|moves|has (?:moved|opened|left|retired)|lets us
    |allows
""",
    PEOPLE,
)
PROMISE = terms(
    r"""
you (?:will|shall|are going to|would|are (?:bound|sure|certain|guaranteed)|can be (?:sure|certain)|have
     only to \w+ and you will) (?:(?:<SURE>|to) )*(?:be (?:<SURE> )*)?(?:<HIRED>)(?= |\W*$)(?! (?:call|mail
    |letter) (?:with|about))
(?:i|we)(?: can| could| will| do| would| both| all)?(?: (?:\w+ly|hereby|even|also|happily))? (?:promise
    |guarantee|swear|assure you(?= of)|assure you|pledge|vow|undertake to|commit to|give you my word|give
     our word|bet|wager|stake)(?= (?:you|that|we|to|a|an|the|it|on|there|of)|,|\W*$)|(?:that|this|it
    |which)? ?is a (?:firm |solemn )?promise|take (?:it|that|this) as (?:a promise|read|given|settled|done)
    |mark (?:my|our) words|(?:my|our) (?:solemn )?(?:word|promise|guarantee)(?= (?:that|on|is|to)|,|\W*$)
    |cross my heart|(?:done|sealed) deal|in the bag|signed and sealed|all but (?:certain|signed|done|yours)
    |(?:just|only|merely|purely) a (?:matter of (?:time|weeks|days|months|form)|formality|question of when)
    |home and dry|dead cert
(?:we|i)(?: will| shall| are going to| am going to| would| ll) (?:(?:<SURE>) )*(?:be )?(?:calling|ringing
    |inviting|hiring|taking|offering|having|bringing|employing|signing|giving|recruiting|putting|keeping
    |saving) (?:you|a|the|your) (?:on|in|back|a|an|the|for|as|to|up|aboard|through|again|\w+ (?:back|for
     you|open|free))
(?:we|i)(?: will| shall| are going to| would| can| ll) (?:(?:<SURE>) )*(?:have|bring|get|take|put|want|sign
    |hire|employ|welcome|see|snap|slot|fit|squeeze|sort|find|give|make|fast track|short ?list|wave|move
    |push|recommend|invite) you (?:straight |right|then |first |on |up |\w+ly )*(?:back|in|on|aboard
    |through|a <JOB>|a (?:full |second |first |new |paid |trial )*(?:<JOB>|interview|shift|chance|uniform
    |start|contract)|as (?:a|an|our)|on (?:our|the) (?:team|list|rota|payroll|staff|crew|short ?list)|into
     (?:a|the|our)|for (?:a|an|the) (?:\w+ )?(?:interview|<JOB>|trial|second|next round|shift|audition)|to
     (?:an|the|a|our) (?:\w+ )?(?:interview|round|team|trial|audition|crew)|up|at once|without|with open
     arms|next (?:time|year|season|spring)|among us)(?= |\W*$)
(?:as soon as|the moment|once|when|the next time|whenever|the day|the minute|the instant|next time|if|after
    |should)(?: \w+){1,7} (?:<OPENS>|vacancy|opening),? (?:\w+ ){0,2}(?:you (?:will|are|would|shall|can)
     (?:be |have |get |start|join|count|come)|(?:we|i) (?:will|shall|would) (?:\w+ )?(?:call|ring|hire|take
    |have|give|offer|bring|sign|employ|phone|want) you|(?:it|the <JOB>|that <JOB>|one) (?:is|will be|would
     be) (?:yours|for you)|yours)(?! (?:if you have|to (?:tell|say)|with the date|about))
(?:if|once|when|as soon as|provided|so long as|should|the day|the moment|just)(?: you)?(?: \w+){1,9},?
     (?:and )?(?:then )?(?:(?:we|i) (?:will|would|shall) (?:\w+ )?(?:hire|take you|have you|offer|employ
    |give you (?:a|the|an)|sign|start you|put you|find you|keep|hold|say yes|welcome)|you (?:are|will be
    |would be|re) (?:in|hired|on board|on the team|one of us|home and dry|as good as|through|sorted|our)
    (?=\W*$|\W|$)|(?:the|a|this|your|our) (?:\w+ )?<JOB> (?:is|will be|would be) (?:\w+ ){0,3}(?:yours
    |waiting|for you))
(?:consider|treat|regard|count|call|think of) (?:the|this|that|your|our|yourself|it|a) (?:\w+ )?(?:(?:<JOB>
    |interview|contract|hired|signed|team) )?(?:\w+ )?(?:(?:as )?(?:as )?(?:good as |all but |already )?
    (?:yours|done|settled|hired|in|part of the|on the|one of|booked|a done)|on board)(?= |\W*$)|(?:<JOB>
    |interview|seat|chair|locker|uniform|desk|key|apron|cab)s? (?:\w+ ){0,4}(?:yours|as good as|with your
     name|has your name|have your name|(?:kept|held|saved|reserved|waiting|ready|earmarked|set aside
    |pencilled in|open) for you)(?= |\W*$)|your name (?:is|will be) (?:\w+ )?(?:on|against|top|first|down
    |at the top|next|pencilled)|(?:yours|it is yours) for the (?:asking|taking)
(?:contract|offer|job offer|letter|paperwork|post|place|appointment|start date)(?: \w+){0,4} (?:(?:is|will
     be|are)(?: \w+)? )?(?:on its way|in the post|ready for you|ready to sign|waiting|a matter of|to follow
    |being (?:drawn|written|prepared|typed)|as soon as|bound to come|will come|guaranteed|certain|assured
    |secured|safe|just a|only a|settled)(?! (?:the|in|at|on) (?:queue|line|dock|gate|for (?:the )?
    (?:customer|signature)))|(?:do not|dont|no need to|you need not|please do not|never|not|without)
     (?:sign|accept|take|look|go|apply|commit) (?:\w+ )?(?:anywhere|anything|elsewhere|another|any other
    |somewhere)(?: else)?|hand in your notice|give (?:in )?your notice|start packing|see you (?:on|in)
     (?:monday|january|february|march|april|may|june|july|august|september|october|november|december|spring
    |autumn|summer|the new year)|clear your (?:diary|calendar|desk)|look forward to (?:working|having
    |seeing you (?:start|on the team|in the team|again as|join)|welcoming|your first)
you (?:will|would|need|do|shall|are)(?: not| nt)? (?:not |never )?(?:have to|need to|be (?:asked|made) to
    |going to have to) (?:apply|interview|audition|sit|go through|do|repeat|take|compete|wait|queue)(?:
     \w+){0,3}(?= (?:again|another|next time|once)|\W*$)|(?:straight|directly|right) (?:to|into|through to
    |past) (?:the|our) (?:final|second|last|next|first) (?:round|stage|interview)|(?:skip|skipping|without)
     (?:the|another|any further) (?:first |second |whole )?(?:round|stage|interview|application|audition)
    (?=\W*$| (?:next|when|if|and))|walk (?:straight |right )?into (?:the|a|our|this|any) (?:\w+ )?<JOB>
    |first (?:refusal|call|in line|pick)(?= (?:on|for|when|will|is|goes|of)|\W*$)(?! (?:the )?(?:in|at)
     the)
(?:your|a|the|that|this) (?:future|career|place|spot|job|seat|next (?:job|role|step|application|interview)
    |second (?:interview|application|attempt|try)|application next \w+|chance)(?: \w+){0,3} (?:is|will be
    |are|with us is|here is) (?:\w+ )?(?:safe|secure|certain|assured|guaranteed|secured|settled|sure|a
     formality|successful|here|with us|bound|a certainty|as good as)(?! (?:in|on) the)
there (?:will|is|shall|would) (?:\w+ )?(?:be )?(?:always )?(?:an? |the |one )?(?:\w+ ){0,2}(?:<JOB>
    |interview|bay|uniform|bunk|locker|room)(?: \w+){0,3} (?:for you|with your name|waiting|that is yours
    |here for you|as soon as you)|we (?:have|are|had) (?:\w+ly |already |now )*(?:put|pencilled|penciled
    |booked|marked|earmarked|set|reserved|kept|keeping|holding|saving|lined|set aside|saved|held) (?:you
    |one|a \w+|an \w+|the \w+|your \w+|something)(?: \w+)? (?:down for|in for|in as|up for|for you|aside
    |open|free|in (?:for|as)|on the list for)(?! (?:to (?:read|see|sign|collect)|in the (?:corner
    |kitchen)))
you (?:can|may|could) (?:\w+ )?(?:count|rely|bank|depend|plan|build|set your watch|be sure|rest assured
    |expect to (?:be|start|get|hear yes))(?: yourself)?(?: (?:on|in|with|for|of|as|from|to))? (?:us|the|an?
    |our|it|hearing yes|getting|being (?:hired|taken|called|invited)|(?:monday|january|february|march|april
    |may|june|july|august|september|october|november|december|spring|autumn)) ?(?:\w+ )?(?:<JOB>|interview
    |call|yes|invitation|taking|to (?:hire|take|call|have|give|offer|invite|ring)|hired|with us)|you (?:can
    |may|could) (?:\w+ )?(?:start|begin|join)(?: us| with us| here| work)? (?:on|in|from|as) (?:monday
    |january|february|march|april|may|june|july|august|september|october|november|december|spring|summer
    |autumn|the (?:first|new year)|our)
(?:i|we)(?: will| shall| would| ll| am going to| are going to)(?: (?:<SURE>))* (?:ring|call|phone|text
    |contact|hire|sign|employ|book|engage|appoint|recruit|take on|pick|choose|mail|write to|think of|come
     to|turn to|ask)(?: you)? (?:\w+ )?(?:before (?:anybody|anyone|everyone|everybody|others?|we (?:call
    |ring|ask|look|advertise)|any|the others)|first(?=\W*$| (?:when|if|once|next|as))|straight ?away|at
     once|immediately|right away|on the spot|the (?:moment|minute|day|instant|next time)|as soon as|the
     next|when (?:the|a|another|somebody|someone|we (?:grow|expand|hire|open|need)|one)|once (?:the|a
    |another|somebody|someone|we))(?! (?:date|day|copy|the (?:text|copy|data)) )(?! (?:with (?:the|your)
     (?:answer|data|copy)))
(?:i|we)(?: will| shall| would| ll| can)?(?: personally| gladly| certainly)? (?:see to it|make sure|make
     certain|ensure|arrange|fix it|take care|make it happen|put in a word|pull (?:some |a few )?strings
    |vouch)(?: (?:that|so that|so|for))? (?:you (?:get|are|have|start|will|land|receive|can start|join|come
    |find)|(?:that )?your (?:name|application|file) (?:is|goes|gets|will)|a (?:<JOB>|interview))(?! (?:a
     copy|your data|the (?:text|data|copy)|told|informed))
(?:pass|get|finish|learn|take|bring|come back|come|return|apply|reapply|try|do|earn|complete|renew|keep
    |show|give|wait|stay|improve|polish|add|send|gain|collect|move|master|brush up|be patient)(?:
     \w+){0,9},? and (?:then )?(?:(?:we|i)(?: will| ll| would| shall| are)? (?:\w+ )?(?:sign|hire|take you
    |have you|employ|start you|find you|give you (?:a|the|an)|offer|welcome|book you|keep)|you (?:have got
    |have|will have|will get|are|will be|re|can have|are as good as|walk into) (?:\w+ )?(?:the |a |an |our
     |your |this )?(?:<JOB>|interview|hired|in(?=\W*$)|on (?:the|our) team|contract|one of us|yes)|(?:the|a
    |this|your|that) (?:\w+ )?(?:<JOB>|interview) (?:is|will be) (?:\w+ )?(?:yours|waiting|certain|safe
    |guaranteed|for you))(?= |\W*$)(?! (?:the (?:question|copy|answer)))
(?:<JOB>|interview|place|future|career|contract|second round|trial)s?(?: \w+){0,4} (?:is|are|will be|would
     be)(?: \w+){0,2} (?:a (?:question|matter) of (?:time|weeks|days|months|when|signing|form|paperwork)|a
     given|a certainty|a sure thing|in the bag|on the cards|guaranteed|certain|assured|a formality|settled
    |as good as|bound to|sure to|only (?:weeks|days|months)|just around)(?! (?:of the (?:day|plan)))
you (?:can|may|will|shall|would|should)(?: \w+)? (?:look forward to|expect|await|count on|reckon with
    |receive|get|have)(?: \w+){0,3} (?:<JOB>|interview|contract|yes|call from us|invitation)(?= (?:from us
    |soon|next|in|this|when|once|as soon|with us|by|within|at|here|before|after|without)|\W*$)(?! (?:in
     (?:full|writing)|by (?:mail|e ?mail|post)))
(?:we|i) (?:will|shall|would|ll|can|are going to|are sure to) (?:\w+ )?(?:find|make|have|keep|save|create
    |clear|arrange|think up|come up with) (?:\w+ )?(?:something|room|work|space|a (?:\w+ )?(?:<JOB>|spot
    |way in|bed|locker)|one) (?:\w+ )?for you|there (?:will|is|shall|would) (?:always |certainly |surely
     |definitely )*be (?:an? |the |some |room|work)(?: ?\w+){0,6} for you|(?:your|the|any|an|a) (?:\w+ )?
    (?:application|interview|attempt|try|audition)(?: \w+){0,3} (?:will|would|shall|is going to|is bound to
    |is sure to|is certain to) (?:\w+ )?(?:succeed|be (?:successful|accepted|a success|a formality)|get you
    |lead to|end in|work)|(?:hear|hearing|letter|call|mail|word) from us with (?:an?|the|your|good) (?:\w+
     )?(?:<JOB>|yes|news|interview|date)|first on (?:the|our) list|(?:<JOB>|van|cab|chair|locker|desk|key
    |apron|uniform|stage|kitchen|class|ward|route|round|bench) (?:is|will be|would be) yours(?= |\W*$)(?!
     to (?:clean|choose|read|mark))
""",
    _CLASSES,
)
