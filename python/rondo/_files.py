"""Files of Rondo: NPZ with a document inside, tables, folders."""

from __future__ import annotations

import csv
import json
import os
import zipfile
from pathlib import Path
from typing import Any, Dict, Mapping, Tuple, Union

import numpy as np

from ._errors import RondoError

PathLike = Union[str, "os.PathLike[str]"]
NETWORK = "rondo-network"


def read_npz(path: PathLike) -> Tuple[Dict[str, np.ndarray], dict]:
    """Arrays and JSON document of an NPZ file of Rondo."""
    arrays: Dict[str, np.ndarray] = {}
    document: dict = {}
    with zipfile.ZipFile(path) as archive:
        texts = [n for n in archive.namelist() if n.endswith(".json")]
        if texts:
            document = json.loads(archive.read(texts[0]).decode("utf-8"))
    with np.load(path, allow_pickle=False) as file:
        for name in file.files:
            if not name.endswith(".json"):
                arrays[name] = file[name]
    return arrays, document


def write_npz(path: PathLike, arrays: Mapping[str, Any], document: dict) -> None:
    """Writes an NPZ file with a document ``meta.json``."""
    with open(path, "wb") as out:
        np.savez(out, **arrays)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("meta.json", json.dumps(document))


def table(path: PathLike) -> Any:
    """A CSV table: a DataFrame, or a structured array without pandas."""
    try:
        import pandas  # type: ignore[import-untyped]

        return pandas.read_csv(path)
    except ImportError:
        return structured(path)


def structured(path: PathLike) -> np.ndarray:
    """A CSV table as a structured array: numbers are float64 (empty: NaN), all else text."""
    with open(path, newline="", encoding="utf-8") as lines:
        rows = list(csv.reader(lines))
    titles, body = rows[0], rows[1:]
    columns = [_column([row[k] for row in body]) for k in range(len(titles))]
    kinds = [(title, column.dtype) for title, column in zip(titles, columns)]
    whole = np.zeros(len(body), dtype=kinds)
    for title, column in zip(titles, columns):
        whole[title] = column
    return whole


def _column(texts: list) -> np.ndarray:
    try:
        return np.array([float(t) if t else np.nan for t in texts], dtype=float)
    except ValueError:
        return np.array(texts, dtype=str)


def load(path: PathLike) -> Any:
    """Opens what Rondo has written.

    Returns
    -------
    Network, Trajectory, Branch, Run, Sweep, or an array
        By what the file or folder holds; a matrix file is an array.
    """
    from ._branch import Branch
    from ._network import Network, Trajectory
    from ._run import Run
    from ._sweep import Sweep

    where = Path(path)
    if not where.exists():
        raise RondoError(f"{path}: there is no such file or folder", 2)
    if where.is_dir():
        return Sweep(where) if (where / "table.csv").exists() else Run(where)
    if where.suffix == ".npy":
        return np.load(where, allow_pickle=False)
    if where.suffix != ".npz":
        raise RondoError(f"{path}: rondo.load opens .npz, .npy and folders; rondo.import_network opens others", 2)
    arrays, document = read_npz(where)
    kind = document.get("format", "")
    if kind == NETWORK or {"W_rec", "bias", "x0"} <= set(arrays):
        return Network(where)
    if "branch" in document:
        return Branch(document, arrays)
    if {"t", "x", "r"} <= set(arrays) and kind != "rondo-result":
        return Trajectory(arrays, document.get("about", {}))
    if len(arrays) == 1:
        return next(iter(arrays.values()))
    raise RondoError(f"{path} is no network, trajectory, branch or matrix: it holds {', '.join(arrays)}", 2)
