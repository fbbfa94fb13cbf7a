"""部门预算 as provinces word it: the eight forms of 财预〔2016〕143号 and the narrative, its wordings drawn by lot."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from tests.templates.accounts import three_public
from tests.templates.figures import GROUPS, OFFICE, STAFF, Year, make, percent, shown

YEAR = 2024
BODY = "滨江市文化服务局"
TITLES = (
    ("部门收支总表", "部门收入总表", "部门支出总表", "财政拨款收支总表", "一般公共预算支出表", "一般公共预算基本支出表", "一般公共预算“三公”经费支出表", "政府性基金预算支出表", "项目支出表"),
    ("2024年部门收支总体情况表", "2024年部门收入总体情况表", "2024年部门支出总体情况表", "2024年财政拨款收支总体情况表", "2024年一般公共预算支出情况表", "2024年一般公共预算基本支出情况表", "2024年一般公共预算“三公”经费支出情况表", "2024年政府性基金预算支出情况表", "2024年部门项目支出情况表"),
    ("收支预算总表", "收入预算总表", "支出预算总表", "财政拨款收支预算总表", "一般公共预算财政拨款支出预算表", "一般公共预算财政拨款基本支出预算表", "财政拨款“三公”经费支出预算表", "政府性基金预算财政拨款支出预算表", "部门预算项目支出表"),
)  # fmt: skip
PROJECTS = ("文化下乡活动经费", "图书采购经费", "场馆运行维护费")


def budget(seed: int) -> str:
    """A whole report as text; the same one for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - a choice to repeat, no secret
    now, before = make(rng), make(rng)
    public, last_public = three_public(rng), three_public(rng)
    projects = _projects(now, rng)
    narrative = [line + "\n" for line in _narrative(now, before, (public, last_public), projects, rng)]
    forms = _forms(now, public, projects, rng)
    return "\n".join([f"{BODY}{YEAR}年部门预算\n", *narrative, *forms])


def _projects(now: Year, rng: random.Random) -> dict[str, Decimal]:
    shares = (rng.randrange(10, 40), rng.randrange(10, 40))
    amounts = [(now.projects * share / 100).quantize(Decimal("0.01")) for share in shares]
    return dict(zip(PROJECTS, [*amounts, now.projects - sum(amounts)], strict=True))


def _table(title: str, lines: Iterable[Iterable[str]]) -> str:
    rows = "\n".join("\t".join(cells) for cells in lines)
    return f"{title}\n部门：{BODY}\t单位：万元\n{rows}\n"


def _code_heads(split: bool) -> tuple[str, ...]:
    return ("类", "款", "项", "科目名称") if split else ("科目编码", "科目名称")


def _codes(code: str, split: bool) -> tuple[str, ...]:
    return (code[:3], code[3:5], code[5:]) if split else (code,)


def _forms(now: Year, public: tuple[Decimal, ...], projects: dict[str, Decimal], rng: random.Random) -> list[str]:
    titles, split = rng.choice(TITLES), rng.random() < 0.3
    total = shown(now.total)
    classes = [(f"{'一二三四五六七八九十'[at]}、{name}", amount) for at, (_, name, amount) in enumerate(_classes(now))]
    made = [_summary(titles[0], total, classes, fiscal=False)]
    heads = _code_heads(split)
    blank = ("",) * (len(heads) - 1)
    second = [
        (*heads, "合计", "上年结转", "一般公共预算拨款收入", "政府性基金预算拨款收入", "事业收入", "其他收入"),
        (*blank, "合计", total, "", total, "", "", ""),
    ]
    second += [
        (*_codes(code, split), name, shown(amount), "", shown(amount), "", "", "") for code, name, amount in now.rows()
    ]
    natures = ("", "基本支出", "项目支出")
    third = [
        (*heads, "合计", "基本支出", "项目支出"),
        (*blank, "合计", *(shown(now.of("", nature)) for nature in natures)),
    ]
    third += [
        (*_codes(code, split), name, *(_cell(now.of(code, nature)) for nature in natures))
        for code, name, _ in now.rows()
    ]
    made += [
        _table(titles[1], second),
        _table(titles[2], third),
        _summary(titles[3], total, classes, fiscal=True),
        _table(titles[4], third),
    ]
    made += [
        _table(titles[5], _basic(now)),
        _table(titles[6], _public(public)),
        _table(titles[7], [(*heads, "合计", "基本支出", "项目支出"), ("",) * (len(heads) + 3)]),
    ]
    made[-1] += "注：本部门没有政府性基金预算支出，故本表无数据。\n"
    listed = [
        ("项目名称", "合计", "一般公共预算", "政府性基金预算"),
        ("合计", shown(now.projects), shown(now.projects), ""),
    ]
    listed += [(name, shown(amount), shown(amount), "") for name, amount in projects.items()]
    return [*made, _table(titles[8], listed)]


