"""The verb forms of this room, in lower case."""

from __future__ import annotations

from search_index.events.vocabulary import word_list

MODALS = word_list("will would shall should can could may might must cannot won't won’t can't can’t")

BE_PRESENT = word_list("is are am isn aren")
BE_PAST = word_list("was were wasn weren")

_BOTH = """met held won lost made left led sent paid bought sold built found shot struck hit cut set put got
    stood fought kept brought spent told said heard caught taught thought felt dealt meant hung
    sought swept slid read spread split shut quit beat bid bet let laid fled stuck stung sped bound
    shed shot hurt sat slept wept swung"""
PAST_FORMS = word_list(
    f"""{_BOTH} took gave went came became began rose fell grew broke spoke wrote drew drove flew knew
    withdrew swore chose threw sank saw ran overtook overthrew sang shrank shook stole froze forgot
    hid rode undertook underwent arose awoke ate bit blew forbade foresaw sprang strove swam tore
    wore wove"""
)
"""Past tenses that do not end in "-ed"."""

PARTICIPLES = word_list(
    f"""{_BOTH} taken given gone come become begun risen fallen grown broken spoken written drawn driven
    flown known withdrawn sworn chosen thrown sunk seen run overtaken overthrown born borne done
    been shown shaken stolen frozen forgotten hidden ridden undertaken undergone worn torn"""
)
"""Past participles that do not end in "-ed"."""

NO_PAST_FORMS = word_list(
    """need needed hundred speed indeed bleed breed feed seed weed greed exceed succeed proceed agreed-upon
    bed shed sacred naked wicked embed used based supposed unprecedented unlimited limited detailed
    advanced aged biased talented concerned combined related so-called dated continued"""
)
"""Words in "-ed" that are no verbs, or are so mostly as adjectives."""

BEFORE_ADJECTIVES = word_list(
    """the a an its his her their our my your this that these those some any no every each more most very
    highly well newly much of in on at by for with and or as"""
)
"""After these a form in "-ed" is an adjective ("the revised plan"), or belongs to another verb."""

SAYING_PRESENT = word_list(
    """says claims states reports predicts warns tells argues insists believes denies confirms announces
    suggests explains maintains alleges acknowledges admits"""
)
"""Verbs of saying in the present tense."""

STATES_PRESENT = word_list(
    """do does don doesn includes offers comes features makes remains plays works uses sells costs contains
    stands holds follows replaces appears seems attributes expresses hopes plans wants leaves gives
    goes knows relies lives owns belongs consists depends means represents requires supports
    operates employs faces favors favours"""
)
"""Verbs that tell how things are; plurals of nouns are kept out."""

SAYING_PAST = word_list(
    """said told announced added reported stated confirmed promised pledged vowed insisted noted warned
    declared predicted explained claimed argued acknowledged admitted denied indicated suggested
    commented estimated revealed called described praised asked attributed testified agreed welcomed
    urged replied responded"""
)
"""Verbs of saying in the past tense."""

SUBORDINATORS = word_list(
    """while when after before as although though because if unless since once until whereas despite during
    following in at on by with for according along alongside under citing speaking to"""
)
"""Words that open what may stand before the main clause, up to a comma."""
