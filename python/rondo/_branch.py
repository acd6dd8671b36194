"""Branches of solutions along a parameter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Mapping, Optional

import numpy as np

from ._errors import RondoError
from ._files import structured, table
from ._result import Arrays, Record

if TYPE_CHECKING:
    from ._network import Network

# Steps of a period that an orbit is drawn with.
_POINTS = 2000


class Branch:
    """A branch of cycles or fixed points.

    Attributes
    ----------
    parameter : str
        Parameter that moves.
    about : str
        map or flow.
    table : DataFrame or structured array
        A row per point and special point, with AUTO's type codes.
    special : list of Record
        The special points.
    arrays : Arrays
        ``parameter``, ``period_s``, ``amplitude``, ``unknowns``, ``multipliers`` per point.
    """

    def __init__(
        self, document: Mapping, arrays: Mapping, network: "Optional[Network]" = None, csv: Optional[str] = None
    ):
        self._document = dict(document)
        held = dict(arrays)
        if "multipliers_re" in held:
            held["multipliers"] = held.pop("multipliers_re") + 1j * held.pop("multipliers_im")
        self.arrays = Arrays(held)
        self.parameter: str = document["parameter"]
        self.about: str = document["about"]
        self.of: str = document["of"]
        self.special = [Record(p) for p in document.get("special_points", document.get("special", []))]
        self._network = network
        self.table = None if csv is None else table(csv)
        self._rows = None if csv is None else structured(csv)

    def to_dict(self) -> dict:
        """The JSON document."""
        return dict(self._document)

    @property
    def values(self) -> np.ndarray:
        """Parameter values of the points."""
        return self.arrays["parameter"]

    def orbit_at(self, value: float, points: int = _POINTS) -> Arrays:
        """Orbit of the branch point whose parameter is nearest to a value.

        Integrates the flow over one period from the point's state (Runge-Kutta of order 4); of a fixed point, its state.

        Returns
        -------
        Arrays
            ``parameter``, ``t`` (s), ``x``, ``r``, ``z``.
        """
        if self._network is None:
            raise RondoError("orbit_at needs the network: make the branch by Network.follow", 2)
        if self.about != "flow":
            raise RondoError("orbit_at integrates the flow, and this branch is about the map", 2)
        net = self._network
        k = int(np.argmin(np.abs(self.values - value)))
        unknowns, here = self.arrays["unknowns"][k], float(self.values[k])
        state = unknowns[: net.units]
        equation = _Equation(net, self.parameter, here)
        period = 0.0 if self.of == "fixed-point" else float(self.arrays["period_s"][k])
        t = np.linspace(0, period, points + 1) if period else np.zeros(1)
        x = equation.solve(state, t)
        r = equation.phi(x)
        return Arrays(dict(parameter=here, t=t, x=x, r=r, z=r @ net.W_out.T + net.readout_bias))

    def plot(self, ax: Any = None) -> Any:
        """Bifurcation diagram, amplitude over parameter (needs matplotlib): stable full, unstable dashed; the axes."""
        from ._network import _new_axes

        axes = ax if ax is not None else _new_axes()
        height = self.arrays["amplitude" if self.of == "cycle" else "norm"]
        unstable = self.arrays["unstable_directions"] > 0
        for mask, style in ((~unstable, "-"), (unstable, "--")):
            axes.plot(self.values, np.where(mask, height, np.nan), "k" + style)
        for point in self.special:
            axes.axvline(point.parameter, color="0.8", zorder=0)
        axes.set_xlabel(self.parameter)
        axes.set_ylabel("amplitude" if self.of == "cycle" else "|x|")
        return axes

    def _codes(self) -> list:
        return [p["type"] for p in self.special if "type" in p]

    def __repr__(self) -> str:
        codes = self._codes()
        words = ", ".join(f"{codes.count(c)} {c}" for c in dict.fromkeys(codes))
        return (
            f"Branch of {self.of}s of the {self.about} along {self.parameter}: {len(self.values)} points from"
            f" {self.values[0]:.6g} to {self.values[-1]:.6g}" + (f"; {words}" if words else "")
        )


class _Equation:
    """tau dx/dt = -x + W phi(x) + h at one value of a parameter."""

    _PHI = {
        "relu": lambda x: np.maximum(x, 0),
        "identity": lambda x: x,
        "tanh": np.tanh,
        "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
        "softplus": lambda x: np.logaddexp(0, x),
    }

    def __init__(self, net: "Network", parameter: str, value: float):
        if net.activation not in self._PHI or net.meta.get("activation_parameters"):
            raise RondoError(f"orbit_at knows {', '.join(self._PHI)} without parameters, got {net.activation}", 2)
        self.phi = self._PHI[net.activation]
        self._weights = np.array(net.W_rec)
        self._tau = np.asarray(net.tau_ms, dtype=float) / 1e3
        baseline = np.broadcast_to(np.asarray(net.baseline, dtype=float), net.W_in.shape[1:])
        if parameter == "baseline":
            baseline = np.full(net.W_in.shape[1], value)
        elif parameter == "tau":
            self._tau = np.asarray(value / 1e3 if value > 1 else value)
        else:
            self._scale(net, parameter, value)
        self._drive = net.bias + net.W_in @ baseline

    def _scale(self, net: "Network", parameter: str, value: float) -> None:
        entry = re.fullmatch(r"W\[(\d+),(\d+)\]", parameter)
        if entry:
            self._weights[int(entry[1]), int(entry[2])] = value
            return
        blocks = re.findall(r"([EI])_TO_([EI])", parameter)
        if not blocks or "+".join(f"{a}_TO_{b}" for a, b in blocks) != parameter or net.signs is None:
            raise RondoError(f"orbit_at knows factors of projections, W[i,j], baseline and tau, got {parameter}", 2)
        kinds = {"E": net.signs > 0, "I": net.signs < 0}
        for pre, post in blocks:
            self._weights[np.ix_(kinds[post], kinds[pre])] *= value

    def solve(self, state: np.ndarray, t: np.ndarray) -> np.ndarray:
        x = np.empty((len(t), len(state)))
        x[0] = state
        for k in range(1, len(t)):
            h, y = t[k] - t[k - 1], x[k - 1]
            a = self._rate(y)
            b = self._rate(y + h / 2 * a)
            c = self._rate(y + h / 2 * b)
            d = self._rate(y + h * c)
            x[k] = y + h / 6 * (a + 2 * b + 2 * c + d)
        return x

    def _rate(self, x: np.ndarray) -> np.ndarray:
        return (-x + self._weights @ self.phi(x) + self._drive) / self._tau
