"""What the command line does with the runs that a project has already."""

from __future__ import annotations

from runs import a_run

from netbuilder.files.opening import open_path
from netbuilder.files.project_file import save_document
from netbuilder.project.document import Document
from netbuilder.project.run import Series


def test_weights_that_the_file_keeps_no_longer_are_named_with_their_size(netbuilder, good):
    project = open_path(good).project
    former = a_run(1, graph=project.graph, plan=project.plan, series=Series())
    save_document(Document(project, (former,)), good)
    trained = netbuilder("train", good, "--out", good)
    assert trained.code == 0
    assert "The file does not keep the weights of Run 1 (31.4 kB)." in trained.err
    assert [bool(run.weights) for run in open_path(good).runs] == [False, True]
