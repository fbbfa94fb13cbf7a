"""Two versions of a tiny report: what became of its findings, and which of its figures changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hqaudit.audit import audit
from hqaudit.cli import main
from hqaudit.model.report import Report
from hqaudit.revision import Change, Part, Revision, revision

ROWS = (
    "2130101\t行政运行\t9.00\t6.00\t3.00\n",
    "2130104\t事业运行\t8.00\t6.00\t2.00\n",
    "2130106\t科技转化\t7.00\t6.00\t1.00\n",
)
END = "合计\t\t24.00\t18.00\t6.00\n"
TEXT = "2024年支出预算24.00万元，其中：基本支出18.00万元，项目支出6.00万元。"


def written(rows: str = "".join(ROWS), title: str = "一、2024年部门支出总表", text: str = TEXT) -> str:
    head = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    return f"测试局2024年部门预算\n\n{title}\n单位：万元\n{head}{rows}{END}\n二、支出说明\n{text}\n"


def audited(text: str, path: Path) -> Report:
    path.write_text(text, encoding="utf-8")
    return audit(str(path), keep=True)


def compared(old: str, new: str, tmp_path: Path) -> Revision:
    return revision(audited(old, tmp_path / "old.txt"), audited(new, tmp_path / "new.txt"))


def told(part: Part) -> list[tuple[str | None, str | None]]:
    return [(_text(one, "old"), _text(one, "new")) for one in part.changes]


def _text(one: Change, version: str) -> str | None:
    seen = getattr(one, version)
    return seen.figure.text if seen else None


def test_a_finding_put_right_one_still_there_and_a_new_one(tmp_path: Path) -> None:
    wrong = written("".join(ROWS).replace("9.00", "9.90"))
    other = written("".join(ROWS).replace("7.00", "7.70"))
    same = compared(wrong, wrong, tmp_path)
    assert (same.fixed, same.appeared, same.parts) == ((), (), ())
    assert [finding.rule for finding in same.still_there] == [finding.rule for finding in same.old.findings]
    changed = compared(wrong, other, tmp_path)
    assert any("9.90" in finding.message.zh for finding in changed.fixed)
    assert any("7.70" in finding.message.zh for finding in changed.appeared)


def test_a_finding_whose_figure_changed_is_still_there(tmp_path: Path) -> None:
    found = compared(
        written("".join(ROWS).replace("9.00", "9.90")), written("".join(ROWS).replace("9.00", "9.80")), tmp_path
    )
    assert any("9.80" in finding.message.zh for finding in found.still_there)
    assert found.fixed == ()
    assert {finding.id for finding in found.still_there}.isdisjoint(finding.id for finding in found.old.findings)


def test_a_cell_is_known_by_the_row_and_column_however_they_move(tmp_path: Path) -> None:
    moved = ROWS[2] + "2130199\t其他支出\t\t\t\n" + ROWS[0].replace("6.00", "6.10") + ROWS[1]
    (form,) = compared(written(), written(moved), tmp_path).parts
    assert (form.kind, form.state, told(form)) == ("form", "changed", [("6.00", "6.10")])
    place = form.changes[0].there.figure.place
    assert (place.row, place.column) == ("2130101 行政运行", "基本支出")


@pytest.mark.parametrize(("printed", "corrected"), [("2130101\t行政运行", "2130101\t行政运作"), ("2130101", "2130102")])
def test_a_row_whose_name_or_code_is_corrected_is_the_same(printed: str, corrected: str, tmp_path: Path) -> None:
    rows = "".join(ROWS)
    assert compared(written(rows), written(rows.replace(printed, corrected)), tmp_path).parts == ()


def test_a_row_that_one_version_lacks(tmp_path: Path) -> None:
    (form,) = compared(written(), written(ROWS[0] + ROWS[1]), tmp_path).parts
    assert told(form) == [("7.00", None), ("6.00", None), ("1.00", None)]


def test_another_number_or_year_in_a_title_is_no_other_form(tmp_path: Path) -> None:
    assert compared(written(), written(title="表二 2025年部门支出总表"), tmp_path).parts == ()


def test_a_form_that_one_version_lacks_is_counted(tmp_path: Path) -> None:
    without = f"测试局2024年部门预算\n\n二、支出说明\n{TEXT}\n"
    (form,) = compared(without, written(), tmp_path).parts
    assert (form.state, form.figures, form.changes) == ("new", 12, ())
    (form,) = compared(written(), without, tmp_path).parts
    assert (form.state, form.figures) == ("gone", 12)


def test_figures_of_sentences_are_known_by_the_words_before_them(tmp_path: Path) -> None:
    more = TEXT.replace("18.00", "18.50").replace("其中：", "比上年增加3.00万元，其中：")
    (section,) = compared(written(), written(text=more), tmp_path).parts
    assert (section.kind, section.title) == ("section", "二、支出说明")
    assert told(section) == [(None, "3.00"), ("18.00", "18.50")]


def test_another_year_in_a_heading_is_no_other_section(tmp_path: Path) -> None:
    dated = written().replace("二、支出说明", "二、2024年支出说明")
    assert compared(dated, dated.replace("二、2024年支出说明", "三、2025年支出说明"), tmp_path).parts == ()


def test_a_missing_decimal_is_a_change_and_a_mark_of_grouping_is_none(tmp_path: Path) -> None:
    text = "2024年支出预算1,024.00万元，其中：基本支出18.00万元。"
    other = text.replace("1,024.00", "1024.00").replace("18.00", "18.0")
    (section,) = compared(written(text=text), written(text=other), tmp_path).parts
    assert told(section) == [("18.00", "18.0")]


def test_nothing_is_said_of_a_version_that_cannot_be_read(tmp_path: Path) -> None:
    old = audited(written("".join(ROWS).replace("9.00", "9.90")), tmp_path / "old.txt")
    found = revision(old, Report("gone.pdf", "unreadable"))
    assert (found.fixed, found.still_there, found.appeared, found.parts) == ((), (), (), ())


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.txt").write_text(written("".join(ROWS).replace("9.00", "9.90")), "utf-8")
    Path("new.txt").write_text(written(), "utf-8")
    assert main(["diff", "old.txt", "new.txt"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("旧  old.txt\n新  new.txt\n\n已改 ")
    assert "数字变动 1\n  一、2024年部门支出总表\n    9.90 万元 → 9.00 万元  第 6 行 · 2130101 行政运行 › 合计\n" in out
    assert main(["diff", "new.txt", "old.txt", "--lang", "en"]) == 1
    assert "1 figure(s) changed" in capsys.readouterr().out
    assert main(["diff", "old.txt", "new.txt", "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert (content["schema"], content["old"]["path"], content["new"]["status"]) == (
        "hqaudit/revision/1",
        "old.txt",
        "checked",
    )
    (part,) = content["changes"]
    assert [(one["old"]["value"], one["new"]["value"]) for one in part["changed"]] == [("9.90", "9.00")]
    assert content["fixed"][0]["figures"]


@pytest.mark.parametrize("arguments", [["gone.pdf", "new.txt"], ["new.txt", "gone.pdf"]])
def test_the_command_without_one_of_the_files(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("new.txt").write_text(written(), "utf-8")
    assert main(["diff", *arguments]) == 3
    out, err = capsys.readouterr()
    assert "gone.pdf" in err
    assert "已改" not in out


def test_a_finding_that_other_figures_prove_now_is_still_there(tmp_path: Path) -> None:
    once = written(text=TEXT.replace("18.00", "81.00"))
    twice = written(text=TEXT.replace("18.00", "81.00")) + "三、基本支出说明\n2024年基本支出18.00万元。\n"
    found = compared(once, twice, tmp_path)
    assert [finding.exhibits[0].figure.text for finding in found.still_there] == ["81.00"]
    assert (found.fixed, found.appeared) == ((), ())
