//! An indicator that no metric measures.

use crate::check::Check;
use crate::check::words::stops_before;
use crate::diagnostic::Diagnostic;
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW2004", "indicator-without-metric", Warning, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    for indicator in cx.model().indicators().filter(|indicator| indicator.status() >= Status::Consultation) {
        let said = indicator.said_no("metrics").is_some() || stops_before(indicator.0, "metrics");
        if said || indicator.withdrawn().is_some() || indicator.metrics().next().is_some() {
            continue;
        }
        cx.report(
            Diagnostic::new(&RULE, indicator.name_span(), format!("no metric measures `{}`", indicator.name()))
                .here("how would anybody know?")
                .help(format!(
                    "Add a metric that says `measures {}`, or say why there is none: `no metrics because none suitable`.",
                    indicator.name()
                )),
        );
    }
}
