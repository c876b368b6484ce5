//! Values, moments and stretches of time of the typed core, in TypeScript. None where they cannot be said: then the rule
//! that rests on them is listed as not checked.

use std::collections::{BTreeMap, BTreeSet};

use super::formula::{Formula, Wanted};
use super::layout::Doc;
use super::literal::{access, text};
use super::module::Module;
use super::{codes, names, table};
use crate::emit::names::{Scope, class};
use crate::expression::{
    Belonging, Condition, Date, Duration, Member, Moment, Operator, Order, Relation, Rows, Sequence, TimeUnit, Type,
    Value, Window, fails, holds,
};
use crate::id::DeclId;
use crate::model::{Decl, Pattern, Table};

/// The record that is spoken of.
#[derive(Debug, Clone)]
pub(super) struct Place<'m> {
    /// The variable that holds it.
    pub(super) name: String,
    pub(super) table: Table<'m>,
    /// The variable that holds the day at which it is asked.
    pub(super) asked: Option<String>,
}

/// Where something stands: the record at hand, and the one that rows are seen from.
#[derive(Debug, Clone)]
pub(super) struct At<'m> {
    pub(super) here: Place<'m>,
    pub(super) outer: Option<Place<'m>>,
}

/// Writes what a file of rules asks.
pub(super) struct Writer<'w, 'm> {
    pub(super) module: &'w mut Module<'m>,
    /// The functions that follow links, by the table they start from and the link.
    pub(super) links: BTreeMap<(DeclId, DeclId), (String, String)>,
    pub(super) scope: Scope,
    /// What is brought in: from `judging`, from `values`, tables and codes.
    pub(super) judging: BTreeSet<&'static str>,
    pub(super) values: BTreeSet<&'static str>,
    pub(super) tables: BTreeSet<DeclId>,
    pub(super) codes: BTreeSet<String>,
    pub(super) spells: BTreeSet<String>,
}

impl<'w, 'm> Writer<'w, 'm> {
    pub(super) fn new(module: &'w mut Module<'m>) -> Self {
        Self {
            module,
            links: BTreeMap::new(),
            scope: names::values(),
            judging: BTreeSet::new(),
            values: BTreeSet::new(),
            tables: BTreeSet::new(),
            codes: BTreeSet::new(),
            spells: BTreeSet::new(),
        }
    }

    /// A call of a function of `judging`.
    pub(super) fn asks(&mut self, function: &'static str, arguments: Vec<Doc>) -> Doc {
        self.judging.insert(function);
        Doc::call(function, arguments)
    }

    /// A value, or undefined where it is not known.
    pub(super) fn value(&mut self, value: &Value, at: &At<'m>) -> Option<Doc> {
        Some(match value {
            Value::Unresolved => return None,
            Value::Field { links, field, kind: _ } => self.field(links, *field, &at.here)?,
            Value::Derived { means, .. } => self.value(means, at)?,
            Value::Number(number, _) => {
                let (number, is_exact) = table::number(*number);
                if is_exact {
                    self.values.insert("exact");
                }
                number
            }
            Value::Code(code) => text(&code.text),
            Value::Text(words) => text(words),
            Value::Truth(truth) => Doc::text(truth.to_string()),
            Value::Moment(moment) => self.moment(moment, at)?,
            Value::Age { born, at: when, unit } => {
                let parts = vec![self.date(born, at)?, self.moment(when, at)?, text(unit_name(*unit))];
                self.asks("elapsed", parts)
            }
            Value::Elapsed { from, to, unit } => {
                let parts = vec![self.date(from, at)?, self.date(to, at)?, text(unit_name(*unit))];
                self.asks("elapsed", parts)
            }
            Value::Count(rows) => {
                let of = self.rows(rows, at)?;
                let (certain, row) = self.row_test(rows, at, true)?;
                let (perhaps, _) = self.row_test(rows, at, false)?;
                let parts = vec![of, arrow(&row, certain.doc()), arrow(&row, perhaps.doc())];
                self.asks("counted", parts)
            }
            Value::Length(words) if is_text(words) => {
                let words = self.value(words, at)?;
                self.asks("lengthOf", vec![words])
            }
            Value::Length(_) => return None,
            Value::Run(rows) => {
                let row = super::asking::variable(at);
                let inner = self.within(rows, at, &row)?;
                let (mut certain, mut perhaps) = (Formula::Always, Formula::Always);
                if let Some(condition) = &rows.condition {
                    certain = self.formula(&holds(condition), &inner)?;
                    perhaps = self.formula(&fails(condition), &inner)?.negated();
                }
                let runs = vec![self.longest_run(rows, certain, at)?, self.longest_run(rows, perhaps, at)?];
                self.asks("agreed", runs)
            }
            Value::Extreme { latest, of, rows } => {
                let all = self.rows(rows, at)?;
                let (certain, row) = self.row_test(rows, at, true)?;
                let inner = self.within(rows, at, &row)?;
                let of = self.value(of, &inner)?;
                let certain = match certain {
                    Formula::Always => all,
                    certain => method(all, "filter", arrow(&row, certain.doc())),
                };
                let values = method(certain, "map", arrow(&row, of));
                self.asks(if *latest { "latest" } else { "earliest" }, vec![values])
            }
            Value::Choice(condition, one, other) => {
                let (is_one, is_other) = (self.formula(&holds(condition), at)?, self.formula(&fails(condition), at)?);
                let (one, other) = (self.value(one, at)?, self.value(other, at)?);
                let case = |formula: Formula, value: Doc| {
                    Doc::All(vec![formula.in_parentheses(), Doc::text(" ? "), value, Doc::text(" :"), Doc::Line])
                };
                Doc::group(vec![
                    Doc::text("("),
                    Doc::nest(vec![Doc::Cut, case(is_one, one), case(is_other, other), Doc::text("undefined")]),
                    Doc::Cut,
                    Doc::text(")"),
                ])
            }
            Value::Arithmetic(one, operator, other, _) => {
                if !is_number(one) || !is_number(other) {
                    return None;
                }
                let parts = vec![self.value(one, at)?, self.value(other, at)?];
                let function = match operator {
                    Operator::Plus => "plus",
                    Operator::Minus => "minus",
                    Operator::Times => "times",
                    Operator::DividedBy => "dividedBy",
                };
                self.values.insert(function);
                Doc::call(function, parts)
            }
        })
    }

