"""What must not stand in the code, looked for in its syntax tree; and traps of the libraries."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from sources import PACKAGE, SOURCES, tree_of

LOADERS = {"load_model", "from_config", "model_from_json", "model_from_config", "clone_model"}
"""Names that build objects from what a file says. `deserialize*` is looked for by its beginning."""
MODULES = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
BUILTINS = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
SPEAKERS = {"app.py", "commands/output.py"}
CHECKED = {"load_model"}
"""What the `verify` of an exporter may use, on the file that it has written itself."""
SAYS_YES = {("allow_pickle", True), ("safe_mode", False)}


def named(node: ast.AST) -> list[str]:
    """Return the names that a node of the tree uses, plain, dotted, imported or asked for."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return [name]
        case ast.Import(names=names):
            return [part for alias in names for part in alias.name.split(".")]
        case ast.ImportFrom(module=module, names=names):
            return [*(module or "").split("."), *(alias.name for alias in names)]
        case ast.Call(
            func=ast.Name(id="getattr" | "hasattr"), args=[_, ast.Constant(value=str(n))]
        ):
            return [n]
    return []


def sins(tree: ast.AST) -> list[str]:
    """Return what a file must not do, with its line."""
    found = []
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        for name in named(node):
            if name in LOADERS | MODULES or name.startswith("deserialize"):
                found.append(f"{line}: {name}")
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BUILTINS:
                found.append(f"{line}: {name}()")
            case ast.keyword(arg=arg, value=ast.Constant(value=value)) if (arg, value) in SAYS_YES:
                found.append(f"{line}: {arg}={value}")
            case ast.Assert():
                found.append(f"{line}: assert")
    return found


def prints(tree: ast.AST) -> list[int]:
    """Return the lines that print, or write to a standard stream by its name."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print")
        or (
            isinstance(node, ast.Attribute)
            and node.attr in {"write", "writelines"}
            and getattr(node.value, "attr", "") in {"stdout", "stderr", "__stdout__", "__stderr__"}
        )
    ]


def checks(source: Path) -> set[str]:
    """Return what an exporter opens what it has just written with, as `sins` tells it."""
    if source.parent.relative_to(PACKAGE) != Path("engine/exporters"):
        return set()
    return {
        f"{node.lineno}: {name}"
        for function in functions(tree_of(source))
        if function.name == "verify"
        for node in ast.walk(function)
        for name in named(node)
        if name in CHECKED
    }


def test_no_file_can_run_what_it_reads():
    found = {
        str(source.relative_to(PACKAGE)): set(sins(tree_of(source))) - checks(source)
        for source in SOURCES
    }
    assert {name: sinful for name, sinful in found.items() if sinful} == {}


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "import os.path, pickle",
        "from pickle import loads",
        "from keras.models import load_model",
        "keras.saving.load_model(path)",
        "getattr(keras.models, 'load_model')(path)",
        "keras.layers.Dense.from_config(config)",
        "build = Dense.from_config",
        "keras.saving.deserialize_keras_object(config)",
        "keras.optimizers.deserialize(config)",
        "eval(text)",
        "exec(text)",
        "compile(text, '', 'exec')",
        "__import__(name)",
        "np.load(path, allow_pickle=True)",
        "read(path, safe_mode=False)",
        "assert model",
    ],
)
def test_the_rule_sees_each_way_around_it(code: str):
    assert sins(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "model.compile(loss='mse')",
        "re.compile('x')",
        "app.exec()",
        "np.load(path, allow_pickle=False)",
        "json.loads(text)",
        "layer.get_config()",
    ],
)
def test_the_rule_lets_harmless_names_be(code: str):
    assert sins(ast.parse(code)) == []


def test_only_the_entrances_print():
    found = {
        f"{source.relative_to(PACKAGE)}:{line}"
        for source in SOURCES
        if source.relative_to(PACKAGE).as_posix() not in SPEAKERS
        for line in prints(tree_of(source))
    }
    assert found == set()


def test_files_stay_small():
    lengths = {str(s.relative_to(PACKAGE)): len(s.read_text("utf-8").splitlines()) for s in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > 250} == {}


def zip_writers(tree: ast.AST) -> list[int]:
    """Return the lines that open a zip for writing, which gives members today's date."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and named(node.func)[-1:] == ["ZipFile"]:
            modes = [*node.args[1:2], *(key.value for key in node.keywords if key.arg == "mode")]
            if any(not isinstance(m, ast.Constant) or m.value != "r" for m in modes):
                found.append(node.lineno)
    return found


def test_zips_are_written_in_one_way_alone():
    found = {
        source.relative_to(PACKAGE).as_posix() for source in SOURCES if zip_writers(tree_of(source))
    }
    assert found == {"files/archive_writing.py"}


def test_every_label_says_whether_it_takes_html():
    """Else Qt takes what looks like HTML for it, even where it is the name of a run."""
    undecided = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}"
        for source in SOURCES
        if source.relative_to(PACKAGE).as_posix() != "ui/widgets/labels.py"
        for node in ast.walk(tree_of(source))
        if (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QLabel")
        or (
            isinstance(node, ast.ClassDef)
            and any(getattr(base, "id", "") == "QLabel" for base in node.bases)
            and "setTextFormat" not in {name for part in ast.walk(node) for name in named(part)}
        )
    ]
    assert undecided == []


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_functions_stay_small():
    long = [
        f"{source.relative_to(PACKAGE)}:{node.name}"
        for source in SOURCES
        for node in functions(tree_of(source))
        if (node.end_lineno or 0) - node.lineno + 1 > 40
    ]
    assert long == []


def test_translated_sentences_are_whole():
    """A sentence made with an f-string inside `_()` can never be found in a translation."""
    broken = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(tree_of(source))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in {"_", "N_"}
        and any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in node.args)
    ]
    assert broken == []


def test_signals_are_blocked_by_what_unblocks_them_again():
    blocked = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(tree_of(source))
        if isinstance(node, ast.Attribute) and node.attr == "blockSignals"
    ]
    assert blocked == [], "use QSignalBlocker"


def test_void_calls_into_qt_keep_none_alive():
    """PySide6 6.12.0 on Python < 3.12 drops a reference of None in every void call."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _call in range(500):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) <= 50
