"""Studies: what is to be learned, by which network."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Union

import numpy as np

from ._errors import RondoError
from ._files import PathLike, read_npz
from ._program import ask


class Trials:
    """Trials of a task before any training.

    Attributes
    ----------
    u, target, mask : arrays (trial, time, input or readout)
        Inputs, targets, and the weights of the errors.
    length : array (trial,)
        Number of steps of each trial.
    step_ms : float
        Step in ms.
    names : list of str
        Name of each trial's condition.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray], document: Mapping, svg: str):
        self.u, self.target, self.mask = arrays["u"], arrays["target"], arrays["mask"]
        self.length = arrays["length"].astype(int)
        self.step_ms = float(arrays["step_ms"])
        self.inputs = list(document["inputs"])
        self.readouts = list(document["readouts"])
        self.names = [t["name"] for t in document["trials"]]
        self.variables = [t["variables"] for t in document["trials"]]
        self._svg = svg

    def __len__(self) -> int:
        return len(self.names)

    @property
    def t(self) -> np.ndarray:
        """Times of the steps in s."""
        return self.step_ms / 1e3 * np.arange(1, self.u.shape[1] + 1)

    def plot(self, trial: int = 0, ax: Any = None) -> Any:
        """Draws inputs (dashed) and targets of one trial (needs matplotlib); the axes."""
        from ._network import _new_axes

        axes = ax if ax is not None else _new_axes()
        steps = self.length[trial]
        axes.plot(self.t[:steps], self.u[trial, :steps], "--", color="0.6")
        counted = np.where(self.mask[trial, :steps] > 0, self.target[trial, :steps], np.nan)
        axes.plot(self.t[:steps], counted)
        axes.set_xlabel("t (s)")
        axes.set_title(self.names[trial])
        return axes

    def _repr_html_(self) -> str:
        return self._svg

    def __repr__(self) -> str:
        return (
            f"Trials({len(self)} trials, {self.u.shape[1]} steps of {self.step_ms} ms, {len(self.inputs)} in,"
            f" {len(self.readouts)} out)"
        )


class Study:
    """A study: network, task, training.

    Parameters
    ----------
    study : path or mapping, optional
        A study file (YAML or JSON) or the same as a mapping; without one, the default study.
    settings : mapping, optional
        Changed settings, ``{"training.epochs": 200}``.
    """

    def __init__(
        self, study: Optional[Union[PathLike, Mapping[str, Any]]] = None, settings: Optional[Mapping[str, Any]] = None
    ):
        self._settings: Dict[str, Any] = dict(settings or {})
        self._folder: Optional[tempfile.TemporaryDirectory] = None
        self._path: Optional[Path] = None
        if isinstance(study, Mapping):
            self._folder = tempfile.TemporaryDirectory(prefix="rondo-")
            self._path = Path(self._folder.name) / "study.json"
            self._path.write_text(json.dumps(study), encoding="utf-8")
        elif study is not None:
            self._path = Path(study)
            if not self._path.exists():
                raise RondoError(f"{study}: there is no such study file; rondo.Study.example(name) has some", 2)

    @classmethod
    def example(cls, name: str, settings: Optional[Mapping[str, Any]] = None) -> "Study":
        """A study that comes with Rondo, such as ``perceptual-decision`` (``rondo example``)."""
        text = ask("example", name)["text"]
        made = cls({}, settings)
        made._path = Path(made._folder.name) / f"{name}.yaml"  # type: ignore[union-attr]
        made._path.write_text(text + "\n", encoding="utf-8")
        return made

    def set(self, settings: Mapping[str, Any]) -> "Study":
        """A copy with changed settings, ``study.set({"training.epochs": 200})``."""
        copy = Study(None, {**self._settings, **settings})
        copy._folder, copy._path = self._folder, self._path
        return copy

    @property
    def file(self) -> Path:
        """The study file, without the changed settings."""
        if self._path is None or self._settings:
            raise RondoError("Only a study of a file or a mapping, without changed settings, is a file", 2)
        return self._path.resolve()

    def _words(self) -> list:
        from ._network import _setting

        words: list = [] if self._path is None else [self._path]
        for key, value in self._settings.items():
            words += ["--set", _setting(key, value)]
        return words

    def trials(self, show: int = 8, *, seed: int = 1, noise: bool = True, all_conditions: bool = False) -> Trials:
        """Trials of the task (``rondo trials``).

        Parameters
        ----------
        show : int
            Number of trials.
        seed : int
            Random seed of drawn trials.
        noise : bool
            False for plain conditions.
        all_conditions : bool
            One trial of every condition instead.
        """
        which = ["--all-conditions"] if all_conditions else ["--show", show, "--seed", seed]
        with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
            out, figure = os.path.join(folder, "trials.npz"), os.path.join(folder, "trials.svg")
            document = ask(
                "trials", *self._words(), *which, "--noise", "on" if noise else "off", "--out", out, "--figure", figure,
                "--json",
            )
            arrays, _ = read_npz(out)
            return Trials(arrays, document, Path(figure).read_text(encoding="utf-8"))

    def __repr__(self) -> str:
        where = "default" if self._path is None else self._path.name
        return f"Study({where}" + (f", {self._settings}" if self._settings else "") + ")"
