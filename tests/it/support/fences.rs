//! Examples in Markdown: the fenced blocks of a page.

/// A fenced block.
#[derive(Debug, Clone)]
pub struct Fence {
    /// The line of the page on which its text begins, counted from 1.
    pub line: usize,
    /// What stands after the opening marks: `ofw`, `ofw,error`.
    pub info: String,
    /// Its text, each line with its end.
    pub text: String,
}

impl Fence {
    /// Whether the fence is in this language, whatever else it says of itself.
    pub fn is(&self, language: &str) -> bool {
        self.info.split(',').next() == Some(language)
    }

    /// Whether it says this of itself: `error`, `fragment`.
    pub fn has(&self, word: &str) -> bool {
        self.info.split(',').skip(1).any(|said| said.trim() == word)
    }
}

/// The fenced blocks of a page in order.
pub fn fences(page: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut open: Option<Fence> = None;
    for (index, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(fence), None) => {
                fence.text.push_str(line);
                fence.text.push('\n');
            }
            (None, Some(info)) => {
                open = Some(Fence { line: index + 2, info: info.trim().to_string(), text: String::new() });
            }
            (None, None) => {}
        }
    }
    found
}
