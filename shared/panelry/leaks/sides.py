"""The table of PANEL on those who decided: how many, on which side, and in what temper.

It is added to the short patterns of `order`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms
from panelry.leaks.people import PEOPLE

_CLASSES = classes(
    r"""
BACKED: liked|loved|disliked|hated|felt|thought|believed|wanted|preferred|doubted|worried|objected|agreed
    |disagreed|hesitated|backed|favou?red|supported|opposed|voted|hoped|pushed|insisted|warmed to|took to
    |took against|took your side|came round|came around|changed (?:his|her|their) mind|held out|dug in
    |swung|wavered|stuck up|spoke up|spoke (?:for|against)|stood up for|argued|fought|pleaded|rooted
    |vouched|made the case|put in a|put (?:his|her|their) foot down|said (?:no|yes)|blocked|vetoed|had
     (?:\w+ )?(?:doubts|reservations|concerns|misgivings|qualms|hopes|high hopes|the last word|the final
     say|the casting vote|a soft spot|wanted)|could not (?:get past|see|warm|decide|agree|be persuaded|be
     convinced)|was not (?:\w+ )?(?:sold|convinced|keen|sure|impressed|taken|persuaded|won over|happy|a
     fan)|was (?:\w+ )?(?:sold|convinced|keen|unsure|impressed|taken with|persuaded|won over|unhappy
    |against|in favou?r|torn|for|sceptical|skeptical|on your side|the only one|lukewarm|uneasy|less|more
    |unconvinced|unimpressed|dead set|set against|adamant|minded|all for|delighted|disappointed|doubtful)
    |would (?:not |never |gladly |happily |rather|still )*(?:have|hire|take|give|choose)|gave you|rated
    |scored|marked|saw it|saw things|overruled|outvoted|pulled rank|got (?:his|her|their) way|won the|let
     (?:\w+ )?be|felt differently|begged to differ|dissented|abstained|rejected
ONE: one|another|an?|each|the other|the second|the third|only one|every|neither|either|at least one|more
     than one|half|some|most|several|both|two|three|four|five|six|other
""",
    PEOPLE,
)
PANEL = terms(
    r"""
(?:<ONE>) (?:\w+ )?(?:<RATER>)s? (?:(?:had|has|have|was|were|did|would|could|even|still|also|never) )*(?!
    (?:played|acted|asked|read|posed|took the part|gave you|showed|pointed|raised|set|told|interrupted
    |introduced|explained|handed|joined|spoke to)\b)\w+
(?:<n>|two|several|a few|all|both|many) (?:people|colleagues|persons|pairs? of eyes|of us|men|women|<BOSS>s
    |<TRADE>s|<RATER>s) (?:\w+ )?(?:judging|watching|interviewing|assessing|marking|rating|listening to you
    |deciding|who (?:judged|met|interviewed|saw|assessed|marked|rated|decided|heard|watched)|judged
    |assessed|rated|marked|interviewed|discussed|decided|sat on|were on|on (?:the|your|our) (?:panel
    |interview))(?! (?:the (?:customer|patient|pupils?)|by))|panel of <n>|(?:<n>|two|both|all <n>|several
    |half|most|some|many|not all|none|neither|either|one|part|a few) of (?:us|those (?:who|present)|the
     (?:people|colleagues) who (?:met|saw|heard|interviewed|judged))(?! (?:to|had a cup))|the two of us
(?:our|the|your|my|a) (?:own |other |senior |shop |ward |stage |fleet |farm |bar |duty |assistant |yard
     |site |floor |dock |lab |kitchen|head |night |day |production |sales |area |regional )*(?:<BOSS>)(?:
     (?:\w+ly|also|alone|still|herself|himself|at first|for one|in particular|meanwhile|was the one who|of
     the \w+))? (?:(?:<BACKED>)(?: (?:you|your|it|the (?:way|look|idea|sound) (?:you|of)|hiring|taking|at
     first|from|straight|about|with (?:you|your)|on|by|to|that|for|and|but|not|in the end|against|than|as
    |up|down|differently|otherwise|because)|(?=\W*$|,)))(?! (?:a|an|the|it) \w+ (?:in|from) the (?:role
     play|case|brief)| <SHOWN>)
(?:our|my) (?:own |other |senior |two |three )*(?:<TRADE>|colleague|lot|people|crew|team|staff|side)s? (?:
    (?:\w+ly|also|alone|all|both|at first|over there|here) )*(?:<BACKED>)
