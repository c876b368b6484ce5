//! Text to tree. The only room that knows pest; its product is a lossless tree that a hand-written parser could build.

mod text;
mod tree;

pub use text::text_value;
pub use tree::{Block, Item, Token, TokenKind, Tokens, Tree};
