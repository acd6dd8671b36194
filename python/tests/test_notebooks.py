"""The notebooks, executed end to end."""

import sys

import pytest

from conftest import ROOT

pytest.importorskip("nbclient")
pytest.importorskip("matplotlib")
pytest.importorskip("pandas")
sys.path.insert(0, str(ROOT / "python" / "notebooks"))

import run as runner  # noqa: E402


@pytest.mark.parametrize("path", runner.notebooks(), ids=lambda p: p.stem)
def test_a_notebook_runs(path):
    notebook = runner.execute(path)
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in codes)
    assert any("image/png" in out.get("data", {}) or "text/html" in out.get("data", {}) for c in codes for out in c.outputs)
