//! Which dataset is meant, and which table each file is of.

use super::columns::Names;
use super::finding::Problem;
use super::opened::{Opened, Part};
use crate::diagnostic::closest;
use crate::model::{Decl, Table};
use crate::project::WrongUse;

/// What was chosen for a part of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice<'m> {
    pub table: Table<'m>,
    /// Why: `by its name`.
    pub why: &'static str,
}

/// How well a part of a file fits a table.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct Fit {
    /// Whether the name of the file or part is that of the table.
    named: bool,
    /// How much of the header and of the table answer to each other, in millionths.
    columns: u32,
}

/// A table with the names of its columns.
struct Candidate<'m> {
    table: Table<'m>,
    names: Names,
}

/// The dataset that is asked for or that the files fit best, and the table of each part of each file.
pub(super) fn choose<'m>(
    tables: &[Table<'m>],
    dataset: Option<&str>,
    table: Option<&str>,
    files: &[Opened],
) -> Result<(Decl<'m>, Vec<Vec<Choice<'m>>>), ChooseError> {
    let datasets = datasets(tables, dataset)?;
    let mut candidates: Vec<(Decl<'m>, Vec<Candidate<'m>>)> = Vec::new();
    for dataset in datasets {
        let of = tables.iter().filter(|table| table.dataset() == Some(dataset));
        let of = of.map(|table| Candidate { table: *table, names: Names::of(*table) }).collect();
        candidates.push((dataset, of));
    }
    if let Some(wanted) = table {
        keep_table(&mut candidates, wanted)?;
    }
    let total = |of: &[Candidate<'m>]| {
        let parts = files.iter().flat_map(|file| file.parts.iter().map(move |part| (file, part)));
        parts.map(|(file, part)| best(of, file, part).map_or(0, |(_, fit)| weight(fit))).sum::<u64>()
    };
    let mut ranked: Vec<(u64, usize)> = candidates.iter().map(|(_, of)| total(of)).zip(0..).collect();
    ranked.sort_by_key(|(weight, place)| (std::cmp::Reverse(*weight), *place));
    let equal = ranked.iter().filter(|(weight, _)| Some(weight) == ranked.first().map(|(best, _)| best)).count();
    let Some((weight, place)) = ranked.first().copied() else {
        return Err(WrongUse::new(
            "the framework describes no dataset with a table",
            "Give the framework that does with `--framework`.",
        )
        .into());
    };
    if equal > 1 && weight > 0 {
        let names: Vec<String> = ranked[..equal].iter().map(|(_, at)| candidates[*at].0.path()).collect();
        return Err(WrongUse::new(
            format!("the files fit several datasets: `{}`", names.join("`, `")),
            "Say which with `--dataset`.",
        )
        .into());
    }
    let (dataset, of) = &candidates[place];
    let mut chosen = Vec::new();
    for file in files {
        let mut parts = Vec::new();
        for part in &file.parts {
            match best(of, file, part) {
                Some((candidate, fit)) if fit.columns > 0 || (part.header.is_empty() && fit.named) => {
                    let why = match (table.is_some(), fit.named) {
                        (true, _) => "as said",
                        (false, true) => "by its name",
                        (false, false) => "by its columns",
                    };
                    parts.push(Choice { table: candidate.table, why });
                }
                _ => return Err(ChooseError::Unfit(unfit(file, part, of, *dataset))),
            }
        }
        chosen.push(parts);
    }
    Ok((*dataset, chosen))
}

/// Why nothing could be chosen.
#[derive(Debug)]
pub(super) enum ChooseError {
    Wrong(WrongUse),
    /// A file that is of no table.
    Unfit(Problem),
}

impl From<WrongUse> for ChooseError {
    fn from(wrong: WrongUse) -> Self {
        Self::Wrong(wrong)
    }
}

fn weight(fit: Fit) -> u64 {
    u64::from(fit.columns) + if fit.named { 500_000 } else { 0 }
}

