//! Numbers as they are written elsewhere: `1e5`, `½`, `5-11`.

use rust_decimal::Decimal;

use super::cursor::{Cursor, decimal};
use super::findings::UNCLEAR;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::TimeUnit;
use crate::syntax::TokenKind;

impl Cursor<'_, '_> {
    /// `1e5`, `.5`, `½`: as numbers are written elsewhere.
    pub(super) fn number_of_another_form(&self) -> Option<Box<Diagnostic>> {
        let (text, next) = (self.ahead(0), self.ahead(1));
        let (span, plain) = match self.kind()? {
            TokenKind::Symbol if text == "." && self.kind_ahead(1) == Some(TokenKind::Number) => {
                (self.span().to(self.tokens.span(self.at + 1)), format!("0.{next}"))
            }
            TokenKind::Word => (self.span(), digits_of(text)?),
            _ => return None,
        };
        let said = self.tokens.tree().text().get(span.range()).unwrap_or_default();
        Some(Box::new(
            Diagnostic::new(&UNCLEAR, span, format!("`{said}` is written `{plain}` here"))
                .here("a number, but not one of this language")
                .help(format!("Write `{plain}`. A number is digits, with a dot before the decimals: `37.5`."))
                .fix(Applicability::Certain, span, plain.clone(), format!("write `{plain}`")),
        ))
    }

    /// An age or a length of time that is no whole number.
    pub(super) fn fraction(&self, what: &str) -> Option<Box<Diagnostic>> {
        let number = match self.kind()? {
            TokenKind::Number => decimal(self.ahead(0)),
            TokenKind::Word => with_fraction(self.ahead(0)),
            _ => None,
        }?;
        if number.is_integer() {
            return None;
        }
        let diagnostic =
            Diagnostic::new(&UNCLEAR, self.span(), format!("{what} in whole days, weeks, months or years"))
                .here("not a whole number");
        const WHY: &str = "Ages and lengths of time are counted in completed units, so a part of one means nothing.";
        let unit = TimeUnit::from_word(self.ahead(1));
        // Of a range the unit stands behind its second end: `½ to 2 years`.
        let years = unit.or_else(|| TimeUnit::from_word(self.ahead(3)).filter(|_| self.ahead(1) == "to"));
        let months = number.checked_mul(Decimal::from(12)).filter(Decimal::is_integer);
        let Some(months) = months.filter(|_| years.is_none_or(|unit| unit == TimeUnit::Years)) else {
            return Some(Box::new(diagnostic.help(format!("{WHY} Write it in a smaller unit, as in `30 months`."))));
        };
        let write = format!("{} {}", months.normalize(), TimeUnit::Months.word(u32::try_from(months).unwrap_or(2)));
        let span = if unit.is_some() { self.tokens.span_of(self.at..self.at + 2) } else { self.span() };
        let help = format!("{WHY} Write `{write}`.");
        let sure = if years.is_some() { Applicability::Certain } else { Applicability::Likely };
        Some(Box::new(diagnostic.help(help).fix(sure, span, write.clone(), format!("write `{write}`"))))
    }

    /// `5-11`: a range of numbers that is joined by a hyphen, which reads as a name.
    pub(super) fn hyphened(&self, of_ages: bool) -> Option<Box<Diagnostic>> {
        if self.kind() != Some(TokenKind::Word) {
            return None;
        }
        let (from, to) = self.ahead(0).split_once('-').filter(|(from, to)| is_short(from) && is_short(to))?;
        let unit = if of_ages && TimeUnit::from_word(self.ahead(1)).is_none() { " years" } else { "" };
        let plain = format!("{from} to {to}{unit}");
        Some(Box::new(
            Diagnostic::new(&UNCLEAR, self.span(), "a range is written with `to`, not with `-`")
                .here(format!("write `{plain}`"))
                .help(format!("Write `{plain}`: both ends are included. A hyphen is a part of names here."))
                .fix(Applicability::Certain, self.span(), plain.clone(), format!("write `{plain}`")),
        ))
    }
}

/// `½`, `1½`: a number with a fraction that is one character.
fn with_fraction(word: &str) -> Option<Decimal> {
    let hundredths = match word.chars().next_back()? {
        '½' => 50,
        '¼' => 25,
        '¾' => 75,
        _ => return None,
    };
    let whole = &word[..word.len() - '½'.len_utf8()];
    let whole = if whole.is_empty() { Decimal::ZERO } else { is_short(whole).then(|| decimal(whole)).flatten()? };
    whole.checked_add(Decimal::new(hundredths, 2))
}

/// The digits of a number that programs and people write otherwise: `1e5`, `5k`, `2½`.
pub fn digits_of(word: &str) -> Option<String> {
    let thousands =
        || word.strip_suffix(['k', 'K']).filter(|digits| is_short(digits)).map(|digits| format!("{digits},000"));
    let fraction = || with_fraction(word).map(|number| number.normalize().to_string());
    in_full(word).or_else(fraction).or_else(|| thousands().filter(|said| said.len() <= 7))
}

/// A number of few digits, as the ends of a range have.
pub(super) fn is_short(digits: &str) -> bool {
    (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `1e5` with all its digits; none for anything else, or where there would be too many.
fn in_full(word: &str) -> Option<String> {
    let (digits, power) = word.split_once(['e', 'E'])?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let power: usize = Some(power).filter(|power| is_number(power))?.parse().ok()?;
    (is_number(digits) && power <= 12).then(|| format!("{digits}{}", "0".repeat(power)))
}
