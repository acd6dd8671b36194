"""Networks: arrays in, simulations and analyses out."""

from __future__ import annotations

import difflib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Sequence, Union

import numpy as np

from ._analyses import NAMES, Analyses
from ._branch import Branch
from ._errors import RondoError, UnknownAnalysis
from ._files import NETWORK, PathLike, read_npz, write_npz
from ._program import ask
from ._result import Arrays, Result

_SCALARS = ("sigma_rec", "sigma_in", "tau_in_ms", "rectify_input")


def _words(**options: Any) -> list:
    """Options of the command line; those that are None are left out."""
    words: list = []
    for name, given in options.items():
        if given is None or given is False:
            continue
        option = "--" + name.rstrip("_").replace("_", "-")
        words += [option] if given is True else [option, given]
    return words


class Trajectory(Arrays):
    """Simulated activity: ``t`` (s), ``x``, ``r``, ``z``, ``u``, one row per step."""

    def __init__(self, arrays: Mapping, about: Optional[Mapping] = None):
        super().__init__(arrays)
        self.about = dict(about or {})

    def to_xarray(self) -> Any:
        """The arrays as an ``xarray.Dataset`` over time (needs xarray)."""
        import xarray  # type: ignore[import-not-found]

        dimensions = {"x": "unit", "r": "unit", "z": "readout", "u": "input"}
        data = {n: (("time", d), self[n]) for n, d in dimensions.items() if n in self}
        return xarray.Dataset(data, coords={"time": self["t"]}, attrs=self.about)

    def plot(self, of: str = "z", ax: Any = None) -> Any:
        """Draws the readouts, or another array, over time (needs matplotlib); the axes."""
        axes = ax if ax is not None else _new_axes()
        axes.plot(self["t"], self[of])
        axes.set_xlabel("t (s)")
        axes.set_ylabel(of)
        return axes


def _new_axes() -> Any:
    import matplotlib.pyplot as plt  # type: ignore[import-not-found]

    return plt.subplots()[1]


