//! Names and values in people's own words: `flagged is true`, `sex is male or female`, `today`.

use super::names::Named;
use super::scope::Scope;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::{Order, Type, Value};
use crate::id::DeclId;
use crate::model::codes_of;
use crate::resolve::findings::{TYPE_MISMATCH, UNKNOWN_CODE, UNKNOWN_FIELD};
use crate::source::Span;
use crate::syntax::phrase::{Node, Phrase, Test, digits_of};
use crate::syntax::text_value;
use crate::vocabulary::number_of_word;

impl Scope<'_, '_> {
    /// `flagged is true`, `flagged = "Y"`: said of a field that is yes or no by itself. Whether it was said.
    pub(super) fn said_of_truth(&mut self, value: &Value, subject: &Phrase, right: &Phrase, negated: bool) -> bool {
        if value.kind() != Type::Truth {
            return false;
        }
        let said = text_value(self.slice(right.span)).to_lowercase();
        let yes = match said.as_str() {
            "yes" | "y" | "true" | "t" | "1" => true,
            "no" | "n" | "false" | "f" | "0" => false,
            _ => return false,
        };
        let is_name = matches!(right.node, Node::Name) && !matches!(self.named(right), Named::Nothing);
        if is_name || matches!(right.node, Node::Truth(_)) {
            return false;
        }
        let name = self.slice(subject.span);
        let write = if yes == negated { format!("not {name}") } else { name.to_owned() };
        let span = subject.span.to(right.span);
        let diagnostic = Diagnostic::new(
            &TYPE_MISMATCH,
            right.span,
            format!("`{}` is not how `{name}` is answered", self.slice(right.span)),
        )
        .here("it is yes or no")
        .also(subject.span, "yes or no by itself")
        .help(format!("Write `{write}`. How yes and no are written in the data is said once, in the field: `yes or no written \"Y\" or \"N\"`."))
        .fix(Applicability::Likely, span, write.clone(), format!("write `{write}`"));
        self.report(diagnostic);
        true
    }

    /// `sex is male or female`: a second code joined as if it were a condition. The index of the part that is one, where
    /// it was said.
    pub(super) fn joined_code(&mut self, parts: &[Phrase]) -> Option<usize> {
        let at = parts.windows(2).position(|pair| self.lists_codes(&pair[0], &pair[1]).is_some())?;
        let (first, listed) = self.lists_codes(&parts[at], &parts[at + 1])?;
        let mut last = parts[at + 1].span;
        let mut codes = listed;
        for part in &parts[at + 2..] {
            let Some((_, mut further)) = self.lists_codes(&parts[at], part) else { break };
            codes.push(further.swap_remove(1));
            last = part.span;
        }
        let write = match codes.split_last() {
            Some((last, rest)) => format!("one of {} or {last}", rest.join(", ")),
            None => return None,
        };
        let span = first.span.to(last);
        let said = self.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let diagnostic = Diagnostic::new(&UNKNOWN_CODE, span, format!("`{said}` is said `{write}` here"))
            .here(format!("write `{write}`"))
            .help("`or` joins conditions. Several codes are listed after `is one of`, each as it stands in the data.")
            .fix(Applicability::Likely, span, write.clone(), format!("write `{write}`"));
        self.report(diagnostic);
        Some(at)
    }

    /// `place is London`: a value of a text without its quotes. Whether it was said.
    pub(super) fn said_without_quotes(&mut self, value: &Value, right: &Phrase) -> bool {
        let text = value.kind() == Type::Text && matches!(right.node, Node::Name);
        if !text || !matches!(self.named(right), Named::Nothing) {
            return false;
        }
        let said = self.slice(right.span);
        let write = format!("\"{said}\"");
        let diagnostic =
            Diagnostic::new(&TYPE_MISMATCH, right.span, format!("the text `{said}` stands without quotes"))
                .here("quotes belong around this")
                .help(format!("Write `{write}`: without quotes it is the name of a field, and there is none."))
                .fix(Applicability::Likely, right.span, write.clone(), format!("write `{write}`"));
        self.report(diagnostic);
        true
    }

