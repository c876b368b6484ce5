//! Lots of records at the edge of what a framework asks for: thrown with dice that fall the same each time.

use ofw::evaluate::{Entered, Period};
use ofw::expression::{Condition, Date, Moment, Part, Type, Value as Asks, days_in_month};
use ofw::id::PackageId;
use ofw::model::{Field, Needed, Table};
use serde_json::{Map, Value, json};

/// A fixed sequence of pseudo-random numbers (Knuth's MMIX generator).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    Absent,
    /// In a file.
    Text(String),
    /// In JSON.
    Json(Json),
}

/// A value of JSON.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Truth(bool),
    Number(String),
    Text(String),
    Other,
}

impl Json {
    /// As the reference takes it.
    pub fn entered(&self) -> Entered<'_> {
        match self {
            Json::Null => Entered::Null,
            Json::Truth(yes) => Entered::Truth(*yes),
            Json::Number(text) => Entered::Number(text),
            Json::Text(text) => Entered::Text(text),
            Json::Other => Entered::Other,
        }
    }

    fn value(&self) -> Value {
        match self {
            Json::Null => Value::Null,
            Json::Truth(yes) => json!(yes),
            Json::Number(text) => serde_json::from_str(text).unwrap(),
            Json::Text(text) => json!(text),
            Json::Other => json!([1]),
        }
    }
}

/// What values are thrown from: numbers, days and texts that the conditions of a package name.
pub struct Pools {
    numbers: Vec<rust_decimal::Decimal>,
    dates: Vec<Date>,
    texts: Vec<String>,
}

const PERIODS: [(Date, Date); 4] = [
    (Date { year: 2023, month: 4, day: 1 }, Date { year: 2024, month: 3, day: 31 }),
    (Date { year: 2023, month: 1, day: 1 }, Date { year: 2023, month: 12, day: 31 }),
    (Date { year: 2024, month: 3, day: 21 }, Date { year: 2024, month: 3, day: 21 }),
    (Date { year: 2023, month: 3, day: 31 }, Date { year: 2024, month: 3, day: 31 }),
];

/// How far days lie from those that are named.
const MONTHS: [u32; 14] = [0, 0, 0, 1, 6, 12, 24, 30, 36, 48, 60, 180, 204, 228];
const DAYS: [u32; 9] = [0, 0, 0, 1, 1, 30, 42, 56, 63];

/// What nothing can be made of, or what is nearly something.
const ODD: &[&str] = &[
    " ",
    "a\0b",
    "x",
    "2024-02-30",
    "2023-02-29",
    "1900-02-29",
    "0000-01-01",
    "2024-2-9",
    "2024-02-29T00",
    "29/02/2024",
    "02/29/2024",
    "-0",
    "007",
    "+7",
    "1e2",
    "5.0",
    "5.55",
    "0.1",
    "41",
    "-1",
    "1,000",
    "1_000",
    "NaN",
    "999999999999999",
    "1000000000000000",
    "0.1000000000000001",
    "٣",
    "😀😀😀😀😀😀",
    "😀😀😀😀😀",
    "a\n",
    "A9\n",
    "yes",
    "Y",
    "n/k",
    "9",
    "99",
    "toString",
    "__proto__",
];

const ODD_JSON: &[&str] = &[
    "0",
    "-0",
    "1",
    "5.0",
    "5.5",
    "5.55",
    "1e2",
    "1e-7",
    "0.1",
    "19.99",
    "100.1",
    "-1",
    "40",
    "41",
    "99",
    "9.9e1",
    "999999999999999",
    "1000000000000000",
    "1e300",
    "123456789012345678901234567890",
];

