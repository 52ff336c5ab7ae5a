"""The screen where everything happens, one concern a file; ``screen`` puts them together."""

from tui.screens.explorer.screen import Explorer

__all__ = ["Explorer"]
