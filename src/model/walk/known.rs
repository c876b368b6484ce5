//! What the model knows of a declaration: stated, given once for all, derived, or said not to be there.

use super::{Decl, Indicator, Metric, Outcome, ValueForm};

/// How something is known that is not stated.
type Derivation = fn(Decl<'_>) -> bool;

impl Decl<'_> {
    /// Whether what a statement says is known: stated here, by `defaults` or by the head, derived from what it stands
    /// on, or said not to be there with the reason. What could not be read, or stands on a name that reaches nothing,
    /// counts as known: it was reported.
    pub fn knows(self, word: &'static str) -> bool {
        self.statement(word).is_some()
            || self.said_no(word).is_some()
            || self.is_unclear(word)
            || derivation(self.kind_word(), word).is_some_and(|known| known(self) || stands_on_nothing(self))
    }

    /// Whether a statement of this word stands there that could not be read.
    pub fn is_unclear(self, word: &str) -> bool {
        let meant = |unclear: &&str| *unclear == word || word.split(' ').next() == Some(*unclear);
        self.stored().unclear.iter().any(meant)
    }
}

/// How a statement of a kind is derived: one for every `or` of the vocabulary.
fn derivation(kind: &str, word: &'static str) -> Option<Derivation> {
    Some(match (kind, word) {
        ("framework" | "library", "status" | "language")
        | ("outcome", "kind")
        | ("field", "optional")
        | ("principle", "otherwise") => |_| true,
        ("outcome", "ages") => |decl| Outcome(decl).ages().is_some(),
        ("indicator", "about") => |decl| !Indicator(decl).populations().is_empty(),
        ("indicator", "ages") => |decl| ageless(&Indicator(decl).populations()),
        ("metric", "about") => |decl| !Metric(decl).populations().is_empty(),
        ("metric", "ages") => |decl| Metric(decl).ages().is_some() || ageless(&Metric(decl).populations()),
        ("metric", "measure type") => |decl| Metric(decl).measure_type().is_some(),
        ("metric", "perspective") => |decl| Metric(decl).perspective().is_some(),
        ("metric", "counts") => |decl| Metric(decl).table().is_some() || counts_nothing(Metric(decl)),
        ("metric", "period") => |decl| Metric(decl).period().is_some(),
        ("metric", "polarity") => |decl| Metric(decl).polarity().is_some(),
        ("metric", "source") => |decl| Metric(decl).dataset().is_some(),
        ("target" | "baseline" | "comparator", "period") => |decl| {
            let metric = decl.statement("of").and_then(|of| of.reference("metric"));
            metric.is_some_and(|metric| metric.knows("period"))
        },
        ("framework" | "library", "owner" | "review by") => return None,
        (_, "owner") => |decl| head_says(decl, "owner"),
        (_, "review by") => |decl| head_says(decl, "review by"),
        _ => return None,
    })
}

/// Whether what most is derived from is a name that reaches nothing, or could not be read: its own, or that of what it
/// measures or suggests.
fn stands_on_nothing(decl: Decl<'_>) -> bool {
    const LINKS: [(&str, &str); 5] = [
        ("suggests", "outcome"),
        ("measures", "indicator"),
        ("counts", "table"),
        ("of", "metric"),
        ("about", "population"),
    ];
    let open = |(word, name): (&'static str, &'static str)| {
        decl.is_unclear(word) || decl.statements(word).any(|statement| statement.is_unresolved(name))
    };
    let above = || decl.references("suggests", "outcome").chain(decl.references("measures", "indicator"));
    LINKS.into_iter().any(open) || above().any(stands_on_nothing)
}

fn head_says(decl: Decl<'_>, word: &'static str) -> bool {
    decl.package().head.is_some_and(|head| decl.model().decl(head).knows(word))
}

/// Whether ages make no sense of any of these: areas, schools.
fn ageless(populations: &[Decl<'_>]) -> bool {
    let without = |population: &Decl<'_>| {
        let why = population.said_no("ages").and_then(|no| no.reference("reason"));
        why.is_some_and(|reason| reason.name() == "not-applicable")
    };
    !populations.is_empty() && populations.iter().all(without)
}

/// Whether a metric is computed from other metrics or published by somebody else, so that it counts no records.
fn counts_nothing(metric: Metric<'_>) -> bool {
    matches!(metric.value(), Some(ValueForm::Stated(_) | ValueForm::Derived(..) | ValueForm::Change(..)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::vocabulary;

    #[test]
    fn whatever_the_vocabulary_says_is_derived_is_derived() {
        for (_, kind) in vocabulary().kinds() {
            for statement in kind.statements.iter().map(|entry| entry.statement) {
                let derived = derivation(kind.kind.word, statement.word).is_some();
                assert_eq!(derived, statement.derived.is_some(), "{} / {}", kind.kind.word, statement.word);
            }
        }
    }
}
