"""Drawings, where matplotlib is installed."""

import pytest

import rondo

from conftest import SMALL

pytest.importorskip("matplotlib")


def test_everything_that_plots(net, run):
    trials = rondo.Study(SMALL).trials(2)
    assert trials.plot(1).get_xlabel() == "t (s)"
    assert run.plot().get_xlabel() == "epoch"
    path = run.network.simulate()
    assert len(path.plot().lines) == 2 and len(path.plot("x").lines) == 20
    branch = net.follow("E_TO_E", 1, 0.99, stimulus="none")
    axes = branch.plot()
    assert axes.get_xlabel() == "E_TO_E" and len(axes.lines) == 2 + len(branch.special)
