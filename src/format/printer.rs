//! The tree to lines.
//!
//! Goes through the file line by line as the author broke it. A line that holds something nobody could read is
//! printed as it stands, at the indent of its place; any other is made anew from its tokens.

use std::ops::Range;

use crate::syntax::{TokenKind, Tree, word_value};

use super::guard::trim_blanks;
use super::lines::{AuthorLine, lines, next_with_meaning, places};
use super::roles::{Role, roles};
use super::{signs, texts};

/// How far each block is indented.
const STEP: usize = 2;

pub(super) fn print(tree: &Tree<'_>) -> String {
    let roles = roles(tree);
    let mut printer = Printer {
        tree,
        lines: lines(tree, &roles),
        next: next_with_meaning(&roles),
        places: places(tree),
        roles,
        out: String::with_capacity(tree.text().len() + tree.text().len() / 8),
        line: String::new(),
        indent: 0,
        item: None,
        depth: 0,
        inline: Vec::new(),
        opened_early: None,
        after_open: true,
        blank: false,
        condition_next: false,
        break_next: false,
    };
    for index in 0..printer.lines.len() {
        printer.author_line(index);
    }
    printer.end_line();
    let mut out = printer.out;
    // One that was no byte order mark must not become one.
    if out.starts_with('\u{feff}') {
        out.insert(0, '\u{feff}');
    }
    out
}

struct Printer<'a, 't> {
    tree: &'a Tree<'t>,
    roles: Vec<Role>,
    lines: Vec<AuthorLine>,
    /// For each token, the next one from it that is not trivia.
    next: Vec<u32>,
    /// For each token, its index in its head.
    places: Vec<u32>,
    out: String,
    /// The line that is being made, without its indent.
    line: String,
    /// Its indent.
    indent: usize,
    /// The item whose head was begun last.
    item: Option<u32>,
    /// How many blocks are open.
    depth: usize,
    /// The indents of the lines on which the open braces of `all of {` stand.
    inline: Vec<usize>,
    /// The brace that was printed at the end of the line before its own.
    opened_early: Option<usize>,
    /// Nothing has been printed since a brace was opened, or since the file began.
    after_open: bool,
    /// An empty line stands before what comes next.
    blank: bool,
    /// The next line begins a condition of its own.
    condition_next: bool,
    /// What comes next begins a new line.
    break_next: bool,
}

impl Printer<'_, '_> {
    fn author_line(&mut self, index: usize) {
        let AuthorLine { tokens, verbatim } = &self.lines[index];
        let (tokens, verbatim) = (tokens.clone(), *verbatim);
        let Some(first) = tokens.clone().find(|at| !self.is_blank(*at)) else {
            self.blank = true;
            return;
        };
        if verbatim {
            self.verbatim(tokens.clone(), first);
        } else {
            for at in tokens.clone() {
                self.token(at);
            }
        }
        self.end_line();
        self.break_next = false;
        if self.roles.get(tokens.end) == Some(&Role::InlineNewline) {
            self.condition_next = true;
        }
    }

    fn is_blank(&self, at: usize) -> bool {
        matches!(self.tree.tokens()[at].kind, TokenKind::Space | TokenKind::Bom)
    }

    fn token(&mut self, at: usize) {
        let token = self.tree.tokens()[at];
        match self.roles[at] {
            Role::Trivia if token.kind == TokenKind::Comment => self.comment(at),
            Role::Trivia | Role::InlineNewline | Role::Needless | Role::Loose => {}
            Role::Start(_) | Role::Head => self.word(at),
            Role::BlockOpen(_) | Role::InlineOpen if self.opened_early == Some(at) => {}
            Role::BlockOpen(_) | Role::InlineOpen => {
                self.begin(at);
                self.open(at);
            }
            Role::BlockClose(_) | Role::InlineClose => {
                self.begin(at);
                self.line.push('}');
                self.pass(at);
            }
        }
    }

