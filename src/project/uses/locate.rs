//! Where the package that a `use` names lies.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Names, Target, name_of, package_name_differs, standard, standard_names, unclear_package, unknown_package};
use crate::diagnostic::{Diagnostic, closest};
use crate::lower::Use;
use crate::project::files::Kind;
use crate::project::loader::Loader;
use crate::project::packages::begins_package;
use crate::project::paths::{absolute, shown};
use crate::source::Span;

/// Follows `from "…"`, or else looks the name up: in the manifest, among the packages asked for, beside the package,
/// in the standard library. Nothing where what fails has been said elsewhere already.
pub(super) fn locate(
    loader: &mut Loader<'_>,
    folder: &Path,
    wanted: &Use,
    roots: &Names,
) -> Result<Option<Target>, Box<Diagnostic>> {
    let name = wanted.package.as_str();
    if let Some(from) = &wanted.from {
        let at = follow_path(loader, folder, from, wanted.from_span.unwrap_or(wanted.span))?;
        return open(loader, wanted, at, None).map(Some);
    }
    if let Some(listed) = loader.manifest_above(folder).and_then(|manifest| manifest.packages.get(name)).cloned() {
        // A folder that is not there has been said in the manifest.
        return if listed.there { open(loader, wanted, listed.folder, Some(listed.span)).map(Some) } else { Ok(None) };
    }
    match roots.get(name).map(Vec::as_slice) {
        Some([one]) => return Ok(Some(Target::Folder(one.clone()))),
        Some(several) => {
            let folders: Vec<String> = several.iter().map(|at| shown(folder, at)).collect();
            return Err(Box::new(unclear_package::finding(name, wanted.span, wanted.whole, &folders)));
        }
        None => {}
    }
    if let Some(beside) = folder.parent().map(|parent| parent.join(name))
        && loader.files.kind(&beside) == Kind::Folder
        && begins_package(loader.files, &beside)
    {
        return open(loader, wanted, beside, None).map(Some);
    }
    if let Some(at) = standard(name) {
        return Ok(Some(Target::Standard(at)));
    }
    Err(Box::new(unknown(loader, folder, wanted, roots)))
}

/// The folder that a `from` leads to.
fn follow_path(loader: &Loader<'_>, folder: &Path, from: &str, place: Span) -> Result<PathBuf, Box<Diagnostic>> {
    let wrong = |problem| Err(Box::new(unknown_package::in_folder(from, place, problem)));
    let at = absolute(folder, Path::new(from));
    match loader.files.kind(&at) {
        _ if Path::new(from).is_absolute() => wrong(unknown_package::Problem::Absolute),
        Kind::Folder if begins_package(loader.files, &at) => Ok(at),
        Kind::Folder => wrong(unknown_package::Problem::NoHead),
        Kind::File | Kind::Other => wrong(unknown_package::Problem::File),
        Kind::Missing if from.contains('\\') => wrong(unknown_package::Problem::Backslash),
        Kind::Missing => {
            let near = at.parent().map_or_else(Vec::new, |parent| loader.files.folders(parent));
            let names: Vec<&str> = near.iter().filter_map(|folder| folder.file_name()?.to_str()).collect();
            let last = at.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let meant = closest(last, names).map(|meant| from.replace(last, meant));
            wrong(unknown_package::Problem::Missing { meant })
        }
    }
}

/// Reads the package in a folder and holds its name against the one that was wanted.
fn open(
    loader: &mut Loader<'_>,
    wanted: &Use,
    folder: PathBuf,
    listed: Option<Span>,
) -> Result<Target, Box<Diagnostic>> {
    loader.load_tree(&folder);
    let named = shown(&loader.here, &folder);
    let Some(name) = name_of(loader, &folder) else {
        let (words, place) = match &wanted.from {
            Some(from) => (from.as_str(), wanted.from_span.unwrap_or(wanted.span)),
            None => (named.as_str(), wanted.span),
        };
        return Err(Box::new(unknown_package::in_folder(words, place, unknown_package::Problem::NoHead)));
    };
    if name == wanted.package {
        return Ok(Target::Folder(folder));
    }
    let head = loader.packages.head(&folder).and_then(|path| loader.loaded.get(path)?.unit.as_ref()?.head.as_ref());
    let head = head.map(|head| head.span);
    Err(Box::new(package_name_differs::finding(&wanted.package, wanted.span, &named, &name, head, listed)))
}

/// The finding for a name that leads nowhere, with what was likely meant.
fn unknown(loader: &mut Loader<'_>, folder: &Path, wanted: &Use, roots: &Names) -> Diagnostic {
    let mut known: BTreeSet<String> = roots.keys().cloned().collect();
    if let Some(manifest) = loader.manifest_above(folder) {
        known.extend(manifest.packages.keys().cloned());
    }
    let beside = folder.parent().map_or_else(Vec::new, |parent| loader.files.folders(parent));
    let beside = beside.into_iter().filter(|at| at != folder && begins_package(loader.files, at));
    known.extend(beside.filter_map(|at| Some(at.file_name()?.to_str()?.to_owned())));
    known.extend(standard_names().map(str::to_owned));
    let meant = closest(&wanted.package, known.iter().map(String::as_str));
    unknown_package::by_name(&wanted.package, wanted.span, meant)
}
