//! What can be asked of a rule on the records of a table.

use std::borrow::Cow;
use std::ops::Deref;

use super::{Decl, Table};
use crate::expression::Condition;
use crate::id::PackageId;

/// A rule on the records of a table: a `rule` declaration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Law<'m>(pub Decl<'m>);

impl<'m> Deref for Law<'m> {
    type Target = Decl<'m>;

    fn deref(&self) -> &Decl<'m> {
        &self.0
    }
}

impl<'m> Law<'m> {
    /// Whether a record that breaks it is refused; one that breaks a query may stand.
    pub fn refuses(self) -> bool {
        self.own("query").is_none()
    }

    /// When it applies, if not always, and what must hold then. It is broken where the first holds and the second
    /// fails; none where it is not said exactly.
    pub fn parts(self) -> Option<(Option<&'m Condition>, &'m Condition)> {
        if let Some(statement) = self.0.own("if") {
            return Some((Some(statement.condition("condition")?), statement.condition("then")?));
        }
        let always = self.0.own("holds when").or_else(|| self.0.own("on"))?;
        Some((None, always.condition("condition")?))
    }

    /// What it tells whoever entered the record.
    pub fn message(self) -> Option<Cow<'m, str>> {
        self.0.text("error").or_else(|| self.0.text("query"))
    }
}

impl<'m> Table<'m> {
    /// The rules on its records that count when a package is built: those of the package, of its cores, and of the
    /// package that the table stands in. What else was compiled at the same time makes no difference.
    pub fn laws_for(self, package: PackageId) -> impl Iterator<Item = Law<'m>> {
        let model = self.0.model();
        let concerns = move |rule: &Decl<'m>| {
            let by = rule.package_id();
            by == package || by == self.0.package_id() || model.cores(package).contains(&by)
        };
        let rules = model.referrers(self.0.id(), "on").filter(|rule| rule.kind_word() == "rule");
        rules.filter(move |rule| concerns(rule) && rule.withdrawn().is_none()).map(Law)
    }
}
