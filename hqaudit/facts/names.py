"""Rows without a printed code: the class, the unit or the project that their name says.

A class is known by the name under which the report itself prints its code in another form, or by the vocabulary; what
is part of what then follows from the codes as if they were printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hqaudit.facts.codes import code_kind
from hqaudit.facts.indents import Parents
from hqaudit.facts.rowlines import RowLine, RowReader
from hqaudit.facts.titles import names_body
from hqaudit.facts.vocabulary import normal, unnumbered
from hqaudit.model.form import Form

Names = Mapping[str, tuple[str, ...]]
"""Names of functional classes and the codes that bear them, shortest first."""
_TWICE = ("309", "310", "311", "312")
"""Classes of which several have parts of one name."""
_CLASS = 3
"""Digits of a 类."""
_FEW = 3
"""From so many names on that are classes, a list of rows is one of classes."""


def learned(forms: Iterable[Form]) -> Names:
    """The functional classes that the report prints with their codes, by name."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        for side in form.sides:
            for head in side.rows:
                if head.printed and head.label and code_kind(head.code) == "function":
                    found[normal(head.label)].add(head.code)
    return {name: tuple(sorted(codes, key=lambda code: (len(code), code))) for name, codes in found.items()}


def name_rows(lines: Sequence[RowLine], reader: RowReader, steps: Parents) -> None:
    """Gives the rows that print no code the code, or the unit or project as one, that their names say.

    ``steps`` are the parents of the rows where these are set in.
    """
    open_lines = [line for line in lines if not line.code and not line.total and line.label]
    if not _coded(lines):
        for found in (_functions(open_lines, reader), _economic(open_lines, reader)):
            if len(found) >= _FEW and (steps or _tell(list(found.values()))):
                for line in open_lines:
                    if line.index in found:
                        _give(line, found[line.index], code_kind(found[line.index]))
                break
    if reader.projects:
        _projects(lines, reader)
    if reader.projects or steps or _coded(lines) or _are_units(open_lines, lines, reader):
        for line in open_lines:
            if not line.code and _is_unit(line, reader):
                line.unit = line.label
                _give(line, line.label, "unit")


def _tell(codes: list[str]) -> bool:
    """Whether codes order the rows: classes within others, or the same ones again and again (below each unit)."""
    return any(len(code) > 3 for code in codes) or len(set(codes)) < len(codes)


def _are_units(open_lines: Sequence[RowLine], lines: Sequence[RowLine], reader: RowReader) -> bool:
    """Whether most rows without a code name bodies, or the only row of all does."""
    units = sum(1 for line in open_lines if _is_unit(line, reader))
    alone = units == sum(1 for line in lines if not line.total) == 1
    return alone or units * 2 > max(len(open_lines), _FEW)


def _projects(lines: Sequence[RowLine], reader: RowReader) -> None:
    """Rows of projects: named in a column of their own, or where a body would be and no body is named (again)."""
    bodies: set[str] = set()
    seen: set[str] = set()
    for line in lines:
        again = line.kind == "unit" and line.code in bodies
        bodies.add(line.code)
        if names_body(line.project):
            line.unit, line.project = line.project, ""
        own = line.kind == "unit" and (line.project or (again and not names_body(line.label)))
        if line.total or (line.code and not own):
            seen.clear()
            continue
        if not line.project:
            if not line.label or line.level or _said(line, reader):
                continue
            if _is_unit(line, reader):
                seen.clear()
                continue
            line.project, line.unit = line.label, ""
        line.codes.clear()
        _give(line, line.project, "project")
        line.of_which = line.of_which or (reader.once and line.project in seen)
        seen.add(line.project)


def _coded(lines: Sequence[RowLine]) -> bool:
    return sum(1 for line in lines if line.code) * 2 > sum(1 for line in lines if not line.total)


def _give(line: RowLine, code: str, kind: str) -> None:
    line.codes.append((code, kind))
    line.given = True


def _functions(lines: Sequence[RowLine], reader: RowReader) -> dict[int, str]:
    """The codes of functional classes by row: of several that bear a name, the one beneath the class above."""
    if reader.side == "收入" or reader.economic or not reader.names:
        return {}
    classes = reader.vocabulary.lexicon("functions")
    found: dict[int, str] = {}
    seen: set[str] = set()
    last = ""
    for line in lines:
        label = unnumbered(line.label)
        own = (classes.read(label) or {}).get("function", "")
        known = [code for code in (*reader.names.get(label, ()), own) if code and code not in seen]
        beneath = [code for code in known for above in (last, last[:5], last[:3]) if above and code.startswith(above)]
        chosen = beneath[:1] or [code for code in known if len(code) == 3] or (known if len(known) == 1 else [])
        if chosen:
            last = found[line.index] = chosen[0]
            seen.add(last)
    return found


def _economic(lines: Sequence[RowLine], reader: RowReader) -> dict[int, str]:
    """The codes of economic classes by row, where the rows of the form are such."""
    if not reader.economic:
        return {}
    read, ends = reader.vocabulary.lexicon("economic", "items").read, reader.vocabulary.lexicon("economic_below").read
    codes: dict[int, str] = {}
    above = ""
    for line in lines:
        name = unnumbered(line.label)
        code = (read(name) or {}).get("econ", "")
        end = (ends(name) or {}).get("econ", "") if above in _TWICE else ""
        if code or end:
            codes[line.index] = above + end if end else code
            above = codes[line.index][:_CLASS]
    return codes if any(len(code) == _CLASS for code in codes.values()) else {}


def _is_unit(line: RowLine, reader: RowReader) -> bool:
    return not line.project and names_body(line.label) and (bool(line.unit) or not _said(line, reader))


def _said(line: RowLine, reader: RowReader) -> bool:
    """Whether the vocabulary knows the row's words: 年终结转, 基本支出."""
    return reader.vocabulary.lexicon("items", "funds", "neutral").read(unnumbered(line.label)) is not None
