#!/usr/bin/env python3
"""Measures whole `ofw` processes on the shipped frameworks and on synthetic packages.

    cargo build --release && cargo build --release --example synthetic
    python3 benches/whole_process.py [--out FOLDER] [METRICS ...]

Prints a Markdown table: for each size the bytes of source, the best wall time of several runs of `check` and of
`build --emit json-schema` into an empty folder, the processor time of `check`, its cost a metric against that at 1,000,
and its peak memory (by GNU time) against the source. The best of several runs is what the program needs; the others are
what else the machine did. Builds go to FOLDER: on a file system in memory they show what the program needs, on a disk
what the files cost besides.
"""

import argparse
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
GNU_TIME = shutil.which("time")


def run(arguments, cwd):
    """Wall seconds and processor seconds of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(a) for a in arguments], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{arguments} ended with {code}")
    return wall, usage.ru_utime + usage.ru_stime


def peak(arguments, cwd):
    """Peak bytes of one process; not a number without GNU time.

    What `wait4` says of a child of Python is never less than what Python itself has: a child begins as its copy.
    """
    if not GNU_TIME:
        return float("nan")
    with tempfile.NamedTemporaryFile("r") as told:
        subprocess.run(
            [GNU_TIME, "-q", "-o", told.name, "-f", "%M", *(str(a) for a in arguments)],
            cwd=cwd,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return int(told.read()) * 1024


def best(arguments, cwd, runs, before=lambda: None):
    results = []
    for _ in range(runs):
        before()
        results.append(run(arguments, cwd))
    return tuple(min(values) for values in zip(*results))


def shipped():
    check = [OFW, "check", "frameworks"]
    wall, cpu = best(check, ROOT, 30)
    files = list(ROOT.glob("frameworks/**/*.ofw"))
    size = sum(file.stat().st_size for file in files)
    print(f"`check frameworks`: {wall * 1000:.1f} ms ({cpu * 1000:.1f} ms of processor), ", end="")
    print(f"{len(files)} files, {size / 1000:.0f} kB, ", end="")
    print(f"peak {peak(check, ROOT) / 1e6:.1f} MB; `--version` {peak([OFW, '--version'], ROOT) / 1e6:.1f} MB\n")


def synthetic(sizes, target):
    print("| metrics | source | `check` | processor | per metric against 1,000 | peak against source | with `json-schema` |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    per_metric = {}
    for metrics in sizes:
        with tempfile.TemporaryDirectory() as folder:
            source, out = pathlib.Path(folder) / "source", pathlib.Path(target or folder) / "ofw-out"
            subprocess.run([SYNTHETIC, str(metrics), source], check=True)
            size = sum(file.stat().st_size for file in source.glob("*.ofw"))
            runs = max(3, min(30, 30_000 // metrics))
            wall, cpu = best([OFW, "check", source], folder, runs)
            most = peak([OFW, "check", source], folder)
            build = [OFW, "build", source, "--out", out, "--emit", "json-schema"]
            built, _ = best(build, folder, max(3, runs // 3), lambda: shutil.rmtree(out, ignore_errors=True))
            shutil.rmtree(out, ignore_errors=True)
            per_metric[metrics] = cpu / metrics
            ratio = per_metric[metrics] / per_metric[1000] if 1000 in per_metric else float("nan")
            print(
                f"| {metrics:,} | {size / 1e6:.2f} MB | {wall * 1000:.1f} ms | {cpu * 1000:.1f} ms "
                f"| {ratio:.2f} | {most / size:.1f} | {built * 1000:.1f} ms |",
                flush=True,
            )


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--out", help="where builds go; beside the synthetic source unless given")
    asked.add_argument("metrics", nargs="*", type=int, default=[1_000, 100, 10_000, 100_000])
    asked = asked.parse_args()
    shipped()
    synthetic(asked.metrics, asked.out)