    /// A value that is a day.
    pub(super) fn date(&mut self, value: &Value, at: &At<'m>) -> Option<Doc> {
        if value.kind() == Type::Date { self.value(value, at) } else { None }
    }

    fn field(&mut self, links: &[DeclId], field: DeclId, here: &Place<'m>) -> Option<Doc> {
        let (reached, table) = self.follow(links, here)?;
        let owner = table.joined_from().unwrap_or(table);
        self.module.table(owner.id())?;
        if self.module.cx.model.decl(field).parent()? != *owner {
            return None;
        }
        let property = access(self.module.property(field)?);
        let dot = if property.starts_with('[') { "?." } else { "?" };
        let between = if links.is_empty() { "" } else { dot };
        Some(Doc::All(vec![reached, Doc::text(format!("{between}{property}"))]))
    }

    /// The record that links lead to, and its table.
    pub(super) fn follow(&mut self, links: &[DeclId], here: &Place<'m>) -> Option<(Doc, Table<'m>)> {
        let (mut reached, mut table) = (Doc::text(&here.name), here.table);
        for link in links {
            let (function, to) = self.link(table, *link)?;
            reached = Doc::call(&function, vec![reached, Doc::text("data")]);
            table = to;
        }
        Some((reached, table))
    }

    /// The function that follows a link of a table, and where it leads.
    fn link(&mut self, from: Table<'m>, link: DeclId) -> Option<(String, Table<'m>)> {
        let link = self.module.cx.model.decl(link);
        let to = link.own("to")?.reference("table").map(Table)?;
        // What a spell is joined from has the same fields.
        let own = from.joined_from().unwrap_or(from);
        if let Some((name, _)) = self.links.get(&(own.id(), link.id())) {
            return Some((name.clone(), to));
        }
        let (theirs, ours) = (self.joined_by(to, link)?, self.joined_by(own, link)?);
        let from_stem = self.token(own)?;
        let to_token = self.token(to)?;
        let name = names::value(&mut self.scope, &[&format!("to-{}", link.name()), "of", own.name()]);
        let of_it = ours.iter().map(|name| Doc::text(format!("it{}", access(name)))).collect();
        let only = Doc::call("data.only", vec![Doc::text(to_token), names_of(&theirs), Doc::array(of_it)]);
        let head = format!("const {name} = (it: Row<typeof {from_stem}.fields> | undefined, data: Data) =>");
        let body =
            Doc::group(vec![Doc::text(head), Doc::nest(vec![Doc::Line, Doc::text("it && "), only]), Doc::text(";")]);
        let about = format!("{}: the one record of {}.", names_link(link), table::called(*to));
        let written = format!("{}{}\n", super::literal::comment(0, &[about]), body.laid_out());
        self.links.insert((own.id(), link.id()), (name.clone(), written));
        Some((name, to))
    }

