"""A network of twice as many blocks takes twice the work, whatever it is made of."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from itertools import count

import pytest
from work_counting import Work

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.add import Add
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.engine.memory import estimate
from netbuilder.network.copying import paste
from netbuilder.network.graph import Edge, Graph, Node, Point
from netbuilder.network.layout import tidy
from netbuilder.project.analysis import analyse
from netbuilder.project.codec import project_from_json, project_to_json
from netbuilder.project.knobs import knobs_of, with_knobs
from netbuilder.project.project import Project

SIZE = 200
TAGS = (f"t{number}-" for number in count())
ORIGIN = Point(0.0, 0.0)
FIRST = (Input(), Flatten())
DROPOUT, SIGMOID = Dropout(rate=0.1), Activation(activation=ActivationFunction.SIGMOID)


def chain(size, *blocks, first=FIRST):
    """Place `first` and then `blocks` in turn, `size` in all, one behind the other."""
    placed = [*first, *(blocks[i % len(blocks)] for i in range(size - len(first)))]
    nodes = {f"n{i}": Node(f"n{i}", block, ORIGIN) for i, block in enumerate(placed)}
    return Graph(nodes, tuple(Edge(f"n{i}", f"n{i + 1}") for i in range(size - 1)))


def chain_and_fan(size, block, leaf, **more):
    """Half of the blocks stand in a chain, the other half side by side behind its end."""
    begun = chain(size // 2, block, **more)
    leaves = [Node(f"leaf{i}", leaf, ORIGIN) for i in range(size // 2)]
    nodes = {**begun.nodes, **{node.id: node for node in leaves}}
    last = f"n{size // 2 - 1}"
    return Graph(nodes, (*begun.edges, *(Edge(last, node.id) for node in leaves)))


def many_inputs(size):
    """Half of the blocks are Inputs, each of which leads to the end of all others."""
    nodes = {f"in{i}": Node(f"in{i}", Input(), ORIGIN) for i in range(size // 2)}
    nodes |= {f"add{i}": Node(f"add{i}", Add(), ORIGIN) for i in range(1, size // 2)}
    edges = [Edge("in0", "add1", 0, 0), Edge("in1", "add1", 0, 1)]
    for i in range(2, size // 2):
        edges += [Edge(f"add{i - 1}", f"add{i}", 0, 0), Edge(f"in{i}", f"add{i}", 0, 1)]
    return Graph(nodes, tuple(edges))


def apart(graph):
    """Give the nodes ids that no graph had before: nothing is known of its wires yet."""
    tag = next(TAGS)
    nodes = {f"{tag}{name}": replace(node, id=f"{tag}{name}") for name, node in graph.nodes.items()}
    edges = (e._replace(source=f"{tag}{e.source}", target=f"{tag}{e.target}") for e in graph.edges)
    return Graph(nodes, tuple(edges))


NETWORKS = {
    "dense": lambda size: chain(size, Dense(units=10)),
    "dropouts": lambda size: chain(size, Dense(units=10), DROPOUT),
    "dropouts alone": lambda size: chain(size, DROPOUT),
    "sigmoids": lambda size: chain(size, SIGMOID),
    "a fan of Dense": lambda size: chain_and_fan(size, DROPOUT, Dense(units=10)),
    "a fan of misfits": lambda size: chain_and_fan(size, DROPOUT, Conv2D(), first=(Input(),)),
    "many inputs": many_inputs,
}


def through_a_file(project):
    return project_from_json(json.loads(json.dumps(project_to_json(project))))


def with_all_knobs(project):
    knobs = knobs_of(project)
    return with_knobs(project, knobs)


JOBS = {
    "analyse": analyse,
    "estimate": estimate,
    "read and write": through_a_file,
    "knobs": with_all_knobs,
    "tidy": lambda project: tidy(project.graph),
    "paste": lambda project: paste(project.graph, project.graph, offset=ORIGIN),
}


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("job", JOBS)
def test_twice_the_blocks_take_twice_the_work(job, network, monkeypatch):
    made = NETWORKS[network]
    small, large = (Project(graph=apart(made(size))) for size in (SIZE, 2 * SIZE))
    work = Work(monkeypatch)
    once, twice = (work.of(partial(JOBS[job], project)) for project in (small, large))
    assert twice <= 2.2 * once
