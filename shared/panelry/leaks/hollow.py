"""The table of VAGUE on praise, blame and advice that name nothing one could see, hear or do.

It is added to the short patterns of `doubtful`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE
from panelry.leaks.task_words import TASK

_CLASSES = classes(
    r"""
VERY: really|very|truly|quite|rather|so|just|simply|overall|all in all|on the whole|generally|a bit
    |somewhat|pretty|fairly|mostly|certainly|most|such|an?|some|not|particularly|especially|always|both|all
    |too|more than|terribly|awfully|absolutely|extremely|a little|only|nothing short of
MERIT: good|great|nice|excellent|amazing|awesome|fantastic|impressive|brilliant|wonderful|solid|strong|weak
    |bad|poor|okay|ok|fine|decent|average|mediocre|outstanding|superb|perfect|terrific|exceptional
    |remarkable|acceptable|adequate|insufficient|inadequate|lacking|disappointing|below par|satisfactory
    |unsatisfactory|professional|unprofessional|competent|convincing|unconvincing|first rate|splendid
    |lovely|terrible|awful|incredible|commendable|admirable|pleasing|pleasant|so so|hit and miss|patchy
    |inspiring|promising|encouraging|respectable|mixed|uneven|inconsistent|forgettable|memorable|stellar
    |fabulous|fine|top notch|middling|underwhelming|delightful|marvellous|tremendous|sterling|cracking
    |smashing|very best|lacklustre|half baked|unremarkable|run of the mill|pedestrian|tidy enough|up and
     down|enjoyable|praiseworthy|laudable|beautiful|mature|well rounded|polished|accomplished
WORK: <TASK>|job|performance|effort|attempt|display|showing|start|foundation|basis|base|attitude|impression
    |stuff|skills?|technique|knowledge|communication|leadership|teamwork|style|approach|understanding
    |delivery|presence|potential|ability|craft|side|manner|experience|result|outing|try|day|thinking
    |problem solving|time management|organi[sz]ation|writing|teaching|cooking|customer service|contribution
    |all rounder|candidate|person to talk to|conversation|material
DO: do|doing|does|did|be|being|work|working|go|going|carry on|keep|try|trying
PRAISED: impressed|delighted|pleased|struck|taken|charmed|blown away|wowed|encouraged|disappointed
    |underwhelmed|unconvinced|let down|surprised|amazed|thrilled|inspired|left cold|left wanting|left
     unmoved|won over
GROW: grow|improve|develop|progress|shine|learn|polish|refine|get better|do better|go further|mature|work
     on|catch up|build on|like|admire|praise|commend|enjoy|love|celebrate|offer|be proud of
SIDE: technical|people|practical|commercial|creative|social|human|theoretical|soft|academic|business
    |musical|management|administrative|customer|communication|leadership|academic|organi[sz]ational
    |strategic|analytical|personal|artistic|clinical
AREA: skills?|side|front|aspects?|areas?|knowledge|abilities|ability|competence|qualities|experience
    |expertise|understanding|thinking|depth|breadth|background|level|department
""",
    {**TASK, **PEOPLE},
)
VAGUE = terms(
    r"""
(?:(?:^|please |just |simply |only |and |then |so |but |should |must |could |can |to |would |you |do ))
    (?:keep|keeping|carry on|continue|stick with|stay with|go on|carry) (?:on )?(?:doing |with |as |at
     |like |being |going |up |giving )?(?:what you (?:are doing|do|did)|as you (?:are|were|do)|(?:it|this
    |that|the (?:good|great|hard|fine|excellent) \w+) up|up the|like (?:this|that|before)|on as (?:you
    |before)|it going|at it|in the same|being you|being yourself|doing you|more of the same|your best|the
     way you are|your chin|your head|smiling|believing|shining|striving|pushing|moving|developing|growing
    |learning|improving|practi[sc]ing|the faith|the momentum|the same way)(?=\W*$|\W)(?! (?:the (?:heat
    |weld|dough|pressure|cut)))