    /// The properties that records of a table have in common with others: of a field, or of the fields of a link, which
    /// bear the same ids where the link leads.
    pub(super) fn joined_by(&self, table: Table<'m>, by: Decl<'m>) -> Option<Vec<String>> {
        let own = table.fields();
        let property = |field: &Decl<'m>| self.module.property(field.id()).map(str::to_owned);
        if by.kind_word() != "link" {
            let field = own.iter().find(|field| **field == by)?;
            return Some(vec![property(field)?]);
        }
        let fields: Vec<Decl<'m>> = by.references("to", "field").collect();
        let is_own = fields.iter().all(|field| own.contains(field));
        let called = |wanted: &Decl<'m>| own.iter().find(|field| field.name() == wanted.name()).copied();
        let fields: Option<Vec<Decl<'m>>> = if is_own { Some(fields) } else { fields.iter().map(called).collect() };
        let names: Option<Vec<String>> = fields?.iter().map(property).collect();
        names.filter(|names| !names.is_empty())
    }

    /// The name by which a table or spell is known.
    pub(super) fn token(&mut self, table: Table<'m>) -> Option<String> {
        let Some(from) = table.joined_from() else {
            let name = format!("{}Table", self.module.table(table.id())?.name);
            self.tables.insert(table.id());
            return Some(name);
        };
        self.module.table(from.id())?;
        if let Some(name) = self.module.spells.get(&table.id()) {
            self.spells.insert(name.clone());
            return Some(name.clone());
        }
        super::spell::written(self, table, "")?;
        let name = self.module.scope.take(&[class(table.name()), class(table.name()) + "Spell"]);
        self.module.spells.insert(table.id(), name.clone());
        self.spells.insert(name.clone());
        Some(name)
    }

    /// A day, or undefined where it is not known.
    pub(super) fn moment(&mut self, moment: &Moment, at: &At<'m>) -> Option<Doc> {
        Some(match moment {
            Moment::Unresolved => return None,
            Moment::PeriodStart => Doc::text("data.period?.start"),
            Moment::PeriodEnd => Doc::text("data.period?.end"),
            Moment::PeriodMiddle => self.asks("middle", vec![Doc::text("data.period")]),
            Moment::DayInPeriod(day) => {
                let (month, day) = (Doc::text(day.month.to_string()), Doc::text(day.day.to_string()));
                self.asks("dayOf", vec![Doc::text("data.period"), month, day])
            }
            Moment::Date(Date { year, month, day }) => text(&format!("{year:04}-{month:02}-{day:02}")),
            Moment::AskedDate => Doc::text(at.here.asked.as_deref().unwrap_or("undefined")),
            Moment::Field(value) => self.date(value, at)?,
        })
    }

    /// Days from one to another, or undefined where an end is not known.
    pub(super) fn window(&mut self, window: &Window, at: &At<'m>) -> Option<Doc> {
        Some(match window {
            Window::Unresolved => return None,
            Window::Period => self.asks("wholeOf", vec![Doc::text("data.period")]),
            Window::Between(from, to) => {
                let ends = vec![self.moment(from, at)?, self.moment(to, at)?];
                self.asks("between", ends)
            }
            Window::Before(how_long, moment) => {
                let parts = vec![length(*how_long), self.moment(moment, at)?];
                self.asks("atMostBefore", parts)
            }
            Window::After(how_long, moment) => {
                let parts = vec![length(*how_long), self.moment(moment, at)?];
                self.asks("atMostAfter", parts)
            }
        })
    }

    /// The days on which a record is open.
    pub(super) fn open(&mut self, from: &Value, to: Option<&Value>, at: &At<'m>) -> Option<Doc> {
        let mut ends = vec![self.date(from, at)?];
        if let Some(to) = to {
            ends.push(self.date(to, at)?);
        }
        Some(self.asks("open", ends))
    }

    /// How the days of a record lie.
    pub(super) fn lies(&mut self, days: Doc, relation: &Relation, at: &At<'m>) -> Option<Doc> {
        Some(match relation {
            Relation::OpenAt(moment) => {
                let moment = self.moment(moment, at)?;
                self.asks("isOpenAt", vec![days, moment])
            }
            Relation::OpenFor { order, length: how_long, at: moment } => {
                let moment = self.moment(moment, at)?;
                self.asks("isOpenFor", vec![days, text(sign(*order)), length(*how_long), moment])
            }
            Relation::During(window) => {
                let window = self.window(window, at)?;
                self.asks("isOpenDuring", vec![days, window])
            }
            Relation::Throughout(window) => {
                let window = self.window(window, at)?;
                self.asks("isOpenThroughout", vec![days, window])
            }
            Relation::For { order, length: how_long } => {
                let parts = vec![days, text(sign(*order)), length(*how_long), Doc::text("data.period")];
                self.asks("hasLastedFor", parts)
            }
        })
    }