class Network(Analyses):
    """Rate network tau dx/dt = -x + W_rec r + W_in u + b, r = phi(x), z = W_out r + c.

    Parameters
    ----------
    path : path, optional
        A network file of Rondo.
    W_rec : array (N, N), optional
        Recurrent weights ``[post, pre]``, instead of a path.
    tau_ms : float or array (N,)
        Time constant in ms.
    dt_ms : float, optional
        Euler step of the map in ms (default: a fifth of the smallest time constant).
    W_in, W_out, bias, readout_bias, x0, signs : arrays, optional
        Input (N, N_in) and readout (N_out, N) weights, biases, initial state, and the signs of the units (+1, -1) where
        Dale's principle holds.
    activation : str
        relu, softplus, identity, tanh, sigmoid, leaky-relu, capped-relu or power-law.
    activation_parameters : dict, optional
        Parameters of the activation.
    baseline : float or array (N_in,)
        Constant input.
    meta : optional
        ``sigma_rec``, ``sigma_in``, ``tau_in_ms``, ``rectify_input``, ``constraints``, ``inputs``, ``readouts``.
    """

    def __init__(
        self,
        path: Optional[PathLike] = None,
        *,
        W_rec: Optional[Any] = None,
        tau_ms: Optional[Any] = None,
        dt_ms: Optional[float] = None,
        W_in: Optional[Any] = None,
        W_out: Optional[Any] = None,
        bias: Optional[Any] = None,
        readout_bias: Optional[Any] = None,
        x0: Optional[Any] = None,
        signs: Optional[Any] = None,
        activation: str = "relu",
        activation_parameters: Optional[Mapping[str, float]] = None,
        baseline: Any = 0.0,
        **meta: Any,
    ):
        self._folder: Optional[tempfile.TemporaryDirectory] = None
        if (path is None) == (W_rec is None):
            raise RondoError("A Network needs a path, or W_rec= and tau_ms=", 2)
        if path is not None:
            self._path: Optional[Path] = Path(path)
            self._arrays, self.meta = self._read(Path(path))
            return
        if tau_ms is None:
            raise RondoError("A Network of arrays needs tau_ms=, the time constant in ms", 2)
        weights = np.asarray(W_rec, dtype=float)
        units = weights.shape[0]
        arrays = dict(W_in=W_in, W_out=W_out, readout_bias=readout_bias, signs=signs)
        self._arrays = {"W_rec": weights}
        self._arrays.update({n: np.asarray(a, dtype=float) for n, a in arrays.items() if a is not None})
        self._arrays["bias"] = np.zeros(units) if bias is None else np.asarray(bias, dtype=float)
        self._arrays["x0"] = np.zeros(units) if x0 is None else np.asarray(x0, dtype=float)
        self.meta = {"format": NETWORK, "version": 1, "activation": activation}
        self._per_unit("tau_ms", tau_ms)
        self._per_unit("baseline", baseline)
        self.meta["dt_ms"] = float(np.min(tau_ms)) / 5 if dt_ms is None else dt_ms
        if activation_parameters:
            self.meta["activation_parameters"] = dict(activation_parameters)
        self.meta.update(meta)
        self._path = None

    @staticmethod
    def _read(path: Path) -> tuple:
        if not path.exists():
            raise RondoError(f"{path}: there is no such file", 2)
        try:
            arrays, meta = read_npz(path)
        except (OSError, ValueError) as e:
            raise RondoError(f"{path} is not a network file: {e}. rondo.import_network reads other formats", 2) from e
        if "W_rec" not in arrays:
            raise RondoError(f"{path} is not a network file: it holds {', '.join(arrays)} and no W_rec", 2)
        return arrays, meta

    def _per_unit(self, name: str, given: Any) -> None:
        if np.ndim(given) == 0:
            self.meta[name] = float(given)
        else:
            self._arrays[name] = np.asarray(given, dtype=float)

    # ---- arrays ------------------------------------------------------------------------------------------------------

    @property
    def W_rec(self) -> np.ndarray:
        """Recurrent weights (N, N), ``[post, pre]``."""
        return self._arrays["W_rec"]

    @property
    def W_in(self) -> np.ndarray:
        """Input weights (N, N_in)."""
        return self._arrays.get("W_in", np.zeros((self.units, 0)))

    @property
    def W_out(self) -> np.ndarray:
        """Readout weights (N_out, N)."""
        return self._arrays.get("W_out", np.zeros((0, self.units)))

    @property
    def bias(self) -> np.ndarray:
        """Constant input of the units (N,)."""
        return self._arrays["bias"]

    @property
    def readout_bias(self) -> np.ndarray:
        """Constant part of the readouts (N_out,)."""
        return self._arrays.get("readout_bias", np.zeros(self.W_out.shape[0]))

    @property
    def x0(self) -> np.ndarray:
        """State at the beginning of a trial (N,)."""
        return self._arrays["x0"]

    @property
    def signs(self) -> Optional[np.ndarray]:
        """+1 for excitatory, -1 for inhibitory units (N,); None where Dale's principle is not claimed."""
        return self._arrays.get("signs")

    @property
    def units(self) -> int:
        """Number of units N."""
        return self._arrays["W_rec"].shape[0]

    @property
    def tau_ms(self) -> Any:
        """Time constant in ms, one for all or (N,)."""
        return self._arrays.get("tau_ms", self.meta.get("tau_ms"))

    @property
    def dt_ms(self) -> float:
        """Euler step of the map in ms."""
        return self.meta["dt_ms"]

    @property
    def baseline(self) -> Any:
        """Constant input, one for all or (N_in,)."""
        return self._arrays.get("baseline", self.meta.get("baseline", 0.0))

    @property
    def activation(self) -> str:
        """Name of phi."""
        return self.meta["activation"]

    @property
    def path(self) -> Path:
        """The network's file; one of arrays is written into a temporary folder."""
        if self._path is None:
            self._folder = tempfile.TemporaryDirectory(prefix="rondo-")
            file = Path(self._folder.name) / "network.npz"
            write_npz(file, self._arrays, self.meta)
            self._path = file
        return self._path

    def save(self, path: PathLike, force: bool = False) -> Path:
        """Writes the network as a file of Rondo (.npz; .mat, .h5, .json through ``rondo export``)."""
        ask("export", self.path, path, *_words(force=force))
        return Path(path)

    def show(self) -> str:
        """Description of the network in words."""
        return ask("show", self.path)["text"]

    def __repr__(self) -> str:
        sort = "" if self.signs is None else f", {int((self.signs > 0).sum())} E + {int((self.signs < 0).sum())} I"
        tau = self.tau_ms if np.ndim(self.tau_ms) == 0 else "per unit"
        return (
            f"Network({self.units} units{sort}, {self.W_in.shape[1]} in, {self.W_out.shape[0]} out,"
            f" {self.activation}, tau_ms={tau}, dt_ms={self.dt_ms})"
        )

    # ---- what it does ------------------------------------------------------------------------------------------------

    def simulate(
        self,
        steps: Optional[int] = None,
        *,
        condition: Optional[str] = None,
        stimulus: Optional[str] = None,
        input: Optional[Any] = None,
        noise: Optional[int] = None,
    ) -> Trajectory:
        """Simulates a trial and the spontaneous activity after it (``rondo simulate``).

        Parameters
        ----------
        steps : int, optional
            Steps in all (default: those of the trial).
        condition : str, optional
            Condition of the learned task (default: its first).
        stimulus : str, optional
            A stimulus by name instead.
        input : array (T, N_in), optional
            An input instead, baseline included.
        noise : int, optional
            Key of the noise (default: no noise).

        Returns
        -------
        Trajectory
        """
        with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
            out = os.path.join(folder, "trajectory.npz")
            played = None
            if input is not None:
                played = os.path.join(folder, "input.npy")
                np.save(played, np.asarray(input, dtype=float))
            ask(
                "simulate",
                self.path,
                *_words(steps=steps, condition=condition, stimulus=stimulus, input=played, noise=noise, out=out, json=True),
            )
            arrays, document = read_npz(out)
        return Trajectory(arrays, document.get("about", {}))

    def play(self, U: Any, *, noise: Optional[int] = None) -> np.ndarray:
        """Plays many trials (``rondo simulate --trials``).

        Parameters
        ----------
        U : array (trial, time, N_in)
            Inputs, baseline included.
        noise : int, optional
            Key of the noise (default: no noise).

        Returns
        -------
        array (trial, time, N_out)
            The readouts z.
        """
        u = np.asarray(U, dtype=float)
        if u.ndim != 3:
            raise RondoError(f"play needs inputs U[trial, time, input], got an array of shape {u.shape}", 2)
        with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
            trials, out = os.path.join(folder, "trials.npz"), os.path.join(folder, "played.npz")
            target = np.zeros((*u.shape[:2], self.W_out.shape[0]))
            np.savez(trials, u=u, target=target, step_ms=np.array(self.dt_ms))
            ask("simulate", self.path, *_words(trials=trials, noise=noise, out=out, json=True))
            arrays, _ = read_npz(out)
        return arrays["z"]

    def cycle(self, **options: Any) -> Result:
        """The cycle that the network ends on: ``limit_cycle`` under a shorter name."""
        return self.limit_cycle(**options)

    def follow(
        self,
        parameter: str,
        start: Optional[float],
        end: float,
        *,
        of: Optional[str] = None,
        about: Optional[str] = None,
        condition: Optional[str] = None,
        stimulus: Optional[str] = None,
        steps: Optional[int] = None,
        step: Optional[float] = None,
        figure: Optional[PathLike] = None,
    ) -> Branch:
        """Follows a cycle or fixed point while a parameter moves (``rondo continue``).

        Parameters
        ----------
        parameter : str
            Such as ``E_TO_E``, ``baseline``, ``tau``, ``W[3,5]``.
        start, end : float
            First (None: the network's own) and final value.
        of : str, optional
            cycle (default) or fixed-point.
        about : str, optional
            flow (default) or map.

        Returns
        -------
        Branch
        """
        with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
            out = os.path.join(folder, "branch.npz")
            table = os.path.join(folder, "branch.csv")
            words = _words(
                parameter=parameter, from_=start, to=end, of=of, about=about, condition=condition, stimulus=stimulus,
                steps=steps, step=step, figure=figure,
            )
            ask("continue", self.path, *words, "--out", out, "--out", table, "--json")
            arrays, document = read_npz(out)
            return Branch(document, arrays, network=self, csv=table)

    def analyze(self, name: str, **options: Any) -> Result:
        """One analysis by its name on the command line, such as ``limit-cycle``."""
        return analyze(name, self, **options)

    def _analyze(self, name: str, options: Dict[str, Any], settings: Dict[str, Any]) -> Result:
        return _run(name, self.path, options, settings)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        near = difflib.get_close_matches(name.replace("-", "_"), [*NAMES, "simulate", "play", "follow", "cycle"], 1, 0.5)
        meant = f"did you mean {near[0]}?" if near else "the analyses are " + ", ".join(NAMES)
        raise UnknownAnalysis(f"A network has no attribute or analysis '{name}': {meant}")


