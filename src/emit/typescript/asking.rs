//! Tests of the typed core, true or false, in TypeScript.
//!
//! What is asked of values gives true, false or, where one is not known, undefined, and the formula says which of these it
//! wants: so the questions whether values are known that stand before such a test in the core need not be asked again.

use super::formula::{Formula, Wanted};
use super::layout::Doc;
use super::literal::text;
use super::writer::{At, Place, Writer, arrow, method, names_of, sign};
use crate::expression::{Among, Moment, Other, Relation, Rows, Stretch, Test, Type, Value, fails, holds};
use crate::model::Table;

impl<'m> Writer<'_, 'm> {
    /// A test; none where it cannot be said.
    pub(super) fn formula(&mut self, test: &Test<'_>, at: &At<'m>) -> Option<Formula> {
        Some(match test {
            Test::Never => Formula::Never,
            Test::All(parts) => {
                let asks = |part: &Test<'_>| is_atom(part);
                let parts: Vec<&Test<'_>> = match parts.last() {
                    Some(last) if asks(last) => parts.iter().filter(|part| asks(part)).collect(),
                    _ => parts.iter().collect(),
                };
                let parts: Option<Vec<Formula>> = parts.into_iter().map(|part| self.formula(part, at)).collect();
                Formula::all(parts?)
            }
            Test::Any(parts) => {
                let parts: Option<Vec<Formula>> = parts.iter().map(|part| self.formula(part, at)).collect();
                Formula::any(parts?)
            }
            Test::Not(inner) => match (&**inner, self.formula(inner, at)?) {
                (
                    Test::Compare(..) | Test::OneOf(..) | Test::Like(..) | Test::Yes(_) | Test::Time(_),
                    Formula::Is(value, Wanted::True),
                ) => Formula::Is(value, Wanted::False),
                (_, formula) => formula.negated(),
            },
            Test::Known(Value::Number(..) | Value::Code(_) | Value::Text(_) | Value::Truth(_))
            | Test::MomentKnown(Moment::Date(_)) => Formula::Always,
            Test::Known(value) => Formula::Is(self.value(value, at)?, Wanted::Known),
            Test::MomentKnown(moment) => Formula::Is(self.moment(moment, at)?, Wanted::Known),
            Test::Compare(one, order, other) => {
                let parts = vec![self.value(one, at)?, text(sign(*order)), self.value(other, at)?];
                Formula::Is(self.asks("is", parts), Wanted::True)
            }
            Test::OneOf(value, members) => Formula::Is(self.one_of(value, members, at)?, Wanted::True),
            Test::Like(value, pattern) => Formula::Is(self.like(value, pattern, at)?, Wanted::True),
            Test::Yes(value) if value.kind() != Type::Truth => return None,
            Test::Yes(value) => Formula::Is(self.value(value, at)?, Wanted::True),
            Test::StretchKnown(Stretch { from, to }) => Formula::Is(self.open(from, to.as_ref(), at)?, Wanted::Known),
            Test::Time(condition) => Formula::Is(self.time(condition, at)?, Wanted::True),
            Test::SomeRow(rows, test) => {
                let all = self.rows(rows, at)?;
                let row = variable(at);
                let inner = self.within(rows, at, &row)?;
                let test = self.formula(test, &inner)?;
                some(all, &row, test)
            }
            Test::Placed(rows) => Formula::all(self.placed(rows, at)?),
            Test::Misplaced(rows) => {
                let certainly_not = |test| match test {
                    Formula::Is(value, Wanted::True) => Formula::Is(value, Wanted::False),
                    test => test.negated(),
                };
                Formula::any(self.placed(rows, at)?.into_iter().map(certainly_not).collect())
            }
            Test::Count(rows, test, order, number) => {
                let all = self.rows(rows, at)?;
                let row = variable(at);
                let inner = self.within(rows, at, &row)?;
                let counted = match self.formula(test, &inner)? {
                    Formula::Always => all,
                    test => method(all, "filter", arrow(&row, test.doc())),
                };
                let count = Doc::All(vec![counted, Doc::text(".length")]);
                let parts = vec![count, text(sign(*order)), self.value(number, at)?];
                Formula::Is(self.asks("is", parts), Wanted::True)
            }
            Test::Run(rows, test, order, number) => {
                let row = variable(at);
                let inner = self.within(rows, at, &row)?;
                let fits = self.formula(test, &inner)?;
                let run = self.longest_run(rows, fits, at)?;
                let parts = vec![run, text(sign(*order)), self.value(number, at)?];
                Formula::Is(self.asks("is", parts), Wanted::True)
            }
            Test::SomeDay(relation, test) => self.some_day(relation, test, at)?,
            Test::Other(among, other) => self.other(among, *other, at)?,
            Test::Linked(links, test) => {
                let (reached, table) = self.follow(links, &at.here)?;
                let row = variable(at);
                let here = Place { name: row.clone(), table, asked: at.here.asked.clone() };
                let test = self.formula(test, &At { here, outer: None })?;
                let parts = vec![reached, arrow(&row, test.doc())];
                Formula::Plain(self.asks("reaches", parts), true)
            }
        })
    }

    /// What is true of a row that certainly fits, or of one that may; and the variable that holds it.
    pub(super) fn row_test(&mut self, rows: &Rows, at: &At<'m>, certainly: bool) -> Option<(Formula, String)> {
        let row = variable(at);
        let inner = self.within(rows, at, &row)?;
        let placed = self.placed(rows, &inner)?.into_iter().map(|test| match test {
            Formula::Is(value, Wanted::True) if !certainly => Formula::Is(value, Wanted::NotFalse),
            test => test,
        });
        let mut tests: Vec<Formula> = placed.collect();
        if let Some(condition) = &rows.condition {
            tests.push(match certainly {
                true => self.formula(&holds(condition), &inner)?,
                false => self.formula(&fails(condition), &inner)?.negated(),
            });
        }
        Some((Formula::all(tests), row))
    }

    /// The most dates in succession with rows that fit.
    pub(super) fn longest_run(&mut self, rows: &Rows, fits: Formula, at: &At<'m>) -> Option<Doc> {
        let row = variable(at);
        let inner = self.within(rows, at, &row)?;
        let all = self.rows(rows, at)?;
        let date = self.date(rows.dates.theirs.as_ref()?, &inner)?;
        let mut placed: Vec<Doc> = self
            .placed(rows, &inner)?
            .into_iter()
            .map(|test| match test {
                Formula::Is(value, _) => value,
                test => test.doc(),
            })
            .collect();
        let placed = match placed.len() {
            0 => Doc::text("true"),
            1 => placed.remove(0),
            _ => self.asks("allOf", vec![Doc::array(placed)]),
        };
        let parts = vec![all, arrow(&row, placed), arrow(&row, date), arrow(&row, fits.doc())];
        Some(self.asks("longestRun", parts))
    }

    fn some_day(&mut self, relation: &Relation, test: &Test<'_>, at: &At<'m>) -> Option<Formula> {
        let date = self.days(at);
        let mut on = at.clone();
        on.here.asked = Some(date.clone());
        let test = self.formula(test, &on)?;
        let test = arrow(&date, test.doc());
        Some(match relation {
            Relation::OpenAt(moment) => {
                let parts = vec![self.moment(moment, at)?, test];
                Formula::Plain(self.asks("onDay", parts), true)
            }
            Relation::During(window) | Relation::Throughout(window) => {
                let parts = vec![self.window(window, at)?, test];
                Formula::Plain(self.asks("someDay", parts), true)
            }
            Relation::OpenFor { .. } | Relation::For { .. } => return None,
        })
    }

    /// The variable for a day within another.
    fn days(&self, at: &At<'m>) -> String {
        match &at.here.asked {
            None => "date".to_owned(),
            Some(outer) => numbered(outer),
        }
    }

    /// Among the others that share something with the record there is one that is so.
    fn other(&mut self, among: &Among, other: Other, at: &At<'m>) -> Option<Formula> {
        let table = Table(self.module.cx.model.decl(among.table));
        let own = table.fields();
        let shared: Option<Vec<String>> = among
            .values
            .iter()
            .map(|value| match value {
                Value::Field { links, field, kind: _ } if links.is_empty() => {
                    let is_own = own.iter().any(|own| own.id() == *field);
                    self.module.property(*field).filter(|_| is_own).map(str::to_owned)
                }
                _ => None,
            })
            .collect();
        let token = self.token(table)?;
        let others = Doc::call("data.others", vec![Doc::text(token), names_of(&shared?), Doc::text(&at.here.name)]);
        let row = variable(at);
        let theirs =
            At { here: Place { name: row.clone(), table, asked: at.here.asked.clone() }, outer: Some(at.here.clone()) };
        let Some(Stretch { from, to }) = among.stands.stretch() else {
            return (other == Other::Any).then(|| some(others, &row, Formula::Always));
        };
        let days = Formula::Is(self.open(from, to.as_ref(), &theirs)?, Wanted::Known);
        let test = match other {
            Other::Any => Formula::Always,
            Other::Unknown => days.negated(),
            Other::Overlaps => {
                let (one, own) = (self.open(from, to.as_ref(), &theirs)?, self.open(from, to.as_ref(), at)?);
                Formula::Is(self.asks("isOpenDuring", vec![one, own]), Wanted::True)
            }
            Other::Later => {
                let parts = vec![self.date(from, &theirs)?, text(">"), self.date(to.as_ref()?, at)?];
                Formula::all(vec![days, Formula::Is(self.asks("is", parts), Wanted::True)])
            }
            Other::GoesOn => {
                let (begun, end) = (self.date(from, &theirs)?, self.date(to.as_ref()?, at)?);
                let ended = self.date(to.as_ref()?, &theirs)?;
                let in_time = self.asks("is", vec![begun, text("<="), end.clone()]);
                let longer = self.asks("is", vec![ended.clone(), text(">"), end]);
                let goes_on =
                    Formula::Any(vec![Formula::Is(ended, Wanted::Unknown), Formula::Is(longer, Wanted::True)]);
                Formula::all(vec![days, Formula::Is(in_time, Wanted::True), goes_on])
            }
        };
        Some(some(others, &row, test))
    }
}

