"""How values are read and judged; the same for every framework.

Reading comes first: what was entered becomes a value of its field's type, or is not readable. In
files every value is a text, in one of the forms that the framework states; in JSON a value is what
the JSON Schema of the same framework says, whatever its form in files. Nothing is guessed. Judging
comes second, and works on values. No message repeats what was entered: it may be about a person.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

MOST_DIGITS: Final = 15
"""More significant digits than these do not come out the same on every machine."""

MOST_CODES_SHOWN: Final = 12
"""How many codes a message lists before it counts the rest."""

_DATE_IN_JSON: Final = "YYYY-MM-DD"
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_WHOLE_NUMBER: Final = re.compile(r"-?[0-9]+")
_NOT_TEXT: Final = re.compile("[\x00\ud800-\udfff]")

_PATTERN_SIGNS: Final = {
    "A": "a capital letter",
    "a": "a small letter",
    "9": "a digit",
    "*": "a capital letter or digit",
    "?": "what stands before may be missing",
    "\\": "the next character stands for itself",
}

T = TypeVar("T")
N = TypeVar("N", int, Decimal)


@dataclass(frozen=True, slots=True)
class Personal:
    """Marks what says something of a person who could be recognised."""

    special_category: bool
    """Whether the law protects it further."""


PERSONAL: Final = Personal(special_category=False)
SPECIAL_CATEGORY: Final = Personal(special_category=True)


class CodeList(StrEnum):
    """A list of codes. A member is its code as data has it, with its label and its meaning."""

    label: str
    meaning: str

    def __new__(cls, code: str, label: str = "", meaning: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label or code
        member.meaning = meaning
        return member


@dataclass(frozen=True, slots=True)
class _Source:
    """How one kind of source gives the values of a type."""

    read: Callable[[object], object | None]
    """Gives a value; None where it is not readable."""
    words: str
    """What is said of what is not readable."""
    may_be_empty: bool = True
    """Whether an empty text says that nothing is given."""
    is_unknown: Callable[[object, tuple[str, ...]], bool] = lambda entered, codes: entered in codes
    """Whether it is one of the codes for what is not known."""


def reads_text(*, required: bool = False, unknown: tuple[str, ...] = ()) -> BeforeValidator:
    """Read a text, as it stands."""
    source = _Source(_text, "is not readable as text")
    return _reads(source, source, required, unknown)


def reads_number(*, required: bool = False, unknown: tuple[str, ...] = ()) -> BeforeValidator:
    """Read a number written in digits, such as 12.5."""
    words = f"is not a number such as 12.5, of at most {MOST_DIGITS} digits"
    return _reads_number(_number, words, required, unknown)


def reads_whole_number(*, required: bool = False, unknown: tuple[str, ...] = ()) -> BeforeValidator:
    """Read a number written in digits, without decimals."""
    words = f"is not a whole number such as 12, of at most {MOST_DIGITS} digits"
    return _reads_number(_whole_number, words, required, unknown)


def reads_date(
    *forms: str, required: bool = False, unknown: tuple[str, ...] = ()
) -> BeforeValidator:
    """Read a date in one of these forms; DD, MM and YYYY stand for day, month and year."""

    def source(forms: tuple[str, ...], may_be_empty: bool) -> _Source:
        patterns = [_date_pattern(form) for form in forms]

        def read(entered: object) -> dt.date | None:
            if isinstance(entered, dt.date) and not isinstance(entered, dt.datetime):
                return entered
            if not isinstance(entered, str):
                return None
            found = (_date(pattern, entered) for pattern in patterns)
            return next((date for date in found if date is not None), None)

        words = f"is not a date written as {_either(_example_of(form) for form in forms)}"
        return _Source(read, words, may_be_empty)

    return _reads(source(forms, True), source((_DATE_IN_JSON,), False), required, unknown)


def reads_yes_or_no(
    yes: str, no: str, *, required: bool = False, unknown: tuple[str, ...] = ()
) -> BeforeValidator:
    """Read yes and no as they are written in files; in JSON they are true and false."""

    def truth(entered: object) -> bool | None:
        return entered if isinstance(entered, bool) else None

    def read(entered: object) -> bool | None:
        written = {yes: True, no: False}
        return written.get(entered) if isinstance(entered, str) else truth(entered)

    in_files = _Source(read, f"is neither `{yes}` nor `{no}`")
    return _reads(in_files, _Source(truth, "is neither true nor false", False), required, unknown)


def reads_code(
    codes: type[CodeList], *, required: bool = False, unknown: tuple[str, ...] = ()
) -> BeforeValidator:
    """Read one of the codes of a list, exactly as it is written."""
    known = {code.value: code for code in codes}

    def read(entered: object) -> CodeList | None:
        return known.get(entered) if isinstance(entered, str) else None

    words = f"is not one of the codes {_listed(codes)}"
    return _reads(_Source(read, words), _Source(read, words, False), required, unknown)


def within(least: int | Decimal, most: int | Decimal) -> AfterValidator:
    """Accept numbers between two, both included."""

    def judge(value: N | None) -> N | None:
        return _accept(value, value is None or least <= value <= most, words)

    words = f"must be from {least} to {most}"
    return AfterValidator(judge)


def with_decimals(most: int) -> AfterValidator:
    """Accept numbers with at most so many decimals; zeros at the end do not count."""

    def judge(value: Decimal | None) -> Decimal | None:
        decimals = "" if value is None else format(value, "f").partition(".")[2].rstrip("0")
        return _accept(value, len(decimals) <= most, words)

    words = f"must have at most {most} {'decimal' if most == 1 else 'decimals'}"
    return AfterValidator(judge)


def with_characters(most: int) -> AfterValidator:
    """Accept texts of at most so many characters."""

    def judge(value: str | None) -> str | None:
        return _accept(value, value is None or len(value) <= most, words)

    words = f"must have at most {most} {'character' if most == 1 else 'characters'}"
    return AfterValidator(judge)


def looks_like(form: str, pattern: str) -> AfterValidator:
    """Accept texts of a form such as A999, which the pattern says as a regular expression."""
    whole = re.compile(pattern)

    def judge(value: str | None) -> str | None:
        return _accept(value, value is None or whole.fullmatch(value) is not None, words)

    signs = (f"`{sign}`: {said}" for sign, said in _PATTERN_SIGNS.items() if sign in form)
    legend = "; ".join(signs)
    words = f"must look like `{form}`" + (f" ({legend})" if legend else "")
    return AfterValidator(judge)


def as_written(entered: object) -> str | None:
    """Give a text, or a number as it would be written in a file."""
    if isinstance(entered, str):
        return str(entered)
    if isinstance(entered, bool):
        return None
    if isinstance(entered, int):
        return str(entered) if abs(entered) < 10**MOST_DIGITS else None
    if isinstance(entered, float):
        entered = Decimal(float.__repr__(entered))
    if not isinstance(entered, Decimal) or not entered.is_finite() or abs(entered.adjusted()) > 400:
        return None
    if entered == entered.to_integral_value():
        return format(entered, "f").partition(".")[0]
    return format(entered, "f")


def code_in_json(code: str, *, is_number: bool) -> object:
    """Give a code for what is not known as JSON has it: a number where its field holds numbers."""
    if not is_number or _NUMBER.fullmatch(code) is None:
        return code
    return float(code) if "." in code else int(code)


def _reads(
    in_files: _Source, in_json: _Source, required: bool, unknown: tuple[str, ...]
) -> BeforeValidator:
    """Put what is the same for every type around what reads it."""

    def reader(entered: object, info: ValidationInfo) -> object | None:
        source = in_json if info.mode == "json" else in_files
        if entered is None or (source.may_be_empty and isinstance(entered, str) and not entered):
            return _accept(None, not required, "must be filled in")
        if unknown and source.is_unknown(entered, unknown):
            return None
        value = source.read(entered)
        return _accept(value, value is not None, source.words)

    return BeforeValidator(reader)


def _reads_number(
    read: Callable[[object], object | None], words: str, required: bool, unknown: tuple[str, ...]
) -> BeforeValidator:
    def no_text(entered: object) -> object | None:
        return None if isinstance(entered, str) else read(entered)

    def is_written(entered: object, codes: tuple[str, ...]) -> bool:
        return as_written(entered) in codes

    def is_equal(entered: object, codes: tuple[str, ...]) -> bool:
        if isinstance(entered, str):
            return entered in codes and _NUMBER.fullmatch(entered) is None
        value = _number(entered)
        return value is not None and value in (_number(code) for code in codes)

    in_files = _Source(read, words, is_unknown=is_written)
    in_json = _Source(no_text, f"{words}, without quotes", False, is_equal)
    return _reads(in_files, in_json, required, unknown)


def _accept(value: T, accepted: bool, words: str) -> T:
    if not accepted:
        raise PydanticCustomError("not_accepted", "{words}", {"words": words})
    return value


def _text(entered: object) -> str | None:
    if not isinstance(entered, str) or _NOT_TEXT.search(entered):
        return None
    return entered


def _number(entered: object) -> Decimal | None:
    written = as_written(entered)
    if written is None or not _NUMBER.fullmatch(written):
        return None
    digits = written.removeprefix("-").replace(".", "").lstrip("0")
    return (Decimal(written) if digits else Decimal(0)) if len(digits) <= MOST_DIGITS else None


def _whole_number(entered: object) -> int | None:
    written = as_written(entered)
    number = _number(entered)
    if written is None or number is None or not _WHOLE_NUMBER.fullmatch(written):
        return None
    return int(number)


def _date_pattern(form: str) -> re.Pattern[str]:
    pattern = re.escape(form)
    for letters in ("DD", "MM", "YYYY"):
        pattern = pattern.replace(letters, f"(?P<{letters}>[0-9]{{{len(letters)}}})", 1)
    return re.compile(pattern)


def _date(pattern: re.Pattern[str], entered: str) -> dt.date | None:
    found = pattern.fullmatch(entered)
    if found is None:
        return None
    try:
        return dt.date(int(found["YYYY"]), int(found["MM"]), int(found["DD"]))
    except (IndexError, ValueError):  # The form has no such part, or there is no such day.
        return None


def _example_of(form: str) -> str:
    return form.replace("YYYY", "2023").replace("MM", "03").replace("DD", "31")


def _either(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _listed(codes: type[CodeList]) -> str:
    shown = [f"{code} ({code.label})" if code.label != code else str(code) for code in codes]
    more = len(shown) - MOST_CODES_SHOWN
    if more > 1:
        return f"{', '.join(shown[:MOST_CODES_SHOWN])} and {more} more"
    return ", ".join(shown)