fn datasets<'m>(tables: &[Table<'m>], wanted: Option<&str>) -> Result<Vec<Decl<'m>>, WrongUse> {
    let mut datasets: Vec<Decl<'m>> = tables.iter().filter_map(|table| table.dataset()).collect();
    datasets.sort_by_key(|dataset| dataset.id());
    datasets.dedup();
    let Some(wanted) = wanted else { return Ok(datasets) };
    let answers = |dataset: &Decl<'m>| {
        dataset.name() == wanted
            || dataset.path() == wanted
            || wanted.strip_suffix(dataset.name()).is_some_and(|before| before.ends_with('.'))
            || dataset.text("code").is_some_and(|code| code.eq_ignore_ascii_case(wanted))
            || dataset.title().is_some_and(|title| title.eq_ignore_ascii_case(wanted))
    };
    let found: Vec<Decl<'m>> = datasets.iter().copied().filter(answers).collect();
    if found.is_empty() {
        return Err(no_such("dataset", wanted, datasets.iter().map(|dataset| dataset.name())));
    }
    Ok(found)
}

fn no_such<'n>(what: &str, wanted: &str, names: impl Iterator<Item = &'n str>) -> WrongUse {
    let names: Vec<&str> = names.collect();
    let help = match closest(wanted, names.iter().copied()) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None if names.is_empty() => "The framework has none.".to_owned(),
        None => format!("There are `{}`.", names.join("`, `")),
    };
    WrongUse::new(format!("there is no {what} `{wanted}`"), help)
}

fn keep_table<'m>(candidates: &mut Vec<(Decl<'m>, Vec<Candidate<'m>>)>, wanted: &str) -> Result<(), WrongUse> {
    let names: Vec<&'m str> =
        candidates.iter().flat_map(|(_, of)| of.iter().map(|candidate| candidate.table.0.name())).collect();
    for (_, of) in candidates.iter_mut() {
        of.retain(|candidate| called(candidate.table).iter().any(|name| bare(name) == bare(wanted)));
    }
    candidates.retain(|(_, of)| !of.is_empty());
    if candidates.is_empty() { Err(no_such("table", wanted, names.into_iter())) } else { Ok(()) }
}

/// What a table may be called.
fn called(table: Table<'_>) -> Vec<String> {
    let mut names = vec![table.0.name().to_owned()];
    names.extend(table.title().map(std::borrow::Cow::into_owned));
    names.extend(table.text("file").map(std::borrow::Cow::into_owned));
    names
}

/// A name without case, blanks, signs and what a file name ends in.
fn bare(name: &str) -> String {
    let name = name.rsplit_once('.').filter(|(_, end)| end.len() <= 6).map_or(name, |(stem, _)| stem);
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The table that fits best; of several that fit alike the first.
fn best<'c, 'm>(of: &'c [Candidate<'m>], file: &Opened, part: &Part) -> Option<(&'c Candidate<'m>, Fit)> {
    let stem = file.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = bare(part.name.as_deref().unwrap_or(&stem));
    let fits = of.iter().map(|candidate| (candidate, fit(candidate, &name, &part.header)));
    fits.fold(None, |best, (candidate, fit)| match best {
        Some((_, known)) if known >= fit => best,
        _ => Some((candidate, fit)),
    })
}

fn fit(candidate: &Candidate<'_>, name: &str, header: &[String]) -> Fit {
    let named = called(candidate.table).iter().any(|called| bare(called) == name);
    let filled = header.iter().filter(|name| !name.is_empty()).count();
    let fields = candidate.table.fields().len();
    let found = candidate.names.fits(header);
    let share = 1_000_000 * 2 * found / (filled + fields).max(1);
    Fit { named, columns: u32::try_from(share).unwrap_or(u32::MAX) }
}

fn unfit(file: &Opened, part: &Part, of: &[Candidate<'_>], dataset: Decl<'_>) -> Problem {
    let tables: Vec<String> = of.iter().map(|candidate| candidate.table.0.label().into_owned()).collect();
    let what = part.name.as_ref().map_or("this file".to_owned(), |name| format!("`{name}`"));
    Problem {
        path: file.shown.clone(),
        line: Some(1),
        message: format!("{what} is of no table of `{}`: none of its columns is one of theirs", dataset.label()),
        // What stands there is not shown: of a file without names of columns it is a record.
        help: format!("The first line must name the columns. The tables are `{}`.", tables.join("`, `")),
    }
}
