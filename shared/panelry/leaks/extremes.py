"""The tables of ABSOLUTE and SWEEPING on words that say more than one meeting can show.

Each is added to the short patterns of `doubtful`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE

_CLASSES = classes(
    r"""
TRADEWORK: teaching|nursing|sales|selling|cooking|coding|programming|driving|engineering|accounting|design
    |caring|care work|baking|leading|leadership|management|welding|farming|acting|singing|policing|law|lab
     work|science|catering|logistics|bookkeeping|retail|hospitality|the (?:stage|law|classroom|kitchen
    |force|trade|profession|job|land|police|theatre|lab|ward|road|shop floor)|(?:this|our|the) (?:\w+ )?
    (?:work|trade|profession|job|field|business|industry|line|game|life|world)|(?:kitchen|school|hospital
    |office|shop|farm|stage|front line|customer facing|desk|shift|people|hands on) work|working with
     (?:people|children|animals|numbers|customers)
PLACE: kitchen|ward|classroom|class|stage|lab|laboratory|shop|office|team|farm|site|school|hospital|court
    |courtroom|depot|warehouse|till|station|force|theatre|home|bench|cab|lorry|desk|counter|crew|workshop
    |yard|company|firm|department|room|building site|service desk|call centre|bar|restaurant|care home
    |surgery|garage|team of|horse|herd|gun|patient|child|customer|computer|scalpel|stove|knife|cash
     register|set of books|switchboard|machine|tractor|combine
""",
    PEOPLE,
)
ABSOLUTE = terms(
    r"""
(?:the|this|our) (?:candidate|applicant|interviewee) (?:\w+ ){0,2}(?:always|never|constantly|invariably
    |forever|continually|perpetually|not once|at no point|not ever)
every (?:single|last|blessed|solitary) (?:time|one|question|answer|sentence|occasion|moment|minute)(?:
     \w+){1,9} you|each and every (?:time|one|question|answer|occasion|moment)|you(?: \w+){1,9} (?:every
     (?:last|blessed) (?:time|one)|each and every (?:time|occasion)|on every (?:single )?occasion|at every
     (?:single )?(?:turn|opportunity|chance|moment)|at each and every|in every (?:single )?(?:answer
    |sentence|case|instance)(?=\W*$))
(?:whenever|every time|each time|any ?time) (?:we|the panel|somebody|someone|anybody|anyone|a (?:pupil
    |customer|colleague|guest|patient)|the (?:customer|patient|guest|pupil|caller)|things|it|you|there)(?:
     \w+){1,8},? (?:you )?(?:\w+ )?(?:interrupt\w*|cut (?:in|him|her|them|us|it)|froze|panic\w*|snapp\w*
    |blam\w*|argu\w*|gave up|went (?:quiet|silent|blank|red)|looked away|changed the subject|laugh\w*
    |sigh\w*|talked over|ignored|got (?:angry|flustered|defensive|lost)|dodg\w*|avoid\w*|fail\w*|forgot
    |refused|lost (?:your|the)|shouted|rolled your|walked (?:off|away))
(?:not once|never once|at no (?:time|point|stage|moment)|not (?:for )?a single (?:time|moment|second|minute
    |question)|not one (?:single )?(?:time|question|moment|second|word|smile|note|thought|idea)|never ever
    |under no circumstances|in no (?:case|instance)|on no occasion|without (?:a single )?exception|without
     fail|time and again|time after time|again and again|over and over(?: again)?|all the time|the whole
     time|non stop|nonstop|day in day out|24 ?/ ?7|from (?:the )?(?:first|start|beginning) (?:minute
     |moment |second )?to (?:the )?(?:last|end|finish)(?: (?:minute|moment|second))?)(?: \w+){0,3},? (?:did
    |do|were|was|are|had|have|would|will|could|can)? ?you (?!(?:checked|kept|held|wore|wrote|asked|greeted
    |named|washed|cleaned|stayed|followed|listened|thanked|used|read|spoke|explained|counted|watched|let
    |gave|said|tested|ran|logged|measured|recorded|showed|put))
