"""The date-ordered store of events."""
