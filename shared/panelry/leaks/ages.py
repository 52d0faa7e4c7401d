"""The table of PROTECTED on age: generations, lengths of a career, idioms for young and for old.

SAID is unfit wherever it is said of somebody, BESIDE only beside a doubt (`crowd`). Patterns are read as
`rules` and `patterns` say.
"""

from panelry.leaks.crowd import CROWD
from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
LOTS: (?:<n>(?: (?:or )?<n>)?(?: odd)?|several|many|so many|too many|all (?:those|these|your)|countless
    |umpteen|donkeys|a lot of|a few|a good few|that many|some|quite a few)
SCHOOL: (?:school|sixth form|college|university|uni|training|the classroom|nappies|diapers|the cradle
    |the nest|(?:your |their |his |her )?(?:teens|twenties|shell)|short trousers)
TECH: (?:computers?|spreadsheets?|the internet|the web|e ?mail|mobile phones|mobiles|smart ?phones
    |calculators|tablets|apps|screens|google|social media|pagers|faxes|typewriters|carbon paper)
""",
    CROWD,
)
SAID = terms(
    r"""
long in the tooth|youngish|oldish|elderish|(?:<n>|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty
    |fifty|sixty|seventy)(?: (?:one|two|three|four|five|six|seven|eight|nine))? year olds?(?= (?:in|at|on
    |with|like|would|might|should|cannot|who)|\W*$)(?! (?:in|of|from) the (?:case|role|scene|story))
    |(?:more |fewer |few |too many )(?:more )?miles on the clock|(?:start|starting|retrain\w*|change
    |changing|begin|take on|want) (?:\w+ ){1,5}(?:at|in) this (?:late )?(?:stage|point|phase)(?=\W*$)
    |your hair (?:is|was|being) (?:as )?(?:white|grey|gray|thin|thinning|silver)|(?:just|only|barely|newly
    |not long|recently)(?: just| only)? (?:finished|left|passed|sat|completed
    |done with)(?: from)? (?:your |their )?(?:a levels?|gcses?|finals|studies|exams|degree|schooling
    |apprenticeship)|(?:gr[ea]y|silver|white) (?:at|in|around) (?:your|the) (?:temples|hair|beard)|(?:a|the
    |your|that|an? \w+) generation (?:that|who|which)|baby of the (?:team|crew|shift|office|family|group)
    |(?:living|life|years) under (?:your|their|his|her|the) belt|(?:off|from) the school bench
    |school leavers?(?= (?:so|like|would|might|with|who)|\W*$)|(?:finished|done|stopped|past
    |after) (?:your )?learning(?=\W*$)|wet behind the ears|over the hill|spring chicken|no chicken
    |old (?:fossil|dinosaur|relic|codger|biddy|dear|boy|girl|fogey)s?(?= |\W*$)|(?:teach
    |teaching) an old dog|new tricks|old (?:hand|timer|soldier|stager|warhorse|war horse|pro)s?(?= (?:who
    |like|at|in|of|from|with|would|is|and)|\W*$)|mutton dressed
(?:getting|get|gets|got|knocking|pushing|cracking) on (?:a bit|a little|in years|in age|now)
    |getting on(?=\W*$)|advanc(?:ed|ing) (?:in )?years|(?:your|their) (?:advancing|tender|declining|later
    |twilight|best) years|past (?:your|its|their|his|her) (?:prime|peak|sell by|best)|sell by date
    |shelf life|see(?:n)? better days|no longer (?:as )?(?:young|the youngest|a youngster)|not as young as
    |not (?:so|that) young any ?more|young(?:er)? than (?:your|the|our|most|all) (?:years|rest|crew|others
    |team|customers|apprentices|boss|us)
(?:seen|seeing|lived|has had|have had) (?:\w+ ){0,3}(?:summers|winters|birthdays|harvests|springs
    |christmases|decades|candles)|candles on (?:your|the) cake|wrong side of (?:<n>|thirty|forty|fifty
    |sixty)|(?:right|wrong|other|far|near) side of (?:<n>|thirty|forty|fifty|sixty)|(?:big|the) (?:five|four
    |six|three) ?oh?(?=\W*$)|young at heart|for someone (?:of )?<n>
bus pass|free travel card|senior (?:railcard|rail card|citizens?)|pipe and slippers|put(?:ting)? (?:your
    |their) feet up|(?:hang|hanging) up (?:your|their) \w+|carriage clock|gold watch|rocking chair|(?:see
    |seeing|seen|serve|serving) out (?:your|their|the last) (?:time|years|career|days)|(?:last|final) (?:lap
    |stop|station|furlong|job before|post before|stretch of (?:your|a))|wind(?:ing)? down (?:to|towards|soon
    |before|in|your)|draw(?:ing)? (?:a|the|your|their) pension|pensionable|nest egg|(?:years
    |time) (?:\w+ )?left in (?:you|your|the tank)|(?:many|few|good) (?:good |working |more ){0,4}years left
