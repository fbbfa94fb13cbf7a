"""A report whose every text is an attack: markup, formulas, commands, escapes, turned writing direction."""

from __future__ import annotations

from decimal import Decimal

from hqaudit.model.figure import Figure
from hqaudit.model.message import Message
from hqaudit.model.place import Place
from hqaudit.model.report import Exhibit, Finding, Report, Suggestion

MARKUP = "<script>alert(1)</script>"
STYLE = "[red]基本[/red]"
FORMULA = '=HYPERLINK("http://evil.example/","点此")'
COMMAND = "收入\n::error::%0A假的"
ESCAPES = "\x1b[31m红\x1b]8;;http://evil.example\x07"
TURNED = "支出\u202e00.1\u2066"
LINK = "| @everyone [x](http://www.evil.example) `a` **b** ]]> \ufffe\x00"
ALL = (MARKUP, STYLE, FORMULA, COMMAND, ESCAPES, TURNED, LINK)


def finding(text: str) -> Finding:
    place = Place(3, 0, 4, page=2, box=(10.0, 10.0, 40.0, 20.0), line=7, table=text, row=text, column=text)
    exhibit = Exhibit(Figure("1.00", Decimal("1.00"), 2, "万元", place), text, "suspect", f"1.00{text}", (0, 4))
    told = Message(text, text)
    fix = Suggestion("2.00", "one_digit", told)
    return Finding(f"id-{ALL.index(text)}", "rule-x", "error", told, told, (exhibit,), (told,), fix)


REPORT = Report(
    path=f"{MARKUP}, a:b.pdf",
    status="unreadable",
    problem=Message(LINK, LINK),
    entity=MARKUP,
    findings=tuple(finding(text) for text in ALL),
)
