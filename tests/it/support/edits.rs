//! Random edits, the same on every run.

use super::fixtures::texts;

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

/// Calls for texts that come of samples by edits: windows of them, so that the edits are dense and each costs little.
pub fn each_edited(folders: &[&str], seed: u64, windows: usize, mut look: impl FnMut(&str)) {
    let samples: Vec<String> = folders.iter().flat_map(|folder| texts(folder)).map(|(_, text)| text).collect();
    let mut random = Random::new(seed);
    for _ in 0..windows {
        let sample = &samples[random.below(samples.len())];
        let from = sample.floor_char_boundary(random.below(sample.len()));
        let mut text: String = sample[from..].chars().take(300).collect();
        for _ in 0..20 {
            text = edit(&text, &mut random);
            look(&text);
        }
    }
}

/// Changes a text as people and their tools do: whole lines and words are taken out, doubled, exchanged, moved or put in
/// the place of others. `words` are those of the language; `other` is a text from which lines may come.
pub fn rewrite(text: &str, other: &str, words: &[&str], random: &mut Random) -> String {
    match random.below(8) {
        0 | 1 => rearranged(text.split_inclusive('\n').collect(), &other.lines().collect::<Vec<_>>(), random),
        2 => edit(text, random),
        3 => rearranged(pieces(text), PIECES, random),
        4 => rearranged(pieces(text), NUMBERS, random),
        5 => rearranged(pieces(text), words, random),
        _ => exchanged(pieces(text), words, random),
    }
}

/// Numbers and the like that are hard to count with.
const NUMBERS: &[&str] = &[
    " 0 ",
    "-1",
    "0.5",
    "1e9",
    "99999999999999999999999999999999999999",
    "4294967296",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    " 29 February 2023 ",
    " 31 December 9999 ",
    " 1 January 0000 ",
    " 99999 years ",
    " 3 percentage points ",
    " 18 to 4 ",
];

/// The words, texts, blanks and signs of a text, one after the other.
fn pieces(text: &str) -> Vec<&str> {
    let of_word = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '.';
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            _ if of_word(first) => rest.find(|sign| !of_word(sign)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Takes out, doubles, exchanges or moves pieces, or puts in others.
fn rearranged<'t>(mut pieces: Vec<&'t str>, others: &[&'t str], random: &mut Random) -> String {
    if pieces.is_empty() || others.is_empty() {
        return pieces.concat();
    }
    let (one, two) = (random.below(pieces.len()), random.below(pieces.len()));
    match random.below(6) {
        0 => drop(pieces.remove(one)),
        1 => pieces.insert(one, pieces[one]),
        2 => pieces.swap(one, two),
        3 => {
            let moved = pieces.remove(one);
            pieces.insert(two.min(pieces.len()), moved);
        }
        4 => pieces[one] = others[random.below(others.len())],
        _ => pieces.insert(one, others[random.below(others.len())]),
    }
    pieces.concat()
}

/// Puts a word of the text or of the language in the place of another word.
fn exchanged<'t>(mut pieces: Vec<&'t str>, words: &[&'t str], random: &mut Random) -> String {
    let is_word = |piece: &str| piece.starts_with(char::is_alphanumeric);
    let places: Vec<usize> = (0..pieces.len()).filter(|at| is_word(pieces[*at])).collect();
    if let (false, false) = (places.is_empty(), words.is_empty()) {
        let new = match random.below(3) {
            0 => words[random.below(words.len())],
            _ => pieces[places[random.below(places.len())]],
        };
        pieces[places[random.below(places.len())]] = new;
    }
    pieces.concat()
}

/// Changes a text as no person does: cut or spoilt within a letter, repeated, drawn out into a line that never ends,
/// nested to the limits and beyond, with parts exchanged or without a sign that everything hangs on.
pub fn spoil(text: &str, random: &mut Random) -> Vec<u8> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = random.below(lines.len() + 1);
    let put = |what: &str| [&lines[..at].concat(), what, &lines[at..].concat()].concat().into_bytes();
    match random.below(8) {
        0 => text.as_bytes()[..random.below(text.len() + 1)].to_vec(),
        1 => {
            let mut bytes = text.as_bytes().to_vec();
            if let Some(byte) = bytes.get_mut(random.below(text.len())) {
                *byte = random.below(256) as u8;
            }
            bytes
        }
        2 => put(&lines.get(at).copied().unwrap_or("\n").repeat(1 + random.below(120))),
        3 => put(&format!("note \"{}\"\n", "word ".repeat(random.below(14_000)))),
        4 => put(&lines[at..].concat().replace('\n', " ").repeat(1 + random.below(8))),
        5 => nested(&put, random),
        6 => {
            let (one, two) = (at.min(random.below(lines.len() + 1)), at.max(random.below(lines.len() + 1)));
            let middle = one + random.below(two - one + 1);
            [&lines[..one], &lines[middle..two], &lines[one..middle], &lines[two..]].concat().concat().into_bytes()
        }
        _ => {
            let signs = ["\"", "{", "}", "\n", ",", " ", "because", "where"];
            text.replace(signs[random.below(signs.len())], "").into_bytes()
        }
    }
}

/// Puts in blocks, conditions or brackets, as deep as they may be and a little deeper.
fn nested(put: &impl Fn(&str) -> Vec<u8>, random: &mut Random) -> Vec<u8> {
    let depth = 58 + random.below(12);
    let shapes = [
        ("outcome x \"X\" {\n", "}\n"),
        ("all of {\n", "}\n"),
        ("not ", ""),
        ("(", ")"),
        ("true when any of {\nall of {\n", "excluded\n}\n}\n"),
        ("there is a child where ", ""),
    ];
    let (open, close) = shapes[random.below(shapes.len())];
    let closed = if random.below(2) == 0 { depth } else { random.below(depth) };
    put(&format!("true when {}excluded\n{}", open.repeat(depth), close.repeat(closed)))
}
