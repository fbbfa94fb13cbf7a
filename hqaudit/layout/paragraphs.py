"""Printed lines → headings, paragraphs, notes and entries of the 目录, joined over lines and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.contents import contents_end, entries, is_led
from hqaudit.layout.cutoff import is_cut_off
from hqaudit.layout.headings import Piece, with_headings
from hqaudit.layout.outline import HAN_DIGITS, ends_sentence, heading_level, is_note, is_toc_title, squeeze
from hqaudit.layout.raw import RawGrid

if TYPE_CHECKING:
    from hqaudit.layout.furniture import PageItem
    from hqaudit.layout.lines import PrintedLine
    from hqaudit.layout.measure import Measure
    from hqaudit.model.blocks import TextBlock

LONGEST_BRACKET = 10
"""A line in brackets that is no longer than this belongs to the title above it."""
INDENT = 1.0
"""A line that begins this much (in font sizes) further right or left than another is indented against it."""
SAME_SIZE = 0.08
"""Lines of one block differ in size by this share at most."""
HANGING = 4.0
"""A hanging indent is no deeper than this."""
BESIDE = 0.3
"""Lines nearer than this (in font sizes) stand side by side."""
APART = 1.7
"""Lines further apart than this many pitches do not belong together."""
TITLE_APART = 2.4
"""The same for the lines of a title, in font sizes."""
LEAST_SHARE = 0.6
"""A line that is not full but ends in mid-sentence must fill this share of the width to be continued."""
REPEATED = 6
"""A line that begins with so many characters of a heading repeats it."""

_NUMBER = re.compile(rf"[(（第]?[{HAN_DIGITS}\d]+(?:部分|[、.．)）章篇])")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")


def paragraphs(items: Sequence[PageItem], measure: Measure) -> list[TextBlock | RawGrid]:
    """The blocks of a document's lines and grids, in reading order."""
    return with_headings(list(_pieces(items, measure)), measure)


def _pieces(items: Sequence[PageItem], measure: Measure) -> Iterator[Piece | RawGrid]:
    """Groups of lines that belong together, and the grids between them."""
    current: list[PrintedLine] = []
    held: list[RawGrid] = []
    previous = ""
    index = 0
    while index < len(items):
        item = items[index]
        index += 1
        if isinstance(item, RawGrid):
            held.append(item)
            continue
        if current and _continues(current, item, measure, across=bool(held)):
            current.append(item)
            continue
        if current and not held and _was_cut(current, item, measure, previous):
            current.append(item)
            continue
        previous = _text(current)
        yield from _release(current, held)
        current, held = [], []
        if is_toc_title(item.text):
            end = contents_end(items, index, measure)
            yield Piece("heading", [item], 1)
            yield from (Piece("toc", entry) for entry in entries(items[index:end], measure))
            index = end
        elif is_led(item.text):
            yield from (Piece("toc", entry) for entry in entries([item], measure))
        else:
            current = [item]
    yield from _release(current, held)


def _release(current: list[PrintedLine], held: list[RawGrid]) -> Iterator[Piece | RawGrid]:
    if current:
        yield Piece("paragraph", current)
    yield from held


def _continues(block: list[PrintedLine], line: PrintedLine, measure: Measure, *, across: bool) -> bool:
    """Whether the line belongs to the block before it; ``across`` if a table stands between."""
    last = block[-1]
    near = last.page == line.page and not across
    if _are_strangers(last, line) or _names_again(block, line) or (near and _is_apart(last, line, measure)):
        return False
    if _are_title(last, line, measure):
        return near
    number = heading_level(line.text)
    if line.bold and not last.bold and number:
        return False
    if is_note(line.text) and (across or len(block) == 1 or ends_sentence(last.text)):
        return False
    if across and (number or ends_sentence(last.text) or not measure.is_full(last, line)):
        return False
    return _wraps(block, line, measure)