(?:there is|there was|there were|there are|we (?:saw|found|see|noticed|felt|heard|think there is)|you
     (?:have|had|left|still have|showed|gave)|with|leaves?|left|leaving|has|much|still|and|showed|see|saw
    |was|is) (?:(?:us|still|some|plenty of|lots? of|a lot of|a lot|lots|much|more|a little|quite a bit of
    |ample|clear|a|the|real|great|definite|certainly|clearly|always|further|a few|several|one or two|so
    |enough|little|no|not much) )*(?:room|scope|space|work|plenty|lots|a lot|much|things?|more|potential
    |margin|reason|areas?|points|bits|something|a bit) (?:(?:for|to|you could|you can|we|that we|which we
    |in which to|still|left|where you can|you might|you should|yet) )*(?:be )?(?:<GROW>|growth|improvement
    |development|progress|do\b(?=\W*$)|praise|polish)(?=\W*$|\W*(?:in|on|with|here|there|from|about|at|and
    |as|yet|still|next|but|overall|before|when|what|how)\b)(?! (?:the (?:herd|plant|yeast|crop|dough
    |culture)))
(?:little|bit|lot|touch|more|some|further|needs?|needed|lacks?|lacked|needing|final|extra|of|much|want of
    |lack of|missing|missed|lacking|short of|add|gain|bring|brought|had|have|show|showed) (?:(?:a|some|more
    |of|the|bit|little|extra|that|further|certain|real|final|touch|general|overall|your|last) )*(?:polish
    |finesse|refinement|sparkle|sheen|oomph|edge|substance|finish|depth|breadth|rigour|structure|clarity
    |focus|flair|creativity|precision|originality|seasoning|maturity|range|x factor|something|punch|wow
    |magic|je ne sais quoi|extra mile|know how|experience|direction|seniority|impact|consistency|vision
    |bite)(?=\W*$|\W*(?:here and there|overall|in general|would|could|and|but|at times|in places|all round
    |on the whole|throughout|yet|to (?:your|be|round|finish|lift|stand|reach|make|it|what)|goes|will|is
     (?:all|what)|for us|that we|we (?:look|want|hope|need)|in (?:your|some|parts|places|many|most|the end)
    |about you|as a)\b)(?! (?:of the|in the (?:sauce|image|soil|water|weld|drawing|plate)|to the (?:brass
    |shoes|wood|floor|sauce)))
(?:on|in) (?:the|your|a|many|most|some|all|several|certain) (?:\w+ )?(?:<SIDE>) (?:<AREA>)(?=\W*$|\W*(?:you
    |and|we|there|was|were|is|could|needs?|to|but|overall|with)\b)|(?:your|the|more|some|better|good|great
    |strong|weak|solid|further|certain|basic|of|excellent|stronger|work on) (?:\w+ )?(?:<SIDE>) (?:<AREA>)
    (?=\W*$|\W*(?:was|were|are|is|could|need|needs|and|shone|stood|impressed|lacked|seemed|left|would
    |overall|let|in general|came|but|to work|throughout)\b)(?! (?:in the case))
(?:lots?|a lot|plenty|much|so much|loads|tons|heaps|bags|oodles|something|nothing|a great deal|little|not
     much|everything|enough|many things|a few things|several things|some things|a number of things) (?:\w+
     )?(?:to (?:like|love|admire|praise|enjoy|commend|recommend|build on|work with|work on|offer|learn|be
     proud of|improve|show|bring|give|take away|think about|celebrate|write home about|be happy with|fault
    |criticise|complain|add here)|going for you|of (?:potential|promise|talent|positives|good|strengths?
    |ability|merit|enthusiasm for)|went (?:well|right|wrong|badly)|that (?:we liked|went well|worked|stood
     out|was good|impressed|pleased)|we liked|needs (?:work|improving|attention|polish)|could be better
    |missing(?=\W*$))(?! (?:in the (?:drawer|box|store)|from the))
