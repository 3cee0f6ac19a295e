"""The one question before work would be lost: save it, let it go, or stay."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from playground.i18n import _, ngettext, plain_text
from playground.messages import N_
from playground.ui.documents.unsaved import Loss, Unsaved
from playground.ui.texts import say, set_role
from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import px, theme

TITLE = N_("Save first?")
SIGN = 32


class Question(QMessageBox):
    """Asks about the document called `name`, without holding up the program.

    save, let_go, stay  called when the user chose so
    """

    def __init__(
        self,
        name: str,
        unsaved: Unsaved,
        save: Callable[[], None],
        let_go: Callable[[], None],
        stay: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIconPixmap(pixmap("save", theme().tokens.accent, px(SIGN)))
        self.setWindowTitle(plain_text(_(TITLE)))
        self.setText(_(N_("Save “{name}” first?")).format(name=name))
        self._unsaved = unsaved
        self.show_loss()
        self._answers: dict[QAbstractButton, Callable[[], None]] = {}
        roles = QMessageBox.ButtonRole
        self.save = self._add(N_("Save"), N_("Save, then go on"), roles.AcceptRole, save)
        lost = N_("Go on without saving: it is lost")
        self.let_go = self._add(N_("Don't save"), lost, roles.DestructiveRole, let_go)
        self.stay = self._add(N_("Cancel"), N_("Stay with what is open"), roles.RejectRole, stay)
        set_role(self.save, "primary")
        self.setDefaultButton(self.save)
        self.setEscapeButton(self.stay)
        self.buttonClicked.connect(self._answer)

    def show_loss(self, *_ignored: object) -> None:
        """Say again what is not saved: a run that was moving comes to a stand while it is asked."""
        loss = self._unsaved.loss
        if loss is not None:
            self.setInformativeText(sentence(loss))

    def _add(self, text: str, tip: str, role: QMessageBox.ButtonRole, answer: Callable[[], None]) -> QPushButton:
        button = say(self.addButton(_(text), role), text=text, tip=tip, name=text)
        self._answers[button] = answer
        return button

    def _answer(self, button: QAbstractButton) -> None:
        self._answers[button]()


def sentence(loss: Loss) -> str:
    """What is not saved, in words."""
    steps = f"{loss.steps:,}"
    if not loss.steps:
        return _(N_("Your changes are not saved."))
    if not loss.edits:
        return ngettext(
            "{steps} step of training is not saved.", "{steps} steps of training are not saved.", loss.steps
        ).format(steps=steps)
    return ngettext(
        "Your changes and {steps} step of training are not saved.",
        "Your changes and {steps} steps of training are not saved.",
        loss.steps,
    ).format(steps=steps)
