//! What an example gives and expects.

use crate::expression::{Date, Type};
use crate::id::PackageId;
use crate::model::{Decl, Field, Metric, Model, St, Table, Value, code_of};
use crate::source::Span;
use crate::syntax::text_value;

/// Whose records an example gives.
#[derive(Clone, Copy)]
pub(super) enum Subject<'m> {
    /// Those of a table or spell.
    Table(Table<'m>),
    /// Of whatever records the data elements that a package can name.
    Elements(&'m Model, PackageId),
}

/// A field of a given record with its value.
pub(super) struct Given<'m> {
    /// Its name as written.
    pub name: &'m str,
    /// Where the name stands.
    pub span: Span,
    /// The value as written.
    pub value: &'m str,
    /// Where the value stands.
    pub value_span: Span,
    /// The field or element; none where there is none of that name.
    pub field: Option<Decl<'m>>,
    /// Whose record it is.
    pub of: Subject<'m>,
}

/// What is wrong with a value.
pub(super) struct Problem {
    pub message: String,
    pub label: String,
    pub help: String,
    /// What was likely meant.
    pub write: Option<String>,
}

/// Whose records the example of a definition gives; none where that cannot be told, so that nothing can be checked.
pub(super) fn subject(example: Decl<'_>) -> Option<Subject<'_>> {
    let of = example.parent()?;
    let said = |word: &str| of.statement(word).and_then(|statement| statement.reference("table")).map(Table);
    match of.kind_word() {
        "table" | "spell" => Some(Subject::Table(Table(of))),
        "metric" => Metric(of).table().map(Subject::Table),
        "rule" => said("on").map(Subject::Table),
        "term" if of.own("of").is_some() || of.is_unclear("of") => said("of").map(Subject::Table),
        "term" if of.own("true when").is_some() => Some(Subject::Elements(of.model(), of.package_id())),
        _ => None,
    }
}

/// The fields that a `given` gives.
pub(super) fn given<'m>(model: &'m Model, statement: St<'m>, subject: Subject<'m>) -> Vec<Given<'m>> {
    let Some(Value::Given(pairs)) = statement.get("given").map(|filled| &filled.value) else { return Vec::new() };
    let mut of = subject;
    let mut found = Vec::new();
    for (index, (name_span, value_span)) in pairs.iter().enumerate() {
        let (name, value) = (model.slice(*name_span), model.slice(*value_span).trim());
        // `given the period 2023-24` says when, and `given placement from …` names the table.
        if name == "the" && value.starts_with("period") {
            continue;
        }
        if index == 0
            && let Some((table, rest)) = table_first(subject, name, value)
        {
            of = Subject::Table(table);
            // What stands behind it is the stretch of the record, or its first field.
            if let Some((name, value)) = rest.split_once(char::is_whitespace).filter(|(name, _)| *name != "from") {
                let start =
                    value_span.start + u32::try_from(model.slice(*value_span).find(name).unwrap_or(0)).unwrap_or(0);
                let span = Span { start, end: start + u32::try_from(name.len()).unwrap_or(0), ..*value_span };
                let value_span = Span { start: span.end + 1, ..*value_span };
                found.push(Given { name, span, value: value.trim(), value_span, field: field(of, name), of });
            }
            continue;
        }
        found.push(Given { name, span: *name_span, value, value_span: *value_span, field: field(of, name), of });
    }
    found
}

/// The table that the first word of a record names, where it is no field of the records at hand.
fn table_first<'m>(subject: Subject<'m>, name: &'m str, value: &'m str) -> Option<(Table<'m>, &'m str)> {
    let Subject::Table(table) = subject else { return None };
    Some((table.of_given(name, value)?, value))
}

fn field<'m>(of: Subject<'m>, name: &str) -> Option<Decl<'m>> {
    match of {
        Subject::Table(table) => table.field(name).or_else(|| table.link(name)).or_else(|| {
            // By the data element that a field records, as a term would name it.
            let recorded = |field: &Decl<'m>| Field(*field).element().is_some_and(|element| element.name() == name);
            table.fields().into_iter().find(recorded)
        }),
        Subject::Elements(model, package) => match model.find(package, None, name, &["element"]) {
            crate::model::Found::One(id) => Some(model.decl(id)),
            _ => None,
        },
    }
}

