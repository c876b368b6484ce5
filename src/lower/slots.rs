//! Reads the value of a slot from the words of a line.

use rust_decimal::Decimal;

use crate::diagnostic::Diagnostic;
use crate::expression::{Date, DayOfYear, Unit, When, month};
use crate::model::{Halves, MoreText, Text, Value};
use crate::source::Span;
use crate::syntax::phrase::{self, MomentPhrase, UnitWords};
use crate::syntax::{TokenKind, Tokens, text_value};
use crate::vocabulary::{Slot, ValueSlot, spoken_of, vocabulary};

/// A value and how many tokens it took, or what is wrong with what was begun.
type Read = Result<(Value, usize), Option<Box<Diagnostic>>>;

/// What a slot takes, for a label: `a number`, `the id of an outcome`.
pub(super) fn belongs(slot: Slot) -> String {
    let words = match slot {
        Slot::Text => "a text in quotes",
        Slot::Number => "a number",
        Slot::Quantity => "a number with its unit",
        Slot::Range => "a range of numbers",
        Slot::Bound => "`at least`, `at most`, `over` or `under`",
        Slot::Year => "a year",
        Slot::When => "a date",
        Slot::Day => "a day and its month",
        Slot::Duration => "a length of time",
        Slot::Ages => "ages",
        Slot::Moment => "a moment",
        Slot::Name | Slot::Path => "a name",
        Slot::Language => "the code of a language",
        Slot::Code | Slot::CodeRange => "a code",
        Slot::Kinds | Slot::KindWord => "a kind of declaration",
        Slot::StatementWords => "what there is none of",
        Slot::Rule => "the name of a rule",
        Slot::Phrase => "a few words",
        Slot::Joined => "two areas",
        Slot::Halves => "`away from zero`, `up`, `down` or `to even`",
        Slot::Decision => "a reason",
        Slot::Given => "a field and its value",
        Slot::Verdict => "what is expected",
        Slot::Condition => "a condition",
        Slot::Rows => "records",
        Slot::Expression => "a field or a value",
        Slot::Table => "the name of a table",
        Slot::Field => "the name of a field",
        Slot::FieldOrLink => "the name of a field or a link",
        Slot::Choice => "a word",
        Slot::Reference(kinds) => {
            return match kinds.0 {
                [] => "the id of something declared".to_owned(),
                kinds => format!("the id of {}", one_of(kinds)),
            };
        }
    };
    words.to_owned()
}

/// How what a slot takes is written, as a sentence; none where nobody needs to be told.
pub(super) fn written(slot: Slot) -> Option<&'static str> {
    Some(match slot {
        Slot::Quantity => {
            "A number with its unit is written `52 percent`, `3 percentage points`, `50 per 1,000` or `12 months`."
        }
        Slot::Range => "A range is written `0 to 13`.",
        Slot::Year => "A year is written `2022` or `2022-23`.",
        Slot::When => "A date is written `15 December 2022`, `December 2022`, `2022` or `2022-23`.",
        Slot::Day => "A day of the year is written `31 March`.",
        Slot::Duration => "A length of time is written `12 months`.",
        Slot::Ages => "Ages are written `4 to 5 years`, `under 18 years` or `16 years and over`.",
        Slot::Moment => "A moment is written `the end of the period` or `31 March`.",
        Slot::Language => LANGUAGES,
        Slot::Kinds => "A kind of declaration is one such as `outcomes` or `metrics`.",
        Slot::StatementWords => "As in `no ages because not stated`.",
        Slot::Rule => "The name of a rule stands in the message that it is to allow.",
        Slot::Joined => "Two areas are written `city-of-london with hackney`.",
        Slot::Rows => "Records are written `children where …`, with the name of their table.",
        _ => return None,
    })
}

/// How a language is named.
pub(super) const LANGUAGES: &str =
    "A language is written by its code of two or three letters, such as `en`, `cy` for Welsh or `pl` for Polish.";

fn one_of(kinds: &[&str]) -> String {
    kinds.iter().map(|kind| super::findings::with_article(kind)).collect::<Vec<_>>().join(" or ")
}

/// Reads one value of a slot at the start of a run.
pub(super) fn read(tokens: &Tokens<'_, '_>, slot: &ValueSlot) -> Read {
    plainly(tokens, slot).map_err(|problem| {
        // A number that cannot be one is said so, whatever it was to be.
        let peculiar = || numeric(slot.slot).then(|| phrase::peculiar(tokens)).flatten();
        let part = || matches!(slot.slot, Slot::Ages | Slot::Duration).then(|| phrase::fraction(tokens)).flatten();
        problem.or_else(part).or_else(peculiar).map(|mut problem| {
            problem.rule = &super::findings::UNCLEAR_STATEMENT;
            problem
        })
    })
}