(?:should|could|ought to|must) (?:still |really |probably ){0,4}be (?:having fun|doing (?:your )?homework
    |(?:in|at) (?:sixth form|school|college|kindergarten|nursery|university))
(?:just|only|barely|hardly|scarcely|newly|straight|fresh|freshly|recently|still|not long)(?: \w+)? (?:left
    |out of|from|finished|off|done with|in|at) <SCHOOL>(?! (?:rules|hall|gate|kitchen|bus))
fresh ?faced|baby ?faced|bright eyed|bushy tailed|doe eyed|peach fuzz
    |a (?:mere |slip of a |callow )?(?:youth|stripling|nipper|sprog|babe|puppy|pup|newbie|tiddler)(?= |\W*$)
    |slip of an? \w+|still a (?:boy|girl|child|kid|baby|lad|student)|boyish|girlish|childlike
    |school ?(?:girl|boy)s? (?:look|voice|charm|manner)|(?:a )?breath of youth|youthfulness
    |flush of (?:youth|your|their|a|his|her)|first flush|youth (?:is|was) (?:\w+ )?on your side
    |time is on your side|years? (?:is|are) on your side|(?:you|who) (?:have|had|has) youth on
(?:of|from) (?:your|that|a certain|an older|a younger|another|a different) (?:vintage|era|generation)
    |of your (?:time|day)(?= |\W*$)|(?:seasoned|lined|weathered|mature|older|younger|wiser|grey|gray
    |experienced) (?:face|head|heads|faces|shoulders)(?= (?:on|for|in|at|to|who|would|with|like|around)
    |\W*$)|(?:bit|lot|some|little|more|enough) (?:of )?life (?:behind|under|experience)|life experience
    |(?:few|some|more|those|the|with|your|any|of|touch of) (?:more |few )?(?:gr[ea]y|silver|white) (?:hairs?
    |temples|beards?)|gr[ea]y ?beards?|salt and pepper (?:hair|beard|look)
(?:lad|lass|girl|boy|man|woman|chap|bloke|person|someone|anyone|body|kid|youth|<ROLE>) (?:of|aged?|at|over
    |under|past|nearing|approaching|who is|not yet|pushing|rising|barely)(?: only| just| about| nearly
    | almost| over)? (?:1[5-9]|[2-7]\d|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty
    |sixty|seventy)(?! (?:minutes|seconds|litres|kilos|degrees|per|percent|boxes|items|pages|metres|points
    |people|beds|pupils|cows|patients|dollars|pounds|euros|miles|units|percent|customers|cover|hours|days
    |words|lines))(?= |\W*$)
(?:could|would|might) (?:\w+ )?(?:all )?(?:be|pass for|have been) (?:your|their|our|his|her
    |my) (?:\w+ )?(?:grand\w+|kids?|children|son|sons|daughters?|mum|mom|dad|mother|father|gran|nan|grandad
    |uncle|aunt)|(?:told off|taught|led|ordered about|bossed|managed|lectured|scolded
    |looked after) by (?:their|your|his|her|an?) (?:own )?(?:dad|mum|mom|mother|father|gran\w*|nan|kids?
    |children|son|daughter|grand\w+|youngster|teenager)
grandmotherly|grandfatherly|matronly|avuncular|elder statesman|father figure|mother figure|mother hen|granny
    |grandma|grandpa|old maid|old bat
(?:degree|certificate|diploma|ticket|qualifications?|licen[cs]e|apprenticeship|training|papers|card|trained
    |qualified|graduated|apprenticed|started out|left school|finished school)(?: \w+){0,3} (?:in|from|of
    |since|back in|dates? (?:back )?(?:from|to)) (?:the )?(?:19[4-9]\d|200\d|last century
    |(?:nineteen )?(?:fifties|sixties|seventies|eighties|nineties))(?= |\W*$)|last century|(?:still
    |back) in the (?:sixties|seventies|eighties|nineties)
<LOTS> years (?:\w+ )?(?:under (?:your|the) belt|on the clock|behind (?:you|the|a)|in (?:the|this|our|your
    |one|a|harness|uniform|front of|kitchens|teaching|nursing|sales|service|classrooms)|at (?:the|it|this)
    |of (?:service|experience|doing|teaching|driving|nursing|welding|cooking|selling|farming)|you have been
    |is|was|are|were|as an?)(?! (?:data|logs|history|future|plan|warranty|records|past|file|report|table
    |forecast|archive|database|guarantee|case|bundle|accounts))|a (?:whole )?lifetime (?:in|of|behind|on|at
    |spent)|(?:quarter|half) (?:of )?a century(?! (?:ago|of data))|donkeys years|before you were (?:born
    |even)
