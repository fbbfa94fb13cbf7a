"""The slips of a hand: from a printed number to what might stand there instead."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

_NUMBER = re.compile(r"-?\d[\d,，]*(?:\.\d+)?")


def value_of(text: str) -> Decimal | None:
    """The number in a printed figure; None where there is not exactly one."""
    found = _NUMBER.findall(text)
    return Decimal(re.sub("[,，]", "", found[0])) if len(found) == 1 else None


def with_number(text: str, number: str) -> str:
    """The figure with another number (without grouping marks) in the place of its own, grouped if that was."""
    found = _NUMBER.search(text)
    if found is None:
        return text
    whole, point, decimals = number.partition(".")
    if "," in found.group():
        whole = f"{int(whole):,}"
    return text[: found.start()] + whole + point + decimals + text[found.end() :]


def plain(text: str) -> str:
    """The number of a printed figure without its grouping marks."""
    found = _NUMBER.search(text)
    return re.sub("[,，]", "", found.group()) if found else ""


def _digits(number: str) -> list[int]:
    return [at for at, sign in enumerate(number) if sign.isdigit()]


def digit(number: str, rng: random.Random) -> str:
    """One digit wrong."""
    at = rng.choice(_digits(number))
    return number[:at] + rng.choice([other for other in "0123456789" if other != number[at]]) + number[at + 1 :]


def swap(number: str, rng: random.Random) -> str:
    """Two adjacent digits swapped."""
    digits = _digits(number)
    pairs = [(a, b) for a, b in pairwise(digits) if number[a] != number[b]]
    if not pairs:
        return number
    left, right = rng.choice(pairs)
    return number[:left] + number[right] + number[left + 1 : right] + number[left] + number[right + 1 :]


def drop(number: str, rng: random.Random) -> str:
    """A digit dropped."""
    at = rng.choice(_digits(number))
    return number[:at] + number[at + 1 :]


def double(number: str, rng: random.Random) -> str:
    """A digit doubled."""
    at = rng.choice(_digits(number))
    return number[:at] + number[at] + number[at:]


def point(number: str, rng: random.Random) -> str:
    """The decimal point moved by one place."""
    return _shifted(number, rng.choice((1, -1)))


def unit(number: str, rng: random.Random) -> str:
    """元 for 万元 or the other way round."""
    return _shifted(number, rng.choice((4, -4)))


def _shifted(number: str, places: int) -> str:
    return format(Decimal(number).scaleb(places), "f")


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "one digit": digit,
    "digits swapped": swap,
    "digit dropped": drop,
    "digit doubled": double,
    "point moved": point,
    "元/万元": unit,
}


def slipped(text: str, kind: str, rng: random.Random) -> str | None:
    """The printed figure with a slip in it; None where there is none that reads as a figure and changes the value."""
    number = plain(text)
    if not number:
        return None
    new = SLIPS[kind](number, rng)
    if not re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", new) or Decimal(new) in (Decimal(number), 0):
        return None
    return with_number(text, new)
