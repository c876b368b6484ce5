"""How records are checked; the same for every framework."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Self

from pydantic import AliasChoices, BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

_LONGEST_NAME = 60
"""A column's name that is longer is cut in messages."""

_WORDS = {
    "missing": "must be filled in",
    "extra_forbidden": "is given twice, under two names",
}
"""What pydantic finds by itself, in our words."""


class Record(BaseModel):
    """One record of a table. Fields may come by their column's name or by their name in Python."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
        protected_namespaces=(),
        strict=True,
    )

    def _needed(self) -> Iterator[str]:
        """Give the fields that must be filled in because of what others hold."""
        yield from ()

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        """Refuse a record without a field that it needs; asked once every field is readable."""
        missing = [
            InitErrorDetails(
                type=PydanticCustomError("not_accepted", "must be filled in"),
                loc=(_columns(type(self), attribute)[0],),
                input=None,
            )
            for attribute in self._needed()
            if getattr(self, attribute) is None
        ]
        if missing:
            raise ValidationError.from_exception_data(type(self).__name__, missing, hide_input=True)
        return self


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a record. It does not hold what was entered: that may be about a person."""

    table: str
    """The table, as `TABLES` names it."""
    field: str | None
    """The attribute of the record's class; none where a column belongs to no field."""
    column: str
    """The name of the column."""
    message: str
    """What is wrong, with the names of the column and the field."""

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Metric:
    """How a number is made of records, in words."""

    name: str
    """The id of the metric in the framework."""
    title: str
    """What people call it."""
    definition: str
    """What is counted, among whom, and what becomes of what is not known."""
    table: str | None = None
    """The table whose records it counts, as `TABLES` names it."""


def table_of(tables: Mapping[str, type[Record]], table: str) -> type[Record]:
    """Give the class of a table's records, or say which tables there are."""
    if table not in tables:
        raise LookupError(f"there is no such table; there are {', '.join(tables) or 'none'}")
    return tables[table]


@cache
def columns_of(record_class: type[Record]) -> dict[str, str]:
    """Give every name by which a record may bring a field, with the field's attribute."""
    return {
        name: attribute
        for attribute in record_class.model_fields
        for name in (*_columns(record_class, attribute), attribute)
    }


def record_of(
    tables: Mapping[str, type[Record]], table: str, record: Mapping[str, object]
) -> Record:
    """Read a record; a pydantic `ValidationError` lists what is wrong with it."""
    return table_of(tables, table).model_validate(dict(record))


def problems_of(
    tables: Mapping[str, type[Record]], table: str, record: Mapping[str, object]
) -> list[Problem]:
    """Say what is wrong with a record, in the order of the table's fields."""
    record_class = table_of(tables, table)
    try:
        record_of(tables, table, record)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        problems = [_problem(table, record_class, detail) for detail in details]
        order = {attribute: place for place, attribute in enumerate(record_class.model_fields)}
        return sorted(
            problems,
            key=lambda problem: (order.get(problem.field or "", len(order)), problem.column),
        )
    return []


def _problem(table: str, record_class: type[Record], detail: ErrorDetails) -> Problem:
    name = str(detail["loc"][0]) if detail["loc"] else ""
    attribute = columns_of(record_class).get(name)
    if attribute is None:
        words = f"`{_shown(name)}` {_no_such_column(record_class, name)}"
        return Problem(table, None, name, _visible(words))
    column = _columns(record_class, attribute)[0]
    words = _WORDS.get(detail["type"], detail["msg"])
    title = record_class.model_fields[attribute].title
    return Problem(table, attribute, column, _visible(f"`{_shown(column)}` ({title}): {words}"))


def _columns(record_class: type[Record], attribute: str) -> tuple[str, ...]:
    """Give the names of a field's column, the one to show first."""
    field = record_class.model_fields[attribute]
    if isinstance(field.validation_alias, AliasChoices):
        return tuple(str(choice) for choice in field.validation_alias.choices)
    return (field.alias or attribute,)


def _no_such_column(record_class: type[Record], name: str) -> str:
    columns = [_columns(record_class, attribute)[0] for attribute in record_class.model_fields]
    close = {column.casefold(): column for column in reversed(columns)}
    found = get_close_matches(name.casefold(), close, n=1)
    words = "is not a column of this table"
    return f"{words}; did you mean `{_shown(close[found[0]])}`?" if found else words


def _shown(name: str) -> str:
    """Cut a column's name that is too long to show: it may come from anybody's file."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _visible(words: str) -> str:
    """Make words safe to print: nothing in them steers a terminal or turns what is read."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in words)