/// Whether a slot takes numbers, days or lengths of time.
fn numeric(slot: Slot) -> bool {
    use Slot::{Ages, Day, Duration, Number, Quantity, Range, When, Year};
    matches!(slot, Number | Quantity | Range | Year | When | Day | Duration | Ages)
}

fn plainly(tokens: &Tokens<'_, '_>, slot: &ValueSlot) -> Read {
    match slot.slot {
        Slot::Text => text(tokens).map(|(text, taken)| (Value::Text(text), taken)).ok_or(None),
        Slot::Number => phrase::number(tokens).map(|number| (Value::Number(number), 1)).ok_or(None),
        Slot::Quantity => phrase::quantity(tokens)
            .map(|((number, unit), taken)| (quantity(tokens, number, unit), taken))
            .map_err(|problem| begun(tokens, problem)),
        Slot::Range => range(tokens).ok_or_else(|| phrase::hyphened(tokens)),
        Slot::Bound => phrase::bound(tokens).map(|(order, taken)| (Value::Bound(order), taken)).ok_or(None),
        Slot::Year => year(tokens).ok_or(None),
        Slot::When => when(tokens).map(|(when, taken)| (Value::When(when), taken)).ok_or(None),
        Slot::Day => day(tokens).ok_or(None),
        Slot::Duration => phrase::duration(tokens)
            .map(|(length, taken)| (Value::Duration(length), taken))
            .map_err(|p| begun(tokens, p)),
        Slot::Ages => ages(tokens),
        Slot::Name | Slot::Path | Slot::Rule => word(tokens),
        Slot::Language => language(tokens),
        Slot::Code => code(tokens, 0).map(|code| (Value::Code(code), 1)).ok_or(None),
        Slot::CodeRange => code_range(tokens).ok_or(None),
        Slot::Kinds | Slot::KindWord => kind(tokens, slot.slot).ok_or(None),
        Slot::StatementWords => statement_words(tokens).ok_or(None),
        Slot::Joined => joined(tokens).ok_or(None),
        Slot::Halves => halves(tokens).ok_or(None),
        Slot::Decision => decision(tokens).ok_or(None),
        Slot::Table => table(tokens),
        Slot::Field | Slot::FieldOrLink => reference(tokens),
        Slot::Reference(kinds) if kinds.0 == ["reason"] => reason(tokens),
        Slot::Reference(kinds) if matches!(kinds.0, ["unit" | "subject"]) => everyday(tokens),
        Slot::Reference(_) => reference(tokens),
        // These are read as whole runs.
        Slot::Moment
        | Slot::Phrase
        | Slot::Given
        | Slot::Verdict
        | Slot::Condition
        | Slot::Rows
        | Slot::Expression
        | Slot::Choice => Err(None),
    }
}

/// A text of one or several pieces, with its further languages: `"…" in cy "…"`.
pub(super) fn text(tokens: &Tokens<'_, '_>) -> Option<(Text, usize)> {
    let mut at = 0;
    let pieces = pieces(tokens, &mut at);
    let first = *pieces.first()?;
    let mut more = MoreText { pieces: pieces[1..].to_vec(), languages: Vec::new() };
    while tokens.is_word(at, "in") && is_language(tokens.text(at + 1)) && is_text(tokens, at + 2) {
        let language = tokens.span(at + 1);
        at += 2;
        more.languages.push((language, self::pieces(tokens, &mut at)));
    }
    let plain = more.pieces.is_empty() && more.languages.is_empty();
    Some((Text { span: first, more: (!plain).then(|| Box::new(more)) }, at))
}

fn pieces(tokens: &Tokens<'_, '_>, at: &mut usize) -> Vec<Span> {
    let mut pieces = Vec::new();
    while is_text(tokens, *at) {
        pieces.push(tokens.span(*at));
        *at += 1;
    }
    pieces
}

fn is_text(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    matches!(tokens.kind(at), Some(TokenKind::Text | TokenKind::UnclosedText))
}

fn language(tokens: &Tokens<'_, '_>) -> Read {
    if tokens.kind(0) == Some(TokenKind::Word) && is_language(tokens.text(0)) {
        Ok((Value::Words, 1))
    } else {
        Err(None)
    }
}

