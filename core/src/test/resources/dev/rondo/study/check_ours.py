"""Opens our_network.npz, which Rondo wrote, with NumPy: run it in this folder."""

import json

import numpy as np

with np.load("our_network.npz", allow_pickle=False) as file:
    n = len(file["signs"])
    shapes = {"W_rec": (n, n), "W_in": (n, 2), "W_out": (3, n), "bias": (n,), "x0": (n,), "signs": (n,), "readout_bias": (3,)}
    assert {name: file[name].shape for name in shapes} == shapes
    assert all(file[name].dtype == "<f8" for name in shapes if name != "signs")
    assert (np.sign(file["W_rec"]) * file["signs"] >= 0).all()
    meta = json.loads(file["meta.json"])
    assert meta["format"] == "rondo-network" and meta["version"] == 1 and meta["provenance"]["note"] == "Größe"
    print("NumPy", np.__version__, "reads our_network.npz:", list(meta))
