"""One file is one dossier, and no other file is ever touched."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stemma.model import Judgement, Receipt, Source
from stemma.store.base import SAID, SOURCES, NotADossier
from stemma.store.sqlite import APPLICATION, SCHEMA, SqliteStore

ROW = Source("src-a", "Office", "office")


def make(path: Path) -> Path:
    with SqliteStore(path, create=True) as store:
        store.replace(Receipt("descent", "one", "d"), [SOURCES.of([ROW])])
    return path


def test_closing_leaves_one_file_that_opens_again(tmp_path: Path) -> None:
    path = make(tmp_path / "x.stemma")
    assert [found.name for found in tmp_path.iterdir()] == ["x.stemma"]
    before = path.read_bytes()
    with SqliteStore(path) as store:
        assert store.rows(SOURCES) == [ROW]
    assert path.read_bytes() == before, "reading writes nothing"
    assert len(list(tmp_path.iterdir())) == 1


def test_any_tool_reads_it(tmp_path: Path) -> None:
    db = sqlite3.connect(make(tmp_path / "x.stemma"))
    assert db.execute("SELECT json_extract(body, '$.name') FROM sources").fetchall() == [("Office",)]
    db.close()


def test_what_was_not_closed_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "x.stemma"
    writer = SqliteStore(path, create=True)
    writer.replace(Receipt("descent", "one", "d"), [SOURCES.of([ROW])])
    with SqliteStore(path) as reader:
        assert reader.rows(SOURCES) == [ROW]
    writer.close()
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("content", [b"notes", b"PK\x03\x04" + bytes(50), b"SQLite format 3\x00" + b"x" * 200])
@pytest.mark.parametrize("create", [True, False])
def test_another_file_is_refused_and_stays_as_it_is(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotADossier, match=r"notes\.txt"):
        SqliteStore(path, create=create)
    assert path.read_bytes() == content


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_refused_and_stays_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE pages (x)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(NotADossier, match="another program"):
        SqliteStore(path, create=create)
    assert path.read_bytes() == before


def test_a_newer_dossier_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "x.stemma")
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    with pytest.raises(NotADossier, match="newer Stemma"):
        SqliteStore(path)


def test_an_older_dossier_is_brought_up_to_date_where_it_is_built_again(tmp_path: Path) -> None:
    path = make(tmp_path / "x.stemma")
    db = sqlite3.connect(path)
    db.execute("DROP TABLE said")
    db.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    db.commit()
    db.close()
    with pytest.raises(NotADossier, match=r"older Stemma.*build it again"):
        SqliteStore(path)
    with SqliteStore(path, create=True) as store:
        assert store.rows(SAID) == []
    SqliteStore(path).close()


def test_an_empty_file_may_become_a_dossier(tmp_path: Path) -> None:
    path = tmp_path / "x.stemma"
    path.touch()
    with pytest.raises(NotADossier):
        SqliteStore(path)
    assert make(path).stat().st_size > 0


def test_nothing_to_open(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no dossier at"):
        SqliteStore(tmp_path / "x.stemma")
    with pytest.raises(FileNotFoundError, match="no folder"):
        SqliteStore(tmp_path / "missing" / "x.stemma", create=True)
    with pytest.raises(NotADossier, match="folder"):
        SqliteStore(tmp_path, create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_never_written_to_is_not_left_behind(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "x.stemma", create=True).close()
    assert list(tmp_path.iterdir()) == []
    path = make(tmp_path / "y.stemma")
    SqliteStore(path, create=True).close()
    assert path.exists()


def test_a_damaged_row_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "x.stemma")
    db = sqlite3.connect(path)
    db.execute("UPDATE sources SET body = '{'")
    db.commit()
    db.close()
    with SqliteStore(path) as store, pytest.raises(NotADossier, match="damaged"):
        store.rows(SOURCES)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "x.stemma")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(NotADossier), SqliteStore(path) as store:
        store.rows(SOURCES)


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "x.stemma")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with SqliteStore(path) as store:
        store._db.execute("PRAGMA busy_timeout = 1")
        assert store.rows(SOURCES) == [ROW]
        with pytest.raises(OSError, match="cannot be written"):
            store.judge(Judgement("j", "a", "reject", "Ann", "2031-01-01"))
    other.execute("ROLLBACK")
    other.close()


def test_two_programs_judge_at_once(tmp_path: Path) -> None:
    """All that both decide is kept, each in its own order."""
    path = make(tmp_path / "x.stemma")
    code = (
        "import sys; from stemma.store.sqlite import SqliteStore; from stemma.model import Judgement\n"
        "for n in range(25):\n"
        "    with SqliteStore(sys.argv[1]) as store:\n"
        "        store.judge(Judgement(f'{sys.argv[2]}-{n}', 'der-1', 'reject', sys.argv[2], '2031-01-01'))\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("ann", "ben")]
    assert [program.wait(timeout=100) for program in running] == [0, 0]
    with SqliteStore(path) as store:
        names = [row.id for row in store.judgements()]
    for user in ("ann", "ben"):
        assert [name for name in names if name.startswith(user)] == [f"{user}-{n}" for n in range(25)]
    assert [found.name for found in tmp_path.iterdir()] == ["x.stemma"]


def test_threads_judge_at_once(tmp_path: Path) -> None:
    """A server's threads share one store."""
    with SqliteStore(make(tmp_path / "x.stemma")) as store, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: store.judge(Judgement(f"j-{n}", "a", "reject", "Ann", "2031-01-01")), range(80)))
        assert len({row.id for row in store.judgements()}) == 80


def test_a_file_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    with SqliteStore(make(tmp_path / "x.stemma")) as store:
        store._db.execute("PRAGMA query_only = ON")
        with pytest.raises(OSError, match="read-only: copy it"):
            store.judge(Judgement("j", "a", "reject", "Ann", "2031-01-01"))


def test_asking_a_closed_store(tmp_path: Path) -> None:
    store = SqliteStore(make(tmp_path / "x.stemma"))
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.rows(SOURCES)
