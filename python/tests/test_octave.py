"""Octave reads every .mat that is written, and writes what is read."""

import shutil
import subprocess

import numpy as np
import pytest

import rondo

pytestmark = pytest.mark.skipif(shutil.which("octave") is None, reason="Octave is not installed")

SCRIPT = """
n = load('net.mat'); t = load('path.mat'); b = load('branch.mat'); p = load('played.mat');
x = t.x(end - 1, :)'; u = t.u(end, :)';
y = x + n.dt_ms / n.tau_ms * (-x + n.W_rec * max(x, 0) + n.W_in * u + n.bias(:));
printf('%.17g %d %d\\n', max(abs(y - t.x(end, :)')), numel(b.parameter), ndims(p.z));
save('-v7', 'back7.mat', '-struct', 'n'); save('-v6', 'back6.mat', '-struct', 'n');
"""


def test_octave_reads_what_is_written_and_back(net, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    np.savez("trials.npz", u=np.ones((2, 30, 1)), target=np.zeros((2, 30, 2)), step_ms=np.array(net.dt_ms))
    net.save("net.mat")
    rondo.command("simulate", net.path, "--stimulus", "decay", "--steps", "50", "--out", "path.mat")
    rondo.command("simulate", net.path, "--trials", "trials.npz", "--out", "played.mat")
    rondo.command(
        "continue", net.path, "--parameter", "E_TO_E", "--from", "1", "--to", "0.99", "--stimulus", "none", "--out", "branch.mat"
    )
    said = subprocess.run(["octave", "--no-gui", "--quiet", "--eval", SCRIPT], capture_output=True, text=True).stdout.split()
    error, points, dimensions = float(said[0]), int(said[1]), int(said[2])
    assert error < 1e-12 and points > 1 and dimensions == 3
    for version in ("back7.mat", "back6.mat"):
        again = rondo.import_network(version, tau_ms=50, dt_ms=1)
        for name in ("W_rec", "W_in", "W_out", "bias"):
            np.testing.assert_array_equal(getattr(again, name), getattr(net, name))