(?:we|i|the panel|everyone|everybody|all of us|us) (?:(?:were|was|are|all|am|came away|left|have been|felt
    |remain|had been|both|certainly) )+(?:<VERY> )*(?:<PRAISED>)(?=\W*$|\W*(?:by|with|overall|and|at|about
    |in|on|throughout|from|all|how|that (?:day|morning|afternoon))\b)(?! by (?:how|the (?:way|order|care
    |speed|number|clarity|precision) (?:you|with|in)|the \w+ (?:that )?you|your \w+ (?:of|to|for|on|in|from
    |when|with)|what you (?:said|wrote|did with))|that you| with (?:how|the)| (?:at|in|with) (?:how|the)
     (?:way|way that|order|speed|care))
(?:you|it|that|this|which) (?:really |truly |certainly |clearly |quite |all |simply |always |did )?
    (?:impressed|impress|wowed|dazzled|delighted|disappointed|pleased|surprised|shone|shined|excelled
    |sparkled|stood out|did yourself (?:proud|justice|credit|no favours)|did not do yourself justice|sold
     yourself short|underperformed|outdid yourself|blew (?:us|me)|nailed it|smashed it|rocked|aced it|hit
     the mark|missed the mark|delivered|gave (?:it )?your (?:best|all)|tried (?:hard|your best)|did your
     best|made us proud|worked hard|held your own|rose to the (?:occasion|challenge)|came into your own
    |showed (?:promise|willing|what you (?:can|are)|your (?:worth|class|mettle|metal|best|colou?rs
    |strengths))|performed (?:well|badly|poorly|strongly|solidly|admirably)|handled (?:yourself|everything
    |it all) (?:well|badly)|acquitted yourself|came across (?:well|badly|strongly)|came over (?:well|badly)
    |interviewed (?:well|badly|strongly)|presented (?:yourself )?(?:well|badly|nicely|professionally)
    |started (?:well|strongly)|finished (?:well|strongly)|did (?:nicely|splendidly|brilliantly|admirably
    |superbly|fantastically|alright|all right|okay|ok|a (?:good|great|fine|super|solid|decent|poor|lovely
    |nice|wonderful|excellent|brilliant|cracking|bad|reasonable|marvellous|terrific|respectable|tremendous)
     job))(?=\W*$|\W*(?:us|me|the panel|everyone|everybody|overall|in (?:many|most|all|general|every|some
    |several|the (?:interview|exercise|practical|lesson|trial|group|role play|audition|test|end|main|round
    |afternoon|morning)|places|parts|your (?:interview|lesson|audition|trial|talk|presentation))|throughout
    |on the (?:whole|day|ward|night|stage|job)|at (?:times|the (?:interview|bench|trial))|and|but|with
     (?:us|your|flying)|today|that day|there|here|as a|from start|all round|considering|under|for (?:a|your
    |someone)|during|yesterday|more|against|if)\b)(?! (?:in the (?:box|order|store)))
(?:(?:^|what |that was |it was |this was |yours was |overall |all in all |on the whole |in sum |in short
     |altogether |thank you for |we saw |you gave |you gave us |gave us |you delivered |you put in |made
     for |makes for |turned in |you turned in |which was |you had |your |had ))(?:<VERY> )*(?:<MERIT>)(?:
    (?: and|,| but) (?:<VERY> )*(?:<MERIT>|\w+))? (?:\w+ )?(?:<WORK>)(?=\W*$|\W*(?:overall|all round|in
     (?:many|most|all|general|every|some|parts|places)|throughout|thank|and (?:we|you|keep|a|well)|but|on
     the (?:whole|day)|with us|today|from you|indeed|by any|for (?:a|your|someone)|you)\b)(?! (?:you
     (?:named|found|drew|gave)|of the (?:week|day)))
