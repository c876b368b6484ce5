def check(table: str, record: Mapping[str, object]) -> list[Problem]:
    """Say what is wrong with a record of a table: one problem a mistake, in the order of fields."""
    return problems_of(TABLES, table, record)


def read(table: str, record: Mapping[str, object]) -> Record:
    """Give a record with its values typed, or raise pydantic's `ValidationError`."""
    return record_of(TABLES, table, record)
