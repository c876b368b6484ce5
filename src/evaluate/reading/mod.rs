//! Reading: what stands in the data becomes a value of its field's type, or is said to be of no use.
//!
//! The forms are exactly those that the framework states; nothing is guessed. In files every value is a text; in JSON it
//! is what the JSON Schema of the same framework says. `docs/language.md`, "Reading and judging".

mod date;
mod number;

use rust_decimal::Decimal;

use super::cell::Cell;
use super::words::Words;
use crate::expression::Type;
use crate::model::{Field, Pattern};
use date::Form;

/// The most significant digits of a number: more do not come out the same on every machine.
pub const MOST_DIGITS: usize = 15;

/// What came of reading what stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<'d> {
    /// Nothing stands there.
    Empty,
    /// A code that says that it is not known.
    NotKnown,
    /// A value.
    Value(Cell<'d>),
    /// Something of which nothing can be made: it is unknown in whatever is asked.
    Unusable(Fault),
}

impl<'d> Reading<'d> {
    /// What conditions see.
    pub fn cell(self) -> Cell<'d> {
        match self {
            Reading::Value(cell) => cell,
            Reading::Empty | Reading::NotKnown | Reading::Unusable(_) => Cell::Unknown,
        }
    }
}

/// Why nothing can be made of what stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// It holds a character that no text can have, or is no text.
    NotText,
    /// It is not a date in one of the forms of the field, or there is no such day.
    NotADate,
    /// It is not a number as numbers are written, or has too many digits.
    NotANumber,
    /// It is a number, or not even that, where a whole number belongs.
    NotAWholeNumber,
    /// It has more decimals than the field.
    TooManyDecimals,
    /// It is less than the field's least number, or more than its greatest.
    OutOfRange,
    /// It is none of the codes of the field.
    NotACode,
    /// It is neither what stands for yes nor what stands for no.
    NeitherYesNorNo,
    /// It has more characters than the field takes.
    TooLong,
    /// It does not have the field's pattern.
    NotLike,
}

