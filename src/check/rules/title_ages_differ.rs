//! A title that names other ages than those that are stated.

use crate::check::Looks;
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{AgeRange, TimeUnit};
use crate::model::Decl;

crate::rule!(pub RULE, "OFW2043", "title-ages-differ", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["outcome", "indicator", "metric", "population", "statistic"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_none() {
        found.extend(differing(decl));
    }
}

fn differing(decl: Decl<'_>) -> Option<Diagnostic> {
    let statement = decl.own("ages")?;
    let ages = decl.stated_ages().filter(|ages| !ages.ranges.is_empty())?;
    let title = decl.title()?;
    let said = ages_in(&title);
    // Where one of several is among the stated ages, the title may speak of a part.
    let stated = |said: &AgeRange| ages.ranges.iter().any(|one| (one.start(), one.end()) == (said.start(), said.end()));
    if said.is_empty() || said.iter().any(stated) {
        return None;
    }
    let (words, stated) = (said[0].to_string(), ages.words());
    Some(
        Diagnostic::new(
            &RULE,
            decl.title_span(),
            format!("the title of {} says {words}, its ages are {stated}", named(decl)),
        )
        .here(format!("says {words}"))
        .also(statement.span(), format!("says {stated}"))
        .help("Most readers see the title only. Correct the one that is wrong."),
    )
}

/// The ages a text names with `aged`: `aged 5 to 11`, `aged 6-8 weeks`, in years where no unit is named.
fn ages_in(text: &str) -> Vec<AgeRange> {
    let spaced = text.to_lowercase().replace(['-', '–'], " to ");
    let words: Vec<&str> = spaced
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u32>().ok());
    let ranges = words.iter().enumerate().filter(|(_, word)| **word == "aged").filter_map(|(at, _)| {
        let (from, to) = (number(at + 1)?, number(at + 3)?);
        let unit = words.get(at + 4).and_then(|word| TimeUnit::from_word(word)).unwrap_or(TimeUnit::Years);
        // `aged 5 to 11 and a half`, `aged 5 to 11 in 2020` say no more of the ages.
        (words.get(at + 2) == Some(&"to") && from <= to).then(|| AgeRange::between(from, to, unit))
    });
    ranges.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ages_that_are_plainly_said_are_read() {
        let said = |text: &str| ages_in(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(said("Children aged 5 to 11 who read"), ["5 to 11 years"]);
        assert_eq!(said("Babies (aged 6–8 weeks)"), ["6 to 8 weeks"]);
        assert!(said("Children aged 5; 5 to 11 visits; aged under 5; aged 2 and a half to 3").is_empty());
    }
}
