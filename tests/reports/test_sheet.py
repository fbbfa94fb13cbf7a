from __future__ import annotations

from rich.cells import cell_len

from hqaudit.audit import outcomes_of
from hqaudit.diagnosis.coverage import seen
from hqaudit.diagnosis.findings import findings
from hqaudit.readers.text import read_text
from hqaudit.reports.terminal.sheet import draw
from hqaudit.reports.view import View
from hqaudit.rulebook import load_rulebook
from tests.diagnosis.tiny import COVER, form

ROWS = ("2130101|行政运行|9.00|6.00|3.00", "2130104|事业运行|8.00|6.00|2.00", "合计||17.00|12.00|5.00")
TEXT = (
    form(*ROWS)
    + "三、支出说明\n2024年支出预算17.00万元，其中：基本支出12.50万元。另购设备3.00万元。\n\n四、其他\n无。\n"
)


def drawn(text: str, view: View) -> str:
    document = read_text(COVER + text, "tiny.txt")
    facts, outcomes = outcomes_of(document, load_rulebook())
    return draw(document, seen(facts, outcomes, findings(facts, outcomes)), view)


def test_every_figure_has_its_sign() -> None:
    text = drawn(TEXT, View())
    assert "支出预算17.00✓万元，其中：基本支出12.50✗万元。另购设备3.00?1万元。" in text
    assert text.splitlines()[0].startswith("共 12 · ✓ 一致 10 · ✗ 不一致 1 · ? 未核对 1")
    assert text.splitlines()[1].startswith("  ?1 ")


def test_columns_stand_below_each_other() -> None:
    lines = [line for line in drawn(TEXT, View()).splitlines() if "✓" in line and "运行" in line]
    ends = [[cell_len(line[: at + 1]) for at, sign in enumerate(line) if sign == "✓"] for line in lines]
    assert len(lines) == 2
    assert ends[0] == ends[1]


def test_headings_without_figures_are_left_out() -> None:
    text = drawn(TEXT, View(language="en"))
    assert "三、支出说明" in text
    assert "四、其他" not in text
    assert "12 in all" in text


def test_colours_only_where_they_are_wanted() -> None:
    assert "\x1b[" not in drawn(TEXT, View())
    assert "\x1b[32m17.00✓\x1b[0m" in drawn(TEXT, View(color=True))


def test_what_a_document_says_is_no_markup() -> None:
    assert "[red]" in drawn(TEXT.replace("另购设备", "[red]设备"), View(color=True))


def test_no_figure_is_cut_however_narrow_the_screen() -> None:
    text = drawn(TEXT, View(width=20))
    assert all(figure in text for figure in ("9.00✓", "12.00✓", "17.00✓"))