/// `cy`, `pt-br`
pub(super) fn is_language(word: &str) -> bool {
    let (language, region) = word.split_once('-').map_or((word, None), |(language, region)| (language, Some(region)));
    let small =
        |part: &str, most: usize| (2..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    small(language, 3) && region.is_none_or(|region| small(region, 2))
}

fn quantity(tokens: &Tokens<'_, '_>, number: Decimal, unit: Option<UnitWords>) -> Value {
    match unit {
        None => Value::Quantity(number, Unit::One),
        Some(UnitWords::Percent) => Value::Quantity(number, Unit::Percent),
        Some(UnitWords::PercentagePoints) => Value::Quantity(number, Unit::PercentagePoints),
        Some(UnitWords::Per(base)) => Value::Quantity(number, Unit::Per(base)),
        Some(UnitWords::Word(span)) => {
            let unit =
                crate::expression::TimeUnit::from_word(tokens.tree().text().get(span.range()).unwrap_or_default());
            // A declared unit is looked up when names are; until then its words are what counts.
            Value::Quantity(number, unit.map_or(Unit::Unresolved, Unit::Time))
        }
    }
}

fn range(tokens: &Tokens<'_, '_>) -> Option<(Value, usize)> {
    let from = phrase::number(tokens)?;
    if !tokens.is_word(1, "to") {
        return Some((Value::Range(from, from), 1));
    }
    let to = phrase::number(&tokens.part(2..tokens.len()))?;
    Some((Value::Range(from, to), 3))
}

/// `2020`, `2020-21`, `2020/21`.
fn year(tokens: &Tokens<'_, '_>) -> Option<(Value, usize)> {
    let text = tokens.text(0);
    let first: u16 = text.get(..4)?.parse().ok()?;
    match text.get(4..)? {
        "" if tokens.text(1) == "/" => {
            let second = tokens.text(2);
            (second.len() == 2 && second.bytes().all(|b| b.is_ascii_digit()))
                .then_some((Value::Year(first, Some(first + 1)), 3))
        }
        "" => Some((Value::Year(first, None), 1)),
        rest => {
            let second: u16 = rest.strip_prefix('-')?.parse().ok()?;
            ((first + 1) % 100 == second % 100).then_some((Value::Year(first, Some(first + 1)), 1))
        }
    }
}

/// `15 December 2022`, `2022-12-15`, `December 2022`, `2022`, `2022-23`.
fn when(tokens: &Tokens<'_, '_>) -> Option<(When, usize)> {
    if let Some((MomentPhrase::Date(date), taken)) = phrase::calendar_day(tokens) {
        return Some((When::Day(date), taken));
    }
    if let Some((Value::Year(first, Some(_)), taken)) = year(tokens) {
        return Some((When::Across(first), taken));
    }
    let year = |at: usize| -> Option<u16> {
        let text = tokens.text(at);
        (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| Date::new(*year, 1, 1).is_some())
    };
    if let Some(month) = month(tokens.text(0)) {
        return year(1).map(|year| (When::Month(year, month), 2));
    }
    year(0).map(|year| (When::Year(year), 1))
}

fn day(tokens: &Tokens<'_, '_>) -> Option<(Value, usize)> {
    match phrase::calendar_day(tokens)? {
        (MomentPhrase::Day(DayOfYear { month, day }), taken) => Some((Value::Day(DayOfYear { month, day }), taken)),
        _ => None,
    }
}

fn ages(tokens: &Tokens<'_, '_>) -> Read {
    let ordered = matches!(tokens.text(0), "under" | "over" | "birth") && tokens.len() > 1;
    let said = |problem| if ordered { Some(problem) } else { begun(tokens, problem) };
    phrase::age_range(tokens).map(|(range, taken)| (Value::Ages(range), taken)).map_err(said)
}

/// What starts with a number was meant as one: then say what is wrong with it.
fn begun(tokens: &Tokens<'_, '_>, problem: Box<Diagnostic>) -> Option<Box<Diagnostic>> {
    let numeric = tokens.text(0).starts_with(|c: char| c.is_ascii_digit());
    numeric.then_some(problem)
}

fn word(tokens: &Tokens<'_, '_>) -> Read {
    if tokens.kind(0) == Some(TokenKind::Word) { Ok((Value::Words, 1)) } else { Err(None) }
}

/// A code as data has it.
fn code(tokens: &Tokens<'_, '_>, at: usize) -> Option<Box<str>> {
    let text = tokens.text(at);
    match tokens.kind(at)? {
        TokenKind::Word | TokenKind::Number => Some(text.into()),
        TokenKind::Text => Some(text_value(text).into()),
        _ => None,
    }
}

fn code_range(tokens: &Tokens<'_, '_>) -> Option<(Value, usize)> {
    let from = code(tokens, 0)?;
    if !tokens.is_word(1, "to") {
        return Some((Value::Code(from), 1));
    }
    Some((Value::CodeRange(from, code(tokens, 2)?), 3))
}

/// A kind, by its word or its plural.
fn kind(tokens: &Tokens<'_, '_>, slot: Slot) -> Option<(Value, usize)> {
    let word = tokens.text(0);
    if slot == Slot::KindWord {
        return vocabulary().by_word(word).map(|kind| (Value::Kind(kind), 1));
    }
    // Plurals of up to three words: `groups of codes`.
    (1..=3).rev().find_map(|count| {
        let words = (0..count).map(|at| tokens.text(at)).collect::<Vec<_>>().join(" ");
        vocabulary().by_plural(&words).map(|kind| (Value::Kind(kind), count))
    })
}

fn statement_words(tokens: &Tokens<'_, '_>) -> Option<(Value, usize)> {
    let words: Vec<&str> = (0..4).map(|at| tokens.text(at)).filter(|word| !word.is_empty()).collect();
    spoken_of(&words).map(|(meant, taken)| (Value::Choice(meant), taken))
}

fn joined(tokens: &Tokens<'_, '_>) -> Option<(Value, usize)> {
    let is_name = |at| tokens.kind(at) == Some(TokenKind::Word);
    (is_name(0) && tokens.is_word(1, "with") && is_name(2)).then(|| (Value::Joined(tokens.span(0), tokens.span(2)), 3))
}

fn halves(tokens: &Tokens<'_, '_>) -> Option<(Value, usize)> {
    let forms: [(&[&str], Halves); 4] = [
        (&["away", "from", "zero"], Halves::AwayFromZero),
        (&["up"], Halves::Up),
        (&["down"], Halves::Down),
        (&["to", "even"], Halves::ToEven),
    ];
    let (words, halves) =
        forms.into_iter().find(|(words, _)| words.iter().enumerate().all(|(at, word)| tokens.is_word(at, word)))?;
    Some((Value::Halves(halves), words.len()))
}

/// A reason, a text, or both.
fn decision(tokens: &Tokens<'_, '_>) -> Option<(Value, usize)> {
    let words = (0..tokens.len()).take_while(|at| tokens.kind(*at) == Some(TokenKind::Word)).count();
    let text = text(&tokens.part(words..tokens.len()));
    let taken = words + text.as_ref().map_or(0, |(_, taken)| *taken);
    (taken > 0).then(|| (Value::Decision(None, text.map(|(text, _)| text)), taken))
}

/// `not stated`: the words of a reason up to a text or the end.
fn reason(tokens: &Tokens<'_, '_>) -> Read {
    let words = (0..tokens.len().min(6)).take_while(|at| tokens.kind(*at) == Some(TokenKind::Word)).count();
    if words == 0 { Err(None) } else { Ok((Value::Reference(None), words)) }
}

/// A unit or a subject, which may be two words: `percentage points`, `young person`.
fn everyday(tokens: &Tokens<'_, '_>) -> Read {
    if tokens.kind(0) == Some(TokenKind::Symbol) && tokens.text(0) == "%" {
        return Ok((Value::Reference(None), 1));
    }
    let names = |at: usize| tokens.kind(at) == Some(TokenKind::Word) && !matches!(tokens.text(at), "from" | "because");
    match (names(0), names(1)) {
        (false, _) => Err(None),
        (true, second) => Ok((Value::Reference(None), if second { 2 } else { 1 })),
    }
}

/// A name, perhaps with dots.
fn reference(tokens: &Tokens<'_, '_>) -> Read {
    match tokens.kind(0) {
        Some(TokenKind::Word) => Ok((Value::Reference(None), 1)),
        _ => Err(None),
    }
}

/// `measurements`, `measurements of ncmp`.
fn table(tokens: &Tokens<'_, '_>) -> Read {
    if tokens.kind(0) != Some(TokenKind::Word) {
        return Err(None);
    }
    let of = tokens.is_word(1, "of") && tokens.kind(2) == Some(TokenKind::Word) && tokens.text(2) != "the";
    Ok((Value::Reference(None), if of { 3 } else { 1 }))
}

/// `year-group reception, bmi-centile 85`: names with what stands behind each, up to the next comma.
pub(super) fn given(tokens: &Tokens<'_, '_>) -> Box<[(Span, Span)]> {
    let mut pairs = Vec::new();
    let mut start = 0;
    for at in 0..=tokens.len() {
        if at == tokens.len() || tokens.kind(at) == Some(TokenKind::Comma) {
            if at > start {
                let value = if at > start + 1 { tokens.span_of(start + 1..at) } else { tokens.span(start).end_point() };
                pairs.push((tokens.span(start), value));
            }
            start = at + 1;
        }
    }
    pairs.into()
}
