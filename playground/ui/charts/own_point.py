"""What the pages that can be asked have in common: a sentence with the network's answer about the user's own point."""

from __future__ import annotations

from playground.i18n import _
from playground.messages import N_
from playground.training.insight import InsightWants
from playground.training.snapshot import Snapshot, Wants
from playground.ui.accessible.announce import announce
from playground.ui.charts.asking import AskingView, Question
from playground.ui.charts.legend import Legend
from playground.ui.charts.output_page import OutputPage
from playground.ui.charts.wording import answer_text, point_text
from playground.ui.charts.words import DrawnWords
from playground.ui.texts import say

RESOLUTION = 100
# A unit that is shown large is computed more finely than for the network view.
UNIT_RESOLUTION = 48


class AskingPage(OutputPage):
    """`asked` of the view becomes a question, its answer a sentence in `words`; a unit may be shown instead."""

    view: AskingView

    computed = Wants(output=True, unit_maps=False, output_resolution=RESOLUTION)

    def __init__(self, view: AskingView, legend: Legend) -> None:
        self.words = DrawnWords()
        self._answered: Question | None = None
        super().__init__(view, legend)
        self.words.setParent(self)
        say(
            self.words,
            tip=N_("Click, drag or use the arrow keys to ask about a point; Escape, or a click on it, takes it away"),
        )
        view.asked.connect(self.ask)
        self._invite()

    @property
    def question(self) -> Question | None:
        return self.wants.question

    def ask(self, question: Question | None) -> None:
        """Ask the network about an input, or about none."""
        if question == self.question:
            return
        self.view.show_question(question)
        if question is None:
            self._invite()
        else:
            self._promise(question)
        self.take_wants(InsightWants(question=question))

    def follow_data(self, snapshot: Snapshot) -> None:
        super().follow_data(snapshot)
        if self.question is not None and len(self.question) != snapshot.data.dataset.inputs.shape[1]:
            self.ask(None)

    def answer(self, snapshot: Snapshot) -> None:
        """Say what the network says, once its answer to this very question is there."""
        question, insight = self.question, snapshot.insight
        if question is None:
            self._invite()
        elif insight.answer is None or insight.asked != question:
            self._promise(question)
        else:
            self.words.in_picture = True
            self.words.say(answer_text(question, insight.answer, snapshot), strong=True)
            self._speak(question)

    def _speak(self, question: Question) -> None:
        """Tell a keyboard user the first answer to a question; later ones change while training goes on."""
        if question != self._answered and self.view.hasFocus():
            announce(self.view, self.words.text)
        self._answered = question

    def longest_words(self) -> tuple[str, ...]:
        """Sentences for which there must be room."""
        longest = _("The network says {value} (class {name}) for {point}.")
        return self.words.text, longest.format(value="−0.8888", name="0", point=point_text((-8.88, -8.88)))

    @property
    def invitation(self) -> str:
        """What stands where an answer would, as long as nothing is asked."""
        return _("Click the picture to ask the network.")

    def _invite(self) -> None:
        self.words.in_picture = False
        self.words.say(self.invitation)

    def _promise(self, question: Question) -> None:
        self.words.say(_("Asking about {point} …").format(point=point_text(question)))

    def describe(self, snapshot: Snapshot) -> str:
        said = self.view.describe(snapshot)
        answer = f" {self.words.text}" if self.question is not None else ""
        return said + answer

    def retranslate(self) -> None:
        if self.view.snapshot is None:
            self._invite()
        else:
            self.answer(self.view.snapshot)
