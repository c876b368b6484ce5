//! Small helpers to put JSON together.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Number, Value};

use crate::expression::When;

/// An object of the entries that are there, in order.
pub(super) fn object<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let present = entries.into_iter().filter_map(|(key, value)| value.map(|value| (key.to_owned(), value)));
    Value::Object(present.collect::<Map<_, _>>())
}

/// A list, where it has any entries.
pub(super) fn list(entries: impl Iterator<Item = Value>) -> Option<Value> {
    let entries: Vec<Value> = entries.collect();
    (!entries.is_empty()).then_some(Value::Array(entries))
}

/// A number as JSON has it: whole where it is whole. Numbers of the language have at most 15 significant digits, which
/// every reader of JSON keeps.
pub(super) fn number(number: Decimal) -> Value {
    let number = number.normalize();
    let whole = number.is_integer().then(|| number.to_i64()).flatten();
    let written = whole.map(Number::from).or_else(|| number.to_string().parse().ok().and_then(Number::from_f64));
    written.map_or(Value::Null, Value::Number)
}

/// A date, a month or a year, as exactly as it is known: `2022-12-15`, `2022-12`, `2022`; a year that runs from one
/// into the next is `2022/2023`.
pub(super) fn when(when: When) -> String {
    match when {
        When::Year(year) => format!("{year:04}"),
        When::Across(year) => format!("{year:04}/{:04}", year + 1),
        When::Month(year, month) => format!("{year:04}-{month:02}"),
        When::Day(date) => format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
    }
}

/// A value as people read it: indented by two blanks, with a line end after the last line.
pub(super) fn pretty(value: &Value) -> String {
    // Keys are texts and nothing is streamed, so this cannot fail; should it ever, the other way of writing is at hand.
    serde_json::to_string_pretty(value).unwrap_or_else(|_| format!("{value:#}")) + "\n"
}

/// A list of what [`pretty`] has written already, as it writes a list.
pub(super) fn pretty_list(written: &[String]) -> String {
    let mut list = String::from("[");
    for (index, value) in written.iter().enumerate() {
        list.push_str(if index == 0 { "\n" } else { ",\n" });
        for (index, line) in value.lines().enumerate() {
            list.push_str(if index == 0 { "  " } else { "\n  " });
            list.push_str(line);
        }
    }
    list.push_str(if written.is_empty() { "]\n" } else { "\n]\n" });
    list
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_of_what_is_written_reads_as_if_it_were_written_at_once() {
        for list in [vec![], vec![json!(1)], vec![json!({ "a": ["\n\r\u{2028}", {}], "b": [] }), json!([[]])]] {
            let written: Vec<String> = list.iter().map(pretty).collect();
            assert_eq!(pretty_list(&written), pretty(&Value::Array(list)));
        }
    }
}