(?:the |our |in a |a )?(?:decision|verdict|vote|view|opinion|result|choice|feeling|agreement|panel|no|yes
    |judgment|it|we|this) (?:about you |on you |here )?(?:\w+ )?(?:was|were|came|is|being|had been)(?:
     (?:\w+ly|far|not|quite|all|anything|but|less|than|so|very|a|from))* (?:unanimous\w*|split|divided|a
     split|close call|tight|a near thing|knife edge|on a knife edge|a coin toss|a toss up|touch and go
    |contested|hotly|hard fought|finely balanced|a compromise|in the balance|even)(?=\W*$| (?:decision|one
    |about|over|on|until|and|but|between|so|for|in|with|call|down)|,)|unanimous(?:ly)?(?= (?:decision
    |verdict|vote|choice|yes|no|view|agree\w*|opinion|support|panel|about|on|in|that|against|for|wanted
    |felt))|by a (?:whisker|hair|narrow \w+|slim \w+|single vote|clear majority)|a (?:split|narrow|close
    |tied|hung|deciding) (?:decision|verdict|vote|panel|call)
(?:row|argument|quarrel|dispute|fight|tug of war|disagreement|back and forth|rift|tussle|debate|split
    |division|stand ?off|to and fro|ding dong|wrangle|friction|harsh words|words|discord|shouting|heated
     \w+|(?:long|lively|fierce) (?:debate|talk|discussion|argument)s?)(?: \w+){0,4} (?:about|over|on|around
    |concerning|because of|between us|among us|amongst us|whether) (?:you\b|your (?:name|hire|future|case
    |chances|application|<TASK>)|hiring|taking you|us\b|to (?:hire|take|invite))(?! (?:showed|drew|wrote))
(?:after|once|when|as soon as|while) you (?:had )?(?:left|gone|walked out|went|were out of|closed the door
    |were gone|stepped out)(?: (?:of )?(?:the (?:room|building|house|stage)|us|home|earshot))?,? (?:we
    |there|the (?:panel|room|talk)|opinions|<ONE>|things|it|a|an|our|they|words|somebody|someone)|(?:there
     was|we had|was)(?: \w+){1,6} (?:after|once|when) you (?:had )?(?:left|gone|went)(?: the room)?(?=\W*$
    |,)
(?:fought|fight|fighting|in|argued|was in|took) your corner|took your (?:side|part)|stuck up for you
    |rooting for you|on your side|went (?:in )?to bat for you|(?:made|make|making) (?:the|a|your) (?:\w+
     )?case for you|put in a (?:good )?word for you|argued (?:\w+ )?your case|had your back|(?:your|a)
     (?:\w+ )?(?:fan|fans|champion|ally|advocate|supporter|backer|defender|opponent|critic|detractor
    |sceptic)s? (?:on|in|at|among|of yours)|rallied (?:behind|to) you|stood by you|(?:spoke|came out|came
     down|sided|ruled|was set|were set|turned) (?:\w+ )?(?:for|against|in favou?r of|with) you(?=\W*$|
     (?:and|but|in|at|from|when|to)|,)|(?:talked|won|brought|swung|persuaded) (?:\w+ )?(?:round|over
    |around)(?= (?:by|to|in favou?r|when|after|in the end)|\W*$)(?! by the (?:customer|offer))
(?:had it been|if it (?:had been|were|was)|were it|was it|it (?:was|is) not|if only it had been)(?: \w+)?
     (?:up to|down to|left to|for|my (?:decision|call|choice)) ?(?:me|him|her|the \w+|our \w+|one of us
    |some of us|just)?|left to (?:me|myself|the \w+ alone|(?:his|her) own)|if i had (?:had )?(?:my|the
    |been)|my (?:own )?vote|i (?:\w+ )?would (?:\w+ )?(?:have|hire|take)(?: \w+)?(?: (?:hired|taken|given
    |chosen|had|put))? you|(?:speaking )?for myself|i for one|for my part|i was (?:outvoted|overruled|alone
    |in the minority|the only)|(?:outvoted|overruled|talked out of it|in the minority|outnumbered|shouted
     down|voted down)
(?:to|by|on|in) a show of hands|straw poll|secret ballot|ballot (?:went|was|on you|paper|ended)|(?:hands
    |vote|votes|poll|count|tally) (?:\w+ )?(?:went|ended|fell|were|was|came out|stood|split)(?: \w+){0,3}
     (?:way|against|for you|in your|even|tied|level|close|<n>)|(?:put|went|came) (?:\w+ ){0,2}to (?:a|the)
     vote|took a vote|<n> ?(?:to|against|-|:|v) ?<n> (?:against|for|in favou?r|vote|split|decision|on
     (?:you|your|hiring))|(?:the |our )?(?:majority|minority)(?= (?:on|of) the (?:panel|committee)| (?:view
    |opinion|felt|wanted|vote on|was against|was for|went|decided|won))(?! (?:shareholder|interest|in the
     case))|tie ?break\w*(?= (?:vote|between us|went))|dead ?lock(?:ed)? (?:over|on|about) (?:you|your
    |hiring)|(?:we|panel) (?:was|were) (?:\w+ )?dead ?locked|split (?:right )?down the middle|two camps
    |both camps|pulled rank|the last word(?= (?:on (?:you|your|this|the (?:hire|decision))|went|was|lay
    |belonged))
