"""What the house has decided, applied to reports: suppressions taken out and counted, a baseline compared with."""

from __future__ import annotations

import json
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hqaudit.errors import BrokenRule
from hqaudit.facts.vocabulary import normal
from hqaudit.model.message import Message
from hqaudit.model.report import Finding, Known, Report, Suppressed, Suppression
from hqaudit.reports.order import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.rulebook import Config

SCHEMA = "hqaudit/baseline/1"
BASELINE = "hqaudit-baseline.json"
Baseline = dict[str, tuple[Known, ...]]
"""What is known of each document, by the name of its file."""


class Accepting:
    """What the house has decided, for the reports of one run."""

    def __init__(self, house: Config, baseline: Baseline | None) -> None:
        self._house = house
        self._baseline = baseline
        self._used: set[int] = set()

    def accepted(self, report: Report) -> Report:
        """The report less what is suppressed, its findings told from those of the baseline."""
        if self._house.suppress:
            report = suppressed(report, self._house.suppress, today())
            self._used |= {id(one.by) for one in report.suppressed}
        return report if self._baseline is None else compared(report, self._baseline)

    def unused(self) -> list[Message]:
        """The suppressions that met no finding in any of the documents, and those that have run out."""
        told = []
        for one in self._house.suppress:
            where = f"{self._house.path}:{one.line}"
            if one.until is not None and one.until < today():
                zh, en = f"已于 {one.until} 到期", f"ended on {one.until}"
            elif id(one) not in self._used:
                zh, en = "没有用到", "met no finding"
            else:
                continue
            told.append(Message(f"{where}：搁置“{one.what}”{zh}", f"{where}: the suppression of {one.what} {en}"))
        return told


def today() -> date:
    """The day it is where the house is."""
    return datetime.now().astimezone().date()


def suppressed(report: Report, suppressions: Sequence[Suppression], day: date) -> Report:
    """The report without the findings that are suppressed on that day, which it keeps apart."""
    kept: list[Finding] = []
    taken: list[Suppressed] = []
    in_force = [one for one in suppressions if one.until is None or one.until >= day]
    for finding in report.findings:
        by = next((one for one in in_force if _is_meant(one, finding, report.path)), None)
        if by is None:
            kept.append(finding)
        else:
            taken.append(Suppressed(finding, by))
    return report._replace(findings=tuple(kept), suppressed=tuple(taken))


def _is_meant(suppression: Suppression, finding: Finding, path: str) -> bool:
    if suppression.file and not fnmatchcase(Path(path).name, suppression.file):
        return False
    if suppression.finding and suppression.finding != finding.id:
        return False
    if suppression.rule and not fnmatchcase(finding.rule, suppression.rule):
        return False
    return not suppression.place or any(normal(suppression.place) in place for place in _places(finding))


def _places(finding: Finding) -> Iterator[str]:
    """What the places of a finding are called: page, section, form, row, column, label."""
    yield normal(f"第{finding.page}页 {finding.section or ''} {finding.quote}")
    for exhibit in finding.exhibits:
        place = exhibit.figure.place
        words = (place.section, place.table, place.row, place.column, exhibit.label)
        yield normal(f"第{place.page}页 " + " ".join(word for word in words if word))


def found_baseline(house: Config, named: Path | None) -> Baseline | None:
    """The baseline that is named, or that of the house, or the one in this folder or above."""
    from hqaudit.rulebook import found_above  # noqa: PLC0415 - reading the rules takes time

    path = named or house.baseline or found_above(Path.cwd(), BASELINE)
    return None if path is None else read_baseline(path)


def read_baseline(path: Path) -> Baseline:
    """What a file of ``hqaudit baseline`` holds. Raises BrokenRule where it is none."""
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise ValueError(content["schema"])
        return {
            name: tuple(Known(one["id"], one["rule"], one["severity"], one["message"]) for one in known)
            for name, known in content["documents"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        zh, en = f"{path} 不是基线文件（{error}）", f"{path} is no baseline ({error})"
        raise BrokenRule(Message(zh, en)) from error


def written_baseline(reports: Sequence[Report], house: Config, output: Path | None) -> Message:
    """Write the findings of the reports, less what is suppressed, as a baseline; and what there is to say of it."""
    path = output or house.baseline or Path(BASELINE)
    settled = [suppressed(report, house.suppress, today()) for report in reports if report.status == "checked"]
    documents = {
        Path(report.path).name: [
            {"id": one.id, "rule": one.rule, "severity": one.severity, "message": one.message.zh}
            for one in in_order(report.findings)
        ]
        for report in settled
    }
    text = json.dumps({"schema": SCHEMA, "documents": documents}, ensure_ascii=False, indent=1) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        why = error.strerror or str(error)
        raise BrokenRule(Message(f"{path}：无法写入（{why}）", f"{path}: cannot be written ({why})")) from error
    count = sum(map(len, documents.values()))
    return Message(f"{path}：{count} 项问题存为基线", f"{path}: {count} finding(s) are the baseline")


def compared(report: Report, baseline: Baseline) -> Report:
    """The report with the state of each finding and what has been put right; unchanged if the document is not known."""
    known = baseline.get(Path(report.path).name)
    if known is None:
        return report
    ids = {one.id for one in known}
    findings = tuple(
        finding._replace(state="still_there" if finding.id in ids else "new") for finding in report.findings
    )
    there = {finding.id for finding in findings} | {one.finding.id for one in report.suppressed}
    return report._replace(findings=findings, fixed=tuple(one for one in known if one.id not in there))
