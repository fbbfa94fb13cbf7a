"""How a wrong figure came about: the slips of a hand that turn one printed figure into another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

SWAPPED, DIGIT, DROPPED, INSERTED, DOUBLED, POINT, UNIT, SIGN = (
    "digits_swapped",
    "digit_wrong",
    "digit_dropped",
    "digit_inserted",
    "digit_doubled",
    "point_moved",
    "unit_mistaken",
    "sign_wrong",
)


def digits(value: Decimal) -> int:
    """How many digits of a value tell something: zeros at its ends do not."""
    return len("".join(str(digit) for digit in value.as_tuple().digits).strip("0"))


def slip(wrong: str, right: str) -> str | None:
    """The slip that turns ``right`` into ``wrong`` (both without grouping marks), None if no single one does."""
    one, other = wrong.replace(".", ""), right.replace(".", "")
    if wrong == right:
        return None
    if wrong.lstrip("-") == right.lstrip("-"):
        return SIGN
    if one.strip("0") == other.strip("0"):
        return _shifted(Decimal(wrong), Decimal(right))
    return _same_length(one, other) if len(one) == len(other) else _other_length(one, other)


def _shifted(wrong: Decimal, right: Decimal) -> str:
    ratio = wrong / right if right else Decimal(0)
    return UNIT if ratio in (Decimal(10000), Decimal("0.0001")) else POINT


def _other_length(one: str, other: str) -> str | None:
    if len(one) + 1 == len(other) and any(other[:at] + other[at + 1 :] == one for at in range(len(other))):
        return DROPPED
    cut = [at for at in range(len(one)) if one[:at] + one[at + 1 :] == other]
    if not cut:
        return None
    return DOUBLED if any(at and one[at] == one[at - 1] for at in cut) else INSERTED


def _same_length(one: str, other: str) -> str | None:
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    if len(apart) == 1:
        return DIGIT
    if len(apart) == 2:
        left, right = apart
        if right == left + 1 and one[left] == other[right] and one[right] == other[left]:
            return SWAPPED
    return None


_SHIFTS = (-4, -2, -1, 1, 2, 4)
"""Powers of ten by which a point moves, or 元 and 万元 are mixed up."""


def near(text: str) -> Iterator[str]:
    """Every figure that one slip could have turned into ``text``: a digit wrong, swapped, lost or too many, a shift."""
    yield from (f"{Decimal(text).scaleb(shift):f}" for shift in _SHIFTS)
    digits = [at for at, sign in enumerate(text) if sign.isdigit()]
    for at in digits:
        yield from (text[:at] + other + text[at + 1 :] for other in "0123456789" if other != text[at])
    for left, right in pairwise(digits):
        if text[left] != text[right]:
            swapped = list(text)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            yield "".join(swapped)
    for at in sorted({*digits, *(digit + 1 for digit in digits)}):
        yield from (text[:at] + extra + text[at:] for extra in "0123456789")
    for at in digits:
        shorter = text[:at] + text[at + 1 :]
        if shorter[:1].isdigit() and not shorter.endswith("."):
            yield shorter