def _was_cut(block: list[PrintedLine], line: PrintedLine, measure: Measure, previous: str) -> bool:
    """Whether a block that the layout ends at this line cannot end there: a sentence broken off, a title's (汇总)."""
    last = block[-1]
    if _are_strangers(last, line) or is_note(line.text):
        return False
    near = last.page == line.page and not _is_apart(last, line, measure)
    if near and _BRACKETED.fullmatch(line.text) and len(line.text) <= LONGEST_BRACKET:
        return not _is_sentence(last.text) and not is_note(last.text) and last.bold == line.bold
    if measure.is_styled(last) or measure.is_styled(line) or measure.is_centred(line) or is_note(block[0].text):
        return False
    return (near or last.page != line.page) and is_cut_off(_text(block), line.text, previous)


def _text(block: list[PrintedLine]) -> str:
    return "".join(line.text for line in block)


def _are_strangers(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines can have nothing to do with each other, whatever stands where."""
    if last.tabbed or line.tabbed or abs(last.size - line.size) > SAME_SIZE * last.size:
        return True
    return is_toc_title(line.text) or is_toc_title(last.text) or is_led(line.text)


def _is_apart(last: PrintedLine, line: PrintedLine, measure: Measure) -> bool:
    pitch = line.middle - last.middle
    if pitch < BESIDE * line.size:
        return True
    if measure.is_large(line):
        return pitch > TITLE_APART * line.size
    return pitch > APART * max(measure.pitch, 1.2 * line.size)


def _are_title(last: PrintedLine, line: PrintedLine, measure: Measure) -> bool:
    """Whether the second line is centred under the first, as the lines of a title are."""
    if not measure.is_centred(line) or last.bold != line.bold or heading_level(line.text):
        return False
    if is_note(line.text) or is_note(last.text) or ends_sentence(last.text) or _says_again(last, line):
        return False
    whole = measure.is_balanced(last) and measure.is_full(last, line) and not heading_level(last.text)
    if measure.is_styled(line):
        return whole or measure.is_centred(last)
    return whole and not _is_sentence(last.text + line.text)


def _names_again(block: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether the line begins as the numbered heading above it does behind its number: a form's title under it."""
    start = squeeze(line.text)[:REPEATED]
    heading = squeeze(_text(block))
    number = _NUMBER.match(heading)
    if number is None or len(start) < REPEATED or _is_sentence(heading):
        return False
    return heading.startswith(start, number.end())


def _says_again(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether the line begins with the words of the numbered heading above it: a title under its heading."""
    start = squeeze(line.text)[:REPEATED]
    return len(start) == REPEATED and heading_level(last.text) > 0 and start in squeeze(last.text)


def _wraps(block: list[PrintedLine], line: PrintedLine, measure: Measure) -> bool:
    """Whether the block's last line runs on into this one, by what room it left and where this one begins."""
    last, em = block[-1], line.size
    shift = line.x0 - last.x0 - (measure.frames[line.page][0] - measure.frames[last.page][0])
    number = heading_level(line.text)
    finished = ends_sentence(last.text)
    if not measure.is_full(last, line):
        left, right = measure.frames[last.page]
        mostly = last.x1 - last.x0 >= LEAST_SHARE * (right - left)
        ragged = shift <= -INDENT * em and mostly and not measure.is_styled(last)
        return ragged and not finished and not number
    if shift <= -INDENT * em:
        return not (finished and number) and not _is_outer_heading(line, number, measure)
    if shift < INDENT * em:
        if len(block) > 1:
            outdented = block[0].x0 - last.x0 > INDENT * em
            return not (finished and number and (number <= 2 or not outdented))
        indented = last.x0 - measure.frames[last.page][0] > INDENT * em
        if indented and heading_level(last.text) and not _is_sentence(last.text):
            return not number and measure.is_styled(last) and measure.is_styled(line)
        return not (number and (finished or indented)) and not (indented and finished)
    hanging = len(block) == 1 and shift <= HANGING * em and last.bold == line.bold
    return hanging and not finished and not number and heading_level(last.text) > 0 and _is_sentence(last.text)


def _is_outer_heading(line: PrintedLine, number: int, measure: Measure) -> bool:
    """Whether the line, standing further left than the text before it, is a heading and not the rest of a sentence."""
    short = measure.frames[line.page][1] - line.x1 > 2 * HANGING * line.size
    return number == 2 and short and not _is_sentence(line.text)


def _is_sentence(text: str) -> bool:
    return any(mark in text for mark in "，；：。")
