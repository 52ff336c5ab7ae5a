"""The word lists of this room, in lower case."""

from __future__ import annotations


def word_list(text: str) -> frozenset[str]:
    """The words of a text, white space between them."""
    return frozenset(text.split())


BEFORE_A_NAME = word_list(
    """mr mrs ms mx dr prof gen brig col lt maj capt cpt cmdr adm sgt cpl pvt sen rep reps sens gov gov't pres
    rev fr hon st ste mt ft messrs mme mlle amb atty supt insp det hr vs v cf al approx ca viz"""
)
"""Titles and the like, whose full stop never ends a sentence."""

BEFORE_A_NUMBER = word_list(
    """no nos nr art arts sec secs vol vols p pp fig figs ch chap para paras par op pt
    jan feb mar apr jun jul aug sep sept oct nov dec"""
)
"""Words whose full stop ends no sentence when a number follows ("No. 5", "Jan. 12")."""

OTHER_ABBREVIATIONS = word_list(
    """inc corp co cos ltd plc llc bros jr sr etc esq dept dist est assn assoc ave blvd rd bldg univ
    mon tue tues wed thu thur thurs fri sat sun e.g i.e a.m p.m ph.d mln bln pct dlrs hrs min tel ext"""
)
"""Words whose full stop ends a sentence only when the next word looks like the beginning of one."""

SENTENCE_STARTERS = word_list(
    """a about above according additionally after again all also although among an and another any anyone as
    at because before besides both but by despite during each earlier either even every few finally following
    for from further furthermore given had has have he hence her here his how however i if in indeed instead
    it its last later like many meanwhile more moreover most much my neither nevertheless next no nobody none
    nonetheless nor not nothing now of on once one only or other others our over overall perhaps recently
    several she should similarly since so some soon still such than that the their then there therefore these
    they this those though three through throughout thus to today together tomorrow tonight two under unless
    unlike until upon was we were what whatever when where whereas whether which while who why will with
    within without yesterday yet you your"""
)
"""Words that, with a capital, begin a sentence rather than continue a name."""

DATE_LINE_WORDS = word_list(
    """a am at by cest cet date day edt est et first gmt ist last local minutes modified msk no on p pm posted
    print pst pt published pdt read the time to update updated utc vol issue hrs h min edition and of st nd rd
    th monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec"""
)
"""What may stand beside the date in a line that does nothing but date the report."""

BYLINE_WORDS = word_list("and by for from in of with the de van von der di da la le el al bin")
"""The words of a byline that are not written with a capital."""
