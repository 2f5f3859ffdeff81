"""The public surface of `stemma`: these names and no others, typed, and cheap to import."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import stemma

PUBLIC = ["Dossier", "NotADossier", "NothingToRead", "Settings", "UnknownId", "__version__", "build", "open"]


def test_public_names() -> None:
    assert sorted(stemma.__all__) == sorted(PUBLIC)
    assert dir(stemma) == sorted(PUBLIC)
    assert all(getattr(stemma, name) is not None for name in PUBLIC)


def test_the_types_name_the_same() -> None:
    stub = ast.parse(Path(stemma.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    imported = {a.asname for node in stub.body if isinstance(node, ast.ImportFrom) for a in node.names if a.asname}
    defined = {node.name for node in stub.body if isinstance(node, ast.FunctionDef)}
    annotated = {ast.unparse(node.target) for node in stub.body if isinstance(node, ast.AnnAssign)}
    assert imported | defined | annotated == set(PUBLIC)


def test_version_is_the_distributions() -> None:
    assert stemma.__version__ == version("stemma-news")


def test_importing_costs_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import stemma; print(*sorted(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "scipy", "polars", "onnxruntime", "trafilatura", "networkx"} & set(loaded)