def _cell(amount: Decimal) -> str:
    return shown(amount) if amount else ""


def _classes(year: Year) -> Iterator[tuple[str, str, Decimal]]:
    return ((code, name, amount) for code, name, amount in year.rows() if len(code) == 3)


def _summary(title: str, total: str, classes: list[tuple[str, Decimal]], fiscal: bool) -> str:
    income = ["一、一般公共预算拨款收入", "二、政府性基金预算拨款收入", "三、国有资本经营预算拨款收入"] + (
        [] if fiscal else ["四、其他收入"]
    )
    height = max(len(income), len(classes))
    left = [(name, total if at == 0 else "") for at, name in enumerate(income)] + [("", "")] * (height - len(income))
    more = ("一般公共预算", "政府性基金预算") if fiscal else ()
    lines = [
        ("收入", "", "支出", "", *("" for _ in more)),
        ("项目", "预算数", "项目", "合计" if fiscal else "预算数", *more),
    ]
    for at in range(height):
        name, amount = classes[at] if at < len(classes) else ("", Decimal(0))
        lines.append((*left[at], name, _cell(amount), *((_cell(amount), "") if fiscal else ())))
    sums = (total, *((total, "") if fiscal else ()))
    lines += [
        ("本年收入合计", total, "本年支出合计", *sums),
        ("上年结转", "", "结转下年", *("" for _ in sums)),
        ("收入总计", total, "支出总计", *sums),
    ]
    return _table(title, lines)


def _basic(now: Year) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = [
        ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
        ("", "合计", shown(now.basic), shown(now.staff), shown(now.office)),
    ]
    for group, names in (("301", STAFF), ("302", OFFICE), ("303", STAFF), ("310", OFFICE)):
        for code, name in (
            (group, GROUPS[group]),
            *((code, name) for code, name in names.items() if code.startswith(group)),
        ):
            amount = shown(now.econ(code))
            lines.append((code, name, amount, *((amount, "") if group in ("301", "303") else ("", amount))))
    return lines


def _public(public: tuple[Decimal, ...]) -> list[tuple[str, ...]]:
    return [
        ("“三公”经费合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费"),
        ("", "", "小计", "公务用车购置费", "公务用车运行维护费", ""),
        tuple(shown(amount) for amount in public),
    ]


def _to(now: Decimal, before: Decimal, form: str = "{word}{amount}万元，{rate}{share}") -> str:
    word, rate = ("增加", "增长") if now >= before else ("减少", "下降")
    return form.format(word=word, amount=shown(abs(now - before)), rate=rate, share=percent(abs(now - before), before))


Said = Callable[[], str]


