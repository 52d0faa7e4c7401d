"""The table of REASON on grounds that no panel recorded: of the organisation, or of circumstances.

It is added to the short patterns of `doubtful`. Patterns are read as `rules` and `patterns` say.
"""

from panelry.leaks.patterns import classes, terms

_CLASSES = classes(
    r"""
OURS: branch|site|office|shop|plant|store|ward|unit|company|firm|factory|department|house|restaurant
    |clinic|warehouse|practice
CIRCUMSTANCE: notice(?: period)?|start(?:ing)? date|commute|distance|address|availability|working hours
    |schedule|shoes|clothes|outfit|dress|tie|hair|hairstyle|tattoos?|piercings?|handwriting|photo
    |photograph
    |driving licen[cs]e|licen[cs]e|car|degree|diploma|certificates?|school|grades|former employer|last
     employer|cv|resume|references?|holiday|side job|hobby|hobbies|other offers?|lateness|late arrival
NO: said no|say no|decided against(?: you)?|turned you down|did not (?:choose|take|hire|pick) you
    |chose not
     to|could not (?:choose|take|hire|offer)|cannot (?:offer|take|hire)|do not (?:take|hire|offer)|ended
     (?:it|the process)|stopped here|are not going on|did not go on|will not go on|decided not to
""",
    {},
)
REASON = terms(
    r"""
(?:the|our|this|that) <OURS> (?:\w+ )?(?:closes|closed|will close|is closing|is moving|moves|moved|will
     move|shrinks|is shrinking|is being (?:closed|moved|sold|merged)|merges|was sold|is to close|is sold
    |changed hands)(?! (?:at|early|late|for (?:lunch|the day)|on (?:sun|mon|satur)day))
we (?:\w+ )?(?:decided|chose|plan|planned|want|wanted|agreed|prefer|were asked|were told) (?:\w+ )?to
     (?:hire
    |fill|recruit|wait|postpone|delay|leave|look for)(?: \w+){0,4} (?:later|next (?:year|quarter|spring
    |autumn|summer)|open|empty|until|nobody|no one|after|another|a different|somebody|someone)
(?:headquarters|head office|management|the (?:board|owners?|group|ministry|city|council|directors?))
     (?:\w+
     )?(?:stopped|froze|cut|cancelled|withdrew|blocked) (?:\w+ )?(?:hiring|recruitment|posts?|budgets?
    |the)
(?:no|not enough|too little|less|lacked the|out of|without the|ran out of) (?:money|funds?|funding
    |capacity
    |head ?count|budget|room) (?:for (?:the|this|a|another|more|new) (?:\w+ )?(?:post|position|role
    |job|place
    |hire|people|colleague|person)|this year|left|any more|to hire)|there (?:is|was|were) no (?:\w+
     )?(?:post
    |vacancy|position|opening|budget|job)(?= |\W*$)
(?:our|the|internal|company) (?:\w+ )?plans (?:have |had )?(?:since )?changed|(?:the )?timing (?:was
    |is) (?:not
     (?:right|good|ideal)|wrong|bad|unlucky|difficult|unfortunate)|(?:bad|wrong|unlucky) timing|at the
     wrong
     time for us
we (?:had|have|got|received|saw) (?:(?:far|too|so|very|simply) )*(?:many|few|a (?:flood|large number
    |lot) of
    |a great many|hundreds of|over \w+|<n>) (?:applications?|applicants|candidates)
(?:post|job|place|role|position|vacancy|contract|offer|it) (?:\w+ ){0,3}(?:given|went|goes|gone|offered
    |promised|passed) to (?:an? |the |our |one of our |somebody |someone )?(?:\w+ )?(?:trainee
    |apprentice
    |intern|insider|employee|former \w+|staff member|relative|own \w+|we know|who works here|from
     (?:inside
    |within|here))
(?:merged|combined|joined|cut|dropped|saved|split|halved) (?:(?:two|the|our|these|some|several|<n>)
     )+(?:posts
    |positions|roles|jobs|places|teams|vacancies|post|position|role|job)(?! (?:in|on) the (?:sketch
    |diagram))
we <NO>(?: \w+){0,4} (?:because|for|due to|owing to|on account of|since|as|over)(?: of)? (?:you
     )?(?:your
    |the|a|arrived|came|were late|live|have no|wore|had no|the way you|how you) ?(?:\w+
     )?<CIRCUMSTANCE>|we
     <NO>(?: \w+){0,4} (?:because|since|as) you (?:\w+ )?(?:arrived|came|were late|live|wore|have no
    |had no
    |can(?:not)? (?:only )?start|did not reply|asked for|want to (?:work|start)|also|already)
you (?:live|lived|are living) (?:\w+ )?(?:too |so |rather )?(?:far|long way)|you (?:can|could|would
    |want to
    |wanted to) (?:only )?(?:start|begin)(?: \w+){0,4} (?:too late|late for|later than|not before)
    |(?:can|could
    |would) (?:only )?start (?:\w+ ){0,3}(?:which|and that|but we)|your (?:notice period|commute)
you (?:have|had|hold) no (?:\w+ )?(?:licen[cs]e|car|degree|diploma|certificate|permit)(?= |\W*$)(?!
     (?:plate
    |for the))|(?:because of|for|due to) your (?:<CIRCUMSTANCE>)(?= |\W*$)
(?:because|since|as) (?:the|our) (?:<OURS>|customer|client|sponsor|project|grant|investor|contract)
     (?:\w+
     )?(?:closes|closed|cancelled|withdrew|ended|fell through|was cancelled|moves|ran out)|project
     (?:was|has been) (?:cancelled|stopped|dropped) (?:and|so)
our plans (?:\w+ ){0,4}(?:changed|fell|moved|shifted)|(?:the|our|this|that) <OURS> (?:is|was|has been
    |will be
    |had to be)(?: (?:being|now|to be|since))* (?:reorgani[sz]ed|restructured|rebuilt|merged|split
    |downsized
    |renovated|taken over|relocated|wound up)
""",
    _CLASSES,
)
