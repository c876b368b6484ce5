//! Text to tree. The only room that knows pest; its product is a lossless tree that a hand-written parser could build.

mod findings;
mod hidden;
mod id;
mod implied;
mod items;
mod left_open;
mod margin;
mod outside;
mod parse;
pub mod phrase;
mod text;
mod tokens;
mod tree;

pub use findings::RULES;
pub use id::{is_suitable_id, plain_id, suitable_id};
pub use items::MAX_DEPTH;
pub use parse::{Parse, parse};
pub use phrase::Phrase;
pub use text::{code_value, text_value, without_hidden, word_value};
pub use tokens::grammar_alone;
pub use tree::{Block, Item, Token, TokenKind, Tokens, Tree};