def _setting(name: str, given: Any) -> str:
    if isinstance(given, bool):
        return f"{name}={str(given).lower()}"
    if isinstance(given, np.ndarray):
        given = given.tolist()
    if isinstance(given, (list, tuple, dict)):
        return f"{name}={json.dumps(given)}"
    return f"{name}={given}"


def _run(name: str, file: PathLike, options: Dict[str, Any], settings: Dict[str, Any]) -> Result:
    given = dict(options)
    figure, out = given.pop("figure", None), given.pop("out", None)
    with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
        if given.get("input") is not None and not isinstance(given["input"], (str, os.PathLike)):
            kept = tempfile.NamedTemporaryFile(prefix="rondo-", suffix=".npy", delete=False)
            with kept:
                np.save(kept, np.asarray(given["input"], dtype=float))
            given["input"] = kept.name
        if given.get("under") is not None and np.ndim(given["under"]) > 0:
            given["under"] = ",".join(repr(float(u)) for u in np.asarray(given["under"]).ravel())
        what = ["analyze", name, file, *_words(**given)]
        for key, value in settings.items():
            if value is not None:
                what += ["--set", _setting(key, value)]
        arrays_file = os.path.join(folder, "arrays.npz")
        words = [*what, "--json", "--out", arrays_file]
        for option, paths in (("--figure", figure), ("--out", out)):
            for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths or []:
                words += [option, path]
        document = ask(*words)
        arrays, _ = read_npz(arrays_file)
    fields = document["result"]
    long = {n: a for n, a in arrays.items() if n.split(".")[0] not in fields}
    return Result(document, long, lambda path: ask(*what, "--json", "--force", "--figure", path) and None)