(?:we|us|they|panel|interviewers|room|table|opinions?|views|them|eyes|team|minds|feelings|judgments?)(?:
     \w+){0,4} (?:saw (?:it|you|things|your \w+) (?:differently|otherwise|apart|very differently|in (?:a
     |very )?different|another way)|saw the same|see (?:eye to eye|(?:it|you) the same)|agree(?:d)?
     (?:about|on|over) (?:you|your|whether|hiring)|differed|differ|diverged|parted ways|at odds|fell out
    |locked horns|of one mind|in two minds|of two minds|did not all|not all|went back and forth|poles apart
    |miles apart|far apart|worlds apart|could not reach|took sides|in agreement|disagreed)(?= |\W*$)(?!
     (?:in the role play|with the (?:customer|plan)))
(?:not one|neither|none|each|every one|no two) of (?:them|us)(?= (?:saw|agreed|felt|thought|wanted|liked
    |had|was|could|gave|would))|(?:each|every one) of (?:us|them) (?:saw|felt|thought|judged|gave|had
    |wanted)
(?:man|woman|lady|gentleman|colleague|person|one|chap|two|people|<BOSS>|<RATER>) (?:on the (?:left|right
    |end|screen|far)|at the (?:end|far end|head) of the table|who (?:asked|chaired|took notes|said (?:least
    |nothing|little)|spoke (?:first|last)|sat|watched|wrote)(?: \w+){0,5}),? (?:\w+ )?(?:<BACKED>)|nobody
     (?:\w+ )?(?:round|around|at) (?:the|our) table|(?:round|around) (?:the|our) (?:panel )?table(?=
     (?:felt|thought|was|were|there|wanted|liked|agreed|spoke|no|had|everyone|nobody))
(?:<BOSS>|<RATER>)s? (?:had|has|have) the (?:last|final|deciding|casting) (?:word|say|vote)|what (?:he|she
    |the <BOSS>) says goes|(?:had|got) (?:his|her|the) (?:\w+ )?way in the end|(?:he|she|they) (?:\w+ )?
    (?:talked|persuaded|convinced|overruled|outvoted|swayed) (?:us|the (?:rest|others|panel)|me)|(?:swayed
    |tipped) the (?:panel|vote|others|room|decision)|behind closed doors|our (?:long |heated |private )*
    (?:deliberation|debate|wrangling|back and forth|argument)s?
(?:^|(?:while|but|and|though|although|that|because|where|whereas) )(?:<n>|some|several|others|a few|many
    |most|both|half|one or two|the rest)(?: (?:of them|more))? (?:was|were|spoke|voted|stood|came down|came
     out|argued|decided|pleaded|leaned|leant) (?:\w+ )?(?:for|against|in favou?r|on your side|undecided
    |unsure|not sure)(?: (?:you|it|of|hiring)|(?= and|\W*$|,))
(?:hr|human resources|personnel|management|finance|the (?:board|governors?|trustees|partners|office|kitchen
    |front office|union|works council|stage crew|ward|floor|shop floor|kitchen side|other side)|my
     colleagues?|my co ?\w+|our (?:colleagues?|people|staff|experts?)|others (?:here|in the room)|people
     (?:here|in the room)|half (?:the|our) (?:room|panel|table|team)|the other half|the (?:rest|remainder)
     of (?:the|us)) (?:(?:\w+ly|also|all|both|still|in particular|at first) )?(?:<BACKED>|had (?:a|an
    |another|other) (?:\w+ )?(?:opinion|view|idea|impression|favourite|favorite|preference|take|say)|took a
     different|took the opposite|saw (?:that|this|you)|and i (?:were|could|did|had|felt|disagreed|differed
    |argued|agreed|thought|saw)|loved|raised (?:doubts|concerns|questions) about (?:you|your)|did not)(?=
     |\W*$)(?! (?:<SHOWN>|(?:a|an|the) \w+ <SHOWN>))
(?:doubts?|reservations?|concerns?|objections?|criticism|misgivings|resistance|praise|support|enthusiasm
    |opposition|scepticism|hesitation|applause|backing)(?: about you| about your \w+)? (?:\w+ )?(?:came
    |comes|arose|was voiced|were voiced|was raised|were raised|was heard|were heard|among|in|from|on)
     (?:mostly |mainly |chiefly |only |in particular )?(?:from )?(?:the|our|one|some|two|several|a|among
    |within) (?:\w+ )?(?:<BOSS>|<RATER>|<TRADE>|panel|side|us|room|table|corner|colleagues?|members?
    |kitchen|ward|staff|half)s?(?! <SHOWN>)
