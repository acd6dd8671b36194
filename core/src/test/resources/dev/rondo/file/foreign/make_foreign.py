"""Makes the files that ForeignFilesTest reads: run it in this folder with NumPy, SciPy and h5py.

All hold one network of four units, the last inhibitory; W_in is 4 x 1, W_out 2 x 4; W_rec has 12 entries.
"""

import h5py
import numpy as np
import scipy.io
import scipy.sparse

W = np.array([[0, 0.5, 1.25, -1], [0.75, 0, 0.5, -2], [1, 0.25, 0, -0.5], [0.5, 1.5, 2, 0]])
W_IN = np.array([[1.0], [2], [3], [4]])
W_OUT = np.array([[1.0, 2, 3, 0], [4, 5, 6, 0]])
B = np.array([0.1, 0.2, 0.3, 0.4])
B_OUT = np.array([-1.0, 1])

np.savez("pycog.npz", Win=W_IN, Wrec=W, Wout=W_OUT, brec=B, bout=B_OUT, x0=B / 2)
np.savez(
    "psychrnn.npz",
    W_in=W_IN.astype("f4"),
    W_rec=W.astype("f4"),
    W_out=W_OUT.astype("f4"),
    b_rec=B,
    b_out=B_OUT,
    init_state=(B / 2).reshape(1, 4),
    dale_rec=np.diag([1.0, 1, 1, -1]),
    dale_out=np.diag([1.0, 1, 1, 0]),
    input_connectivity=np.ones((4, 1)),
    rec_connectivity=1 - np.eye(4),
    output_connectivity=np.ones((2, 4)),
    dale_ratio=np.array(0.75),
)
torch = {
    "rnn.weight_ih_l0": W_IN,
    "rnn.weight_hh_l0": W,
    "rnn.bias_ih_l0": B / 4,
    "rnn.bias_hh_l0": 3 * B / 4,
    "fc.weight": W_OUT,
    "fc.bias": B_OUT,
}
np.savez("torch.npz", **torch)
np.savez("torch_two_layers.npz", **torch, **{"rnn.weight_hh_l1": W})
np.savez("torch_lstm.npz", **{**torch, "rnn.weight_hh_l0": np.ones((16, 4))})
np.savez("neurogym.npz", **{"rnn.h2h.weight": W, "rnn.h2h.bias": B / 4, "rnn.input2h.weight": W_IN, "rnn.input2h.bias": 3 * B / 4, "fc.weight": W_OUT, "fc.bias": B_OUT})
np.savez("lower_case.npz", w_rec=W, w_inp=W_IN.T, w_out=W_OUT, theta=B, b_out=B_OUT)
np.savez("one_transposed.npz", W_rec=W, W_in=W_IN, W_out=W_OUT.T, b_rec=B, b_out=B_OUT)
np.savez("two_candidates.npz", w_rec=W, Wrec=W)
np.savez("with_values.npz", W_rec=W, W_in=W_IN, tau_ms=80.0, dt_ms=4, activation="tanh", baseline=0.25, rectify_input=False)
np.savez("tau_without_unit.npz", W_rec=W, W_in=W_IN, tau=0.1, dt=0.02)
np.savez("tau_is_one.npz", W_rec=W, W_in=W_IN, tau=1.0, dt=0.02)
for kind in ("csr", "csc", "coo", "bsr"):
    scipy.sparse.save_npz(f"sparse_{kind}.npz", getattr(scipy.sparse, f"{kind}_array")(W))

scipy.io.savemat("struct.mat", {"net": {"W_rec": W, "W_in": W_IN, "W_out": W_OUT, "b_rec": B, "b_out": B_OUT, "tau_ms": 80.0, "phi": "relu"}})
scipy.io.savemat("sparse.mat", {"W_rec": scipy.sparse.csc_array(W), "W_in": W_IN, "W_out": W_OUT, "b_rec": B, "b_out": B_OUT})
cells = np.empty((1, 3), dtype=object)
cells[0, 0], cells[0, 1], cells[0, 2] = W, W_IN, W_OUT
scipy.io.savemat("cells.mat", {"weights": cells, "b_rec": B, "b_out": B_OUT})

with h5py.File("keras2.h5", "w") as f:
    cell = f.create_group("model_weights/rnn/rnn/simple_rnn_cell")
    cell["kernel:0"], cell["recurrent_kernel:0"], cell["bias:0"] = W_IN.T, W.T, B
    dense = f.create_group("model_weights/dense/dense")
    dense["kernel:0"], dense["bias:0"] = W_OUT.T, B_OUT
with h5py.File("keras3.weights.h5", "w") as f:
    cell = f.create_group("layers/simple_rnn/cell/vars")
    cell["0"], cell["1"], cell["2"] = W_IN.T, W.T, B
    dense = f.create_group("layers/dense/vars")
    dense["0"], dense["1"] = W_OUT.T, B_OUT
    f.create_group("optimizer/vars")["0"] = np.array(7)


def matlab(group, name, array, kind="double"):
    group[name] = array.T
    group[name].attrs["MATLAB_class"] = np.bytes_(kind)
    return group[name]


with h5py.File("v73.mat", "w", userblock_size=512) as f:
    refs = f.create_group("#refs#")
    refs_of_cells = [matlab(refs, name, array).ref for name, array in (("a", W), ("b", W_IN), ("c", W_OUT))]
    f.create_dataset("weights", data=np.array(refs_of_cells, dtype=h5py.ref_dtype).reshape(3, 1))
    f["weights"].attrs["MATLAB_class"] = np.bytes_("cell")
    net = f.create_group("net")
    net.attrs["MATLAB_class"] = np.bytes_("struct")
    matlab(net, "W_in", W_IN)
    matlab(net, "W_out", W_OUT)
    matlab(net, "b_rec", B.reshape(4, 1))
    matlab(net, "b_out", B_OUT.reshape(1, 2))
    matlab(net, "tau_ms", np.array([[80.0]]))
    matlab(net, "activation", np.array([[ord(c) for c in "relu"]], dtype="u2"), "char")
    matlab(net, "rectify_input", np.array([[0]], dtype="u1"), "logical")
    empty = net.create_dataset("x0", data=np.array([0, 0], dtype="u8"))
    empty.attrs["MATLAB_class"], empty.attrs["MATLAB_empty"] = np.bytes_("double"), np.uint8(1)
    sparse = scipy.sparse.csc_array(W)
    group = net.create_group("W_rec")
    group.attrs["MATLAB_class"], group.attrs["MATLAB_sparse"] = np.bytes_("double"), np.uint64(4)
    group["jc"], group["ir"], group["data"] = sparse.indptr.astype("u8"), sparse.indices.astype("u8"), sparse.data
with open("v73.mat", "r+b") as f:
    f.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(116) + bytes(8) + b"\x00\x02IM")
with h5py.File("lzf.h5", "w") as f:
    f.create_dataset("W_rec", data=W, chunks=(2, 2), compression="lzf")
    f.attrs["tau_ms"], f.attrs["dt_ms"], f.attrs["activation"] = 80.0, 4.0, "softplus"
