//! Small walkers: a model and an id, with what can be asked of the declaration there.

mod decl;
mod field;
mod indicator;
mod known;
mod law;
mod metric;
mod outcome;
mod statement;
mod table;
mod texts;

pub use decl::{Decl, Polarity};
pub use field::{
    CodeOf, Field, MAX_DECIMALS, Needed, code_of, code_text, codes_of, decimals_of, has_more_codes, type_of,
};
pub use indicator::Indicator;
pub use law::Law;
pub use metric::{Metric, ValueForm, unit_of};
pub use outcome::Outcome;
pub use statement::St;
pub use table::Table;
