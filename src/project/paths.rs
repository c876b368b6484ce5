//! Paths as they are compared and as they are shown.

use std::path::{Component, Path, PathBuf};

/// A path made absolute, with `.` and `..` worked out in its words; links are not looked up.
pub fn absolute(folder: &Path, path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            _ => out.push(part),
        }
    }
    out
}

/// A path as it is shown: from the current folder, with `/` between its parts. Both are absolute.
pub fn shown(folder: &Path, path: &Path) -> String {
    let from: Vec<Component<'_>> = folder.components().collect();
    let to: Vec<Component<'_>> = path.components().collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    // Of two drives, or where nothing but the root is shared, the whole path says more.
    let root = from.iter().take_while(|part| !matches!(part, Component::Normal(_))).count();
    if shared < root || (shared == root && from.len() > root && !path.starts_with(folder)) {
        return path.to_string_lossy().replace('\\', "/");
    }
    let up = std::iter::repeat_n("..".into(), from.len() - shared);
    let down = to[shared..].iter().map(|part| part.as_os_str().to_string_lossy());
    let parts: Vec<_> = up.chain(down).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::{absolute, shown};

    #[test]
    fn a_path_is_shown_from_where_one_stands() {
        let here = Path::new("/home/ann/work");
        assert_eq!(shown(here, Path::new("/home/ann/work/a/b.ofw")), "a/b.ofw");
        assert_eq!(shown(here, Path::new("/home/ann/other/b.ofw")), "../other/b.ofw");
        assert_eq!(shown(here, here), ".");
        assert_eq!(shown(here, Path::new("/etc/b.ofw")), "/etc/b.ofw");
        assert_eq!(shown(Path::new("/"), Path::new("/etc/b.ofw")), "etc/b.ofw");
    }

    #[test]
    fn dots_are_worked_out() {
        let here = Path::new("/home/ann");
        assert_eq!(absolute(here, Path::new("./a/../b")), Path::new("/home/ann/b"));
        assert_eq!(absolute(here, Path::new("../../../..")), Path::new("/"));
        assert_eq!(absolute(here, Path::new("/x/./y")), Path::new("/x/y"));
    }
}
