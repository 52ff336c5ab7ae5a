"""Words are found in the scripts of the world, and in the ways in which newspapers write them."""

import pytest

from tests.search_index.search.making import article, opened, paths

ARTICLES = {
    "arabic.md": article("محادثات", "اجتمع الرئيس المصري في القاهرة. كتبَ الكاتبُ"),
    "chinese.md": article("北京会谈", "中国国家主席习近平于2024年2月21日在北京会见了塞尔维亚总统。"),
    "greek.md": article("Αθήνα", "Ο πρωθυπουργός στην Αθήνα. Οι ΑΘΗΝΑΙΟΙ περίμεναν."),
    "hebrew.md": article("שיחות", "ראש הממשלה נפגש בירושלים. שָׁלוֹם"),
    "hindi.md": article("वार्ता", "प्रधानमंत्री ने दिल्ली में मुलाकात की।"),
    "japanese.md": article("東京", "岸田首相は東京でトランプ大統領と会談した。"),
    "korean.md": article("회담", "대통령은 서울에서 총리를 만났다."),
    "russian.md": article("Казань", "Президент прибыл в Казань в среду. Ещё один."),
    "thai.md": article("ประชุม", "นายกรัฐมนตรีเดินทางไปกรุงเทพมหานครเมื่อวันที่"),
    "abidjan.md": article(
        "Far away", "Mr O’Brien said no-one came from Côte d’Ivoire. They played rock'n'roll."
    ),
    "money.md": article("Figures", "It rose by 3.5 percent to 1,500 dollars, or 1.250.000 in the old ones."),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("scripts"), ARTICLES) as made:
        yield made


@pytest.mark.parametrize(
    ("query", "path", "shown"),
    [
        ("习近平", "chinese.md", ["习近平"]),
        ('"塞尔维亚"', "chinese.md", ["塞尔维亚"]),
        ("title:会谈", "chinese.md", []),
        ("会见*", "chinese.md", ["会见"]),
        ("习近平~", "chinese.md", ["习近平"]),
        ("大統領", "japanese.md", ["大統領"]),
        ("トランプ", "japanese.md", ["トランプ"]),
        ("서울", "korean.md", ["서울"]),
        ("대통령", "korean.md", ["대통령"]),
        ("กรุงเทพ", "thai.md", ["กรุงเทพ"]),
        ("दिल्ली", "hindi.md", ["दिल्ली"]),
        ("القاهرة", "arabic.md", ["القاهرة"]),
        ("كتب", "arabic.md", ["كتبَ"]),
        ("שלום", "hebrew.md", ["שָׁלוֹם"]),
        ("αθηνα", "greek.md", ["Αθήνα"]),
        ("αθηναίοι", "greek.md", ["ΑΘΗΝΑΙΟΙ"]),
        ("КАЗАНЬ", "russian.md", ["Казань"]),
        ("еще", "russian.md", ["Ещё"]),
        ("o'brien", "abidjan.md", ["O’Brien"]),
        ("OBRIEN", "abidjan.md", ["O’Brien"]),
        ('"no-one"', "abidjan.md", ["no-one"]),
        ('"no one"', "abidjan.md", ["no-one"]),
        ("cote d'ivoire", "abidjan.md", ["Côte", "d’Ivoire"]),
        ('"côte d’Ivoire"', "abidjan.md", ["Côte d’Ivoire"]),
        ("rock'n'roll", "abidjan.md", ["rock'n'roll"]),
        ("1500", "money.md", ["1,500"]),
        ("1,500", "money.md", ["1,500"]),
        ("1250000", "money.md", ["1.250.000"]),
        ("3,5", "money.md", ["3.5"]),
    ],
)
def test_a_word_is_found_and_shown_as_it_is_written(archive, query, path, shown):
    result = archive.search(query)
    assert paths(result) == [path]
    (hit,) = result.hits(0, 9)
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.matches] == shown


@pytest.mark.parametrize("query", ["35", "1.5", "平近习", "京北", "แพทย์", "दिल", "東都"])
def test_what_is_not_there_is_not_found(archive, query):
    assert archive.search(query).total == 0


@pytest.mark.parametrize(
    ("typed", "path"), [("习近", "chinese.md"), ('"大統', "japanese.md"), ("กรุ", "thai.md")]
)
def test_while_typing_letters_are_looked_for_in_a_row(archive, typed, path):
    assert paths(archive.search(typed, typing=True)) == [path]


def test_a_long_text_without_spaces_is_shown_around_its_match(tmp_path):
    text = "今天天气很好。" * 60 + "北京会谈" + "明天下雨。" * 60 + " Beijing"
    with opened(tmp_path, {"long.md": article("天气", text)}) as archive:
        (hit,) = archive.search("北京会谈").hits(0, 1)
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.matches] == ["北京会谈"]