remembers? (?:the days|a time|when|how|life|the time)(?: \w+){0,7} (?:before|were|without|was)(?= |\W*$)
    |before <TECH> (?:came|were|was|existed|took over|arrived|had)|(?:in|from) the days (?:of|before
    |when) <TECH>|(?:tiktok|instagram|youtube|smart ?phone|internet|social media|war|playstation|selfie
    |paper|analogu?e|typewriter|avocado) generation|grew up (?:with|on|glued to|without) (?:an? )?<TECH>
    |born with a (?:phone|tablet|smartphone|mouse)|(?:young|older) ones(?= (?:here|on|in|are|would|tend|like
    |might|do)|\W*$)|(?:youth|kids|young people|youngsters|young ones) (?:of today|today|these days
    |nowadays)
(?:too|rather|so|very|far too|a bit|a little|more|less|fairly|quite) (?:junior|senior)(?= (?:for|to|a|an|in
    |than|person|<ROLE>)|\W*$)(?! (?:debt|note|loan|creditor|partner in the))|someone (?:\w+ )?(?:junior
    |senior)|your first (?:real|proper|ever|grown up)? ?job|career (?:behind|ahead of) you|(?:whole|entire
    |all your) (?:life|career|future) (?:is |still )?(?:ahead|in front|before) (?:of )?you|(?:years
    |decades) (?:older|younger) (?:than|on)|(?:cusp|dawn|dusk|threshold|sunset) of (?:your|a|their)
    |at the beginning of (?:things|it all|life|your|their)|hungry young|still hungry|keen young|too fresh
    |early twenties|late fifties
(?:late|far) (?:on )?in (?:the day|life) (?:to|for)|(?:later|late|this late|so late) in life|(?:this|such a
    |that) (?:late|early) (?:stage|point|age)(?= (?:to|in|you|of (?:life|your|a)|for)|\W*$)|(?:bit|little
    |rather|too) late to (?:retrain|start over|change (?:career|trade|direction)|learn (?:a|the) trade
    |begin again)|second career|career change at|new career at
you (?:\w+ ){0,2}(?:are|were|seem(?:ed)?|look(?:ed)?|came across as|come across as)(?: \w+){0,3} (?:green(?=
    |\W*$)|past it|old school|old fashioned for|ancient|doddery|creaky|wrinkled|grizzled|greying|graying
    |bald|immature for|mature for|junior|a newbie|a dinosaur|a fossil|a relic|a youngster|young(?: looking)?
    |a teenager|about (?:twelve|fifteen|sixteen|sixty|seventy|<n> years))(?! light| room| apple)
(?:millennial|boomer|zoomer|gen ?z|gen ?x|gen ?y|snowflake|teenager|teenage|octogenarian|sexagenarian
    |oap)s?(?= (?:like|would|might|tend|do|are|and|with|who|attitude|habit|way|approach|hours|energy|hire
    |<ROLE>)|\W*$)
(?:age|experience) (?:gap|difference|profile|bracket) (?:between|with|in (?:the|our)|would|might|is|was|to)
    |acting (?:younger|older)|your age (?:shows?|showed|group|bracket)|age (?:is|was|has|may|might|would
    |could) (?:\w+ )?(?:just a number|against you|catching up|on your side|a factor|an issue|only|be)|(?:at
    |of|for|to|with) (?:an|that|such an|this|your) (?:\w+ )?age(?= (?:you|when|one|we|people|it|most|like)
    |\W*$)(?! range)
""",
    _CLASSES,
)
BESIDE = terms(
    r"""
(?:at|to|nearly|almost|over|past|being|of|turned|turning|rising) (?:only |just |nearly |almost |over |about
     |barely )?(?:1[6-9]|[2-7]\d|(?:twenty|thirty|forty|fifty|sixty|seventy)(?: (?:one|two|three|four|five
    |six|seven|eight|nine))?|eighteen|nineteen|seventeen)(?=(?: you| we| it would| and (?:you|we)| who)
    |\W*$)
(?:the |some |our |those )?(?:youngsters?|teenagers?|pensioners?|oaps?|whippersnappers?|young(?:er)? (?:folk
    |crowd|crew|lot|ones|lads|people|<ROLE>)|old(?:er)? (?:folk|crowd|lot|ones|lads|people|<ROLE>))(?! (?:in
    |from|of|on) (?:the )?(?:role play|case|exercise|scenario|class|lesson|ward|sample))
veterans?(?= (?:like|who|of|would|might|might)|\W*$)|youth(?= |\W*$)(?! (?:club|group|work|team|centre|court
    |justice|hostel))|elderly (?:\w+ )?(?:gentleman|lady|face)|grown (?:men|women)|stamina|puff|creak\w*
    |slow(?:ing)? down|seniority|longevity|retrain\w*|old (?:and|but) wise|your years
""",
    _CLASSES,
)
