"""After the program was ended by force: what it kept is offered once it is started again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from playground.document.experiment import Experiment
from playground.export.naming import title_of
from playground.i18n import translate
from playground.messages import N_, Message, UserError, message
from playground.projects.files import Project, read_project, read_summary
from playground.projects.recovery import Place, left_behind
from playground.ui.documents.opening import require_data
from playground.ui.recovery.autosave import Autosave
from playground.ui.recovery.bar import RecoveryBar

if TYPE_CHECKING:
    from playground.ui.window import MainWindow


@dataclass(frozen=True)
class Found:
    """One document that can be recovered, as it was when it was kept last; `problem`: why it cannot after all."""

    place: Place
    when: datetime
    experiment: Experiment | None = None
    origin: str | None = None
    step: int = 0
    problem: Message | None = None

    @property
    def name(self) -> str:
        """What the document is called, in the language that is set."""
        if self.origin or self.experiment is None:
            return Path(self.origin or "").name
        return title_of(self.experiment)


class RecoveryOffer(QObject):
    """Looks through `folder` and offers one document after the other, in a bar in `window`."""

    def __init__(self, window: MainWindow, folder: Path, autosave: Autosave | None) -> None:
        super().__init__(window)
        self._window = window
        self._autosave = autosave
        self._found: list[Found] = []
        self.bar = RecoveryBar()
        self.bar.hide()
        self.bar.recover.connect(self.recover)
        self.bar.discard.connect(self.discard)
        self.bar.later.connect(self.put_off)
        window.network.show_above(self.bar)
        window.installEventFilter(self)
        window.background.run(partial(look_through, folder), self._offer_all, window.say)

    @property
    def current(self) -> Found | None:
        """The document in the bar."""
        return self._found[0] if self._found else None

    def recover(self) -> None:
        """Open it, once nothing else is lost by that."""
        if self.current is not None:
            self._window.files.leave(partial(self._read, self.current))

    def discard(self) -> None:
        """Let it go for good."""
        self._found.pop(0).place.give_up()
        self._show()

    def put_off(self) -> None:
        """Ask again at the next start."""
        for found in self._found:
            found.place.leave()
        self._found.clear()
        self._show()

    # -- reading ----------------------------------------------------------------------------------------------------

    def _offer_all(self, found: list[Found]) -> None:
        for one in found:
            if one.problem is not None:
                self._set_aside(one.place, one.problem)
        self._found = [one for one in found if one.problem is None]
        self._show()

    def _read(self, found: Found) -> None:
        self._window.background.run(partial(_read, found.place.path), partial(self._open, found), self._window.say)

    def _open(self, found: Found, read: Project | Message) -> None:
        self._found.remove(found)
        if isinstance(read, Message):
            self._set_aside(found.place, read)
        else:
            if self._autosave is not None:
                self._autosave.move_to(found.place)
            folder = found.place.path.parent
            self._window.workbench.recover_experiment(read.experiment, read.origin, folder, read.checkpoint)
            self._window.workbench.add_views(read.views)
        self._show()

    def _set_aside(self, place: Place, problem: Message) -> None:
        sentence = N_("What was kept could not be read, so it was set aside as {path}: {problem}")
        self._window.say(message(sentence, path=str(place.set_aside()), problem=problem))

    # -- the bar ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        current = self.current
        self.bar.setVisible(current is not None)
        if current is not None:
            self.bar.show_sentence(_sentence(current))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)


def look_through(folder: Path) -> list[Found]:
    """What can be recovered, the newest first; in the background."""
    return [_about(place) for place in left_behind(folder)]


def _about(place: Place) -> Found:
    when = datetime.now()
    with suppress(OSError):
        when = datetime.fromtimestamp(place.path.stat().st_mtime)
    try:
        experiment, about = read_summary(place.path)
    except UserError as error:
        return Found(place, when, problem=error.message)
    return Found(place, when, experiment, about.origin, about.step)


def _read(path: Path) -> Project | Message:
    """The document, or why it is damaged. UserError where it is whole, but its data cannot be had."""
    try:
        project = read_project(path)
    except UserError as error:
        return error.message
    require_data(project, path.parent)
    return project


def _sentence(found: Found) -> str:
    is_today = found.when.date() == datetime.now().date()
    when = found.when.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")
    ended = N_("The program ended unexpectedly. Recover “{name}”, step {step}, as it was at {time}?")
    at_start = N_("The program ended unexpectedly. Recover “{name}” as it was at {time}?")
    values = {"name": found.name, "step": f"{found.step:,}", "time": when}
    return translate(message(ended if found.step else at_start, **values))
