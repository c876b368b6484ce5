//! Which paths may be written, on every system.

/// Names that mean a device on Windows, whatever follows the first dot.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Names that mean a device when one digit follows.
const NUMBERED_DEVICES: &[&str] = &["com", "lpt"];
/// The longest name of a file that common systems hold, in bytes.
const MAX_NAME: usize = 255;

/// What is wrong with a path below an emitter's folder, if anything. Its parts are separated by `/`.
pub fn unsafe_path(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("it does not stay below the output folder");
    }
    path.split('/').find_map(unsafe_name)
}

/// What is wrong with the name of a file or folder, if anything.
fn unsafe_name(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    if name.is_empty() {
        Some("a part of it has no name")
    } else if name == ".." {
        Some("it does not stay below the output folder")
    } else if name.starts_with('.') {
        Some("a name that begins with a dot is hidden")
    } else if name.len() > MAX_NAME {
        Some("a part of it is too long")
    } else if name.chars().any(|c| c.is_control() || is_turning(c)) {
        Some("it holds a character that cannot be seen")
    } else if name.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) {
        Some("it holds a character that file names cannot hold everywhere")
    } else if name.ends_with([' ', '.']) {
        Some("a name cannot end in a blank or a dot everywhere")
    } else if DEVICES.contains(&stem.as_str()) || is_numbered_device(&stem) {
        Some("it is the name of a device on Windows")
    } else {
        None
    }
}

fn is_numbered_device(stem: &str) -> bool {
    NUMBERED_DEVICES.iter().any(|device| {
        let mut rest = stem.strip_prefix(device).unwrap_or_default().chars();
        matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    })
}

/// Whether a character changes the order in which others are shown.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::unsafe_path;

    #[test]
    fn only_paths_that_stay_inside_and_work_everywhere_are_written() {
        for good in ["index.html", "tables/child.schema.json", "console.md", "com.md", "common/com10.json", "siân.md"]
        {
            assert_eq!(unsafe_path(good), None, "{good}");
        }
        let bad = [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "./x",
            ".ofw-build.json",
            "con",
            "CON.json",
            "a/Aux .txt",
            "nul.tar.gz",
            "com1",
            "lpt9.md",
            "com¹",
            "a\\b",
            "c:x",
            "x\u{7}",
            "x\u{202e}gpj",
            "x.",
            "x ",
            "a\0b",
        ];
        for bad in bad {
            assert!(unsafe_path(bad).is_some(), "{bad:?}");
        }
        assert!(unsafe_path(&"x".repeat(256)).is_some());
    }
}
