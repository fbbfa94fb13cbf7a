"""One figure in two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hqaudit.model.report import Seen


class Change(NamedTuple):
    """A figure as each version prints it; None where one does not have it."""

    old: Seen | None
    new: Seen | None

    @property
    def there(self) -> Seen:
        """The figure that tells where: the new one, if there is one."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a change is of something
        return found


def change(old: Seen | None, new: Seen | None) -> Change | None:
    """What changed; None where value, decimals and unit are the same. Grouping marks count for nothing."""
    if old is None and new is None:
        return None
    if old is not None and new is not None:
        before, after = old.figure, new.figure
        if (before.value, before.decimals, before.unit) == (after.value, after.decimals, after.unit):
            return None
    return Change(old, new)