    /// `children under 5`: the records themselves named where one of their fields belongs. Whether it was said.
    pub(super) fn said_of_the_records(&mut self, name: &str, span: Span) -> bool {
        let Some(table) = self.table else { return false };
        let row = table.row().unwrap_or_default().trim_start_matches("a ").trim_start_matches("an ");
        if name != table.name() && name != row && name.strip_suffix('s') != Some(row) {
            return false;
        }
        let text = self.model.sources().file(span.file).text();
        let behind: Vec<&str> = text.get(span.end as usize..).unwrap_or_default().split_whitespace().take(3).collect();
        let (order, age) = match behind.as_slice() {
            ["is" | "are" | "aged", order @ ("under" | "over"), age] => (*order, *age),
            [order @ ("under" | "over"), age, ..] => (*order, *age),
            _ => ("", ""),
        };
        let diagnostic =
            Diagnostic::new(&UNKNOWN_FIELD, span, format!("`{name}` are the records themselves, and no field of them"))
                .here("what of them?")
                .also(table.span(), "the records");
        let is_age = age.len() <= 2 && !age.is_empty() && age.bytes().all(|b| b.is_ascii_digit());
        self.report(if is_age {
            let write = format!("aged {order} {age} years at the end of the period");
            let before = text.get(..span.end as usize).map_or(0, str::len);
            let end = text.get(before..).and_then(|rest| rest.find(age)).map_or(before, |at| before + at + age.len());
            let whole = Span { end: u32::try_from(end).unwrap_or(span.end), ..span };
            diagnostic
                .help(format!(
                    "An age is counted at a moment, and in a unit: `{write}`. Choose the moment that is meant."
                ))
                .fix(Applicability::Likely, whole, write.clone(), format!("write `{write}`"))
        } else {
            diagnostic.help(
                "A condition is about one of the records already. Begin with a field of it, as in `score is over 3`.",
            )
        });
        true
    }

    /// The value of a comparison with a code, and its code and the one that a bare name after it stands for.
    fn lists_codes<'p>(&mut self, first: &'p Phrase, second: &Phrase) -> Option<(&'p Phrase, Vec<String>)> {
        let (Node::Is(is), Node::Name) = (&first.node, &second.node) else { return None };
        let ([subject], false, Test::Order(Order::Equal, right)) = (is.subjects.as_slice(), is.negated, &is.test)
        else {
            return None;
        };
        if !matches!(self.named(second), Named::Nothing) || !matches!(right.node, Node::Name) {
            return None;
        }
        let Named::Value(value) = self.named(subject) else { return None };
        let list = Self::code_list(&value)?;
        let codes = [right, second].map(|phrase| self.code_meant(list, &self.code_words(phrase)));
        let codes: Option<Vec<String>> = codes.into_iter().collect();
        codes.map(|codes| (right, codes))
    }

    /// The code that is written, or the one whose title is.
    fn code_meant(&self, list: DeclId, said: &str) -> Option<String> {
        let codes = codes_of(self.model, list)?;
        let words = said.to_lowercase().replace('-', " ");
        let titled =
            |title: Option<std::borrow::Cow<'_, str>>| title.is_some_and(|title| title.to_lowercase() == words);
        let exact = codes.iter().find(|code| code.text == said);
        let meant = exact.or_else(|| codes.iter().find(|code| titled(code.declared.and_then(|code| code.title()))))?;
        Some(meant.text.to_string())
    }

    /// What to say of a word that is no field and needs no table to be understood: a label, the help and what to write.
    pub(super) fn meant_by_word(word: &str) -> Option<(String, String, Option<String>)> {
        let write =
            |write: String, help: &str| Some((format!("did you mean `{write}`?"), help.to_owned(), Some(write)));
        if let Some(digits) = number_of_word(word) {
            return write(digits.to_owned(), "Numbers are written in digits.");
        }
        if let Some(digits) = digits_of(word) {
            return write(digits, "A number is digits, with a dot before the decimals: `37.5`.");
        }
        // `2022-23`, which is no range of numbers.
        let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        if word
            .split_once('-')
            .is_some_and(|(from, to)| year(from) && to.len() != 4 && to.bytes().all(|b| b.is_ascii_digit()))
        {
            return Some((
                "from which day to which?".to_owned(),
                "Write `in the period` for the time a value is for, or give both days: `is from 1 April 2022 to 31 March 2023`.".to_owned(),
                None,
            ));
        }
        let digits = |part: &str| (1..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if let Some((from, to)) = word.split_once('-').filter(|(from, to)| digits(from) && digits(to)) {
            return write(
                format!("from {from} to {to}"),
                "A range of numbers is written with `to`; both ends are included. A hyphen is a part of names.",
            );
        }
        match word.to_lowercase().as_str() {
            "today" | "now" => Some((
                "which day?".to_owned(),
                "A value is worked out again in later years, so no day is today. Name a moment: `the end of the period`, `31 March`, or a field that holds a date.".to_owned(),
                None,
            )),
            "everyone" | "everybody" | "anyone" | "anybody" | "everything" | "anything" => Some((
                "needs no condition".to_owned(),
                "Without `where` all records are meant: leave the condition out.".to_owned(),
                None,
            )),
            _ => None,
        }
    }
}
