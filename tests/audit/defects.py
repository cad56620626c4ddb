"""One defect for each rule, planted into the flawless dataset of `synthetic`."""

from collections.abc import Callable
from decimal import Decimal

from synthetic import Tables, fact

Plant = Callable[[Tables], None]
DEFECTS: dict[str, Plant] = {}


def breaks(rule: str) -> Callable[[Plant], Plant]:
    """Register a change of the tables that this rule, and no other, must find once."""

    def register(plant: Plant) -> Plant:
        DEFECTS[rule] = plant
        return plant

    return register


@breaks("quotient")
def _density_is_off(tables: Tables) -> None:
    density = fact(tables, "density-nm")
    density["value"] = density["value"] * Decimal("1.3") + 1
    density["shown"] = f"{density['value']:,f}"
