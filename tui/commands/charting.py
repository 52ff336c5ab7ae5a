"""The timeline chart: zooming it, hiding it, choosing a stretch of time in it."""

from __future__ import annotations

from tui.commands.command import Command, Group

CHARTING = (
    Command(Group.EVENTS, "chart.zoom_in", "z", "Zoom in", "Less time in the chart", "zoom_chart(1)"),
    Command(Group.EVENTS, "chart.zoom_out", "Z", "Zoom out", "More time in the chart", "zoom_chart(-1)"),
    Command(Group.EVENTS, "chart.toggle", "h", "Chart", "Show or hide the timeline chart", "toggle_chart"),
    Command(
        Group.EVENTS,
        "chart.clear",
        "C",
        "All time again",
        "Narrow articles and events to no stretch of time any longer",
        "clear_range",
    ),
    Command(Group.CHART, "chart.left", "left", "Earlier", "One bar to the left", "step(-1)", "move"),
    Command(Group.CHART, "chart.right", "right", "Later", "One bar to the right", "step(1)", "move"),
    Command(Group.CHART, "chart.first", "g,home", "First bar", "To the first event of all", "first"),
    Command(Group.CHART, "chart.last", "G,end", "Last bar", "To the last event of all", "last"),
    Command(
        Group.CHART,
        "chart.mark",
        "space",
        "Begin a stretch",
        "Move on to its other end; Esc drops it",
        "mark",
        "from here",
    ),
    Command(
        Group.CHART, "chart.extend_left", "shift+left", "Stretch left", "A bar more to the left", "extend(-1)"
    ),
    Command(
        Group.CHART,
        "chart.extend_right",
        "shift+right",
        "Stretch right",
        "A bar more to the right",
        "extend(1)",
    ),
    Command(
        Group.CHART,
        "chart.choose",
        "enter",
        "Narrow to it",
        "Narrow articles and events to the bar, or to the stretch",
        "choose",
        "narrow",
    ),
)
