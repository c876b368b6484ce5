//! What is permanent about a kind of finding.

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Does not hang together: nothing is built.
    Error,
    /// Hangs together and is likely wrong, or not good enough for the status.
    Warning,
    /// Worth a thought; never fails a check unless strictness is asked for.
    Advice,
}

impl Level {
    /// The word that reports show.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice => "advice",
        }
    }
}

/// The permanent part of a kind of finding. One `static` a rule, in the file that finds it; the list of all is
/// `check::RULES`.
#[derive(Debug)]
pub struct Rule {
    /// `OFW` and four digits, banded by origin: 0 source and syntax, 1 names and references, 2 framework,
    /// 3 expressions and data, 4 manifest and build, 9 mistakes of ours. Never used again for something else.
    pub code: &'static str,
    /// The readable name, which says the problem: `indicator-without-metric`.
    pub name: &'static str,
    /// How much it weighs unless the framework says otherwise.
    pub level: Level,
    /// The version that first had it.
    pub since: &'static str,
    /// The page `ofw explain` prints, from `docs/rules/<name>.md`.
    pub page: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// Declares the `static RULE` of a file. The page is `docs/rules/<name>.md`; a test holds that every page is there,
/// has its headings, and that its examples do what they say.
#[macro_export]
#[doc(hidden)]
macro_rules! rule {
    ($vis:vis $ident:ident, $code:literal, $name:literal, $level:ident, since $since:literal) => {
        #[doc = concat!("`", $code, "` `", $name, "`: see `docs/rules/", $name, ".md`.")]
        $vis static $ident: $crate::diagnostic::Rule = $crate::diagnostic::Rule {
            code: $code,
            name: $name,
            level: $crate::diagnostic::Level::$level,
            since: $since,
            page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules/", $name, ".md")),
        };
    };
}

/// The candidate an author most likely meant, if one is near enough to be offered: at most a third of the letters
/// differ, or one is the other's singular or start.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        if candidate == word {
            continue;
        }
        let longer = length.max(candidate.chars().count());
        // Far apart in length is far apart: spares the distance for most candidates.
        if longer - length.min(candidate.chars().count()) > longer / 3 + 1 {
            continue;
        }
        let distance = strsim::osa_distance(word, candidate);
        // With no letter in common two short words are not near.
        let near = distance <= (longer / 3).max(1) && distance < longer;
        if near && best.is_none_or(|(least, name)| (distance, candidate) < (least, name)) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
