"""The cache of what rule files say: used for the very same files only, and never in the way."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hqaudit.rulebook.cache import cached

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the folder is named by XDG_CACHE_HOME")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "hqaudit"


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    path = tmp_path / "rule.yaml"
    path.write_text("id: a", encoding="utf-8")
    return path


def _counted(made: list[int]) -> Callable[[], object]:
    def make() -> object:
        made.append(1)
        return {"id": f"甲{len(made)}"}

    return make


def test_files_are_read_once(folder: Path, rule: Path) -> None:
    made: list[int] = []
    assert [cached("rules", [rule], _counted(made)) for _ in range(3)] == [{"id": "甲1"}] * 3
    assert len(made) == 1
    assert [path.name for path in folder.iterdir()] == ["rules.json"]


def test_a_file_that_changed_is_read_again(folder: Path, rule: Path) -> None:
    made: list[int] = []
    cached("rules", [rule], _counted(made))
    rule.write_text("id: another", encoding="utf-8")
    assert cached("rules", [rule], _counted(made)) == {"id": "甲2"}
    assert cached("rules", [rule], _counted(made)) == {"id": "甲2"}
    assert folder.is_dir()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"files": []}', "\udcff"])
def test_a_damaged_cache_is_none(folder: Path, rule: Path, damage: str) -> None:
    made: list[int] = []
    cached("rules", [rule], _counted(made))
    (folder / "rules.json").write_text(damage, encoding="utf-8", errors="surrogateescape")
    assert cached("rules", [rule], _counted(made)) == {"id": "甲2"}
    assert json.loads((folder / "rules.json").read_text("utf-8"))["content"] == {"id": "甲2"}


def test_where_nothing_can_be_written_nothing_is_missed(folder: Path, rule: Path) -> None:
    folder.parent.write_text("a file where the folder would be", encoding="utf-8")
    made: list[int] = []
    assert [cached("rules", [rule], _counted(made)) for _ in range(2)] == [{"id": "甲1"}, {"id": "甲2"}]


def test_a_cache_of_another_user_is_not_believed(folder: Path, rule: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    cached("rules", [rule], _counted(made))
    monkeypatch.setattr("os.getuid", lambda: -1)
    assert cached("rules", [rule], _counted(made)) == {"id": "甲2"}
    assert folder.is_dir()


def test_what_is_wrong_with_a_file_is_said_not_kept(folder: Path, rule: Path) -> None:
    def broken() -> object:
        raise ValueError("line 1")

    for _ in range(2):
        with pytest.raises(ValueError, match="line 1"):
            cached("rules", [rule], broken)
    assert not folder.exists()
