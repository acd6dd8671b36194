"""The package itself: found program, versions, documents, generated methods."""

import inspect
import os
import re
import stat
import sys

import numpy as np
import pytest

import rondo
from rondo import _files, _generate, _program
from rondo._result import Record

from conftest import ROOT


def test_methods_are_those_of_the_catalogue():
    assert _generate.TARGET.read_text(encoding="utf-8") == _generate.text(), "run: python3 -m rondo._generate"
    for name in rondo._analyses.NAMES:
        assert inspect.getdoc(getattr(rondo.Network, name)).count("Parameters") == 1


def test_version_is_that_of_the_program():
    pom = (ROOT / "pom.xml").read_text(encoding="utf-8")
    assert re.search(r"<version>(.*?)</version>", pom)[1] == rondo.__version__
    assert f'version = "{rondo.__version__}"' in (ROOT / "python" / "pyproject.toml").read_text(encoding="utf-8")


def script(folder, line):
    file = folder / "fake rondo"
    file.write_text(f"#!{sys.executable}\n{line}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


@pytest.mark.skipif(os.name == "nt", reason="a shebang")
def test_another_minor_version_is_refused_with_both(tmp_path, monkeypatch):
    monkeypatch.setenv("RONDO", script(tmp_path, "print('{\"rondo\": \"9.9.1\", \"protocol\": 1}', flush=True); input()"))
    with pytest.raises(rondo.RondoError, match=re.escape(rondo.__version__) + ".*9.9.1"):
        rondo.command("theory")
    monkeypatch.undo()
    assert rondo.command("theory", "--json")["parameters"]


@pytest.mark.skipif(os.name == "nt", reason="a shebang")
def test_a_program_that_dies_says_what_it_said(tmp_path, monkeypatch):
    monkeypatch.setenv("RONDO", script(tmp_path, "import sys; sys.exit('no JDK here')"))
    with pytest.raises(rondo.RondoError, match="no JDK here"):
        rondo.command("theory")


def test_a_program_that_is_not_there(monkeypatch):
    monkeypatch.setenv("RONDO", "/absent/rondo")
    with pytest.raises(rondo.RondoError, match="/absent/rondo"):
        rondo.command("theory")


def test_paths_are_relative_to_the_present_folder(tmp_path, monkeypatch):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        np.save(tmp_path / name / "W.npy", np.eye(2) * (0.1 if name == "one" else 0.2))
    for name, radius in (("one", 0.1), ("two", 0.2)):
        monkeypatch.chdir(tmp_path / name)
        assert rondo.analyze("amplification", "W.npy").spectral_radius == pytest.approx(radius)


def test_one_program_answers_all_calls():
    rondo.command("theory", "--json")
    first = _program._server
    rondo.command("theory", "--json")
    assert first is not None and _program._server is first and first.is_alive()


def test_documents_become_objects():
    record = Record(
        {
            "a": None, "a_reason": "no cycle", "lambda": [{"re": 1, "im": 2}, {"re": 0, "im": None}],
            "m": [[1, 2], [3, 4]], "s": ["x"], "inner": {"b": None, "b_reason": "deep"}, "gap": [1.0, None], "no": [],
            "late_reason": "a field of its own",
        }
    )
    assert record.a is None and record.why("a") == "no cycle" and record.why("inner.b") == "deep"
    assert record["lambda"][0] == 1 + 2j and np.isnan(record["lambda"][1].imag)
    assert record.m.shape == (2, 2) and record.s == ["x"] and np.isnan(record.gap[1]) and len(record.no) == 0
    assert record.late_reason == "a field of its own"
    with pytest.raises(AttributeError, match="inner"):
        record.absent
    assert "a_reason" not in record and record.to_dict()["a_reason"] == "no cycle"


def test_tables_without_pandas(tmp_path):
    file = tmp_path / "table.csv"
    file.write_text("type,x\nHB,1.5\n,\n")
    rows = _files.structured(file)
    assert list(rows["type"]) == ["HB", ""] and rows["x"][0] == 1.5 and np.isnan(rows["x"][1])