def _narrative(
    now: Year,
    before: Year,
    public: tuple[tuple[Decimal, ...], tuple[Decimal, ...]],
    projects: dict[str, Decimal],
    rng: random.Random,
) -> Iterator[str]:
    total, last = shown(now.total), before.total
    change = _to(now.total, last)
    yield "第二部分 2024年部门预算情况说明"
    yield rng.choice(("一、收入支出预算总体情况说明", "一、部门收支总体情况", "一、关于2024年收支预算情况的总体说明"))
    yield rng.choice((
        f"{BODY}2024年收入总计{total}万元，支出总计{total}万元，与2023年相比，收、支总计各{change}。主要原因：人员变动。",
        f"按照综合预算的原则，本部门所有收入和支出均纳入部门预算管理。{BODY}2024年收支总预算{total}万元，比2023年收支预算总数{_to(now.total, last, '{word}{amount}万元')}，主要是人员变动。",
        f"2024年本部门收支预算总额{total}万元，较上年{change}。",
        f"2024年部门预算收入{total}万元，比2023年预算{change}；2024年部门预算支出{total}万元，比2023年预算{change}。",
    ))  # fmt: skip
    yield rng.choice(("二、收入预算总体情况说明", "二、收入预算情况说明"))
    yield rng.choice((
        f"{BODY}2024年收入合计{total}万元，其中：一般公共预算{total}万元；政府性基金预算0万元；专户管理的教育收费0万元。",
        f"{BODY}2024年收入预算{total}万元，其中：上年结转0万元，占0.00%；一般公共预算拨款收入{total}万元，占100.00%；政府性基金预算拨款收入0万元，占0.00%。",
        f"收入预算：2024年本部门收入预算{total}万元，其中，一般公共预算拨款{total}万元，政府性基金预算拨款0万元，国有资本经营预算拨款0万元。收入较去年{_to(now.total, last, '{word}{amount}万元')}，主要是人员变动。",
    ))  # fmt: skip
    yield rng.choice(("三、支出预算总体情况说明", "三、支出预算情况说明"))
    basic, work = shown(now.basic), shown(now.projects)
    yield rng.choice((
        f"{BODY}2024年支出合计{total}万元，其中：基本支出{basic}万元，占{percent(now.basic, now.total)}；项目支出{work}万元，占{percent(now.projects, now.total)}。",
        f"{BODY}2024年支出预算{total}万元，按用途划分，基本支出{basic}万元，占总支出的{percent(now.basic, now.total)}，其中人员经费{shown(now.staff)}万元，公用经费{shown(now.office)}万元；项目支出{work}万元，占总支出的{percent(now.projects, now.total)}。",
        f"支出预算：2024年本部门支出预算{total}万元，其中，{_list(now, '，')}。支出较去年{_to(now.total, last, '{word}{amount}万元')}，其中：基本支出{_to(now.basic, before.basic, '{word}{amount}万元')}，项目支出{_to(now.projects, before.projects, '{word}{amount}万元')}。",
    ))  # fmt: skip
    yield "四、财政拨款收入支出预算总体情况说明"
    yield rng.choice((
        f"{BODY}2024年一般公共预算收支预算{total}万元，政府性基金收支预算0万元。与2023年相比，一般公共预算收支预算{change}。",
        f"{BODY}2024年财政拨款收支总预算{total}万元。收入包括：本年一般公共预算拨款收入{total}万元、上年结转0万元；支出包括：{_list(now, '、')}。",
    ))  # fmt: skip
    yield from _fiscal(now, before, rng)
    yield from _rest(now, before, public, projects, rng)


def _list(year: Year, joint: str, shares: bool = False) -> str:
    return joint.join(
        f"{name}{shown(amount)}万元" + (f"，占{percent(amount, year.total)}" if shares else "")
        for _, name, amount in _classes(year)
    )


def _fiscal(now: Year, before: Year, rng: random.Random) -> Iterator[str]:
    total = shown(now.total)
    yield "五、一般公共预算支出预算情况说明"
    yield rng.choice((
        f"{BODY}2024年一般公共预算支出年初预算为{total}万元。主要用于以下方面：" + "；".join(f"{name}（类）{shown(amount)}万元，占{percent(amount, now.total)}" for _, name, amount in _classes(now)) + "。",
        f"（一）一般公共预算当年拨款规模变化情况。{BODY}2024年一般公共预算当年拨款{total}万元，比2023年预算数{_to(now.total, before.total)}。",
        f"（二）一般公共预算当年拨款结构情况。{_list(now, '；', True)}。",
    ))  # fmt: skip
    yield "（三）一般公共预算当年拨款具体使用情况。"
    names = {code: name for code, name, _ in now.rows()}
    shape = rng.randrange(3)
    for at, (code, amount) in enumerate(now.items.items(), 1):
        path = f"{names[code[:3]]}（类）{names[code[:5]]}（款）{names[code]}（项）"
        yield (
            f"{at}.{path}2024年预算数为{shown(amount)}万元，比2023年预算数{_to(amount, before.items[code])}。主要是人员变动。",
            f"{at}.{path}：2024年预算数为{shown(amount)}万元，比上年{_to(amount, before.items[code], '{word}{amount}万元')}。",
            f"{at}、{path}预算{shown(amount)}万元，较2023年{_to(amount, before.items[code])}，主要用于保障运转。",
        )[shape]


