"""The past tense of English verbs, as far as points need it."""

_PAIRS = """
am:were is:were are:were was:were were:were be:were do:did does:did have:had has:had can:could will:would
arise:arose bear:bore beat:beat become:became begin:began bend:bent bet:bet bind:bound bite:bit blow:blew
break:broke bring:brought build:built buy:bought catch:caught choose:chose cling:clung come:came
cost:cost creep:crept cut:cut deal:dealt dig:dug draw:drew drive:drove eat:ate fall:fell feed:fed
feel:felt fight:fought find:found fit:fit flee:fled fly:flew forget:forgot forgive:forgave freeze:froze
get:got give:gave go:went goes:went grind:ground grow:grew hang:hung hear:heard hide:hid hit:hit
hold:held keep:kept know:knew lay:laid lead:led lean:leant leap:leapt learn:learnt leave:left lend:lent
let:let light:lit lose:lost make:made mean:meant meet:met mistake:mistook misread:misread oversee:oversaw
overtake:overtook overcome:overcame pay:paid put:put quit:quit read:read rebuild:rebuilt redo:redid
redraw:redrew repay:repaid reread:reread rerun:reran reset:reset rethink:rethought rewrite:rewrote
ride:rode ring:rang rise:rose run:ran say:said see:saw seek:sought sell:sold send:sent set:set
shake:shook show:showed shut:shut sing:sang sink:sank sit:sat sleep:slept slide:slid speak:spoke
speed:sped spell:spelt spend:spent spin:spun split:split spread:spread stand:stood steal:stole
stick:stuck strike:struck strive:strove swear:swore sweep:swept swing:swung take:took teach:taught
tear:tore tell:told think:thought throw:threw undergo:underwent understand:understood undertake:undertook
undo:undid unwind:unwound uphold:upheld wake:woke wear:wore win:won wind:wound withdraw:withdrew
withhold:withheld write:wrote
"""
_PAST = dict(pair.split(":") for pair in _PAIRS.split())
_PASTS = frozenset(_PAST.values()) | {"could", "would"}
_PRESENT_IN_ED_WORDS = """
bleed breed embed exceed feed heed need proceed seed shed speed succeed weed
"""
_PRESENT_IN_ED = frozenset(_PRESENT_IN_ED_WORDS.split())
_DOUBLED_WORDS = """
admit commit drop flag get jot map omit plan plot prefer refer run scan skip spot step stop submit swap
tag trim wrap
"""
_DOUBLED = frozenset(_DOUBLED_WORDS.split())
_VERBS_WORDS = """
accept add admit agree aim answer argue ask assume avoid call catch change check clarify close collect
commit compare complete confirm consider continue correct count cover create decide define deliver depend
describe design detect discuss divide drop edit end ensure estimate explain explore fail finish fix flag
focus follow group guess guide handle help identify ignore improve include interrupt introduce invite
isolate jot jump justify label lack limit link list listen locate log look manage map measure mention
miss model move name narrow need note notice offer omit open order outline overlook own pause persist
pick place plan plot point practise prefer prepare present press probe propose prove question raise reach
react realise recognise reconsider reduce refactor refer refine reflect reject remember remove rename
repeat replace reply report reproduce request resolve respond restate return reuse reveal review revisit
rush scan search separate settle shape share simplify sketch skip solve sort spot start state stay step
stop structure struggle submit suggest summarise support suppose swap switch tag talk test trace treat
trim trust try tune turn type use validate verify visit wait walk want warn watch weigh wonder work worry
wrap
"""
_VERBS = frozenset(_VERBS_WORDS.split())


def is_past(word: str) -> bool:
    """Return whether a small-letter word is a verb in the past tense, contracted with "not" or plain."""
    bare = word.replace("’", "'")
    if bare in {"didn't", "couldn't", "weren't", "hadn't", "wouldn't"}:
        return True
    return bare in _PASTS or (bare.endswith("ed") and len(bare) > 3 and bare not in _PRESENT_IN_ED)


def past_of(verb: str) -> str | None:
    """Return the past tense of a verb in its base, third-person or past form; None if it is no known verb."""
    if verb in _PAST:
        return _PAST[verb]
    if is_past(verb):
        return verb
    base = next(
        (each for each in _bases(verb) if each in _PAST or each in _VERBS or each in _PRESENT_IN_ED), None
    )
    if base is None:
        return None
    return _PAST.get(base) or _regular(base)


def _bases(verb: str) -> tuple[str, ...]:
    """Return what the base of a verb may be, if its form is base or third person."""
    if verb.endswith("ies"):
        return (verb, f"{verb[:-3]}y")
    return (verb, verb.removesuffix("s"), verb.removesuffix("es"))


def _regular(base: str) -> str:
    """Return the regular past tense."""
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if base in _DOUBLED else f"{base}ed"
