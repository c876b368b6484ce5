//! The typed core on which everything later agrees: conditions, values, moments and units.
//!
//! What is deliberately absent: syntax, any target, any order of evaluation.

mod asked;
mod calendar;
mod core;
mod rows;
mod two_valued;
mod visit;

pub use asked::{Asked, Look};
pub use calendar::{AgeRange, Date, DayOfYear, Duration, MONTHS, TimeUnit, When, days_in_month, month};
pub use core::{Code, Condition, Member, Moment, Operator, Order, Relation, Type, Unit, Value, Window};
pub use rows::{Among, Base, Belonging, Dates, Rows, Selection, Sequence, Standing, Stretch};
pub use two_valued::{Other, Test, fails, holds};
pub use visit::Part;
