"""Some blocks with the wires between them, as plain JSON data: what the clipboard holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.project.codec import graph_from_json, graph_to_json
from netbuilder.project.fields import FormatError, Json, field, shown
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph

FORMAT: Final = "netbuilder-blocks"
SCHEMA: Final = 1


def fragment_to_json(part: Graph) -> Json:
    """Return the blocks as data for `json.dumps`."""
    return {"format": FORMAT, "schema": SCHEMA, "network": graph_to_json(part)}


def fragment_from_json(data: object) -> Graph:
    """Return the blocks that `data` holds; there is at least one, or a note.

    Raises:
        NetBuilderError: They are no blocks of ours, or of a newer NetBuilder.
    """
    table = data if isinstance(data, dict) else {}
    if (table.get("format"), table.get("schema")) != (FORMAT, SCHEMA):
        raise FormatError(
            _("No blocks to paste"),
            found=shown(table.get("format", data)),
            expected=_("blocks copied in NetBuilder"),
            advice=_("First select blocks and copy them."),
        )
    part = graph_from_json(field(table, "network", dict))
    if not part.nodes and not part.notes:
        raise FormatError(_("No blocks to paste"), found=_("no blocks"), expected=_("at least one"))
    return part