(?:your (?:\w+ )?(?:<WORK>)|it|everything|the (?:whole|rest|overall|rest of it|day|whole thing|interview
    |lesson|trial|conversation|result)|overall it|things|most of it|much of it|all of it|some of it|parts
     of it) (?:was|were|is|are|seemed|felt|looked|sounded|came across as|proved|remained|turned out|left us
    |struck us as) (?:(?:<VERY>|all|to be|not) )*(?:<MERIT>|fine|a bit of a (?:mess|mixed bag|let ?down)|a
     (?:mixed bag|let ?down|delight|joy|treat|pleasure|triumph|curate.?s egg|credit|breath)|not (?:good
    |great|bad|strong|enough|convincing)|nothing special|nothing to write home|hard to fault|off|up to
     scratch|up and down|neither here nor there|of a high standard|of good quality|top drawer|good enough
    |wide of the mark|below what you can|lacking)(?=\W*$|\W*(?:overall|in (?:many|most|general|some|parts
    |places)|throughout|and|but|on the (?:whole|day)|at times|for (?:us|a|someone|your)|today|here|that day
    |to us|in its|with us|as a whole|enough|rather than|though)\b)(?! (?:and (?:clean|dry|level|even|clear
    |you|in|on|the)))
(?:^|next time,? |in future,? |please,? |just |simply |and |but |to |you (?:should|could|might|need to|must
    |ought to|may want to|want to|have to|had better|would do well to|will have to) |try to |we (?:would )?
    (?:suggest|advise|recommend) (?:that )?you |our advice is to |aim to |remember to |do )(?:\w+ly |also
     |just |then )?(?:<DO>|focus|concentrate|prepare|practi[sc]e|study|read|learn|listen|communicate|engage
    |participate|contribute|speak up|speak out|plan|think|dig|aim|push yourself|stretch yourself|challenge
     yourself|apply yourself|step up|stand out|shine|relax|slow down|loosen up|organi[sz]e yourself|manage
     your time|brush up|tighten up|sharpen up|raise your|up your|polish|sell yourself|present yourself
    |express yourself|assert yourself|show yourself|show us|show|bring|give|make|take|pay|get|gain|find
    |have|put|be|become)(?: (?:(?:a|an|bit|little|lot|much|even|far|some|of|the|your|it|in|up|so|yourself
    |on|that|us|to|out|really|with|just) )*(?:more|better|harder|further|deeper|higher|clearer|smarter
    |wider|bolder|sharper|best|greater|stronger|next level|next step|bigger|basics|big picture|bigger
     picture|fundamentals|strengths|potential|skills|all|effort|attention|care|work|mile|game|voice|true
     self|worth|passion|weaknesses|details?|outside the box|experience|impact|presence|commitment
    |initiative|ownership|table|fullest)(?: (?:widely|closely|broadly|deeply|clearly|attention|effort|care
    |time|work|practice|prepared?|thoroughly|carefully|confidently|engaged|engaging|focus(?:ed)?
    |structured?|involved|to the table|of yourself|of your personality|input|strategically|about (?:it
    |things|detail|the detail)|to detail|experience|yourself|convincing|convincingly|effective|effectively
    |efficient|efficiently|organi[sz]ed|creative|creatively|positive|detailed|detail|thought|next time|at
     (?:it|this)|in general|with people|than that|and (?:\w+ )?(?:more|better|harder|deeper)))*)(?=\W*$|\W*
    (?:and (?:you|it|we|things|the rest)|next time|in (?:future|general|the future|your (?:next|career
    |answers?|work|approach))|overall|before (?:you|your next)|as a (?:person|professional|leader|teacher
    |cook|team)|all round|at (?:work|interviews?)|when (?:you )?(?:talking|speaking|working|under)|if you
     want|for (?:next|your|the next)|to succeed|to be)\b)