impl Pools {
    pub fn of(package: PackageId, tables: &[Table<'_>]) -> Self {
        let mut pools = Self { numbers: Vec::new(), dates: Vec::new(), texts: Vec::new() };
        for (start, end) in PERIODS {
            pools.dates.extend([start, end]);
        }
        pools.dates.extend([Date { year: 2024, month: 2, day: 29 }, Date { year: 2023, month: 9, day: 30 }]);
        for table in tables {
            for law in table.laws_for(package) {
                if let Some((applies, then)) = law.parts() {
                    applies.into_iter().chain([then]).for_each(|condition| pools.look_at(condition));
                }
            }
            for field in table.fields() {
                if let Needed::When(condition) = Field(field).needed() {
                    pools.look_at(condition);
                }
            }
        }
        pools.numbers.sort_unstable();
        pools.numbers.dedup();
        pools.texts.sort_unstable();
        pools.texts.dedup();
        pools
    }

    fn look_at(&mut self, condition: &Condition) {
        condition.each_part(&mut |part| match part {
            Part::Value(Asks::Number(number, _)) => self.numbers.push(*number),
            Part::Value(Asks::Text(text)) => self.texts.push(text.to_string()),
            Part::Moment(Moment::Date(date)) => self.dates.push(*date),
            Part::Condition(Condition::Term { means, .. }) => self.look_at(means),
            _ => {}
        });
    }
}

/// Records of several tables, with the reporting period.
#[derive(Debug, Clone)]
pub struct Lot {
    /// The name of each table, the columns of its fields, and its records.
    tables: Vec<(String, Vec<String>, Vec<Vec<Entry>>)>,
    pub period: Option<Period>,
    is_json: bool,
}

impl Lot {
    /// A lot thrown anew.
    pub fn thrown(dice: &mut Dice, pools: &Pools, tables: &[Table<'_>]) -> Self {
        let is_json = dice.percent(30);
        let (start, end) = if dice.percent(70) { PERIODS[0] } else { *dice.one_of(&PERIODS) };
        let period = (!dice.percent(6)).then_some(Period { start, end });
        let mut thrown = Vec::new();
        for table in tables {
            if dice.percent(4) {
                continue;
            }
            let fields: Vec<Field<'_>> = table.fields().into_iter().map(Field).collect();
            let column = |field: &Field<'_>| {
                field.column().map_or_else(|| field.name().to_owned(), |column| column.into_owned())
            };
            let records = (0..dice.below(7)).map(|_| {
                let entry = |field: &Field<'_>| entry(dice, pools, *table, *field, is_json);
                fields.iter().map(entry).collect()
            });
            thrown.push((table.name().to_owned(), fields.iter().map(column).collect(), records.collect()));
        }
        Self { tables: thrown, period, is_json }
    }

    /// The records of a table, each with what stands in its fields; none where the table is not given.
    pub fn of(&self, table: &str) -> Option<&[Vec<Entry>]> {
        self.tables.iter().find(|(name, _, _)| name == table).map(|(_, _, records)| records.as_slice())
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.tables.iter().map(|(_, _, records)| records.len()).sum()
    }

    /// The records as programs take them.
    pub fn records(&self) -> Value {
        let record = |columns: &[String], record: &[Entry]| {
            let mut object = Map::new();
            for (column, entry) in columns.iter().zip(record) {
                match entry {
                    Entry::Absent => {}
                    Entry::Text(text) => drop(object.insert(column.clone(), json!(text))),
                    Entry::Json(value) => drop(object.insert(column.clone(), value.value())),
                }
            }
            Value::Object(object)
        };
        let table = |(name, columns, records): &(String, Vec<String>, Vec<Vec<Entry>>)| {
            (name.clone(), Value::Array(records.iter().map(|entries| record(columns, entries)).collect()))
        };
        Value::Object(self.tables.iter().map(table).collect())
    }

    /// How they are written, and the period.
    pub fn options(&self) -> Value {
        let mut options = Map::new();
        options.insert("written".into(), json!(if self.is_json { "json" } else { "file" }));
        if let Some(Period { start, end }) = self.period {
            options.insert("period".into(), json!({ "start": iso(start), "end": iso(end) }));
        }
        Value::Object(options)
    }

