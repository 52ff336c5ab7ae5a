"""What was asked for last is what is shown: stale answers are dropped, waiting requests are replaced."""

from __future__ import annotations

from threading import Thread

import pytest

from search_index.archive import Archive
from tests.tui.driving import running
from tui.state import (
    Answer,
    ArticleRead,
    ArticleRequest,
    HitsRead,
    HitsRequest,
    Places,
    Question,
    Refusal,
    RestRead,
    RestRequest,
)
from tui.workers.conversation import Conversation
from tui.workers.mailbox import Mailbox
from tui.workers.reading_desk import serve


def test_only_the_newest_waiting_request_of_a_kind_is_taken() -> None:
    mailbox: Mailbox[Question | ArticleRequest] = Mailbox(Question, ArticleRequest)
    mailbox.put(ArticleRequest("a.md", "", typing=False))
    for number, query in enumerate(["k", "ka", "kaz"]):
        mailbox.put(Question(number, query))
    mailbox.put(ArticleRequest("b.md", "", typing=False))
    assert mailbox.take() == Question(2, "kaz")
    assert mailbox.take() == ArticleRequest("b.md", "", typing=False)


def test_a_closed_mailbox_lets_its_taker_go() -> None:
    mailbox: Mailbox[Question] = Mailbox(Question)
    taken: list[object] = []
    taker = Thread(target=lambda: taken.append(mailbox.take()))
    taker.start()
    mailbox.close()
    taker.join(5)
    assert taken == [None]


def test_a_mailbox_has_no_place_for_other_things() -> None:
    with pytest.raises(TypeError):
        Mailbox[object](Question).put("a letter")


def test_an_answer_to_an_older_question_is_not_accepted(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("bridge", typing=True)
    late = serve(archive, conversation.question)
    conversation.ask("ferry", typing=True)
    timely = serve(archive, conversation.question)
    assert not conversation.accepts(late)
    assert conversation.accepts(timely)
    assert conversation.answer is timely


def test_a_refusal_keeps_the_last_answer(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("bridge")
    answer = serve(archive, conversation.question)
    assert conversation.accepts(answer)
    conversation.ask('"bridge', fixed=True)
    refusal = serve(archive, conversation.question)
    assert isinstance(refusal, Refusal)
    assert conversation.accepts(refusal)
    assert conversation.answer is answer


def test_an_article_is_dropped_when_another_was_asked_for_meanwhile(archive: Archive) -> None:
    conversation = Conversation(archive)
    first = ArticleRead(ArticleRequest("bridge.md", "", typing=False), None)
    conversation.open("ferry.txt")
    assert not conversation.accepts(first)
    assert conversation.waiting
    conversation.stay()
    assert not conversation.waiting


def test_snippets_of_an_older_result_are_dropped(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("dockers")
    answer = serve(archive, conversation.question)
    assert isinstance(answer, Answer)
    conversation.accepts(answer)
    conversation.ask("bridge")
    conversation.accepts(serve(archive, conversation.question))
    assert not conversation.accepts(HitsRead(HitsRequest(answer.result, 0, 2), ()))


def test_a_new_index_is_asked_the_question_that_is_under_way_not_the_one_shown(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("bridge")
    conversation.accepts(serve(archive, conversation.question))
    conversation.ask("ferry", typing=True)
    conversation.ask_again(Places(result_path="bridge.md"))
    question = conversation.question
    assert (question.query, question.typing, question.reload, question.places) == ("ferry", True, True, None)


def test_a_new_index_is_not_asked_what_was_refused(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("bridge")
    conversation.accepts(serve(archive, conversation.question))
    conversation.ask("(bridge", fixed=True)
    conversation.accepts(serve(archive, conversation.question))
    conversation.open("ferry.txt")
    conversation.ask_again(Places(result_path="bridge.md"))
    assert conversation.question.query == "bridge"
    assert conversation.question.places == Places(result_path="bridge.md", article_path="ferry.txt")


def answered(archive: Archive, conversation: Conversation) -> Answer:
    answer = serve(archive, conversation.question)
    assert isinstance(answer, Answer)
    assert conversation.accepts(answer)
    return answer


def taken(conversation: Conversation, kind: type) -> object:
    """What waits for the search thread, if it is of this kind."""
    waiting = conversation._mailbox._waiting
    return waiting.get(kind)


def test_the_events_follow_the_articles_and_are_dropped_when_more_is_typed(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("bridge", typing=True)
    answer = answered(archive, conversation)
    assert answer.rest is None
    assert conversation.waiting
    conversation.read_rest()
    request = taken(conversation, RestRequest)
    assert isinstance(request, RestRequest)
    rest = serve(archive, request)
    assert isinstance(rest, RestRead)
    assert {event.path for event in rest.rest.events.found} == {"bridge.md"}
    conversation.ask("ferry", typing=True)
    assert not conversation.accepts(rest), "the articles of another search are on their way"
    answered(archive, conversation)
    assert not conversation.accepts(rest)


def test_what_follows_an_answer_is_asked_for_again_when_the_next_query_is_refused(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("bridge")
    answered(archive, conversation)
    conversation.ask('"bridge')
    conversation.read_rest()
    assert taken(conversation, RestRequest) is None
    assert conversation.accepts(serve(archive, conversation.question))
    conversation.read_rest()
    request = taken(conversation, RestRequest)
    assert isinstance(request, RestRequest)
    assert conversation.accepts(serve(archive, request))
    assert not conversation.waiting


def test_an_answer_that_keeps_the_readers_places_comes_whole(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("bridge")
    answered(archive, conversation)
    conversation.ask_again(Places(result_path="bridge.md", article_path="ferry.txt", event_id="1"))
    kept = conversation.question.places
    assert kept == Places(result_path="bridge.md"), "the other places are those of the answer before"
    answer = answered(archive, conversation)
    assert answer.rest is not None
    assert not conversation.waiting


def test_an_article_chosen_meanwhile_is_not_replaced_by_the_first_one(archive: Archive) -> None:
    conversation = Conversation(archive)
    conversation.ask("dockers")
    answered(archive, conversation)
    assert conversation.opens_first
    conversation.open("strike/ends.md")
    assert not conversation.opens_first


async def test_fast_typing_ends_with_the_answer_to_all_that_was_typed(archive: Archive) -> None:
    async with running(archive) as app:
        box = app.explorer.search_pane.box
        for query in ("d", "do", "doc", "bridge", "bri", "ferr", "ferry"):
            box.value = query
        await app.until(lambda: app.explorer.conversation.question.query == "ferry")
        await app.settled()
        assert app.open_path == "ferry.txt"
        assert app.explorer.search_pane.border_title == "Articles 1"
