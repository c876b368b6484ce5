//! What the paths on a command line stand for.

use std::path::{Path, PathBuf};

use super::files::{EXTENSION, Files, Kind, Overlay};
use super::manifest::MANIFEST;
use super::paths::{absolute, shown};
use super::{Request, WrongUse};

/// The name of a text from standard input that stands for no file.
const NAMELESS: &str = "stdin.ofw";

/// What to read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// Every source file in a folder and below.
    Tree(PathBuf),
    /// One file of a package.
    File(PathBuf),
    /// One file that is a package by itself.
    Alone(PathBuf),
    /// What a manifest in this folder lists.
    Manifest(PathBuf),
}

/// Files with the text of standard input laid over them, where there is one.
pub(super) fn overlay<'a>(files: &'a dyn Files, request: &Request) -> Option<Overlay<'a>> {
    let stdin = request.stdin.as_ref()?;
    let mut overlay = Overlay::over(files);
    let path = stdin.path.as_deref().unwrap_or(Path::new(NAMELESS));
    overlay.add(absolute(&request.folder, path), stdin.bytes.clone());
    Some(overlay)
}

/// Works out what is asked for.
pub(super) fn inputs(files: &dyn Files, request: &Request) -> Result<Vec<Input>, WrongUse> {
    if let Some(stdin) = &request.stdin {
        return Ok(vec![match &stdin.path {
            Some(path) => Input::File(absolute(&request.folder, path)),
            None => Input::Alone(absolute(&request.folder, Path::new(NAMELESS))),
        }]);
    }
    if request.paths.is_empty() {
        if files.kind(&request.folder.join(MISNAMED)) == Kind::File {
            return Err(misnamed(MISNAMED));
        }
        return Ok(vec![match nearest_manifest(files, &request.folder) {
            Some(folder) => Input::Manifest(folder),
            None => Input::Tree(request.folder.clone()),
        }]);
    }
    request.paths.iter().map(|path| input(files, request, path)).collect()
}

/// How a manifest is called elsewhere, and not here.
const MISNAMED: &str = "ofw.yml";

fn misnamed(named: &str) -> WrongUse {
    WrongUse::new(
        format!("`{named}` is not read: a manifest is called `{MANIFEST}`"),
        format!("Rename it to `{MANIFEST}`, so that every tool finds the same one."),
    )
}

fn input(files: &dyn Files, request: &Request, path: &Path) -> Result<Input, WrongUse> {
    let at = absolute(&request.folder, path);
    let named = shown(&request.folder, &at);
    match files.kind(&at) {
        Kind::Folder => Ok(Input::Tree(at)),
        Kind::File if at.file_name().is_some_and(|name| name == MANIFEST) => {
            Ok(Input::Manifest(at.parent().unwrap_or(&at).to_path_buf()))
        }
        Kind::File if at.file_name().is_some_and(|name| name == MISNAMED) => Err(misnamed(&named)),
        Kind::File if at.extension().is_some_and(|extension| extension == EXTENSION) => Ok(Input::File(at)),
        Kind::File => Err(WrongUse::new(
            format!("`{named}` is not a framework's file"),
            format!("Files of a framework end in `.{EXTENSION}`. Give such a file, or the folder it lies in."),
        )),
        Kind::Other => Err(WrongUse::new(
            format!("`{named}` is neither a file nor a folder"),
            "To check what another program writes, pipe it in and give `-` instead of a path.",
        )),
        Kind::Missing => Err(missing(files, &at, &named)),
    }
}

fn missing(files: &dyn Files, at: &Path, named: &str) -> WrongUse {
    let beside = at.parent().map_or_else(Vec::new, |folder| {
        let mut beside = files.list(folder);
        beside.extend(files.folders(folder));
        beside
    });
    let names: Vec<_> = beside.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    let wanted = at.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let message = format!("there is no file or folder `{named}`");
    let turned = named.replace('\\', "/");
    if turned != named && files.kind(&at.with_file_name(wanted.replace('\\', "/"))) != Kind::Missing {
        return WrongUse::new(message, format!("Write `{turned}`: here the parts of a path are parted by `/`."));
    }
    match crate::diagnostic::closest(wanted, names) {
        Some(meant) => WrongUse::new(message, format!("Did you mean `{meant}` in the same place?")),
        None => WrongUse::new(message, "Paths start at the current folder."),
    }
}

/// The nearest folder upward that holds a manifest.
pub(super) fn nearest_manifest(files: &dyn Files, folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| files.kind(&folder.join(MANIFEST)) == Kind::File).map(Path::to_path_buf)
}

/// The words for a request that leads to no file at all.
pub(super) fn nothing(request: &Request) -> WrongUse {
    let first = request.paths.first().map(|path| shown(&request.folder, &absolute(&request.folder, path)));
    let message = match first {
        Some(path) => format!("there is no `.{EXTENSION}` file in `{path}`"),
        None => format!("there is no `{MANIFEST}` here or in a folder above, and no `.{EXTENSION}` file here"),
    };
    WrongUse::new(message, "`ofw init` starts a framework; or give the path of one, as in `ofw check my-framework`.")
}

/// The source files a request stands for, without reading them: sorted, each once.
///
/// # Errors
/// When a path is not there, or there is no source file.
pub fn source_files(files: &dyn Files, request: &Request) -> Result<Vec<PathBuf>, WrongUse> {
    let mut found = Vec::new();
    for input in inputs(files, request)? {
        match input {
            Input::Tree(folder) | Input::Manifest(folder) => found.extend(files.walk(&folder).files),
            Input::File(file) | Input::Alone(file) => found.push(file),
        }
    }
    found.sort();
    found.dedup();
    if found.is_empty() { Err(nothing(request)) } else { Ok(found) }
}