/// What is wrong with the value that is given for a field.
pub(super) fn problem(given: &Given<'_>, field: Field<'_>) -> Option<Problem> {
    let value = given.value;
    if field.kind_word() == "link" {
        return None;
    }
    if field.is_worked_out() {
        return Some(Problem {
            message: format!("`{}` is worked out and cannot be given", given.name),
            label: "not a part of a record".to_owned(),
            help: "Give the fields that it is worked out from.".to_owned(),
            write: None,
        });
    }
    let plain = text_value(value);
    let name = given.name;
    if value.is_empty() {
        return Some(Problem {
            message: format!("`{name}` is given no value"),
            label: "a value belongs here".to_owned(),
            help: "Write the value after the field, or leave the field out: what is not given is unknown.".to_owned(),
            write: None,
        });
    }
    match field.kind() {
        Type::Code(_) => not_a_code(&plain, name, field),
        Type::Number { decimals, .. } => not_a_number(value, name, field, decimals == Some(0)),
        Type::Date if day(value).is_none() => Some(Problem {
            message: format!("`{value}` is not a date, and `{name}` holds one"),
            label: "not a date".to_owned(),
            help: "Write a day of the calendar, as in `10 May 2023`.".to_owned(),
            write: None,
        }),
        Type::Truth if !matches!(&*plain, "yes" | "no") => Some(Problem {
            message: format!("`{value}` is neither yes nor no, and `{name}` is one of the two"),
            label: "`yes` or `no`".to_owned(),
            help: "Write `yes` or `no`, however files have it.".to_owned(),
            write: None,
        }),
        Type::Unknown | Type::Date | Type::Truth | Type::Text | Type::Identifier(_) => None,
    }
}

fn not_a_code(code: &str, name: &str, field: Field<'_>) -> Option<Problem> {
    let Type::Code(list) = field.kind() else { return None };
    if code_of(field.model(), list, code).is_some() || field.unknown_codes().contains(&code) {
        return None;
    }
    let codes = field.codes()?;
    let near = crate::diagnostic::closest(code, codes.iter().map(|known| &*known.text)).map(str::to_owned);
    let some: Vec<String> = codes.iter().take(10).map(|code| format!("`{}`", code.text)).collect();
    Some(Problem {
        message: format!("`{code}` is not a code that `{name}` can have"),
        label: near.as_ref().map_or_else(|| "no such code".to_owned(), |near| format!("did you mean `{near}`?")),
        help: format!("It has one of {}. An example shows a record that can be.", some.join(", ")),
        write: near,
    })
}

fn not_a_number(value: &str, name: &str, field: Field<'_>, whole: bool) -> Option<Problem> {
    // A unit may stand behind it.
    let number = value.split_whitespace().next().unwrap_or_default().replace(',', "");
    let problem = |message: String, label: &str, help: String| {
        Some(Problem { message, label: label.to_owned(), help, write: None })
    };
    let Ok(number) = number.parse::<rust_decimal::Decimal>() else {
        return problem(
            format!("`{value}` is not a number, and `{name}` holds one"),
            "not a number",
            "Write a number, as in `85`.".to_owned(),
        );
    };
    if whole && !number.is_integer() {
        return problem(
            format!("`{name}` holds whole numbers, and `{value}` is none"),
            "not a whole number",
            "An example shows a record that can be: write a whole number.".to_owned(),
        );
    }
    let (from, to) = field.range()?;
    if number < from || number > to {
        return problem(
            format!("`{name}` is from {from} to {to}, and `{value}` is not"),
            "outside the range",
            "An example shows a record that can be: write a number of the range, or correct the range of the field."
                .to_owned(),
        );
    }
    None
}

/// A day as an example gives it: `10 May 2023`, `2023-05-10`.
fn day(value: &str) -> Option<Date> {
    if let Some(date) = Date::from_iso(value) {
        return Some(date);
    }
    let mut words = value.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let date = Date::new(year.parse().ok()?, crate::expression::month(month)?, day.parse().ok()?)?;
    words.next().is_none().then_some(date)
}
