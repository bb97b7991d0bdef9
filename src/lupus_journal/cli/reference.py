"""Writes the commands' reference: python -m lupus_journal.cli.reference > docs/cli.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lupus_journal.cli.arguments import actions
from lupus_journal.cli.main import usage
from lupus_journal.cli.parser import described

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser
    from collections.abc import Iterator

    from lupus_journal.cli.parser import Described

HEAD = f"""\
# The commands

This page is written from the program itself.

```
{usage()}
```
"""


def reference() -> str:
    """Every command with all it takes, as Markdown."""
    return "\n".join([HEAD, *(line for one in described() for line in _about(one))])


def _about(one: Described) -> Iterator[str]:
    depth = "#" * len(one.program.split())
    yield f"{depth} `{one.program}`\n"
    yield f"{_sentence(one.command.help)}\n"
    taken = list(_taken(one.parser))
    if one.command.run:
        yield f"    {' '.join([one.program, *map(_usage, taken)])}\n"
    for action in taken:
        yield f"- `{_form(action)}`{_explained(action)}"
    if taken:
        yield ""


def _taken(parser: ArgumentParser) -> Iterator[Action]:
    """What a command takes of its own: first what stands without a dash, then the options."""
    own = [
        action
        for action in actions(parser)
        if "--help" not in action.option_strings and not isinstance(action.choices, dict)
    ]
    return iter(sorted(own, key=lambda action: bool(action.option_strings)))


def _usage(action: Action) -> str:
    form = _form(action)
    if action.option_strings:
        form = form.rpartition(", ")[2]
        return form if action.required else f"[{form}]"
    match action.nargs:
        case "?":
            return f"[{form}]"
        case "*":
            return f"[{form} …]"
        case "+":
            return f"{form} …"
    return form


def _form(action: Action) -> str:
    """How an argument is typed: `-o, --output FILE`, `DAY`."""
    name = _name(action)
    if not action.option_strings:
        return name
    typed = ", ".join(action.option_strings)
    return typed if action.nargs == 0 else f"{typed} {name}"


def _name(action: Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    if action.choices is not None:
        return "|".join(map(str, action.choices))
    return action.dest.upper()


def _explained(action: Action) -> str:
    return f": {action.help}" if action.help else ""


def _sentence(text: str) -> str:
    said = text[:1].upper() + text[1:]
    return said if said.endswith(".") else f"{said}."


if __name__ == "__main__":
    print(reference(), end="")
