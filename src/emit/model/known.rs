//! What holds of a declaration without being stated there: from defaults, from what it stands on, from the head.

use crate::model::{Decl, Indicator, Metric, Outcome, St};

/// A statement of another declaration that holds here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'m> {
    /// How it follows: a word of the form.
    pub(super) from: &'static str,
    /// The declaration that makes it.
    pub(super) by: Decl<'m>,
    /// The statement.
    pub(super) statement: St<'m>,
}

/// All that holds of a declaration by what others say.
pub(super) fn derived<'m>(decl: Decl<'m>) -> Vec<Known<'m>> {
    let mut all = Vec::new();
    if decl.kind_word() == "defaults" {
        return all;
    }
    from_defaults(decl, &mut all);
    match decl.kind_word() {
        "outcome" => outcome(Outcome(decl), &mut all),
        "indicator" => indicator(Indicator(decl), &mut all),
        "metric" => metric(Metric(decl), &mut all),
        "target" | "baseline" | "comparator" => of_metric(decl, &mut all),
        "field" => field(decl, &mut all),
        _ => {}
    }
    from_head(decl, &mut all);
    all
}

/// Whether a statement of this word stands here already, own or derived.
fn says(decl: Decl<'_>, all: &[Known<'_>], word: &str) -> bool {
    decl.own(word).is_some() || all.iter().any(|known| known.statement.word() == word)
}

/// Takes over every statement of a word from another declaration, or what that knows itself.
fn take<'m>(from: &'static str, by: Decl<'m>, word: &'static str, all: &mut Vec<Known<'m>>) {
    if by.own(word).is_some() {
        all.extend(by.statements(word).map(|statement| Known { from, by, statement }));
    } else {
        let theirs = derived_of(by, word);
        all.extend(theirs.into_iter().map(|known| Known { from, ..known }));
    }
}

fn derived_of<'m>(decl: Decl<'m>, word: &'static str) -> Vec<Known<'m>> {
    derived(decl).into_iter().filter(|known| known.statement.word() == word).collect()
}

fn from_defaults<'m>(decl: Decl<'m>, all: &mut Vec<Known<'m>>) {
    let Some(head) = decl.package().head.map(|id| decl.model().decl(id)) else { return };
    let defaults = head.children("defaults").filter(|defaults| defaults.name() == decl.kind_word());
    for by in defaults {
        let stands = |own: St<'_>, default: St<'_>| {
            own.word() == default.word() || own.group().is_some() && own.group() == default.group()
        };
        let missing = by.all_statements().filter(|default| !decl.all_statements().any(|own| stands(own, *default)));
        all.extend(missing.map(|statement| Known { from: "default", by, statement }));
    }
}

fn outcome<'m>(outcome: Outcome<'m>, all: &mut Vec<Known<'m>>) {
    let mut populations = outcome.populations();
    if let (Some(only), None) = (populations.next(), populations.next())
        && !says(*outcome, all, "ages")
    {
        take("population", only, "ages", all);
    }
}

fn indicator<'m>(indicator: Indicator<'m>, all: &mut Vec<Known<'m>>) {
    if !says(*indicator, all, "about") {
        for outcome in indicator.outcomes() {
            take("outcome", *outcome, "about", all);
        }
    }
}

fn metric<'m>(metric: Metric<'m>, all: &mut Vec<Known<'m>>) {
    if !says(*metric, all, "about") {
        for indicator in metric.indicators() {
            take("indicator", *indicator, "about", all);
        }
    }
    for word in ["ages", "measure type", "perspective", "polarity"] {
        if let Some(indicator) = metric.indicator().filter(|_| !says(*metric, all, word)) {
            take("indicator", *indicator, word, all);
        }
    }
    if let Some(scale) = metric.scale().filter(|_| !says(*metric, all, "polarity")) {
        take("scale", scale, "polarity", all);
    }
    if let Some(dataset) = metric.dataset().filter(|_| !says(*metric, all, "period")) {
        take("dataset", dataset, "period", all);
    }
}

/// A target, baseline or comparator is for the period of its metric.
fn of_metric<'m>(decl: Decl<'m>, all: &mut Vec<Known<'m>>) {
    let metric = decl.statement("of").and_then(|of| of.reference("metric"));
    if let Some(metric) = metric.filter(|_| !says(decl, all, "period")) {
        take("metric", metric, "period", all);
    }
}

/// A field has the type and the meaning of the element it records, where it states none.
fn field<'m>(decl: Decl<'m>, all: &mut Vec<Known<'m>>) {
    let field = crate::model::Field(decl);
    let Some(by) = field.element() else { return };
    let own = decl.all_statements().any(|statement| statement.stored().entry.group == Some("type"));
    if let Some(statement) = field.type_statement().filter(|_| !own) {
        all.push(Known { from: "element", by, statement });
    }
    if !says(decl, all, "means") {
        take("element", by, "means", all);
    }
}

/// What the head says for the whole package: who answers for it, when it is looked at again, what is not known of all
/// of a kind.
fn from_head<'m>(decl: Decl<'m>, all: &mut Vec<Known<'m>>) {
    let Some(by) = decl.package().head.map(|id| decl.model().decl(id)).filter(|head| *head != decl) else { return };
    if matches!(decl.kind_word(), "outcome" | "indicator" | "metric") {
        for word in ["owner", "review by"] {
            if !says(decl, all, word) {
                all.extend(by.statements(word).map(|statement| Known { from: "head", by, statement }));
            }
        }
    }
    let kind = decl.kind();
    let of_kind = by.statements("no").filter(|no| {
        no.get("kinds").is_some_and(|of| matches!(of.value, crate::model::Value::Kind(spoken) if spoken == kind))
    });
    all.extend(of_kind.map(|statement| Known { from: "head", by, statement }));
}
