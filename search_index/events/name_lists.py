"""The lists by which people and places are told from companies: titles, given names, countries, and the like.

Words are written as they stand in a text, with a capital where they have one.
"""

from __future__ import annotations

from search_index.events.vocabulary import DATE_LINE_WORDS, SENTENCE_STARTERS, word_list

TITLES = word_list(
    """Mr Mrs Ms Miss Dr Sir Dame Lord Lady President Premier Chancellor King Queen Prince Princess Pope Gen
    Colonel Col Captain Capt Lieutenant Lt Major Maj Sergeant Sgt Admiral Senator Sen Rep Governor Gov Mayor
    Judge Professor Prof Minister Ambassador Commissioner Chairman Chairwoman Representative Congressman
    Congresswoman Treasurer Bishop Archbishop Cardinal Rabbi Imam Sheikh Sheik Ayatollah Rev Reverend
    Detective Inspector Constable Analyst Spokesman Spokeswoman Economist Undersecretary Sultan Emir Justice
    spokesman spokeswoman spokesperson analyst economist chairman chairwoman president director minister
    founder co-founder senator governor mayor premier chancellor secretary lawyer attorney
    professor journalist actor actress singer author coach striker midfielder goalkeeper
    defender treasurer ambassador commissioner congressman congresswoman judge prosecutor
    researcher scientist brother sister historian son daughter wife
    husband father mother widow activist"""
)
"""What stands before a person's name."""

WEAK_TITLES = word_list(
    """General Secretary Justice Father Chair Director Manager Officer Leader Chief manager trader general
    executive publisher driver pilot captain engineer boss"""
)
"""Titles before names of companies too ("General Motors", "lead manager Nomura"): a full name must follow."""

ROLES = word_list(
    """president minister chief leader spokesman spokeswoman spokesperson analyst director founder co-founder
    executive professor head chairman chairwoman member lawyer judge economist manager officer adviser
    advisor secretary senator governor mayor ambassador commissioner trader treasurer editor attorney
    prosecutor researcher scientist author actor actress singer coach captain candidate strategist
    vice-president dealer partner expert journalist resident owner politician lecturer"""
)
"""What a person is said to be after the name ("Ana Lind, the port's director")."""

