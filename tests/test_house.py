"""The house: who may import whom, what every file keeps to, and that package, dependencies and pins agree."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "stemma"
FILES = sorted(SOURCE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

GROUND = {"model", "settings", "memory"}
# A room, and the rooms it may look into besides itself. Arrows point down.
FLOORS = {
    "model": set(),
    "settings": set(),
    "memory": set(),
    "knowledge": GROUND,
    "language": GROUND | {"knowledge"},
    "sources": GROUND | {"language"},
    "stages": GROUND | {"language", "knowledge"},
    "store": GROUND,
    "engine": GROUND,
    "pipeline": GROUND | {"language", "knowledge", "sources", "stages", "store", "engine"},
    "dossier": GROUND | {"language", "store"},
    "faces": GROUND | {"language", "dossier"},
    "cli": GROUND | {"__init__", "sources", "store", "pipeline", "dossier", "faces"},
    "__main__": {"cli"},
    "__init__": GROUND | {"sources", "store", "pipeline", "dossier", "faces"},
}
SPEAKING = {"cli", "faces"}  # the rooms that may print
STAGES = {
    "articles": "clean_pages",
    "reading": "read_language",
    "stories": "find_stories",
    "entities": "find_entities",
    "reuse": "find_reuse",
    "descent": "trace_descent",
    "statements": "find_statements",
    "claims": "align_claims",
    "support": "weigh_claims",
}
LONGEST_FILE = 450


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file it does so; `from a import b` counts as ``a.b``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its floor"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> Iterator[tuple[str, ...]]:
    """The imports of Stemma's own modules, without the leading ``stemma``."""
    for name in imports(path):
        first, *rest = name.split(".")
        if first == "stemma":
            yield tuple(rest)


def each_file() -> list[object]:
    return [pytest.param(path, id=str(path.relative_to(SOURCE))) for path in FILES]


def test_every_room_has_a_floor() -> None:
    assert {room(path) for path in FILES} <= set(FLOORS)


@pytest.mark.parametrize("path", each_file())
def test_arrows_point_down(path: Path) -> None:
    here = room(path)
    for names in own_imports(path):
        there = names[0] if names and names[0] in FLOORS else "__init__"
        assert there == here or there in FLOORS[here], f"{here} looks up into {'.'.join(names)}"


def test_only_the_pipeline_knows_all_stages() -> None:
    known: set[str] = set()
    for path in FILES:
        stages = {names[1] for names in own_imports(path) if names[:1] == ("stages",) and names[1] in STAGES}
        if room(path) == "pipeline":
            known |= stages
        else:
            assert room(path) == "stages" or not stages, path
            assert len(stages - {path.stem}) == 0, f"{path}: a stage takes another's rows, not its code"
    assert known == set(STAGES)


@pytest.mark.parametrize(("file", "function"), STAGES.items())
def test_a_stage_names_its_method(file: str, function: str) -> None:
    """The docstring says what is done after whom: a name and a year, or the standard that is followed."""
    module = tree(SOURCE / "stages" / f"{file}.py")
    found = next(node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == function)
    text = f"{ast.get_docstring(module)} {ast.get_docstring(found)}"
    assert ast.get_docstring(found), function
    assert re.search(r"\b[A-Z][\w-]+[^;]{0,40}\b(19|20)\d\d\b", text), f"{function}: whose method is it?"


def test_every_public_function_says_what_it_does() -> None:
    silent = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in FILES
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert not silent


@pytest.mark.parametrize("path", each_file())
def test_habits(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE, "two rooms in one file"
    assert "TYPE_CHECKING" not in text, "whoever needs it stands on the wrong floor"
    if room(path) not in SPEAKING:
        calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
        assert not [name for name in calls if isinstance(name, ast.Name) and name.id == "print"]


@pytest.mark.parametrize("path", [path for path in FILES if room(path) == "stages"], ids=lambda path: path.name)
def test_stages_are_pure(path: Path) -> None:
    """No store, no socket, no clock, no chance."""
    banned = {"sqlite3", "socket", "httpx", "urllib", "time", "random", "os", "subprocess", "pathlib", "onnxruntime"}
    assert not {name.split(".")[0] for name in imports(path)} & banned
    assert not re.search(r"\b(open|now|today|utcnow)\(", path.read_text(encoding="utf-8"))


def test_what_the_package_carries_is_there() -> None:
    assert (SOURCE / "py.typed").exists()
    assert len(list((SOURCE / "knowledge").glob("*.toml"))) >= 3
    assert len(list((SOURCE / "faces" / "templates").glob("*"))) >= 1
    models = list((SOURCE / "language" / "models").rglob("*.onnx"))
    assert models and all(model.stat().st_size > 1_000_000 for model in models)
    assert sum(model.stat().st_size for model in models) < 60_000_000, "weights too heavy for a wheel"
    assert list((SOURCE / "language" / "models").rglob("tokenizer.json"))
    assert all(list(model.parent.glob("*.md")) for model in models), "weights without a card"


def distribution(requirement: str) -> str:
    """The normal form of a requirement's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


def test_dependencies_are_those_that_are_imported() -> None:
    declared = {distribution(requirement) for requirement in PROJECT["dependencies"]}
    modules = {name.split(".")[0] for path in FILES for name in imports(path)}
    foreign = modules - set(sys.stdlib_module_names) - {"stemma"}
    owners = packages_distributions()
    imported = {distribution(owners[name][0]) for name in foreign}
    assert imported - declared == set(), "imported and not declared"
    assert declared - imported == {"tzdata"}, "declared and not imported; tzdata is there for zoneinfo"


def test_everything_is_pinned_and_hashed() -> None:
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in pinned and "--index" not in pinned, "the pins name no place to fetch from"
    entries = [entry for entry in re.split(r"^(?=\w)", pinned, flags=re.MULTILINE) if "==" in entry]
    assert all("--hash=sha256:" in entry for entry in entries)
    wanted = {distribution(name) for name in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]}
    assert wanted <= {distribution(entry) for entry in entries}
