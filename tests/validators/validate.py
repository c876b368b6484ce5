"""Validates what it reads from standard input: {"schemas": [...], "checks": [{"schema": id, "text": JSON}]}.

Prints a list: for each check nothing (null) or what is wrong. Each schema is held against the metaschema first.
"""

import json
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource

given = json.load(sys.stdin)
for schema in given["schemas"]:
    Draft202012Validator.check_schema(schema)
registry = Registry().with_resources(
    [(schema["$id"], Resource.from_contents(schema)) for schema in given["schemas"]]
)
validators = {
    schema["$id"]: Draft202012Validator(
        schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for schema in given["schemas"]
}


def no_number(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


found = []
for check in given["checks"]:
    try:
        instance = json.loads(check["text"], parse_constant=no_number)
    except ValueError:
        found.append("not JSON")
        continue
    error = best_match(validators[check["schema"]].iter_errors(instance))
    found.append(None if error is None else f"{error.json_path}: {error.message}"[:300])
json.dump(found, sys.stdout)
