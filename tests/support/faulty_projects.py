"""Faulty projects by the kind of their problem, and what they are made of."""

from __future__ import annotations

from dataclasses import replace

from other_tasks import rings_project, sine_project
from projects import GOOD, HERE, RELU, SIGMOID, SOFTMAX, network, project
from recorded import recorded

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction as F
from netbuilder.blocks.add import Add
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.concatenate import Concatenate
from netbuilder.blocks.conv1d import Conv1D
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.depthwise_conv2d import DepthwiseConv2D
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.embedding import Embedding
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.global_average_pooling2d import GlobalAveragePooling2D
from netbuilder.blocks.group_normalization import GroupNormalization
from netbuilder.blocks.input import Input
from netbuilder.blocks.lstm import LSTM
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.blocks.permute import AxisOrder, Permute
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.up_sampling2d import UpSampling2D
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.blocks.window import Padding
from netbuilder.network.edit import add_node, append, connect
from netbuilder.network.graph import Edge, Graph
from netbuilder.project.plan import Loss, OptimizerName
from netbuilder.project.project import Project

IMAGE = Input(shape=(28, 28, 1))
START = (Input(), Flatten())
HIDDEN = Dense(units=50, activation=RELU)
LOOSE = Dense(units=10, activation=SIGMOID)
NAN = recorded("nan")


def beside(graph: Graph, block, *, behind: str = "") -> Graph:
    grown, name = add_node(graph, block, HERE)
    return connect(grown, Edge(behind, name)) if behind else grown


def merged(merge, *branches, entering=IMAGE) -> Project:
    """Return branches, each of blocks in a row, that lead from the Input into a merge."""
    graph, ends = network(entering), []
    for branch in branches:
        last = "input-1"
        for block in branch:
            graph, name = add_node(graph, block, HERE)
            graph, last = connect(graph, Edge(last, name)), name
        ends.append(last)
    graph, both = add_node(graph, merge, HERE)
    for port, end in enumerate(ends):
        graph = connect(graph, Edge(end, both, 0, port))
    graph, _name = append(graph, Flatten(), HERE)
    return Project(append(graph, SOFTMAX, HERE)[0])


def planned(given: Project, **settings) -> Project:
    return replace(given, plan=given.plan.with_settings(**settings))


def two_inputs(*, joined: bool) -> Project:
    graph = beside(network(*GOOD), Input())
    graph = connect(beside(graph, Flatten()), Edge("input-2", "flatten-2")) if joined else graph
    return Project(graph)


def open_sum() -> Graph:
    graph = network(*START, Dense(units=20, activation=RELU), Dense(units=20, activation=RELU))
    return append(graph, Add(), HERE)[0]


def frozen(*blocks) -> Project:
    return project(
        *(
            block.with_settings(frozen=True) if "frozen" in type(block).declared() else block
            for block in blocks
        )
    )


