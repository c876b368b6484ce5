//! Words and signs of spreadsheets, programs and everyday speech within a condition: what to write instead, or why
//! nothing is.

use super::condition::VERBS;
use super::cursor::Cursor;
use super::findings::{OTHER_WORDS, UNCLEAR, one_line};
use super::own_words::Own;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::month;
use crate::source::Span;
use crate::syntax::TokenKind;

impl Cursor<'_, '_> {
    /// What is meant by the words at which reading stopped, where other notations or everyday speech have them.
    pub(super) fn said_elsewhere(&self) -> Own {
        self.comma_before_decimals()
            .or_else(|| self.unequal())
            .or_else(|| self.turned_sign())
            .or_else(|| self.joined_by_hyphen())
            .or_else(|| self.capitals())
            .or_else(|| self.not_needed())
            .or_else(|| self.large_number())
            .or_else(|| self.so_many_times())
            .or_else(|| self.nearly())
            .or_else(|| self.kind_of_year())
            .or_else(|| self.month_for_a_day())
            .or_else(|| self.ages_between())
            .or_else(|| self.answer_behind())
            .or_else(|| self.exception())
            .or_else(|| self.so_long_after())
            .or_else(|| self.records_at_hand())
            .or_else(|| self.without_subject())
    }

    pub(super) fn says(&self, span: Span, message: String, label: &str, help: &str) -> Diagnostic {
        Diagnostic::new(&UNCLEAR, span, message).here(label).help(help)
    }

    fn leave_out(&self, span: Span, help: &str) -> Own {
        // With the blank behind it, or before it at the end.
        let tokens = &self.tokens;
        let next = (0..tokens.len()).find(|at| tokens.span(*at).start >= span.end).map(|at| tokens.span(at).start);
        let before =
            (0..tokens.len()).rev().find(|at| tokens.span(*at).end <= span.start).map(|at| tokens.span(at).end);
        let whole = match (next, before) {
            (Some(next), _) => Span { end: next, ..span },
            (None, Some(before)) => Span { start: before, ..span },
            (None, None) => span,
        };
        let said = self.said(span);
        let diagnostic = self.says(span, format!("`{said}` is not needed"), "leave this out", help);
        Some(Box::new(diagnostic.fix(Applicability::Certain, whole, "", format!("leave `{said}` out"))))
    }

    /// `10,00`: a comma before decimals.
    fn comma_before_decimals(&self) -> Own {
        let numbers = self.kind_back(1) == Some(TokenKind::Number) && self.kind_ahead(1) == Some(TokenKind::Number);
        let touch =
            || self.around(1, 0).end == self.span().start && self.span().end == self.tokens.span(self.at + 1).start;
        if !numbers || self.ahead(0) != "," || !touch() {
            return None;
        }
        let write = format!("{}.{}", self.back(1), self.ahead(1));
        let span = self.around(1, 2);
        let message = format!("the comma in `{}` parts no thousands", self.said(span));
        let help = format!(
            "Write `{write}` if it stands before the decimals. Between thousands three digits follow: `10,000`."
        );
        Some(Box::new(self.says(span, message, "which number is meant?", &help).fix(
            Applicability::Likely,
            span,
            write.clone(),
            format!("write `{write}`"),
        )))
    }

    /// `<>`
    fn unequal(&self) -> Own {
        let signs = self.back(1) == "<" && self.ahead(0) == ">";
        let is = self.is_before(1);
        let write = if is.is_empty() { "not" } else { "is not" };
        signs.then(|| self.write(self.around(1, 1), write, "What must differ is said with `is not`.")).flatten()
    }

    /// `=>`, `=<`
    fn turned_sign(&self) -> Own {
        let joined = |first: &str, second: &str| {
            if self.ahead(0) == first && self.ahead(1) == second {
                Some((0, 2))
            } else {
                (self.back(1) == first && self.ahead(0) == second).then_some((1, 1))
            }
        };
        let (words, (back, ahead)) = if self.ahead(0) == "=>" {
            ("at least", (0, 1))
        } else if self.ahead(0) == "=<" {
            ("at most", (0, 1))
        } else if let Some(place) = joined("=", ">") {
            ("at least", place)
        } else {
            ("at most", joined("=", "<")?)
        };
        let write = format!("{}{words}", self.is_before(back));
        self.write(self.around(back, ahead), &write, "Comparisons are words after `is`, as in `score is at least 3`.")
    }

