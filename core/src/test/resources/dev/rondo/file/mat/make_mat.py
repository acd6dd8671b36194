"""Makes scipy.mat, scipy_packed.mat and big_endian.mat, which MatFileTest reads: run it in this folder with SciPy.

octave_v6.mat and octave_v7.mat hold the same variables, made by make_mat.m (Octave 7).
"""

import struct

import numpy as np
import scipy.io
import scipy.sparse

W = np.array([[0, 0.5, -0.25], [1.5, 0, -1e-3], [0.125, 2, 0]])
person = np.zeros((1, 2), dtype=[("name", "O"), ("age", "O")])
person[0, 0] = ("Ada", 36.0)
person[0, 1] = ("Bo", 7.0)
variables = {
    "W": W,
    "W_single": W.astype("f4"),
    "i8": np.array([[-128, 127]], dtype="i1"),
    "u8": np.array([[0, 255]], dtype="u1"),
    "i16": np.array([[-32768, 32767]], dtype="i2"),
    "u16": np.array([[0, 65535]], dtype="u2"),
    "i32": np.array([[-(2**31), 2**31 - 1]], dtype="i4"),
    "u32": np.array([[0, 2**32 - 1]], dtype="u4"),
    "i64": np.array([[-(2**53), 2**53]], dtype="i8"),
    "u64": np.array([[0, 2**63]], dtype="u8"),
    "yes": np.array([[True, False, True]]),
    "z": np.array([[1 + 2j, -3j]]),
    "empty": np.zeros((0, 3)),
    "cube": np.arange(24.0).reshape(2, 3, 4),
    "text": "tau in ms",
    "lines": np.array(["abc", "de "]),
    "s": scipy.sparse.csc_array(W),
    "s_yes": scipy.sparse.csc_array(W > 0),
    "s_z": scipy.sparse.csc_array(W * 1j),
    "net": {"W_rec": W, "meta": {"tau_ms": 50.0, "phi": "relu"}},
    "person": person,
}
cells = np.empty((1, 3), dtype=object)
cells[0, 0] = W
cells[0, 1] = "two"
inner = np.empty((1, 1), dtype=object)
inner[0, 0] = np.array([[3.0]])
cells[0, 2] = inner
variables["c"] = cells

scipy.io.savemat("scipy.mat", variables, oned_as="row")
scipy.io.savemat("scipy_packed.mat", variables, oned_as="row", do_compression=True)


def element(kind, content):
    """A big-endian data element."""
    return struct.pack(">II", kind, len(content)) + content + bytes(-len(content) % 8)


def matrix(name, w, flags=6):
    rows, columns = w.shape
    return element(
        14,
        element(6, struct.pack(">II", flags, 0))
        + element(5, struct.pack(">ii", rows, columns))
        + element(1, name)
        + element(3, w.astype(">i2").tobytes(order="F")),
    )


with open("big_endian.mat", "wb") as f:
    f.write(b"MATLAB 5.0 MAT-file, by hand".ljust(116) + bytes(8) + struct.pack(">H", 0x0100) + b"MI")
    f.write(matrix(b"V", np.arange(6).reshape(2, 3)))
    # A short element: two bytes of a name within the tag.
    short = element(6, struct.pack(">II", 6, 0)) + element(5, struct.pack(">ii", 1, 1))
    short += struct.pack(">HH", 2, 1) + b"ab\0\0" + struct.pack(">HH", 2, 3) + struct.pack(">h", -7) + b"\0\0"
    f.write(element(14, short))
