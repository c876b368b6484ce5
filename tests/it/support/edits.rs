//! Random edits, the same on every run.

/// A small generator of numbers, the same on every run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// Pieces that random edits put in: everything the grammar tells apart, and much that it does not.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "„",
    "'",
    "‘",
    "’",
    "\\",
    "\\\"",
    "{",
    "}",
    "{{{{",
    "}}}",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\t",
    "\u{a0}",
    "#",
    ".",
    ":",
    "=",
    ">=",
    "≥",
    "–",
    "‑",
    "-",
    "-3",
    "10,000",
    "6–8",
    "é",
    "e\u{301}",
    "字",
    "😀",
    "\u{200b}",
    "\u{202e}",
    "\0",
    "\u{feff}",
    "all of {",
    "any of {\n",
    "\noutcome x \"X\" {\n",
    "\nmetric y\n",
    " and ",
    "\n  or ",
    "where",
    "_",
    "%",
    "£",
    "`",
    "''",
    "2nd",
    "a.b",
    "...",
    "--",
    "≠",
];

/// Changes a text in one place: something put in, taken out, doubled or moved.
pub fn edit(text: &str, random: &mut Random) -> String {
    let mut places: [usize; 2] = std::array::from_fn(|_| {
        let mut at = random.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    });
    places.sort_unstable();
    let [from, far] = places;
    let mut to = far.min(from + random.below(40));
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let (before, part, after) = (&text[..from], &text[from..to], &text[to..]);
    match random.below(6) {
        0 => [before, after].concat(),
        1 => [before, part, part, after].concat(),
        2 => [before, after, part].concat(),
        3 => before.to_owned(),
        _ => [before, PIECES[random.below(PIECES.len())], part, after].concat(),
    }
}