MISFITS = [
    project(IMAGE, Conv2D(kernel_size=(40, 40)), Flatten(), SOFTMAX),
    project(IMAGE, MaxPooling2D(pool_size=(30, 30)), Flatten(), SOFTMAX),
    project(Input(), Conv1D(kernel_size=40), Flatten(), SOFTMAX),
    project(IMAGE, Conv2D(strides=(2, 2), dilation_rate=(2, 2)), Flatten(), SOFTMAX),
    project(IMAGE, DepthwiseConv2D(strides=(2, 1)), Flatten(), SOFTMAX),
    project(Input(), Conv2D(), Flatten(), SOFTMAX),
    project(Input(), Conv2D(kernel_size=(40, 40)), Flatten(), SOFTMAX),
    project(Input(shape=(784,)), Conv2D(), Flatten(), SOFTMAX),
    project(IMAGE, Flatten(), Conv2D(), SOFTMAX),
    project(Input(), Flatten(), Conv2D(), MaxPooling2D(), SOFTMAX),
    project(Input(), Flatten(), Conv2D(), Flatten(), SOFTMAX),
    project(*START, HIDDEN, Conv2D(), Flatten(), SOFTMAX),
    project(IMAGE, GlobalAveragePooling2D(), MaxPooling2D(), Flatten(), SOFTMAX),
    project(IMAGE, LSTM(units=8), SOFTMAX),
    project(Input(), LSTM(units=8), LSTM(units=8), SOFTMAX),
    project(Input(), LSTM(units=8), Conv2D(), Flatten(), SOFTMAX),
    project(*START, LSTM(units=8), SOFTMAX),
    project(Input(scale=False, shape=(28, 28, 1)), Embedding(input_dim=256), Conv2D(), Flatten()),
    project(Input(), GroupNormalization(groups=32), Flatten(), SOFTMAX),
    project(Input(), Reshape(target_shape=(7, 7)), Flatten(), SOFTMAX),
    project(*START, HIDDEN, Reshape(target_shape=(28, 28, 1)), Flatten(), SOFTMAX),
    project(*START, Permute(), SOFTMAX),
    project(IMAGE, Permute(), Flatten(), SOFTMAX),
    project(Input(), Permute(dims=AxisOrder.THIRD_SECOND_FIRST), Flatten(), SOFTMAX),
    merged(Add(), [Flatten()], [Flatten(), HIDDEN]),
    merged(Add(), [Conv2D(filters=8)], [Conv2D(filters=8), Conv2D(filters=8)]),
    merged(Add(), [Conv2D(filters=8)], [Conv2D(filters=16)]),
    merged(Add(), [Conv2D(filters=8, strides=(2, 2), padding=Padding.SAME)], [Conv2D(filters=4)]),
    merged(Add(), [MaxPooling2D()], [Reshape(target_shape=(28, 28, 1))]),
    merged(Add(), [Conv2D(filters=8)], [Flatten(), HIDDEN]),
    merged(Add(), [Reshape(target_shape=(28, 28))], [Reshape(target_shape=(14, 56))]),
    merged(Add(), [Dense(units=8)], [Dense(units=16)], entering=Input()),
    merged(Concatenate(), [Conv2D(filters=8)], [MaxPooling2D()]),
    merged(Concatenate(), [Reshape(target_shape=(28, 28))], [Reshape(target_shape=(14, 56))]),
    merged(Concatenate(), [Flatten()], [Conv2D(filters=8)]),
    merged(Concatenate(axis=3), [Flatten()], [Flatten(), HIDDEN]),
    merged(Concatenate(axis=1), [Conv2D(filters=8)], [Conv2D(filters=4)]),
]
CASES: dict[str, list[Project]] = {
    "no_input": [Project(), Project(network(Flatten(), HIDDEN)), Project(network(Conv2D()))],
    "several_inputs": [two_inputs(joined=False), two_inputs(joined=True)],
    "several_outputs": [
        Project(beside(network(*GOOD), Dropout(), behind="flatten-1")),
        Project(beside(network(*START, HIDDEN), Dense(units=50), behind="flatten-1")),
        Project(beside(network(*START, HIDDEN), Dense(units=20), behind="flatten-1")),
        Project(beside(open_sum(), Dense(units=20), behind="flatten-1")),
    ],
    "missing_input": [
        project(*GOOD[:3], Add(), SOFTMAX),
        Project(open_sum()),
        Project(connect(beside(open_sum(), Dense(units=20)), Edge("dense-3", "add-1", 0, 1))),
        Project(
            connect(
                network(*GOOD[:3], Concatenate(wires=4), SOFTMAX),
                Edge("flatten-1", "concatenate-1", 0, 2),
            )
        ),
    ],
    "misfit": MISFITS,
    "data_shape": [
        project(Input(shape=shape), *GOOD[1:]) for shape in ((100,), (32, 32), (32, 32, 3))
    ]
    + [project(Input(shape=(32, 32)), Conv2D(), Flatten(), SOFTMAX)],
    "short_table": [project(Input(scale=False), Embedding(input_dim=10), Flatten(), SOFTMAX)],
    "aside": [
        Project(beside(network(*GOOD), Dropout())),
        Project(beside(network(*GOOD[:3]), SOFTMAX)),
    ],
    "output_shape": [
        project(Input()),
        project(*GOOD[:3]),
        project(*START, Dense(units=9)),
        project(*START, Dense(units=9), loss=Loss.MSE),
        project(Input(), Dense(units=9)),
        project(Input(), SOFTMAX),
        project(*START, Dense(units=9), Activation(activation=F.SOFTMAX)),
        project(Input(), Activation(activation=F.SOFTMAX)),
        planned(project(*START, Dense(units=9)), from_logits=True),
        planned(project(*START, HIDDEN), from_logits=True),
    ],
    "nothing_to_learn": [
        project(IMAGE, MaxPooling2D(pool_size=(28, 28)), UpSampling2D(size=(2, 5)), Flatten())
    ],
    "all_frozen": [frozen(*GOOD), frozen(*START, SOFTMAX)],
    "loss_of_another_task": [sine_project(loss=Loss.CATEGORICAL_CROSSENTROPY)],
    "not_logits": [
        planned(project(*GOOD), from_logits=True),
        planned(
            project(*START, Dense(units=10), Activation(activation=F.SOFTMAX)), from_logits=True
        ),
    ],
    "loss_needs_probabilities": [
        project(*START, Dense(units=10)),
        project(*START, Dense(units=10, activation=RELU)),
        project(*START, Dense(units=10), BatchNormalization()),
    ],
    "not_drawings": [rings_project(augmented_copies=1)],
    "no_classes": [sine_project(weight_classes=True)],
    "class_weights": [
        planned(project(*GOOD), weight_classes=True, class_weights=weights)
        for weights in ((1.0, 2.0), (0.0,) * 10)
    ],
    "no_validation": [planned(project(*GOOD), validation_split=0.0, early_stopping=True)],
    "slow_loss": [planned(project(*GOOD, loss=Loss.MSE), optimizer=OptimizerName.SGD)],
    "too_large": [
        project(*START, Dense(units=7_000, activation=RELU), SOFTMAX),
        project(*START, *[Dense(units=5_000, activation=RELU)] * 3, SOFTMAX),
    ],
    "trained_as_softmax": [project(*START, HIDDEN, LOOSE)],
    "trained_as_sigmoid": [project(*GOOD, loss=Loss.BINARY_CROSSENTROPY)],
    "independent_answers": [project(*START, HIDDEN, LOOSE, loss=Loss.KL_DIVERGENCE)],
    "diverged": [Project(graph=NAN.graph, plan=NAN.plan)],
    "grey_values": [project(Input(scale=False), *GOOD[1:])],
    "embedded_shares": [project(Input(), Embedding(input_dim=256), Flatten(), SOFTMAX)],
    "dropout_at_the_end": [
        project(*START, HIDDEN, Dense(units=10), Dropout(), Activation(activation=F.SOFTMAX)),
        project(*START, HIDDEN, Dropout(), SOFTMAX, Dropout()),
    ],
    "strong_dropout": [project(*START, HIDDEN, Dropout(rate=0.9), SOFTMAX)],
    "normalized_after_dropout": [
        project(*START, HIDDEN, Dropout(), BatchNormalization(), SOFTMAX),
        Project(
            beside(
                network(*START, HIDDEN, Dropout(), BatchNormalization(), SOFTMAX),
                Dense(units=5),
                behind="dropout-1",
            )
        ),
    ],
    "straight_pair": [project(*START, Dense(units=50), Dropout(), SOFTMAX)],
    "two_softmax": [project(*GOOD, Activation(activation=F.SOFTMAX))],
    "vanishing": [project(*START, *[Dense(units=20, activation=SIGMOID)] * 4, SOFTMAX)],
    "neurons_dead": [
        project(*START, HIDDEN.with_settings(kernel_initializer=Initializer.ZEROS), SOFTMAX)
    ],
    "neurons_alike": [
        project(*START, HIDDEN.with_settings(kernel_initializer=Initializer.ONES), SOFTMAX)
    ],
}
