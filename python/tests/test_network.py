"""Networks: what comes back obeys the equations."""

import numpy as np
import pytest

import rondo


def step(net, x, u):
    r = np.maximum(x, 0)
    return x + net.dt_ms / net.tau_ms * (-x + net.W_rec @ r + net.W_in @ u + net.bias)


def test_simulation_obeys_the_map(net):
    u = np.random.default_rng(1).uniform(0, 1, (50, 1))
    path = net.simulate(input=u)
    x = net.x0
    for t in range(50):
        x = step(net, x, u[t])
        np.testing.assert_allclose(path.x[t], x, rtol=1e-10, atol=1e-10)
    np.testing.assert_allclose(path.z, np.maximum(path.x, 0) @ net.W_out.T, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(path.t, 1e-3 * np.arange(1, 51))


def test_play_is_simulate_for_every_trial(net):
    u = np.random.default_rng(2).uniform(0, 1, (3, 40, 1))
    z = net.play(u)
    assert z.shape == (3, 40, 2)
    for k in range(3):
        np.testing.assert_allclose(z[k], net.simulate(input=u[k]).z, rtol=1e-12)


def test_trivial_multiplier_and_period_of_the_cycle(net):
    cycle = net.cycle(about="flow", stimulus="none")
    assert cycle.verdict == "limit-cycle" and cycle.about == "flow"
    assert cycle.multipliers.dtype == complex
    assert abs(cycle.multipliers[0] - 1) < 1e-8
    assert cycle.advice is None and cycle.why("advice")
    orbit = cycle.orbit
    assert orbit.x.shape[1] == 3
    closing = np.abs(orbit.x[-1] - orbit.x[0]).max() / np.abs(orbit.x).max()
    assert closing < 0.05
    assert repr(cycle).startswith("limit-cycle: limit-cycle of the flow")
    assert "<svg" in cycle._repr_html_()


def test_orbits_of_a_branch_close(net):
    branch = net.follow("E_TO_E", 1, 0.99, stimulus="none")
    assert branch.about == "flow" and branch.values[0] == 1
    orbit = branch.orbit_at(0.995, points=4000)
    assert 0.99 <= orbit.parameter <= 1
    assert np.abs(orbit.x[-1] - orbit.x[0]).max() / np.abs(orbit.x).max() < 1e-6
    assert set(branch.table["type"].astype(str) if hasattr(branch.table, "columns") else branch.table["type"])
    assert "E_TO_E" in repr(branch)


def test_matrices_are_analysed_without_a_network():
    W = np.array([[0.0, 2.0], [0.0, 0.0]])
    answer = rondo.analyze("amplification", W)
    # (W - I) C + C (W - I)^T = -2 I: C = [[1 + w^2/2, w/2], [w/2, 1]], tr C/N - 1 = w^2/4
    assert answer.amplification.total == pytest.approx(1.0, abs=1e-12)
    assert answer.about == "matrix"


def test_a_misspelt_analysis_names_the_nearest(net):
    with pytest.raises(AttributeError, match="did you mean limit_cycle"):
        net.limit_cycel()
    with pytest.raises(rondo.RondoError, match="limit-cycle") as caught:
        rondo.analyze("limit-cycel", net)
    assert caught.value.code == 2


def test_settings_reach_the_program(net):
    with pytest.raises(rondo.RondoError, match="patience"):
        net.limit_cycle(about="flow", patience=-1)


def test_files_there_and_back(net, tmp_path):
    for name in ("n.npz", "n.mat", "n.h5", "n.json"):
        net.save(tmp_path / name)
    again = rondo.load(tmp_path / "n.npz")
    np.testing.assert_array_equal(again.W_rec, net.W_rec)
    imported = rondo.import_network(tmp_path / "n.mat", tau_ms=50, dt_ms=1)
    np.testing.assert_array_equal(imported.W_rec, net.W_rec)
    assert "3 units (2 E + 1 I)" in repr(again).replace(", 2 E + 1 I", " (2 E + 1 I)")
    np.save(tmp_path / "W.npy", net.W_rec)
    np.testing.assert_array_equal(rondo.load(tmp_path / "W.npy"), net.W_rec)
    with pytest.raises(rondo.RondoError, match="no such"):
        rondo.load(tmp_path / "absent.npz")


def test_a_network_needs_what_the_equation_needs():
    with pytest.raises(rondo.RondoError, match="tau_ms"):
        rondo.Network(W_rec=np.zeros((2, 2)))
    with pytest.raises(rondo.RondoError, match="path, or W_rec"):
        rondo.Network()
    per_unit = rondo.Network(W_rec=np.zeros((2, 2)), tau_ms=[10, 20])
    assert per_unit.dt_ms == 2
    np.testing.assert_array_equal(per_unit.tau_ms, [10, 20])
    # dx/dt = -x/tau from x0 = 1, one Euler step
    decays = rondo.Network(W_rec=np.zeros((2, 2)), tau_ms=[10, 20], x0=[1, 1], activation="identity")
    np.testing.assert_allclose(decays.simulate(steps=1).x, [[0.8, 0.9]])