    /// A condition on time, in three values.
    pub(super) fn time(&mut self, condition: &Condition, at: &At<'m>) -> Option<Doc> {
        match condition {
            Condition::Aged { born, ages, at: when } => {
                let mut parts = vec![self.date(born, at)?, self.moment(when, at)?];
                parts.extend(ages.iter().map(|range| {
                    let end = |name: &str, end: Option<Duration>| end.map(|end| Doc::entry(name, length(end)));
                    Doc::object(end("from", range.from).into_iter().chain(end("before", range.before)).collect())
                }));
                Some(self.asks("isAged", parts))
            }
            Condition::Turns { born, years, window } => {
                let years = Doc::array(years.iter().map(|years| Doc::text(years.to_string())).collect());
                let parts = vec![self.date(born, at)?, years, self.window(window, at)?];
                Some(self.asks("turns", parts))
            }
            Condition::Within(value, window) => {
                let parts = vec![self.date(value, at)?, self.window(window, at)?];
                Some(self.asks("isWithin", parts))
            }
            Condition::Lasts { from, to, relation } => {
                let days = self.open(from, to.as_ref(), at)?;
                self.lies(days, relation, at)
            }
            _ => None,
        }
    }

    /// Whether a text has a shape, in three values.
    pub(super) fn like(&mut self, value: &Value, pattern: &str, at: &At<'m>) -> Option<Doc> {
        if !is_text(value) {
            return None;
        }
        let parts = vec![self.value(value, at)?, text(&Pattern::new(pattern).regex())];
        Some(self.asks("isLike", parts))
    }