you (?!(?:kept(?! \w+ing)|held|wore|stayed|left|had|watched|stood|checked)\b)(?:\w+ )(?:\w+ ){0,6}(?:not
     once|never once|at no (?:time|point|stage|moment)|all the time|the whole time|the entire time|non stop
    |nonstop|over and over(?: again)?|again and again|time and again|time after time|without exception|at
     all times|for ever|forever|from first to last|endlessly|without (?:ever|once) \w+ing|day in day out)
    (?=\W*$|\W*(?:in|during|when|while|and|but|we|as|to|with|that|rather)\b)(?<!weld\Wall\Wthe\Wtime)(?!
     (?:and (?:logged|counted|wrote)|with the (?:thermometer|chart)))
you (?:are|were|seem|seemed|re) (?:\w+ )?(?:forever|always|constantly|perpetually|permanently|eternally
    |continually|incessantly|endlessly|never|ever|chronically|habitually|at all times) \w+|(?:one|someone
    |somebody|person|candidate|applicant|\w+er) who (?:\w+ )?(?:always|never|constantly) \w+(?! (?:come
    |comes|buy|buys|pay|pays|order|orders))|(?:your|you) (?:\w+ ){1,4}(?:always|never|invariably|constantly
    |without fail) (?:\w+ )?(?:late|wrong|lack\w*|fail\w*|come|comes|came|end|ends|ended|miss\w*|run|ran
    |stay\w*|interrupt\w*|forget|forgets|forgot|got|get|gets)
you (?:did not|didnt|do not|dont|could not|couldnt|have not|had not|failed to|were unable to|refused to
    |would not|neglected to|showed no|had no|asked no|gave no|made no|took no|said no)(?: \w+){1,7} (?:a
     single (?:time|question|word|note|smile|one|example|number|thing|answer|idea)|one single|even once
    |even one|once(?=\W*$|,)|whatsoever|at all(?=\W*$)|ever(?=\W*$)|at any (?:point|time|stage|moment)|the
     (?:whole|entire) (?:time|hour|interview|day|morning|afternoon|lesson|shift|meeting|talk)|throughout
    (?=\W*$)|for a (?:single )?(?:moment|second))(?! (?:to|about|on|for) the (?:guest|pupil|plan))
(?:nothing|none|no part|not a thing|not a word|not one thing|no answer|no question|no sentence|everything
    |all|anything) (?:of )?(?:(?:that|which|what) )?you (?:ever |once )?(?:did|said|wrote|do|say|touched
    |tried|told|showed|gave|made|answered|touch|try) (?:\w+ )?(?:was|were|is|ever|had|came|turned|helped
    |made|seemed|went|worked|would|fell|felt|turns)|you (?:only|just|merely) ever \w+|you (?:\w+ )?(?:ever
    |always|never) (?:only )?(?:talk|talked|spoke|speak|think|thought|saw|see|say|said|ask|asked|listen
    |listened|do|did) (?:about|of|to|in|only|yourself)|all you (?:ever )?(?:did|do|said|talked|could (?:say
    |do|talk)|wanted) (?:\w+ )?(?:was|is|about)
""",
    _CLASSES,
)
NOT_ABSOLUTE = terms(
    r"""
as (?:if|though) (?:you|it|he|she|they|nobody|somebody) (?:had )?(?:never|always)(?: \w+){0,3}
you (?:\w+ )?(?:played|acted|sang|read|voiced)(?: \w+){1,8} (?:always|never)
you (?:never|always|not once) (?:let go of|took your (?:eyes?|hand|foot) off|lost sight of|left the \w+
     (?:unattended|open|alone|unlocked)|walked under|turned your back on)
""",
    _CLASSES,
)
SWEEPING = terms(
    r"""