(?:natural|great|real|true|obvious|clear|born|raw|huge|plenty of|bags of|undoubted|considerable|definite|a
     lot of|innate|rare|good|strong|much|genuine|enormous|evident) (?:talent|gift|flair|potential|promise
    |aptitude|knack|ability|raw material|instincts?|touch|qualities|strengths|future|feel)(?=\W*$|\W*(?:for
     (?:this|the|it|people|numbers|teaching|cooking|sales|detail)|and|but|shows?|showed|shone|is|was|were
    |are|in you|there|with (?:people|children|animals|customers|numbers|words)|overall|to (?:go far|build
     on|be|succeed|grow)|we|that (?:you|we))\b)(?! (?:of the|in the (?:cell|wire|circuit)))|(?:you|your)
     (?:\w+ )?(?:have|had|has|showed?|got|are|were|be|become|would be|will be|make) (?:(?:all|a|an|got|the
    |what it|it|quite|real|great|good|very|such|some|every|big|huge|bright|valuable) )*(?:the makings|what
     it takes|it takes|makings|asset|credit to|bright future|future ahead|star|rising star|gem|find|natural
    |on the right (?:track|path|lines)|going places|on your way|headed|nearly there|almost there|so close
    |not far off|getting there|halfway there|good to go|not (?:quite |yet )*ready(?=\W*$)|pleasure|joy
    |delight|treat|ticket|total package)(?=\W*$|\W*(?:to (?:any|have|meet|watch|talk|interview|us|speak
    |listen|hear|your|be|go)|for (?:any|us|this|the)|in the making|with|and|but|of|yet|there|ahead)\b)
(?:hats off|bravo|kudos|chapeau|congratulations on your|thumbs up|well played|good show|good try|nice try
    |nice one|good going|spot on|on the ball|bang on|on point|on top form|off form|on form|off day|bad day
     at|good day at|not your (?:best )?day|not your finest|first class|world class|top class|high class
    |high calibre|best in class|a class act|class act|full marks|flying colou?rs|exceeded|above and beyond
    |extra mile|a game|game changer|secret sauce|low hanging|heavy lifting|moved the needle|added value
    |value add|stepped up|ticks? (?:all|every|many|most|a lot of) (?:the |our |of )*boxes|hit the ground
    |punch\w* above your weight|holistic\w*|synerg\w+|goes? far|go far|sky is the limit|good things|great
     things|onwards and upwards|onward and upward|reach for the|best foot forward|up to the job in general
    |pull your socks|nose to the grindstone|back to the drawing board|practice makes perfect|rome was not
    |rough edges|loose ends in your|needs? (?:more |some |a little |a bit of |a bit more |further |still
     more )*(?:work|polish(?:ing)?|seasoning|development|improvement|time|practice|refinement|tightening
    |fine tuning|attention)(?=\W*$|\W*(?:overall|in general|and|before|but|here|all round|still|yet|to
     (?:be|get|reach|shine))\b)|(?:something|somehow|things?|it|a bit|an element|spark|piece) (?:was |were
     |is |still )(?:missing|lacking|not right|off|not there|did not click into place|fell flat|wanting)
    (?=\W*$|\W*(?:overall|in (?:your|the whole|general)|from your|about your|throughout|somewhere)\b)|left
     us (?:wanting|cold|unmoved|unconvinced|with mixed|impressed|in no doubt|with a good|with a bad|smiling
    |hungry)|left (?:a|an) (?:\w+ )?impression|fell (?:flat|short)(?=\W*$| (?:overall|in (?:general|places
    |parts|some|many|several)|of (?:what|expectations|the mark|our hopes|your)))|could (?:have )?(?:be|been
    |gone|go|done|do|was|were) (?:a (?:lot|bit|little) |much |far |even |so much )?(?:better|stronger|more
     convincing|sharper|tighter|worse|improved)(?=\W*$|\W*(?:overall|in|at|and|but|with|throughout|all
     round|here|there|than|on)\b)|(?:strengths? and (?:weaknesses|areas)|pros and cons|highs and lows|ups
     and downs|good and bad (?:bits|points|parts|moments)|some good (?:bits|moments|points|ideas|answers
    |stuff|things)|bright spots|(?:flashes|glimpses?|moments) of (?:brilliance|promise|quality|class
    |greatness|talent|something))(?=\W*$|\W)(?! (?:in the (?:text|play|story|poem)|of the (?:plan|offer
    |product|options?|deal|two|site))))
