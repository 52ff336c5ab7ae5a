"""What is written with a hyphen or an apostrophe or without is found however one asks for it."""

import pytest

from search_index.search.narrowing import FacetKind
from tests.search_index.search.making import article, opened, paths

TEXTS = {
    "no-one": "No-one came.",
    "noone": "Noone came.",
    "no one": "No one came.",
    "noon": "It was noon.",
    "O'Brien": "So said O’Brien's lawyer.",
    "O Brien": "So said O Brien.",
    "Obrien": "So said Obrien.",
    "e-mail": "She sent two e-mails.",
    "e‑mail": "She sent an e‑mail.",
    "email": "She sent an email.",
    "e mail": "She sent an e mail.",
    "ivoire": "The ship left Côte d’Ivoire.",
    "U.S.": "The U.S. agreed.",
    "US": "The US agreed.",
    "used": "It was used.",
    "AT&T": "AT&T rose.",
    "rock 'n' roll": "They played rock 'n' roll.",
    "rock'n'roll": "They played rock’n’roll.",
    "we'll": "We'll drink.",
    "well": "A well was drilled.",
    "re-sign": "The players re-sign.",
    "resign": "The ministers resign.",
    "Moscow–Kiev": "The Moscow–Kiev train.",
    "news": "A news report.",
    "new": "The new law.",
    "می\u200cخواهم": "آنها می\u200cخواهم.",
    "п’ять": "Їх п’ять.",
    "צה״ל": "דובר צה״ל אמר.",
    "Ankara'da": "Dün Ankara'da konuştu.",
    "Vučić": "Rekao je Vučić.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    made = {f"{number}.md": article("Untitled", text) for number, text in enumerate(TEXTS.values())}
    with opened(tmp_path_factory.mktemp("writing"), made) as archive:
        yield archive


MAILS = {"e-mail", "e‑mail", "email", "e mail"}
OBRIENS = {"O'Brien", "O Brien", "Obrien"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("noone", {"no-one", "noone"}),
        ("no-one", {"no-one", "noone", "no one"}),
        ("no–one", {"no-one", "noone", "no one"}),
        ("no one", {"no-one", "no one"}),
        ('"no-one"', {"no-one", "no one"}),
        ('"noone"', {"noone"}),
        ("noon", {"noon"}),
        ("obrien", {"O'Brien", "Obrien"}),
        ("o'brien", OBRIENS),
        ("O’Brien", OBRIENS),
        ("o brien", {"O'Brien", "O Brien"}),
        ("brien", {"O'Brien", "O Brien"}),
        ("obri*", {"O'Brien", "Obrien"}),
        ("email", MAILS - {"e mail"}),
        ("emails", MAILS - {"e mail"}),
        ("e-mail", MAILS),
        ("e\u2010mail", MAILS),
        ("e\u00admail", MAILS - {"e mail"}),
        ("e-mai*", MAILS),
        ('"e-mail"', {"e‑mail", "e mail"}),
        ('"email"', {"email"}),
        ("ivoire", {"ivoire"}),
        ("côte d'ivoire", {"ivoire"}),
        ("cote d ivoire", {"ivoire"}),
        ('"cote d\'ivoire"', {"ivoire"}),
        ("u.s.", {"U.S.", "US"}),
        ("u.s", {"U.S.", "US"}),
        ("us", {"U.S.", "US"}),
        ("use", {"used"}),
        ("at&t", {"AT&T"}),
        ("att", {"AT&T"}),
        ("rock 'n' roll", {"rock 'n' roll", "rock'n'roll"}),
        ("rock'n'roll", {"rock 'n' roll", "rock'n'roll"}),
        ("rock-n-roll", {"rock 'n' roll", "rock'n'roll"}),
        ("we’ll", {"we'll"}),
        ("well", {"well"}),
        ("resign", {"re-sign", "resign"}),
        ('"resign"', {"resign"}),
        ("kiev", {"Moscow–Kiev"}),
        ("news", {"news"}),
        ("new", {"new"}),
        ("میخواهم", {"می\u200cخواهم"}),
        ("می\u200cخواهم", {"می\u200cخواهم"}),
        ("п'ять", {"п’ять"}),
        ("пять", {"п’ять"}),
        ("צהל", {"צה״ל"}),
        ("צה״ל", {"צה״ל"}),
        ("ankara", {"Ankara'da"}),
        ("vucic", {"Vučić"}),
        ("VUČIĆ", {"Vučić"}),
    ],
)
def test_it_is_found_and_marked(archive, query, found):
    result = archive.search(query, fold=False)
    assert {[*TEXTS][int(path.removesuffix(".md"))] for path in paths(result)} == found
    assert all(hit.snippet.matches for hit in result.hits(0, 30))


@pytest.mark.parametrize(
    ("query", "name", "marked"),
    [
        ("noone", "no-one", ["No-one"]),
        ("one", "no-one", ["one"]),
        ("brien", "O'Brien", ["Brien"]),
        ("o brien", "O'Brien", ["O", "Brien"]),
        ("o'brien", "O'Brien", ["O’Brien's"]),
        ("ivoire", "ivoire", ["Ivoire"]),
        ('"cote d\'ivoire"', "ivoire", ["Côte d’Ivoire"]),
        ("rocknroll", "rock'n'roll", ["rock’n’roll"]),
        ("rock roll", "rock'n'roll", ["rock", "roll"]),
    ],
)
def test_what_is_marked_is_what_was_meant(archive, query, name, marked):
    text = TEXTS[name]
    path = f"{[*TEXTS].index(name)}.md"
    found = archive.matches(query, archive.article(path).article)
    assert [text[start:end] for start, end in found] == marked


@pytest.mark.parametrize("query", ["person:brien", "person:o'brien", "person:elsisi", "person:el-sisi"])
def test_names_are_found_so_too(tmp_path, query):
    told = "President Pat O'Brien met General Abdel El-Sisi in Cairo on 4 March 2024."
    with opened(tmp_path, {"met.md": article("Met", told, day="2024-03-05")}) as archive:
        assert archive.article("met.md").expressions
        assert paths(archive.search(query)) == ["met.md"]
        text = query.removeprefix("person:")
        (name,) = {choice.value.split()[-1] for choice in archive.named(FacetKind.PERSON, text)}
        assert name in ("O'Brien", "El-Sisi")


@pytest.mark.parametrize(
    "query", ["path:kazan", "path:kazan_talks", "path:2018", '"__very__ snake"', "important"]
)
def test_underscores_part_words(tmp_path, query):
    made = {"2018_kazan_talks.md": article("Talks", "This is a __very__ snake_case_important matter.")}
    with opened(tmp_path, made) as archive:
        assert paths(archive.search(query)) == ["2018_kazan_talks.md"]