    /// `is at-least 5`, `is not-known`
    fn joined_by_hyphen(&self) -> Own {
        const WORDS: [&str; 8] =
            ["at least", "at most", "more than", "less than", "fewer than", "one of", "not known", "not in"];
        let word =
            |text: &str| WORDS.iter().copied().find(|words| text.contains('-') && text.replace('-', " ") == **words);
        let (back, words) = match (word(self.back(1)), word(self.ahead(0))) {
            (Some(words), _) => (1, words),
            (None, Some(words)) => (0, words),
            (None, None) => return None,
        };
        let write = format!("{}{words}", self.is_before(back));
        self.write(self.around(back, 1 - back), &write, "A hyphen is a part of names here.")
    }

    /// `NOT flagged`, `score > 5 AND flagged`
    pub(super) fn capitals(&self) -> Own {
        let small = |word: &str| {
            ["not", "and", "or"].into_iter().find(|small| word != *small && word.eq_ignore_ascii_case(small))
        };
        let (back, write) = match (small(self.ahead(0)), small(self.back(1))) {
            (Some(write), _) => (0, write),
            (None, Some(write)) => (1, write),
            (None, None) => return None,
        };
        let span = self.around(back, 1 - back);
        let message = format!("`{}` is written in small letters", self.said(span));
        let diagnostic = self.says(
            span,
            message,
            &format!("write `{write}`"),
            "All words of the language are written in small letters.",
        );
        Some(Box::new(diagnostic.fix(Applicability::Certain, span, write, format!("write `{write}`"))))
    }

    /// `from 3 to 5 inclusive`, `either … or …`, `both … and …`, `where …` at the beginning.
    fn not_needed(&self) -> Own {
        match self.ahead(0) {
            "inclusive" | "inclusively" => {
                return self.leave_out(self.around(0, 1), "Both ends of a range are included.");
            }
            "[" | "]" => return self.leave_out(self.around(0, 1), "The name of a field stands without brackets."),
            "where" | "when" | "that" | "who" if self.at == 0 => {
                return self.leave_out(
                    self.around(0, 1),
                    "Write only what must hold of a record, as in `score is at least 3`.",
                );
            }
            _ => {}
        }
        match self.back(1) {
            "the" if self.kind() == Some(TokenKind::Number) && month(self.ahead(1)).is_some() => {
                self.leave_out(self.around(1, 0), "A day is written as in `31 March`.")
            }
            "either" if !self.is_end() => {
                self.leave_out(self.around(1, 0), "`or` between two conditions says that one of them is enough.")
            }
            "both" if !self.is_end() => {
                self.leave_out(self.around(1, 0), "`and` between two conditions says that both must hold.")
            }
            _ => None,
        }
    }

    /// `5 thousand`, `1 million`, `5 k`
    fn large_number(&self) -> Own {
        let zeros = match self.ahead(0) {
            "hundred" => 2,
            "thousand" | "k" | "K" => 3,
            "million" | "m" | "M" => 6,
            _ => return None,
        };
        let digits: u64 = self.back(1).parse().ok().filter(|digits| *digits < 1_000_000)?;
        let write = grouped(digits * 10_u64.pow(zeros));
        self.write(self.around(1, 1), &write, "Numbers are written in digits.")
    }

    /// `is double cost`
    fn so_many_times(&self) -> Own {
        let times = match self.back(1) {
            "double" | "twice" => 2,
            "triple" | "treble" => 3,
            _ => return None,
        };
        let write = format!("{times} times {}", self.ahead(0));
        let name = self.kind() == Some(TokenKind::Word);
        name.then(|| self.write(self.around(1, 1), &write, "Numbers are written in digits.")).flatten()
    }

    /// `is about 5`
    fn nearly(&self) -> Own {
        const WORDS: [&str; 8] = ["about", "approximately", "approx", "around", "roughly", "nearly", "almost", "circa"];
        let back = usize::from(self.kind() == Some(TokenKind::Number) && WORDS.contains(&self.back(1)));
        if back == 0 && !(WORDS.contains(&self.ahead(0)) && self.kind_ahead(1) == Some(TokenKind::Number)) {
            return None;
        }
        let number = if back == 1 { self.ahead(0) } else { self.ahead(1) };
        let span = self.around(back, 2 - back);
        let message = format!("`{}` does not say how near", self.said(span));
        let help = format!(
            "Two readers would count different records. Say both ends, as in `is from … to …`, or `is {number}`."
        );
        Some(Box::new(self.says(span, message, "from where to where?", &help)))
    }

