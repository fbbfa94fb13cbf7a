"""The sample reports, and the report that the project was given, against what a person found wrong in them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from hqaudit.audit import audit
from hqaudit.model.report import Exhibit, Finding, Report

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
SEED = ROOT.parent / "shared" / "seed"
REPORTS = {
    "sample.txt": SAMPLES / "budget-2024.txt",
    "sample.pdf": SAMPLES / "budget-2024.pdf",
    "seed.txt": SEED / "hongqi-2024.txt",
    "seed.pdf": SEED / "hongqi-2024.pdf",
}
SEED_NAMES = (
    [["部门收入总体情况表"]],
    [["支出经济分类汇总表"]],
    [["财政拨款收支总体情况表"], ["一般公共预算支出预算表"], ["政府性基金支出情况表"], ["项目绩效汇总表"]],
    [["七、单位其他收入", "七、基本支出"]],
    [["名词解释", "“单位其他收入”"]],
    [["“党建经费”", "“机关党建工作经费”"]],
    [["“政务信息工作业务费”", "“信息工作业务管理费”"]],
    [["“0.6”", "其他共产党事务支出"]],
    [["41070222000000007761"]],
    [["“算”", "一般公共预算算收支"], ["“满意度”", "使用人满意度满意度"]],
)
"""For each entry of the seed's ``wrong_structure``: words of the finding, a list for each finding."""

each_report = pytest.mark.parametrize("name", REPORTS)


@dataclass(frozen=True)
class Misprint:
    """A figure that is printed wrong: the heading or form it stands in, and in a form its row and column."""

    where: str
    printed: str
    row: str
    column: str

    def shown_as(self, exhibit: Exhibit) -> bool:
        place = exhibit.figure.place
        if not self.column and place.table is not None:
            return False
        return (
            squeeze(exhibit.figure.text).rstrip("%") == self.printed.rstrip("%")
            and exhibit.figure.is_percent == self.printed.endswith("%")
            and self.where == squeeze((place.table if self.column else place.section) or "")
            and self.row == squeeze(place.row if self.row and place.row else "")
            and squeeze(place.column or "").endswith(self.column)
        )


@dataclass(frozen=True)
class Slip:
    """What is wrong without being a figure: a finding of that severity says all of the words."""

    severity: str
    names: tuple[str, ...]

    def told_by(self, finding: Finding) -> bool:
        said = squeeze(finding.message.zh + finding.quote)
        return finding.severity == self.severity and all(squeeze(name) in said for name in self.names)


@dataclass(frozen=True)
class Expected:
    figures: Counter[Misprint]
    """The wrong ones and those of ``wrong_either_way``, each with the number of places it is printed in."""
    structure: tuple[Slip, ...]
    right: tuple[frozenset[str], ...]


def squeeze(text: object) -> str:
    return re.sub(r"\s", "", str(text))


@cache
def report_on(name: str) -> Report:
    return audit(str(present(REPORTS[name])))


def present(path: Path) -> Path:
    """The path, if it is there; without ../shared the test is skipped."""
    if not path.exists():
        pytest.skip(f"{path} is not here: the seed lies beside the repository, in ../shared")
    return path


@cache
def expected(name: str) -> Expected:
    seed = name.startswith("seed")
    # every value as it is written: 54.39 and 137.10 are text here
    text = present((SEED if seed else SAMPLES) / "expected.yaml").read_text("utf-8")
    found = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but str, list and dict
    entries = found["wrong_structure"]
    names = SEED_NAMES if seed else tuple(entry["names"] for entry in entries)
    slips = (
        Slip(entry["severity"], tuple(words)) for entry, lists in zip(entries, names, strict=True) for words in lists
    )
    right = (frozenset(re.findall(r"\d+\.\d+", line)) for line in found["right"])
    return Expected(Counter(misprints(found)), tuple(slips), tuple(filter(None, right)))


def misprints(found: dict[str, Any]) -> Iterator[Misprint]:
    for entry in found["wrong_figures"]:
        row, column = entry.get("row", ""), entry.get("column", "")
        yield Misprint(squeeze(entry["where"]), squeeze(entry["printed"]), squeeze(row), squeeze(column))
    for entry in found["wrong_either_way"]:
        for where in entry["where"]:
            for printed in entry["printed"]:
                yield Misprint(squeeze(re.sub(r"\s*\(.*\)$", "", where)), squeeze(printed), "", "")


def errors(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity == "error"]


@each_report
def test_every_wrong_figure_stands_in_an_error(name: str) -> None:
    exhibits = [exhibit for finding in errors(report_on(name)) for exhibit in finding.exhibits]
    shown: Counter[Misprint] = Counter()
    for misprint in expected(name).figures:
        places = {exhibit.figure.place for exhibit in exhibits if misprint.shown_as(exhibit)}
        shown[misprint] = len(places)
    assert shown == expected(name).figures


@each_report
def test_every_slip_of_structure_is_found_with_its_severity(name: str) -> None:
    findings = report_on(name).findings
    missed = [slip for slip in expected(name).structure if not any(map(slip.told_by, findings))]
    assert not missed


@each_report
def test_no_error_without_something_wrong_in_it(name: str) -> None:
    wanted = expected(name)
    false = [
        (finding.rule, finding.message.zh)
        for finding in errors(report_on(name))
        if not any(misprint.shown_as(exhibit) for exhibit in finding.exhibits for misprint in wanted.figures)
        and not any(slip.told_by(finding) for slip in wanted.structure)
    ]
    assert not false


@each_report
def test_nothing_right_is_called_wrong(name: str) -> None:
    for finding in errors(report_on(name)):
        printed = {exhibit.figure.text for exhibit in finding.exhibits}
        for right in expected(name).right:
            assert not printed or not printed <= right, finding.message.zh


@pytest.mark.parametrize("which", ["sample", "seed"])
def test_text_and_pdf_give_the_same_findings(which: str) -> None:
    text, pdf = (
        Counter(
            (finding.rule, finding.severity, finding.message.zh, tuple(shown.figure.text for shown in finding.exhibits))
            for finding in report_on(f"{which}.{kind}").findings
        )
        for kind in ("txt", "pdf")
    )
    assert text == pdf


def test_nothing_is_wrong_in_the_corrected_report() -> None:
    report = audit(str(SAMPLES / "budget-2024-corrected.txt"))
    assert report.status == "checked"
    assert [finding.message.zh for finding in report.findings if finding.severity != "info"] == []
    assert report.coverage.verified >= 0.9 * report.coverage.figures


def test_the_samples_are_what_their_source_makes(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(SAMPLES / "source", source)
    subprocess.run([sys.executable, str(source / "make.py"), "--no-pdf"], check=True, timeout=60)
    for made in ("budget-2024.txt", "budget-2024-corrected.txt", "source/budget-2024.html"):
        assert (tmp_path / made).read_text("utf-8") == (SAMPLES / made).read_text("utf-8"), made
