"""The fixed words of the reports, in both languages."""

from __future__ import annotations

from hqaudit.model.message import Language, Message

WORDS = {
    "error": Message("错误", "error"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
    "errors": Message("错误 {n}", "{n} error{s}"),
    "warnings": Message("警告 {n}", "{n} warning{s}"),
    "infos": Message("提示 {n}", "{n} info"),
    "suspect": Message("疑点", "suspect"),
    "evidence": Message("佐证", "evidence"),
    "place": Message("位置", "place"),
    "working": Message("算式", "working"),
    "suggestion": Message("建议", "fix"),
    "suggest_value": Message("应为 {value}", "should be {value}"),
    "suggest": Message("应为 {value}：{why}", "should be {value}: {why}"),
    "page": Message("第 {n} 页", "page {n}"),
    "line": Message("第 {n} 行", "line {n}"),
    "year": Message("{n} 年", "{n}"),
    "pages": Message("{n} 页", "{n} page{s}"),
    "packs": Message("规则包 {names}", "packs {names}"),
    "verdict_error": Message("有错误", "errors found"),
    "verdict_warning": Message("有警告", "warnings found"),
    "verdict_info": Message("未发现错误", "no errors found"),
    "verdict_clean": Message("未发现问题", "nothing found"),
    "verdict_unreadable": Message("无法核对", "cannot be vouched for"),
    "problem": Message("无法核对：{why}", "cannot be vouched for: {why}"),
    "no_reason": Message("原因不明", "no reason given"),
    "hidden": Message("另有 {n} 项未显示（--show）", "{n} more not shown (--show)"),
    "figures": Message("数字", "figures"),
    "figures_none": Message("没有可核对的数字", "none that could be checked"),
    "figures_count": Message("共 {n}", "{n} in all"),
    "verified": Message("一致 {n}", "{n} verified"),
    "inconsistent": Message("不一致 {n}", "{n} inconsistent"),
    "unchecked": Message("未核对 {n}", "{n} unchecked"),
    "checked_of": Message("已核对 {done}/{n} 个数字", "{done} of {n} figures checked"),
    "because": Message("缘由", "why not"),
    "because_item": Message("{why}（{n}）", "{why} ({n})"),
    "rules": Message("规则", "rules"),
    "passed": Message("通过 {n}", "{n} passed"),
    "failed": Message("未通过 {n}", "{n} failed"),
    "not_applicable": Message("不适用 {n}", "{n} not applicable"),
    "baseline": Message("基线", "baseline"),
    "new": Message("新 {n}", "{n} new"),
    "still_there": Message("仍在 {n}", "{n} still there"),
    "fixed": Message("已改 {n}", "{n} fixed"),
    "is_new": Message("新", "new"),
    "is_still_there": Message("基线已有", "in the baseline"),
    "is_fixed": Message("已改", "fixed"),
    "suppressed": Message("搁置", "accepted"),
    "suppressed_count": Message("{n} 项（--suppressed）", "{n} finding{s} (--suppressed)"),
    "suppressed_by": Message("{reason}（{author}）", "{reason} ({author})"),
    "suppressed_until": Message("{reason}（{author}，至 {until}）", "{reason} ({author}, until {until})"),
    "open_figures": Message("未核对的数字 {n} 个", "{n} figure{s} not checked"),
    "form": Message("表", "form"),
    "count": Message("数字", "figures"),
    "count_verified": Message("一致", "verified"),
    "count_inconsistent": Message("不一致", "inconsistent"),
    "count_unchecked": Message("未核对", "unchecked"),
    "form_in_text": Message("正文", "text"),
    "form_untitled": Message("（无标题）", "(no title)"),
    "more_forms": Message("另有 {n} 张表（--verbose）", "{n} more (--verbose)"),
    "more_places": Message("另有 {n} 处（--verbose）", "{n} more place{s} (--verbose)"),
    "documents": Message("共 {n} 份文件", "{n} document{s}"),
    "with_errors": Message("{n} 份有错误", "{n} with errors"),
    "without_errors": Message("{n} 份无错误", "{n} without errors"),
    "not_vouched": Message("{n} 份无法核对", "{n} not vouched for"),
}
REASONS = {
    "stated_once": Message("只出现一次", "stated only once"),
    "own_row": Message("只在本行内相加相符", "it only adds up along its own row"),
    "stated_twice": Message("同处出现两次且不同", "stated twice in one place, differently"),
    "form_unknown": Message("表的含义不明", "form not understood"),
    "column_unknown": Message("列的含义不明", "column not understood"),
    "row_unknown": Message("行的含义不明", "row not understood"),
    "sentence_unknown": Message("句子的含义不明", "sentence not understood"),
    "threshold": Message("是标准而非金额（如“50 万元以上”）", "a limit, not an amount of the report"),
    "context_uncertain": Message("口径不确定", "context uncertain"),
    "structure_uncertain": Message("表的层次不确定", "levels of the form uncertain"),
    "term_not_stated": Message("缺少相关的数字", "a term is not stated"),
    "base_not_stated": Message("没有比较的基数", "nothing stated to compare with"),
    "not_meant": Message("规则不适用于这份报告", "the rule is not meant for this report"),
    "base_is_zero": Message("基数为零", "the base is zero"),
    "forms_elsewhere": Message("多数应公开的表不在这份文件里", "most required forms are not in this file"),
    "narrative_elsewhere": Message("只有表，说明另行公开", "forms only, the narrative is published apart"),
}
"""Why a figure was not checked."""


def word(key: str, language: Language, n: int | None = None, **values: object) -> str:
    """The fixed word ``key``, its blanks filled; ``n`` also chooses the English plural."""
    return WORDS[key].text(language).format(n=n, s="" if n == 1 else "s", **values)


def reason(name: str, language: Language) -> str:
    """Why a figure was not checked; a reason that has no words is shown by its name."""
    return REASONS[name].text(language) if name in REASONS else name
