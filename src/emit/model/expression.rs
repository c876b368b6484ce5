//! The typed core as JSON: every object says what it `is`, and every form of the core has one.

use serde_json::{Value as Json, json};

use super::names::reference;
use crate::emit::json::{number, object, when};
use crate::expression::{
    AgeRange, Among, Base, Belonging, Code, Condition, Dates, DayOfYear, Duration, Member, Moment, Operator, Order,
    Relation, Rows, Selection, Sequence, Standing, TimeUnit, Type, Unit, Value, When, Window,
};
use crate::id::DeclId;
use crate::model::Model;

fn to(model: &Model, id: DeclId) -> Json {
    json!(reference(model.decl(id)))
}

fn many<T>(of: &[T], each: impl Fn(&T) -> Json) -> Json {
    of.iter().map(each).collect()
}

/// A condition.
pub(super) fn condition(model: &Model, condition: &Condition) -> Json {
    let inner = |of: &Condition| self::condition(model, of);
    let value = |of: &Value| self::value(model, of);
    match condition {
        Condition::Unresolved => json!({ "is": "unresolved" }),
        Condition::All(parts) => json!({ "is": "all", "of": many(parts, inner) }),
        Condition::Any(parts) => json!({ "is": "any", "of": many(parts, inner) }),
        Condition::Not(of) => json!({ "is": "not", "of": inner(of) }),
        Condition::Known(of) => json!({ "is": "known", "value": value(of) }),
        Condition::Compare(left, by, right) => {
            json!({ "is": "compare", "left": value(left), "order": order(*by), "right": value(right) })
        }
        Condition::OneOf(of, members) => {
            json!({ "is": "one-of", "value": value(of), "members": many(members, |of| member(model, of)) })
        }
        Condition::Like(of, pattern) => json!({ "is": "like", "value": value(of), "pattern": pattern }),
        Condition::Yes(of) => json!({ "is": "yes", "value": value(of) }),
        Condition::Aged { born, ages: ranges, at } => {
            json!({ "is": "aged", "born": value(born), "ages": many(ranges, ages), "at": moment(model, at) })
        }
        Condition::Turns { born, years, window: during } => {
            json!({ "is": "turns", "born": value(born), "years": years, "window": window(model, during) })
        }
        Condition::Within(of, during) => {
            json!({ "is": "within", "value": value(of), "window": window(model, during) })
        }
        Condition::Lasts { from, to, relation: how } => object([
            ("is", Some(json!("lasts"))),
            ("from", Some(value(from))),
            ("to", to.as_ref().map(value)),
            ("relation", Some(relation(model, how))),
        ]),
        Condition::Exists(of) => json!({ "is": "exists", "rows": rows(model, of) }),
        Condition::Every(of, holds) => {
            json!({ "is": "every", "rows": rows(model, of), "condition": inner(holds) })
        }
        Condition::Among(of) => among(model, of),
        Condition::Term { term, links, when, means } => object([
            ("is", Some(json!("term"))),
            ("term", Some(to(model, *term))),
            ("links", Some(many(links, |link| to(model, *link)))),
            ("when", when.as_ref().map(|when| relation(model, when))),
            ("means", Some(inner(means))),
        ]),
    }
}

/// How a record stands to others of its table.
fn among(model: &Model, among: &Among) -> Json {
    let is = match among.stands {
        Standing::Unique => "unique",
        Standing::Apart(_) => "apart",
        Standing::Unbroken(_) => "unbroken",
    };
    let stretch = among.stands.stretch();
    object([
        ("is", Some(json!(is))),
        ("links", Some(many(&among.links, |link| to(model, *link)))),
        ("table", Some(to(model, among.table))),
        ("same", Some(many(&among.same, |shared| to(model, *shared)))),
        ("values", Some(many(&among.values, |of| value(model, of)))),
        ("from", stretch.map(|stretch| value(model, &stretch.from))),
        ("to", stretch.and_then(|stretch| stretch.to.as_ref()).map(|of| value(model, of))),
    ])
}

