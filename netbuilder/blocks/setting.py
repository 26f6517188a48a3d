"""One declared setting of a block or of the training plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from netbuilder.sentences import one_of
from netbuilder.words import N_, Amount, _, grouped, listed, number


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

    `amount` is what a number of it counts, such as epochs, if it does. `only_when` names another
    setting and the values of it for which this one matters; `section` is the heading that it stands
    under in a form, if there is one. `fixed` says why it cannot be changed while a run is under
    way, where it cannot; a `logarithmic` one is slid along powers of ten; one whose zero means that
    there is none of it (`zero_is_off`) is switched on and off; `former` is the name by which old
    files call it.
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
    amount: Amount | None = None
    advanced: bool = False
    only_when: tuple[str, tuple[object, ...]] | None = None
    section: str = ""
    fixed: str = ""
    logarithmic: bool = False
    zero_is_off: bool = False
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
            return _("one of {names}").format(names=listed(self.choices))
        if self.kind is SettingKind.BOOLEAN:
            return _("yes or no")
        words, low, high = _EXPECTED[self.kind], self.minimum, self.maximum
        if low is None or high is None:
            return _(words.any)
        form = words.between
        if self.exclusive_minimum:
            form = words.above
        elif self.exclusive_maximum:
            form = words.below
        return _(form).format(low=_plain(low), high=_plain(high))


class _Expected(NamedTuple):
    """Expectation of a kind: any value, or one between limits, of which one may be excluded."""

    any: str
    between: str
    above: str
    below: str


_EXPECTED: Final = {
    SettingKind.INTEGER: _Expected(
        N_("a whole number"),
        N_("a whole number from {low} to {high}"),
        N_("a whole number above {low} and at most {high}"),
        N_("a whole number from {low} and below {high}"),
    ),
    SettingKind.REAL: _Expected(
        N_("a number"),
        N_("a number from {low} to {high}"),
        N_("a number above {low} and at most {high}"),
        N_("a number from {low} and below {high}"),
    ),
    SettingKind.PAIR: _Expected(
        N_("two whole numbers"),
        N_("two whole numbers from {low} to {high}"),
        N_("two whole numbers above {low} and at most {high}"),
        N_("two whole numbers from {low} and below {high}"),
    ),
    SettingKind.SHAPE: _Expected(
        N_("one to three whole numbers"),
        N_("one to three whole numbers from {low} to {high}"),
        N_("one to three whole numbers above {low} and at most {high}"),
        N_("one to three whole numbers from {low} and below {high}"),
    ),
    SettingKind.NUMBERS: _Expected(
        N_("numbers"),
        N_("numbers from {low} to {high}"),
        N_("numbers above {low} and at most {high}"),
        N_("numbers from {low} and below {high}"),
    ),
}


def _plain(limit: float) -> str:
    return grouped(int(limit)) if float(limit).is_integer() else number(limit)
