#!/usr/bin/env python3
"""Measures `ofw validate` on made-up episodes of eleven columns with five rules within a record, beside others.

    cargo build --release && cargo build --release --examples
    python3 benches/validate.py [--tools FOLDER] [--out FOLDER] [RECORDS ...]

Beside it, in one run: the `csv` crate that only reads, a hand-written check in pandas, and the Python package that `ofw
build` makes of the same rules. pandas and pydantic are installed into FOLDER the first time. Prints a Markdown table:
the best wall and processor time of several runs, and the peak memory by GNU time. `benches/support/episodes.ofw` names the rules.
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
EXAMPLES = ROOT / "target/release/examples"
FRAMEWORK = ROOT / "benches/support/episodes.ofw"
GNU_TIME = shutil.which("time")

SLOW = 100_000
"""Of more records than these the generated Python is not asked: it takes minutes."""

PANDAS = """
import sys
import pandas as pd

CODES = {
    "RNE": ["S", "P", "L"], "LS": ["C1", "C2", "D1", "E1", "V2"], "CIN": ["N1", "N4", "N8"],
    "PLACE": ["U1", "U4", "K2", "A3", "A5"], "PLACE_PROVIDER": ["PR1", "PR2", "PR4"], "REC": ["X1", "E3", "E41"],
}
LIKE = {"PL_POST": "[A-Z]{2}[0-9][0-9]? [0-9][A-Z]{2}", "URN": "[0-9]{7}"}

data = pd.read_csv(sys.argv[1], dtype=str)
count = 0
for name, codes in CODES.items():
    count += (data[name].notna() & ~data[name].isin(codes)).sum()
for name, pattern in LIKE.items():
    count += (data[name].notna() & ~data[name].str.fullmatch(pattern, na=False)).sum()
for name in ["CHILD", "RNE", "DECOM", "LS", "PLACE"]:
    count += data[name].isna().sum()
began = pd.to_datetime(data["DECOM"], format="%d/%m/%Y", errors="coerce")
ended = pd.to_datetime(data["DEC"], format="%d/%m/%Y", errors="coerce")
count += (data["DECOM"].notna() & began.isna()).sum() + (data["DEC"].notna() & ended.isna()).sum()
count += (ended < began).sum()
count += (ended.notna() & data["REC"].isna()).sum()
count += (data["REC"].notna() & ended.isna()).sum()
count += ((data["LS"] == "E1") & data["PLACE"].isin(CODES["PLACE"]) & ~data["PLACE"].isin(["A3", "A5"])).sum()
count += (began > pd.Timestamp(2024, 3, 31)).sum()
print(int(count), "findings")
"""


def run(arguments, environment=None):
    """Wall seconds and processor seconds of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(a) for a in arguments],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{arguments} ended with {code}")
    return wall, usage.ru_utime + usage.ru_stime


def peak(arguments, environment=None):
    """Peak bytes of one process; not a number without GNU time."""
    if not GNU_TIME:
        return float("nan")
    with tempfile.NamedTemporaryFile("r") as told:
        subprocess.run(
            [GNU_TIME, "-q", "-o", told.name, "-f", "%M", *(str(a) for a in arguments)],
            env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return int(told.read()) * 1024


def python(tools):
    """An interpreter with pandas and pydantic."""
    interpreter = tools / "bin/python"
    if not interpreter.exists():
        subprocess.run([sys.executable, "-m", "venv", tools], check=True)
        install = [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "pandas==2.3.3", "pydantic==2.14.3"], check=True)
    return interpreter


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("records", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    arguments.add_argument("--tools", type=pathlib.Path, default=ROOT / "target/bench-python")
    arguments.add_argument("--out", type=pathlib.Path, default=None)
    asked = arguments.parse_args()
    interpreter = python(asked.tools.resolve())
    with tempfile.TemporaryDirectory(dir=asked.out) as folder:
        folder = pathlib.Path(folder)
        subprocess.run([OFW, "build", FRAMEWORK, "--emit", "python", "--out", folder / "built"], check=True, stdout=subprocess.DEVNULL)
        package = next((folder / "built/python").glob("**/__init__.py")).parent
        (folder / "by_hand.py").write_text(PANDAS)
        path = {"PYTHONPATH": str(package.parent)}
        print("| records | | best | processor | records a second | peak |")
        print("|--:|---|--:|--:|--:|--:|")
        for records in asked.records:
            file = folder / "episodes.csv"
            subprocess.run([EXAMPLES / "episodes", str(records), file], check=True)
            ofw = [OFW, "validate", file, "--framework", FRAMEWORK]
            runs = {
                "the `csv` crate, only reading": ([EXAMPLES / "bare_read", file], None, 9),
                "`ofw validate`": (ofw, None, 9),
                "`ofw validate`, one thread": (ofw, {"RAYON_NUM_THREADS": "1"}, 5),
                "pandas by hand": ([interpreter, folder / "by_hand.py", file], None, 3),
                "the generated Python": ([interpreter, "-m", package.name, "episodes", file], path, 1),
            }
            for name, (command, environment, times) in runs.items():
                if records > SLOW and times == 1:
                    continue
                results = [run(command, environment) for _ in range(times)]
                best, processor = (min(values) for values in zip(*results))
                memory = peak(command, environment)
                print(f"| {records:,} | {name} | {best:.3f} s | {processor:.3f} s | {records / best:,.0f} | {memory / 1e6:.1f} MB |", flush=True)


if __name__ == "__main__":
    main()
