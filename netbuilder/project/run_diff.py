"""Differences of two runs in plain words: network, plan, data, knobs, scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netbuilder.project.block_pairs import joined_alike, pair_blocks
from netbuilder.project.datasets import dataset_info
from netbuilder.project.plan import Plan
from netbuilder.project.run_figures import Figure, figures
from netbuilder.project.run_sentences import block_words, network_sentence, value_words
from netbuilder.words import _, grouped, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.settings import Settings
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Run

NOT_THERE: Final = "–"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs, and how it is in the one run and in the other."""

    subject: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Section:
    """Differences of one kind; none where the runs agree."""

    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that two runs differ in, and their figures side by side."""

    one: str
    other: str
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]

    @property
    def differing(self) -> tuple[Section, ...]:
        """The sections with differences."""
        return tuple(section for section in self.sections if section.differences)

    @property
    def verdict(self) -> str:
        """One sentence on what is the same."""
        same = [section.title for section in self.sections if not section.differences]
        if not same:
            return ""
        if len(same) == len(self.sections):
            return _("Network, training plan, data and everything else are the same in both.")
        return _("The same in both: {names}. Nothing else differs.").format(names=listed(same))


def compare(one: Run, other: Run) -> Comparison:
    """Return what lies between two runs; blocks are matched by id, then by kind and order."""
    return Comparison(
        one=one.name,
        other=other.name,
        sections=(
            Section(_("Network"), tuple(_network(one.graph, other.graph))),
            Section(_("Training plan"), tuple(_settings(one.plan, other.plan))),
            Section(_("Data"), tuple(_data(one, other))),
            Section(_("Settings changed during training"), tuple(_knobs(one, other))),
            Section(_("Device and execution"), tuple(_ways(one, other))),
        ),
        figures=figures(one, other),
    )


def _network(one: Graph, other: Graph) -> Iterator[Difference]:
    pairs = pair_blocks(one, other)
    for name, match in pairs.matched.items():
        yield from _settings(one.block(name), other.block(match), subject=pairs.titles[name])
    for name in pairs.removed:
        yield Difference(pairs.titles[name], _placed(one, name, pairs.titles), NOT_THERE)
    for name in pairs.added:
        yield Difference(
            pairs.other_titles[name], NOT_THERE, _placed(other, name, pairs.other_titles)
        )
    if not joined_alike(one, other, pairs):
        yield Difference(_("Wires"), network_sentence(one), network_sentence(other))


def _settings(one: Settings, other: Settings, *, subject: str = "") -> Iterator[Difference]:
    """Yield the settings that matter to either and differ."""
    for name, declared in type(one).declared().items():
        matters = declared.matters_in(one), declared.matters_in(other)
        words = [
            value_words(values, name) if has_effect else NOT_THERE
            for values, has_effect in zip((one, other), matters, strict=True)
        ]
        if words[0] != words[1]:
            title = _(declared.title)
            yield Difference(f"{subject}: {title}" if subject else title, *words)


def _placed(graph: Graph, name: NodeId, titles: Mapping[NodeId, str]) -> str:
    words = block_words(graph.block(name))
    before = [titles[edge.source] for edge in graph.incoming(name) if edge.source in titles]
    if not before:
        return words
    return _("{block}, after {before}").format(block=words, before=listed(before))


def _data(one: Run, other: Run) -> Iterator[Difference]:
    if one.dataset != other.dataset:
        titles = (_(dataset_info(run.dataset).title) for run in (one, other))
        yield Difference(_("Data set"), *titles)


def _knobs(one: Run, other: Run) -> Iterator[Difference]:
    keys = dict.fromkeys((turn.node, turn.setting) for turn in (*one.changes, *other.changes))
    for node, setting in keys:
        graph = one.graph if node in one.graph.nodes else other.graph
        words = [_turns(run, node, setting) for run in (one, other)]
        if words[0] != words[1]:
            yield Difference(_knob(graph, node, setting), *words)


def _knob(graph: Graph, node: NodeId, setting: str) -> str:
    if node not in graph.nodes:
        declared = Plan.declared().get(setting)
        return setting if declared is None else _(declared.title)
    block = graph.block(node)
    knob = block.declared().get(setting)
    title = setting if knob is None else _(knob.title)
    return _("{setting} of {block}").format(setting=title, block=_(block.title))


def _turns(run: Run, node: NodeId, setting: str) -> str:
    turns = (turn for turn in run.changes if (turn.node, turn.setting) == (node, setting))
    words = (
        _("{before} → {after} after step {step}").format(
            before=number(turn.before), after=number(turn.after), step=grouped(turn.step)
        )
        for turn in turns
    )
    return "; ".join(words) or _("not changed")


def _ways(one: Run, other: Run) -> Iterator[Difference]:
    rows = (
        (_("Started from"), _beginning(one, other), _beginning(other, one)),
        (_("Device"), one.device, other.device),
        (_("Execution mode"), one.execution_mode, other.execution_mode),
        *(
            (library, one.versions.get(library, NOT_THERE), other.versions.get(library, NOT_THERE))
            for library in sorted({*one.versions, *other.versions})
        ),
    )
    for subject, words, others in rows:
        if words != others:
            yield Difference(subject, words or NOT_THERE, others or NOT_THERE)


def _beginning(run: Run, beside: Run) -> str:
    if not run.continued:
        return _("newly initialized weights")
    if run.continued == beside.id:
        return _("the weights of {run}").format(run=beside.name)
    return _("the weights of an earlier run")


def comparison_text(comparison: Comparison) -> str:
    """Return a comparison as lines of text, its columns in line."""
    tables = [
        *(
            (section.title, [(row.subject, row.one, row.other) for row in section.differences])
            for section in comparison.differing
        ),
        (_("Metrics"), [(row.subject, row.one, row.other) for row in comparison.figures]),
    ]
    rows = [row for _title, table in tables for row in table]
    wide, middle = (
        max(len(text) for text in texts)
        for texts in (
            [*(row[0] for row in rows), *(title for title, _rows in tables)],
            [*(row[1] for row in rows), comparison.one],
        )
    )
    lines = []
    for title, table in tables:
        for subject, one, other in ((title, comparison.one, comparison.other), *table):
            lines.append(f"{subject:<{wide}}   {one:<{middle}}   {other}".rstrip())
        lines.append("")
    return "\n".join((*lines, comparison.verdict)).strip() + "\n"
