"""Words that tell of the same kind of deed, whatever their form: "resigned", "stepped down", "quit".

One report says that a firm "went bankrupt", the next speaks of its "collapse" or "insolvency"; one that a
president "was sworn in", the next of the "inauguration". A rough stem makes neither equal, nor "bought" and
"buy", nor "deliver" and "delivery". Kept to words that news uses of one and the same happening; what serves
for any ("fell", "cut", "began") is left out, since it would join one report of a series to the next.
"""

from __future__ import annotations

_DEEDS = """
    die dies died dying dead death deaths kill kills killed killing killings fatal fatally perish perished
    injure injures injured injuring injuries injury wound wounds wounded
    resign resigns resigned resigning resignation resignations quit quits quitting stepped stepping
    dismiss dismisses dismissed dismissal sack sacks sacked sacking oust ousts ousted ouster
    appoint appoints appointed appointment nominate nominates nominated nomination
    replace replaces replaced replacement succeed succeeds succeeded succession successor
    inaugurate inaugurates inaugurated inauguration swear sworn swore
    elect elects elected election elections
    win wins won winning winner winners victory victories victorious
    bankrupt bankruptcy bankruptcies insolvent insolvency collapse collapses collapsed failure
    explode explodes exploded explosion explosions blast blasts
    collide collides collided collision
    buy buys bought buying purchase purchases purchased acquire acquires acquired acquisition takeover
    sell sells sold selling sale sales
    merge merges merged merger mergers
    deliver delivers delivered delivery deliveries
    delay delays delayed postpone postpones postponed postponement
    launch launches launched launching unveil unveils unveiled introduce introduces introduced introduction
    found founds founded founding establish establishes established establishment
    fly flies flew flown flying flight flights
    sign signs signed signing signature
    arrest arrests arrested detain detains detained detention
    accuse accuses accused accusation accusations charge charges charged indict indicts indicted indictment
    convict convicts convicted conviction guilty
    sentence sentences sentenced jail jails jailed imprison imprisoned imprisonment
    sue sues sued suing lawsuit lawsuits
    ban bans banned suspend suspends suspended suspension
    invade invades invaded invasion
    bomb bombs bombed bombing bombings
    shoot shoots shot shooting shootings
    rescue rescues rescued rescuer rescuers save saves saved bailout bailouts
    strike strikes struck walkout walkouts
    protest protests protested demonstrate demonstrates demonstrated demonstration demonstrations
    withdraw withdraws withdrew withdrawn withdrawal
    earthquake earthquakes quake quakes tremor tremors
    retire retires retired retirement
    meet meets met meeting meetings
    marry marries married marriage wedding
"""

_DEED_OF = {word: line.split()[0] for line in _DEEDS.splitlines() for word in line.split()}


def deed_of(word: str) -> str | None:
    """The word that stands for all that tell of the same deed, or ``None``; ``word`` is in lower case."""
    return _DEED_OF.get(word)
