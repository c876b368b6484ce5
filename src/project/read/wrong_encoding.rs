//! A file that was saved in another encoding than UTF-8.

use std::str::Utf8Error;

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::{FileId, Span};

rule!(pub(super) RULE, "OFW0003", "wrong-encoding", Error, since "0.1");

/// Where the first byte stands that is not UTF-8.
pub(in crate::project) struct Place {
    /// From the start of the file, counted from 0.
    at: usize,
    /// Its line, from 1.
    line: usize,
    /// Which byte of the line it is, from 1.
    in_line: usize,
    byte: u8,
    /// Whether the whole file is UTF-16, as Notepad's "Unicode" writes it.
    pub is_utf_16: bool,
}

impl Place {
    /// Finds line and byte.
    pub fn new(bytes: &[u8], error: Utf8Error) -> Self {
        let at = error.valid_up_to();
        let before = &bytes[..at];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        Self {
            at,
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            in_line: at - line_start + 1,
            byte: bytes[at],
            is_utf_16: bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]),
        }
    }
}

/// The finding.
pub(super) fn finding(file: FileId, place: &Place) -> Diagnostic {
    const HELP: &str = "Nothing in it was checked. Save it as UTF-8: most editors offer that under “Save as” or \
        “Encoding”; Word does when saving as plain text.";
    if place.is_utf_16 {
        let message = "this file was saved as UTF-16 and not as UTF-8";
        return Diagnostic::new(&RULE, Span::new(file, 0..0), message).help(HELP);
    }
    let Place { at, line, in_line, byte, .. } = *place;
    let span = Span::new(file, at..at + char::REPLACEMENT_CHARACTER.len_utf8());
    let message = format!("this file is not UTF-8 text: byte {in_line} of line {line} is 0x{byte:02x}");
    Diagnostic::new(&RULE, span, message).here("the first letter that cannot be read").help(HELP)
}
