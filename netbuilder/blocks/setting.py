"""One declared setting of a block or of the training plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from netbuilder.sentences import one_of
from netbuilder.words import _, grouped


class SettingKind(StrEnum):
    """Kind of value that a setting holds; it decides the editor."""

    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    PAIR = "pair"
    SHAPE = "shape"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One declared setting: all that an editor or a message needs to know.

    `only_when` names another setting and the values of it for which this one matters; `section` is
    the heading that it stands under in a form, if there is one. `fixed` says why it cannot be
    changed while a run is under way, where it cannot; a `logarithmic` one is slid along powers of
    ten; `former` is the name by which old files call it.
    """

    name: str
    title: str
    help: str
    kind: SettingKind
    default: object
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    choices: type[StrEnum] | None = None
    optional: bool = False
    unit: str = ""
    advanced: bool = False
    only_when: tuple[str, tuple[object, ...]] | None = None
    section: str = ""
    fixed: str = ""
    logarithmic: bool = False
    former: str = ""

    def matters_in(self, values: object) -> bool:
        """Tell whether this setting has an effect beside the other `values`."""
        if self.only_when is None:
            return True
        name, wanted = self.only_when
        return getattr(values, name) in wanted

    def expected(self, *, instead_of: object = None) -> str:
        """Describe the values that this setting takes, for a message.

        Of many names all are listed, or the nearest where it is said `instead_of` what.
        """
        if self.kind is SettingKind.CHOICE and self.choices is not None:
            if instead_of is not None:
                return one_of(self.choices, near=instead_of)
            return _("one of {names}").format(names=", ".join(self.choices))
        if self.kind is SettingKind.BOOLEAN:
            return _("yes or no")
        if self.kind is SettingKind.SHAPE:
            return _("one to three whole numbers") + self._range()
        if self.kind is SettingKind.NUMBERS:
            return _("numbers") + self._range()
        if self.kind is SettingKind.PAIR:
            return _("two whole numbers") + self._range()
        noun = _("a whole number") if self.kind is SettingKind.INTEGER else _("a number")
        return noun + self._range()

    def _range(self) -> str:
        low, high = self.minimum, self.maximum
        if low is None or high is None:
            return ""
        if self.exclusive_minimum:
            return _(" above {low} and at most {high}").format(low=_plain(low), high=_plain(high))
        if self.exclusive_maximum:
            return _(" from {low} and below {high}").format(low=_plain(low), high=_plain(high))
        return _(" from {low} to {high}").format(low=_plain(low), high=_plain(high))


def _plain(number: float) -> str:
    return grouped(int(number)) if float(number).is_integer() else f"{number:g}"
