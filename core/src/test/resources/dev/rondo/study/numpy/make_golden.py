"""Makes the files that NumpyWritesTest reads: run it in this folder with NumPy 2.

Each array of more than one number holds 0, 1, 2, ... in C order, divided by 4 where the type is floating.
"""

import io
import zipfile

import numpy as np

TYPES = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]
SHAPES = {"0d": (), "1d": (5,), "2d": (2, 3), "3d": (2, 3, 4), "empty": (0, 3)}


def ramp(shape, dtype):
    scale = 0.25 if np.dtype(dtype).kind == "f" else 1
    return (np.arange(int(np.prod(shape)), dtype="f8").reshape(shape) * scale).astype(dtype)


members = {}
for kind in TYPES:
    for end in "<>":
        for name, shape in SHAPES.items():
            for order in "CF":
                array = np.asarray(ramp(shape, end + kind), order=order)
                members[f"{name}_{'little' if end == '<' else 'big'}_{kind}_{order}"] = array
members["bool"] = np.array([True, False, True])
members["extremes_i8"] = np.array([-(2**63), 2**63 - 1])
members["extremes_u8"] = np.array([0, 2**64 - 1], dtype="u8")
members["special"] = np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324, 1.7976931348623157e308])
np.savez_compressed("deflated.npz", **members)
np.savez("stored.npz", W_rec=ramp((2, 3), "f8"), t=ramp((5,), "f4"))

for version in [(1, 0), (2, 0), (3, 0)]:
    with open(f"version{version[0]}.npy", "wb") as out:
        np.lib.format.write_array(out, ramp((2, 3), "f8"), version=version)

np.save("objects.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
np.save("text.npy", np.array(["excitatory", "inhibitory"]))
np.save("complex.npy", np.array([1 + 2j]))
np.save("table.npy", np.zeros(2, dtype=[("x", "f8"), ("y", "i4")]))
np.save("dates.npy", np.array(["2021-09-16"], dtype="M8[D]"))


class Unseekable(io.RawIOBase):
    """A pipe: zipfile then writes the sizes behind the data (data descriptors)."""

    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, b):
        self.data += bytes(b)
        return len(b)


pipe = Unseekable()
with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
    content = io.BytesIO()
    np.save(content, ramp((2, 3), "f8"))
    archive.writestr("W_rec.npy", content.getvalue())
    archive.writestr("meta.json", '{"format": "rondo-network"}')
with open("piped.npz", "wb") as out:
    out.write(pipe.data)
