from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hqaudit import audit
from hqaudit.model.blocks import Table
from hqaudit.model.report import Known, Report, Suppressed, Suppression
from hqaudit.reports import OUTPUTS
from hqaudit.reports.html import pictures
from hqaudit.reports.view import View
from tests.reports import specimens
from tests.reports.hostile import ALL
from tests.reports.hostile import REPORT as HOSTILE

SAMPLES = Path(__file__).parents[2] / "samples"
VOID = {"meta", "img", "input", "rect", "br"}


class Page(HTMLParser):
    """What a browser makes of a page: elements with their attributes and the text in them; tags must match."""

    def __init__(self, *reports: Report) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.source = OUTPUTS[".html"].text(reports, View())
        self.feed(self.source)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "rect":
            return
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def having(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if name in (attributes.get("class") or "").split()]


@pytest.fixture(scope="module")
def made() -> tuple[Report, Page]:
    report = audit(str(SAMPLES / "budget-2024.txt"))
    return report, Page(report)


def test_every_finding_can_be_linked_to(made: tuple[Report, Page]) -> None:
    report, page = made
    items = page.having("finding")
    assert sorted(item["id"] or "" for item in items) == sorted(f"finding-{one.id}" for one in report.findings)
    assert {item["data-severity"] for item in items} == {"error", "warning", "info"}


def test_text_is_set_anew_with_its_figures_marked(made: tuple[Report, Page]) -> None:
    report, page = made
    marks = page.having("m")
    states = [next(name for name in (mark["class"] or "").split() if name != "m") for mark in marks]
    assert {"wrong", "evidence", "verified", "unchecked"} <= set(states)
    told = {exhibit.figure.place for finding in report.findings for exhibit in finding.exhibits}
    words = {place for finding in report.findings for place in finding.places}
    assert len(words) > 10
    assert len(marks) == len({seen.figure.place for seen in report.figures} | told | words)
    linked = " ".join(f"{mark.get('data-s') or ''} {mark.get('data-e') or ''}" for mark in marks).split()
    assert set(linked) == {f"finding-{one.id}" for one in report.findings if one.exhibits or one.places}
    tables = [block for block in report.document.blocks if isinstance(block, Table)] if report.document else []
    assert len(page.having("form")) == len(tables) > 5


def test_the_sum_is_worked_out(made: tuple[Report, Page]) -> None:
    _, page = made
    assert '<td class="sign">=</td><td>合计</td><td class="value">150.20 万元</td>' in page.source
    assert '<td class="sign">≠</td><td>两边相差</td><td class="value">106.61 万元</td>' in page.source


def test_the_policy_of_the_page_lets_nothing_in(made: tuple[Report, Page]) -> None:
    _, page = made
    policy = next(a["content"] or "" for tag, a in page.elements if tag == "meta" and "http-equiv" in a)
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert not [a for tag, a in page.elements if a.get("src") and not (a["src"] or "").startswith("data:image/")]
    assert not [
        name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert not re.search(r"(href|src)=\"?(https?:)?//", page.source)


@pytest.mark.skipif(not pictures.available(), reason="pypdfium2 or Pillow is not installed: no pictures of pages")
def test_a_pdf_is_shown_as_it_looks_with_a_box_per_figure() -> None:
    report = audit(str(SAMPLES / "budget-2024.pdf"))
    page = Page(report)
    images = [attributes for tag, attributes in page.elements if tag == "img"]
    assert len(images) == report.pages == 20
    boxes = [
        attributes for tag, attributes in page.elements if tag == "rect" and "m" in (attributes["class"] or "").split()
    ]
    assert len(boxes) >= len(report.figures)
    assert len(page.source) < 2_000_000


def test_without_pictures_the_pdf_is_set_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hqaudit.reports.html.document.available", lambda: False)
    page = Page(audit(str(SAMPLES / "budget-2024.pdf")))
    assert "未安装 hqaudit[html]，页面以重排文字显示" in page.texts
    assert not [1 for tag, _ in page.elements if tag == "img"]
    assert page.having("form")


def test_documents_that_could_not_be_read_and_several_in_one_page() -> None:
    page = Page(specimens.SCAN, specimens.WRONG, specimens.WRONG)
    assert "无法核对：没有文字层，是扫描件" in page.texts
    assert [a["value"] for tag, a in page.elements if tag == "option" and (a["value"] or "").isdigit()][:3] == [
        "0",
        "1",
        "2",
    ]
    names = [item["id"] for item in page.having("finding")]
    assert len(names) == len(set(names)) == 8
    assert "finding-a1b2c3.2" in names


def test_what_the_house_has_decided_is_told() -> None:
    accepted = (Suppressed(specimens.MANY, Suppression(reason="已与财政局核实", author="张三")),)
    fixed = (Known("eeee", "total-income", "warning", "<b>各项收入之和不符"),)
    page = Page(
        Report("x", "checked", findings=(specimens.SUM._replace(state="new"),), suppressed=accepted, fixed=fixed)
    )
    assert {"搁置 1", "已改 1", "新", "已与财政局核实（张三）", "<b>各项收入之和不符"} <= set(page.texts)


def test_what_a_document_says_stays_text() -> None:
    page = Page(HOSTILE)
    assert sum(tag == "script" for tag, _ in page.elements) == 1
    assert any(ALL[0] in text for text in page.texts)
    assert not {"\x1b", "\x00", "\x07", "\u202e", "\u2066"} & set(page.source)
    assert not [a for tag, a in page.elements if tag == "a" and not (a["href"] or "").startswith("#finding-")]
