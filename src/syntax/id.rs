//! Ids: what can be one, and which one is meant by what cannot.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::text::word_value;

/// Small letters, digits and hyphens, starting with a letter and not ending in a hyphen.
pub fn is_suitable_id(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !name.ends_with('-')
        && !name.contains("--")
}

/// A text as an id: small letters, digits and hyphens; empty where it would not start with a letter.
pub fn suitable_id(text: &str) -> String {
    let mut id = String::new();
    // Letters without their accents; where nothing is left of one, it counts as a blank.
    let accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    for c in text.chars().take(60).nfd().filter(|c| !accent(c)) {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') && c != '\'' && c != '’' {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id.to_owned() } else { String::new() }
}

/// The id that is meant by what is written where an id belongs, if it is another than what is written: with plain
/// hyphens, and where it still cannot be an id, the nearest that can.
pub fn plain_id(written: &str) -> Option<Cow<'_, str>> {
    if is_suitable_id(written) {
        return None;
    }
    let plain = word_value(written);
    if is_suitable_id(&plain) {
        return Some(plain);
    }
    Some(suitable_id(&plain)).filter(|id| !id.is_empty() && id != written).map(Cow::Owned)
}