    /// Follows a token without printing it.
    fn pass(&mut self, at: usize) {
        match self.roles[at] {
            Role::Start(item) => {
                self.item = Some(item);
                self.depth = self.tree.items()[item as usize].depth as usize;
                self.inline.clear();
            }
            Role::BlockOpen(item) => {
                self.depth = self.tree.items()[item as usize].depth as usize + 1;
                self.after_open = true;
                self.break_next = true;
            }
            Role::BlockClose(item) => {
                self.depth = self.tree.items()[item as usize].depth as usize;
                self.break_next = true;
            }
            Role::InlineOpen => {
                self.inline.push(self.indent);
                self.after_open = true;
                self.break_next = true;
                self.condition_next = true;
            }
            Role::InlineClose => {
                self.inline.pop();
                self.condition_next = false;
            }
            Role::Loose if self.closes(at) => self.depth = self.depth.saturating_sub(1),
            Role::Trivia | Role::Head | Role::InlineNewline | Role::Needless | Role::Loose => {}
        }
    }

    fn closes(&self, at: usize) -> bool {
        self.tree.tokens()[at].kind == TokenKind::Close
    }

    /// Makes ready to print a token: on a new line where it needs one, with a blank before it where not.
    fn begin(&mut self, at: usize) {
        let role = self.roles[at];
        let alone = matches!(role, Role::Start(_) | Role::BlockClose(_) | Role::InlineClose);
        if alone || std::mem::take(&mut self.break_next) {
            self.end_line();
            self.break_next = false;
        }
        if !self.line.is_empty() {
            if self.parts(at) {
                self.line.push(' ');
            }
            return;
        }
        self.indent = self.indent_of(at);
        let in_head = matches!(role, Role::Head) && !self.condition_next;
        let closes = matches!(role, Role::BlockClose(_) | Role::InlineClose | Role::BlockOpen(_) | Role::InlineOpen);
        self.new_line(!in_head && !closes);
        if matches!(role, Role::Head) {
            self.condition_next = false;
        }
    }

    /// Puts the empty line, if one is due and fits here.
    fn new_line(&mut self, may_be_blank: bool) {
        if std::mem::take(&mut self.blank) && may_be_blank && !self.after_open {
            self.out.push('\n');
        }
        self.after_open = false;
    }

    /// The indent of a line that begins with a token.
    fn indent_of(&self, at: usize) -> usize {
        let base = |item: u32| self.tree.items()[item as usize].depth as usize * STEP;
        match self.roles[at] {
            Role::Start(item) | Role::BlockOpen(item) | Role::BlockClose(item) => base(item),
            Role::InlineClose => self.inline.last().copied().unwrap_or(self.depth * STEP),
            Role::Head | Role::InlineOpen | Role::InlineNewline => match self.inline.last() {
                Some(indent) if self.condition_next => indent + STEP,
                Some(indent) => indent + 2 * STEP,
                None => self.item.map_or(0, base) + STEP,
            },
            // It ends a block whose `{` is missing, if any.
            Role::Loose if self.closes(at) => self.depth.saturating_sub(1) * STEP,
            Role::Trivia | Role::Needless | Role::Loose => match self.inline.last() {
                Some(indent) => indent + STEP,
                None => self.depth * STEP,
            },
        }
    }

    /// Whether a blank stands between the line so far and a token. Signs keep the company they had: `£3`, `15/12/2022`.
    fn parts(&self, at: usize) -> bool {
        let tokens = self.tree.tokens();
        match tokens[at].kind {
            TokenKind::Comma => return false,
            // Its marks will be others; next to a sign they could be taken for a closing one.
            TokenKind::Text if !self.tree.token_text(tokens[at]).starts_with('"') => return true,
            _ => {}
        }
        let Some(before) = at.checked_sub(1) else { return true };
        let touching = matches!(self.roles[before], Role::Start(_) | Role::Head)
            && matches!(self.roles[at], Role::Head)
            && tokens[before].kind != TokenKind::Comma;
        let sign = tokens[at].kind == TokenKind::Symbol || tokens[before].kind == TokenKind::Symbol;
        !(touching && sign && self.words(at).is_none() && self.words(before).is_none())
    }