    /// `flagged yes`
    fn answer_behind(&self) -> Own {
        let answer = matches!(self.ahead(0).to_ascii_lowercase().as_str(), "yes" | "no" | "true" | "false");
        if !answer || self.kind_back(1) != Some(TokenKind::Word) || self.at > 1 && !matches!(self.back(2), "and" | "or")
        {
            return None;
        }
        let yes = matches!(self.ahead(0).to_ascii_lowercase().as_str(), "yes" | "true");
        let write = if yes { self.back(1).to_owned() } else { format!("not {}", self.back(1)) };
        self.write(self.around(1, 1), &write, "What is yes or no is a condition by itself.")
    }

    /// `score is over 5 unless flagged`
    fn exception(&self) -> Own {
        let back = usize::from(matches!(self.back(1), "unless" | "except"));
        if back == 0 && !matches!(self.ahead(0), "unless" | "except") {
            return None;
        }
        let further = usize::from(matches!(self.ahead(1 - back), "where" | "when" | "if" | "for"));
        self.write(
            self.around(back, 1 - back + further),
            "and not",
            "What is left out is said with `and not`; of records, with `excluding those where …`.",
        )
    }

    /// `children who are flagged`, `all children`
    fn records_at_hand(&self) -> Own {
        let who = matches!(self.ahead(0), "who" | "whose" | "which" | "that" | "aged") && self.at == 1;
        if who {
            let verb = usize::from(self.ahead(0) != "aged") + usize::from(VERBS.contains(&self.ahead(1)));
            return self.leave_out(
                self.around(1, verb),
                "A condition is about the records already: write only what must hold of one, as in `score is at least 3`.",
            );
        }
        let all =
            matches!(self.back(1), "all" | "any" | "each") && self.at == 1 && self.kind() == Some(TokenKind::Word);
        all.then(|| {
            let span = self.around(1, 1);
            let help = "Without a condition all records are meant. Of linked records say `every visit is …` or `there is a visit where …`.";
            Box::new(self.says(span, format!("`{}` says nothing of a record", self.said(span)), "what must hold?", help))
        })
    }

    /// `is under 16`, where nothing stands before the comparison.
    fn without_subject(&self) -> Own {
        let comparison = VERBS.contains(&self.ahead(0)) || OTHER_WORDS.iter().any(|(words, _)| self.sees(words));
        (self.at == 0 && comparison).then(|| {
            let message = format!("nothing stands before `{}`", one_line(self.ahead(0)));
            let help = "Begin with the field that is meant, as in `score is over 3`. Ages are `aged under 16 years at the end of the period`.";
            Box::new(self.says(self.span(), message, "what is?", help))
        })
    }

    /// `N/A`, `n/a`: what is not known.
    pub(super) fn not_applicable(&self, negated: bool) -> Own {
        let stands = matches!(self.ahead(0), "N" | "n") && self.ahead(1) == "/" && matches!(self.ahead(2), "A" | "a");
        let write = if negated { "known" } else { "not known" };
        let back = usize::from(negated);
        stands.then(|| self.write(self.around(back, 3), write, "Whatever is not there is not known, however it is written in the data. How it is written is said in the field: `unknown codes …`.")).flatten()
    }

    /// `at least one of flagged, eligible`
    pub(super) fn so_many_of(&self) -> Own {
        if !self.sees(&["at", "least"]) && !self.sees(&["at", "most"]) || self.ahead(3) != "of" {
            return None;
        }
        let span = self.around(0, 4);
        if matches!(self.ahead(2), "one" | "1") && self.ahead(1) == "least" {
            let message = format!("`{}` is said `any of` here", self.said(span));
            let help = "Write `any of { … }` with a condition a line; or `any of reading, writing is known`, where the same is said of several fields.";
            return Some(Box::new(self.says(span, message, "write `any of { … }`", help)));
        }
        let message = format!("conditions are not counted: `{}`", self.said(span));
        let help = "Write `all of { … }`, `any of { … }` or `none of { … }` with a condition a line. Records are counted: `number of visits is at least 2`.";
        Some(Box::new(self.says(span, message, "all, any or none?", help)))
    }
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let parts = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    parts.collect::<Vec<_>>().join(",")
}
