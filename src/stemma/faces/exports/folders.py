"""Several files as a folder or as one archive, the same bytes for the same files."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say; the hour of writing is no part of the content
_COMPRESSED = (".parquet",)


def write_files(files: Mapping[str, bytes], target: Path) -> list[Path]:
    """Write `files` (by name) into the folder `target`, made where it is missing; into an archive if it ends in .zip.

    Returns what was written: the archive, or each file. Raises OSError.
    """
    if target.suffix.lower() == ".zip":
        with zipfile.ZipFile(target, "w") as archive:
            for name, content in files.items():
                how = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, how)
        return [target]
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    return [target / name for name in files]