/// What stands in a field of a JSON record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entered<'d> {
    /// Null, or left out.
    Null,
    /// True or false.
    Truth(bool),
    /// A number, as it is written.
    Number(&'d str),
    /// A text.
    Text(&'d str),
    /// A list or an object.
    Other,
}

/// Reads what stands in one field.
#[derive(Debug, Clone)]
pub struct Reader {
    kind: Kind,
    unknown: Vec<Box<str>>,
}

#[derive(Debug, Clone)]
enum Kind {
    Date(Vec<Form>),
    Truth { yes: Box<str>, no: Box<str> },
    Number { decimals: Option<u8>, range: Option<(Decimal, Decimal)> },
    Code(Words),
    Text { most: Option<usize>, like: Option<Pattern> },
}

impl Reader {
    /// For a field or data element.
    pub fn of(field: Field<'_>) -> Self {
        let statement = field.type_statement();
        let text = |name: &str| statement.and_then(|statement| statement.text(name)).map(Box::<str>::from);
        let like = |text: Option<Box<str>>| text.map(|text| Pattern::new(&text));
        let kind = match field.kind() {
            Type::Date => {
                let stated = statement.into_iter().flat_map(|statement| statement.texts("text"));
                let mut forms: Vec<Form> = stated.map(|form| Form::new(&form)).collect();
                if forms.is_empty() {
                    forms.push(Form::new(date::ISO));
                }
                Kind::Date(forms)
            }
            Type::Truth => Kind::Truth {
                yes: text("yes").unwrap_or_else(|| "yes".into()),
                no: text("no").unwrap_or_else(|| "no".into()),
            },
            Type::Number { decimals, .. } => Kind::Number { decimals, range: field.range() },
            Type::Code(_) => match field.codes() {
                Some(codes) => Kind::Code(codes.into_iter().map(|code| code.text.into()).collect()),
                None => Kind::Text { most: None, like: None },
            },
            Type::Text => {
                let most = statement.and_then(|statement| statement.number("number"));
                Kind::Text { most: most.and_then(|most| usize::try_from(most).ok()), like: like(text("text")) }
            }
            Type::Identifier(scheme) => {
                let scheme = field.model().decl(scheme).own("like").and_then(|like| like.text("text"));
                Kind::Text { most: None, like: like(scheme.map(Box::from)) }
            }
            Type::Unknown => Kind::Text { most: None, like: None },
        };
        Self { kind, unknown: field.unknown_codes().into_iter().map(Box::from).collect() }
    }

    /// Reads a text, as files hold it.
    pub fn text<'d>(&self, entered: &'d str) -> Reading<'d> {
        if entered.is_empty() {
            return Reading::Empty;
        }
        if self.unknown.iter().any(|code| **code == *entered) {
            return Reading::NotKnown;
        }
        let read = match &self.kind {
            Kind::Date(forms) => {
                forms.iter().find_map(|form| form.read(entered)).map(Cell::Date).ok_or(Fault::NotADate)
            }
            Kind::Truth { yes, no } => match entered {
                entered if *entered == **yes => Ok(Cell::Truth(true)),
                entered if *entered == **no => Ok(Cell::Truth(false)),
                _ => Err(Fault::NeitherYesNorNo),
            },
            Kind::Number { decimals: Some(0), .. } if entered.contains('.') => Err(Fault::NotAWholeNumber),
            Kind::Number { .. } => self.number(number::written(entered)),
            Kind::Code(_) | Kind::Text { .. } => self.words(entered),
        };
        read.map_or_else(Reading::Unusable, Reading::Value)
    }

    /// Reads a value of a JSON record: numbers, true and false stand there as such, and dates as `2023-03-31` whatever
    /// their form in files.
    pub fn json<'d>(&self, entered: Entered<'d>) -> Reading<'d> {
        match entered {
            Entered::Null => return Reading::Empty,
            Entered::Text("") if matches!(self.kind, Kind::Text { .. }) => return Reading::Empty,
            _ if self.is_unknown_in_json(entered) => return Reading::NotKnown,
            _ => {}
        }
        let read = match (&self.kind, entered) {
            (Kind::Date(_), Entered::Text(text)) => {
                Form::new(date::ISO).read(text).map(Cell::Date).ok_or(Fault::NotADate)
            }
            (Kind::Date(_), _) => Err(Fault::NotADate),
            (Kind::Truth { .. }, Entered::Truth(yes)) => Ok(Cell::Truth(yes)),
            (Kind::Truth { .. }, _) => Err(Fault::NeitherYesNorNo),
            (Kind::Number { .. }, Entered::Number(number)) => self.number(number::in_json(number)),
            (Kind::Number { .. }, _) => self.number(None),
            (Kind::Code(_) | Kind::Text { .. }, Entered::Text(text)) => self.words(text),
            (Kind::Code(_), _) => Err(Fault::NotACode),
            (Kind::Text { .. }, _) => Err(Fault::NotText),
        };
        read.map_or_else(Reading::Unusable, Reading::Value)
    }

    /// Unknown codes of numbers stand as numbers in JSON, and are equal as numbers are.
    fn is_unknown_in_json(&self, entered: Entered<'_>) -> bool {
        let is_number = matches!(self.kind, Kind::Number { .. });
        self.unknown.iter().any(|code| match entered {
            Entered::Text(text) => **code == *text && !(is_number && number::written(code).is_some()),
            Entered::Number(number) if is_number => {
                number::in_json(number).is_some_and(|number| number::written(code) == Some(number))
            }
            Entered::Null | Entered::Truth(_) | Entered::Number(_) | Entered::Other => false,
        })
    }

    fn number<'d>(&self, number: Option<Decimal>) -> Result<Cell<'d>, Fault> {
        let Kind::Number { decimals, range } = &self.kind else { return Err(Fault::NotANumber) };
        let not = if *decimals == Some(0) { Fault::NotAWholeNumber } else { Fault::NotANumber };
        let number = number.ok_or(not)?;
        if decimals.is_some_and(|most| number.scale() > u32::from(most)) {
            return Err(if *decimals == Some(0) { Fault::NotAWholeNumber } else { Fault::TooManyDecimals });
        }
        if range.is_some_and(|(least, most)| number < least || number > most) {
            return Err(Fault::OutOfRange);
        }
        Ok(Cell::Number(number))
    }

    fn words<'d>(&self, entered: &'d str) -> Result<Cell<'d>, Fault> {
        match &self.kind {
            Kind::Code(codes) if !codes.contains(entered) => return Err(Fault::NotACode),
            Kind::Text { .. } if entered.contains('\0') => return Err(Fault::NotText),
            Kind::Text { most: Some(most), .. } if entered.len() > *most && entered.chars().count() > *most => {
                return Err(Fault::TooLong);
            }
            Kind::Text { like: Some(pattern), .. } if !pattern.fits(entered) => return Err(Fault::NotLike),
            Kind::Date(_) | Kind::Truth { .. } | Kind::Number { .. } | Kind::Code(_) | Kind::Text { .. } => {}
        }
        Ok(Cell::Text(entered))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(from: i64, to: i64) -> Reader {
        let range = Some((Decimal::from(from), Decimal::from(to)));
        Reader { kind: Kind::Number { decimals: Some(0), range }, unknown: vec!["99".into()] }
    }

    #[test]
    fn a_whole_number_is_read_as_it_is_written_and_nothing_is_guessed() {
        let reader = whole(0, 40);
        for (text, expected) in [
            ("", Reading::Empty),
            ("99", Reading::NotKnown),
            ("7", Reading::Value(Cell::Number(7.into()))),
            ("007", Reading::Value(Cell::Number(7.into()))),
            ("-0", Reading::Value(Cell::Number(0.into()))),
            ("41", Reading::Unusable(Fault::OutOfRange)),
            ("-1", Reading::Unusable(Fault::OutOfRange)),
            ("7.0", Reading::Unusable(Fault::NotAWholeNumber)),
            ("+7", Reading::Unusable(Fault::NotAWholeNumber)),
            ("7e0", Reading::Unusable(Fault::NotAWholeNumber)),
            (" 7", Reading::Unusable(Fault::NotAWholeNumber)),
            ("٣", Reading::Unusable(Fault::NotAWholeNumber)),
            ("1,000", Reading::Unusable(Fault::NotAWholeNumber)),
            ("1000000000000000", Reading::Unusable(Fault::NotAWholeNumber)),
        ] {
            assert_eq!(reader.text(text), expected, "{text}");
        }
    }

    #[test]
    fn in_json_a_number_is_what_it_is_worth_and_a_text_is_none() {
        let reader = whole(0, 40);
        for (entered, expected) in [
            (Entered::Number("7.0"), Reading::Value(Cell::Number(7.into()))),
            (Entered::Number("7e0"), Reading::Value(Cell::Number(7.into()))),
            (Entered::Number("99"), Reading::NotKnown),
            (Entered::Number("9.9e1"), Reading::NotKnown),
            (Entered::Number("7.5"), Reading::Unusable(Fault::NotAWholeNumber)),
            (Entered::Text("7"), Reading::Unusable(Fault::NotAWholeNumber)),
            (Entered::Text(""), Reading::Unusable(Fault::NotAWholeNumber)),
            (Entered::Truth(true), Reading::Unusable(Fault::NotAWholeNumber)),
            (Entered::Null, Reading::Empty),
        ] {
            assert_eq!(reader.json(entered), expected, "{entered:?}");
        }
    }

    #[test]
    fn text_is_counted_in_characters_and_cannot_hold_what_databases_cannot() {
        let reader = Reader { kind: Kind::Text { most: Some(3), like: None }, unknown: Vec::new() };
        assert_eq!(reader.text("éèê"), Reading::Value(Cell::Text("éèê")));
        assert_eq!(reader.text("abcd"), Reading::Unusable(Fault::TooLong));
        assert_eq!(reader.text("a\0"), Reading::Unusable(Fault::NotText));
    }
}
