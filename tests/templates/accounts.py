"""部门决算 in the wording of the Ministry's template: nine forms 公开01 to 公开09 and the narrative."""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal

from tests.templates.figures import GROUPS, OFFICE, STAFF, Year, make, percent, shown

YEAR = 2023
BODY = "滨江市文化服务局"


def final_accounts(seed: int) -> str:
    """A whole report as text; the same one for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - a choice to repeat, no secret
    now, before, planned = make(rng), make(rng), make(rng)
    parts = [f"{BODY}{YEAR}年度部门决算\n", *_forms(now, rng), *_narrative(now, before, planned, rng)]
    return "\n".join(parts)


def _table(title: str, lines: Iterable[Iterable[str]], number: int) -> str:
    rows = "\n".join("\t".join(cells) for cells in lines)
    return f"{title}\n公开{number:02d}表\n部门：{BODY}\t金额单位：万元\n{rows}\n"


def _forms(now: Year, rng: random.Random) -> list[str]:
    total = shown(now.total)
    classes = [(name, shown(amount)) for code, name, amount in now.rows() if len(code) == 3]
    income = [
        ("一、一般公共预算财政拨款收入", total),
        ("二、政府性基金预算财政拨款收入", ""),
        ("三、国有资本经营预算财政拨款收入", ""),
        ("四、其他收入", ""),
    ]
    ordinals = "一二三四五六七八九十"
    spending = [(f"{ordinals[at]}、{name}", amount) for at, (name, amount) in enumerate(classes)]
    height = max(len(income), len(spending))
    income += [("", "")] * (height - len(income))
    spending += [("", "")] * (height - len(spending))
    pairs = list(zip(income, spending, strict=True))
    first = [
        ("收入", "", "", "支出", "", ""),
        ("项目", "行次", "决算数", "项目", "行次", "决算数"),
        ("栏次", "", "1", "栏次", "", "2"),
    ]
    first += [(a, str(at), b, c, str(30 + at), d) for at, ((a, b), (c, d)) in enumerate(pairs, 1)]
    first += [
        ("本年收入合计", "26", total, "本年支出合计", "56", total),
        ("使用非财政拨款结余", "27", "", "结余分配", "57", ""),
        ("年初结转和结余", "28", "", "年末结转和结余", "58", ""),
        ("总计", "30", total, "总计", "60", total),
    ]
    heads = (
        "科目代码",
        "科目名称",
        "本年收入合计",
        "财政拨款收入",
        "上级补助收入",
        "事业收入",
        "经营收入",
        "附属单位上缴收入",
        "其他收入",
    )
    second = [heads, ("栏次", "", *"1234567"), ("合计", "", total, total, "", "", "", "", "")]
    second += [(code, name, shown(amount), shown(amount), "", "", "", "", "") for code, name, amount in now.rows()]
    natures = ("", "基本支出", "项目支出")
    third = [
        (
            "科目代码",
            "科目名称",
            "本年支出合计",
            "基本支出",
            "项目支出",
            "上缴上级支出",
            "经营支出",
            "对附属单位补助支出",
        ),
        ("栏次", "", *"123456"),
    ]
    third += [("合计", "", *(shown(now.of("", nature)) for nature in natures), "", "", "")]
    third += [
        (code, name, *(_cell(now.of(code, nature)) for nature in natures), "", "", "") for code, name, _ in now.rows()
    ]
    fourth = [
        ("收入", "", "", "支出", "", "", "", "", ""),
        (
            "项目",
            "行次",
            "金额",
            "项目",
            "行次",
            "合计",
            "一般公共预算财政拨款",
            "政府性基金预算财政拨款",
            "国有资本经营预算财政拨款",
        ),
        ("栏次", "", "1", "栏次", "", "2", "3", "4", "5"),
    ]
    fourth += [
        (a, str(at), b, c, str(30 + at), d, d, "", "")
        for at, ((a, b), (c, d)) in enumerate(pairs, 1)
        if a != "四、其他收入"
    ]
    fourth += [
        ("本年收入合计", "27", total, "本年支出合计", "59", total, total, "", ""),
        ("年初财政拨款结转和结余", "28", "", "年末财政拨款结转和结余", "60", "", "", "", ""),
        ("总计", "32", total, "总计", "64", total, total, "", ""),
    ]
    fifth = [
        ("科目代码", "科目名称", "本年支出", "", ""),
        ("", "", "小计", "基本支出", "项目支出"),
        ("栏次", "", *"123"),
    ]
    fifth += [("合计", "", *(shown(now.of("", nature)) for nature in natures))]
    fifth += [(code, name, *(_cell(now.of(code, nature)) for nature in natures)) for code, name, _ in now.rows()]
    tables = [
        ("收入支出决算总表", first),
        ("收入决算表", second),
        ("支出决算表", third),
        ("财政拨款收入支出决算总表", fourth),
        ("一般公共预算财政拨款支出决算表", fifth),
        ("一般公共预算财政拨款基本支出决算明细表", _sixth(now)),
        ("财政拨款“三公”经费支出决算表", _seventh(rng)),
    ]
    made = [_table(title, lines, number) for number, (title, lines) in enumerate(tables, 1)]
    empty = _table(
        "政府性基金预算财政拨款收入支出决算表",
        [
            ("科目代码", "科目名称", "年初结转和结余", "本年收入", "小计", "基本支出", "项目支出", "年末结转和结余"),
            ("", "", "", "", "", "", "", ""),
        ],
        8,
    )
    return [*made, empty + "注：本部门没有政府性基金预算财政拨款收入支出，故本表无数据。\n"]


def _cell(amount: Decimal) -> str:
    return shown(amount) if amount else ""


def _sixth(now: Year) -> list[tuple[str, ...]]:
    left = [
        (code, name, shown(now.econ(code)))
        for group in ("301", "303")
        for code, name in ((group, GROUPS[group]), *((c, n) for c, n in STAFF.items() if c.startswith(group)))
    ]
    right = [
        (code, name, shown(now.econ(code)))
        for group in ("302", "310")
        for code, name in ((group, GROUPS[group]), *((c, n) for c, n in OFFICE.items() if c.startswith(group)))
    ]
    height = max(len(left), len(right))
    left += [("", "", "")] * (height - len(left))
    right += [("", "", "")] * (height - len(right))
    lines = [
        ("人员经费", "", "", "公用经费", "", ""),
        ("科目代码", "科目名称", "决算数", "科目代码", "科目名称", "决算数"),
    ]
    lines += [(*one, *other) for one, other in zip(left, right, strict=True)]
    return [*lines, ("人员经费合计", "", shown(now.staff), "公用经费合计", "", shown(now.office))]


def _seventh(rng: random.Random) -> list[tuple[str, ...]]:
    heads = ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行维护费", "公务接待费")
    lines = [("预算数", *[""] * 5, "决算数", *[""] * 5), (*heads, *heads), tuple(map(str, range(1, 13)))]
    rng_state = rng.getstate()
    values = [figure for _ in range(2) for figure in three_public(rng)]
    rng.setstate(rng_state)
    return [*lines, tuple(shown(value) for value in values)]


def three_public(rng: random.Random) -> tuple[Decimal, ...]:
    """三公 total, abroad, vehicles, bought, run, reception."""
    abroad, bought, run, reception = (Decimal(rng.randrange(100, 3000)) / 100 for _ in range(4))
    return abroad + bought + run + reception, abroad, bought + run, bought, run, reception


def _changed(now: Decimal, before: Decimal) -> str:
    word, rate = ("增加", "增长") if now >= before else ("减少", "下降")
    return f"{word}{shown(abs(now - before))}万元，{rate}{percent(abs(now - before), before)}"


def _narrative(now: Year, before: Year, planned: Year, rng: random.Random) -> list[str]:
    total, last = now.total, before.total
    each = f"收、支总计各{_changed(total, last)}"
    lines = [
        "第三部分 2023年度部门决算情况说明",
        "一、收入支出决算总体情况说明",
        f"2023年度收、支总计均为{shown(total)}万元。与上年度相比，{each}。主要原因是人员变动。",
        "二、收入决算情况说明",
        f"2023年度本年收入合计{shown(total)}万元，其中：财政拨款收入{shown(total)}万元，占100.00%。",
        "三、支出决算情况说明",
        f"2023年度本年支出合计{shown(total)}万元，其中：基本支出{shown(now.basic)}万元，占{percent(now.basic, total)}；项目支出{shown(now.projects)}万元，占{percent(now.projects, total)}。",
        "四、财政拨款收入支出决算总体情况说明",
        f"2023年度财政拨款收、支总计均为{shown(total)}万元。与上年度相比，财政拨款{each}。",
        "五、一般公共预算财政拨款支出决算情况说明",
        "（一）一般公共预算财政拨款支出决算总体情况。",
        f"2023年度一般公共预算财政拨款支出{shown(total)}万元，占本年支出合计的100.00%。与上年度相比，一般公共预算财政拨款支出{_changed(total, last)}。",
        "（二）一般公共预算财政拨款支出决算结构情况。",
        f"2023年度一般公共预算财政拨款支出{shown(total)}万元，主要用于以下方面："
        + "；".join(
            f"{name}（类）支出{shown(amount)}万元，占{percent(amount, total)}" for code, name, amount in _top(now)
        )
        + "。",
        "（三）一般公共预算财政拨款支出决算具体情况。",
        f"2023年度一般公共预算财政拨款支出年初预算为{shown(planned.total)}万元，支出决算为{shown(total)}万元，完成年初预算的{percent(total, planned.total)}。其中：",
    ]
    lines += [_item(at, code, now, planned) for at, code in enumerate(now.items, 1)]
    staff, office = ("、".join(names.values()) for names in (STAFF, OFFICE))
    lines += [
        "六、一般公共预算财政拨款基本支出决算情况说明",
        f"2023年度一般公共预算财政拨款基本支出{shown(now.basic)}万元，其中：人员经费{shown(now.staff)}万元，主要包括：{staff}；公用经费{shown(now.office)}万元，主要包括：{office}。",
        "七、财政拨款“三公”经费支出决算情况说明",
        *_public(rng),
        "八、机关运行经费支出情况说明",
        f"2023年度机关运行经费支出{shown(now.office)}万元，比上年度{_changed(now.office, before.office)}。主要原因是压减一般性支出。",
        "九、政府采购支出情况说明",
        _procurement(rng),
        "十、国有资产占用情况说明",
        "截至2023年12月31日，本部门共有车辆9辆，其中：机要通信用车2辆、应急保障用车3辆、其他用车4辆；单价100万元以上设备（不含车辆）2台（套）。",
    ]
    return [line + "\n" for line in lines]


def _top(year: Year) -> list[tuple[str, str, Decimal]]:
    return [(code, name.removesuffix("支出"), amount) for code, name, amount in year.rows() if len(code) == 3]


def _item(at: int, code: str, now: Year, planned: Year) -> str:
    names = {key: name for key, name, _ in now.rows()}
    path = f"{names[code[:3]]}（类）{names[code[:5]]}（款）{names[code]}（项）"
    plan, done = planned.items[code], now.items[code]
    more = "大于" if done > plan else "小于"
    return f"{at}.{path}。年初预算为{shown(plan)}万元，支出决算为{shown(done)}万元，完成年初预算的{percent(done, plan)}。决算数{more}年初预算数的主要原因是据实支出。"


def _public(rng: random.Random) -> list[str]:
    plan, done = three_public(rng), three_public(rng)
    names = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    word = "大于" if done[0] > plan[0] else "小于"
    lines = [
        f"2023年度“三公”经费财政拨款支出预算为{shown(plan[0])}万元，支出决算为{shown(done[0])}万元，完成预算的{percent(done[0], plan[0])}，决算数{word}预算数的主要原因是据实支出。",
        "其中："
        + "；".join(
            f"{name}支出决算为{shown(done[at])}万元，占{percent(done[at], done[0])}"
            for name, at in zip(names, (1, 2, 5), strict=True)
        )
        + "。具体情况如下：",
    ]
    for number, (name, at) in enumerate(zip(names, (1, 2, 5), strict=True), 1):
        line = f"{number}.{name}预算为{shown(plan[at])}万元，支出决算为{shown(done[at])}万元，完成预算的{percent(done[at], plan[at])}。"
        if at == 2:
            line += f"其中：公务用车购置费支出{shown(done[3])}万元，公务用车运行维护费支出{shown(done[4])}万元。"
        lines.append(line)
    return lines


def _procurement(rng: random.Random) -> str:
    goods, works, services = (Decimal(rng.randrange(1000, 50000)) / 100 for _ in range(3))
    total = goods + works + services
    small = (total * rng.randrange(50, 95) / 100).quantize(Decimal("0.01"))
    tiny = (small * rng.randrange(30, 95) / 100).quantize(Decimal("0.01"))
    return (
        f"2023年度政府采购支出总额{shown(total)}万元，其中：政府采购货物支出{shown(goods)}万元、政府采购工程支出{shown(works)}万元、政府采购服务支出{shown(services)}万元。"
        f"授予中小企业合同金额{shown(small)}万元，占政府采购支出总额的{percent(small, total)}，其中：授予小微企业合同金额{shown(tiny)}万元，占授予中小企业合同金额的{percent(tiny, small)}。"
    )
