"""The table of PROTECTED on belief: faith, its dress, days, food and practice, unions and politics.

SAID is unfit wherever it is said of somebody, BESIDE only beside a doubt (`crowd`). Patterns are read as
`rules` and `patterns` say.
"""

from panelry.leaks.crowd import CROWD
from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
HALL: church|mosque|synagogue|temple|mass|chapel|gurdwara|parish|congregation|bible (?:study|group|class)
    |sunday school|prayers?|prayer (?:meeting|group|times?|breaks?)|friday prayers|worship|pilgrimage|hajj
    |umrah|communion|confession
DRESS: head ?scar(?:f|ves)|hijab|niqab|burqa|burka|chador|turban|kippah?|yarmulke|skull ?cap|cross|crucifix
    |rosary|prayer beads|kirpan|dastar|bindi|tichel|sheitel|cassock|dog collar|habit|veil|patka|beard
    |religious (?:dress|clothing|symbol|jewell?ery)|star of david|robes?|covering|long sleeves|skirt
DAYS: ramadan|eid|diwali|yom kippur|rosh hashanah|passover|hanukkah|shabbat|sabbath|holi|vaisakhi|lent
    |advent|good friday|vesak|nowruz|ashura|holy (?:day|week|month)s?|fasting month|religious holidays?
    |feast days?|high holidays|friday evenings?|friday afternoons?|sundays?|saturdays?|sunday mornings?
YULE: christmas|easter|carols?|nativity|halloween|birthdays|hymns?|school assembly|santa|harvest festival
    |mothers day
FOOD: pork|bacon|ham|alcohol|wine|beer|beef|meat|gelatine|shellfish|lard|sausages?
HOLDS: faith|religion|beliefs?|convictions?|creed|god|lord|prayers?|piety|observance|conscience|church
    |mosque|synagogue|temple|imam|rabbi|vicar|priest|pastor|bible|koran|quran|scripture|worship|spirituality
    |missionary work|sabbath|ramadan|fasting|fast
FIRM: ethos|values|firm|family firm|company|household|employer|school|charity|foundation|house|home|hospital
""",
    CROWD,
)
SAID = terms(
    r"""
(?:an?|no|any|our|another|the first|the only|one|being|few|many|some|most|other|more|devout|practi[sc]ing
    |strict) (?:\w+ )?<FAITH>s?(?= (?:would|might|may|could|should|will|cannot|cant|can|among|on our|in our
    |here|like|behind|at the|who|<ROLE>)|\W*$)(?! (?:in|of|from) the (?:role play|story|case|lesson|play))
    |(?:muslims|christians|catholics|jews|hindus|sikhs|atheists|mormons|protestants|believers|buddhists
    |evangelicals) (?:here |like you )?(?:are|tend|would|do|might|often|rarely|usually|never|always|cannot
    |may|will)(?! (?:in|of) the)|(?:christian|catholic|muslim|jewish|hindu|secular|islamic|religious|church
    |protestant|methodist|quaker) <FIRM>(?= (?:and|you|like|so|where|we|that|here)|\W)(?=.{0,160}(?:\bwe\b
    |\bour\b|at home|would|might|fit|suit))
(?:your|with|for|because of|of|by|in|against) (?:your |own |deep |strong |firm |religious |personal
     ){0,4}(?:faith|religion|religious \w+|beliefs|conscience|creed|god)(?=
     |\W*$)(?<!good\Wfaith)(?<!in\Wgod)(?! (?:in the (?:data|plan|numbers|process|team)|class|object
    |that the|about the))|(?:important|part|matter|sign|article|tenet|demands) (?:to|of|for) your (?:faith
    |religion|church|beliefs)|your (?:fasting|praying|preaching|piety|devotion|missionary \w+|church|mosque
    |synagogue|temple|rabbi|imam|vicar|pastor|priest|bible \w+|scripture|congregation)(?! (?:plan|lesson
    |survey|roof|drawing|model|set|scene))|faith in (?:god|the lord|allah)
(?:you|your|youd|youll|someone|somebody|colleague|people|anyone|person|man|woman)(?: \w+){0,5} (?:in|at|to
    |from|for|off for|off to|around|round|before|after|of) (?:the |your |a |their |noon |daily |evening
     ){0,4}(?:<HALL>)(?= |\W*$)(?! (?:roof|hall|tower|survey|floor|door|plan|bells?|organ|yard|spectrum
    |of the|flow|balance|room (?:on|in|door)|wall|lease|project|times of|mattered))|(?:fit|fits|fitting
    |schedule|plan|work) your (?:\w+ )?(?:prayers?|fast|fasting|sabbath|worship|devotions)|(?:time|break
    |room|place|pause|stop|space|need|want|wish|able) (?:off )?(?:to|for) (?:pray|prayers?|worship)(?! (?:in
    |of|on) the)|prayer (?:mat|rug|break|breaks)|(?:bible|prayer) (?:study|group|meeting)
