"""Why a document that was read is not vouched for: pages that could not be read well, or nothing to check in it."""

from __future__ import annotations

from collections.abc import Sequence

from hqaudit.model.blocks import Page
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message

LISTED = 10
"""So many page numbers are listed for one problem."""
IMAGE_ONLY = "image_only"

_NO_TEXT = Message(
    "全部页面都没有文字层（可能是扫描件），无法审核；请提供可复制文字的 PDF",
    "no page has a text layer (a scan?): nothing could be checked; provide a PDF whose text can be copied",
)
_NOTHING = Message(
    "没有找到任何预算表或金额，可能不是预决算公开文件（或是空白模板）",
    "no budget form and no amount was found: this may be no budget report (or an empty template)",
)
_OTHER = Message("无法可靠读取，请人工核对", "could not be read well: check by hand")
_PROBLEMS = {
    IMAGE_ONLY: Message(
        "是图片，没有文字，未予审核，请提供可复制文字的 PDF",
        "an image without text, not checked: provide a PDF whose text can be copied",
    ),
    "recognised_text": Message(
        "是图片，文字由机器识别而来，数字可能认错，请人工核对",
        "an image with machine-recognised text whose figures may be wrong: check by hand",
    ),
    "torn_grid": Message(
        "的表格缺少框线，有数字不能确定在哪一格，请人工核对",
        "a table lacks lines, so that the cell of a figure is not certain: check by hand",
    ),
    "unmapped_glyphs": Message(
        "有文字或数字无法辨认（字体没有对应的编码），请人工核对",
        "characters or figures are unknown (the font does not map them): check by hand",
    ),
    "damaged_content": Message(
        "的内容有损坏，可能没有读全，请重新获取文件",
        "the content is damaged and may be incomplete: fetch the file again",
    ),
    "unreadable_content": Message(
        "的内容无法读取，未予审核，请重新获取文件", "the content could not be read, not checked: fetch the file again"
    ),
}


def not_vouched_for(facts: Facts) -> Message | None:
    """Why a document that was read is not vouched for, problem by problem; None if it is."""
    pages = facts.document.pages
    if pages and all(page.problem == IMAGE_ONLY for page in pages):
        return _NO_TEXT
    bad: dict[str, list[int]] = {}
    for page in pages:
        if page.problem and not _is_cover(page):
            bad.setdefault(page.problem, []).append(page.number)
    if bad:
        told = [(numbers, _PROBLEMS.get(problem, _OTHER)) for problem, numbers in bad.items()]
        return Message(
            "；".join(f"第 {_listed(numbers, '、', ' 等')} 页{message.zh}" for numbers, message in told),
            "; ".join(f"page(s) {_listed(numbers, ', ', ' …')}: {message.en}" for numbers, message in told),
        )
    return None if any(_says_something(fact) for fact in facts.all) else _NOTHING


def _listed(numbers: Sequence[int], comma: str, more: str) -> str:
    return comma.join(map(str, numbers[:LISTED])) + (f"{more} {len(numbers)}" if len(numbers) > LISTED else "")


def _is_cover(page: Page) -> bool:
    """A first page that is a picture: nothing on it needs a check."""
    return page.number == 1 and page.problem == IMAGE_ONLY


def _says_something(fact: Fact) -> bool:
    """An amount other than zero in a form, or in a sentence that is understood: 单价 50 万元以上 is none."""
    in_form = fact.figure.place.row_index is not None
    return fact.figure.is_amount and fact.figure.value != 0 and (in_form or fact.context is not None)
