//! Dates as a pattern: validators differ in whether they look at `format`, and none differs in this.

use serde_json::{Value, json};

/// The name of the date among the `$defs`.
pub(super) const DATE: &str = "date";

/// Years 0001 to 9999.
const YEAR: &str = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})";
/// Two digits that are a multiple of four and not both zero.
const FOURTH: &str = "(?:0[48]|[2468][048]|[13579][26])";

/// A day that the calendar has, from 0001-01-01 to 9999-12-31.
pub(super) fn pattern() -> String {
    let long = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
    let short = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
    let february = "02-(?:0[1-9]|1[0-9]|2[0-8])";
    let leap = format!("(?:[0-9]{{2}}{FOURTH}|{FOURTH}00)-02-29");
    format!("^(?:{YEAR}-(?:{long}|{short}|{february})|{leap})$")
}

/// The schema of a date. The length keeps out a line end after the last digit, which some engines let `$` pass over.
pub(super) fn schema() -> Value {
    json!({
        "title": "Date",
        "description": "A day of the calendar, as year, month and day: 2024-02-29.",
        "type": "string",
        "format": "date",
        "pattern": pattern(),
        "maxLength": 10,
    })
}
