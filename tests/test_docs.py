"""The documentation does what it says: its shell and Python blocks run, and links lead somewhere.

Run are README.md, docs/tour.md, docs/cli.md, docs/format.md and examples/README.md, each in its order and in a folder
of its own that holds `examples`. In ``console`` blocks each line after ``$ `` is a command, the lines below it are what
it prints (``…`` stands for anything, and lines may break elsewhere); ``shell`` blocks run whole and must succeed;
``python`` blocks are one doctest, or run as they are. A block after ``<!-- not run: why -->`` is left out.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import stemma
from stemma.faces.exports.rows import export_json

ROOT = Path(__file__).resolve().parents[1]
_RUN = ("README.md", "docs/tour.md", "docs/cli.md", "docs/format.md", "examples/README.md")
RUN = [page for page in _RUN if (ROOT / page).exists()]
PAGES = sorted(path for where in ("*.md", "docs/**/*.md", "examples/*.md", "bench/*.md") for path in ROOT.glob(where))

BLOCK = re.compile(r"^(?P<skip><!-- not run: [^\n]+ -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S)
LINK = re.compile(r"!?\[[^\]\n]{0,200}\]\((?P<to>[^)\s]{1,300})\)")


@dataclass(frozen=True)
class Block:
    kind: str
    body: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(found["kind"], found["body"], text.count("\n", 0, found.start("body")) + 1)
        for found in BLOCK.finditer(text)
        if not found["skip"]
    ]


def environment() -> dict[str, str]:
    """The environment of a reader who has installed Stemma: plain output, and `stemma` on the path."""
    scripts = sysconfig.get_path("scripts")
    return os.environ | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PYTHONWARNINGS": "error,ignore:SOCKS support in urllib3",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "COLUMNS": "120",
    }


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )


def said(text: str) -> str:
    """Words as printed, whatever the width of the terminal."""
    return " ".join(text.split())


def like(pattern: str) -> re.Pattern[str]:
    return re.compile(".*?".join(re.escape(part.strip()) for part in said(pattern).split("…")))


def run_console(body: str, folder: Path) -> None:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        done = run(command, folder)
        wanted = re.search(r"# exit (\d+)$", command)
        assert done.returncode == int(wanted.group(1) if wanted else 0), f"$ {command}\n{done.stdout}"
        if expected.strip():
            fits = like(expected).fullmatch(said(done.stdout)) is not None
            assert fits, f"$ {command}\nprinted\n{done.stdout}\nnot\n{expected}"


def run_python(code: str, name: str, names: dict[str, object]) -> None:
    test = doctest.DocTestParser().get_doctest(code, names, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    runner.run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, "".join(report)


@pytest.mark.parametrize("name", RUN)
def test_blocks_do_what_they_say(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    found = [block for block in blocks(ROOT / name) if block.kind in {"console", "shell", "python"}]
    for block in found:
        where = f"{name}, line {block.line}"
        if block.kind == "console":
            run_console(block.body, tmp_path)
        elif block.kind == "shell":
            done = run(block.body, tmp_path)
            assert done.returncode == 0, f"{where}\n{done.stdout}"
        elif ">>>" in block.body:
            run_python(block.body, where, names)
        else:
            exec(compile(block.body, where, "exec"), names)  # our own documentation
    assert found, f"{name} shows nothing that can be run"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    dead = [
        found["to"]
        for found in LINK.finditer(text)
        if not re.match(r"(https?:|mailto:|#)", found["to"])
        if not (page.parent / found["to"].partition("#")[0]).exists()
    ]
    assert not dead


def test_every_row_of_the_format_is_described() -> None:
    """docs/format.md names every field that the export of an example writes."""
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    described = set(re.findall(r"`(\w+)`", text)) | set(re.findall(r'"(\w+)"', text))
    with stemma.build([ROOT / "examples" / "dam" / "articles"]) as dossier:
        data = json.loads(export_json(dossier))
    assert data["articles"] and data["derivations"] and data["sources"]
    assert set(keys(data)) <= described


def keys(data: object) -> Iterator[str]:
    """All keys of all objects in a piece of JSON."""
    if isinstance(data, dict):
        yield from data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys(part)
