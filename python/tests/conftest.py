"""A network with a known cycle, and a small training."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

os.environ.setdefault("MPLBACKEND", "Agg")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))

import rondo  # noqa: E402

SMALL = {
    "name": "small",
    "network": {"units": 20},
    "task": {"kind": "sequence", "readouts": 2, "duration_ms": 300},
    "training": {"epochs": 30, "trials": 2, "validation_trials": 4, "validate_every": 10},
    "seeds": [1, 2],
}


@pytest.fixture(scope="session")
def net():
    """Two excitatory units and an inhibitory one, with a limit cycle of the flow."""
    weights = np.array(
        [
            [0.0, 4.1302573543469485, -5.175897697574238],
            [2.344340255385773, 0.0, -4.528748520647944],
            [0.4684476601835208, 0.8289724369637779, 0.0],
        ]
    )
    drive = np.array([8.004275613752535, 4.731966693990637, 0.5571792285128743])
    return rondo.Network(
        W_rec=weights, tau_ms=50, dt_ms=1, bias=drive, signs=[1, 1, -1], W_out=np.eye(2, 3), W_in=np.ones((3, 1))
    )


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    return rondo.train(SMALL, out=tmp_path_factory.mktemp("runs") / "small")
