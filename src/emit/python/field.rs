//! A field of a record: how it is read, what is judged of its value, and what it means.

use rust_decimal::Decimal;

use super::layout::{Expr, assignment};
use super::literal::regex;
use super::module::Module;
use crate::emit::about;
use crate::emit::plain::paragraph;
use crate::expression::Type;
use crate::model::{Field, Needed, Pattern};

/// The form of a date where none is stated.
const ISO: &str = "YYYY-MM-DD";

/// The type of a value, how it is read and what is judged of it.
struct Typed {
    kind: String,
    reader: &'static str,
    arguments: Vec<Expr>,
    judges: Vec<Expr>,
}

/// The line or lines of a field in the class of its record.
pub(super) fn lines(module: &mut Module<'_>, field: Field<'_>, attribute: &str, columns: &[String]) -> String {
    let Typed { kind, reader, arguments, judges } = typed(module, field);
    let required = field.needed() == Needed::Always;
    let unknown = field.unknown_codes();
    let kind = if required && unknown.is_empty() { kind } else { format!("{kind} | None") };

    let mut arguments: Vec<(&'static str, Expr)> = arguments.into_iter().map(|argument| ("", argument)).collect();
    if required {
        arguments.push(("required", Expr::word("True")));
    }
    if !unknown.is_empty() {
        arguments.push(("unknown", Expr::group("(", unknown.into_iter().map(Expr::text), ")")));
    }
    module.uses(reader);
    let personal = field.personal().map(|special| if special { "SPECIAL_CATEGORY" } else { "PERSONAL" });
    personal.into_iter().for_each(|mark| module.uses(mark));
    let parts = [Expr::word(kind), Expr::call(reader, arguments)].into_iter().chain(judges);
    let annotation = Expr::group("Annotated[", parts.chain(personal.map(Expr::word)), "]");

    let mut items = Vec::new();
    if !required {
        items.push(("default", Expr::word("None")));
    }
    items.extend(alias(module, attribute, columns));
    items.push(("title", Expr::text(paragraph(&field.shown()))));
    let description = about::field(field);
    if !description.is_empty() {
        items.push(("description", Expr::text(description)));
    }
    if personal.is_some() {
        items.push(("repr", Expr::word("False")));
    }
    assignment(4, attribute, Some(&annotation), &Expr::call("Field", items).tall())
}

/// What its column is called, where that is not its name in Python.
fn alias(module: &mut Module<'_>, attribute: &str, columns: &[String]) -> Vec<(&'static str, Expr)> {
    if columns.len() > 1 {
        module.uses("AliasChoices");
        let written = |column: &String| Expr::Word(super::literal::string(column));
        let first = written(&columns[0]);
        let choices = columns.iter().map(|column| ("", written(column))).collect();
        return vec![("validation_alias", Expr::call("AliasChoices", choices)), ("serialization_alias", first)];
    }
    let column = columns.first().filter(|column| *column != attribute);
    column.map(|column| ("alias", Expr::Word(super::literal::string(column)))).into_iter().collect()
}

fn typed(module: &mut Module<'_>, field: Field<'_>) -> Typed {
    let plain = |kind: &str, reader, arguments| Typed { kind: kind.to_owned(), reader, arguments, judges: Vec::new() };
    let statement = field.type_statement();
    let text = |name| statement.and_then(|statement| statement.text(name));
    match field.kind() {
        Type::Date => {
            let mut forms: Vec<Expr> =
                statement.into_iter().flat_map(|statement| statement.texts("text")).map(Expr::text).collect();
            if forms.is_empty() {
                forms.push(Expr::text(ISO));
            }
            plain("dt.date", "reads_date", forms)
        }
        Type::Truth => {
            let written = |name, otherwise: &str| Expr::text(text(name).as_deref().unwrap_or(otherwise));
            plain("bool", "reads_yes_or_no", vec![written("yes", "yes"), written("no", "no")])
        }
        Type::Number { decimals: Some(0), .. } => {
            Typed { judges: range(module, field), ..plain("int", "reads_whole_number", Vec::new()) }
        }
        Type::Number { decimals, .. } => {
            let mut judges = range(module, field);
            if let Some(decimals) = decimals {
                judges.push(judge(module, "with_decimals", vec![Expr::word(decimals.to_string())]));
            }
            module.uses("Decimal");
            Typed { judges, ..plain("Decimal", "reads_number", Vec::new()) }
        }
        Type::Code(list) => match module.complete_list(list) {
            Some(class) => plain(&class, "reads_code", vec![Expr::word(&class)]),
            None => plain("str", "reads_text", Vec::new()),
        },
        Type::Text => {
            let mut judges = Vec::new();
            if let Some(most) = statement.and_then(|statement| statement.number("number")) {
                judges.push(judge(module, "with_characters", vec![Expr::word(most.normalize().to_string())]));
            }
            judges.extend(text("text").map(|form| pattern(module, &form)));
            Typed { judges, ..plain("str", "reads_text", Vec::new()) }
        }
        Type::Identifier(scheme) => {
            let form = module.cx.model.decl(scheme).own("like").and_then(|like| like.text("text"));
            let judges = form.map(|form| pattern(module, &form)).into_iter().collect();
            Typed { judges, ..plain("str", "reads_text", Vec::new()) }
        }
        Type::Unknown => plain("str", "reads_text", Vec::new()),
    }
}

fn judge(module: &mut Module<'_>, name: &'static str, arguments: Vec<Expr>) -> Expr {
    module.uses(name);
    Expr::call(name, arguments.into_iter().map(|argument| ("", argument)).collect())
}

fn range(module: &mut Module<'_>, field: Field<'_>) -> Vec<Expr> {
    let Some((least, most)) = field.range() else { return Vec::new() };
    let bounds = [least, most].map(|bound| number(module, bound));
    vec![judge(module, "within", bounds.into())]
}

fn number(module: &mut Module<'_>, number: Decimal) -> Expr {
    let number = number.normalize();
    if number.is_integer() {
        return Expr::word(number.to_string());
    }
    module.uses("Decimal");
    Expr::word(format!("Decimal(\"{number}\")"))
}

fn pattern(module: &mut Module<'_>, form: &str) -> Expr {
    let expression = shortened(&Pattern::new(form).regex());
    judge(module, "looks_like", vec![Expr::text(form), Expr::Word(regex(&expression))])
}

/// A regular expression with `[0-9]{3}` for `[0-9][0-9][0-9]`.
fn shortened(regex: &str) -> String {
    let mut out = String::with_capacity(regex.len());
    let mut rest = regex;
    while !rest.is_empty() {
        let class = ["[A-Z0-9]", "[A-Z]", "[a-z]", "[0-9]"].into_iter().find(|class| rest.starts_with(class));
        let Some(class) = class else {
            // An escaped character stays with its backslash, so that no class begins within one.
            let length = rest.chars().take(if rest.starts_with('\\') { 2 } else { 1 }).map(char::len_utf8).sum();
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        };
        let mut times = 0;
        // The last of a run stays by itself where it may be missing.
        while let Some(after) = rest.strip_prefix(class).filter(|after| times == 0 || !after.starts_with('?')) {
            times += 1;
            rest = after;
            if rest.starts_with('?') {
                break;
            }
        }
        out.push_str(class);
        if times > 1 {
            out.push_str(&format!("{{{times}}}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn runs_of_one_class_are_counted_but_for_what_may_be_missing() {
        assert_eq!(shortened("[A-Z][0-9][0-9][0-9][A-Z0-9]"), "[A-Z][0-9]{3}[A-Z0-9]");
        assert_eq!(shortened("[0-9]?[0-9]\\/[0-9][0-9]?"), "[0-9]?[0-9]\\/[0-9][0-9]?");
        assert_eq!(shortened("\\[0-9\\]é"), "\\[0-9\\]é");
    }
}
