//! Dates in the forms that a field states.

use crate::expression::Date;

/// The form where none is stated, and the form in JSON.
pub(super) const ISO: &str = "YYYY-MM-DD";

/// A form in which dates come: where year, month and day stand, and what stands between them.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// How many bytes a date has in it.
    length: usize,
    /// Where what stands for itself is, and what it is.
    signs: Box<[(usize, u8)]>,
    /// Where day, month and year begin; none in a form that leaves one out, in which no date can be written.
    parts: Option<[usize; 3]>,
}

/// The letters of each part.
const LETTERS: [&str; 3] = ["DD", "MM", "YYYY"];

impl Form {
    /// Reads a form: the first `DD`, `MM` and `YYYY` stand for day, month and year, all else for itself.
    pub(super) fn new(form: &str) -> Self {
        let [day, month, year] = LETTERS.map(|letters| form.find(letters));
        let parts = day.zip(month).zip(year).map(|((day, month), year)| [day, month, year]);
        let is_part = |at: usize| {
            let parts = parts.iter().flatten().zip(LETTERS);
            parts.into_iter().any(|(start, letters)| (*start..start + letters.len()).contains(&at))
        };
        let signs = form.bytes().enumerate().filter(|(at, _)| !is_part(*at)).collect();
        Self { length: form.len(), signs, parts }
    }

    /// The date that a text is in this form; none where it is none, or there is no such day.
    pub(super) fn read(&self, entered: &str) -> Option<Date> {
        let entered = entered.as_bytes();
        let parts = self.parts?;
        if entered.len() != self.length || self.signs.iter().any(|(at, sign)| entered[*at] != *sign) {
            return None;
        }
        let [day, month, year] = parts;
        let day = digits(&entered[day..day + 2])?;
        let month = digits(&entered[month..month + 2])?;
        Date::new(digits(&entered[year..year + 4])?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

fn digits(text: &[u8]) -> Option<u16> {
    text.iter().try_fold(0, |number: u16, digit| digit.is_ascii_digit().then(|| number * 10 + u16::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_its_form_and_in_no_other() {
        let (iso, british) = (Form::new(ISO), Form::new("DD/MM/YYYY"));
        let day = Date::new(2024, 2, 29);
        assert_eq!(iso.read("2024-02-29"), day);
        assert_eq!(british.read("29/02/2024"), day);
        for text in ["2023-02-29", "2024-2-29", "2024-02-29T10", "29/02/2024", "0000-01-01", "2024-02-2٣", "2024/02/29"]
        {
            assert_eq!(iso.read(text), None, "{text}");
        }
        assert_eq!(british.read("02/29/2024"), None);
        assert_eq!(Form::new("MM/YYYY").read("02/2024"), None);
        assert_eq!(Form::new("der DD. im MM. YYYY").read("der 29. im 02. 2024"), day);
    }
}
