//! A `use` or `extends` of something that is not there.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;
use crate::source::Span;

rule!(pub(super) RULE, "OFW1903", "unknown-package", Error, since "0.1");

/// What is wrong with the folder of a `from`.
pub(super) enum Problem {
    /// Nothing is there; what was likely meant.
    Missing { meant: Option<String> },
    /// Nothing is there, and the path is written as Windows writes it.
    Backslash,
    /// It begins at the root of the disk.
    Absolute,
    /// It is a file.
    File,
    /// It is a folder, and nothing in it begins a framework or library.
    NoHead,
}

/// A name that is found nowhere.
pub(super) fn by_name(name: &str, place: Span, meant: Option<&str>) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, place, format!("there is no package `{name}`")).here("not found");
    let how = format!(
        "A package is found by its folder, as in `use {name} from \"../{name}\"`, or by its name if `ofw.yaml` lists it \
        under `packages`, or if its folder stands beside this one."
    );
    match meant {
        Some(meant) => finding.help(format!("Did you mean `{meant}`? {how}")).fix(
            Applicability::Likely,
            place,
            meant,
            format!("write `{meant}`"),
        ),
        None => finding.help(how),
    }
}

/// A path that does not lead to a package.
pub(super) fn in_folder(from: &str, place: Span, problem: Problem) -> Diagnostic {
    let relative = "The path starts at the folder of this framework, with `/` between its parts.";
    let (message, label, help) = match &problem {
        Problem::Missing { meant: Some(meant) } => {
            (format!("there is no folder `{from}`"), "not there", format!("Did you mean `{meant}`? {relative}"))
        }
        Problem::Missing { meant: None } => (format!("there is no folder `{from}`"), "not there", relative.to_owned()),
        Problem::Backslash => (format!("there is no folder `{from}`"), "written with `\\`", relative.to_owned()),
        Problem::Absolute => (
            format!("`{from}` begins at the root of a disk"),
            "not the same on another computer",
            format!("{relative} Only then does it lead to the same place for everybody."),
        ),
        Problem::File => (
            format!("`{from}` is a file, and a package is a folder"),
            "a file",
            "Name the folder the file lies in: all files in it belong together.".to_owned(),
        ),
        Problem::NoHead => (
            format!("nothing in `{from}` begins a framework or library"),
            "no package",
            "One file in the folder of a package begins with `framework` or `library`, a name and a title.".to_owned(),
        ),
    };
    let finding = Diagnostic::new(&RULE, place, message).here(label).help(help);
    match problem {
        Problem::Missing { meant: Some(meant) } => {
            let title = format!("write `{meant}`");
            finding.fix(Applicability::Likely, place, format!("\"{meant}\""), title)
        }
        Problem::Backslash => {
            let written = from.replace('\\', "/");
            let title = format!("write `{written}`");
            finding.fix(Applicability::Certain, place, format!("\"{written}\""), title)
        }
        _ => finding,
    }
}
