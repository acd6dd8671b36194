#!/usr/bin/env python3
"""Builds the documentation site: ``python3 docs/site_pages.py`` leaves ``target/site`` (MkDocs is needed).

The reference pages are made of what the program says about itself (``rondo schema``) into ``docs/reference``, which is not
kept: so they cannot drift. ``--reference`` makes them and no more.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference"
sys.path.insert(0, str(ROOT / "python"))

import rondo  # noqa: E402


def cell(text):
    """Text of a table's cell."""
    return str(text).replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def table(titles, rows):
    """Lines of a table."""
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    return lines + ["| " + " | ".join(cell(c) for c in row) + " |" for row in rows] + [""]


def fields(some):
    """Table of output fields."""
    rows = [(f"`{f['name']}`", f["formula"], f["unit"], f["meaning"]) for f in some]
    return table(("field", "formula", "unit", "meaning"), rows)


def settings(lines):
    """Table of settings."""
    rows = [(f"`{s['path']}`", s["by_default"], s["unit"], s["form"], s["meaning"]) for s in lines]
    return table(("setting", "default", "unit", "may be", "meaning"), rows)


def analysis(a):
    """Section of one analysis."""
    lines = [f"## {a['name']}", "", a["summary"][:1].upper() + a["summary"][1:] + ".", ""]
    if a["note"]:
        lines += [cell(a["note"]), ""]
    lines += ["About: " + (", ".join(a["abouts"]) or "the matrix alone") + ".", "", "```sh"]
    for e in a["examples"]:
        lines += [f"{e['command']}   # {e['shows']}"]
    lines += ["```", "", "**Result**", "", *fields(a["result"])]
    if a["certificate"]:
        lines += ["**Certificate**", "", *fields(a["certificate"])]
    if a["settings"]:
        lines += ["**Settings**", "", *settings(a["settings"])]
    if a["citations"]:
        lines += ["Source: " + ", ".join(a["citations"]) + " (`rondo cite`).", ""]
    return lines


def command(c):
    """Section of one command."""
    lines = [f"## rondo {c['name']}", "", c["summary"][:1].upper() + c["summary"][1:] + ".", ""]
    lines += ["```", c["synopsis"], "```", ""]
    lines += table(("argument or option", "meaning"), [(f"`{o['name']}`", o["meaning"]) for o in c["arguments"] + c["options"]])
    footer = [line for line in c["footer"] if line]
    return lines + (["```", *footer, "```", ""] if footer else [])


def pages():
    """Reference pages by name."""
    analyses = rondo.command("schema", "analyses")["analyses"]
    commands = rondo.command("schema", "commands")["commands"]
    study = rondo.command("schema", "--list", "--json")["settings"]
    sweep = rondo.command("schema", "sweep", "--list", "--json")["settings"]
    made = "Made from the program itself.\n"
    return {
        "analyses.md": ["# Analyses", "", made, *[line for a in analyses for line in analysis(a)]],
        "commands.md": ["# Commands", "", made, *[line for c in commands for line in command(c)]],
        "settings.md": ["# Settings of a study", "", made, *settings(study)],
        "sweep-settings.md": ["# Settings of a sweep", "", made, *settings(sweep)],
    }


def write():
    """Writes the reference pages."""
    TARGET.mkdir(exist_ok=True)
    for name, lines in pages().items():
        (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
    if "--reference" not in sys.argv:
        sys.exit(subprocess.run(["mkdocs", "build", "--strict", "--quiet"], cwd=ROOT).returncode)
