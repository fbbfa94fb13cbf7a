"""Values of the model as JSON and back: nothing but what their declared types allow comes out."""

from __future__ import annotations

import types
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def encoded(value: object) -> object:
    """A value in terms of JSON; a record is an object of the fields that are not as they are by default."""
    if isinstance(value, tuple):
        names, defaults = getattr(value, "_fields", None), getattr(value, "_field_defaults", {})
        if names is None:
            return [encoded(part) for part in value]
        held = zip(names, value, strict=True)
        return {name: encoded(part) for name, part in held if name not in defaults or part != defaults[name]}
    return str(value) if isinstance(value, Decimal) else value


def decoded(kind: Any, data: object) -> object:
    """The value of a type from what ``encoded`` made of it. Raises ValueError, TypeError or ArithmeticError."""
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        if data is None and type(None) in get_args(kind):
            return None
        (kind,) = (part for part in get_args(kind) if part is not type(None))
        return decoded(kind, data)
    if origin is tuple:
        return _tuple(get_args(kind), data)
    if isinstance(kind, type) and hasattr(kind, "_fields"):
        return _object(kind, data)
    if kind is Decimal and isinstance(data, str):
        return Decimal(data)
    allowed = data in get_args(kind) if origin is Literal else isinstance(data, (int, float) if kind is float else kind)
    if not allowed:
        raise TypeError(data)
    return data


def _object(kind: type, data: object) -> object:
    hints = _hints(kind)
    if not isinstance(data, dict) or not hints.keys() >= data.keys():
        raise TypeError(data)
    return kind(**{name: decoded(hints[name], part) for name, part in data.items()})


def _tuple(kinds: tuple[Any, ...], data: object) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise TypeError(data)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(decoded(kinds[0], part) for part in data)
    return tuple(decoded(kind, part) for kind, part in zip(kinds, data, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