GIVEN_NAMES = word_list(
    """Aaron Abdul Abdullah Abigail Abraham Adam Adrian Agnes Ahmad Ahmed Aidan Alain Alan Albert Alberto
    Alejandro Aleksandr Aleksandar Alessandro Alex Alexander Alexandra Alexei Alexis Alfonso Alfred Alfredo
    Ali Alice Alison Allan Allen Alvaro Amanda Amy Ana Anastasia Anatoly Anders Andre Andrea Andreas Andrei
    Andres Andrew Andrey Andrzej Andy Angela Anita Ann Anna Anne Annette Anthony Antoine Anton Antonio
    Antony Armando Arnold Arthur Arturo Ashley Asif Ayesha Barack Barbara Barry Bashar Beatrice Ben Benazir
    Benjamin Bernard Bernie Bertrand Beth Betty Bill Bob Bobby Boris Brad Bradley Brandon Brenda Brendan
    Brett Brian Bridget Bruce Bruno Bryan Calvin Cameron Carl Carla Carlo Carlos Carmen Carol Caroline
    Caspar Catherine Cathy Cesar Charles Charlie Cheryl Chris Christian Christina Christine Christopher
    Claire Clara Claude Claudia Claus Clifford Clive Colin Connie Conrad Corazon Craig Cristina Curtis
    Cynthia Cyril Dan Dana Daniel Daniela Danielle Danny Darren Dave David Dawn Deborah Debra Deepak Denis
    Dennis Derek Diana Diane Dick Dieter Dilip Dmitri Dmitry Dominic Dominique Don Donald Donna Doris
    Dorothy Doug Douglas Duncan Dwight Earl Eddie Edgar Edmund Eduard Eduardo Edward Edwin Eileen Elaine
    Eleanor Elena Eli Elias Elizabeth Ellen Emil Emily Emma Emmanuel Enrico Enrique Eric Erich Erik Ernest
    Ernesto Ernst Erwin Esther Ethan Eugene Eva Evan Evelyn Fabio Fatima Federico Felipe Felix Ferdinand
    Fernando Fidel Fiona Francesca Francesco Francis Francisco Franco Francois François Frank Franz Fred
    Frederick Friedrich Fumio Gabriel Gareth Gary Gavin Gennady Geoffrey Georg George Georges Gerald Gerard
    Gerhard Giancarlo Gianni Gilbert Gilles Giorgio Giovanni Giulio Giuseppe Glen Glenn Gonzalo Gordon
    Graham Greg Gregory Guido Guillermo Gunther Gustav Gustavo Guy Hamid Hans Harold Harry Harvey Hassan
    Heather Hector Heidi Heinrich Heinz Helen Helena Helga Helmut Henri Henrik Henry Herbert Herman Hermann
    Hillary Hiroshi Holly Horst Howard Hubert Hugh Hugo Hussein Ian Ibrahim Igor Ingrid Irene Irina Isaac
    Isabel Isabelle Ismail Ivan Jack Jackie Jacob Jacqueline Jacques Jaime Jakob James Jamie Jan Jane Janet
    Janice Jason Javier Jay Jean Jeff Jeffrey Jennifer Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Joan
    Joao João Joaquin Jochen Joe Joel Johan Johann Johannes John Johnny Jon Jonathan Jorge Jose José Josef
    Joseph Joshua Joyce Juan Juanita Judith Judy Julia Julian Julie Julien Julio Justin Jürgen Karen Karin
    Karl Karsten Kate Katherine Kathleen Kathryn Kathy Katie Keiichi Keith Kelly Ken Kenneth Kevin Kiichi
    Kim Kirk Klaus Kofi Konstantin Kurt Kyle Larry Lars Laura Lauren Laurence Laurent Laurie Lawrence Lech
    Lee Leo Leon Leonard Leonardo Leonid Leslie Lewis Liam Lillian Linda Lisa Lorenzo Lorraine Lothar Louis
    Louise Luca Lucas Lucia Lucy Ludwig Luigi Luis Luiz Lukas Lyle Lynn Magnus Mahmoud Malcolm Manfred
    Manuel Marc Marcel Marcello Marco Marcos Marcus Margaret Maria Mariano Marie Marilyn Marina Mario Marion
    Marjorie Mark Markus Marlin Martha Martin Martina Marvin Mary Masahiro Matt Matteo Matthew Matthias
    Maureen Maurice Mauricio Max Maxim Megan Melanie Melissa Michael Michel Michele Michelle Miguel Mikhail
    Mike Milton Mitch Mohamed Mohammad Mohammed Monica Muammar Muhammad Mustafa Nancy Naomi Narendra Natalia
    Natalie Natasha Nathan Neil Nestor Nicholas Nick Nicola Nicolas Nigel Nikita Nikolai Nikolay Nina Noah
    Noboru Noel Nora Norbert Norma Norman Olaf Oleg Olga Oliver Olivia Omar Oscar Oskar Otto Ottmar Owen
    Pablo Pamela Patricia Patrick Paul Paula Paulo Pavel Pedro Peggy Penny Pete Peter Petr Philip Philippe
    Phillip Phyllis Pierre Pieter Piotr Rachel Rafael Rajiv Ralph Ramon Randall Randy Raul Ray Raymond
    Rebecca Recep Reinhard Rex Ricardo Riccardo Richard Rick Rita Rob Robert Roberta Roberto Robin Rodney
    Rodrigo Roger Roland Rolf Romano Ron Ronald Ronnie Rosa Rose Roy Ruben Rudolf Rudolph Russell Ruth Ryan
    Salvador Sam Samantha Samuel Sandra Sanjay Sara Sarah Scott Sean Sebastian Serge Sergei Sergey Sergio
    Shane Shannon Sharon Shaun Sheila Shimon Shinzo Shirley Sidney Sigmund Silvia Silvio Simon Simone Sonia
    Sophia Sophie Stefan Stefano Stephanie Stephen Steve Steven Stewart Stuart Sue Sunil Susan Suzanne Sven
    Sylvia Takashi Tamara Tara Tariq Tayyip Ted Teresa Terence Terry Thabo Theodore Theresa Thierry Thomas
    Tim Timothy Tina Toby Todd Tom Tommy Toni Tony Toshio Tracy Trevor Tyler Ulrich Umberto Ursula Valentin
    Valentina Valerie Vanessa Vasily Vicente Vicki Victor Viktor Vikram Vincent Vincenzo Vivian
    Vladimir Volker Volodymyr Walter Wanda Warren Wayne Wendy Wendell Werner Wilfred Wilhelm Willem William
    Willie Willy Wolfgang Xavier Yasser Yasuhiro Yevgeny Yitzhak Yoshiro Yuri Yusuf Yves Yvonne Zachary Zoe
    Étienne Émile Éric Élisabeth Hélène Jérôme Jaroslav Sergiy Petro Oleksandr Yulia Yoko Chantal Björn Jörg
    Günter Günther Søren Håkan Åke Zoran Goran Slobodan Vojislav Radovan Ratko Nikola Milorad"""
)
"""Common given names; those that are as common as names of places or companies are left out."""

