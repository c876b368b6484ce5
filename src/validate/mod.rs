//! Files with records, held against a dataset: what of them cannot be read, what is missing, which rules they break.
//!
//! Files are read in blocks that end where a record ends. What can be said of a record by itself is said block by block
//! and side by side, in memory that does not grow with a file; of the rest only the columns are kept that rules across
//! records look at. What is found stands in the order of the files, whatever the size of a block or the number of
//! threads.
//!
//! What is deliberately absent: what values and conditions mean (`evaluate`), and how findings are shown (`report`).

mod across;
mod block;
mod choose;
mod columns;
mod csv;
mod explain;
mod finding;
mod json;
mod kept;
mod opened;
mod period;
mod plan;
mod reach;
mod run;
mod said;
mod source;
mod within;

pub use explain::Explanation;
pub use finding::{Check, File, Finding, Note, Outcome, Problem, Tally, Unjudged, Values};
pub use plan::{FieldPlan, LawPlan, TablePlan};
pub use run::{Asked, Refused, files_in, validate};
pub use said::{Pointed, Said};
