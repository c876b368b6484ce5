//! Texts of a framework as programs take them: without links and line ends, and with nothing hidden in them.

use std::borrow::Cow;

use crate::english;
use crate::model::{Decl, Field, Law};

/// A text of a declaration on one line, its links as the words they show; empty where there is none.
pub(super) fn plain(near: Decl<'_>, text: Option<Cow<'_, str>>) -> String {
    text.map(|text| paragraph(&english::prose(near, &text).to_string())).unwrap_or_default()
}

/// A text on one line, with one blank between its words.
pub(super) fn paragraph(text: &str) -> String {
    let words: Vec<&str> = text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A title as a sentence of its own.
pub(super) fn sentence(text: &str) -> String {
    let text = paragraph(text);
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) { text } else { text + "." }
}

/// Where it comes from: `Source: title, place.`; empty where nothing is cited.
pub(super) fn sources(decl: Decl<'_>) -> String {
    let cited: Vec<String> = decl
        .statements("cites")
        .filter_map(|cites| {
            let title = paragraph(&cites.reference("document")?.label());
            Some(match cites.text("place") {
                Some(place) => format!("{title}, {}", paragraph(&place)),
                None => title,
            })
        })
        .collect();
    match cited.as_slice() {
        [] => String::new(),
        [one] => sentence(&format!("Source: {one}")),
        several => sentence(&format!("Sources: {}", several.join("; "))),
    }
}

/// A field that no record holds, and how it is worked out.
pub(super) fn worked_out(field: Decl<'_>) -> Option<String> {
    let value = field.own("worked out as")?.expression()?;
    let how = paragraph(&english::value(field.model(), value).to_string());
    Some(sentence(&format!("Not a part of a record: {}, which is {how}", paragraph(&Field(field).shown()))))
}

/// What a rule tells whoever entered the record.
pub(super) fn message(law: Law<'_>) -> String {
    let told = law.message().map(|text| plain(*law, Some(text))).filter(|text| !text.is_empty());
    let told = told.unwrap_or_else(|| plain(*law, Some(law.label())));
    law.text("code").map_or(told.clone(), |code| format!("{}: {told}", plain(*law, Some(code))))
}

/// Whether a character is a blank other than the common one, steers what is around it, or is not seen.
pub(super) fn is_hidden(c: char) -> bool {
    let formats = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}'
        | '\u{e0000}'..='\u{10ffff}');
    formats || c.is_control() || (c.is_whitespace() && c != ' ')
}