(?:nobody|no one|no sane \w+|no sensible \w+|no self respecting \w+|no (?:decent |good |serious |other
     |reasonable |busy |head |\w+ )?(?:<BOSS>|school|ward|kitchen|team|company|shop|firm|customer|employer
    |bank|office|hospital|patient|class|parent|court|jury|farm|farmer|theatre|audience|client|guest|crew
    |station|lab|garage|house|business|director|restaurant|depot|surgery|care home|judge))(?: \w+)?
     (?:would|could|will|is going to|can|in (?:his|their) right mind|should|ought to|is ever going to
    |wants?|trusts?|needs?|hires?|takes?)(?: (?:ever|seriously|want to|be able to|dare|willingly|possibly
    |really|happily|let|like to))* (?:hire|hires?|put|give|trust|take|let|leave|want|employ|have|follow|pay
    |buy|choose|send|listen to|rely|keep|need|use|wants?|believe|learn|accept|respect|work|eat|sit|entrust
    |hand|you)(?: \w+){0,3} (?:you|your|anything (?:you|from you)|someone like you|from you|under you|with
     you|to you|for you)(?= |\W*$)(?! (?:wait|trip|slip|left|had to|could (?:hear|see)))
you (?:will|would|are going to|are bound to|are likely to|may well|are sure to|are destined to|can only)
     (?:(?:always|probably|only|surely|just|likely|certainly|very|ever) )*(?:struggle|fail|flounder|sink
    |drown|suffer|go under|break|be (?:lost|out of your depth|eaten alive|unhappy|a liability|found wanting
    |overwhelmed|a danger|of (?:little|no) use|wasted|hopeless|useless)|find (?:it|life|things) (?:\w+ )?
    (?:hard|tough|difficult|impossible)|have (?:a hard|trouble|difficulty|problems?)|come unstuck|come to
     grief|be in trouble|disappoint)(?: \w+){0,3} (?:any|anywhere|wherever|everywhere|elsewhere|whatever
    |whichever|all|every|as an?|long|in (?:<TRADEWORK>|life|general|business|any|an? (?:<PLACE>|\w+
     (?:<PLACE>)))|with (?:people|children|customers|authority|numbers|life)|for the rest|on any|at any
    |under any|no matter)
(?:cannot|can not|cant|could not|couldnt|do not|dont|did not|didnt|hard to|hard for us to|difficult to
    |struggle to|struggled to|impossible to|unable to|failed to|never) (?:\w+ )?(?:see|imagine|picture
    |envisage|envision|foresee|think of|believe|conceive of) (?:\w+ )?(?:you|your|anyone like you|someone
     like you)(?:rself)? (?:\w+ )?(?:succeed\w*|mak(?:e|ing) (?:it|a|an|any|much)|thriv\w*|lead\w*|run
    (?:ning)? (?:a|an|any|the|our|your)|cop(?:e|ing)|manag\w*|last\w*|surviv\w*|becom\w*|doing (?:this|the
    |it|well|anything)|ever|working (?:here|in|as|with|for|anywhere)|teaching|nursing|cooking (?:for|in)
    |selling|getting (?:far|anywhere)|holding (?:down|a)|flourish\w*|improv\w*|chang\w*|learn\w*|grow\w*
    |handl\w*|in (?:charge|front of (?:a|any)|any|a (?:<PLACE>|\w+ (?:<PLACE>))|our (?:<PLACE>)|this
     (?:<PLACE>|job|role|trade|profession|line))|as (?:a|an|the|our|anything|one)|at the (?:head|helm
    |wheel) of|on (?:any|our|a) (?:<PLACE>|\w+)|with (?:customers|children|people|patients|guests)|anywhere
    |behind (?:a|any|our|the) (?:<PLACE>)|near (?:a|any|our)|future (?:in|as|here|with))(?= |\W*$)
