"""Packs: chosen by the place, the year and the kind of a report, or named; their rules and words count for it alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from hqaudit.audit import audit_document
from hqaudit.cli import main
from hqaudit.errors import BrokenRule
from hqaudit.model.blocks import Document
from hqaudit.readers.text import read_text
from hqaudit.rulebook import Config, load_rulebook
from hqaudit.rulebook.catalogue import built_in, rules_directory
from hqaudit.rulebook.packs import pack_heads
from hqaudit.rulebook.schema import pack_schema, vocabulary_schema

RULE = "id: grants\ntitle: 补贴\nseverity: error\ncheck: 合计 = 种子补贴 + 农机补贴\nform: 奖补资金明细表\n"
FORM = "奖补资金明细表\n单位：万元\n| 乡镇 | 合计 | 种子补贴 | 农机补贴 |\n| 东山乡 | 9.00 | 5.00 | 3.00 |\n"


def report(cover: str) -> Document:
    return read_text(f"{cover}\n\n{FORM}", "r.txt")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "east"
    folder.mkdir(parents=True)
    head = "title: 东省\nsince: 2020\nuntil: 2024\nwhen: {place: 东省, kind: 部门预算}\n"
    (folder / "pack.yaml").write_text(head, "utf-8")
    (folder / "grants.yaml").write_text(RULE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("cover", "found"),
    [
        ("东省测试局2024年部门预算", ["grants"]),
        ("西省测试局2024年部门预算", []),
        ("东省测试局2024年单位预算", []),
        ("东省测试局2024年部门决算", []),
        ("东省测试局2025年部门预算", []),
        ("东省测试局2019年部门预算", []),
    ],
)
def test_a_pack_is_chosen_from_the_document(house: Path, cover: str, found: list[str]) -> None:
    told = audit_document(report(cover), "r.txt", load_rulebook([house]))
    assert [finding.rule for finding in told.findings if finding.rule == "grants"] == found
    assert told.packs == (("east",) if found else ())


def test_a_pack_that_is_named_is_used_whatever_the_document(house: Path) -> None:
    document = report("西省测试局2024年部门预算")
    for book, count in (
        (load_rulebook([house], packed=["east"]), 1),
        (load_rulebook([house], packed=["none"]), 0),
        (load_rulebook([house], config=Config(packs=("east",))), 1),
        (load_rulebook([house], packed=["none"], config=Config(packs=("east",))), 0),
        (load_rulebook([house], ignore=["grants"], packed=["east"]), 0),
        (load_rulebook([house], select=["grants"], packed=["east"]), 1),
    ):
        told = audit_document(document, "r.txt", book).findings
        assert [finding.rule for finding in told].count("grants") == count


def test_a_name_that_no_pack_has(house: Path) -> None:
    with pytest.raises(BrokenRule, match=r"there is no pack esat; did you mean east\?"):
        load_rulebook([house], packed=["esat"])


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("since: 2020\n", "expected the key “title”"),
        ("title: 甲\nuntill: 2020\n", "line 2: unknown key “untill”; did you mean until?"),
        ("title: 甲\nwhen: {form: 三公表}\n", "a pack is chosen by place, basis, kind only"),
    ],
)
def test_a_broken_head(house: Path, head: str, said: str) -> None:
    (house / "packs" / "east" / "pack.yaml").write_text(head, "utf-8")
    with pytest.raises(BrokenRule) as caught:
        load_rulebook([house])
    assert said in caught.value.message.en


def test_the_packs_that_ship_keep_to_their_schemas() -> None:
    heads = pack_heads(rules_directory())
    assert [pack.name for pack in built_in().packs] == [head.parent.name for head in heads] != []
    for head in heads:
        assert list(Draft7Validator(pack_schema()).iter_errors(yaml.safe_load(head.read_text("utf-8")))) == []
        for path in head.parent.glob("*.yaml"):
            if path != head:
                content = yaml.safe_load(path.read_text("utf-8"))
                assert list(Draft7Validator(vocabulary_schema()).iter_errors(content)) == []


@pytest.mark.parametrize(("year", "code"), [(2017, "30311"), (2018, "30113")])
def test_classes_that_moved_in_2018(year: int, code: str) -> None:
    book = load_rulebook().for_document(report(f"测试局{year}年部门预算"))
    assert book.vocabulary.lexicon("economic").read("住房公积金") == {"econ": code}


def test_packs_are_listed_with_their_rules(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--rules", str(house)]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert "east  东省　2020–2024；kind: 部门预算；place: 东省" in listed
    assert "  grants  错误  identity  补贴" in listed
    assert main(["rules", "--rules", str(house), "--format", "json"]) == 0
    packs = {pack["name"]: pack for pack in json.loads(capsys.readouterr().out)["packs"]}
    assert packs["east"]["when"] == {"kind": ["部门预算"], "place": ["东省"]}
    assert [rule["id"] for rule in packs["east"]["rules"]] == ["grants"]
    assert packs["classes-until-2017"]["until"] == 2017
    assert main(["explain", "grants", "--rules", str(house)]) == 0
    assert "合计 = 种子补贴 + 农机补贴" in capsys.readouterr().out
