"""Text that people typed reaches a widget only through `tui.text`, which reads no markup."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

TUI = Path(__file__).parents[2] / "src" / "lupus_journal" / "tui"
MODULES = sorted(TUI.rglob("*.py"))

READ_MARKUP = {
    "Button",
    "Checkbox",
    "Collapsible",
    "Label",
    "Option",
    "RadioButton",
    "Select",
    "Selection",
    "Static",
    "Tab",
    "add_column",
    "add_columns",
    "add_option",
    "add_options",
    "add_row",
    "add_rows",
    "notify",
    "update",
}
"""Widgets and methods that take a text of theirs as markup."""
ATTRIBUTES = {"border_subtitle", "border_title", "label", "prompt", "tooltip"}
LETTER_FOR_LETTER = {"Content", "Text", "assemble", "cell", "plain", "plain_lines", "styled"}
"""What makes a text that is no markup any more."""
MADE = {"Content", "Option", "Selection", "Table", "Text", "Widget"}
"""What a function says it makes if its answer is no plain text."""


def called(node: ast.Call) -> str:
    """The last part of the name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def names_in(annotation: ast.expr | None) -> set[str]:
    """The names that an annotation is made of."""
    if annotation is None:
        return set()
    return {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


class Reader:
    """Reads a module for texts that would be taken as markup."""

    def __init__(self, tree: ast.Module, makers: set[str]) -> None:
        self._tree = tree
        self._makers = LETTER_FOR_LETTER | READ_MARKUP | makers
        self._bound: set[str] = set()

    def mistakes(self) -> Iterator[ast.expr]:
        """Every text that is handed on as it is."""
        for function in functions(self._tree):
            self._bound = self._annotated(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and self._is_safe(node.value):
                    self._bound |= {one.id for one in node.targets if isinstance(one, ast.Name)}
            for node in ast.walk(function):
                yield from self._handed_on(node)

    def _handed_on(self, node: ast.AST) -> Iterator[ast.expr]:
        if isinstance(node, ast.Call) and called(node) in READ_MARKUP:
            # The first is what is shown; what follows are keys, styles and numbers.
            several = called(node) in {"add_row", "add_rows", "add_columns", "add_options"}
            shown = node.args if several else node.args[:1]
            yield from (one for one in shown if not self._is_safe(one))
        if isinstance(node, ast.Assign):
            targets = [one.attr for one in node.targets if isinstance(one, ast.Attribute)]
            if ATTRIBUTES & set(targets) and not self._is_safe(node.value):
                yield node.value

    def _is_safe(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant():
                return True
            case ast.Name(id=name) | ast.Attribute(attr=name) if name.isupper():
                return True
            case ast.Name(id=name):
                return name in self._bound
            case ast.Call(func=ast.Attribute(value=value, attr="join")):
                return self._is_safe(value) and not isinstance(value, ast.Constant)
            case ast.Call(func=ast.Name("map"), args=[ast.Name(id=name), *_]):
                return name in self._makers
            case ast.Call():
                return called(node) in self._makers
            case ast.IfExp(body=body, orelse=orelse):
                return self._is_safe(body) and self._is_safe(orelse)
            case ast.BoolOp(values=parts) | ast.List(elts=parts):
                return all(map(self._is_safe, parts))
            case ast.Starred(value=value):
                return self._is_safe(value)
            case ast.GeneratorExp(elt=part) | ast.ListComp(elt=part):
                return self._is_safe(part)
            case ast.Tuple(elts=[first, *_]):
                return self._is_safe(first)
        return False

    def _annotated(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
        arguments = (*function.args.args, *function.args.kwonlyargs)
        return {one.arg for one in arguments if names_in(one.annotation) & MADE}


def mistakes_in(source: str) -> list[str]:
    """The texts in a source that would be taken as markup, as they are written."""
    return [ast.unparse(node) for node in Reader(ast.parse(source), set()).mistakes()]


def test_no_text_reaches_a_widget_as_markup() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    makers = {
        function.name
        for tree in trees.values()
        for function in functions(tree)
        if names_in(function.returns) & MADE
    }
    found = [
        f"{path.relative_to(TUI).as_posix()}:{mistake.lineno} {ast.unparse(mistake)}"
        for path, tree in trees.items()
        for mistake in Reader(tree, makers).mistakes()
    ]
    assert found == []


@pytest.mark.parametrize(
    "mistake",
    [
        "yield Label(note)",
        "yield Static(f'{course.medicine} is due')",
        "yield Label(note, markup=False)",
        "Option('Delete ' + name, id='x')",
        "table.add_row(plain(day), printed)",
        "frame.border_title = page.title",
        "label.update(sentence if sentence else '')",
        "self.notify(str(error))",
        "Select([(words, key) for key, words in choices.items()])",
        "said = note.strip()\n    Label(said)",
        "label.update(', '.join(names))",
    ],
)
def test_a_text_that_would_be_taken_as_markup_is_found(mistake: str) -> None:
    assert len(mistakes_in(f"def compose(self, note: str) -> None:\n    {mistake}")) == 1


@pytest.mark.parametrize(
    "right",
    [
        "yield Label('The note is still empty.')",
        "yield Label(plain(note), classes=kind)",
        "yield Static(NOTHING_YET, id=name)",
        "table.add_row(cell(day), cell(printed), key=code)",
        "frame.border_title = plain(page.title)",
        "label.update(plain(sentence) if sentence else '')",
        "said = plain_lines(note)\n    Label(said)",
        "Select([(plain(words), key) for key, words in choices.items()])",
        "label.update(Content('\\n').join(lines))",
    ],
)
def test_what_reads_no_markup_is_let_be(right: str) -> None:
    assert mistakes_in(f"def compose(self, note: str) -> None:\n    {right}") == []
