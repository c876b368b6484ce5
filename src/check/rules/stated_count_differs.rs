//! A document that says another number than there are.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use crate::check::Looks;
use crate::check::words::and_list;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::DeclId;
use crate::model::{Decl, Indicator, Metric, Model, Outcome, St, Value};
use crate::vocabulary::KindId;

crate::rule!(pub RULE, "OFW2015", "stated-count-differs", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    let heads: Vec<Decl<'_>> =
        model.packages().filter_map(|(_, package)| package.head).map(|head| model.decl(head)).collect();
    for head in heads {
        let declared = Declared::new(head);
        found.extend(head.statements("document").filter_map(|said| compared(&declared, said)));
    }
}

fn compared(declared: &Declared<'_>, said: St<'_>) -> Option<Diagnostic> {
    let Value::Kind(kind) = said.get("kinds")?.value else { return None };
    let number = said.number("number")?;
    let listed = said.number("listed");
    let population = said.reference("population");
    if said.is_unresolved("population") {
        return None;
    }
    let many = |count: Decimal| {
        let kind = kind.entry().kind;
        let noun = if count == Decimal::ONE { kind.word } else { kind.plural };
        match population {
            Some(population) => format!("{count} {noun} about {}", population.name()),
            None => format!("{count} {noun}"),
        }
    };
    let source = said.reference("document").map_or("a document".to_owned(), |document| format!("`{}`", document.name()));
    let here = declared.of(kind, population);
    let (wanted, place, verb) = match listed {
        Some(listed) => (listed, said.span_of("listed"), "lists"),
        None => (number, said.span_of("number"), "says"),
    };
    if Decimal::from(here.len()) != wanted {
        let there_are = match here.len() {
            0 => "there are none here".to_owned(),
            1 => "there is 1 here".to_owned(),
            count => format!("there are {count} here"),
        };
        let names = and_list(here.iter().map(|decl| decl.name()));
        let list = if here.is_empty() { String::new() } else { format!("Here are {names}. ") };
        return Some(
            Diagnostic::new(&RULE, place, format!("{source} {verb} {}, {there_are}", many(wanted)))
                .here("does not agree with what is declared")
                .help(format!(
                    "{list}Add what is missing or take out what is too many; where the document itself gives two numbers, \
                     write what it lists and why: `, lists {} because \"…\"`.",
                    here.len()
                )),
        );
    }
    let unexplained = listed.is_some_and(|listed| listed != number) && said.get("text").is_none();
    unexplained.then(|| {
        Diagnostic::new(&RULE, place, format!("{source} says {} and lists {wanted}", many(number)))
            .here("the document does not agree with itself")
            .also(said.span_of("number"), "another number")
            .help("Say which stands, and why: `because \"…\"` at the end of the line.")
    })
}

/// What a package declares, by kind and by whom it is about; what is withdrawn does not count.
struct Declared<'m>(HashMap<(KindId, Option<DeclId>), Vec<Decl<'m>>>);

impl<'m> Declared<'m> {
    /// Of the kinds that the head speaks of.
    fn new(head: Decl<'m>) -> Self {
        let mut declared: HashMap<_, Vec<Decl<'m>>> = HashMap::new();
        let spoken_of = |said: St<'_>| match said.get("kinds")?.value {
            Value::Kind(kind) => Some(kind),
            _ => None,
        };
        let kinds: BTreeSet<KindId> = head.statements("document").filter_map(spoken_of).collect();
        for kind in kinds {
            let here = head.model().of_kind(kind.word()).filter(|decl| decl.package_id() == head.package_id());
            for decl in here.filter(|decl| decl.withdrawn().is_none()) {
                declared.entry((kind, None)).or_default().push(decl);
                let about: BTreeSet<DeclId> = populations(decl).into_iter().map(Decl::id).collect();
                for population in about {
                    declared.entry((kind, Some(population))).or_default().push(decl);
                }
            }
        }
        Self(declared)
    }

    fn of(&self, kind: KindId, about: Option<Decl<'_>>) -> &[Decl<'m>] {
        self.0.get(&(kind, about.map(Decl::id))).map_or(&[], Vec::as_slice)
    }
}

fn populations(decl: Decl<'_>) -> Vec<Decl<'_>> {
    match decl.kind_word() {
        "outcome" => Outcome(decl).populations().collect(),
        "indicator" => Indicator(decl).populations(),
        "metric" => Metric(decl).populations(),
        _ => decl.references("about", "population").collect(),
    }
}