(?:we|i|the panel|everyone|there was|there is) (?:\w+ )?(?:liked|loved|enjoyed|admired|appreciated|disliked
    |missed|like|love)(?: (?:a lot of|much of|a great deal of|most of|some of|many things about|plenty of|a
     lot about|lots of|much about|little of|bits of|everything about|a lot|the way you|what|your)) ?(?:what
     (?:we|you)|you|things|it|that|are|come across|present yourself|style|approach|attitude|answers|work
    |energy|manner|saw|heard|did|showed|said)?(?: (?:we|you) (?:saw|heard|did|showed|said|offer|offered
    |brought|bring|tasted|read))?(?=\W*$|\W*(?:in (?:general|your (?:lesson|interview|audition|work))
    |overall|and|but|very|on the day)\b)
(?:gave|give|giving) (?:a|an) (?:\w+ )?(?:account of yourself|impression(?=\W*$)|showing|performance
    (?=\W*$)|interview(?=\W*$))|(?:with|given|after|a few|once you have|take|needs?|need|gain|get|get some
    |have) (?:a bit |a little |some |a lot |much |just |few )*(?:more|further) (?:practice|experience
    |training|time|work|effort|polish|routine|confidence|years|months|preparation|exposure|shifts|hours)
    (?=\W*$|\W*(?:you|and|under|behind|this|it|we|in (?:general|this|the (?:field|trade|job|role))|will
    |would|on (?:the|your))\b)(?! (?:on the (?:valve|lathe|second|third|first)|in the (?:oven|pan)|and the
     (?:dough|glue)))
(?:you|it|things|that|this|all of it|your \w+) (?:will|would|should|can|could|may|might)(?: \w+)? (?:get
     there|come together|come good|go far|do well|come with (?:time|practice|experience)|improve|get better
    |be (?:fine|better|good|great)|fall into place|work out|shine|sort itself out|click into place)(?=\W*$
    |\W*(?:in time|with|one day|soon|next|eventually|and|but|if|as|some day)\b)(?! (?:the (?:joint|sauce
    |weld)))
(?:we|i) (?:\w+ )?(?:expected|hoped for|wanted|had hoped for|were hoping for|would have liked|looked for
    |wished for|missed) (?:(?:a bit|a little|much|far|rather|so much|somewhat|a lot) )*(?:more|better|less)
    (?=\W*$|\W*(?:from you|of you|overall|in general|than (?:that|this)|but|and|on the day)\b)|(?:you|your
     \w+) (?:have|has) come (?:a long way|on|far)|you (?:are|were) (?:getting|nearly|almost|well on
    |halfway) (?:there|the way)|(?:on|work on|know|play to|build on|face|address|fix|mind) your (?:own )?
    (?:weaknesses|strengths|weak (?:points|spots|areas)|strong (?:points|suits|areas)|gaps|faults|flaws
    |shortcomings|blind spots|limits)(?=\W|$)
""",
    _CLASSES,
)
NOT_VAGUE = terms(
    r"""
^(?:we also saw|this is where we see) room to grow(?=\W*$)|^there is also something to work on(?=\W*$)|^
    (?:here and there|next comes what) you could (?:go|take) further(?=\W*$)|^then there is a part that
     could be stronger(?=\W*$)
<TOLD>
<OBJECTS>
(?:<SHOWN>)|(?:a|the|each|every|his|her) (?:customer|patient|guest|pupil|child|resident|caller|user|team
    |group|class|audience)s? (?:\w+ )?(?:was|were|felt|seemed|looked|is|are) (?:\w+ )?\w+
(?:good|great|strong|weak|solid|fine|poor|bad|nice|perfect|thin|flat|acceptable|excellent) (?:weld|joint
    |seal|grip|light|signal|connection|bond|edge|reason|example|cause|price|match|fit|question|point|ground
    |soil|seed|contact|conductor|acid|base|shape|order|condition|time|hour|place|idea of|deal|rate|wall
    |line|print|ice|flow|drainage|run|yield|harvest|meat|stock|cut|colour|bread|wine)\w*
""",
    _CLASSES,
)
"""The lines of our own letters that lead to what was seen, and merit of a thing or of somebody in a task."""