you (?:are|were|re|will be|would be|will never be|would never be|are simply|are just|are plainly|will not
     be|would not be) (?:(?:simply|just|plainly|clearly|really|never going to be|never|not|no|hardly|by no
     means|obviously|far from|barely|ever|anything but|certainly|truly|sadly|frankly|in no way) )+(?:(?:an?
    |the|any|much of an?|going to be|born|kind of|sort of|real|natural|proper|good|true|cut out to be|be
    |made to be|right|ideal|great) )*(?:<TRADE>|leader|people person|person for (?:this|the|a|any)|material
    |stuff|type for|one for (?:the|a|this|numbers|people|detail)|team player|manager|teacher of|finisher
    |self starter|driver|closer|front of house|multi ?tasker|listener|communicator|thinker|negotiator
    |public speaker|organi[sz]er|planner|numbers person|morning person|performer|artist|scholar|academic
    |cut out|built for|made for|born (?:to|for)|meant (?:for|to)|equipped for|able to (?:lead|learn|cope
    |teach|manage|cook|work|think|organi[sz]e)|capable|wired|employable|trainable|teachable|fit (?:for|to)
    |suited (?:to|for)|up to (?:the job|this|it|being|working|any|much)|good (?:at|with|in|under) (?:people
    |numbers|words|your hands|pressure|detail|children|animals|customers|anything|maths?|money
    |organi[sz]ing|leading)|destined)(?=\W*$|\W)(?! (?:in the (?:role|scene)|the (?:pipe|hole|socket
    |valve)))
(?:wrong|different|another|other|new|easier|simpler|more suitable|quieter|better suited|gentler|less \w+)
     (?:line of work|walk of life|profession|career|vocation|calling|occupation|choice of (?:career|trade
    |job)|kind of (?:work|job)|sort of (?:work|job)|type of (?:work|job)|field of work|trade altogether|job
     altogether)
(?:<TRADEWORK>) (?:is|was|will be|would be|may be|might be|just is|simply is|seems|may)(?: \w+)? ?(?:not|nt
    |never|hardly|no|beyond|outside|too much for|above|out of your|clearly not) (?:be )?(?:\w+ ){0,3}(?:for
     (?:you|everyone|people like)|your (?:world|thing|calling|strength|trade|field|future|forte|path
    |vocation|destiny|cup|place|line|natural|element|strong|reach|game)|in (?:your (?:blood|bones|nature
    |genes|future)|you)|beyond you|you(?=\W*$)|what you (?:were|are) (?:made|born|meant|built|cut)|where
     you)|(?:is|was|are|will be|would be|may be|might be)(?: not|nt)? (?:simply |clearly |just |plainly
     |far )*(?:beyond you|out of your (?:league|depth|reach)|over your head|too (?:big|much|hard) for you
    |above your (?:head|abilities|level)|in your (?:blood|bones|nature))(?=\W*$|\W*(?:and|we|as|for|so)\b)
(?:find|try|consider|look for|look at|look into|think (?:about|of)|choose|pick|go into|move (?:to|into)
    |take up|stick (?:to|with)|go back to|stay (?:with|in|away from|out of)|keep (?:away from|out of|clear
     of|to)|leave|steer clear of|give up|abandon|forget|forget about|walk away from|avoid|drop|turn to
    |retrain|be happier in|happier in|better off (?:in|with|doing)|do better in) (?:(?:on|as|up|for
    |altogether|in|to|about) )?(?:something else|somewhere else|another (?:trade|career|job|calling
    |profession|field|line|industry|sector)|(?:a )?different (?:trade|career|job|calling|profession|field
    |line|industry|sector)|something (?:easier|simpler|less|more suited|quieter|completely different)|any
     (?:job|role|work) (?:that|where|with|involving)|(?:people|customer|leadership|management|front line
    |public facing|customer facing|hands on|desk|office|back office|backstage|factory|manual|paper) (?:work
    |jobs?|roles?)|(?:<TRADEWORK>) (?:to|altogether|entirely|for good|alone|behind)|the day job|your day
     job|others to (?:lead|teach|cook|sell|drive|manage)|jobs? (?:that|where|with(?:out)?)|roles? (?:that
    |where|without|with no))(?= |\W*$)(?! (?:on the (?:list|menu)|in the role play))
