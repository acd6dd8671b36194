"""Rondo: trains, simulates and dissects excitatory-inhibitory recurrent networks.

``Study`` is what is learned, ``train`` makes a ``Run`` of it, ``Run.network`` is a ``Network``, and every analysis of
``rondo analyze`` is a method of a network. ``load`` opens whatever Rondo has written.
"""

from ._errors import RondoError, UnknownAnalysis
from ._files import load
from ._network import Network, Trajectory, analyze, import_network
from ._branch import Branch
from ._result import Record, Result
from ._run import Run, run, train
from ._study import Study, Trials
from ._sweep import Sweep, sweep
from ._version import __version__
from ._program import command

__all__ = [
    "Branch",
    "Network",
    "Record",
    "Result",
    "RondoError",
    "Run",
    "Study",
    "Sweep",
    "Trajectory",
    "Trials",
    "UnknownAnalysis",
    "__version__",
    "analyze",
    "command",
    "import_network",
    "load",
    "run",
    "sweep",
    "train",
]
