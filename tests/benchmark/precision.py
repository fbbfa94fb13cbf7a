"""Every error and warning against what a person found on its page: tests/samples/verdicts.yaml."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import yaml

from hqaudit.audit import audit
from hqaudit.model.report import Finding
from hqaudit.rulebook import load_rulebook
from tests.samples.figures import shown, standing

JUDGED = Path(__file__).parents[1] / "samples" / "verdicts.yaml"
VERDICTS = ("true", "false", "debatable")
UNJUDGED = "not judged"


class Verdict(NamedTuple):
    """What a person says of a finding: its report, its rule, a page, figures as printed, words of the message."""

    file: str
    rule: str
    page: int
    figures: frozenset[str]
    words: tuple[str, ...]
    verdict: str
    why: str

    def about(self, file: str, finding: Finding) -> bool:
        """Whether the finding is the one that was judged."""
        figures = shown(finding)
        return (
            (file, finding.rule) == (self.file, self.rule)
            and self.page in {page_of(finding), *(page for page, _ in figures)}
            and self.figures <= {text for _, text in figures}
            and all(words in finding.message.zh for words in self.words)
        )


Found = tuple[str, Finding]
"""The name of a report and a finding in it."""


def page_of(finding: Finding) -> int:
    """The page to be opened: of the words, or of the first figure; 0 where the format has no pages."""
    figures = [standing(exhibit.figure)[0] for exhibit in finding.exhibits]
    return finding.page or (figures or [0])[0]


def check(files: Sequence[Path], write: Callable[[str], object], judged: Path = JUDGED) -> int:
    """Count, and list what is wrong, not judged or judged but gone; 1 if there is any of these."""
    verdicts = list(load(judged, {path.name for path in files}))
    with ProcessPoolExecutor(min(len(files), os.cpu_count() or 1)) as pool:
        found = [each for part in pool.map(findings_of, files) for each in part]
    graver = [each for each in found if each[1].severity != "info"]
    said = {id(finding): verdict_on(file, finding, verdicts) for file, finding in graver}
    gone = [verdict for verdict in verdicts if not any(verdict.about(*each) for each in graver)]
    write(f"{len(files)} reports, {len(found) - len(graver)} findings of severity info\n\n")
    for row in table(graver, said):
        write(row)
    doubtful = [each for each in graver if said[id(each[1])] in ("false", UNJUDGED)]
    write("".join(f"{said[id(finding)]}: {line(file, finding)}\n" for file, finding in doubtful))
    write("".join(f"gone: {verdict.file} p{verdict.page} {verdict.rule} {_what(verdict)}\n" for verdict in gone))
    return int(bool(doubtful or gone))


def load(path: Path, names: set[str]) -> Iterator[Verdict]:
    """The verdicts on the reports of these names. Raises ValueError for one that says nothing."""
    # every value as it is written: 21.80 and true are text here
    for report in yaml.load(path.read_text("utf-8"), yaml.BaseLoader):  # noqa: S506 - makes str, list and dict only
        for entry in report["findings"] if report["file"] in names else ():
            figures, words = frozenset(entry.get("figures", ())), tuple(entry.get("words", ()))
            if entry["verdict"] not in VERDICTS or not entry["why"] or not (figures or words):
                raise ValueError(report["file"], entry)
            page = int(entry.get("page", 0))
            yield Verdict(report["file"], entry["rule"], page, figures, words, entry["verdict"], entry["why"])


def findings_of(path: Path) -> list[Found]:
    """The findings of one report."""
    return [(path.name, finding) for finding in audit(str(path), load_rulebook()).findings]


def verdict_on(file: str, finding: Finding, verdicts: Sequence[Verdict]) -> str:
    """What was said of the finding; the worst if several entries fit."""
    said = {verdict.verdict for verdict in verdicts if verdict.about(file, finding)}
    return next((word for word in ("false", "debatable", "true") if word in said), UNJUDGED)


def table(found: Sequence[Found], said: Mapping[int, str]) -> Iterator[str]:
    """Precision by severity and rule, as Markdown; a debatable finding counts as wrong."""
    columns = (*VERDICTS, UNJUDGED)
    yield f"| severity | rule | {' | '.join(columns)} | precision |\n| --- | --- |{' --- |' * (len(columns) + 1)}\n"
    groups: dict[tuple[str, str], Counter[str]] = {}
    for _, finding in found:
        for rule in ("", finding.rule):
            groups.setdefault((finding.severity, rule), Counter())[said[id(finding)]] += 1
    for (severity, rule), counts in sorted(groups.items()):
        share = 100 * counts["true"] / counts.total()
        numbers = " | ".join(str(counts[column]) for column in columns)
        yield f"| {severity} | {rule or 'all'} | {numbers} | {share:.1f} % |\n"


def line(file: str, finding: Finding) -> str:
    """A finding in one line, with what its verdict has to name."""
    figures = ", ".join(text for _, text in sorted(shown(finding)))
    return f"{file} p{page_of(finding)} {finding.severity} {finding.rule} [{figures}] {finding.message.zh}"


def _what(verdict: Verdict) -> str:
    return ", ".join((*sorted(verdict.figures), *verdict.words))
