"""Random forms: header trees, merged labels, empty cells, long and wrapped texts, captions of several kinds."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.readers.generated.forms import Form, Head

UNITS = ("万元", "元", "亿元", "千元")
_WORDS = [
    "基本支出",
    "项目支出",
    "人员经费",
    "公用经费",
    "一般公共预算",
    "政府性基金预算",
    "财政拨款",
    "上年结转",
    "小计",
    "其他收入",
    "工资福利支出",
    "商品和服务支出",
    "对个人和家庭的补助",
    "本年预算数",
    "上年预算数",
    "增减额",
    "Ａ类",
    "2023年预算数",
]
_LABELS = [
    "一般公共服务支出",
    "行政运行",
    "一般行政管理事务",
    "机关服务",
    "社会保障和就业支出",
    "其他",
    "事业单位离退休",
    "合计",
    "其中：因公出国（境）费用",
    "机关事业单位基本养老保险缴费支出和职业年金缴费支出",
    "30101",
    "2080505",
    "（一）公务接待费",
    "信息化建设(二期)",
    "教育支出",
]
_SUBJECTS = [
    "部门收支总体情况表",
    "一般公共预算支出表",
    "财政拨款收支总表",
    "项目支出绩效目标表",
    "政府性基金预算支出情况表（按功能分类）",
]
_BODIES = ("东河县人民政府办公室", "北山市水利局", "南岭区第三中学")
_NOTES = ((), ("注：本表数据保留两位小数。",), ("说明：1.本表含上年结转。", "备注：单位无因公出国经费。"))
_FIRSTS = ("科目编码", "项目", "单位名称", "功能分类科目")

figures = st.one_of(
    st.just(""),
    st.decimals(-(10**5), 10**9, places=2).map(lambda value: f"{value:,}"),
    st.decimals(0, 10**4, places=2).map(str),
    st.integers(0, 10**13).map(str),
    st.sampled_from(("0.00", "—", "12.5%", "１２．５０")),
)


def _tree(names: list[str], level: int, draw: st.DrawFn) -> Head:
    head = Head(names.pop())
    if level and len(names) > 3 and draw(st.booleans()):
        children = [_tree(names, level - 1, draw)]
        while names and len(children) < draw(st.integers(2, 3)):
            children.append(_tree(names, level - 1, draw))
        if len(children) > 1:
            head = Head(head.text, tuple(children))
    return head


@st.composite
def heads(draw: st.DrawFn) -> tuple[Head, ...]:
    """A header of two to some ten columns and one to four rows; no name stands in it twice."""
    names = draw(st.permutations(_WORDS))[: draw(st.integers(3, 12))]
    level = draw(st.integers(0, 3))
    found = [Head(draw(st.sampled_from(_FIRSTS)))]
    while names:
        found.append(_tree(names, level, draw))
    return tuple(found)


@st.composite
def captions(draw: st.DrawFn) -> tuple[str, str, tuple[tuple[str, str, str], ...]]:
    """A title, a unit, and the lines that state them."""
    number = draw(st.sampled_from(("", "表3 ", "预算02表 ", "附表1-2：")))
    title = f"{number}{draw(st.sampled_from(('', '2026年', '2026年度')))}{draw(st.sampled_from(_SUBJECTS))}"
    unit = draw(st.sampled_from(UNITS))
    body, printed = draw(st.sampled_from(_BODIES)), f"单位：{unit}"
    below = draw(
        st.sampled_from(
            (
                (("", "", printed),),
                ((f"部门名称：{body}", "", printed),),
                ((f"部门：{body}", "", ""), ("", "", f"金额{printed}")),
                (("", "", "公开03表"), (f"编制单位：{body}", "", printed)),
                ((body, "", printed),),
                ((f"102-{body}", "", printed),),
            )
        )
    )
    return title, unit, (("", title, ""), *below)


@st.composite
def rows(draw: st.DrawFn, width: int, most: int) -> tuple[tuple[str | None, ...], ...]:
    """The rows of a body; places of the first two columns may be merged with what is above."""
    made: list[tuple[str | None, ...]] = []
    for index in range(draw(st.integers(1, most))):
        label = draw(st.sampled_from(_LABELS))
        cells: list[str | None] = [label, *(draw(figures) for _ in range(width - 1))]
        if draw(st.booleans()):
            cells[-1] = draw(st.sampled_from(("", "用于大楼运行维护和信息系统升级改造等支出", "见说明")))
        if index and draw(st.integers(0, 4)) == 0:
            cells[0] = None
        made.append(tuple(cells))
    return tuple(made)


@st.composite
def forms(draw: st.DrawFn, most: int = 12) -> Form:
    """A form."""
    title, unit, caption = draw(captions())
    header = draw(heads())
    width = sum(head.width for head in header)
    notes = draw(
        st.sampled_from(
            ((), ("注：本表数据保留两位小数。",), ("说明：1.本表含上年结转。", "备注：单位无因公出国经费。"))
        )
    )
    return Form(title, unit, caption, header, draw(rows(width, most)), notes, draw(st.booleans()), draw(st.booleans()))
