"""The result as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tests.mutation.choose import KINDS, ROW, TWO
from tests.mutation.judge import Trial

_DEMANDS = {
    "table": ("table amounts: detected / named alone / corrected", "97 / 92 / 90 %", "99.5 / 97 / 95 %"),
    "text": (
        "narrative amounts and percentages: detected / named alone / corrected",
        "85 / 80 / 75 %",
        "95 / 92 / 90 %",
    ),
}
LOAD = ("report", "clean", "20 errors: diagnosis", "whole", "200 errors: diagnosis", "whole")
_HEAD = ("trials", "detected", "named alone", "corrected", "right called wrong")


def markdown(trials: Sequence[Trial]) -> str:
    """What the issue demands, then the same by kind of slip, by the rule that saw it, by report."""
    parts = [
        table(("measure", "must", "aim", "measured", "trials"), _demanded(trials)),
        table(("slip", "where", *_HEAD), _grouped(trials, lambda trial: (trial.kind, trial.where))),
        table(("first finding by", "where", *_HEAD), _grouped(trials, lambda trial: (trial.rule or "–", trial.where))),
        table(("report", "where", *_HEAD), _grouped(trials, lambda trial: (trial.report, trial.where))),
    ]
    return "\n\n".join(parts) + "\n"


def _demanded(trials: Sequence[Trial]) -> Iterator[Sequence[str]]:
    single = [trial for trial in trials if trial.kind not in (ROW, TWO)]
    for where, (name, must, aim) in _DEMANDS.items():
        some = [trial for trial in single if trial.where == where]
        got = " / ".join(_percent(some, hit) for hit in (_detected, _named, _corrected))
        yield name, must, aim, got, str(len(some))
    yield "right figures asserted wrong", "≤ 1 %", "0", _percent(single, _asserted), str(len(single))
    for kind, name, must, aim in (
        (TWO, "two figures changed at once: both named", "85 %", "95 %"),
        (ROW, "a row copied: all its changed figures named", "–", "–"),
    ):
        some = [trial for trial in trials if trial.kind == kind]
        yield name, must, aim, _percent(some, _named), str(len(some))


def _grouped(trials: Sequence[Trial], key: Callable[[Trial], tuple[str, str]]) -> Iterator[Sequence[str]]:
    keys = sorted({key(trial) for trial in trials}, key=lambda pair: (_rank(pair[0]), pair))
    for pair in keys:
        some = [trial for trial in trials if key(trial) == pair]
        yield *pair, str(len(some)), *(_percent(some, hit) for hit in (_detected, _named, _corrected, _asserted))


def _rank(name: str) -> int:
    return KINDS.index(name) if name in KINDS else len(KINDS)


def _detected(trial: Trial) -> bool:
    return trial.detected


def _named(trial: Trial) -> bool:
    return trial.named


def _corrected(trial: Trial) -> bool:
    return trial.corrected and not trial.asserted


def _asserted(trial: Trial) -> bool:
    return trial.asserted


def _percent(trials: Sequence[Trial], hit: Callable[[Trial], bool]) -> str:
    return f"{100 * sum(map(hit, trials)) / len(trials):.1f} %" if trials else "–"


def table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def escapes(trials: Sequence[Trial]) -> str:
    """What was not seen, what was seen and not named, what was said of right figures; the most frequent first."""
    parts = [
        _listed("not detected", [t for t in trials if not t.detected], lambda t: f"{t.where}, {t.why}"),
        _listed(
            "detected, not named", [t for t in trials if t.detected and not t.named], lambda t: f"{t.where}, {t.rule}"
        ),
        _listed("right figures called wrong", [t for t in trials if t.asserted], lambda t: f"{t.where}, {t.rule}"),
    ]
    return "\n".join(parts)


def _listed(title: str, trials: Sequence[Trial], why: Callable[[Trial], str]) -> str:
    lines = [f"## {title}: {len(trials)}"]
    for reason, count in Counter(map(why, trials)).most_common():
        lines.append(f"### {count} × {reason}")
        for trial in trials:
            if why(trial) == reason:
                lines.append(f"- {trial.report}, {trial.at}: {trial.change} ({trial.kind}; {trial.why})")
                lines += [f"  - {told}" for told in trial.told]
    return "\n".join(lines) + "\n"
