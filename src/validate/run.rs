//! The whole of it: what the files are, then one file after the other, then what only all of them tell.

mod collected;
mod file;
mod files;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;

use super::across::{self, Whole};
use super::choose::{Choice, ChooseError, choose};
use super::explain::explain;
use super::finding::{File, Outcome, Problem, Unjudged};
use super::kept::{Keeping, KeptTable};
use super::opened::{self, FileForm, Opened};
use super::plan::TablePlan;
use super::{columns, period};
use crate::evaluate::Period;
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model, Table};
use crate::project::WrongUse;
use collected::Collected;

pub use files::files_in;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The packages whose datasets may be meant and whose rules count.
    pub packages: &'a [PackageId],
    /// The dataset, where it is said.
    pub dataset: Option<&'a str>,
    /// The table, where it is said.
    pub table: Option<&'a str>,
    /// The reporting period, as it was given.
    pub period: Option<&'a str>,
    /// The files with the paths that are shown.
    pub files: &'a [(PathBuf, String)],
    /// Whether findings tell what records hold.
    pub with_values: bool,
    /// How many findings are kept; the others are only counted.
    pub most: usize,
    /// A rule and the key of a record: why the first judged the second as it did.
    pub explain: Option<(&'a str, &'a str)>,
    /// Counts the bytes that were read.
    pub read: &'static AtomicU64,
}

/// Why nothing was looked at.
#[derive(Debug)]
pub enum Refused {
    /// What was asked for cannot be done.
    Wrong(WrongUse),
    /// Files that could not be read, or are of no table.
    Files(Vec<Problem>),
}

impl From<WrongUse> for Refused {
    fn from(wrong: WrongUse) -> Self {
        Self::Wrong(wrong)
    }
}

/// Holds files against a dataset.
///
/// # Errors
/// When what is asked for does not exist, a file cannot be opened or is of no table, or rules ask for a reporting period
/// and none was given: nothing was looked at then.
pub fn validate<'m>(model: &'m Model, asked: &Asked<'_>) -> Result<Outcome<'m>, Refused> {
    let opened = open(asked)?;
    let tables: Vec<Table<'m>> = tables(model, asked.packages);
    let (dataset, chosen) = choose(&tables, asked.dataset, asked.table, &opened).map_err(|error| match error {
        ChooseError::Wrong(wrong) => Refused::Wrong(wrong),
        ChooseError::Unfit(problem) => Refused::Files(vec![problem]),
    })?;
    let ids: BTreeSet<DeclId> = chosen.iter().flatten().map(|choice| choice.table.id()).collect();
    let plans: Vec<TablePlan<'m>> =
        ids.iter().map(|id| TablePlan::new(Table(model.decl(*id)), asked.packages)).collect();
    let period = reporting_period(dataset, &plans, asked.period)?;
    let parts = parts(&plans, &opened, &chosen)?;
    let keeping = |plan: &TablePlan<'m>| match asked.explain {
        Some(_) => Some(Keeping::everything(plan)),
        None => Keeping::of(plan, &plans, model, asked.with_values),
    };
    let keepings: Vec<Option<Keeping>> = plans.iter().map(keeping).collect();
    let mut kept: Vec<KeptTable> = plans.iter().map(|_| KeptTable::default()).collect();
    let mut collected = Collected::new(asked.most);
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for (part, opened, at) in parts {
        let reading = file::Reading {
            plan: &plans[part.table],
            keeping: keepings[part.table].as_ref(),
            period,
            with_values: asked.with_values,
            read: asked.read,
        };
        let place = files.len();
        let (file, problem) = reading.all(part, place, opened, at, &mut kept, &mut collected);
        files.push(file);
        problems.extend(problem);
    }
    let mut wholes = Vec::new();
    for (table, (keeping, kept)) in keepings.iter().zip(&kept).enumerate() {
        if let Some(keeping) = keeping {
            wholes.push(Whole { table, plan: &plans[table], keeping, kept });
        }
    }
    // Where records are missing, it cannot be told which of the others reach nothing.
    if problems.is_empty() && !wholes.is_empty() {
        across::look(model, &wholes, period, asked.with_values, &mut |finding| collected.add(finding));
    }
    let explanations = match asked.explain {
        None => Vec::new(),
        Some(what) => {
            let paths: Vec<&str> = files.iter().map(|file: &File| file.path.as_str()).collect();
            explain(model, &wholes, period, &paths, what, asked.with_values)?
        }
    };
    drop(wholes);
    let unjudged = unjudged(model, &plans);
    let (findings, tallies) = collected.into_sorted();
    Ok(Outcome { dataset, period, tables: plans, files, findings, tallies, problems, unjudged, explanations })
}

