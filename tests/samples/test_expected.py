"""The published reports of ../shared/corpus against what a person found in them, page by page.

``*.expected.yaml`` holds figures as printed and the pages they stand on: ``errors`` must be found, ``missed`` are real
but not found yet (by their figures, or by ``words`` on a page), ``false_alarms`` are found but not wrong, ``right``
looks odd and is right. ``correct`` is the value that the report itself proves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from hqaudit.audit import audit
from hqaudit.cli import main
from hqaudit.model.report import Finding, Report
from tests.samples.figures import Printed, shown

HERE = Path(__file__).parent
CORPUS = HERE.parents[2] / "shared" / "corpus"
READ = sorted(
    path.name for path in HERE.glob("*.expected.yaml") if path.name not in {"known.expected.yaml", "exit.expected.yaml"}
)


@dataclass(frozen=True)
class Mistake:
    """A finding that a person agrees with (or not): its rule, its figures and the values that are proved."""

    rule: str
    severity: str
    figures: frozenset[Printed]
    correct: frozenset[str]
    times: int

    def found_in(self, findings: Iterable[Finding]) -> bool:
        return sum(map(self.told_by, findings)) >= self.times

    def told_by(self, finding: Finding) -> bool:
        return (finding.rule, finding.severity) == (self.rule, self.severity) and self.figures <= shown(finding)


def load(name: str) -> dict[str, Any]:
    # every value as it is written: 21.80 and 001 are text here
    found: dict[str, Any] = yaml.load((HERE / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes str, list and dict only
    return found


def mistakes(entries: list[dict[str, Any]]) -> list[Mistake]:
    return [
        Mistake(
            entry["rule"],
            entry.get("severity", "error"),
            frozenset(printed(entry["figures"])),
            frozenset(entry.get("correct", ())),
            int(entry.get("times", 1)),
        )
        for entry in entries
        if entry.get("figures")
    ]


def printed(pages: dict[str, list[str]]) -> Iterator[Printed]:
    for page, texts in pages.items():
        for text in texts:
            yield int(page), text


def path_of(name: str) -> Path:
    if not CORPUS.is_dir():
        pytest.skip(f"{CORPUS} is not here: the published reports lie beside the repository, in ../shared")
    return CORPUS / name


@cache
def report_on(name: str) -> Report:
    return audit(str(path_of(name)))


def errors(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity == "error"]


def told(findings: list[Finding]) -> list[tuple[str, str, set[Printed]]]:
    return [(finding.rule, finding.message.zh, shown(finding)) for finding in findings]


def test_ten_reports_of_ten_places_were_read() -> None:
    assert len({load(name)["place"] for name in READ}) >= 10


@pytest.mark.parametrize("name", READ)
def test_every_mistake_is_found(name: str) -> None:
    wanted = load(name)
    found = report_on(wanted["file"]).findings
    assert [mistake for mistake in mistakes(wanted["errors"]) if not mistake.found_in(found)] == []


@pytest.mark.parametrize("name", READ)
def test_no_error_is_reported_that_nobody_has_judged(name: str) -> None:
    wanted = load(name)
    judged = mistakes([*wanted["errors"], *wanted["missed"], *wanted["false_alarms"]])
    unjudged = [
        finding
        for finding in errors(report_on(wanted["file"]))
        if not any(mistake.figures <= shown(finding) for mistake in judged)
    ]
    assert told(unjudged) == []


@pytest.mark.parametrize("name", READ)
def test_what_looks_odd_and_is_right_is_no_suspect(name: str) -> None:
    wanted = load(name)
    right = set(printed(wanted["right"]))
    accused = [finding for finding in errors(report_on(wanted["file"])) if shown(finding, "suspect") & right]
    assert told(accused) == []


@pytest.mark.parametrize("name", READ)
def test_a_suggested_value_is_the_one_that_the_report_proves(name: str) -> None:
    wanted = load(name)
    proposed = [
        (finding.suggestion.value, mistake.correct)
        for mistake in mistakes(wanted["errors"])
        for finding in filter(mistake.told_by, report_on(wanted["file"]).findings)
        if finding.suggestion
    ]
    assert [value for value, correct in proposed if value not in correct] == []


@pytest.mark.parametrize("name", load("known.expected.yaml"))
def test_the_known_mistakes_are_found_and_the_known_oddities_are_not(name: str) -> None:
    wanted, report = load("known.expected.yaml")[name], report_on(name)
    missing = [mistake for mistake in mistakes(wanted["wrong"]) if not mistake.found_in(report.findings)]
    accused = [finding for finding in errors(report) if shown(finding) & set(printed(wanted["right"]))]
    assert (missing, told(accused)) == ([], [])
    if not wanted["wrong"]:
        assert told(errors(report)) == []


def test_every_file_of_the_corpus_has_its_exit_status() -> None:
    wanted = load("exit.expected.yaml")
    there = {path.name for path in path_of("").iterdir() if path.suffix in {".pdf", ".html"}}
    assert there == {*wanted["unreadable"], *wanted["checked"]}


@pytest.mark.parametrize("name", load("exit.expected.yaml")["checked"])
def test_a_report_is_checked(name: str) -> None:
    assert report_on(name).status == "checked"


@pytest.mark.parametrize("name", load("exit.expected.yaml")["unreadable"])
def test_a_file_that_is_not_vouched_for(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(path_of(name))]) == 3
    out, err = capsys.readouterr()
    assert load("exit.expected.yaml")["unreadable"][name] in err
    assert "Traceback" not in out + err