/// A value of a record.
pub(super) fn value(model: &Model, value: &Value) -> Json {
    let inner = |of: &Value| self::value(model, of);
    match value {
        Value::Unresolved => json!({ "is": "unresolved" }),
        Value::Field { links, field, kind: of } => json!({
            "is": "field",
            "links": many(links, |link| to(model, *link)),
            "field": to(model, *field),
            "type": kind(model, *of),
        }),
        Value::Derived { links, field, kind: of, means } => json!({
            "is": "worked-out",
            "links": many(links, |link| to(model, *link)),
            "field": to(model, *field),
            "type": kind(model, *of),
            "means": inner(means),
        }),
        Value::Number(of, counted) => json!({ "is": "number", "number": number(*of), "unit": unit(model, *counted) }),
        Value::Code(Code { list, declared, text }) => object([
            ("is", Some(json!("code"))),
            ("code", Some(json!(text))),
            ("list", Some(to(model, *list))),
            ("declared", declared.map(|declared| to(model, declared))),
        ]),
        Value::Text(words) => json!({ "is": "text", "text": words }),
        Value::Truth(yes) => json!({ "is": "truth", "yes": yes }),
        Value::Moment(at) => json!({ "is": "moment", "moment": moment(model, at) }),
        Value::Age { born, at, unit } => {
            json!({ "is": "age", "born": inner(born), "at": moment(model, at), "unit": time(*unit) })
        }
        Value::Elapsed { from, to, unit } => {
            json!({ "is": "elapsed", "from": inner(from), "to": inner(to), "unit": time(*unit) })
        }
        Value::Length(of) => json!({ "is": "length", "of": inner(of) }),
        Value::Count(of) => json!({ "is": "count", "rows": rows(model, of) }),
        Value::Run(of) => json!({ "is": "longest-run", "rows": rows(model, of) }),
        Value::Extreme { latest, of, rows: among } => {
            let is = if *latest { "latest" } else { "earliest" };
            json!({ "is": is, "of": inner(of), "rows": rows(model, among) })
        }
        Value::Choice(of, one, other) => json!({
            "is": "choice",
            "condition": condition(model, of),
            "then": inner(one),
            "otherwise": inner(other),
        }),
        Value::Arithmetic(left, by, right, counted) => json!({
            "is": operator(*by),
            "left": inner(left),
            "right": inner(right),
            "unit": unit(model, *counted),
        }),
    }
}

/// Records a metric looks at or counts.
pub(super) fn selection(model: &Model, selection: &Selection) -> Json {
    let from = match selection.from {
        Base::Table(table) => json!({ "is": "table", "table": to(model, table) }),
        Base::Those => json!({ "is": "those" }),
        Base::Unresolved => json!({ "is": "unresolved" }),
    };
    let excluding = &selection.excluding;
    object([
        ("from", Some(from)),
        ("condition", selection.condition.as_ref().map(|of| condition(model, of))),
        ("excluding", (!excluding.is_empty()).then(|| many(excluding, |of| condition(model, of)))),
    ])
}

fn rows(model: &Model, rows: &Rows) -> Json {
    let belong = match rows.belong {
        Belonging::All => json!({ "is": "all" }),
        Belonging::Link(link) => json!({ "is": "link", "link": to(model, link) }),
        Belonging::Same { theirs, ours } => {
            json!({ "is": "same", "of": to(model, theirs), "ours": to(model, ours) })
        }
        Belonging::Unresolved => json!({ "is": "unresolved" }),
    };
    let sequence = rows.sequence.map(|sequence| match sequence {
        Sequence::Earlier => "earlier",
        Sequence::Later => "later",
        Sequence::Other => "other",
    });
    object([
        ("table", Some(to(model, rows.table))),
        ("belong", Some(belong)),
        ("sequence", sequence.map(|sequence| json!(sequence))),
        ("during", rows.during.as_ref().map(|during| relation(model, during))),
        ("within", rows.within.map(duration)),
        ("dates", (rows.dates != Dates::default()).then(|| dates(model, &rows.dates))),
        ("condition", rows.condition.as_ref().map(|of| condition(model, of))),
    ])
}

fn dates(model: &Model, dates: &Dates) -> Json {
    let lasts = dates.lasts.as_ref().map(|(from, until)| {
        object([("from", Some(value(model, from))), ("to", until.as_ref().map(|until| value(model, until)))])
    });
    object([
        ("theirs", dates.theirs.as_ref().map(|of| value(model, of))),
        ("ours", dates.ours.as_ref().map(|of| value(model, of))),
        ("lasts", lasts),
    ])
}

fn member(model: &Model, member: &Member) -> Json {
    match member {
        Member::One(of) => json!({ "is": "one", "value": value(model, of) }),
        Member::Group(group) => json!({ "is": "group", "group": to(model, *group) }),
        Member::List(list) => json!({ "is": "list", "list": to(model, *list) }),
        Member::Codes { list, from, to: last } => {
            json!({ "is": "codes", "list": to(model, *list), "from": from, "to": last })
        }
    }
}

