#!/usr/bin/env python3
"""Kills at random moments: bench/attacks/kills.py [KILLS] [SEED]

Each command is started, killed outright (SIGKILL) or interrupted (SIGINT, SIGTERM) after a random time, and started again until
it is done. What it then has made must have the bits of an undisturbed run, and nothing else may be left. An interruption must
end within two seconds (one for Rondo, one for a busy machine) with exit code 75 and one sentence. RONDO names the program
(default: ./rondo). First builds and rebuilds are killed by bench/attacks/launcher.sh, with a Maven of a moment.
"""
import hashlib, os, pathlib, random, shlex, shutil, signal, subprocess, sys, tempfile, time

if "--help" in sys.argv:
    sys.exit(__doc__)
KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 40
RANDOM = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
ROOT = pathlib.Path(__file__).resolve().parents[2]
RONDO = shlex.split(os.environ.get("RONDO", str(ROOT / "rondo")))
SMALL = ["--set", "network.units=20", "--set", "task={readouts: 3, duration_ms: 300}", "--set", "seeds=[1, 2]"]
TRAINING = ["--set", "training={epochs: 400, trials: 4, validation_trials: 4, validate_every: 50}"]
# What is compared: results without times and places.
COMPARED = {
    "train": (["train", *SMALL, *TRAINING, "--out", "run"], ["--resume"], "run", ["seeds/1/network.npz", "seeds/2/history.csv"]),
    "run": (["run", *SMALL, *TRAINING, "--out", "run"], ["--resume"], "run",
            ["network.npz", "figures/spectrum.svg", "seeds/2/network.npz"]),
    "simulate": (["simulate", "net.npz", "--steps", "20000", "--out", "t.npz"], [], "t.npz", [""]),
    "continue": (["continue", "net.npz", "--of", "fixed-point", "--parameter", "E_TO_E", "--to", "1.2", "--out", "b.json",
                  "--out", "b.csv", "--figure", "b.svg"], [], "b.csv", [""]),
    "export": (["export", "net.npz", "n.h5"], [], "n.h5", [""]),
    "paper": (["paper", "hennequin2012", "--figure", "F1", "--quick", "--threads", "1", "--out", "p", "--store", "s"], [], "p",
              ["figures/F1.svg", "numbers/F1.json"]),
}


def start(words, folder):
    return subprocess.Popen(RONDO + words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                            text=True, preexec_fn=lambda: [signal.signal(s, signal.SIG_DFL) for s in (signal.SIGINT, signal.SIGTERM)])


def digests(folder, out, names):
    files = [folder / out / name if name else folder / out for name in names]
    return [hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing" for file in files]


def leftovers(folder):
    return [str(path.relative_to(folder)) for path in folder.rglob("*")
            if path.name.endswith((".partial", ".replaced", ".new")) or path.name in (".lock", ".rondo.files")]


def main():
    top = pathlib.Path(tempfile.mkdtemp(prefix="rondo-kills-"))
    network = top / "network"
    network.mkdir()
    subprocess.run(RONDO + ["train", *SMALL, "--set", "training={epochs: 5, trials: 2}", "--out", "run", "--quiet"], cwd=network,
                   check=True, stdout=subprocess.DEVNULL)
    wanted, length = {}, {}

    def fresh(name):
        folder = top / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(network / "run/network.npz", folder / "net.npz")
        return folder

    for name, (words, _, out, compared) in COMPARED.items():
        folder = fresh(name)
        begin = time.time()
        process = start(words, folder)
        _, err = process.communicate()
        if process.returncode != 0:
            sys.exit(f"{name} fails undisturbed: {err}")
        wanted[name], length[name] = digests(folder, out, compared), time.time() - begin
    table = {name: dict(kills=0, ended=0, lost=0, left=0, failed=0, rude=0) for name in COMPARED}
    for k in range(KILLS):
        name = RANDOM.choice(list(COMPARED))
        words, resume, out, compared = COMPARED[name]
        row = table[name]
        folder = fresh(name)
        how = RANDOM.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
        process = start(words, folder)
        time.sleep(RANDOM.uniform(0.3, 1.05) * length[name])
        if process.poll() is None:
            process.send_signal(how)
            begin = time.time()
            _, err = process.communicate()
            took = time.time() - begin
            row["kills"] += 1
            polite = process.returncode == 0 or (process.returncode == 75 and "Interrupted" in err and "\tat " not in err and took < 2)
            if how != signal.SIGKILL and not polite:
                row["rude"] += 1
                print(f"{name}, {how.name}: exit {process.returncode} after {took:.1f} s: {err.strip()[-300:]}", file=sys.stderr)
        else:
            row["ended"] += 1
        if digests(folder, out, compared) != wanted[name]:
            again = start(words + resume, folder)
            _, err = again.communicate()
            if again.returncode != 0:
                row["failed"] += 1
                print(f"{name}: start after {how.name} fails with {again.returncode}: {err.strip()[-300:]}", file=sys.stderr)
            elif digests(folder, out, compared) != wanted[name]:
                row["lost"] += 1
        if leftovers(folder):
            row["left"] += 1
            print(f"{name}: left after {how.name}: {leftovers(folder)}", file=sys.stderr)
    print(f"{'command':10}{'kills':>7}{'too late':>10}{'bits lost':>11}{'leftovers':>11}{'bricked':>9}{'rude ends':>11}")
    for name, row in table.items():
        print(f"{name:10}{row['kills']:7}{row['ended']:10}{row['lost']:11}{row['left']:11}{row['failed']:9}{row['rude']:11}")
    shutil.rmtree(top)
    sys.exit(any(row[key] for row in table.values() for key in ("lost", "left", "failed", "rude")))


main()