    /// With as few records and as little in them as still does not do.
    pub fn shrunk(&self, fails: impl Fn(&Lot) -> bool) -> Lot {
        let mut least = self.clone();
        for table in 0..least.tables.len() {
            for row in (0..least.tables[table].2.len()).rev() {
                let mut smaller = least.clone();
                smaller.tables[table].2.remove(row);
                if fails(&smaller) {
                    least = smaller;
                }
            }
        }
        for table in 0..least.tables.len() {
            for row in 0..least.tables[table].2.len() {
                for field in 0..least.tables[table].2[row].len() {
                    let mut smaller = least.clone();
                    smaller.tables[table].2[row][field] = Entry::Absent;
                    if smaller.tables[table].2[row][field] != least.tables[table].2[row][field] && fails(&smaller) {
                        least = smaller;
                    }
                }
            }
        }
        least
    }
}

fn iso(Date { year, month, day }: Date) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// What stands in a field.
fn entry(dice: &mut Dice, pools: &Pools, table: Table<'_>, field: Field<'_>, is_json: bool) -> Entry {
    let joins = is_joining(table, field);
    if dice.percent(if joins { 5 } else { 15 }) {
        return match (is_json, dice.percent(50)) {
            (_, true) => Entry::Absent,
            (true, false) => Entry::Json(Json::Null),
            (false, false) => Entry::Text(String::new()),
        };
    }
    if dice.percent(if joins { 1 } else { 5 }) {
        return match (is_json, dice.below(4)) {
            (false, _) => Entry::Text((*dice.one_of(ODD)).to_owned()),
            (true, 0) => Entry::Json(Json::Text((*dice.one_of(ODD)).to_owned())),
            (true, 1) => Entry::Json(Json::Number((*dice.one_of(ODD_JSON)).to_owned())),
            (true, 2) => Entry::Json(Json::Truth(dice.percent(50))),
            (true, _) => Entry::Json(if dice.percent(50) { Json::Other } else { Json::Text(String::new()) }),
        };
    }
    let unknown = field.unknown_codes();
    if !unknown.is_empty() && dice.percent(12) {
        let code = (*dice.one_of(&unknown)).to_owned();
        let is_number = matches!(field.kind(), Type::Number { .. }) && code.bytes().all(|byte| byte.is_ascii_digit());
        return match (is_json, is_number) {
            (false, _) => Entry::Text(code),
            (true, true) => Entry::Json(Json::Number(code)),
            (true, false) => Entry::Json(Json::Text(code)),
        };
    }
    let statement = field.type_statement();
    let stated = |name: &str| statement.and_then(|statement| statement.text(name)).map(|text| text.into_owned());
    let number = matches!(field.kind(), Type::Number { .. });
    let text = match field.kind() {
        Type::Date => {
            let date = date(dice, pools);
            let mut forms: Vec<String> =
                statement.into_iter().flat_map(|of| of.texts("text")).map(|form| form.into_owned()).collect();
            forms.push("YYYY-MM-DD".to_owned());
            let form = if is_json { "YYYY-MM-DD" } else { &forms[dice.below(forms.len().max(2) - 1)] };
            let part = |form: String, letters: &str, value: String| form.replacen(letters, &value, 1);
            let form = part(form.to_owned(), "DD", format!("{:02}", date.day));
            part(part(form, "MM", format!("{:02}", date.month)), "YYYY", format!("{:04}", date.year))
        }
        Type::Truth => {
            let yes = dice.percent(50);
            if is_json {
                return Entry::Json(Json::Truth(yes));
            }
            stated(if yes { "yes" } else { "no" }).unwrap_or_else(|| if yes { "yes" } else { "no" }.to_owned())
        }
        Type::Number { decimals, .. } => {
            let step = rust_decimal::Decimal::new(1, decimals.unwrap_or(2).min(6).into());
            let mut ends: Vec<rust_decimal::Decimal> = pools.numbers.clone();
            ends.extend(field.range().into_iter().flat_map(|(least, most)| [least, most]));
            ends.extend([0, 1, 3, 10, 14].map(rust_decimal::Decimal::from));
            let end = *dice.one_of(&ends);
            let end = if decimals == Some(0) { end.trunc() } else { end };
            (end + step * rust_decimal::Decimal::from(dice.below(3)) - step).normalize().to_string()
        }
        Type::Code(_) => match field.codes() {
            Some(codes) => {
                let code = codes[dice.below(codes.len())].text.clone().into_owned();
                if dice.percent(3) { format!("{code} ") } else { code }
            }
            None => (*dice.one_of(&["B05", "B10", "B20", "B21", "B04", "Z", "b10", "é", "\u{ffff}", "😀"])).to_owned(),
        },
        Type::Text | Type::Identifier(_) | Type::Unknown => {
            let scheme = match field.kind() {
                Type::Identifier(scheme) => field
                    .model()
                    .decl(scheme)
                    .own("like")
                    .and_then(|like| like.text("text"))
                    .map(|text| text.into_owned()),
                _ => None,
            };
            let form = stated("text").or(scheme).filter(|_| matches!(field.kind(), Type::Text | Type::Identifier(_)));
            match form {
                Some(form) => like(&form, dice.below(4)),
                None if joins || pools.texts.is_empty() || dice.percent(40) => like("A9", dice.below(4)),
                None => dice.one_of(&pools.texts).clone(),
            }
        }
    };
    match (is_json, number) {
        (false, _) => Entry::Text(text),
        (true, true) => Entry::Json(Json::Number(text)),
        (true, false) => Entry::Json(Json::Text(text)),
    }
}

/// Whether records are put together by a field.
fn is_joining(table: Table<'_>, field: Field<'_>) -> bool {
    let in_link = |link: &ofw::model::Decl<'_>| link.references("to", "field").any(|of| of.name() == field.name());
    table.key().contains(&field.0) || table.links().iter().any(in_link)
}

fn date(dice: &mut Dice, pools: &Pools) -> Date {
    let mut date = *dice.one_of(&pools.dates);
    let months = *dice.one_of(&MONTHS);
    let all = u32::from(date.year) * 12 + u32::from(date.month) - 1 - months;
    let (year, month) = (u16::try_from(all / 12).unwrap(), u8::try_from(all % 12 + 1).unwrap());
    date = Date { year, month, day: date.day.min(days_in_month(year, month)) };
    let (days, forward) = (*dice.one_of(&DAYS), dice.percent(50));
    for _ in 0..days {
        date = if forward { next(date) } else { before(date) };
    }
    date
}

fn next(date: Date) -> Date {
    let Date { year, month, day } = date;
    Date::new(year, month, day + 1).or_else(|| Date::new(year, month + 1, 1)).unwrap_or(Date {
        year: year + 1,
        month: 1,
        day: 1,
    })
}

fn before(date: Date) -> Date {
    let Date { year, month, day } = date;
    match (month, day) {
        (1, 1) => Date { year: year - 1, month: 12, day: 31 },
        (_, 1) => Date { year, month: month - 1, day: days_in_month(year, month - 1) },
        _ => Date { year, month, day: day - 1 },
    }
}

/// A text of a shape, one of a few.
fn like(form: &str, which: usize) -> String {
    let mut text = String::new();
    let mut chars = form.chars().peekable();
    let letter = |first: u8| char::from(first + u8::try_from(which).unwrap());
    while let Some(c) = chars.next() {
        let c = match c {
            'A' => letter(b'A'),
            'a' => letter(b'a'),
            '9' | '*' => letter(b'0'),
            '\\' => chars.next().unwrap_or('\\'),
            other => other,
        };
        if chars.peek() == Some(&'?') {
            chars.next();
            if which % 2 == 1 {
                continue;
            }
        }
        text.push(c);
    }
    text
}
