"""The fixed words of the page."""

from __future__ import annotations

from hqaudit.model.message import Language, Message

PHRASES = {
    "several": Message("多份报告", "several reports"),
    "findings": Message("问题", "findings"),
    "document": Message("报告原文", "the document"),
    "file": Message("文件", "file"),
    "search": Message("搜索", "search"),
    "all_rules": Message("全部规则", "all rules"),
    "all_pages": Message("全部页", "all pages"),
    "none": Message("没有符合条件的问题", "no finding matches"),
    "keys": Message("j/k 上一项、下一项 · Enter 展开 · / 搜索", "j/k next, previous · Enter open · / search"),
    "by_form": Message("逐表核对情况", "coverage by form"),
    "in_text": Message("正文", "running text"),
    "should_be": Message("应为", "should be"),
    "link": Message("此项的链接", "link to this finding"),
    "wrong": Message("疑点", "suspect"),
    "evidence": Message("佐证", "evidence"),
    "verified": Message("一致", "verified"),
    "inconsistent": Message("不一致", "inconsistent"),
    "unchecked": Message("未核对", "unchecked"),
    "no_pictures": Message(
        "未安装 hqaudit[html]，页面以重排文字显示", "hqaudit[html] is not installed: the text is set anew"
    ),
    "unread": Message("没有可显示的内容", "there is nothing to show"),
    "page": Message("第 {n} 页", "page {n}"),
    "show": Message("标出", "mark"),
}


def phrase(key: str, language: Language, **values: object) -> str:
    """A fixed word, safe in HTML: none of them holds markup."""
    return PHRASES[key].text(language).format(**values)
