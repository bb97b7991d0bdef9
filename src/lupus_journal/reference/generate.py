"""Writes the symptoms that quick commands use: python -m lupus_journal.reference.generate.

With --check it writes nothing and ends with status 1 if the module no longer says what the
reference file says.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lupus_journal.domain.names import folded
from lupus_journal.reference import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lupus_journal.domain.symptoms import Symptom

MODULE = Path(__file__).with_name("symptom_ids.py")

_HEAD = '''\
"""Symptoms by id and by name, written from symptoms.toml by `generate`: edit that, then run it."""

from __future__ import annotations

from typing import Final, TypeAlias

Flags: TypeAlias = tuple[tuple[str, str], ...]
Row: TypeAlias = tuple[str, str, str, tuple[str, ...], str, bool, bool, Flags]
"""Label, organ system, scale, aliases, SLEDAI descriptor, whether SLAQ asks, whether a site is
asked for, red flags as tier and occasion."""
'''


def module_text(symptoms: Sequence[Symptom]) -> str:
    """The module's source, the same for the same symptoms."""
    rows = "".join(f"    {_literal(symptom.id)}: {_row(symptom)},\n" for symptom in symptoms)
    groups = dict.fromkeys((symptom.domain, symptom.group) for symptom in symptoms)
    systems = "".join(f"    {_literal(one)}: {_literal(group)},\n" for one, group in groups)
    names = "".join(
        f"    {_literal(name)}: {_literal(ids)},\n" for name, ids in _names(symptoms).items()
    )
    return (
        f"{_HEAD}\n# fmt: off\nSYMPTOMS: Final[dict[str, Row]] = {{\n{rows}}}\n"
        f"\nGROUPS: Final[dict[str, str]] = {{\n{systems}}}\n"
        '"""Every organ system in a patient\'s words."""\n'
        f"\nNAMES: Final[dict[str, tuple[str, ...]]] = {{\n{names}}}\n"
        '"""Every other name, folded, with the symptoms it may mean."""\n'
    )


def run(arguments: Sequence[str]) -> int:
    """Write the module, or only compare it; the exit status."""
    text = module_text(catalogue.symptoms())
    if "--check" not in arguments:
        MODULE.write_text(text, encoding="utf-8")
        return 0
    if MODULE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{MODULE.name} is out of date: run python -m {__spec__.name}.", file=sys.stderr)
    return 1


def _row(symptom: Symptom) -> str:
    flags = tuple((flag.tier.value, flag.when) for flag in symptom.flags)
    words = (symptom.label, symptom.domain, symptom.scale.value, symptom.aliases, symptom.sledai)
    cells = [*map(_literal, words), str(symptom.topic_q), str(symptom.site), _literal(flags)]
    return f"({', '.join(cells)})"


def _names(symptoms: Iterable[Symptom]) -> dict[str, tuple[str, ...]]:
    ids: dict[str, dict[str, None]] = {}
    for symptom in symptoms:
        for name in (symptom.id, symptom.label, *symptom.aliases):
            ids.setdefault(folded(name), {})[symptom.id] = None
    return {name: tuple(found) for name, found in sorted(ids.items())}


def _literal(value: object) -> str:
    """A value as Python source, its texts in double quotes."""
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(value, tuple):
        items = ", ".join(map(_literal, value))
        return f"({items},)" if len(value) == 1 else f"({items})"
    raise TypeError(f"no literal for {value!r}")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