/// What a value is.
pub(super) fn kind(model: &Model, kind: Type) -> Json {
    match kind {
        Type::Unknown => json!({ "is": "unknown" }),
        Type::Number { unit: counted, decimals } => object([
            ("is", Some(json!("number"))),
            ("unit", Some(unit(model, counted))),
            ("decimals", decimals.map(|decimals| json!(decimals))),
        ]),
        Type::Date => json!({ "is": "date" }),
        Type::Truth => json!({ "is": "truth" }),
        Type::Code(list) => json!({ "is": "code", "list": to(model, list) }),
        Type::Text => json!({ "is": "text" }),
        Type::Identifier(of) => json!({ "is": "identifier", "of": to(model, of) }),
    }
}

/// What a number counts.
pub(super) fn unit(model: &Model, unit: Unit) -> Json {
    match unit {
        Unit::One => json!({ "is": "one" }),
        Unit::Percent => json!({ "is": "percent" }),
        Unit::PercentagePoints => json!({ "is": "percentage-points" }),
        Unit::Per(base) => json!({ "is": "per", "base": base }),
        Unit::Time(of) => json!({ "is": "time", "time": time(of) }),
        Unit::Named(of) => json!({ "is": "declared", "unit": to(model, of) }),
        Unit::Unresolved => json!({ "is": "unresolved" }),
    }
}

/// A point in time.
pub(super) fn moment(model: &Model, moment: &Moment) -> Json {
    match moment {
        Moment::Unresolved => json!({ "is": "unresolved" }),
        Moment::PeriodStart => json!({ "is": "period-start" }),
        Moment::PeriodMiddle => json!({ "is": "period-middle" }),
        Moment::PeriodEnd => json!({ "is": "period-end" }),
        Moment::DayInPeriod(day) => json!({ "is": "day-in-period", "month": day.month, "day": day.day }),
        Moment::Date(date) => json!({ "is": "date", "date": when(When::Day(*date)) }),
        Moment::AskedDate => json!({ "is": "asked-date" }),
        Moment::Field(of) => json!({ "is": "field", "value": value(model, of) }),
    }
}

fn window(model: &Model, window: &Window) -> Json {
    match window {
        Window::Unresolved => json!({ "is": "unresolved" }),
        Window::Period => json!({ "is": "period" }),
        Window::Between(from, to) => {
            json!({ "is": "between", "from": moment(model, from), "to": moment(model, to) })
        }
        Window::Before(length, at) => {
            json!({ "is": "before", "length": duration(*length), "moment": moment(model, at) })
        }
        Window::After(length, at) => {
            json!({ "is": "after", "length": duration(*length), "moment": moment(model, at) })
        }
    }
}

fn relation(model: &Model, relation: &Relation) -> Json {
    match relation {
        Relation::OpenAt(at) => json!({ "is": "open-at", "at": moment(model, at) }),
        Relation::OpenFor { order: by, length, at } => json!({
            "is": "open-for",
            "order": order(*by),
            "length": duration(*length),
            "at": moment(model, at),
        }),
        Relation::During(during) => json!({ "is": "during", "window": window(model, during) }),
        Relation::Throughout(during) => json!({ "is": "throughout", "window": window(model, during) }),
        Relation::For { order: by, length } => {
            json!({ "is": "for", "order": order(*by), "length": duration(*length) })
        }
    }
}

/// How two values must stand to each other.
pub(super) fn order(order: Order) -> &'static str {
    match order {
        Order::Less => "less",
        Order::AtMost => "at-most",
        Order::Equal => "equal",
        Order::AtLeast => "at-least",
        Order::More => "more",
    }
}

/// One of the four operations.
pub(super) fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Plus => "plus",
        Operator::Minus => "minus",
        Operator::Times => "times",
        Operator::DividedBy => "divided-by",
    }
}

fn time(unit: TimeUnit) -> &'static str {
    unit.word(2)
}

/// A length of time.
pub(super) fn duration(length: Duration) -> Json {
    json!({ "count": length.count, "unit": time(length.unit) })
}

/// Ages, from one up to but not with another, and in words.
pub(super) fn ages(range: &AgeRange) -> Json {
    object([
        ("from", range.from.map(duration)),
        ("before", range.before.map(duration)),
        ("words", Some(json!(range.to_string()))),
    ])
}

/// A day of any year.
pub(super) fn day_of_year(day: DayOfYear) -> Json {
    json!({ "month": day.month, "day": day.day })
}