fasting(?! (?:blood|glucose|sample|sugar|plasma|insulin|patients?|lipid|mice|animals|state|level|window
    |before the (?:scan|test|operation)|rules|times?|period|in the))|you (?:\w+ ){0,3}(?:fast|pray|worship
    |preach|fasted|prayed|preached|blessed yourself|crossed yourself|say grace|said grace|quote scripture
    |quoted scripture)(?= (?:and|in|on|at|for|before|until|five|with|to|during|from|over|lunch|all
    |the whole)|\W*$)(?! (?:for the (?:glucose|test)|the ))|said grace|(?:thank|thanked|praise[d]?|believe
    |believes|believed|trust) (?:in )?(?:the lord|god|allah|jesus)|born again|god fearing|bible bash\w*
    |devout\w*|pious|churchgoer|church going|evangelis\w+|proselyt\w+|missionary (?:work|year|zeal)
(?:(?:does|do|did|can|could|would|will)(?: not|nt)|not|never|refus\w+|wont|cannot|cant|without|against
    |avoid\w*) (?:to )?(?:eat|eating|drink|drinking|touch|touching|handle|handling|serve|serving|cook
    |cooking|taste|tasting|sell|selling|carve|carving) (?:the |any |our |with ){0,4}<FOOD>(?! (?:in|on|at
    |with|to|until|before) the (?:role play|fridge|board|tray|same|raw|other))|(?:drink|drinks|drinking|eat
    |eating|cover\w*|work|works|shake hands|taste) for religious|religious (?:reasons|grounds|duties|dress
    |views|people|person|objections?|observance|background|sort|type|holidays?|conviction\w*)(?! (?:in
    |of) the (?:case|lesson))|(?:halal|kosher|vegetarian|vegan) (?:diet|meat|only|kitchen|food
    |household)(?=.{0,160}(?:\byou\b|\byour\b).*(?:would|will|might|cannot))|teetotal\w*
(?:not|nt|refus\w*|avoid\w*|declin\w*|never|without) (?:\w+ ){0,2}(?:shak\w+|touch\w*) (?:\w+ ){0,3}hands?
    |(?:halal|kosher|prayer|hijab|headscarf|turban|visa|permit|passport|childcare|maternity|pregnancy|age
    |accent|gender|pronoun|union|faith|religion|religious|disability|weight|family|marriage|husband|baby
    |retirement|nationality|ethnicity) (?:question|issue|matter|thing|situation|business|problem|factor
    |concern|topic|angle)(?! (?:in|of|on|from) the)|(?:views|opinions|thoughts|ideas|convictions) (?:on
    |about) (?:god|religion|faith|the church|islam|the pope|creation|abortion|evolution|unions?|politics)
    |your (?:views|opinions) came up|(?:turn\w* down|refus\w+|declin\w+|object\w* to|not (?:celebrate|keep
    |mark|sing|join in|take part in)|uneasy (?:about|with)|against|nothing to do with
    |opt\w* out of) (?:the |our |any |in ){0,4}(?:<YULE>)(?! (?:stock|menu|rota|order|offer|sale|delivery
    |shift|cakes?|card))|(?:parents|customers|guests|people|residents|clients) (?:here )?(?:expect|like|want
    |love) (?:\w+ )?(?:<YULE>)
(?:your|the|a|that|little|his|wearing|wear|wore|your own) (?:\w+ )?(?:<DRESS>)(?= (?:would|could|might|may
    |will|under|around|round|on (?:your|the) (?:chain|neck|head)|has to|have to|cannot|does not|is not
    |was not|on display|in the (?:clean|operating|kitchen|classroom|theatre|pool)|and our|at your|however
    |for your|as part))(?! be (?:sewn|pinned|moved|longer|painted))|your (?:hijab|headscarf|head scarf
    |turban|niqab|burqa|kippah?|yarmulke|skullcap|veil|crucifix|cross(?= |\W*$)(?! (?:examination|reference
    |check|section|stitch|beam|fit|cut|joint|bar|selling|bred|member|brace))|rosary|kirpan|bindi|prayer \w+
    |covering|modest \w+)
