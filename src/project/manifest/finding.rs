//! What can be wrong with a manifest, in words.

use super::yaml::Node;
use super::{MANIFEST, VERSION};
use crate::diagnostic::{Applicability, Diagnostic, Rule, closest};
use crate::emit::{EmitterOption, Wants};
use crate::rule;
use crate::source::Span;

rule!(pub(super) NOT_YAML, "OFW4001", "manifest-not-yaml", Error, since "0.1");
rule!(pub(super) WITHOUT_VERSION, "OFW4002", "manifest-without-version", Error, since "0.1");
rule!(pub(super) UNKNOWN_KEY, "OFW4003", "unknown-manifest-key", Error, since "0.1");
rule!(pub(super) KEY_TWICE, "OFW4004", "duplicate-manifest-key", Error, since "0.1");
rule!(pub(super) WRONG_VALUE, "OFW4005", "wrong-manifest-value", Error, since "0.1");
rule!(pub(super) MISSING_FOLDER, "OFW4006", "missing-manifest-folder", Error, since "0.1");
rule!(pub(super) UNKNOWN_EMITTER, "OFW4007", "unknown-emitter", Error, since "0.1");

pub(super) static RULES: &[&Rule] =
    &[&NOT_YAML, &WITHOUT_VERSION, &UNKNOWN_KEY, &KEY_TWICE, &WRONG_VALUE, &MISSING_FOLDER, &UNKNOWN_EMITTER];

/// `reason` comes from the reader of YAML.
pub(super) fn not_yaml(span: Span, reason: &str) -> Diagnostic {
    let tab = reason.to_lowercase().contains("tabs");
    let label = if tab { "a tab" } else { "here it stops being clear" };
    let reason = if tab { "Lines are indented with spaces here, never with tabs" } else { reason };
    Diagnostic::new(&NOT_YAML, span, format!("`{MANIFEST}` cannot be read")).here(label).help(format!(
        "{}. A manifest is `key: value` a line; what belongs to a key stands below it, indented with spaces.",
        capitalised(reason.trim_end_matches('.'))
    ))
}

pub(super) fn without_version(start: Span) -> Diagnostic {
    Diagnostic::new(&WITHOUT_VERSION, start, "the manifest does not say which version it is written for")
        .help("The version lets a later `ofw` read this manifest as it was meant.")
        .fix(
            Applicability::Certain,
            start,
            format!("ofw: {VERSION}\n"),
            format!("write `ofw: {VERSION}` on the first line"),
        )
}

pub(super) fn wrong_version(span: Span) -> Diagnostic {
    Diagnostic::new(&WRONG_VALUE, span, format!("this `ofw` knows version {VERSION} of the manifest"))
        .here("another version")
        .help(format!("Write `ofw: {VERSION}`, or use a newer `ofw` if the manifest is newer than yours."))
}

pub(super) fn unknown_key(name: &str, span: Span, holder: &str, known: &[&str], meant: Option<&str>) -> Diagnostic {
    let finding = Diagnostic::new(&UNKNOWN_KEY, span, format!("{holder} has no key `{name}`")).here("not known");
    suggest(finding, span, "A key that is not known would be ignored in silence.", "keys", known, meant)
}

pub(super) fn unknown_emitter(name: &str, span: Span, known: &[&str], meant: Option<&str>) -> Diagnostic {
    let finding = Diagnostic::new(&UNKNOWN_EMITTER, span, format!("there is no emitter `{name}`")).here("not known");
    suggest(finding, span, "An emitter is what makes one kind of output.", "emitters", known, meant)
}

pub(super) fn twice(name: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&KEY_TWICE, span, format!("the key `{name}` stands here twice"))
        .here("a second time")
        .also(first, "this one counts")
        .help("Keep one of the two, with everything that belongs to it below it.")
}

/// `holder` is the key in backticks, or what else holds the value; `example` is how it is written, as a sentence.
pub(super) fn wrong_value(span: Span, holder: &str, wanted: &str, found: &Node, example: &str) -> Diagnostic {
    Diagnostic::new(&WRONG_VALUE, span, format!("{holder} wants {wanted}"))
        .here(format!("this is {}", found.describe()))
        .help(example)
}

/// What an option of an emitter wants: `` `column` or `id` ``.
pub(super) fn option_wants(option: &EmitterOption) -> String {
    match option.wants {
        Wants::OneOf(words) => format!("`{}`", words.join("` or `")),
        Wants::Address => "the beginning of an address".to_owned(),
    }
}

pub(super) fn wrong_option(option: &EmitterOption, span: Span, found: &str) -> Diagnostic {
    let headline = format!("`{}` wants {}, not `{found}`", option.name, option_wants(option));
    let finding = Diagnostic::new(&WRONG_VALUE, span, headline);
    let says = format!("It says {}.", option.says);
    match option.wants {
        Wants::OneOf(words) => {
            let finding = finding.here("none of them");
            match closest(found, words.iter().copied()) {
                Some(meant) => finding.help(format!("Did you mean `{meant}`? {says}")).fix(
                    Applicability::Likely,
                    span,
                    meant,
                    format!("write `{meant}`"),
                ),
                None => finding.help(says),
            }
        }
        Wants::Address => finding
            .here("no address")
            .help(format!("Write one such as `https://example.org/schemas/`, without spaces and without `#`. {says}")),
    }
}

pub(super) fn out_elsewhere(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(&WRONG_VALUE, span, format!("`out` wants a folder below the manifest, not `{path}`"))
        .here("outside the project")
        .help(
            "Whoever checks out a project should be able to build it without it writing elsewhere. To build into \
            another folder, say so on the command line: `ofw build --out FOLDER`.",
        )
}

pub(super) fn missing_folder(span: Span, path: &str, is_file: bool) -> Diagnostic {
    let (message, label) = match is_file {
        true => (format!("`{path}` is a file, and a folder is wanted"), "a file"),
        false => (format!("there is no folder `{path}`"), "not there"),
    };
    Diagnostic::new(&MISSING_FOLDER, span, message)
        .here(label)
        .help("Paths in a manifest start at the folder the manifest lies in, with `/` between their parts.")
}

/// Adds what was likely meant, or else what there is.
fn suggest(finding: Diagnostic, span: Span, why: &str, kind: &str, known: &[&str], meant: Option<&str>) -> Diagnostic {
    match (meant, known) {
        (Some(meant), _) => finding.help(format!("Did you mean `{meant}`? {why}")).fix(
            Applicability::Likely,
            span,
            meant,
            format!("write `{meant}`"),
        ),
        (None, []) => finding.help(format!("It has no {kind}. {why}")),
        (None, known) => finding.help(format!("The {kind} are `{}`. {why}", known.join("`, `"))),
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
