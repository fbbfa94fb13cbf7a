from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmark.precision import JUDGED, check, load

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """2024年度某局部门预算
2024年收入总计 8.00 万元，其中一般公共预算拨款 8.00 万元，占 90.00%。
支出总表
单位：万元
项目\t合计\t基本支出\t项目支出
教育支出\t3.00\t1.00\t2.00
卫生支出\t9.00\t4.00\t4.00
交通支出\t5.00\t2.00\t3.00
"""
JUDGEMENT = """
- file: report.txt
  findings:
    - {{rule: share, figures: ["90.00%"], verdict: "{share}", why: 8 / 8}}
    - {{rule: total-columns, figures: ["9.00", "4.00"], verdict: "true", why: 4 + 4}}
{more}"""
GONE = '    - {rule: growth, figures: ["1.00%"], verdict: "true", why: it was there once}'


def judged(tmp_path: Path, share: str = "true", more: str = "") -> tuple[int, str]:
    report, verdicts, written = tmp_path / "report.txt", tmp_path / "verdicts.yaml", list[str]()
    report.write_text(REPORT, "utf-8")
    verdicts.write_text(JUDGEMENT.format(share=share, more=more), "utf-8")
    return check([report], written.append, verdicts), "".join(written)


def test_findings_that_a_person_agrees_with_are_counted(tmp_path: Path) -> None:
    status, text = judged(tmp_path)
    assert status == 0, text
    assert "| error | share | 1 | 0 | 0 | 0 | 100.0 % |" in text


def test_a_finding_that_is_wrong_and_one_that_is_gone_are_listed(tmp_path: Path) -> None:
    status, text = judged(tmp_path, share="false", more=GONE)
    assert status == 1
    assert "false: report.txt p0 error share" in text
    assert "gone: report.txt p0 growth 1.00%" in text


def test_a_finding_that_nobody_has_judged_is_listed(tmp_path: Path) -> None:
    report, verdicts, written = tmp_path / "report.txt", tmp_path / "verdicts.yaml", list[str]()
    report.write_text(REPORT, "utf-8")
    verdicts.write_text("[]", "utf-8")
    assert check([report], written.append, verdicts) == 1
    assert "not judged: report.txt p0 error share" in "".join(written)


def test_a_verdict_says_which_finding_and_why(tmp_path: Path) -> None:
    verdicts = tmp_path / "verdicts.yaml"
    verdicts.write_text('- file: a.pdf\n  findings: [{rule: share, verdict: "true", why: so}]', "utf-8")
    with pytest.raises(ValueError, match=r"a\.pdf"):
        list(load(verdicts, {"a.pdf"}))


def test_the_published_verdicts_can_be_read() -> None:
    import yaml  # noqa: PLC0415 - to know the names only

    names = {report["file"] for report in yaml.safe_load(JUDGED.read_text("utf-8"))}
    assert len(list(load(JUDGED, names))) >= len(names) > 0
