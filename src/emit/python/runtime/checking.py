"""How records are checked; the same for every framework."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Self, get_args

from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    ValidationError,
    ValidationInfo,
    field_serializer,
    model_serializer,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from ._reading import as_written, code_in_json

_LONGEST_NAME = 60
"""A column's name that is longer is cut in messages."""

_WORDS = {
    "missing": "must be filled in",
    "extra_forbidden": "is given twice, under two names",
    "json_invalid": "this is not JSON",
    "model_type": "a record in JSON is an object, with a property for each column",
}
"""What pydantic finds by itself, in our words."""


class Record(BaseModel):
    """One record of a table.

    In Python, fields come by their column's name or by their name here. In JSON they come by one
    name alone, as the JSON Schema has it, and `model_dump_json(by_alias=True)` writes it.

    A field that holds a code for what is not known is None. It was filled in all the same:
    `not_known` keeps the code, and JSON has it again.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
        protected_namespaces=(),
        strict=True,
    )

    _codes: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def not_known(self) -> Mapping[str, str]:
        """The codes for what is not known that were entered, by the name here of their fields."""
        return {name: code for name, code in self._codes.items() if getattr(self, name) is None}

    def _needed(self) -> Iterator[str]:
        """Give the fields that must be filled in because of what others hold."""
        yield from ()

    def _broken(self) -> Iterator[tuple[str, str]]:
        """Give the rules that the record breaks, each with what it tells."""
        yield from ()

    @model_validator(mode="wrap")
    @classmethod
    def _is_complete(
        cls, entered: object, read: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        """Ask what concerns several fields once each of them is readable."""
        given: Mapping[object, object] = entered if isinstance(entered, Mapping) else {}
        if info.mode == "json":
            _refuse(cls, _other_names(cls, given))
        record = read(entered)
        if record is not entered:
            record._codes.update(_codes_in(record, given))
        wrong = [
            (_columns(cls, attribute)[0], PydanticCustomError("not_accepted", "must be filled in"))
            for attribute in record._needed()
            if getattr(record, attribute) is None and attribute not in record._codes
        ]
        broken = [
            ("", PydanticCustomError("rule", "{words}", {"rule": rule, "words": words}))
            for rule, words in record._broken()
        ]
        _refuse(cls, wrong + broken)
        return record

    @field_serializer("*", mode="wrap", when_used="json-unless-none", check_fields=False)
    def _in_json(self, value: object, write: SerializerFunctionWrapHandler) -> object:
        """Write numbers as numbers; none has more digits than JSON keeps."""
        return float(value) if isinstance(value, Decimal) else write(value)

    @model_serializer(mode="wrap", when_used="json")
    def _with_codes(
        self, write: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, object]:
        """Write the codes for what is not known again: a field that has one was filled in."""
        record: dict[str, object] = write(self)
        left_out = set(map(str, info.exclude or ()))
        asked_for = set(map(str, type(self).model_fields if info.include is None else info.include))
        for attribute, code in self.not_known.items():
            if attribute in asked_for - left_out:
                name = _columns(type(self), attribute)[0] if info.by_alias else attribute
                is_number = _holds_numbers(type(self), attribute)
                record[name] = code_in_json(code, is_number=is_number)
        return record


def _codes_in(record: Record, given: Mapping[object, object]) -> Iterator[tuple[str, str]]:
    """Give what is entered of fields that have no value: the codes for what is not known."""
    record_class = type(record)
    for attribute in record_class.model_fields:
        if getattr(record, attribute) is None:
            names = (*_columns(record_class, attribute), attribute)
            codes = (as_written(given[name]) for name in names if name in given)
            code = next((code for code in codes if code), None)
            if code is not None:
                yield attribute, code


def _holds_numbers(record_class: type[Record], attribute: str) -> bool:
    return not {int, Decimal}.isdisjoint(get_args(record_class.model_fields[attribute].annotation))


def _other_names(
    record_class: type[Record], given: Mapping[object, object]
) -> list[tuple[str, PydanticCustomError]]:
    """Find properties that come by another name of their field than JSON has for it."""
    names = columns_of(record_class)
    wrong = []
    for name in given:
        if isinstance(name, str) and name in names:
            column = _columns(record_class, names[name])[0]
            if name != column:
                words = f"comes as `{_shown(name)}`; in JSON it is `{_shown(column)}` alone"
                error = PydanticCustomError("not_accepted", "{words}", {"words": words})
                wrong.append((name, error))
    return wrong


def _refuse(record_class: type[Record], wrong: list[tuple[str, PydanticCustomError]]) -> None:
    if wrong:
        details = [
            InitErrorDetails(type=error, loc=(name,) if name else (), input=None)
            for name, error in wrong
        ]
        raise ValidationError.from_exception_data(record_class.__name__, details, hide_input=True)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a record. It does not hold what was entered: that may be about a person."""

    table: str
    """The table, as `TABLES` names it."""
    field: str | None
    """The attribute of the record's class; none where it is not about one field."""
    column: str
    """The name of the column; empty where it is not about one."""
    message: str
    """What is wrong, with the names of the column and the field."""
    rule: str | None = None
    """The id of the rule that the record breaks, where it is one of the framework's rules."""

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


def record_of_json(
    tables: Mapping[str, type[Record]], table: str, record: str | bytes
) -> Record:
    """Read a record in JSON; a pydantic `ValidationError` lists what is wrong with it."""
    return table_of(tables, table).model_validate_json(record)


def problems_of(
    tables: Mapping[str, type[Record]], table: str, record: Mapping[str, object]
) -> list[Problem]:
    """Say what is wrong with a record, in the order of the table's fields."""
    try:
        record_of(tables, table, record)
    except ValidationError as error:
        return _problems(table, table_of(tables, table), error)
    return []


def problems_of_json(
    tables: Mapping[str, type[Record]], table: str, record: str | bytes
) -> list[Problem]:
    """Say what is wrong with a record in JSON, in the order of the table's fields."""
    try:
        record_of_json(tables, table, record)
    except ValidationError as error:
        return _problems(table, table_of(tables, table), error)
    return []


def _problems(table: str, record_class: type[Record], error: ValidationError) -> list[Problem]:
    details = error.errors(include_url=False, include_input=False)
    problems = [_problem(table, record_class, detail) for detail in details]
    order = {attribute: place for place, attribute in enumerate(record_class.model_fields)}
    return sorted(
        problems,
        key=lambda problem: (order.get(problem.field or "", len(order)), problem.column),
    )


def _problem(table: str, record_class: type[Record], detail: ErrorDetails) -> Problem:
    if not detail["loc"]:  # About the record as a whole.
        words = _WORDS.get(detail["type"], detail["msg"])
        return Problem(table, None, "", _visible(words), detail.get("ctx", {}).get("rule"))
    name = str(detail["loc"][0])
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
