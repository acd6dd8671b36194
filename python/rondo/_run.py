"""Training, and the run folders that it fills."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any, Dict, Iterable, Mapping, Optional, Union

import numpy as np

from ._errors import RondoError
from ._files import PathLike, table
from ._network import Network
from ._program import ask
from ._result import Record
from ._study import Study


class Run:
    """A run folder: networks, their histories, the result.

    Parameters
    ----------
    path : path
        Folder that ``train`` or ``run`` made.
    """

    def __init__(self, path: PathLike):
        self.path = Path(path)
        file = self.path / "result.json"
        if not file.exists():
            raise RondoError(f"{path} is no complete run folder: it has no result.json", 2)
        self.result = Record(json.loads(file.read_text(encoding="utf-8")))

    @property
    def seeds(self) -> list:
        """Random seeds of the networks, one each."""
        folder = self.path / "seeds"
        if not folder.is_dir():
            return []
        return sorted(int(d.name) for d in folder.iterdir() if d.name.lstrip("-").isdigit())

    @property
    def network(self) -> Network:
        """The network that validated best."""
        return Network(self.path / "network.npz")

    def network_of(self, seed: int) -> Network:
        """The network of a seed."""
        return Network(self._of(seed) / "network.npz")

    @property
    def history(self) -> Any:
        """Loss, gradient norm and validation of every epoch of the best network: a DataFrame, or a structured array."""
        return table(self.path / "history.csv")

    def history_of(self, seed: int) -> Any:
        """History of a seed."""
        return table(self._of(seed) / "history.csv")

    def _of(self, seed: int) -> Path:
        folder = self.path / "seeds" / str(seed)
        if not folder.is_dir():
            raise RondoError(f"{self.path} has no seed {seed}: it has {', '.join(map(str, self.seeds))}", 2)
        return folder

    @property
    def r2(self) -> float:
        """R2 of the best network's best validation: 1 - SSE/SST."""
        recorded = np.asarray(self.history["validation_r2"], dtype=float)
        return float(np.nanmax(recorded)) if np.isfinite(recorded).any() else float("nan")

    def plot(self, ax: Any = None) -> Any:
        """Draws the loss of every seed over epochs (needs matplotlib); the axes."""
        from ._network import _new_axes

        axes = ax if ax is not None else _new_axes()
        for seed in self.seeds:
            history = self.history_of(seed)
            axes.semilogy(np.asarray(history["epoch"]), np.asarray(history["loss"]), label=f"seed {seed}")
        axes.set_xlabel("epoch")
        axes.set_ylabel("loss")
        axes.legend()
        return axes

    def __repr__(self) -> str:
        return f"Run({str(self.path)!r}, seeds {', '.join(map(str, self.seeds))}, best R2 {self.r2:.4f})"

    def _repr_html_(self) -> str:
        figures = sorted((self.path / "figures").glob("*.svg")) if (self.path / "figures").is_dir() else []
        picture = figures[0].read_text(encoding="utf-8") if figures else ""
        return f"<p><b>{html.escape(repr(self))}</b></p>{picture}"


def _fill(command: str, study: Any, out: Optional[PathLike], seeds: Any, words: list) -> Run:
    made = study if isinstance(study, Study) else Study(study)
    if seeds is not None:
        chosen = [int(seeds)] if isinstance(seeds, (int, np.integer)) else [int(s) for s in seeds]
        made = made.set({"seeds": chosen})
    where = [] if out is None else ["--out", out]
    document = ask(command, *made._words(), *where, *words, "--json")
    return Run(document["folder"] if out is None else out)


def train(
    study: Optional[Union[Study, PathLike, Mapping[str, Any]]] = None,
    out: Optional[PathLike] = None,
    *,
    seeds: Optional[Union[int, Iterable[int]]] = None,
    resume: bool = True,
    force: bool = False,
    threads: Optional[int] = None,
) -> Run:
    """Trains the networks of a study (``rondo train``), with a progress bar.

    An interruption (Ctrl-C, the notebook's stop button) keeps the checkpoint, and the same call goes on from there with
    the same bits; a finished run of the same study is opened.

    Parameters
    ----------
    study : Study, path or mapping, optional
        What is learned (default: the sequence of the default study).
    out : path, optional
        The run folder (default: ``runs/NAME``).
    seeds : int or iterable of int, optional
        One network is trained for each (default: those of the study).
    resume : bool
        False to refuse a folder that is there already.
    force : bool
        True to overwrite a run folder of another study.
    threads : int, optional
        Networks trained at the same time (default: all processors).
    """
    words = [] if threads is None else ["--threads", threads]
    return _fill("train", study, out, seeds, words + ["--resume"] * resume + ["--force"] * force)


def run(
    study: Optional[Union[Study, PathLike, Mapping[str, Any]]] = None,
    out: Optional[PathLike] = None,
    *,
    seeds: Optional[Union[int, Iterable[int]]] = None,
    resume: bool = True,
    force: bool = False,
    threads: Optional[int] = None,
) -> Run:
    """Trains, dissects and writes a report (``rondo run``); parameters as of ``train``."""
    words = [] if threads is None else ["--threads", threads]
    return _fill("run", study, out, seeds, words + ["--resume"] * resume + ["--force"] * force)
