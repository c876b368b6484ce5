#!/usr/bin/env python3
"""Measures whole `ofw` processes on the shipped frameworks and on synthetic packages.

    cargo build --release && cargo build --release --example synthetic
    python3 benches/whole_process.py [METRICS ...]

Prints a Markdown table: for each size the bytes of source, the best wall time of several runs of `check` and of
`build --emit json-schema` into an empty folder, the processor time of `check`, its cost a metric against that at 1,000,
and its peak memory against the source. The best of several runs is what the program needs; the others are what
else the machine did.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
OFW = ROOT / "target/release/ofw"
SYNTHETIC = ROOT / "target/release/examples/synthetic"


def run(arguments, cwd):
    """Wall seconds, processor seconds and peak bytes of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(a) for a in arguments], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{arguments} ended with {code}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def best(arguments, cwd, runs, before=lambda: None):
    results = []
    for _ in range(runs):
        before()
        results.append(run(arguments, cwd))
    return tuple(min(values) for values in zip(*results))


def shipped():
    wall, cpu, peak = best([OFW, "check", "frameworks"], ROOT, 30)
    files = list(ROOT.glob("frameworks/**/*.ofw"))
    size = sum(file.stat().st_size for file in files)
    print(f"`check frameworks`: {wall * 1000:.1f} ms ({cpu * 1000:.1f} ms of processor), ", end="")
    print(f"{len(files)} files, {size / 1000:.0f} kB, peak {peak / 1e6:.1f} MB\n")


def synthetic(sizes):
    print("| metrics | source | `check` | processor | per metric against 1,000 | peak against source | with `json-schema` |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    per_metric = {}
    for metrics in sizes:
        with tempfile.TemporaryDirectory() as folder:
            source, out = pathlib.Path(folder) / "source", pathlib.Path(folder) / "out"
            subprocess.run([SYNTHETIC, str(metrics), source], check=True)
            size = sum(file.stat().st_size for file in source.glob("*.ofw"))
            runs = max(3, min(30, 30_000 // metrics))
            wall, cpu, peak = best([OFW, "check", source], folder, runs)
            build = [OFW, "build", source, "--out", out, "--emit", "json-schema"]
            built, _, _ = best(build, folder, max(3, runs // 3), lambda: shutil.rmtree(out, ignore_errors=True))
            per_metric[metrics] = cpu / metrics
            ratio = per_metric[metrics] / per_metric[1000] if 1000 in per_metric else float("nan")
            print(
                f"| {metrics:,} | {size / 1e6:.2f} MB | {wall * 1000:.1f} ms | {cpu * 1000:.1f} ms "
                f"| {ratio:.2f} | {peak / size:.1f} | {built * 1000:.1f} ms |",
                flush=True,
            )


if __name__ == "__main__":
    shipped()
    synthetic([int(argument) for argument in sys.argv[1:]] or [1_000, 100, 10_000, 100_000])
