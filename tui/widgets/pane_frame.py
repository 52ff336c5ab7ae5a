"""The frame of a pane: what is inside, under a title and over a subtitle in the border."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region

_BORDER = 1


class PaneFrame(Vertical):
    """A container of which nothing but the border is painted anew when its titles change.

    Textual paints all lines of a container for that, several times what the two lines cost; and titles change
    with every letter that is typed.
    """

    _titles: tuple[Content, Content] = (Content(), Content())
    _titling = False

    def entitle(self, title: Content, subtitle: Content | None = None) -> None:
        """Show other titles in the border."""
        titles = title, subtitle or Content()
        if titles != self._titles:
            self._titles, self._titling = titles, True
            self.border_title, self.border_subtitle = title, subtitle or None
            self._titling = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> PaneFrame:
        """Have it painted anew: for new titles, the first line and the last."""
        if self._titling and not regions:
            width, height = self.outer_size
            regions = tuple(Region(-_BORDER, y - _BORDER, width, 1) for y in (0, max(0, height - 1)))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