(?:you|your) (?:\w+ ){0,2}(?:have|has|had|lack|lacked|lacks|without|with|show|showed|got|are short of
    |possess) (?:(?:no|not|little|neither|never|any|nothing|the|a|an|got|zero|hardly|simply|just|what|not
     the|not a) )*(?:head|hand|eye|feel|gift|sense|stuff|makings|talent|ear|brain|brains|stomach|flair
    |knack|aptitude|nous|instinct|future|business|place|hope|chance|clue|idea|grasp|hands|nerve
    |constitution|backbone|right stuff|raw material|capacity|ability|prospects?|temperament|wherewithal
    |common sense|it takes|calling) (?:for|of how|in|to (?:be|lead|teach|cook|work|make|do|run|become|learn
    |succeed|manage)|with|when it comes|being|as an?|behind|on a|near|about (?:teaching|people|cooking
    |how))(?: |\W*$)(?:(?:any|this|that|the|our|a|an|\w+)\b)(?<!to\Wthe)(?! (?:for the (?:mass|weight|box
    |oven)))(?<!of\Whow\Wthe)(?<!eye\Wfor\Wdetail)(?<!head\Wfor\Wheights)(?<!chance\Wto\Wlook)
(?:should|must|ought|can|could|would|may|do|need)(?: not|nt| never) (?:\w+ )?(?:be )?(?:allowed|let|left
    |trusted|put|placed|set loose|permitted|licensed|considered|hired|employed|entrusted|given)(?: \w+)?
     (?:near|with|alone|in charge|behind|in front of|anywhere|to (?:teach|drive|lead|work|cook|care|handle
    |nurse|run)|on (?:a|any|your own)|around|for (?:any|a)|at the wheel)(?= (?:a|an|any|our|the|your
    |children|customers|people|patients|money|animals|vulnerable|anything|anyone|of)|\W*$)(?<!you\W)(?!
     (?:the (?:oven|stove|flame|socket|edge)))|danger to (?:yourself|others|patients|children|customers
    |any)|liability(?= (?:in any|on any|to any|anywhere|wherever|behind|for any))|(?:you|your (?:kind|type
    |sort)) (?:\w+ )?(?:do|does|did|will|would)(?: not|nt) (?:belong|last|go far|make it|get (?:far
    |anywhere)|have a future|amount to|change|learn|improve|grow out)(?= (?:in|on|anywhere|behind|near|as
    |with|here|to|long|at|a|far|any)|\W*$)
(?:hopeless|useless|worthless|incompetent|a lost cause|lost causes|all thumbs|two left (?:feet|hands)|a
     write off|a disaster|a shambles|a failure|a flop|a fiasco|a catastrophe|a train wreck|a car crash|a
     complete mess|a waste of|beyond (?:help|hope|repair|saving|redemption|teaching)|not worth|no use|no
     good|of no use|unemployable|unteachable|out of your depth|clueless|rubbish|pathetic|abysmal|dire|inept
    |a non starter|doomed|unsalvageable)(?= (?:as an?|in (?:every|any|all|general)|with (?:people|numbers
    |customers|children|money|animals)|at (?:everything|anything|numbers|this|people|organi)|from (?:start
    |beginning|top|first)|when it comes|time|case|to (?:us|anyone|any|a)|for (?:any|this|the|us|sales
    |teaching)|by any|all round|throughout|in the|on (?:the|every|all|any)|and|we|,)|\W*$)(?<!no\Wgood\W)
    (?! (?:in the (?:role play|case|scene)|for the (?:bread|dish|pupil)))(?<!on\Wuse)
(?:the |your |this )?(?:whole|entire|complete|every bit of|every part of|all of|each part of|everything
     about|everything in|anything in|nothing (?:about|in)|none of|all about|from top to bottom|top to
     bottom|across the board|through and through|on every (?:level|front|count|measure)|in (?:every|no|any)
     (?:way|respect|sense|aspect|area|part|regard)|at every (?:level|stage|step|turn|point)|on all
     (?:fronts|counts|levels)|by any (?:standard|measure)|in all (?:areas|respects|ways|aspects|things
    |parts)|without exception|from start to finish|beginning to end|in general you)(?: (?:of|your|the|it
    |interview|lesson|work|performance|trial|day|thing|application|this|that|you|audition|shift|exercise
    |test|session|plan|talk|presentation|code|answers?))* (?:\w+ )?(?:was|were|went|is|are|fell|failed
    |lacked|suggests?|suggested|said|told|showed|showed us|let|you (?:fell|failed|were|fall|lack|lacked
    |disappointed|came up|are)|spoke|points?|pointed|missed|needs?|collapsed)(?: \w+){0,4}(?= (?:wrong|bad
    |badly|weak|poor|poorly|short|fail\w*|mess|disaster|waste|shambles|unfit|unsuitable|useless|lost
    |hopeless|below|apart|not|nothing|flat|disappoint\w*|muddle\w*|amateur\w*|chaos|chaotic|failure
    |everything|down|weaker)\b)
