from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmark.totals import check

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """2024年度某局部门预算
支出总表
单位：万元
项目\t合计\t基本支出\t项目支出
教育支出\t3.00\t1.00\t2.00
卫生支出\t9.00\t4.00\t4.00
交通支出\t5.00\t2.00\t3.00
"""


def test_sums_that_do_not_hold_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    written: list[str] = []
    assert check([path], written.append) == 0
    listed = [line for line in written if line.startswith("report.txt | ")]
    assert len(listed) >= 1
    assert all("卫生支出 合计 9.00 ~ 4.00 4.00" in line for line in listed)
    assert "passed" in written[-1]
