from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hqaudit import audit
from hqaudit.model.report import Report
from hqaudit.reports import OUTPUTS
from hqaudit.reports.view import View
from tests.reports import specimens
from tests.reports.hostile import ALL
from tests.reports.hostile import REPORT as HOSTILE

REPORT = """2024年度某局部门预算
二、基本支出说明
基本支出62.50万元，其中：人员经费41.30万元，公用经费20.20万元。
四、其他说明
公务接待费2.00万元。
"""
OFFICE = shutil.which("soffice")


def workbook(*reports: Report, values: bool = True) -> Any:
    return openpyxl.load_workbook(BytesIO(b"".join(OUTPUTS[".xlsx"].data(reports, View()))), data_only=values)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("report") / "budget.txt"
    path.write_text(REPORT, "utf-8")
    return audit(str(path))


@pytest.fixture(scope="module")
def sample() -> Report:
    return audit(str(Path(__file__).parents[2] / "samples" / "budget-2024.txt"))


def test_a_row_per_finding_that_can_be_filtered() -> None:
    sheet = workbook(specimens.WRONG, specimens.SCAN)["问题"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head[:8] == ("级别", "页", "行", "位置", "项目", "印作", "应为", "说明")
    assert [row[0] for row in rows] == ["错误", "错误", "警告", "提示", "错误"]
    assert dict(zip(head, rows[0], strict=True)) == {
        "文件": "报告/样例.pdf", "级别": "错误", "规则": "identity-basic", "规则名称": "基本支出等于人员经费加公用经费",
        "页": 5, "行": None, "位置": "六、一般公共预算基本支出预算情况说明", "项目": "公用经费",
        "印作": "121.10 万元", "应为": "111.10", "成因": "有一位数字写错",
        "说明": "基本支出 1,111.10 万元，而人员经费与公用经费之和是 1,121.10 万元，相差 10.00 万元。",
        "算式": "1,000.00 + 121.10 = 1,121.10；1,111.10 − 1,121.10 = −10.00", "编号": "a1b2c3", "重算": None,
    }  # fmt: skip
    assert sheet.auto_filter.ref == "A1:O6"
    colours = [sheet.cell(row, 1).fill.fgColor.rgb for row in (2, 4, 5)]
    assert len(set(colours)) == 3
    assert sheet.print_area == "'问题'!$A$1:$H$6"


def test_columns_with_nothing_in_them_are_hidden(made: Report) -> None:
    hidden = {name for name, column in workbook(made)["问题"].column_dimensions.items() if column.hidden}
    assert hidden == {"B", "O"}  # a text has lines and no pages, and it is the only document
    assert not [
        one for one in workbook(specimens.WRONG, specimens.SCAN)["问题"].column_dimensions.values() if one.hidden
    ][1:]


def test_each_failed_check_once_with_its_figures_and_formulas(made: Report) -> None:
    sheet = workbook(made, values=False)["重算"]
    shown = [[cell.value for cell in row][:9] for row in sheet.iter_rows(min_row=3, max_row=6)]
    assert [row[3] for row in shown] == [62.5, 41.3, 20.2, None]
    assert [row[6] for row in shown] == [1, -1, -1, None]
    assert [row[8] for row in shown] == ["=D3*F3", "=D4*F4", "=D5*F5", "=ROUND(SUMPRODUCT(G3:G5,I3:I5),8)"]
    values = workbook(made)["重算"]
    assert [values.cell(6, column).value for column in (8, 9, 12)] == [150, 10000, "不符"]


def test_every_failed_check_of_the_sample_is_recomputed(sample: Report) -> None:
    relations = {id(relation): relation for finding in sample.findings for relation in finding.relations}
    assert {type(relation).__name__ for relation in relations.values()} == {"Linear", "Same", "Percent"}
    verdicts = [row[11] for row in workbook(sample)["重算"].iter_rows(min_row=2, values_only=True) if row[11]]
    assert verdicts == ["不符"] * len(relations)


def test_a_finding_leads_to_its_check(sample: Report) -> None:
    book = workbook(sample)
    targets = [row[8].hyperlink.location for row in book["问题"].iter_rows(min_row=2) if row[8].hyperlink]
    assert targets
    for target in targets:
        assert "budget-2024.txt · " in book["重算"][target.rpartition("!")[2]].value


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed: the formulas are not recomputed")
def test_a_foreign_program_computes_the_same(sample: Report, tmp_path: Path) -> None:
    formulas, ours = workbook(sample, values=False), workbook(sample)
    formulas.save(tmp_path / "stripped.xlsx")  # openpyxl leaves the values of formulas out: they are to be computed
    command = [OFFICE or "", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to",
               "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "stripped.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    theirs = openpyxl.load_workbook(tmp_path / "out" / "stripped.xlsx", data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).startswith("="):
                    mine = ours[sheet.title][cell.coordinate].value
                    assert theirs[sheet.title][cell.coordinate].value == pytest.approx(mine), cell.coordinate
                    compared += 1
    assert compared > 200


def test_what_was_looked_at(made: Report) -> None:
    book = workbook(made, specimens.SCAN)
    rows = list(book["核对情况"].iter_rows(min_row=2, values_only=True))
    coverage = made.coverage
    assert rows[0][2:6] == (coverage.figures, coverage.verified, coverage.inconsistent, coverage.unchecked)
    assert rows[1][1:3] == ("正文", coverage.figures)
    assert rows[2][7] == "无法核对：没有文字层，是扫描件"
    unchecked = list(book["未核对的数字"].iter_rows(min_row=2, values_only=True))
    assert len(unchecked) == coverage.unchecked > 0
    assert (made.path, None, 5, "四、其他说明", "2.00", "万元", "只出现一次") in unchecked


def test_text_of_a_document_is_never_a_formula() -> None:
    book = workbook(HOSTILE, values=False)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    told = [cell for cell in cells if isinstance(cell.value, str) and "HYPERLINK" in cell.value]
    assert told
    assert {cell.data_type for cell in told} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink and "evil" in str(cell.hyperlink.target)]
    assert sum(ALL[0] in str(cell.value) for cell in cells) > 3
