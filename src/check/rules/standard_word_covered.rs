//! A declaration of one's own that stands before a word of the standard library.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Model};

crate::rule!(pub RULE, "OFW2018", "standard-word-covered", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    let standard: Vec<_> = model.packages().filter(|(_, info)| info.standard).map(|(id, _)| id).collect();
    for (package, _) in model.packages().filter(|(_, info)| !info.standard) {
        for library in &standard {
            for word in model.names(*library).iter().map(|id| model.decl(*id)) {
                let own = model.named(package, word.name()).iter().map(|id| model.decl(*id));
                for own in own.filter(|own| own.kind() == word.kind() && !is_head(*own)) {
                    found.push(finding(own, word));
                }
            }
        }
    }
}

fn is_head(decl: Decl<'_>) -> bool {
    decl.package().head == Some(decl.id())
}

fn finding(own: Decl<'_>, word: Decl<'_>) -> Diagnostic {
    let kind = own.kind_word().replace('-', " ");
    let means = word.text("means").unwrap_or_default();
    Diagnostic::new(&RULE, own.name_span(), format!("the {kind} `{}` is a word of the standard library", own.name()))
        .here("stands before the standard one from here on")
        .help(format!(
            "Readers know `{}` as: {means} Use that one, or give yours an id of its own.",
            own.name()
        ))
}
