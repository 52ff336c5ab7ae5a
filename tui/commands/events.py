"""The list of events: its order, what it leaves out, stories, dates to go to."""

from __future__ import annotations

from tui.commands.command import Command, Group

EVENTS = (
    Command(
        Group.EVENTS,
        "events.date",
        "d",
        "Go to date",
        "Type a date, as 2022-03 or March 2022, and go to the event nearest to it",
        "go_to_date",
        "day",
    ),
    Command(
        Group.EVENTS,
        "events.story",
        "x",
        "Open story",
        "Show under the event what other articles tell of the same, or no longer",
        "toggle_story",
        "story",
    ),
    Command(
        Group.EVENTS,
        "events.order",
        "v",
        "Happened or reported",
        "List the events as they happened, or as they were reported, with how much later",
        "next_order",
    ),
    Command(
        Group.EVENTS,
        "events.filter",
        "p",
        "Filter events",
        "By status, by how precise the date is, doubtful ones alone",
        "filter_events",
    ),
    Command(
        Group.EVENTS,
        "events.fold",
        "f",
        "Fold events",
        "Fold or unfold what is told of no day but its report's own",
        "fold_events",
    ),
)