(?:we|i|people|anybody|anyone|somebody|you) (?:\w+ )?(?:doubt|fear|are afraid|suspect|are sure|know|believe
    |are convinced|think|can tell|feel)(?: that| whether| if)? you (?:will|would|can|could|are|have)(?:
     (?:ever|never|always|not|going to))* (?:make|be|become|cope|succeed|learn|manage|last|survive|amount
    |improve|grow|change|lead|teach|able|capable|get|have|hold|master|do)(?= (?:it|an?|any|anywhere|in|as
    |at|with|long|far|to|of|much|this|the|such|good|down|well|better|on)|\W*$)(?<=[a-z])(?! (?:a (?:call
    |copy|note)|in touch|at the (?:door|gate)|the (?:first|next|last|rest)|to (?:read|see|find|hear|reply
    |attend|join|come)))
(?:people|persons?|candidates?|applicants?|somebody|someone|anybody|anyone|women|men|those|folk|types?
    |characters?|minds?|\w+s) like you(?:rs|rself)?(?= (?:do|does|did|will|would|can|cannot|never|always
    |should|are|is|may|might|need|needs|belong|have|has|make|rarely|seldom|tend|find|in|on|at|for|to|who
    |there|and|we|usually|often|could|must|won|fit|struggle|end)|\W*$)(?! (?:did|said|showed|asked))|(?:no
    |little|small|zero|not much|hardly any|without|any|what) (?:hope|prospects?|future|chance|place|room)
    (?: \w+)? (?:for|of|in)(?: \w+){0,3} (?:you|your|someone like you|<TRADEWORK>)(?=\W|$)(?! (?:the
     (?:error|mistake|oil|steam)|to (?:read|reply)))
you (?:could|would|can|will)(?: not|nt| hardly| barely| never)? (?:even )?(?:run|organi[sz]e|manage|sell
    |lead|boil|find your way|teach|cook|keep|look after|hold|handle|control|be trusted with|cope with|deal
     with|drive|write|count|add)(?: \w+){0,2} (?:lemonade|whelk|party in|knees up|paper bag|an egg|goldfish
    |ice to|umbrellas|water in|pot plant|raffle|tombola|bun fight|your own \w+|class of (?:any|angels)|a
     \w+ to save|anything(?=\W*$)|anybody(?=\W*$)|anyone(?=\W*$))
(?:there is|there are|there was|we know of|i know of|we can think of|we cannot think of|i cannot think of
    |you will find|we see|we know) (?:no|not a|hardly a|not one|scarcely a|hardly any|any|few) (?:\w+ )?
    (?:<PLACE>|<JOB>|trade|employer|customer|boss|company|kitchen|business|place|work|line of work|setting
    |industry)s?(?: \w+){0,3} (?:you|your)(?=\W|$)(?! (?:can (?:read|find|reach)|named|asked|left|forgot))
^(?:please |perhaps |maybe |just |better )?(?:find|look for|take|choose|get|try|seek|go for) (?:yourself )?
    (?:an?|another|some) (?:\w+ )?(?:job|role|trade|career|profession|line|employer|work)(?= (?:without
    |with no|where|that|which|away|in|outside|instead|you|as|far)|\W*$)|(?:fail\w*|lack\w*|fell short|falls
     short|weak|poor|poorly|bad|badly|wrong|disappoint\w*|inadequate|short|lost|unfit|wanting) (?:\w+
     ){0,3}(?:on (?:every|all|each) (?:\w+ )?(?:level|count|front|measure|point|score)s?|in (?:every|all)
     (?:\w+ )?(?:way|respect|area|regard|sense|part|aspect)s?|at every (?:level|stage|turn|step)|across the
     board|all round|from start to finish|from beginning to end|through and through|top to bottom)
""",
    _CLASSES,
)
