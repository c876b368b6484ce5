//! The reference: what each definition says of given records, computed from the typed core and nothing else.
//!
//! Two stages. *Reading* ([`Reader`]) turns what stands in the data into a [`Cell`], or says why it cannot be used.
//! *Judging* ([`Judge`]) asks conditions and values of the cells of a [`Data`], in three values. Whatever is generated
//! from a definition must give the verdicts that are given here.
//!
//! What is deliberately absent: files and their forms, findings in words, any shortcut that a target takes.

mod beside;
mod calendar;
mod cell;
mod data;
mod exact;
pub mod example;
mod explain;
mod groups;
mod judge;
mod keys;
mod layout;
mod membership;
mod period;
mod reading;
mod sets;
mod spells;
mod words;

pub use cell::Cell;
pub use data::{Data, Sheet};
pub use explain::{Explained, shown, shown_day};
pub use judge::{Judge, Record, Scalar};
pub use layout::Layout;
pub use membership::{Belongs, Membership};
pub use period::Period;
pub use reading::{Entered, Fault, Reader, Reading};
