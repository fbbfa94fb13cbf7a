"""Commands that take a plain value as it stands.

typer hands every value to pydantic, whose import alone takes longer than reading a report does. A text, a word of a
choice or a path needs no looking at; what is anything else, or not one of the choices, goes typer's own way.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    _Process = Callable[[Any, object], object]


class LightCommand(TyperCommand):
    """A command of typer's whose parameters take plain values as they stand."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters, --help among them."""
        return _lightened(super().get_params(ctx))


class LightGroup(TyperGroup):
    """The same for what stands before a command."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters, --help among them."""
        return _lightened(super().get_params(ctx))


def _lightened(parameters: Any) -> Any:
    for parameter in parameters:
        if "process_value" not in vars(parameter):
            parameter.process_value = partial(_taken, parameter, parameter.process_value)
    return parameters


def _taken(parameter: Any, process: _Process, context: Any, value: object) -> object:
    """The value of a parameter, by ``process`` (typer's) where it has to be looked at."""
    annotation = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    plain = _plain(annotation, value)
    if plain is None and (value is not None or parameter.required):
        return process(context, value)
    return plain if parameter.callback is None else parameter.callback(context, parameter, plain)


def _plain(annotation: object, value: object) -> object:
    """A text, or several, as the annotation has it; None where that takes more than to take it as it stands."""
    if get_origin(annotation) is list and isinstance(value, list | tuple):
        items = [_plain(get_args(annotation)[0], item) for item in value]
        return None if not items or None in items else items
    if isinstance(value, str) and annotation in (str, Path):
        return value if annotation is str else Path(value)
    if isinstance(value, int | float) and annotation is type(value):
        return value  # what stands when nothing is said
    return value if get_origin(annotation) is Literal and value in get_args(annotation) else None