def _rest(
    now: Year,
    before: Year,
    public: tuple[tuple[Decimal, ...], tuple[Decimal, ...]],
    projects: dict[str, Decimal],
    rng: random.Random,
) -> Iterator[str]:
    yield "六、一般公共预算基本支出预算情况说明"
    staff, office = "、".join(STAFF.values()), "、".join(OFFICE.values())
    yield rng.choice((
        f"{BODY}2024年一般公共预算基本支出{shown(now.basic)}万元，其中：人员经费{shown(now.staff)}万元，主要包括：{staff}；公用经费{shown(now.office)}万元，主要包括：{office}。",
        f"2024年一般公共预算基本支出{shown(now.basic)}万元，其中：人员经费支出{shown(now.staff)}万元，占基本支出的{percent(now.staff, now.basic)}；公用经费支出{shown(now.office)}万元，占基本支出的{percent(now.office, now.basic)}。",
    ))  # fmt: skip
    yield "七、“三公”经费支出预算情况说明"
    (whole, abroad, vehicles, bought, run, reception), (last, *_, last_reception) = public
    yield rng.choice((
        f"{BODY}2024年“三公”经费预算为{shown(whole)}万元。2024年“三公”经费支出预算数比2023年{_to(whole, last)}。具体支出情况如下：",
        f"2024年“三公”经费预算数为{shown(whole)}万元，其中：因公出国（境）费{shown(abroad)}万元，公务接待费{shown(reception)}万元，公务用车购置及运行维护费{shown(vehicles)}万元（其中，公务用车购置费{shown(bought)}万元，公务用车运行维护费{shown(run)}万元）。2024年“三公”经费预算较2023年{_to(whole, last)}。",
    ))  # fmt: skip
    yield f"（一）因公出国（境）费{shown(abroad)}万元，主要用于单位工作人员公务出国（境）的住宿费、旅费等。预算数与2023年持平。"
    yield f"（二）公务用车购置及运行费{shown(vehicles)}万元，其中，公务用车购置费{shown(bought)}万元；公务用车运行维护费{shown(run)}万元。"
    yield f"（三）公务接待费{shown(reception)}万元，主要用于按规定开支的各类公务接待支出。预算数比2023年{_to(reception, last_reception)}。"
    yield "八、其他重要事项的情况说明"
    yield rng.choice((
        f"（一）机关运行经费支出情况。{BODY}2024年机关运行经费支出预算{shown(now.office)}万元，比2023年预算{_to(now.office, before.office)}，主要保障机构正常运转。",
        f"2024年机关运行经费财政拨款预算为{shown(now.office)}万元，较上年{_to(now.office, before.office, '{word}{amount}万元')}，{_to(now.office, before.office, '{rate}{share}')}。",
    ))  # fmt: skip
    goods, works, services = (Decimal(rng.randrange(1000, 50000)) / 100 for _ in range(3))
    yield rng.choice((
        f"（二）政府采购支出情况。2024年政府采购预算安排{shown(goods + works + services)}万元，其中：政府采购货物预算{shown(goods)}万元、政府采购工程预算{shown(works)}万元、政府采购服务预算{shown(services)}万元。",
        f"（二）政府采购情况。2024年安排政府采购预算{shown(goods + works + services)}万元，其中货物类采购预算{shown(goods)}万元、工程类采购预算{shown(works)}万元、服务类采购预算{shown(services)}万元。",
    ))  # fmt: skip
    yield f"（三）绩效目标设置情况。2024年本部门{len(projects)}个项目实行绩效目标管理，涉及一般公共预算当年拨款{shown(now.projects)}万元。"
    yield "（四）国有资产占用情况。2023年期末，本部门共有车辆9辆，其中：一般公务用车5辆、执法执勤用车4辆；单价50万元以上通用设备3台（套），单价100万元以上专用设备1台（套）。"
