"""Makes the sample report from budget-2024.src: the text, the corrected text, the HTML, and (with Chromium) the PDF.

    python samples/source/make.py            # everything; needs chromium and a Chinese font (fonts-wqy-zenhei)
    python samples/source/make.py --no-pdf   # the text and the HTML only

The notation of budget-2024.src:

    ! a line of the cover          # a part        ## a section        - an entry of the 目录
    === portrait | landscape       a new page of that orientation
    %%                             a page ends here, within a table
    ⏎                              a page ends here, within a paragraph
    {{printed→right}}              a mistake, and what it must be; a line of which nothing is left is left out
    @corrected … @both             stands in the corrected report only
    @table TITLE | widths in %     then @head N (header rows), the rows, @body, the rows, @end;
                                   < belongs to the cell on the left, ^ to the cell above
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = "budget-2024"
ENTITY = "云溪市青川区行政审批和政务公开办公室（汇总）"
SLIP = re.compile(r"\{\{(.*?)→(.*?)\}\}")
PAGE_END = "⏎"
STYLE = """
@page {
  size: A4;
  margin: 24mm 22mm 22mm;
  @bottom-center { content: "— " counter(page) " —"; font: 9pt "WenQuanYi Zen Hei"; }
}
@page wide { size: A4 landscape; margin: 20mm 15mm 18mm; }
body { font-family: "WenQuanYi Zen Hei", "SimSun", serif; font-size: 14pt; line-height: 2.1; margin: 0; }
section { break-before: page; }
section.landscape { page: wide; }
section.cover { break-before: auto; text-align: center; padding-top: 60mm; font-size: 16pt; }
section.cover p:nth-child(2) { font-size: 26pt; font-weight: bold; line-height: 3; }
section.cover p:nth-child(3) { padding-top: 60mm; }
h1 { font-size: 17pt; text-align: center; margin: 0 0 6mm; }
h2 { font-size: 15pt; margin: 4mm 0 1mm; text-indent: 2em; break-after: avoid; }
section p { margin: 0; }
p.text { text-indent: 2em; text-align: justify; }
p.before-page-end { text-align-last: justify; }
p.after-page-end { text-indent: 0; break-before: page; }
p.entry { margin-left: 3em; }
p.note { font-size: 9.5pt; margin-top: 2mm; }
h3 { font-size: 14pt; text-align: center; margin: 3mm 0; }
p.line { display: flex; justify-content: space-between; font-size: 9.5pt; }
table { border-collapse: collapse; width: calc(100% - 2pt); margin: 0 1pt; table-layout: fixed; }
table { font-size: 9pt; line-height: 1.35; }
.landscape table { font-size: 8pt; }
td, th { border: 0.6pt solid #000; padding: 1.1mm 1mm; font-weight: normal; overflow-wrap: anywhere; }
th { text-align: center; vertical-align: middle; }
td { vertical-align: middle; }
td.amount { text-align: right; overflow-wrap: normal; }
tr.new-page { break-before: page; }
"""


@dataclass
class Table:
    """A form: its rows of cells, the first ``head`` of them its header, and before which rows a page ends."""

    title: str
    widths: list[str]
    head: int = 0
    rows: list[list[str]] = field(default_factory=list)
    page_ends: set[int] = field(default_factory=set)


Item = tuple[str, str] | Table
"""What a line is (cover, part, section, entry, page, text) and its text; or a table."""


def version(source: str, *, corrected: bool) -> str:
    """The source as it is printed, or with every mistake corrected."""
    lines: list[str] = []
    here = True
    for line in source.splitlines():
        if line in ("@corrected", "@both"):
            here = corrected or line == "@both"
            continue
        text = SLIP.sub(lambda slip: slip[2 if corrected else 1], line)
        if here and (text.strip() or not line.strip()):
            lines.append(text)
    return "\n".join(lines)


def items(source: str) -> list[Item]:
    """The lines and tables of one version."""
    found: list[Item] = []
    table: Table | None = None
    kinds = {"! ": "cover", "# ": "part", "## ": "section", "- ": "entry", "=== ": "page"}
    for line in source.splitlines():
        if line.startswith("@table "):
            title, widths = line.removeprefix("@table ").split(" | ")
            table = Table(title, widths.split())
        elif table is not None:
            if line == "@end":
                found.append(table)
                table = None
            elif line.startswith("@head "):
                table.head = int(line.removeprefix("@head "))
            elif line == "%%":
                table.page_ends.add(len(table.rows))
            elif line != "@body":
                table.rows.append([cell.strip() for cell in line.split("|")])
        elif line.strip():
            mark = next((mark for mark in kinds if line.startswith(mark)), "")
            found.append((kinds.get(mark, "text"), line.removeprefix(mark)))
    for table in (item for item in found if isinstance(item, Table)):
        for row in table.rows:
            if len(row) != len(table.widths):
                raise SystemExit(f"{table.title}: {len(row)} cells instead of {len(table.widths)}: {row}")
    return found


def as_text(found: list[Item]) -> str:
    """Headings, sentences, tables whose cells are parted by tabs and whose merged cells are blanks."""
    parts: list[str] = []
    for item in found:
        if isinstance(item, Table):
            parts += [item.title, *([f"部门名称：{ENTITY}", "单位：万元"] if item.head else [])]
            lines: list[str] = []
            for number, row in enumerate(item.rows):
                if number in item.page_ends:
                    lines.append("")
                lines.append("\t".join("" if cell in ("<", "^") else cell for cell in row))
            parts.append("\n".join(lines))
        elif item[0] != "page":
            parts.append(item[1].replace(PAGE_END, "\n\n"))
    return "\n\n".join(parts) + "\n"


def as_html(found: list[Item]) -> str:
    """The report as a browser prints it: a section for each change of the page, tables with merged cells."""
    body: list[str] = ['<section class="cover">']
    tags = {"part": "h1", "section": "h2"}
    for item in found:
        if isinstance(item, Table):
            body += table_html(item)
            continue
        kind, text = item
        if kind == "page":
            body += ["</section>", f'<section class="{text}">']
        elif kind in tags:
            body.append(f"<{tags[kind]}>{escape(text)}</{tags[kind]}>")
        elif kind == "text" and PAGE_END in text:
            before, after = map(escape, text.split(PAGE_END))
            body.append(f'<p class="text before-page-end">{before}</p>')
            body.append(f'<p class="text after-page-end">{after}</p>')
        else:
            style = "note" if text.startswith(("注：", "说明：")) else kind
            body.append(f'<p class="{style}">{escape(text)}</p>')
    body.append("</section>")
    title = f"{ENTITY}2024年度部门预算"
    head = f'<meta charset="utf-8">\n<title>{title}</title>\n<style>{STYLE}</style>'
    return "\n".join(["<!doctype html>", '<html lang="zh-CN">', head, *body, "</html>", ""])


def table_html(table: Table) -> list[str]:
    """The lines of a table, its title and its unit."""
    lines = [f"<h3>{escape(table.title)}</h3>"]
    if table.head:
        lines.append(f'<p class="line"><span>部门名称：{ENTITY}</span><span>单位：万元</span></p>')
    lines.append("<table>")
    lines += [f'<col style="width: {width}%">' for width in table.widths]
    for number, row in enumerate(table.rows):
        if number == 0 and table.head:
            lines.append("<thead>")
        elif number == table.head:
            lines.append("<tbody>")
        lines.append('<tr class="new-page">' if number in table.page_ends else "<tr>")
        tag = "th" if number < table.head else "td"
        for column, cell in enumerate(row):
            if cell not in ("<", "^"):
                lines.append(f"<{tag}{_attributes(table, number, column)}>{escape(cell)}</{tag}>")
        lines.append("</tr>")
        if number + 1 == table.head:
            lines.append("</thead>")
    return [*lines, "</tbody>", "</table>"]


def _attributes(table: Table, row: int, column: int) -> str:
    across = down = 1
    while column + across < len(table.rows[row]) and table.rows[row][column + across] == "<":
        across += 1
    while row + down < len(table.rows) and table.rows[row + down][column] == "^":
        down += 1
    spans = f' colspan="{across}"' * (across > 1) + f' rowspan="{down}"' * (down > 1)
    amount = re.fullmatch(r"\d+\.\d+", table.rows[row][column])
    return spans + ' class="amount"' * bool(amount)


def print_pdf(html: Path, pdf: Path) -> None:
    """Let Chromium print the HTML."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        raise SystemExit("no chromium found: apt-get install chromium fonts-wqy-zenhei")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(  # noqa: S603 - the browser of this machine, our own file
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={profile}",
                "--no-pdf-header-footer",
                "--disable-pdf-tagging",
                f"--print-to-pdf={pdf}",
                html.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def main() -> None:
    """Make everything."""
    source = (HERE / f"{NAME}.src").read_text(encoding="utf-8")
    printed, corrected = (items(version(source, corrected=right)) for right in (False, True))
    out = HERE.parent
    (out / f"{NAME}.txt").write_text(as_text(printed), encoding="utf-8")
    (out / f"{NAME}-corrected.txt").write_text(as_text(corrected), encoding="utf-8")
    html = HERE / f"{NAME}.html"
    html.write_text(as_html(printed), encoding="utf-8")
    if "--no-pdf" not in sys.argv[1:]:
        print_pdf(html, out / f"{NAME}.pdf")


if __name__ == "__main__":
    main()
