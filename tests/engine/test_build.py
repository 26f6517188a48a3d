"""From graph to Keras model, and weights in and out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from networks import convolutional_network, dense_network

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.engine.build import (
    WeightsError,
    build_model,
    draw_fresh,
    layer_names,
    network_key,
    read_weights,
    set_weights,
)
from netbuilder.network.edit import add_node, move_nodes, set_block
from netbuilder.network.graph import Edge, Graph, Node, Point
from netbuilder.network.shapes import total_parameters
from netbuilder.project.run import weights_fit


def same(one, other):
    return one.keys() == other.keys() and all(
        np.array_equal(a, b) for node in one for a, b in zip(one[node], other[node], strict=True)
    )


@pytest.mark.parametrize("graph", [dense_network(), convolutional_network()])
def test_the_model_is_the_graph(graph):
    model = build_model(graph, seed=3)
    assert [layer.name for layer in model.layers] == list(graph.nodes)
    assert model.count_params() == total_parameters(graph)
    assert model.output_shape == (None, 10)
    assert weights_fit(graph, read_weights(model, graph))


def test_weights_follow_from_the_seed():
    graph = dense_network()
    first = read_weights(build_model(graph, seed=3), graph)
    assert same(first, read_weights(build_model(graph, seed=3), graph))
    assert not same(first, read_weights(build_model(graph, seed=4), graph))


def test_layers_of_one_shape_begin_differently():
    graph = dense_network(units=10, extra=(Dense(units=10),))
    weights = read_weights(build_model(graph, seed=3), graph)
    assert not np.array_equal(weights["dense-2"][0], weights["dense-3"][0])


def test_drawing_again_equals_building_anew():
    graph = dense_network(extra=(Dropout(rate=0.3),))
    model = build_model(graph, seed=3)
    image = np.ones((1, 28, 28), np.float32)
    first = np.asarray(model(image, training=True))
    draw_fresh(model, graph, seed=8)
    assert not same(read_weights(model, graph), read_weights(build_model(graph, seed=3), graph))
    draw_fresh(model, graph, seed=3)
    assert same(read_weights(model, graph), read_weights(build_model(graph, seed=3), graph))
    assert np.array_equal(np.asarray(model(image, training=True)), first)


def test_blocks_that_are_not_connected_are_left_out():
    graph, aside = add_node(dense_network(), Dense(units=7), Point(0.0, 300.0))
    model = build_model(graph)
    assert aside not in [layer.name for layer in model.layers]
    assert aside not in read_weights(model, graph)


def test_any_node_id_can_be_a_layer():
    plain = dense_network()
    odd = {name: f"{name}/é" for name in plain.nodes} | {"flatten-1": "_", "dense-1": "a b"}
    graph = Graph(
        {
            odd[name]: Node(odd[name], node.block, node.position)
            for name, node in plain.nodes.items()
        },
        tuple(Edge(odd[edge.source], odd[edge.target]) for edge in plain.edges),
    )
    model = build_model(graph, seed=3)
    assert len(set(layer_names(graph).values())) == len(graph.nodes)
    weights = read_weights(model, graph)
    assert set(weights) == {"a b", "dense-2/é"}
    expected = read_weights(build_model(plain, seed=3), plain)
    assert np.array_equal(weights["a b"][0], expected["dense-1"][0])


def test_weights_go_in_and_out_unchanged():
    graph = convolutional_network()
    model = build_model(graph, seed=1)
    weights = {
        node: tuple(array + 0.5 for array in arrays)
        for node, arrays in read_weights(model, graph).items()
    }
    set_weights(model, graph, weights=weights)
    assert same(read_weights(model, graph), weights)


def test_what_was_read_stays_as_it_was():
    graph = dense_network()
    model = build_model(graph, seed=1)
    before = read_weights(model, graph)
    kept = before["dense-1"][0].copy()
    draw_fresh(model, graph, seed=2)
    assert np.array_equal(before["dense-1"][0], kept)


@pytest.mark.parametrize("change", [{"units": 17}, {"use_bias": False}])
def test_weights_of_another_network_are_refused(change):
    graph = dense_network()
    weights = read_weights(build_model(graph), graph)
    other = set_block(graph, "dense-1", Dense(units=16).with_settings(**change))
    with pytest.raises(WeightsError, match="do not fit"):
        set_weights(build_model(other), other, weights=weights)


def test_the_key_knows_blocks_but_not_places():
    graph = dense_network()
    assert network_key(graph) == network_key(move_nodes(graph, {"dense-1": Point(5.0, 5.0)}))
    assert network_key(graph) != network_key(dense_network(units=17))
    assert network_key(graph) == network_key(replace(graph, notes=()))