    /// The words for a sign of a head.
    fn words(&self, at: usize) -> Option<&'static str> {
        let token = self.tree.tokens()[at];
        if token.kind != TokenKind::Symbol || !matches!(self.roles[at], Role::Start(_) | Role::Head) {
            return None;
        }
        signs::words(&self.tree.head(self.item_of(at)?), self.places[at] as usize)
    }

    fn item_of(&self, at: usize) -> Option<usize> {
        match self.roles[at] {
            Role::Start(item) => Some(item as usize),
            _ => self.item.map(|item| item as usize),
        }
    }

    fn word(&mut self, at: usize) {
        let token = self.tree.tokens()[at];
        let text = self.tree.token_text(token);
        let words = self.words(at);
        if words == Some("") {
            return;
        }
        self.begin(at);
        self.pass(at);
        match token.kind {
            TokenKind::Text => {
                // Where it stands matters only to a text over lines; to count each time would take long on a long line.
                let column = if text.contains(['\n', '\r']) { self.column() } else { 0 };
                let indent = self.indent + 2 * STEP;
                texts::write(text, column, indent, &mut self.line);
            }
            TokenKind::Word => self.line.push_str(&word_value(text)),
            _ => self.line.push_str(words.unwrap_or(text)),
        }
        self.open_early(at);
    }

    /// How many characters the line so far is long, counted from the margin.
    fn column(&self) -> usize {
        match self.line.rsplit_once('\n') {
            // The lines that a text runs over have their indent already.
            Some((_, last)) => last.chars().count(),
            None => self.indent + self.line.chars().count(),
        }
    }

    fn open(&mut self, at: usize) {
        self.line.push('{');
        self.pass(at);
    }

    /// Prints a brace that stands on a later line at the end of this one.
    fn open_early(&mut self, at: usize) {
        let Some(next) = self.next.get(at + 1).map(|next| *next as usize) else { return };
        let own = match self.roles.get(next) {
            Some(Role::BlockOpen(item)) => self.item == Some(*item),
            Some(Role::InlineOpen) => true,
            _ => false,
        };
        if !own {
            return;
        }
        let line = self.lines.partition_point(|line| line.tokens.end <= next);
        let on_this_line = self.lines.get(line).is_some_and(|line| line.tokens.contains(&at) || line.verbatim);
        if !on_this_line {
            self.line.push(' ');
            self.open(next);
            self.opened_early = Some(next);
        }
    }

    fn comment(&mut self, at: usize) {
        let text = trim_blanks(self.tree.token_text(self.tree.tokens()[at]));
        if self.line.is_empty() {
            self.indent = self.indent_of_comment(at);
            self.new_line(true);
        } else {
            self.line.push_str("  ");
        }
        self.line.push_str(text);
    }

    /// A comment on a line of its own leads what follows, and stands where that stands.
    fn indent_of_comment(&self, at: usize) -> usize {
        let mut next = self.next[at] as usize;
        if self.opened_early == Some(next) {
            next = self.next[next + 1] as usize;
        }
        match self.roles.get(next) {
            Some(Role::BlockClose(item)) => (self.tree.items()[*item as usize].depth as usize + 1) * STEP,
            Some(Role::Loose) if self.closes(next) => self.depth * STEP,
            Some(Role::InlineClose) | None => self.indent_of(at),
            Some(_) => self.indent_of(next),
        }
    }

    /// Prints a line as it stands, but for the blanks around it.
    fn verbatim(&mut self, tokens: Range<usize>, first: usize) {
        self.end_line();
        let placed = tokens.clone().find(|at| !matches!(self.roles[*at], Role::Trivia | Role::Loose | Role::Needless));
        self.indent = self.indent_of(placed.unwrap_or(first));
        let in_head = placed.is_some_and(|at| matches!(self.roles[at], Role::Head)) && !self.condition_next;
        self.new_line(!in_head);
        let last = tokens.clone().rfind(|at| !self.is_blank(*at)).unwrap_or(first);
        let (from, to) = (self.tree.tokens()[first].start as usize, self.tree.tokens()[last].end as usize);
        let raw = self.tree.text().get(from..to).unwrap_or_default();
        let raw = if self.tree.tokens()[last].kind == TokenKind::Comment { trim_blanks(raw) } else { raw };
        self.line = raw.replace("\r\n", "\n").replace('\r', "\n");
        for at in tokens {
            self.pass(at);
            match self.roles[at] {
                Role::Head | Role::Start(_) => (self.condition_next, self.after_open) = (false, false),
                Role::Loose | Role::BlockClose(_) | Role::InlineClose => self.after_open = false,
                Role::Trivia | Role::BlockOpen(_) | Role::InlineOpen | Role::InlineNewline | Role::Needless => {}
            }
        }
    }

    fn end_line(&mut self) {
        if self.line.is_empty() {
            return;
        }
        self.out.extend(std::iter::repeat_n(' ', self.indent));
        self.out.push_str(&self.line);
        self.out.push('\n');
        self.line.clear();
    }
}
