"""`stemma serve`: it says where it is, answers there and nowhere else, and stops when told."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from faces.claimed import claimed
from faces.standin import keep

from stemma.faces.web.serving import listen

CODE = "import sys; from stemma.cli import app; app(sys.argv[1:])"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(claimed(), tmp_path_factory.mktemp("serve") / "event.stemma")


@contextmanager
def served(path: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """The verb at work, and what it said."""
    command = [sys.executable, "-c", CODE, "serve", str(path), "--no-open", "--json", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while not lines or lines[-1] != "}\n":
            line = process.stdout.readline()
            assert line, process.stderr.read() if process.stderr else ""
            lines.append(line)
        try:
            yield process, json.loads("".join(lines))
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


def test_it_answers_where_it_says_and_stops(path: Path) -> None:
    with served(path, "--port", "0") as (process, said):
        assert said["url"].startswith("http://localhost:") and not said["token"]
        answer = httpx.get(said["url"], trust_env=False)
        assert answer.status_code == 200 and "9 articles tell one story" in answer.text
        assert "server" not in answer.headers
    assert process.returncode == 0
    assert process.stderr is not None


def test_beyond_the_loopback_it_gives_out_a_token(path: Path) -> None:
    with served(path, "--port", "0", "--host", "0.0.0.0") as (_, said):
        plain = f"http://127.0.0.1:{said['port']}/"
        assert said["token"] and said["url"].endswith(f"/?token={said['token']}")
        assert httpx.get(plain, trust_env=False).status_code == 403
        with httpx.Client(trust_env=False, follow_redirects=True) as client:
            assert client.get(plain, params={"token": said["token"]}).status_code == 200
            assert client.get(f"{plain}judgements").status_code == 200


def test_a_taken_port_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="Choose another with --port"):
            listen("127.0.0.1", taken.getsockname()[1])
    with pytest.raises(OSError, match=r"cannot listen on 192\.0\.2\.1"):
        listen("192.0.2.1", 0)  # kept for documentation: no machine has it
