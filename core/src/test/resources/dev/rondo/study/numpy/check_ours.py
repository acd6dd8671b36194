"""Opens ours.npz, which Rondo wrote, with NumPy: run it in this folder."""

import json
import zipfile

import numpy as np

with np.load("ours.npz", allow_pickle=False) as ours:
    assert ours.files == ["W_rec", "t", "signs", "tau", "meta.json"], ours.files
    assert ours["W_rec"].dtype == "<f8" and ours["W_rec"].flags.c_contiguous
    assert (ours["W_rec"] == [[0, 0.5, -0.25], [1e-300, 0, -1 / 3]]).all()
    assert ours["t"].dtype == "<f4" and (ours["t"] == np.float32([0, 0.01])).all()
    assert ours["signs"].dtype == "<i8" and (ours["signs"] == [1, 1, -1]).all()
    assert ours["tau"].shape == () and ours["tau"] == 50
    assert json.loads(ours["meta.json"]) == {"name": "Größe ✓"}
assert zipfile.ZipFile("ours.npz").testzip() is None
print("NumPy", np.__version__, "reads ours.npz")
