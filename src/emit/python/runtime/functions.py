def check(table: str, record: Mapping[str, object]) -> list[Problem]:
    """Say what is wrong with a record as a file has it: one problem a mistake, by fields."""
    return problems_of(TABLES, table, record)


def check_json(table: str, record: str | bytes) -> list[Problem]:
    """Say what is wrong with a record in JSON: what its JSON Schema refuses, and more."""
    return problems_of_json(TABLES, table, record)


def read(table: str, record: Mapping[str, object]) -> Record:
    """Give a record with its values typed, or raise pydantic's `ValidationError`."""
    return record_of(TABLES, table, record)


def read_json(table: str, record: str | bytes) -> Record:
    """Give a record in JSON with its values typed, or raise pydantic's `ValidationError`."""
    return record_of_json(TABLES, table, record)
