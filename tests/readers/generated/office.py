"""Forms printed as an office program prints them: rows one under the other, broken where the page ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from tests.readers.generated.forms import Form, Place
from tests.readers.generated.ink import Ink, Look, width_of

SIZE, PITCH, PAD = 9.0, 11.0, 3.0
LEFT, TOP, BOTTOM = 40.0, 60.0, 60.0
LABEL = 110.0
"""Points the first column is wide."""

Where = tuple[int, int, int]
"""Number of the form, row and column as drawn."""


@dataclass(slots=True)
class Office:
    """Prints forms. ``cut``: a row is cut where the page ends; ``clipped``: figures too long for their cell are cut off
    and not wrapped; ``numbered``: pages carry their numbers. ``shown`` tells what shows of clipped cells."""

    look: Look
    cut: bool = False
    clipped: bool = False
    numbered: bool = False
    shown: dict[Where, str] = field(default_factory=dict)

    def print(self, forms: Sequence[Form]) -> bytes:
        """The document."""
        ink = Ink(self.look)
        y = self._next_page(ink)
        for number, form in enumerate(forms):
            sheet = _Sheet(self, ink, number, form)
            if y > TOP and y + sheet.least > self.end:
                y = self._next_page(ink)
            y = sheet.print(y) + 30
        return ink.pdf()

    @property
    def end(self) -> float:
        """Where the text of a page ends."""
        return self.look.height - BOTTOM

    def _next_page(self, ink: Ink) -> float:
        ink.new_page()
        if self.numbered:
            ink.text(f"- {len(ink.pages)} -", self.look.width / 2 - 12, self.look.height - 30, SIZE)
        return TOP

    next_page = _next_page


def wrapped(text: str, width: float) -> list[str]:
    """The text in lines that fit the width."""
    lines = [""]
    for char in text:
        if lines[-1] and width_of(lines[-1] + char, SIZE) > width - 2 * PAD:
            lines.append("")
        lines[-1] += char
    return lines


class _Sheet:
    """One form on its way to paper."""

    def __init__(self, office: Office, ink: Ink, number: int, form: Form) -> None:
        self.office, self.ink, self.number, self.form = office, ink, number, form
        share = (office.look.width - 2 * LEFT - LABEL) / (form.width - 1)
        self.xs = [LEFT, *accumulate([LEFT + LABEL] + [share] * (form.width - 1))]
        self.places = form.places()
        self.rows = form.first_row + len(form.rows)
        self.lines = {place: self._lines(place) for place in self.places}
        self.heights = [2 * PAD + PITCH] * self.rows
        for place, lines in self.lines.items():
            needed = 2 * PAD + PITCH * len(lines)
            self.heights[place.row] = max(self.heights[place.row], needed)

    @property
    def least(self) -> float:
        """What the caption, the head and the first row need."""
        return 18.0 * len(self.form.caption) + sum(self.heights[: self.form.first_row + 1]) + PITCH

    def _lines(self, place: Place) -> list[str]:
        width = self.xs[place.column + place.column_span] - self.xs[place.column]
        if not self._is_clipped(place):
            return wrapped(place.text, width)
        visible, x = "", PAD
        for char in place.text:
            x += width_of(char, SIZE) / 2
            visible += char if x <= width else ""
            x += width_of(char, SIZE) / 2
        self.office.shown[self.number, place.row, place.column] = visible
        return [place.text]

    def _is_clipped(self, place: Place) -> bool:
        return self.office.clipped and place.row >= self.form.first_row and place.column > 0

    def print(self, y: float) -> float:
        """Print the form from height y on; where its notes end."""
        for left, middle, right in self.form.caption:
            size = SIZE + 5 if middle else SIZE
            self.ink.text(left, LEFT, y + 6, SIZE)
            self.ink.text(middle, (self.office.look.width - width_of(middle, size)) / 2, y + 6, size)
            self.ink.text(right, self.xs[-1] - width_of(right, SIZE), y + 6, SIZE)
            y += 20 if middle else 16
        y = self._body(y)
        for note in self.form.notes:
            if y + 16 > self.office.end:
                y = self.office.next_page(self.ink)
            self.ink.text(note, LEFT, y + 9, SIZE)
            y += 16
        return y

    def _body(self, y: float) -> float:
        """Print the rows from height y on, page by page; where the last one ends."""
        piece = self._head(y)
        row, done = self.form.first_row, 0
        while row < self.rows:
            total = round((self.heights[row] - 2 * PAD) / PITCH)
            room = int((self.office.end - piece.y - 2 * PAD) / PITCH)
            if total - done <= room:
                self._add(piece, row, done, total)
                row, done = row + 1, 0
                continue
            is_cut = self.office.cut and not self.form.repeats and room > 0 and not done
            if is_cut:
                self._add(piece, row, 0, room)
                done = room
            self._close(piece, is_cut)
            y = self.office.next_page(self.ink)
            piece = self._head(y) if self.form.repeats else _Piece(y, open_top=is_cut)
        self._close(piece, open_bottom=False)
        return piece.y

    def _head(self, y: float) -> _Piece:
        piece = _Piece(y, open_top=False)
        for row in range(self.form.first_row):
            self._add(piece, row, 0, round((self.heights[row] - 2 * PAD) / PITCH))
        return piece

    def _add(self, piece: _Piece, row: int, first: int, last: int) -> None:
        """Add a row, or of its lines those from first to last, to the piece; write what stands there."""
        top = piece.y
        piece.y += 2 * PAD + (last - first) * PITCH
        piece.bands.append((row, top, piece.y))
        for place in self.places:
            if place.row == row:
                self._write(place, top, self.lines[place][first:last])

    def _write(self, place: Place, top: float, lines: list[str]) -> None:
        x0, x1 = self.xs[place.column], self.xs[place.column + place.column_span]
        clip = (x0, top, x1, top + 2 * PAD + PITCH) if self._is_clipped(place) else ()
        for index, line in enumerate(lines):
            middle = top + PAD + PITCH * (index + 0.5)
            centre = place.row < self.form.first_row
            x = x0 + (x1 - x0 - width_of(line, SIZE)) / 2 if centre else x0 + PAD
            self.ink.text(line, x, middle, SIZE, clip)

    def _close(self, piece: _Piece, open_bottom: bool) -> None:
        """Rule the piece: a cell that goes on over the page's end has no line there."""
        if not piece.bands:
            return
        tops = {row: top for row, top, _ in piece.bands}
        ends = {row: bottom for row, _, bottom in piece.bands}
        opening = piece.bands[0][0] if piece.open_top else -1
        closing = piece.bands[-1][0] if open_bottom else -1
        for place in self.places:
            last = place.row + place.row_span - 1
            here = [row for row in range(place.row, last + 1) if row in tops]
            if not here:
                continue
            x0, x1 = self.xs[place.column], self.xs[place.column + place.column_span]
            for x in (x0, x1):
                self.ink.down(x, tops[here[0]], ends[here[-1]])
            if here[0] == place.row != opening:
                self.ink.across(tops[place.row], x0, x1)
            if here[-1] == last != closing:
                self.ink.across(ends[last], x0, x1)


@dataclass(slots=True)
class _Piece:
    """What of a form stands on one page: its rows with their heights, whether its first row began a page before."""

    y: float
    open_top: bool
    bands: list[tuple[int, float, float]] = field(default_factory=list)