    /// Whether a value is in a set, in three values.
    pub(super) fn one_of(&mut self, value: &Value, members: &[Member], at: &At<'m>) -> Option<Doc> {
        let (mut single, mut parts, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
        let value = self.value(value, at)?;
        let model = self.module.cx.model;
        for member in members {
            let mut add = |members: codes::Members| {
                single.extend(members.single.iter().map(|code| text(code)));
                ranges.extend(members.ranges);
            };
            match member {
                Member::One(other) => single.push(self.value(other, at)?),
                Member::Group(group) => match self.module.groups.get(group).cloned() {
                    Some(name) => {
                        self.codes.insert(name.clone());
                        parts.push(self.asks("isOneOf", vec![value.clone(), Doc::text(name)]));
                    }
                    None => add(codes::members(model, *group)),
                },
                Member::Codes { list, from, to } => {
                    let mut members = codes::Members::default();
                    members.add_range(model.decl(*list), from, to);
                    add(members);
                }
                Member::List(list) => match crate::model::codes_of(model, *list) {
                    Some(codes) => single.extend(codes.iter().map(|code| text(&code.text))),
                    None => parts.push(self.asks("isAny", vec![value.clone()])),
                },
            }
        }
        for (from, to) in ranges {
            parts.push(self.asks("isBetween", vec![value.clone(), text(&from), text(&to)]));
        }
        if !single.is_empty() || parts.is_empty() {
            parts.insert(0, self.asks("isOneOf", vec![value, Doc::array(single)]));
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { self.asks("anyOf", vec![Doc::array(parts)]) })
    }

    /// The rows that belong to a record.
    pub(super) fn rows(&mut self, rows: &Rows, at: &At<'m>) -> Option<Doc> {
        let model = self.module.cx.model;
        let table = Table(model.decl(rows.table));
        let token = self.token(table)?;
        let (theirs, ours) = match rows.belong {
            Belonging::All => return Some(Doc::call("data.all", vec![Doc::text(token)])),
            Belonging::Link(link) => (link, link),
            Belonging::Same { theirs, ours } => (theirs, ours),
            Belonging::Unresolved => return None,
        };
        let theirs = self.joined_by(table, model.decl(theirs))?;
        let ours = self.joined_by(at.here.table, model.decl(ours))?;
        let own = ours.iter().map(|name| Doc::text(format!("{}{}", at.here.name, access(name)))).collect();
        Some(Doc::call("data.having", vec![Doc::text(token), names_of(&theirs), Doc::array(own)]))
    }

    /// A row as seen from a record: where it stands, by the name of its variable.
    pub(super) fn within(&self, rows: &Rows, at: &At<'m>, row: &str) -> Option<At<'m>> {
        let table = Table(self.module.cx.model.decl(rows.table));
        let here = Place { name: row.to_owned(), table, asked: at.here.asked.clone() };
        Some(At { here, outer: Some(at.here.clone()) })
    }

    /// How rows are placed in time and beside the record they are seen from: tests in three values.
    pub(super) fn placed(&mut self, rows: &Rows, at: &At<'m>) -> Option<Vec<Formula>> {
        let outer = At { here: at.outer.clone()?, outer: None };
        let mut tests = Vec::new();
        let dates = |writer: &mut Self| {
            let (theirs, ours) = (rows.dates.theirs.as_ref()?, rows.dates.ours.as_ref()?);
            Some((writer.date(theirs, at)?, writer.date(ours, &outer)?))
        };
        match rows.sequence {
            Some(order @ (Sequence::Earlier | Sequence::Later)) => {
                let (theirs, ours) = dates(self)?;
                let sign = if order == Sequence::Earlier { "<" } else { ">" };
                tests.push(Formula::Is(self.asks("is", vec![theirs, text(sign), ours]), Wanted::True));
            }
            Some(Sequence::Other) if at.here.table == outer.here.table => {
                let differs = Doc::text(format!("{} !== {}", at.here.name, outer.here.name));
                tests.push(Formula::Plain(differs, true));
            }
            Some(Sequence::Other) | None => {}
        }
        if let Some(how_long) = rows.within {
            let (theirs, ours) = dates(self)?;
            let near = match rows.sequence {
                Some(Sequence::Earlier) => self.asks("isSoonBefore", vec![theirs, ours, length(how_long)]),
                Some(Sequence::Later) => self.asks("isSoonBefore", vec![ours, theirs, length(how_long)]),
                Some(Sequence::Other) | None => self.asks("isNear", vec![theirs, ours, length(how_long)]),
            };
            tests.push(Formula::Is(near, Wanted::True));
        }
        if let Some(relation) = &rows.during {
            let days = match &rows.dates.lasts {
                Some((from, to)) => self.open(from, to.as_ref(), at)?,
                None => {
                    let day = self.date(rows.dates.theirs.as_ref()?, at)?;
                    self.asks("between", vec![day.clone(), day])
                }
            };
            let lies = self.lies(days, relation, at)?;
            tests.push(Formula::Is(lies, Wanted::True));
        }
        Some(tests)
    }
}

/// A function of one variable, or of none where it does not look at it.
pub(super) fn arrow(variable: &str, body: Doc) -> Doc {
    let head = if mentions(&body, variable) { format!("({variable}) =>") } else { "() =>".to_owned() };
    Doc::group(vec![Doc::text(head), Doc::nest(vec![Doc::Line, body])])
}

/// Whether source text names a variable.
pub(super) fn mentions(doc: &Doc, variable: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    match doc {
        // A text of an author may name it too, which makes a parameter that is not used at worst.
        Doc::Text(text) => text.split(|c: char| !is_letter(c)).any(|word| word == variable),
        Doc::All(parts) => parts.iter().any(|part| mentions(part, variable)),
        Doc::Nest(inner) | Doc::Group(inner) => mentions(inner, variable),
        Doc::Line | Doc::Cut | Doc::End | Doc::Divided(_) => false,
    }
}

/// `rows.filter(…)`.
pub(super) fn method(of: Doc, name: &str, function: Doc) -> Doc {
    Doc::All(vec![of, Doc::call(&format!(".{name}"), vec![function])])
}

/// The names of fields, as an array.
pub(super) fn names_of(names: &[String]) -> Doc {
    Doc::array(names.iter().map(|name| text(name)).collect())
}

pub(super) fn sign(order: Order) -> &'static str {
    match order {
        Order::Less => "<",
        Order::AtMost => "<=",
        Order::Equal => "=",
        Order::AtLeast => ">=",
        Order::More => ">",
    }
}

fn names_link(link: Decl<'_>) -> String {
    format!("Where `{}` leads", link.name())
}

fn is_number(value: &Value) -> bool {
    matches!(value.kind(), Type::Number { .. })
}

fn is_text(value: &Value) -> bool {
    matches!(value.kind(), Type::Text | Type::Identifier(_) | Type::Code(_) | Type::Unknown)
}

fn unit_name(unit: TimeUnit) -> &'static str {
    unit.word(2)
}

fn length(length: Duration) -> Doc {
    Doc::array(vec![Doc::text(length.count.to_string()), text(unit_name(length.unit))])
}