def analyze(name: str, subject: Any, *, settings: Optional[Mapping[str, Any]] = None, **options: Any) -> Result:
    """One analysis of a network, a file or a matrix (``rondo analyze``).

    Parameters
    ----------
    name : str
        Name of the analysis, such as ``amplification``.
    subject : Network, path or array (N, N)
        What is analysed.
    settings : mapping, optional
        Settings of the analysis.
    options : optional
        ``about``, ``condition``, ``stimulus``, ``input``, ``under``, ``member``, ``figure``, ``out``.
    """
    name = name.replace("_", "-")
    if isinstance(subject, Network):
        return _run(name, subject.path, options, dict(settings or {}))
    if isinstance(subject, (str, os.PathLike)):
        return _run(name, subject, options, dict(settings or {}))
    with tempfile.TemporaryDirectory(prefix="rondo-") as folder:
        file = os.path.join(folder, "W.npy")
        np.save(file, np.asarray(subject, dtype=float))
        result = _run(name, file, options, dict(settings or {}))
    matrix = np.array(subject, dtype=float)
    result._draw = lambda path: analyze(name, matrix, settings=settings, **{**options, "figure": path}) and None
    return result


def import_network(
    path: PathLike,
    *,
    map: Optional[Mapping[str, str]] = None,
    transpose: bool = False,
    constraints: Optional[Union[str, Sequence[str]]] = None,
    **settings: Any,
) -> Network:
    """A network of the arrays that another program saved (``rondo import``).

    Parameters
    ----------
    path : path
        Arrays of PyTorch, PsychRNN, pycog, Keras or MATLAB (.npz, .mat, .h5, .json, .pt, a folder of .npy).
    map : mapping, optional
        Which array is which, ``{"W_rec": "rnn.weight_hh_l0"}``.
    transpose : bool
        True if the file has ``W[pre, post]``.
    settings : optional
        ``tau_ms`` and ``dt_ms`` always; ``activation``, ``baseline``, ``sigma_rec`` ...
    """
    folder = tempfile.TemporaryDirectory(prefix="rondo-")
    file = os.path.join(folder.name, "network.npz")
    words: list = ["import", path, file, *_words(transpose=transpose)]
    for role, array in (map or {}).items():
        words += ["--map", f"{role}={array}"]
    for rule in [constraints] if isinstance(constraints, str) else constraints or []:
        words += ["--constraints", rule]
    for key, value in settings.items():
        words += ["--set", _setting(key, value)]
    ask(*words)
    network = Network(file)
    network._folder = folder
    return network
