//! What can be asked of a field of a table, or of the data element it records.

use std::borrow::Cow;
use std::ops::Deref;

use rust_decimal::Decimal;

use super::{Decl, St, unit_of};
use crate::expression::{Condition, Type, Unit};
use crate::id::DeclId;
use crate::model::{Model, Value};
use crate::syntax::code_value;

/// A field or a data element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field<'m>(pub Decl<'m>);

impl<'m> Deref for Field<'m> {
    type Target = Decl<'m>;

    fn deref(&self) -> &Decl<'m> {
        &self.0
    }
}

/// A code that a field may hold.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeOf<'m> {
    /// As it stands in the data.
    pub text: Cow<'m, str>,
    /// Where it is declared; none for a code that a field names itself.
    pub declared: Option<Decl<'m>>,
}

/// Whether a field must be filled in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Needed<'m> {
    /// Always.
    Always,
    /// Where this holds.
    When(&'m Condition),
    /// It may be left empty.
    No,
}

impl<'m> Field<'m> {
    /// The data element it records.
    pub fn element(self) -> Option<Decl<'m>> {
        self.0.own("records")?.reference("element").filter(|element| *element != self.0)
    }

    /// The statement that gives its type: its own, or that of the element it records.
    pub fn type_statement(self) -> Option<St<'m>> {
        type_statement(self.0).or_else(|| type_statement(self.element()?))
    }

    /// What it holds.
    pub fn kind(self) -> Type {
        type_of(self.0)
    }

    /// The least and the greatest number it may hold, both included.
    pub fn range(self) -> Option<(Decimal, Decimal)> {
        let statement = self.type_statement()?;
        (matches!(statement.word(), "number" | "whole number"))
            .then(|| statement.number("number").zip(statement.number("to")))
            .flatten()
    }

    /// The codes it may hold, where they are all given: a list may say that it leaves some out.
    pub fn codes(self) -> Option<Vec<CodeOf<'m>>> {
        match self.kind() {
            Type::Code(list) => codes_of(self.0.model(), list),
            _ => None,
        }
    }

    /// Whether it is worked out from others, and not collected.
    pub fn is_worked_out(self) -> bool {
        self.0.own("worked out as").is_some()
    }

    /// Whether it must be filled in.
    pub fn needed(self) -> Needed<'m> {
        match self.0.own("required") {
            None => Needed::No,
            Some(required) => required.condition("condition").map_or(Needed::Always, Needed::When),
        }
    }

    /// The codes that mean it is not known.
    pub fn unknown_codes(self) -> Vec<&'m str> {
        let statement = self.0.own("unknown codes");
        let values = statement.into_iter().flat_map(St::values);
        values
            .filter_map(|filled| match &filled.value {
                Value::Code(code) => Some(&**code),
                _ => None,
            })
            .collect()
    }

    /// The name of its column in files; none where it is not said.
    pub fn column(self) -> Option<Cow<'m, str>> {
        self.0.own("column")?.text("text")
    }

    /// Its title, or that of the element it records, or its id.
    pub fn shown(self) -> Cow<'m, str> {
        let title = |decl: Decl<'m>| decl.title().filter(|title| !title.is_empty());
        title(self.0).or_else(|| title(self.element()?)).unwrap_or(Cow::Borrowed(self.0.name()))
    }

    /// What it means: as it says, or as the element it records does.
    pub fn means(self) -> Option<Cow<'m, str>> {
        self.0.text("means").or_else(|| self.element()?.text("means"))
    }

    /// Whether it speaks of a person, and whether the law protects that further; none where it does not.
    pub fn personal(self) -> Option<bool> {
        self.0.own("personal").map(|personal| personal.choice().is_some())
    }
}

fn type_statement(decl: Decl<'_>) -> Option<St<'_>> {
    decl.all_statements().find(|statement| statement.stored().entry.group == Some("type"))
}

/// The type of a field or element: as it states, or as the element it records does.
pub fn type_of(decl: Decl<'_>) -> Type {
    let Some(statement) = type_statement(decl) else {
        // An element states its type itself; it records nothing further.
        let recorded = Field(decl).element().filter(|element| element.kind_word() == "element");
        return recorded.map_or(Type::Unknown, type_of);
    };
    let unit = statement.reference("unit").map_or(Unit::One, unit_of);
    match statement.word() {
        "date" => Type::Date,
        "text" => Type::Text,
        "yes or no" => Type::Truth,
        "whole number" => Type::Number { unit, decimals: Some(0) },
        "number" => Type::Number { unit, decimals: statement.number("decimals").and_then(decimals_of) },
        "duration" => Type::Number { unit, decimals: Some(0) },
        "code" => statement.reference("codes").map_or(Type::Unknown, |list| Type::Code(list.id())),
        "one of" => Type::Code(decl.id()),
        "identifier" => Type::Identifier(statement.reference("identifier").map_or(decl.id(), Decl::id)),
        _ => Type::Unknown,
    }
}

/// The codes that a code type has: those of its list, or those the field names itself; none where they are not all
/// given.
pub fn codes_of(model: &Model, list: DeclId) -> Option<Vec<CodeOf<'_>>> {
    let decl = model.decl(list);
    if decl.kind_word() == "codes" {
        let codes: Vec<_> =
            decl.children("code").map(|code| CodeOf { text: code_text(code), declared: Some(code) }).collect();
        return (!codes.is_empty() && gives_all(decl)).then_some(codes);
    }
    let statement = decl.own("one of")?;
    let codes: Vec<_> = statement
        .values()
        .filter_map(|filled| match &filled.value {
            Value::Code(code) => Some(CodeOf { text: Cow::Borrowed(code), declared: None }),
            _ => None,
        })
        .collect();
    Some(codes)
}

/// The code of a code type with this text, declared or not; none where the type is known not to have it.
pub fn code_of<'m>(model: &'m Model, list: DeclId, text: &str) -> Option<CodeOf<'m>> {
    let decl = model.decl(list);
    if decl.kind_word() != "codes" {
        return model.code_named(list, text).map(|code| CodeOf { text: Cow::Borrowed(code), declared: None });
    }
    let declared = decl.children_called(text).find(|child| child.kind_word() == "code");
    let may_be = declared.is_some() || !gives_all(decl) || decl.children("code").next().is_none();
    may_be.then(|| CodeOf { text: declared.map_or_else(|| Cow::Owned(text.to_owned()), code_text), declared })
}

/// Whether a code type has more than so many codes; true where they are not all given.
pub fn has_more_codes(model: &Model, list: DeclId, than: usize) -> bool {
    let decl = model.decl(list);
    match decl.kind_word() {
        "codes" => !gives_all(decl) || decl.children("code").nth(than).is_some(),
        _ => decl.own("one of").is_none_or(|named| named.values().nth(than).is_some()),
    }
}

/// Whether a list gives all its codes: only then can one be said not to be in it.
fn gives_all(list: Decl<'_>) -> bool {
    list.said_no("codes").is_none() && list.own_no_in_part("codes").is_none()
}

/// A declared code as data has it: written as a word, a number or in quotes.
pub fn code_text(code: Decl<'_>) -> Cow<'_, str> {
    code_value(code.name())
}

/// The most decimals a number may have: a number of the language has at most fifteen digits.
pub const MAX_DECIMALS: u8 = 15;

/// A number of decimals, where it can be one.
pub fn decimals_of(stated: Decimal) -> Option<u8> {
    let whole = stated.is_integer().then(|| u8::try_from(stated).ok()).flatten();
    whole.filter(|decimals| *decimals <= MAX_DECIMALS)
}
