"""What an amount is about, put together from what its surroundings say."""

from __future__ import annotations

from hqaudit.facts.vocabulary import Means
from hqaudit.model.fact import DIMENSIONS, Context
from hqaudit.model.facts import Profile
from hqaudit.model.form import Column, Form, RowHead

PLAIN_ITEMS = ("总计", "本年合计", "上年结转", "年终结转", "使用非财政拨款结余", "结余分配", "")
"""Items that are totals of 收入 and 支出; every other item (三公经费) has one amount, whatever pays for it."""
_STAFF = ("301", "303")
_OF_PROJECT = ("item", "project", "side", "nature", "fund", "basis", "measure")
"""What tells one amount of a project from another: its name is taken to be its own."""
_PROJECT_NATURES = ("其他运转类", "特定目标类")
_WIDE_ITEMS = ("政府采购", "机关运行经费")
"""Items that gather amounts of other names (会议费 within 政府采购 is not all of 会议费)."""


def cell_context(form: Form, column: Column, head: RowHead, profile: Profile) -> Context | None:
    """What title, column and row of a form say of a cell together; None where one of them is not understood."""
    if form.means is None or column.means is None or head.means is None:
        return None
    wide = form.means.get("item") in _WIDE_ITEMS
    if wide and head.means.get("item", form.means["item"]) != form.means["item"]:
        return None
    if form.means.get("only") and not (head.means.get("project") and form.means["only"] == "project"):
        return None
    if head.role == "detail" and not head.means.get("project"):
        return None
    means: Means = {**form.means, **column.means}
    if means.get("item") and means["item"] not in PLAIN_ITEMS and "fund" not in column.means:
        means.pop("fund", None)
    row = dict(head.means)
    if form.means.get("fund") and row.get("fund") == "财政拨款":
        row.pop("fund")
    means.update(row)
    return settle(means, profile)


def settle(means: Means, profile: Profile) -> Context | None:
    """A context from what title, column and row say together; None where they contradict each other."""
    year = int(means.get("year") or profile.year or 0)
    means = {key: value for key, value in means.items() if key in DIMENSIONS and key != "year"}
    nature, econ = means.get("nature", ""), means.get("econ", "")
    if econ and nature == "基本支出":
        means["nature"] = "人员经费" if econ[:3] in _STAFF else "公用经费"
    if means.get("item") in ("总计", "本年合计") and any(
        means.get(key) for key in ("function", "econ", "gov", "nature")
    ):
        means.pop("item")
    if means.get("basis") == "不明":
        return None
    if means.get("project"):
        means = _of_project(means)
    if not means.get("basis"):
        means["basis"] = profile.basis
    if means["basis"] == "年初预算" and profile.basis == "预算":
        means["basis"] = "预算"
    if not means.get("side") and (nature or econ or means.get("function") or means.get("gov")):
        means["side"] = "支出"
    if not means.get("item") and not means.get("side") and not means.get("nature"):
        return None
    return Context(**means)._replace(year=year)  # type: ignore[arg-type]  # year, the one number, is set apart


def _of_project(means: Means) -> Means:
    """What tells one amount of a project from another; every project is of 项目支出."""
    kept = {key: means[key] for key in means if key in _OF_PROJECT}
    if kept.get("item") in ("总计", "本年合计"):
        kept.pop("item")
    if kept.get("nature") in _PROJECT_NATURES:
        kept["nature"] = "项目支出"
    return kept