COUNTRIES = frozenset(
    name.replace("_", " ")
    for name in word_list(
        """Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain
        Bangladesh Belarus Belgium Benin Bhutan Bolivia Bosnia Botswana Brazil Brunei Bulgaria Burma
        Burundi Cambodia Cameroon Canada Chile China Colombia Congo Costa_Rica Croatia Cuba Cyprus
        Czechoslovakia Denmark Ecuador Egypt El_Salvador England Eritrea Estonia Ethiopia Fiji Finland
        France Gabon Gambia Germany Ghana Great_Britain Britain Greece Guatemala Guinea Guyana Haiti
        Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Ivory_Coast Jamaica Japan
        Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Lithuania
        Luxembourg Madagascar Malawi Malaysia Mali Malta Mauritania Mauritius Mexico Moldova Mongolia
        Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands New_Zealand Nicaragua Niger
        Nigeria North_Korea Northern_Ireland Norway Oman Pakistan Panama Papua_New_Guinea Paraguay Peru
        Philippines Poland Portugal Qatar Romania Russia Rwanda Saudi_Arabia Scotland Senegal Serbia
        Sierra_Leone Singapore Slovakia Slovenia Somalia South_Africa South_Korea South_Sudan Soviet_Union
        Spain Sri_Lanka Sudan Suriname Swaziland Sweden Switzerland Syria Taiwan Tajikistan Tanzania
        Thailand Togo Tunisia Turkey Turkmenistan Uganda Ukraine United_Arab_Emirates United_Kingdom
        United_States Uruguay Uzbekistan Venezuela Vietnam Wales West_Germany East_Germany Yemen
        Yugoslavia Zaire Zambia Zimbabwe"""
    )
)
"""Countries, present and past, whose names mean nothing else."""

_ORGANISATIONS = word_list(
    """inc corp corps co cos ltd plc llc ag sa nv gmbh bank union party ministry council committee commission
    university college court congress senate parliament house association agency institute company companies
    group board fund department office bureau federation league club church army navy police force times
    post journal news press radio television network store conference summit forum agreement treaty act
    agreements law laws war cup games olympics championship prize award order stadium airport exchange
    reserve nations organization organisation society foundation trust holdings holding industries systems
    software computer services airlines motors motor electric international technologies technology service
    distribution corporation data engine usa exchequer centre center express opec nato eu un imf wto nyse
    nasdaq sdk app store os iphone ipad ipod mac bancorp bancorporation savings loan insurance life
    financial finance capital securities partners brothers bros sons associates stores foods products
    resources petroleum oil gas energy power chemical chemicals steel mines mining gold metals paper rubber
    pharmaceutical pharmaceuticals laboratories labs medical health care healthcare communications telephone
    telegraph broadcasting pictures entertainment publishing enterprises investments investment investors
    properties realty homes hotels inns airways air lines line railway railroad trucking transport shipping
    marine shipyard electronics instruments semiconductor devices machines machine tool tools manufacturing
    mills works brands farms markets market supermarkets drug drugs shops treasury administration authority
    program programme project plan index stock bond bonds notes note school hospital equity leasing realty
    trading metal aerospace aircraft aviation cable vision video graphics"""
)
_NO_PEOPLE = word_list(
    """united new northern southern eastern western north south east west national general statistics pacific
    atlantic american british french german japanese european italian soviet canadian swiss dutch swedish
    spanish chinese russian indian african asian australian korean mexican brazilian israeli iranian iraqi
    saudi arab turkish greek polish irish scottish english latin amusements cruise energy staff negotiations
    sales advanced prudential community standard first republican democratic republicans democrats democrat
    conservative labour labor street avenue square park river county bay valley hills mountain mountains
    lake island islands cathedral commerce agriculture defense defence interior justice foreign prime deputy
    vice chief executive senior federal royal central global world continental universal allied consolidated
    christmas easter mr mrs ms series class one two three four five six seven eight nine ten everything"""
)


def _as_written(words: frozenset[str]) -> frozenset[str]:
    return words | {word.capitalize() for word in words} | {word.upper() for word in words}


ORGANISATION_WORDS = _as_written(_ORGANISATIONS)
"""Words of names that are neither people's nor places'."""

NO_PERSON_WORDS = _as_written(_NO_PEOPLE) | ORGANISATION_WORDS
"""Words that are part of no person's name."""

NO_NAMES = frozenset(
    word.capitalize()
    for word in DATE_LINE_WORDS | SENTENCE_STARTERS | word_list("pct mln dlrs shr net revs qtr")
    if word != "jan"  # a given name too
)
"""Words that have a capital because of where they stand, or are of the calendar: no name begins with one."""
