"""Reading an article: scrolling, matches, events, why a date is what it is."""

from __future__ import annotations

from tui.commands.command import Command, Group

READING = (
    Command(Group.ARTICLE, "text.up", "k,up", "Scroll up", "One line up", "line_up"),
    Command(Group.ARTICLE, "text.down", "j,down", "Scroll down", "One line down", "line_down"),
    Command(
        Group.ARTICLE, "text.page_down", "space,pagedown", "Page down", "A screenful down", "text_page_down"
    ),
    Command(Group.ARTICLE, "text.page_up", "b,pageup", "Page up", "A screenful up", "text_page_up"),
    Command(Group.ARTICLE, "text.top", "g,home", "Beginning", "To the beginning of the text", "text_top"),
    Command(Group.ARTICLE, "text.bottom", "G,end", "End", "To the end of the text", "text_bottom"),
    Command(
        Group.READING,
        "match.next",
        "n",
        "Next match",
        "To the next place where the search matches",
        "step_match(1)",
        "match",
    ),
    Command(
        Group.READING,
        "match.previous",
        "N",
        "Previous match",
        "To the match before",
        "step_match(-1)",
        "match",
    ),
    Command(
        Group.READING,
        "event.previous",
        "left_square_bracket",
        "Previous event",
        "To the sentence of the article's event before",
        "step_event(-1)",
        "event",
    ),
    Command(
        Group.READING,
        "event.next",
        "right_square_bracket",
        "Next event",
        "To the sentence of the article's next event",
        "step_event(1)",
        "event",
    ),
    Command(
        Group.READING,
        "why",
        "w",
        "Why this date",
        "How the date of the marked sentence was worked out",
        "why",
        "why",
    ),
    Command(
        Group.READING,
        "correct",
        "e",
        "Correct date",
        "Say when the event happened, or when the article was published, if you know better",
        "correct_date",
    ),
)
