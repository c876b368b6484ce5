"""Check a CSV file of one table: `python -m PACKAGE TABLE FILE.csv`."""

import csv
import sys
from collections.abc import Iterator, Sequence

from . import TABLES, check
from ._checking import Record, columns_of, table_of


def main(arguments: Sequence[str]) -> int:
    """Print a line for each mistake; give 0 for none, 1 for some, 2 for what cannot be read."""
    if len(arguments) != 2 or arguments[0] not in TABLES:
        print(f"usage: python -m {__package__} TABLE FILE.csv", file=sys.stderr)
        print(f"tables: {', '.join(TABLES) or 'none'}", file=sys.stderr)
        return 2
    table, path = arguments
    found = False
    try:
        for line, message in _problems(table, path):
            found = True
            print(f"{path}:{line}: {message}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    return int(found)


def _problems(table: str, path: str) -> Iterator[tuple[int, str]]:
    """Give the line and the message of each mistake; those of the header only once."""
    record_class = table_of(TABLES, table)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        places = _places(record_class, header)
        for message in _of_header(table, record_class, header):
            yield 1, message
        line = rows.line_num + 1
        for row in rows:
            if len(row) > len(header):
                yield line, "there are more values than columns"
            record = {header[place]: row[place] for place in places.values() if place < len(row)}
            for problem in check(table, record) if row else ():
                if problem.rule is not None or problem.field in places:
                    yield line, problem.message
            line = rows.line_num + 1


def _places(record_class: type[Record], header: list[str]) -> dict[str, int]:
    """Give the place of each field's column; the first where there are several."""
    fields = columns_of(record_class)
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        if name in fields:
            places.setdefault(fields[name], place)
    return places


def _of_header(table: str, record_class: type[Record], header: list[str]) -> Iterator[str]:
    fields = columns_of(record_class)
    brought = [fields[name] for name in header if name in fields]
    unknown = dict.fromkeys(name for name in header if name not in fields)
    for problem in check(table, unknown):
        if problem.field is None:
            yield problem.message
    for attribute, field in record_class.model_fields.items():
        if brought.count(attribute) > 1:
            yield f"there are {brought.count(attribute)} columns for {field.title}"
        if field.is_required() and attribute not in brought:
            yield f"there is no column for {field.title}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