(?:decision|verdict|choice|call|vote|result|outcome|it) (?:was|is|were) (?:\w+ )?(?:a )?(?:very |much |far
     |quite |rather |really |so |extremely |incredibly |a lot |closer|desperately |painfully |agonisingly
     )*(?:close|closer|narrow|narrower|near run|knife edge)(?= (?:than|one|call|in the end|thing|between
    |decision|and|but|run|vote|to going)|\W*$|,)(?! (?:and (?:shut|locked)|to the (?:wall|edge)))|(?:took
    |cost|needed|spent|sat for|argued for|talked for|debated for|discussed for|after) (?:us |the panel )?
    (?:<n>|a few|several|many|long|two|three|endless|half|the whole|most of|a|an)(?: \w+){0,2} (?:hours?
    |days?|rounds?|meetings?|evening|afternoon|night|weeks?|coffees|sessions?|talks?)(?: \w+){0,6}
     (?:decide|agree|settle|make up|reach|conclude|discussion|discussing|arguing|talking (?:about|over) you
    |argument|debate|deliberation|wrangling|voices)|raised voices|long faces|heated (?:discussion|debate
    |exchange|talk|argument|words)|heads? (?:were )?shook|eyebrows (?:were )?raised
(?:the|our|all|some|most|several|both|other|your|two|three|four|five|six|of) (?:\w+ )?(?:interviewers
    |panelists|panel members|assessors|jurors|raters|committee members|decision makers)(?! (?:played|acted
    |asked you|read out|posed|in the (?:case|exercise|role play)))|(?:interviewer|panelist|assessor|juror
    |rater) (?:number )?<n>|(?:lead|chief|main|senior|second|other|junior|co) ?(?:interviewer|assessor
    |panelist|examiner)|(?:youngest|oldest|eldest|newest|quietest|toughest|strictest|kindest|most \w+)
     (?:member|person|colleague|one|voice|interviewer|of us)(?: (?:on|of|in|at) (?:the|our) (?:panel|table
    |room|team|jury|committee))?(?= (?:spoke|felt|thought|said|wanted|liked|was|had|on|of|in|at)|\W*$)
    (?<!shift)(?! (?:in the (?:family|role|play|care)|of the (?:family|class|crew)))
(?:your|a|one) (?:\w+ )?(?:fan|fans|champion|ally|advocate|supporter|backer|defender|opponent|critic
    |detractor|sceptic)s? (?:(?:on|in|at|among|of|round|around) (?:the|our|us|this) ?\w* )?(?:was|were|is
    |said|felt|turned|came|had|did|could)(?! (?:in the (?:play|case|scene)))
(?:the|our) (?:<BOSS>|<RATER>) (?:(?:\w+ly|also|herself|himself) )?(?:spoke|talked|raved|gushed|complained
    |grumbled|was (?:full|less)|had nothing but|sang) (?:\w+ )?(?:of|about|for) (?:you|your)|(?:less so|not
     so)(?=\W*$)|(?:the|our|a) (?:<BOSS>|<TRADE>|<RATER>)(?:,)? (?:less so|not so much|rather less
    |differently|the opposite)(?=\W*$)
(?:one|two|three|four|<n>|some|several|most|half|many|both|all|none|neither|each|a couple|a few|part) of
     (?:the|our|my|your) (?:\w+ )?(?:<RATER>s|colleagues|<BOSS>s|panel|interviewing team|committee|jury)(?!
     <SHOWN>)(?! (?:in the (?:case|role play)|lights?|screws?))|(?:friend|friends|person|member|someone
    |somebody|one|two|people|voice|voices|everyone|everybody|nobody|all|colleague|half|most|fan|ally|enemy
    |critic|supporter|majority|minority|doubters?) (?:\w+ )?on (?:the|our|your) panel
""",
    _CLASSES,
)
NOT_PANEL = terms(
    r"""
(?:<BOSS>|<TRADE>|<RATER>)s? (?:\w+ ){0,6}<SHOWN>|<SHOWN>,? (?:the|your|our|a) (?:\w+ ){1,6}
you (?:\w+ )?(?:cited|quoted|read|named|summed up|explained|argued|disagreed|agreed|reminded) (?:the|a|both
    |each|as|with|that) (?:\w+ ){1,7}
split (?:votes?|brain)(?: \w+){0,4}|split the (?!panel|vote)\w+|judges? (?:what|in the (?:case|mock)|ruled
    |held)
most recent ones?
""",
    _CLASSES,
)
