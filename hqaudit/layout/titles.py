"""Which text above a grid is the title of its form, and which unit of money is stated there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.formrows import is_title, split_rows
from hqaudit.layout.header import build_table
from hqaudit.layout.lookalikes import ordinary
from hqaudit.layout.outline import heading_level, is_note, is_remark, squeeze, unit_stated
from hqaudit.layout.titleparts import LONGEST_PART, is_body, is_part, stand_centred
from hqaudit.model.blocks import Block, Table, TextBlock
from hqaudit.model.figure import AMOUNT_UNITS

if TYPE_CHECKING:
    from hqaudit.layout.raw import RawGrid

ASIDES = 4
"""A title stands within so many lines above its table, notes left out."""
DEEPEST = 5
"""No heading is deeper."""
FAR = 5000
"""Blocks above a title in which its heading is looked for."""
_UNIT_BEHIND = re.compile(
    r"(?P<title>.*\S)\s*(?P<note>[(（]?(?:(?:金额|货币)?单位|部门名称|编制(?:部门|单位))\s*[:：].*)"
)
_CONTINUES = re.compile(r"[(（\[].*[)）\]](?:.*表)?$|.{0,2}表(?:$|[(（])|[）)”’、及和与]")
_ASIDE = re.compile(rf"[(（].*[)）]|[^，。；：:]{{2,12}}[：:][^，。；：:]{{1,{LONGEST_PART}}}|[^，。；：:]{{2,30}}元")


def finish(blocks: Sequence[TextBlock | RawGrid]) -> tuple[Block, ...]:
    """The blocks with every grid understood as a table; titles become headings."""
    done: list[Block] = []
    for block in map(_ordinary, blocks):
        if isinstance(block, TextBlock):
            done.append(block)
            continue
        split = split_rows(block)
        done.extend(split.above)
        if split.grid:
            title, unit = _caption(done)
            done.append(build_table(split.grid, title, unit))
        done.extend(split.below)
    return tuple(done)


def _ordinary(block: TextBlock | RawGrid) -> TextBlock | RawGrid:
    """The block with ordinary characters only."""
    if isinstance(block, TextBlock):
        text = ordinary(block.text)
        return block if text is block.text else block._replace(text=text)
    every = "".join([cell.text for cell in block.cells])
    if ordinary(every) is every:
        return block
    return block._replace(cells=tuple(cell._replace(text=ordinary(cell.text)) for cell in block.cells))


def _caption(done: list[Block]) -> tuple[str | None, str | None]:
    """Title and unit stated above the end of the blocks; makes the title one block of kind heading."""
    end, unit = _past_notes(done, len(done))
    above = done[end - 1] if end else None
    if isinstance(above, Table):
        return above.title, unit or above.unit
    if above is None or (above.kind == "toc" and end == len(done)):
        return None, unit
    aside: str | None = None
    parts = _title_parts(done, end)
    if not parts:
        end, aside = _past_asides(done, end)
        parts = _title_parts(done, end) or ([above] if unit and _is_loose_title(above) and not is_body(above) else [])
    if not parts:
        return None, unit
    heading = _joined(parts)
    if not heading.level:
        heading = heading._replace(level=_depth_below(done, end - len(parts)))
    done[end - len(parts) : end] = [heading]
    title, note = _without_note(heading.text)
    unit = unit or aside or unit_stated(note) or unit_stated(title)
    return title, unit or _past_notes(done, end - len(parts))[1]


def _depth_below(done: Sequence[Block], end: int) -> int:
    """The level of a title without a number: below the last numbered heading before it."""
    for at in range(end - 1, max(end - FAR, 0) - 1, -1):
        block = done[at]
        if isinstance(block, TextBlock) and block.kind == "heading" and heading_level(block.text):
            return min(block.level + 1, DEEPEST)
    return 1


def _past_notes(done: list[Block], end: int) -> tuple[int, str | None]:
    """Where the notes that end there begin, and the unit of money that the nearest states; marks them as notes."""
    unit: str | None = None
    while end and isinstance(block := done[end - 1], TextBlock) and _is_note(block):
        unit = unit or (None if is_remark(block.text) else unit_stated(block.text))
        end -= 1
        if block.kind != "note":
            done[end] = block._replace(kind="note", level=0)
    return end, unit


def _past_asides(done: Sequence[Block], end: int) -> tuple[int, str | None]:
    """Where a few short lines below the title begin (项目主管部门：…, （2024年度）, 甲局), and a unit stated there."""
    unit: str | None = None
    for start in range(end - 1, max(end - 1 - ASIDES, -1), -1):
        block = done[start]
        if not isinstance(block, TextBlock) or block.kind == "toc":
            break
        if is_title(_without_note(block.text)[0]):
            return start + 1, unit
        if not (is_body(block) or (not block.level and _ASIDE.fullmatch(squeeze(block.text)))):
            break
        unit = unit or unit_stated(block.text) or _unit_at_end(block.text)
    return end, None


def _unit_at_end(text: str) -> str | None:
    """The unit of money that stands alone at the end of a line: 甲局　万元."""
    last = text.rsplit(maxsplit=1)[-1]
    return last if last in AMOUNT_UNITS else None


def _is_note(block: TextBlock) -> bool:
    return block.kind == "note" or is_note(block.text)


def _without_note(text: str) -> tuple[str, str]:
    """The title, and the note that stands behind it on its line (…表 单位：万元)."""
    found = _UNIT_BEHIND.fullmatch(text.strip())
    if found and is_title(found["title"]):
        return found["title"], found["note"]
    return text.strip(), ""


def _title_parts(done: Sequence[Block], end: int) -> list[TextBlock]:
    """The blocks before ``end`` that are a form's title, line by line; none if there is no title."""
    last, before = done[end - 1], done[end - 2] if end > 1 else None
    if not isinstance(last, TextBlock):
        return []
    parts = [last] if is_title(_without_note(last.text)[0]) else []
    goes_on = _CONTINUES.match(squeeze(last.text)) and not heading_level(last.text)
    if goes_on and isinstance(before, TextBlock) and is_part(before):
        whole = _joined([before, last])
        if is_title(_without_note(whole.text)[0]):
            parts = [before, last]
    above = done[end - len(parts) - 1] if parts and end > len(parts) else None
    return [above, *parts] if isinstance(above, TextBlock) and stand_centred(above, parts[0]) else parts


def _is_loose_title(block: TextBlock) -> bool:
    """Whether a line right above 单位：… is the form's title although it does not end in 表."""
    return is_part(block) and (block.kind == "heading" or not heading_level(block.text))


def _joined(parts: Sequence[TextBlock]) -> TextBlock:
    """The blocks as one heading."""
    first = parts[0]
    text, lines = first.text, list(first.lines)
    for part in parts[1:]:
        lines.extend(line._replace(start=line.start + len(text)) for line in part.lines)
        text += part.text
    return TextBlock("heading", text, tuple(lines), first.level or heading_level(text))
