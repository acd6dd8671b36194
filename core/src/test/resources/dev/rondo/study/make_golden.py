"""Makes the files that MatrixFileTest and NetworkFileTest read: run it in this folder with NumPy 2, SciPy and h5py.

The matrix W is [[0, 0.5, -0.25], [1.5, 0, -1e-3], [0.125, 2, 0]]; V is 2 x 3.
"""

import json

import h5py
import numpy as np
import scipy.io
import scipy.sparse

W = np.array([[0, 0.5, -0.25], [1.5, 0, -1e-3], [0.125, 2, 0]])
V = np.arange(6.0).reshape(2, 3)

np.save("W.npy", W)
np.savez("only.npz", anything=W, names=np.array(["a", "b"]), t=np.arange(4.0))
np.savez("several.npz", V=V, W=W)
np.savez("usual.npz", V=V, W_rec=W)

scipy.io.savemat("v5.mat", {"W": W, "name": "text", "t": 3 + 4j})
scipy.io.savemat("v5_packed.mat", {"W_rec": W, "V": V, "whole": np.array([[1, 2], [3, 4]], dtype="int16")}, do_compression=True)
scipy.io.savemat("v5_sparse.mat", {"W": scipy.sparse.csc_array(W)})
scipy.io.savemat("v5_complex.mat", {"W": W + 1j})
scipy.io.savemat("v4.mat", {"W": W}, format="4")
scipy.io.savemat("v5_zeros.mat", {"W": np.zeros((30000, 3000), dtype="int8")}, do_compression=True)

with h5py.File("plain.h5", "w") as f:
    f["W"] = W
    f["inner/W_rec"] = W.astype("f4")
    f["t"] = np.arange(4.0)
    f["text"] = "hello"
with h5py.File("packed.h5", "w") as f:
    f.create_dataset("W_rec", data=W, chunks=(2, 2), compression="gzip", shuffle=True)
    f.create_dataset("V", data=V.astype(">i4"))
with h5py.File("hollow.h5", "w") as f:
    f.create_dataset("W_rec", shape=(200000, 200000), dtype="f8", chunks=(1000, 1000))
with h5py.File("v73.mat", "w", userblock_size=512) as f:
    f["W"] = W.T  # MATLAB stores columns
    f["W"].attrs["MATLAB_class"] = np.bytes_("double")
with open("v73.mat", "r+b") as f:
    f.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(116) + bytes(8) + b"\x00\x02IM")

meta = {
    "format": "rondo-network",
    "version": 1,
    "tau_ms": 50,
    "dt_ms": 10,
    "activation": "relu",
    "baseline": 0.2,
    "sigma_rec": 0.05,
    "provenance": {"trainer": "by hand", "epochs": 3},
}
network = dict(
    W_rec=W,
    W_in=np.array([[1], [2], [3]], dtype="f4"),
    W_out=np.array([[0, 1, 0], [0.5, 0, 0]]),
    bias=np.array([0, 0.1, 0]),
    x0=np.zeros(3),
    signs=np.array([1, 1, -1]),
)


def save(name, members, text):
    """An .npz with a text member, as np.savez cannot make it."""
    import io
    import zipfile

    with zipfile.ZipFile(name, "w") as archive:
        for key, array in members.items():
            content = io.BytesIO()
            np.save(content, array)
            archive.writestr(zipfile.ZipInfo(key + ".npy"), content.getvalue())
        archive.writestr(zipfile.ZipInfo("meta.json"), text)


save("numpy_network.npz", network, json.dumps(meta))
np.savez(
    "psychrnn.npz", W_in=np.ones((3, 1)), W_rec=W, W_out=np.ones((1, 3)), b_rec=np.zeros(3), b_out=np.zeros(1), init_state=np.zeros((1, 3))
)
