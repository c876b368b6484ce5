//! What the `given` lines of an example say.

use super::value::{self, Held, Wrong};
use crate::id::PackageId;
use crate::model::{Decl, Field, Found, Metric, Model, St, Table, Value};
use crate::source::Span;

/// Whose records an example gives.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'m> {
    /// Those of a table.
    Table(Table<'m>),
    /// Of whatever records the data elements that a package can name.
    Elements(&'m Model, PackageId),
}

/// A field of a given record with its value.
#[derive(Debug, Clone, Copy)]
pub struct Given<'m> {
    /// Its name as written.
    pub name: &'m str,
    /// Where the name stands.
    pub span: Span,
    /// The value as written.
    pub value: &'m str,
    /// Where the value stands.
    pub value_span: Span,
    /// The field, link or element; none where there is none of that name.
    pub field: Option<Decl<'m>>,
    /// Whose record it is.
    pub of: Subject<'m>,
}

/// A record that an example gives.
#[derive(Debug, Clone)]
pub struct GivenRecord<'m> {
    /// Whose record it is.
    pub of: Subject<'m>,
    /// The word by which others link to it: `A` of `given children A`.
    pub word: Option<&'m str>,
    /// `from … to …`: the words for the days, and where they stand.
    pub stretch: Option<(&'m str, Span)>,
    /// Its fields.
    pub fields: Vec<Given<'m>>,
}

/// What a `given` says.
#[derive(Debug, Clone)]
pub enum Said<'m> {
    /// `the period 2023-24`: the words behind it, and where they stand.
    Period(&'m str, Span),
    /// `the date 31 March 2024`: the words behind it, and where they stand.
    Date(&'m str, Span),
    /// A record.
    Record(GivenRecord<'m>),
}

/// Whose records the example of a definition gives; none where that cannot be told, so that nothing can be checked. Of a
/// spell they are those that it joins.
pub fn subject(example: Decl<'_>) -> Option<Subject<'_>> {
    let of = example.parent()?;
    let said = |word: &str| of.statement(word).and_then(|statement| statement.reference("table")).map(Table);
    match of.kind_word() {
        "table" => Some(Subject::Table(Table(of))),
        "spell" => Table(of).joined_from().map(Subject::Table),
        "metric" => Metric(of).table().map(Subject::Table),
        "rule" => said("on").map(Subject::Table),
        "term" if of.own("of").is_some() || of.is_unclear("of") => said("of").map(Subject::Table),
        "term" if of.own("true when").is_some() => Some(Subject::Elements(of.model(), of.package_id())),
        _ => None,
    }
}

/// Whether a `given` says when, and gives no record.
pub fn says_when(given: St<'_>) -> bool {
    let words = given.words("given").unwrap_or_default();
    ["the period", "the date"].iter().any(|start| words.starts_with(start))
}

/// What a `given` says; none where it says nothing.
pub fn said<'m>(model: &'m Model, statement: St<'m>, subject: Subject<'m>) -> Option<Said<'m>> {
    let Value::Given(pairs) = &statement.get("given")?.value else { return None };
    let pairs: Vec<(Span, Span)> = pairs.to_vec();
    let word = |span: Span| model.slice(span);
    if let Some((name, value)) = pairs.first()
        && word(*name) == "the"
    {
        let (span, value) = (*value, word(*value).trim());
        let when = value.strip_prefix("period").map(|words| Said::Period(words.trim(), span));
        let when = when.or_else(|| value.strip_prefix("date").map(|words| Said::Date(words.trim(), span)));
        if when.is_some() {
            return when;
        }
    }
    let mut record = GivenRecord { of: subject, word: None, stretch: None, fields: Vec::new() };
    for (index, (span, value_span)) in pairs.iter().enumerate() {
        let (name, value) = (word(*span), word(*value_span).trim());
        if index == 0
            && let Some(table) = table_first(subject, name, value, pairs.get(1).map(|(next, _)| word(*next)))
        {
            record.of = Subject::Table(table);
            begins(model, &mut record, *value_span);
        } else if name == "from" && field(record.of, name).is_none() {
            record.stretch = Some((value, *value_span));
        } else {
            let (of, field) = (record.of, field(record.of, name));
            record.fields.push(Given { name, span: *span, value, value_span: *value_span, field, of });
        }
    }
    Some(Said::Record(record))
}

/// What stands behind the name of a table: the stretch of the record, the word for it, or its first field.
fn begins<'m>(model: &'m Model, record: &mut GivenRecord<'m>, behind: Span) {
    let whole = model.slice(behind);
    let words = whole.trim();
    let part = |of: &str| {
        let start = whole.len() - whole.trim_start().len() + (words.len() - of.len());
        let start = behind.start + u32::try_from(start).unwrap_or(0);
        Span { start, end: start + u32::try_from(of.len()).unwrap_or(0), ..behind }
    };
    match words.split_once(char::is_whitespace) {
        Some(("from", days)) => record.stretch = Some((days.trim(), part(days.trim_start()))),
        Some((name, value)) => {
            let span = part(words);
            let span = Span { end: span.start + u32::try_from(name.len()).unwrap_or(0), ..span };
            let value = value.trim();
            let (of, field) = (record.of, field(record.of, name));
            record.fields.push(Given { name, span, value, value_span: part(value), field, of });
        }
        None if !words.is_empty() => record.word = Some(words),
        None => {}
    }
}

/// The table that the first word of a record names. A link to a word, too, is the linked record itself where a field of
/// that one, and none of ours, follows: `child A, born 1 May 2015`.
fn table_first<'m>(subject: Subject<'m>, name: &str, value: &str, next: Option<&str>) -> Option<Table<'m>> {
    let Subject::Table(table) = subject else { return None };
    let has = |of: Table<'m>, name: &str| field(Subject::Table(of), name).is_some();
    let named = || {
        let to = table.link(name)?.own("to")?.reference("table").map(Table)?;
        next.filter(|next| !has(table, next) && has(to, next)).map(|_| to)
    };
    table.of_given(name, value).or_else(named)
}

fn field<'m>(of: Subject<'m>, name: &str) -> Option<Decl<'m>> {
    match of {
        Subject::Table(table) => table.field(name).or_else(|| table.link(name)).or_else(|| {
            // By the data element that a field records, as a term would name it.
            let recorded = |field: &Decl<'m>| Field(*field).element().is_some_and(|element| element.name() == name);
            table.fields().into_iter().find(recorded)
        }),
        Subject::Elements(model, package) => match model.find(package, None, name, &["element"]) {
            Found::One(id) => Some(model.decl(id)),
            _ => None,
        },
    }
}

impl<'m> Given<'m> {
    /// What the field holds, and what is wrong with it otherwise. A link holds nothing itself.
    pub fn read(&self) -> Result<Held<'m>, Wrong> {
        match self.field {
            Some(field) if field.kind_word() != "link" => value::read(Field(field), self.value),
            _ => Ok(Held::Unknown),
        }
    }
}