fn open(asked: &Asked<'_>) -> Result<Vec<Opened>, Refused> {
    let (mut opened, mut problems) = (Vec::new(), Vec::new());
    for (path, shown) in asked.files {
        match opened::open(path, shown, asked.read) {
            Ok(file) => opened.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(opened) } else { Err(Refused::Files(problems)) }
}

/// The tables that matter to these packages.
fn tables<'m>(model: &'m Model, packages: &[PackageId]) -> Vec<Table<'m>> {
    let ids: BTreeSet<DeclId> =
        packages.iter().flat_map(|package| model.tables_for(*package)).map(|table| table.id()).collect();
    ids.into_iter().map(|id| Table(model.decl(id))).filter(|table| table.dataset().is_some()).collect()
}

/// The reporting period; where rules ask for it, it must be given.
fn reporting_period(
    dataset: Decl<'_>,
    plans: &[TablePlan<'_>],
    given: Option<&str>,
) -> Result<Option<Period>, WrongUse> {
    let kind = dataset.statement("period").and_then(|period| period.reference("period"));
    if let Some(given) = given {
        return period::read(kind, given).map(Some);
    }
    let asking: BTreeSet<&str> = plans.iter().flat_map(TablePlan::asking_for_the_period).collect();
    let asking = columns::listed(asking.into_iter().map(|name| format!("`{name}`")).collect());
    match asking {
        None => Ok(None),
        Some(asking) => Err(WrongUse::new(
            format!("the reporting period must be given: what is asked of the records depends on it ({asking})"),
            period::how(kind),
        )),
    }
}

type PartOf<'o> = (File, &'o Opened, file::At);

/// The parts of the files, with their columns.
fn parts<'o>(
    plans: &[TablePlan<'_>],
    opened: &'o [Opened],
    chosen: &[Vec<Choice<'_>>],
) -> Result<Vec<PartOf<'o>>, Refused> {
    let mut parts = Vec::new();
    for (file, choices) in opened.iter().zip(chosen) {
        for (part, choice) in file.parts.iter().zip(choices) {
            let table = plans.iter().position(|plan| plan.table == choice.table).unwrap_or(0);
            let names = columns::Names::of(choice.table);
            let columns = match file.form {
                FileForm::Csv(_) => names.columns(&part.header, &choice.table.0.label()),
                FileForm::Json => Ok(names.brought()),
            };
            let columns = columns.map_err(|message| {
                Refused::Files(vec![Problem {
                    path: file.shown.clone(),
                    line: Some(1),
                    message,
                    help: "Take one of the two out, or give it another name.".to_owned(),
                }])
            })?;
            let described = File {
                path: file.shown.clone(),
                table,
                chosen: choice.why,
                form: file.form.name(),
                records: 0,
                columns: columns.of_field,
                notes: columns.notes,
            };
            parts.push((described, file, file::At { slots: columns.slots, part: part.name.clone() }));
        }
    }
    Ok(parts)
}

/// The rules that look at tables of which no file was given.
fn unjudged(model: &Model, plans: &[TablePlan<'_>]) -> Vec<Unjudged> {
    let given: BTreeSet<DeclId> = plans.iter().map(|plan| plan.table.id()).collect();
    let mut found: Vec<Unjudged> = Vec::new();
    for law in plans.iter().flat_map(|plan| &plan.laws) {
        let missing = law.reach.files(model).into_iter().filter(|table| !given.contains(table));
        let tables: Vec<String> = missing.map(|table| model.decl(table).label().into_owned()).collect();
        if tables.is_empty() {
            continue;
        }
        let id = law.law.name().to_owned();
        match found.iter_mut().find(|unjudged| unjudged.tables == tables) {
            Some(unjudged) => unjudged.laws.push(id),
            None => found.push(Unjudged { laws: vec![id], tables }),
        }
    }
    found
}
