//! `defaults` that can hold for no kind.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Decl;

crate::rule!(pub RULE, "OFW2042", "misplaced-default", Error, since "0.1");

/// Kinds of which a package has one, or whose declarations share nothing.
const WITHOUT: [&str; 5] = ["framework", "library", "defaults", "translation", "example"];

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["defaults"], check)];

fn check(defaults: Decl<'_>, found: &mut Diagnostics) {
    let kind = defaults.name();
    if WITHOUT.contains(&kind) {
        found.push(of_kind(defaults));
        return;
    }
    for said in defaults.all_statements().filter(|said| said.of_one()) {
        let word = said.word();
        let finding = Diagnostic::new(&RULE, said.span(), format!("`{word}` cannot be said of every `{kind}`"))
            .here("says something of one")
            .also(defaults.span(), "holds for all of the kind")
            .help(format!("Move the line into the block of the `{kind}` it speaks of."));
        found.push(finding);
    }
    for nested in defaults.all_children() {
        let word = nested.kind_word();
        let finding = Diagnostic::new(&RULE, nested.span(), format!("`defaults` cannot hold `{word}`"))
            .here("belongs to one declaration")
            .also(defaults.span(), "holds statements for all of the kind")
            .help(format!("Move it into the block of the `{kind}` it belongs to."));
        found.push(finding);
    }
}

fn of_kind(defaults: Decl<'_>) -> Diagnostic {
    let kind = defaults.name();
    let help = match kind {
        "framework" | "library" | "defaults" => "A package has one head. Say it there, without `defaults`.",
        _ => "What one says, no other says as well. Say it in each.",
    };
    Diagnostic::new(&RULE, defaults.name_span(), format!("`{kind}` has no defaults")).here("not one of many").help(help)
}
