"""Sweeps: many recipes, one table."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, Mapping, Optional, Union

from ._errors import RondoError
from ._files import PathLike, table
from ._program import ask


class Sweep:
    """A sweep's folder.

    Parameters
    ----------
    path : path
        Folder that ``sweep`` made.
    """

    def __init__(self, path: PathLike):
        self.path = Path(path)
        if not (self.path / "table.csv").exists():
            raise RondoError(f"{path} is no folder of a sweep: it has no table.csv", 2)

    @property
    def table(self) -> Any:
        """A row per point: a DataFrame, or a structured array without pandas."""
        return table(self.path / "table.csv")

    def __repr__(self) -> str:
        return f"Sweep({str(self.path)!r}, {len(self.table)} rows)"


def sweep(plan: Union[PathLike, Mapping[str, Any]], out: Optional[PathLike] = None, *, threads: Optional[int] = None) -> Sweep:
    """Runs a sweep (``rondo sweep``); the same call after an interruption goes on.

    Parameters
    ----------
    plan : path or mapping
        The sweep file (YAML or JSON), or the same as a mapping.
    out : path, optional
        The folder (default: ``sweeps/NAME``).
    """
    where = [] if out is None else ["--out", out]
    words = [] if threads is None else ["--threads", threads]
    with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
        file: Any = plan
        if isinstance(plan, Mapping):
            file = Path(folder) / "sweep.json"
            file.write_text(json.dumps(plan), encoding="utf-8")
        document = ask("sweep", file, *where, *words, "--json")
    return Sweep(document["folder"] if out is None else out)
