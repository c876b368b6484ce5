//! Ids of what is declared: small numbers by which the model, the typed core and everything after them refer to it.

/// A declaration: an index into the model's arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeclId(u32);

/// A package: a framework or a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PackageId(u32);

macro_rules! index {
    ($id:ident) => {
        impl $id {
            /// The id at an index of its arena.
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index into the arena.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(DeclId);
index!(PackageId);
