"""What is said under the pad of those who answer it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.project.certainty import answer_sentence
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.engine.pad_messages import Compared


def answered_sentence(probabilities: Sequence[float], source: str) -> str:
    """Return what the network called `source` answers, or why it is no answer."""
    if not all(map(math.isfinite, probabilities)):
        return _(
            "{source} answers with what is no number: its training went wrong. Train again with a "
            "smaller learning rate."
        ).format(source=source)
    answer = answer_sentence(probabilities)
    return _("{answer}. Answered by {source}.").format(answer=answer, source=source)


def rival_sentence(compared: Compared) -> str:
    """Return what the other network says of the same drawing."""
    other = answer_sentence(compared.probabilities)
    return _("Thin bars, {rival}: {other}.").format(rival=compared.source, other=other)
