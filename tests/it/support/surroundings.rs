//! Short examples put into a whole package.

use ofw::vocabulary::starts_declaration;

/// Whether an example is a whole package, or several, by itself.
pub fn is_whole(example: &str) -> bool {
    example.starts_with("-- file: ")
        || first_word(
            example.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default(),
        )
        .is_some_and(|word| matches!(word, "framework" | "library" | "ofw"))
}

/// The example with what it needs around it: the declarations of `surroundings`, less those whose ids it declares
/// itself.
pub fn surrounded(example: &str, surroundings: &str) -> String {
    let own: Vec<&str> = declarations(example).into_iter().filter_map(id).collect();
    let mut whole = String::new();
    for declaration in declarations(surroundings) {
        if id(declaration).is_none_or(|id| !own.contains(&id)) {
            whole.push_str(declaration);
        }
    }
    whole.push_str(example);
    whole
}

/// The declarations of a text in order, each with the lines up to the next.
fn declarations(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if first_word(line).is_some_and(starts_declaration) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// The first word of a line at the left margin.
fn first_word(line: &str) -> Option<&str> {
    if line.starts_with(char::is_whitespace) { None } else { line.split_whitespace().next() }
}

fn id(declaration: &str) -> Option<&str> {
    declaration.split_whitespace().nth(1)
}
