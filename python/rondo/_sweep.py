"""Sweeps: many recipes, one table."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any, Mapping, Optional, Union

from ._errors import RondoError
from ._files import PathLike, table
from ._program import ask
from ._study import Study


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


def sweep(
    plan: Union[PathLike, Mapping[str, Any]],
    out: Optional[PathLike] = None,
    *,
    study: Optional[Union[Study, Mapping[str, Any]]] = None,
    workers: Optional[int] = None,
) -> Sweep:
    """Runs a sweep on this machine (``rondo sweep``); the same call after an interruption goes on.

    Parameters
    ----------
    plan : path or mapping
        The sweep file (YAML), or the same as a mapping: ``{"vary": {"network.units": [50, 100]}, "seeds": "1..5"}``.
    out : path, optional
        The folder (default: ``sweeps/NAME``; a mapping has no name and needs one).
    study : Study or mapping, optional
        What is trained, for a mapping (default: the study that it names, else the sequence task).
    workers : int, optional
        Points that are worked on at the same time (default: all processors).
    """
    words = [] if workers is None else ["--workers", workers]
    if not isinstance(plan, Mapping):
        document = ask("sweep", plan, *([] if out is None else ["--out", out]), *words, "--json")
        return Sweep(document["folder"] if out is None else out)
    if out is None:
        raise RondoError("A sweep of a mapping needs out=, the folder that keeps it", 2)
    with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
        whole = dict(plan)
        if study is not None:
            made = study if isinstance(study, Study) else Study(study)
            whole["study"] = str(made.file)
        elif isinstance(whole.get("study"), str):
            whole["study"] = os.path.abspath(whole["study"])
        file = Path(folder) / "sweep.yaml"
        # JSON is YAML, too.
        file.write_text(json.dumps(whole), encoding="utf-8")
        ask("sweep", file, "--out", out, *words, "--json")
    return Sweep(out)
