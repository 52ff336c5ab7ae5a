"""Words that carry a full stop without ending a sentence, and words that mostly begin one."""

from __future__ import annotations

BEFORE_A_NAME = frozenset(
    "mr mrs ms mx dr prof gen brig col lt maj capt cpt cmdr adm sgt cpl pvt sen rep reps sens gov gov't pres "
    "rev fr hon st ste mt ft messrs mme mlle amb atty supt insp det hr vs v cf al approx ca viz".split()
)
"""Titles and the like: whatever follows, the sentence goes on."""

BEFORE_A_NUMBER = frozenset(
    "no nos nr art arts sec secs vol vols p pp fig figs ch chap para paras par op pt "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words that go on when a number follows ("No. 5", "Jan. 12") and otherwise may end a sentence."""

ANYWHERE = frozenset(
    "inc corp co cos ltd plc llc bros jr sr etc esq dept dist est assn assoc ave blvd rd bldg univ "
    "mon tue tues wed thu thur thurs fri sat sun e.g i.e a.m p.m ph.d mln bln pct dlrs hrs min tel ext".split()
)
"""Words that end a sentence only when the next word looks like the beginning of one."""

SENTENCE_STARTERS = frozenset(
    "a about above according additionally after again all also although among an and another any anyone as at "
    "because before besides both but by despite during each earlier either even every few finally following for "
    "from further furthermore given had has have he hence her here his how however i if in indeed instead it its "
    "last later like many meanwhile more moreover most much my neither nevertheless next no nobody none nonetheless "
    "nor not nothing now of on once one only or other others our over overall perhaps recently several she should "
    "similarly since so some soon still such than that the their then there therefore these they this those though "
    "three through throughout thus to today together tomorrow tonight two under unless unlike until upon was we were "
    "what whatever when where whereas whether which while who why will with within without yesterday yet you your".split()
)
"""Words that, with a capital, begin a sentence rather than continue a name."""
