"""The JSON Schemas that editors complete and check rule files by, made from the tables that the loader checks by."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hqaudit.checks import CHOICES
from hqaudit.model.report import SEVERITIES
from hqaudit.rulebook.config import KEYS as CONFIG
from hqaudit.rulebook.config import SUPPRESS
from hqaudit.rulebook.keys import COMMON, ENGLISH, KINDS, MUST, NEEDED, OWN, PACK, PACK_WHEN, WHEN, Key

_DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
"""A text: editors read 2024 and no as YAML does, hqaudit as they are written."""
_TEXTS: Schema = {"type": "array", "items": _SCALAR}
_SOME: Schema = {"anyOf": [_SCALAR, _TEXTS]}
_YEAR: Schema = {
    "anyOf": [{"type": "integer", "minimum": 1000, "maximum": 2999}, {"type": "string", "pattern": r"^[12]\d{3}$"}]
}
_FORMULA: Schema = {"type": "string", "pattern": r"^[^=<>≤≥＝]+(<=|>=|[=≤≥＝])[^=<>≤≥＝]+$"}


def _object(properties: Mapping[str, Schema], required: tuple[str, ...] = ()) -> Schema:
    found: Schema = {"type": "object", "additionalProperties": False, "properties": dict(properties)}
    return {**found, "required": list(required)} if required else found


_SHAPES: Mapping[str, Schema] = {
    "text": _SCALAR,
    "texts": _TEXTS,
    "year": _YEAR,
    "formula": _FORMULA,
    "forms": _SOME,
    "pattern": _SCALAR,
    "patterns": {
        "type": "array",
        "items": {"anyOf": [_SCALAR, _object({"find": _SCALAR, "reason": _SCALAR}, ("find",))]},
    },
    "named patterns": {"type": "object", "additionalProperties": _SCALAR},
    "mapping": {"type": "object"},
    "file": {"type": "string"},
    "english": _object(dict.fromkeys(ENGLISH, _SCALAR)),
    "when": _object({key: {**_SOME, "description": says} for key, says in WHEN.items()}),
}


def _described(keys: Mapping[str, Key]) -> dict[str, Schema]:
    return {name: {**_SHAPES[key.shape], "description": key.says} for name, key in keys.items()}


def rule_schema() -> Schema:
    """A rule file: the keys of all kinds, and which of them each kind takes."""
    properties = {**_described(COMMON), **_described(OWN)}
    properties["severity"] = {**properties["severity"], "enum": list(SEVERITIES)}
    properties["kind"] = {**properties["kind"], "enum": list(KINDS)}
    cases = [_of_kind(kind) for kind in KINDS]
    needed = [
        {"if": {"properties": {"what": {"const": what}}, "required": ["what"]}, "then": {"required": list(keys)}}
        for what, keys in NEEDED.items()
    ]
    return {"$schema": _DRAFT, "title": "hqaudit rule", **_object(properties, MUST), "allOf": [*cases, *needed]}


def _of_kind(kind: str) -> Schema:
    must, may = KINDS[kind]
    others = [key for key in OWN if key not in (*must, *may)]
    then: Schema = {"required": list(must), "properties": dict.fromkeys(others, False)}
    if kind in CHOICES:
        key, names = CHOICES[kind]
        then["properties"][key] = {"enum": list(names)}
    named: Schema = {"properties": {"kind": {"const": kind}}}
    return {"if": named if kind == "identity" else {**named, "required": ["kind"]}, "then": then}


def cases_schema() -> Schema:
    """A file of cases."""
    fails = {
        "document": {"type": "string", "description": "文件的文字"},
        "figures": {**_TEXTS, "description": "问题中列出的数字，照印出的样子"},
        "suspects": {**_TEXTS, "description": "其中的疑点"},
        "words": {**_TEXTS, "description": "说明中的文字"},
        "severity": {"enum": list(SEVERITIES)},
    }
    documents: Schema = {"type": "array", "items": {"type": "string"}}
    properties: dict[str, Schema] = {
        "rule": {"type": "string", "description": "规则的编号"},
        "passes": {**documents, "description": "应通过的文件"},
        "fails": {"type": "array", "items": _object(fails, ("document",)), "description": "应恰有一项问题的文件"},
        "unchecked": {**documents, "description": "没有可核对内容的文件"},
    }
    return {"$schema": _DRAFT, "title": "hqaudit cases", **_object(properties, ("rule",))}


def vocabulary_schema() -> Schema:
    """A vocabulary file."""
    means: Schema = {"type": "object", "additionalProperties": _SCALAR, "description": "含义；{} 表示没有含义"}
    entry = _object({"say": {**_TEXTS, "description": "说法；[x] 可省，(a|b) 任一"}, "means": means}, ("say",))
    frame = _object({"before": _SCALAR, "means": means}, ("before", "means"))
    lists: Schema = {"type": "object", "additionalProperties": _TEXTS}
    phrases: Schema = {"type": "object", "additionalProperties": {"type": "array", "items": entry}}
    properties = {"phrases": phrases, "words": lists, "frames": {"type": "array", "items": frame}}
    return {"$schema": _DRAFT, "title": "hqaudit vocabulary", **_object(properties)}


def pack_schema() -> Schema:
    """The head of a pack."""
    properties = _described(PACK)
    conditions = _object({key: {**_SOME, "description": WHEN[key]} for key in PACK_WHEN})
    properties["when"] = {**conditions, "description": PACK["when"].says}
    return {"$schema": _DRAFT, "title": "hqaudit pack", **_object(properties, ("title",))}


def config_schema() -> Schema:
    """``hqaudit.yaml``."""
    suppression = _object(dict.fromkeys(SUPPRESS, _SCALAR), ("reason", "author"))
    vocabulary = vocabulary_schema()
    properties: dict[str, Schema] = {
        "rules": {**_TEXTS, "description": "另加的规则文件夹"},
        "ignore": {**_TEXTS, "description": "不用的规则，可写 total-*"},
        "severity": {"type": "object", "additionalProperties": {"enum": list(SEVERITIES)}, "description": "规则: 级别"},
        "packs": {**_TEXTS, "description": "用哪些规则包，none 为不用；不写则按报告选"},
        "vocabulary": {key: vocabulary[key] for key in ("type", "additionalProperties", "properties")},
        "suppress": {
            "type": "array",
            "items": {**suppression, "anyOf": [{"required": ["finding"]}, {"required": ["rule", "place"]}]},
            "description": "搁置的问题：finding（编号），或 rule 和 place；reason 原因、author 谁、until 到哪天",
        },
        "baseline": {**_SCALAR, "description": "hqaudit baseline 存下的基线文件"},
    }
    return {"$schema": _DRAFT, "title": "hqaudit.yaml", **_object({key: properties[key] for key in CONFIG})}


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "rule.schema.json": rule_schema,
    "cases.schema.json": cases_schema,
    "vocabulary.schema.json": vocabulary_schema,
    "pack.schema.json": pack_schema,
    "config.schema.json": config_schema,
}
"""The schema files, by name."""


def schema_text(name: str) -> str:
    """A schema as the file that ships."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1) + "\n"


def main(folder: str) -> None:
    """Write the schemas into a folder: ``python -m hqaudit.rulebook.schema rules/schema``."""
    for name in SCHEMAS:
        (Path(folder) / name).write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
