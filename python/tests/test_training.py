"""Studies, training, interruption."""

import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

import rondo

from conftest import ROOT, SMALL


def test_trials_before_training():
    trials = rondo.Study(SMALL).trials(3, seed=5)
    assert len(trials) == 3
    assert trials.u.shape == (3, 30, 1) and trials.target.shape == (3, 30, 2)
    assert "<svg" in trials._repr_html_()


def test_examples_are_studies():
    study = rondo.Study.example("perceptual-decision")
    assert len(study.trials(2)) == 2


def test_a_wrong_setting_is_refused_with_the_rule():
    with pytest.raises(rondo.RondoError, match="network.units") as caught:
        rondo.Study(SMALL, {"network.units": "fifty"}).trials()
    assert caught.value.code == 2


def test_a_run_has_networks_histories_and_dale(run):
    assert run.seeds == [1, 2]
    assert len(run.history) == 30
    for seed in run.seeds:
        net = run.network_of(seed)
        for sign, column in zip(net.signs, net.W_rec.T):
            assert (sign * column >= 0).all()
        assert (np.diag(net.W_rec) == 0).all()
    assert run.network.simulate().z.shape == (30, 2)
    assert repr(run).startswith("Run(")
    assert rondo.load(run.path).seeds == [1, 2]


def test_the_same_call_again_opens_the_finished_run(run):
    assert rondo.train(SMALL, out=run.path).result.seconds == run.result.seconds


def test_a_sweep_is_a_table(tmp_path):
    plan = {"vary": {"network.units": [8, 10]}, "seeds": [1], "then": []}
    swept = rondo.sweep(plan, tmp_path / "sizes", study=SMALL)
    assert len(swept.table) == 2
    assert sorted(swept.table["network.units"]) == [8, 10]
    assert len(rondo.load(tmp_path / "sizes").table) == 2
    with pytest.raises(rondo.RondoError, match="out="):
        rondo.sweep(plan)


def test_other_study_in_the_same_folder_is_refused(run):
    with pytest.raises(rondo.RondoError):
        rondo.train(SMALL, out=run.path, seeds=7)


@pytest.mark.skipif(os.name == "nt", reason="SIGINT is of POSIX")
def test_an_interruption_keeps_the_checkpoint_and_resumes_to_the_same_bits(tmp_path):
    study = dict(SMALL, seeds=[3], training=dict(SMALL["training"], epochs=12000))
    code = (
        "import json, sys, rondo\n"
        "try:\n    rondo.train(json.loads(sys.argv[1]), out=sys.argv[2])\n"
        "except KeyboardInterrupt:\n    print('interrupted')\n"
    )
    folder = tmp_path / "stopped"
    child = subprocess.Popen(
        [sys.executable, "-c", code, json.dumps(study), str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=dict(os.environ, PYTHONPATH=str(ROOT / "python")),
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "stopped.partial").exists() and not list(tmp_path.glob(".stopped*")):
        assert child.poll() is None and time.monotonic() < deadline, child.communicate()
        time.sleep(0.05)
    time.sleep(1)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert out.strip() == "interrupted", err
    assert "kept" in err and not folder.exists()

    resumed = rondo.train(study, out=folder)
    whole = rondo.train(study, out=tmp_path / "whole")
    np.testing.assert_array_equal(resumed.network.W_rec, whole.network.W_rec)
