"""What Python programs rely on."""

from __future__ import annotations

from pathlib import Path

import hqaudit
from hqaudit.audit import audit_document

TEXT = "2024年度某局部门预算\n二、基本支出说明\n基本支出62.50万元，其中：人员经费41.30万元，公用经费20.20万元。\n"


def test_audit_stays_a_function_when_the_module_of_that_name_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert callable(audit_document)
    for _ in range(2):
        report = hqaudit.audit(str(path))
        assert (report.status, report.coverage.figures, len(report.findings)) == ("checked", 3, 1)
        assert len(report.figures) == 3
        assert report.document is not None
    assert hqaudit.audit("nowhere.pdf").status == "unreadable"
