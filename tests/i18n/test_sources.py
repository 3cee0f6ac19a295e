"""The source says everything to people through the catalogue, and marks what leaves the screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import texts

PACKAGE = texts.ROOT / "playground"
# Where a call puts words before people: the positions of those of its arguments that are words.
SHOWN = {
    name: positions
    for names, positions in (
        ("setText", (-1,)),  # of an image or a row of a tree the first is a key
        ("setToolTip setTitle setWindowTitle setPlaceholderText setStatusTip setWhatsThis", (0,)),
        ("setAccessibleName setAccessibleDescription setSuffix setPrefix setSpecialValueText setLabelText", (0,)),
        ("setInformativeText setDetailedText setHtml setPlainText setHeaderLabel showMessage", (0,)),
        ("QLabel QPushButton QToolButton QCheckBox QRadioButton QGroupBox QDockWidget QMenu", (0,)),
        ("message Message UserError UsageError _say print", (0,)),
        ("addItem addItems addAction addMenu addButton addRow setHeaderLabels setHorizontalHeaderLabels", (0, 1)),
        ("QAction QTreeWidgetItem QListWidgetItem QMessageBox insertItem", (0, 1, 2)),
        ("setItemText setTabText setTabToolTip addTab insertTab about information warning critical question", (1, 2)),
        ("getText getItem getInt getOpenFileName getOpenFileNames getSaveFileName getExistingDirectory", (1, 3)),
        ("showText drawText QAccessibleAnnouncementEvent", (1, 2, 3)),
    )
    for name in names.split()
}
KEYWORDS = {"text", "title", "tip", "name", "description", "placeholder", "help", "window_title", "caption", "label"}
# Calls whose keywords are words; those of others may be names of files, colours and so on.
SAY = {"say", "add_argument", "Field", "View", "Panel", "ActionRecord"}
# What a person reads has a word of two letters or more; x, dL/dw and 10 % are signs.
WORD = re.compile(r"[^\W\d_]{2,}")
# Words that are the same in every language.
NAMES = re.compile(r"NumPy|ONNX|PyTorch|JSON|CSV|TensorBoard|sin|PCA|\{[^}]*\}|</?\w+[^>]*>|&\w+;")
# What leaves the screen, by the position of the words: it must go through `plain_text`.
LEAVING = {
    "setAccessibleName": 0,
    "setAccessibleDescription": 0,
    "setWindowTitle": 0,
    "QAccessibleAnnouncementEvent": 1,
}


def modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def unmarked_words(node: ast.expr) -> bool:
    """Whether an argument has words in it that were not marked for translation."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(WORD.search(NAMES.sub("", node.value)))
    if isinstance(node, ast.JoinedStr):
        return any(unmarked_words(part) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, (ast.Tuple, ast.List)):
        return any(map(unmarked_words, node.elts))
    if isinstance(node, ast.BinOp):
        return unmarked_words(node.left) or unmarked_words(node.right)
    if isinstance(node, ast.IfExp):
        return unmarked_words(node.body) or unmarked_words(node.orelse)
    return False


def arguments(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that people read."""
    name = called(call)
    yield from (call.args[position] for position in SHOWN.get(name, ()) if position < len(call.args))
    if name in SAY:
        yield from (keyword.value for keyword in call.keywords if keyword.arg in KEYWORDS)


def unmarked(tree: ast.AST) -> list[tuple[int, str]]:
    """Line and source of every argument that people would read in English only."""
    return [
        (call.lineno, ast.unparse(words)) for call in calls(tree) for words in filter(unmarked_words, arguments(call))
    ]


def leaving_marked(tree: ast.AST) -> list[tuple[int, str]]:
    """Line and source of every text that leaves the screen with the marks of word borders in it."""
    leaving = [
        (call.lineno, call.args[LEAVING[called(call)]])
        for call in calls(tree)
        if called(call) in LEAVING and len(call.args) > LEAVING[called(call)]
    ]
    return [(line, ast.unparse(words)) for line, words in leaving if not is_plain(words)]


def is_plain(words: ast.expr) -> bool:
    return isinstance(words, ast.Constant) or (isinstance(words, ast.Call) and called(words) == "plain_text")


def told(found: list[tuple[Path, list[tuple[int, str]]]]) -> list[str]:
    return [f"{path.relative_to(PACKAGE)}:{line}: {words}" for path, lines in found for line, words in lines]


def test_no_word_reaches_people_past_the_catalogue() -> None:
    found = told([(path, unmarked(tree)) for path, tree in modules("")])
    assert not found, "\n".join(found)


def test_what_leaves_the_screen_is_plain() -> None:
    found = told([(path, leaving_marked(tree)) for path, tree in modules("ui")])
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('label.setText("Loss")', 1),
        ('label.setText(N_("Loss"))', 0),
        ('label.setText(_("Loss"))', 0),
        ('label.setText(f"{value} steps")', 1),
        ('label.setText(f"{value} · {_(name)}")', 0),
        ('label.setText("w")', 0),
        ('label.setText("on" if on else "–")', 1),
        ('say(button, text="Train", tip=N_("Train or pause"))', 1),
        ('QMessageBox.question(self, "Quit", _("Really?"))', 1),
        ('raise UserError("{path} is empty.", path=path)', 1),
        ('raise UserError("{problem}", problem=problem)', 0),
        ('path.write_text("Loss")', 0),
    ],
)
def test_unmarked_words_are_found(source: str, count: int) -> None:
    assert len(unmarked(ast.parse(source))) == count


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("chart.setAccessibleName(text)", 1),
        ("chart.setAccessibleName(plain_text(text))", 0),
        ('chart.setAccessibleDescription("")', 0),
        ("tell(QAccessibleAnnouncementEvent(chart, text))", 1),
    ],
)
def test_marks_that_leave_the_screen_are_found(source: str, count: int) -> None:
    assert len(leaving_marked(ast.parse(source))) == count
