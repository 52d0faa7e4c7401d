"""Words of the work itself: what somebody did to a thing, told of a thing, or played in an exercise.

The same word means a person in one frame and the task in another: "you drew a wheelchair ramp" is work.
OBJECTS is what "you" did to a thing, up to the word that leads back to a person or a reason; TOLD what "you"
told or asked of other matters than oneself; CAST whom an exercise is about; PLAYED what is said of them.
"""

from panelry.leaks.patterns import classes

TASK = classes(
    r"""
DID: added|adjusted|answered|arranged|assigned|booked|built|calculated|changed|charted|checked|chose
    |cited|classified|cleaned|coded|compared|computed|corrected|counted|covered|created|cut|debugged
    |defined|deleted|deployed|designed|documented|drafted|drew|edited|entered|estimated|filed|filled
    |filtered|fixed|formatted|found|grouped|highlighted|implemented|imported|included|indexed|inspected
    |installed|joined|kept|labelled|labeled|laid|left|listed|logged|looked up|mapped|marked|measured
    |merged|modelled|moved|normali[sz]ed|noted|opened|ordered|packed|parsed|picked|placed|planned
    |planted|posted|prepared|priced|printed|processed|put|queried|ranked|read|recorded|removed|renamed
    |replaced|reserved|reviewed|sampled|set up|showed|sketched|sorted|split|spotted|stored|tested
    |tidied|timed|traced|translated|treated|tried|typed|underlined|updated|validated|weighed|wired|wrote
STOPS: you|your|yourself|yours|my|our|us|me|as|like|despite|because|since|although|though|for|with
    |without|who|whose|while|when|where|but|due|after|before|being|given|accent|if|so|yet|unlike|than
THING: (?:the|a|an|each|every|both|all|this|these|those|<n>|separate|no)
OBJECTS: you (?:also |then |first |even )?<DID> (?:(?:up|down|out|in|on) )?<THING>(?:
     (?!<STOPS>\b)\w+){1,6}
TOLD: you (?:also |then )?(?:asked|explained|described|showed|noted|said|told us|taught|mentioned
    |pointed out|wondered|knew|noticed|recogni[sz]ed|remembered|saw|learned|discussed|spoke about
    |talked about|read) (?:out |aloud |the \w+ |a \w+ |each
     \w+ )?(?:how|why|whether|what|which|that|about)(?: (?!<STOPS>\b)\w+){1,6}
CAST: (?:patient|customer|client|guest|pupil|student|resident|caller|buyer|shopper|visitor|passenger
    |tenant|landlord|user|reader|persona|character|family|child|relative|parent|witness|employee|worker
    |driver|viewer|learner|shop owner|claimant|policy holder|account holder|rider|mother|father|lady
    |man|woman|couple|actor)s?
SHOWN: (?:pregnant|elderly|old|older|young|younger|deaf|blind|disabled|diabetic|autistic|dyslexic|sick
    |ill|injured|confused|anxious|depressed|foreign|single|married|divorced|retired|muslim|jewish|hindu
    |catholic|christian|sikh|epileptic|bereaved|worried|angry|widowed|expectant|nursing)
PLAYED: <SHOWN> <CAST> (?:in|from|of|on) the (?:role play|case|exercise|scenario|brief|task|sample
    |example|simulation|ward|script|call|story)|(?:the|each|his|her
    |(?:to|by|told|asked|helped|served|treated|called|greeted|seated|guided|played|met) (?:a|an))
     <SHOWN>
     <CAST>|(?:the|a|an
    |each|every|one) (?:\w+ )?<CAST>(?: (?:who|was|is|had|has|with|a|an|the|his|her|of|felt)){1,3}(?:
     (?!(?:<STOPS>|want\w*|prefer\w*|expect\w*|need\w*)\b)\w+){1,2}|(?:the|a|an|each|every|one)
     (?:patient|customer|client|guest|pupil|resident|caller|user|tenant)s (?!(?:<STOPS>|want\w*
    |prefer\w*|expect\w*|need\w*)\b)\w+(?: (?!<STOPS>\b)\w+)?
""",
    {},
)
"""The classes that other tables use."""
