from __future__ import annotations

import os
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text

from hqaudit.model.message import Language, Message
from hqaudit.model.place import Place
from hqaudit.model.report import Coverage, Exhibit, Finding, FormCoverage, Report, Severity
from hqaudit.reports import REPORTS
from hqaudit.reports.view import View
from tests.reports import specimens

GOLDEN = Path(__file__).parent / "golden"
ALL = (specimens.WRONG, specimens.CLEAN, specimens.SCAN)
BLUE = "\x1b[34m"


WORKED = View(width=80, verbose=True)


def shown(*reports: Report, view: View | None = None) -> str:
    return REPORTS["text"].text(reports, view or View(width=80))


def same_as_golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_report_is_the_golden_one(language: Language, width: int) -> None:
    same_as_golden(f"{language}-{width}.txt", shown(*ALL, view=View(language, width)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_with_the_working_is_the_golden_one(language: Language) -> None:
    same_as_golden(f"{language}-80-verbose.txt", shown(*ALL, view=View(language, 80, verbose=True)))


def test_coloured_report_is_the_golden_one() -> None:
    same_as_golden("zh-80-color.txt", shown(*ALL, view=View(width=80, color=True)))


def test_colour_changes_no_character() -> None:
    colored = shown(*ALL, view=View(width=80, color=True))
    assert "\x1b[" in colored
    assert Text.from_ansi(colored).plain.rstrip() == shown(*ALL).rstrip()


def test_only_the_sixteen_colours_and_no_background() -> None:
    colored = shown(*ALL, view=View(width=80, color=True))
    codes = {code for part in colored.split("\x1b[")[1:] for code in part.partition("m")[0].split(";")}
    assert codes <= {"0", "1", "2", "31", "32", "33", "36"}


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(language: Language, width: int, verbose: bool) -> None:
    text = shown(*ALL, view=View(language, width, verbose=verbose))
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_carets_stand_under_the_figure() -> None:
    lines = shown(specimens.WRONG).splitlines()
    quote = next(number for number, line in enumerate(lines) if "│" in line and "121.10" in line)
    line, below = lines[quote], lines[quote + 1]
    assert cell_len(line[: line.index("121.10")]) == below.index("^^^^^^")


def test_text_of_the_document_is_no_markup_and_moves_no_cursor() -> None:
    nasty = "[bold]x[/bold]\x1b[2J\r\u202e\u200b\ud800:smile:"
    finding = specimens.SUM._replace(message=Message(nasty, nasty), title=Message(nasty, nasty), rule=nasty)
    report = Report(path=nasty, status="checked", entity=nasty, kind=nasty, findings=(finding,))
    for color in (False, True):
        text = shown(report, view=View(width=80, color=color, verbose=True))
        assert text.count("[bold]x[/bold]") == 6
        assert text.count(":smile:") == 6
        assert not {"\x1b[2J", "\r", "\u202e", "\u200b", "\ud800"} & set(text)
        assert "\x1b[2J" not in text


def test_show_leaves_out_what_is_below_it_and_says_so() -> None:
    text = shown(specimens.WRONG, view=View(width=80, show="error"))
    assert "identity-basic" in text
    assert "total-income" not in text
    assert "contents-forms" not in text
    assert "错误 2 · 警告 1 · 提示 1 · 另有 2 项未显示（--show）" in text


def test_quiet_leaves_one_line_each() -> None:
    assert shown(*ALL, view=View(quiet=True)).splitlines() == [
        "报告/样例.pdf  ✗ 有错误  错误 2 · 警告 1 · 提示 1 · 已核对 396/412 个数字",
        "clean.txt  ✓ 未发现问题  错误 0 · 警告 0 · 提示 0 · 已核对 8/8 个数字",
        "scan.pdf  ! 无法核对：没有文字层，是扫描件",
        "共 3 份文件 · 1 份无错误 · 1 份有错误 · 1 份无法核对",
    ]


def test_the_gravest_first_then_as_in_the_document() -> None:
    report = specimens.WRONG._replace(findings=(specimens.WORDS, specimens.MANY, specimens.CROSS, specimens.SUM))
    text = shown(report)
    rules = ["identity-basic", "agree-basic", "total-income", "contents-forms"]
    assert sorted(rules, key=text.index) == rules


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [((), "✓ 未发现问题"), (("info",), "✓ 未发现错误"), (("warning",), "! 有警告"), (("info", "error"), "✗ 有错误")],
)
def test_verdict(severities: tuple[Severity, ...], verdict: str) -> None:
    findings = tuple(specimens.WORDS._replace(severity=severity) for severity in severities)
    assert verdict in shown(specimens.CLEAN._replace(findings=findings))


def test_unreadable_without_a_reason_and_with_findings() -> None:
    assert "! 无法核对：原因不明\n" in shown(Report("x.pdf", "unreadable"))
    partly = specimens.WRONG._replace(status="unreadable", problem=Message("三页读不出", "three pages"))
    text = shown(partly)
    assert "! 无法核对：三页读不出 · 错误 2 · 警告 1 · 提示 1" in text
    assert "identity-basic" in text


def test_the_path_is_not_said_twice() -> None:
    report = Report("x.pdf", "unreadable", Message("x.pdf：文件已加密", "x.pdf: it is encrypted"))
    assert "! 无法核对：文件已加密\n" in shown(report)
    assert "! cannot be vouched for: it is encrypted\n" in shown(report, view=View("en", 80))


def test_a_document_without_figures() -> None:
    assert "数字  没有可核对的数字" in shown(Report("x.txt", "checked"))


def test_a_small_share_is_still_to_be_seen() -> None:
    text = shown(Report("x.txt", "checked", coverage=Coverage(1000, 998, 1, 1)))
    assert "━╳┄  共 1000" in text


def test_a_finding_about_words_without_a_place() -> None:
    finding = Finding("1", "r", "error", Message("标题", "title"), Message("句子。", "sentence."))
    report = Report("x.txt", "checked", findings=(finding,))
    assert "错误  句子。  标题 r\n\n──" in shown(report)
    assert "错误  标题  r\n  句子。\n\n──" in shown(report, view=WORKED)


def test_unit_printed_with_the_figure_is_not_repeated() -> None:
    quote = "收入合计 12.5万元，占 90.88％"
    exhibits = (
        specimens.exhibit("12.5", "收入", "suspect", quote, Place(0, 0, 4, line=1)),
        specimens.exhibit("12.5", "收入", "suspect", quote, Place(0, 0, 4, line=1))._replace(),
    )
    whole = exhibits[1].figure._replace(text="12.5万元")
    share = exhibits[1].figure._replace(text="90.88％", unit="%")
    told = (exhibits[0], Exhibit(whole, "收入", "evidence"), Exhibit(share, "占比", "evidence"))
    finding = specimens.SUM._replace(exhibits=told)
    text = shown(Report("x.txt", "checked", findings=(finding,)), view=WORKED)
    assert "疑点      12.5 万元  收入" in text
    assert "佐证  12.5万元       收入" in text
    assert "佐证   90.88％       占比" in text


def test_a_mark_outside_of_the_quote_is_left_out() -> None:
    finding = specimens.WORDS._replace(quote="短", mark=(5, 9))
    assert "│ 短\n\n" in shown(Report("x.txt", "checked", findings=(finding,)))


def test_one_contradiction_is_told_once() -> None:
    same = specimens.WORDS._replace(id="other", page=3)
    row = specimens.in_form("123.40", "项目支出", "suspect", "项目支出 / 其他运转类")
    other = specimens.in_form("1,111.10", "基本支出", "suspect", "基本支出 / 小计")
    copied = tuple(
        specimens.SUM._replace(id=str(n), message=Message(f"第{n}句。", f"sentence {n}."), exhibits=(one,))
        for n, one in enumerate((row, other))
    )
    report = specimens.CLEAN._replace(findings=(*copied, specimens.WORDS, same))
    text = shown(report)
    assert "错误  第0句。  基本支出等于人员经费加公用经费 identity-basic\n      第1句。\n" in text
    assert text.count("208 | 社会保障和就业支出") == 1
    assert text.count("目录中的表在正文中没有。") == 1
    assert text.index("第 2 页 · 目录") < text.index("第 3 页 · 目录")
    assert "错误 2 · 警告 0 · 提示 2" in text
    assert shown(report, view=WORKED).count("目录中的表在正文中没有。") == 2


def test_what_a_figure_should_be_is_said_once() -> None:
    said = specimens.SUM._replace(message=Message("应为 111.10 万元。", "should be 111.10 万元."))
    assert "建议" not in shown(specimens.CLEAN._replace(findings=(said,)))
    assert "建议  应为 111.10：有一位数字写错" in shown(specimens.CLEAN._replace(findings=(specimens.SUM,)))


FORMS = (
    FormCoverage("2031年部门收支总表", 3, Coverage(20, 18, 0, 2)),
    FormCoverage("2031年部门支出总体情况表", 5, Coverage(30, 27, 3, 0)),
    FormCoverage("", 6, Coverage(4, 0, 0, 4)),
    FormCoverage(None, 2, Coverage(1, 1, 0, 0)),
)


def test_the_forms_in_a_table() -> None:
    text = shown(specimens.CLEAN._replace(forms=FORMS))
    assert (
        "    表                         数字   一致  不一致  未核对\n"
        "  ✓ 2031年部门收支总表           20     18       0       2\n"
        "  ✗ 2031年部门支出总体情况表     30     27       3       0\n"
        "  – （无标题）                    4      0       0       4\n"
        "  ✓ 正文                          1      1       0       0\n"
    ) in text


def test_of_many_forms_those_with_something_wrong_are_listed() -> None:
    right = tuple(FormCoverage(f"附表{n}", n, Coverage(1, 1, 0, 0)) for n in range(40))
    report = specimens.CLEAN._replace(forms=(*right, FORMS[1]))
    text = shown(report)
    assert "✗ 2031年部门支出总体情况表" in text
    assert "另有 21 张表（--verbose）" in text
    assert shown(report, view=WORKED).count("附表") == 40


def test_places_lead_to_the_page_where_links_are_followed() -> None:
    report = specimens.WRONG._replace(path="/报告/a b.pdf", forms=FORMS)
    for verbose in (False, True):
        text = shown(report, view=View(width=80, color=True, links=True, verbose=verbose))
        assert "file:///%E6%8A%A5%E5%91%8A/a%20b.pdf#page=5" in text
        assert Text.from_ansi(text).plain.rstrip() == shown(report, view=View(width=80, verbose=verbose)).rstrip()
    assert "file:" not in shown(report._replace(path="-"), view=View(width=80, color=True, links=True))
    assert "file:" not in shown(report, view=View(width=80, color=True))
