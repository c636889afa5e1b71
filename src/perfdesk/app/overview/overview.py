"""What the overview says, worked out while somebody looks at it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from perfdesk.app.overview.matrix import Matrix, matrices_of
from perfdesk.app.overview.mentions import MentionsModel, Told
from perfdesk.app.overview.stages import StagesModel
from perfdesk.app.session import Session
from perfdesk.core.narrative.summary import Summary, build_summary

_WORSE = (Told.MEASURE, Told.NOW, Told.COMPARED, Told.RATING, Told.PROGRESS, Told.ACTION)
_BETTER = (Told.MEASURE, Told.NOW, Told.COMPARED, Told.RATING, Told.PROGRESS)
_UNKNOWN = (Told.MEASURE, Told.NOW, Told.REASON)


class Overview(QObject):
    """Counts, the measures that need somebody, and the summary in sentences.

    Signals:
        changed: Something reads differently.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_watched = False
        self.summary: Summary | None = None
        self.matrices: tuple[Matrix, ...] = ()
        self.attention = MentionsModel(_WORSE, self)
        self.improved = MentionsModel(_BETTER, self)
        self.unknown = MentionsModel(_UNKNOWN, self)
        self.stages = StagesModel(self)
        session.opened.connect(self._follow)
        session.updated.connect(self._follow)

    def watch(self, watched: bool) -> None:
        """Say whether somebody looks: what nobody sees is not worked out at every edit."""
        self._is_watched = watched
        self._follow()

    def _follow(self) -> None:
        if not self._is_watched or not self._session.is_open:
            return
        dashboard = self._session.dashboard
        self.summary = build_summary(self._session.pack, dashboard.as_printed())
        self.matrices = matrices_of(dashboard)
        self.attention.show(self.summary.attention)
        self.improved.show(self.summary.improved)
        self.unknown.show(self.summary.unknown)
        self.stages.show(self._session.pack, dashboard)
        self.changed.emit()