/// Whether there is a row for which a test is true.
fn some(rows: Doc, row: &str, test: Formula) -> Formula {
    match test {
        Formula::Never => Formula::Never,
        Formula::Always => Formula::Some(rows, true),
        test => Formula::Plain(method(rows, "some", arrow(row, test.doc())), true),
    }
}

/// A variable for a row: another within one that is a row itself.
pub(super) fn variable(at: &At<'_>) -> String {
    match at.here.name.as_str() {
        "it" => "row".to_owned(),
        outer => numbered(outer),
    }
}

/// `row2` within `row`, `row3` within that.
fn numbered(outer: &str) -> String {
    let stem = outer.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: u32 = outer.get(stem.len()..).and_then(|number| number.parse().ok()).unwrap_or(1);
    format!("{stem}{}", number + 1)
}

/// Whether a test asks something of values and gives no answer where they are not known.
fn is_atom(test: &Test<'_>) -> bool {
    match test {
        Test::Compare(..)
        | Test::OneOf(..)
        | Test::Like(..)
        | Test::Yes(_)
        | Test::Time(_)
        | Test::Count(..)
        | Test::Run(..) => true,
        Test::Not(inner) => {
            matches!(**inner, Test::Compare(..) | Test::OneOf(..) | Test::Like(..) | Test::Yes(_) | Test::Time(_))
        }
        _ => false,
    }
}