(?:need|want|wants|ask\w*|wish\w*|expect|require|have|take|get|wanting|keep|keeping|free|off
    |book) (?:\w+ )?(?:every |each |all |your |for ){0,4}(?:<DAYS>) (?:\w+ )?(?:off|free|clear|holy
    |to yourself|for (?:your|the|church|mosque|prayers|religious|worship))|(?:during|in|for|over|around
    |through|throughout|of|with|at|keep\w*|observ\w+|celebrat\w+) (?:your )?(?:ramadan|eid|diwali|yom kippur
    |rosh hashanah|passover|shabbat|sabbath|the fasting month|lent)(?= (?:you|we|would|might|will|and (?:you
    |we)|falls?|off|this|when|is|may|could|means)|\W*$)(?! (?:menu|sale|offer|stock|window|lesson))
    |(?:cannot|not|wont|unable to|never|refuse to|unwilling to|able to) (?:work|come in|drive|travel|serve
    |do|cover|take)(?: \w+){0,3} (?:friday (?:evenings?|afternoons?|nights?)|saturdays|sundays|the sabbath
    |after sunset|holy days)(?! (?:in|because of|due to) the (?:role|case))
union(?:s|ist|ists|ised|ized)? (?:people|person|man|men|woman|types?|members?|reps?|background|past|work
    |duties|activit\w+|sympath\w+|meetings?|card|badge|matters|business|official|organi[sz]\w+|stuff|side
    |ticket|politics|ties|links|involvement|branch|dues|trouble|convenor|friends|minded|agitat\w+)(?! (?:in
    |of|from) the (?:role|case|lesson))|(?:trade|labou?r) unions?(?! (?:act|law|in the (?:lesson|case
    |history)))|pro union|(?:belong\w*|member|joined|join|joining|active|paid up|subscription|loyal
    |signed up|rep|steward|convenor|organi[sz]\w+) (?:to|of|in|for|with
    |by)? ?(?:a |the |your |our ){0,4}(?:union|unison|gmb|teamsters|rcn|usdaw|rmt|aslef|nasuwt|verdi
    |ig metall|ufcw|seiu|afl cio|workers (?:association|council))(?= |\W*$)(?! of (?:the|both|two))
    |your (?:\w+ )?union(?! (?:query|type|of))|(?:went|going|go|out|were|been|come out|led|organi[sz]ed
    |joined|voted (?:for|to)|called|during|took part in|supported|backed) (?:on |in |for )?(?:the |a |last
     \w+ ){0,4}(?:strike|picket|walk ?out)(?! (?:scenario|case|exercise|lesson|zone|plate|price|rate|team
    |role|clause|history|of (?:a|the) (?:match|clock|bell)|through|out|action in the))|picket line
    |shop steward|works council\w*|collective bargaining|labou?r movement|industrial action(?! (?:clause
    |policy|in the))
your (?:\w+ )?(?:politics|political \w+|party (?:card|membership|politics|badge|work)|activism|campaigning
    |protest\w*|left wing \w+|right wing \w+|views on (?:brexit|immigration|abortion|israel|palestine
    |the war|the government))|(?:member|candidate|councillor|canvass\w*|campaign\w*|activist|vote[ds]?
    |voting|stood|stand|leaflets?|leafleting) (?:of|for|in) (?:the )?(?:labour|tor(?:y|ies)|conservative
    |green|greens|liberal|republican|democrat\w*|communist|socialist|left|right|afd|cdu|spd|lib dem\w*
    |brexit|trump)(?: party| group)?(?= |\W*$)(?! (?:lane|side|column|box|bin|wire|light|hand|pedal|button
    |arrow))|(?:an? |as an? |your )?(?:political|climate|animal rights|left wing|right wing|feminist
    |party) (?:activist|activism|campaigner|views|beliefs|opinions)(?! (?:in|of) the)|freemason\w*
    |scientolog\w+|cult member
""",
    _CLASSES,
)
BESIDE = terms(
    r"""
(?:your|the|that|little|a) (?:<DRESS>)(?= (?:on|around|round|under|would|might|was|kept|is)
    |\W*$)(?! (?:section|beam|examination|of the))|<DAYS>(?= (?:off|free|is when|are when|are our
    |is our best))|(?:to|in|at|for) (?:church|mosque|synagogue|temple|mass)(?= |\W*$)(?! (?:roof|hall|survey
    |tower))|prayers?(?= |\W*$)(?! (?:room|times?|book))|sabbath|ramadan|shabbat|kosher|halal|religio\w+
    |<YULE>(?= (?:lesson|party|do|service|play|songs?))(?=.{0,160}(?:uneasy|refus|declin|turned|not))
    |clergy\w*|agnostic|(?:the|a|our|your) faith(?! in the)
""",
    _CLASSES,
)
