//! `ofw build`

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use super::check::{exit, read, report};
use super::input::Input;
use super::screen::Console;
use super::{Exit, Failure};
use crate::build::{Action, Built, Mode};
use crate::compile::Compilation;
use crate::diagnostic::closest;
use crate::emit::Emitter;
use crate::product::{Product, products, write};
use crate::project::{Emit, WrongUse, absolute, shown};
use crate::report::visible;

/// Where a build goes when neither the command line nor the manifest says.
const OUT: &str = "build";

/// Make documentation, schemas and code from frameworks that check without errors
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    ofw build                                          what ofw.yaml says\n  \
    ofw build frameworks/cco-2022 --out build          everything, into one folder\n  \
    ofw build --emit docs --emit json-schema           only these two\n  \
    ofw build --check                                  in a review: is what was built up to date?\n\n\
    Each emitter writes into a folder of its name below the output folder and nowhere else. A file that somebody \
    changed after it was built is left alone and said.")]
pub(super) struct Build {
    #[command(flatten)]
    input: Input,
    /// The folder to build into [default: `out` of ofw.yaml, or else `build`]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// What to make: docs, json-schema, model, python, typescript; may be given several times [default:
    /// `emit` of ofw.yaml, or else everything]
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    emit: Vec<String>,
    /// Write nothing; fail if something would change
    #[arg(long)]
    check: bool,
    /// Overwrite and remove also what somebody changed after it was built
    #[arg(long, conflicts_with = "check")]
    force: bool,
    /// List what is to be settled before the next status, instead of only counting it
    #[arg(long)]
    settle: bool,
}

impl Build {
    pub fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let asked = self.asked()?;
        let mut compilation = read(&self.input, "building")?;
        if compilation.has_errors() {
            console.report(&report(&compilation), self.settle, &[("build", Value::Null)])?;
            if !console.is_json() {
                console.write(|out| writeln!(out, "nothing was built"))?;
            }
            return Ok(exit(&compilation, console.strict));
        }
        let here = std::env::current_dir()?;
        let out = self.out(&compilation, &here);
        let named = shown(&here, &out);
        let products = products(&compilation, &wanted(&asked, &compilation))?;
        match write(&products, &out, self.mode()) {
            Ok(built) => self.tell(console, &compilation, &products, &built, &named),
            Err(error) => {
                let findings = error.into_findings(Arc::make_mut(&mut compilation.sources), &named);
                let findings = findings.map_err(|(path, error)| refused(&shown(&here, &path), &error))?;
                compilation.findings.extend(findings);
                console.report(&report(&compilation), self.settle, &[("build", Value::Null)])?;
                Ok(Exit::Found)
            }
        }
    }

    fn mode(&self) -> Mode {
        match (self.check, self.force) {
            (true, _) => Mode::Check,
            (false, true) => Mode::Overwrite,
            (false, false) => Mode::Write,
        }
    }

    /// The emitters that the command line names.
    fn asked(&self) -> Result<Vec<Emitter>, WrongUse> {
        let emitter = |name: &String| {
            Emitter::from_name(name).ok_or_else(|| {
                let names: Vec<&str> = Emitter::ALL.iter().map(|emitter| emitter.name()).collect();
                let help = match closest(name, names.iter().copied()) {
                    Some(meant) => format!("Did you mean `{meant}`?"),
                    None => format!("The emitters are `{}`.", names.join("`, `")),
                };
                WrongUse::new(format!("there is no emitter `{name}`"), help)
            })
        };
        let mut asked: Vec<Emitter> = self.emit.iter().map(emitter).collect::<Result<_, _>>()?;
        asked.sort();
        asked.dedup();
        Ok(asked)
    }

    fn out(&self, compilation: &Compilation, here: &std::path::Path) -> PathBuf {
        let manifest = compilation.manifest.as_ref();
        match (&self.out, manifest) {
            (Some(out), _) => absolute(here, out),
            (None, Some(manifest)) => manifest.out.clone().unwrap_or_else(|| manifest.folder.join(OUT)),
            (None, None) => here.join(OUT),
        }
    }

    /// Says what was done, or would be.
    fn tell(
        &self,
        console: &Console,
        compilation: &Compilation,
        products: &[Product],
        built: &Built,
        out: &str,
    ) -> Result<Exit, Failure> {
        let changes: Vec<Value> =
            built.changes.iter().map(|change| json!({ "path": change.path, "action": change.action.word() })).collect();
        let made = json!({
            "out": out,
            "written": !self.check,
            "emitters": products.iter().map(|product| product.emitter.name()).collect::<Vec<_>>(),
            "changes": changes,
            "unchanged": built.unchanged,
        });
        console.report(&report(compilation), self.settle, &[("build", made)])?;
        if !console.is_json() {
            console.write(|to| {
                if self.check {
                    for change in &built.changes {
                        writeln!(to, "would be {}: {}/{}", change.action.word(), visible(out), visible(&change.path))?;
                    }
                }
                writeln!(to, "{}", self.summary(built, out))
            })?;
        }
        let changes = self.check && !built.changes.is_empty();
        Ok(if changes { Exit::Found } else { exit(compilation, console.strict) })
    }

    fn summary(&self, built: &Built, out: &str) -> String {
        let out = visible(out);
        let count = |action| built.changes.iter().filter(|change| change.action == action).count();
        let parts = [Action::Create, Action::Change, Action::Remove]
            .map(|action| (count(action), action.word()))
            .into_iter()
            .chain([(built.unchanged, "unchanged")])
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"));
        let parts: Vec<String> = parts.collect();
        match (built.changes.is_empty(), self.check) {
            (true, _) => format!("`{out}` is up to date"),
            (false, true) => format!("`{out}` is not up to date: {}", parts.join(", ")),
            (false, false) => format!("built into `{out}`: {}", parts.join(", ")),
        }
    }
}

/// What to make: what the command line names, with the manifest's options; or what the manifest lists; or everything.
fn wanted(asked: &[Emitter], compilation: &Compilation) -> Vec<Emit> {
    let listed = compilation.manifest.as_ref().map_or(&[][..], |manifest| &manifest.emit);
    let options_of = |emitter: Emitter| listed.iter().find(|emit| emit.emitter == emitter).map(|emit| &emit.options);
    let emitters = match (asked, listed) {
        ([], []) => Emitter::ALL.to_vec(),
        ([], listed) => listed.iter().map(|emit| emit.emitter).collect(),
        (asked, _) => asked.to_vec(),
    };
    let emit = |emitter| Emit { emitter, options: options_of(emitter).cloned().unwrap_or_default() };
    let wanted: BTreeMap<Emitter, Emit> = emitters.into_iter().map(|emitter| (emitter, emit(emitter))).collect();
    wanted.into_values().collect()
}

/// What the file system refused, in words that say what to do where there are any.
fn refused(path: &str, error: &std::io::Error) -> Failure {
    let (reason, help) = match error.kind() {
        ErrorKind::PermissionDenied => ("you are not allowed to write there", "Choose another folder with `--out`."),
        ErrorKind::ReadOnlyFilesystem => ("nothing can be written there", "Choose another folder with `--out`."),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("there is no room left", "Make room, or choose another folder with `--out`; then build again.")
        }
        ErrorKind::NotADirectory => ("", "Choose another folder with `--out`, or move the file."),
        _ => ("", ""),
    };
    let reason = if reason.is_empty() { error.to_string() } else { reason.to_owned() };
    let help = (!help.is_empty()).then(|| help.to_owned());
    WrongUse { message: format!("`{path}` cannot be written: {reason}"), help }.into()
}
