"""What a made page does not let us read is told, with its page, and the report is not vouched for."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from hqaudit.audit import audit
from hqaudit.cli import main
from hqaudit.readers import read
from tests.readers.generated.ink import Ink, Look

XS, YS = (60.0, 260.0, 400.0, 540.0), (120.0, 150.0, 180.0, 210.0)
ROWS = (("项目", "基本支出", "项目支出"), ("教育支出", "105.20", "30.50"), ("合计", "105.20", "30.50"))
PICTURE = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"


def form(unmapped: str = "", missing: tuple[str, ...] = ()) -> Ink:
    """A page with a form; ``missing`` are lines left out, as h or v with row and column of the cell before them."""
    ink = Ink(Look(), unmapped=unmapped)
    ink.new_page()
    ink.text("2026年支出预算表", 230, 80, 14)
    ink.text("单位：万元", 480, 105, 9)
    for row, (top, bottom) in enumerate(pairwise(YS)):
        for column, (left, right) in enumerate(pairwise(XS)):
            ink.text(ROWS[row][column], left + 4, (top + bottom) / 2, 9)
            if f"h{row}{column}" not in missing:
                ink.across(bottom, left, right)
            if f"v{row}{column}" not in missing:
                ink.down(right, top, bottom)
    ink.across(YS[0], XS[0], XS[-1])
    ink.down(XS[0], YS[0], YS[-1])
    return ink


def problems(ink: Ink) -> list[str | None]:
    return [page.problem for page in read("-", ink.pdf).pages]


def test_a_whole_form_is_read() -> None:
    assert problems(form()) == [None]
    assert audit("-", stdin=form().pdf()).status == "checked"


def with_picture() -> Ink:
    ink = form()
    ink.new_page()
    ink.pages[-1].append(PICTURE)
    return ink


@pytest.mark.parametrize(
    ("ink", "found", "words"),
    [
        (with_picture(), [None, "image_only"], "是图片"),
        (form(unmapped="5"), ["unmapped_glyphs"], "无法辨认"),
        (form(missing=("h11", "v11")), ["torn_grid"], "缺少框线"),
    ],
)
def test_what_cannot_be_read_is_told(
    ink: Ink, found: list[str | None], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert problems(ink) == found
    path = tmp_path / "report.pdf"
    path.write_bytes(ink.pdf())
    assert main(["check", str(path), "--format", "json"]) == 3
    (told,) = json.loads(capsys.readouterr().out)["documents"]
    assert told["status"] == "unreadable"
    assert told["problem"].startswith(f"第 {len(found)} 页")
    assert words in told["problem"]


def test_a_report_of_pictures_alone_is_a_scan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ink = Ink(Look())
    for _ in range(2):
        ink.new_page()
        ink.pages[-1].append(PICTURE)
    path = tmp_path / "scan.pdf"
    path.write_bytes(ink.pdf())
    assert main(["check", str(path)]) == 3
    assert "全部页面都没有文字层" in capsys.readouterr().out


def test_a_whole_form_passes_through_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(form().pdf())
    assert main(["check", str(path)]) == 0


def test_a_line_missing_beside_words_is_no_matter() -> None:
    assert problems(form(missing=("h00", "v00"))) == [None]
