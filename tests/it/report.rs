//! How findings are shown.

use insta::assert_snapshot;
use ofw::diagnostic::{Applicability, Diagnostic, Diagnostics, Level, Rule};
use ofw::report::{Format, Options, Report, Screen};
use ofw::source::{FileId, Source, SourceMap, Span};

static ERROR: Rule =
    Rule { code: "OFW1000", name: "unknown-thing", level: Level::Error, since: "0.1", page: "# unknown-thing" };
static WARNING: Rule =
    Rule { code: "OFW2000", name: "doubtful-thing", level: Level::Warning, since: "0.1", page: "# doubtful-thing" };
static SETTLE: Rule =
    Rule { code: "OFW2001", name: "to-settle", level: Level::Advice, since: "0.1", page: "# to-settle" };

/// Files and what is found in them.
#[derive(Default)]
struct Case {
    sources: SourceMap,
    found: Diagnostics,
}

impl Case {
    fn file(mut self, path: &str, text: &str) -> Self {
        self.sources.add(Source::new(path, text));
        self
    }

    /// The place where a text first stands in a file.
    fn span(&self, file: usize, words: &str) -> Span {
        let id = FileId::new(file);
        let at = self.sources.file(id).text().find(words).unwrap();
        Span::new(id, at..at + words.len())
    }

    fn find(mut self, found: impl FnOnce(&Self) -> Diagnostic) -> Self {
        let found = found(&self);
        self.found.push(found);
        self
    }

    fn show(self, format: Format) -> String {
        self.show_with(Options { format, screen: Screen { colour: false, drawing: false, width: 100 }, settle: false })
    }

    fn show_with(self, options: Options) -> String {
        let findings = self.found.into_sorted();
        let mut out = Vec::new();
        let report = Report { sources: &self.sources, findings: &findings, files: self.sources.len() };
        report.write(&mut out, &options, &[]).unwrap();
        String::from_utf8(out).unwrap()
    }
}

fn two_files() -> Case {
    Case::default()
        .file("demo/framework.ofw", "framework demo \"Demo\"\n\noutcome safe \"Safe\"\nindicator crime suggests sfae\n")
        .file("library/terms.ofw", "library terms \"Terms\"\n\nterm safe \"Safe\"\n")
        .find(|case| {
            Diagnostic::new(&ERROR, case.span(0, "sfae"), "there is no outcome `sfae`")
                .here("not declared")
                .also(case.span(0, "safe"), "this one is")
                .also(case.span(1, "term safe"), "a term of that name")
                .help("An indicator suggests an outcome of this framework or of one it uses.")
                .fix(Applicability::Certain, case.span(0, "sfae"), "safe", "write `safe`")
        })
        .find(|case| Diagnostic::new(&WARNING, case.span(1, "\"Terms\""), "the title says little"))
}

#[test]
fn people_see_the_lines_of_both_files() {
    assert_snapshot!(two_files().show(Format::Human));
}

#[test]
fn plain_reads_as_paragraphs() {
    assert_snapshot!(two_files().show(Format::Plain));
}

#[test]
fn json_tells_places_in_lines_columns_and_bytes() {
    assert_snapshot!(two_files().show(Format::Json));
}

#[test]
fn colour_is_used_where_it_is_asked_for_and_nowhere_else() {
    let screen = Screen { colour: true, drawing: true, width: 80 };
    let coloured = two_files().show_with(Options { format: Format::Human, screen, settle: false });
    assert!(coloured.contains("\u{1b}[") && coloured.contains('╭'));
    assert!(two_files().show(Format::Human).is_ascii());
    for format in [Format::Plain, Format::Json] {
        assert!(!two_files().show_with(Options { format, screen, settle: false }).contains('\u{1b}'));
    }
}

#[test]
fn nothing_an_author_wrote_can_steer_the_terminal() {
    let hostile = "a\u{1b}]0;title\u{7}\u{202e}b\u{9b}2J";
    for format in [Format::Human, Format::Plain, Format::Json] {
        let shown = Case::default()
            .file(&format!("{hostile}.ofw"), &format!("\u{feff}term x \"{hostile}\" and\u{8} more\n"))
            .find(|case| {
                Diagnostic::new(&ERROR, case.span(0, "more"), format!("`{hostile}`\nis not good"))
                    .here(hostile)
                    .also(case.span(0, hostile), hostile)
                    .help(hostile)
                    .fix(Applicability::Likely, case.span(0, "more"), hostile, hostile)
            })
            .show(format);
        assert!(
            !shown.chars().any(|c| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))),
            "{shown:?}"
        );
        if format == Format::Human {
            assert_snapshot!(shown);
        }
    }
}

#[test]
fn marks_stay_in_place_at_edges() {
    let text = "first\n\tpound £ sign, 子供 child\nlast without end";
    let case = Case::default().file("edge.ofw", text);
    let end = Span::new(FileId::new(0), text.len()..text.len());
    let line_end = Span::new(FileId::new(0), 5..5);
    let shown = case
        .find(|case| Diagnostic::new(&ERROR, case.span(0, "child"), "after wide letters").here("here"))
        .find(|_| Diagnostic::new(&ERROR, end, "at the end of the file").here("here"))
        .find(|_| Diagnostic::new(&ERROR, line_end, "at the end of a line").here("here"))
        .find(|case| Diagnostic::new(&ERROR, case.span(0, "sign, 子供 child\nlast"), "over two lines").here("here"))
        .show(Format::Human);
    assert_snapshot!(shown);
}

#[test]
fn long_lines_and_long_stretches_are_cut() {
    let text =
        format!("{} here {}\nshort\n{}end\n", "before ".repeat(5_000), "after ".repeat(5_000), "line\n".repeat(500));
    let whole = Span::new(FileId::new(0), text.find("short").unwrap()..text.len());
    let shown = Case::default()
        .file("long.ofw", &text)
        .find(|case| Diagnostic::new(&ERROR, case.span(0, " here "), "in a long line").here("here"))
        .find(|_| Diagnostic::new(&WARNING, whole, "over many lines").here("all of it"))
        .show(Format::Human);
    assert_snapshot!(shown);
}

#[test]
fn a_file_that_could_not_be_read_is_named() {
    let case = || {
        Case::default().file("data/large.ofw", "").find(|_| {
            let start = Span::new(FileId::new(0), 0..0);
            Diagnostic::new(&ERROR, start, "this file is too large").help("Split it.")
        })
    };
    assert_snapshot!(format!("{}\n{}", case().show(Format::Human), case().show(Format::Plain)));
}

#[test]
fn of_many_findings_in_a_file_a_hundred_are_shown_and_the_rest_is_counted() {
    let mut case = Case::default().file("many.ofw", &"x\n".repeat(117));
    for line in 0..117 {
        let span = Span::new(FileId::new(0), line * 2..line * 2 + 1);
        case = case.find(|_| Diagnostic::new(&WARNING, span, "doubtful"));
    }
    let shown = case.show(Format::Plain);
    assert_eq!(shown.matches("doubtful-thing").count(), 100);
    assert!(shown.ends_with("and 17 more in many.ofw\n\n117 warnings in 1 file\n"), "{shown}");
}

#[test]
fn what_is_to_be_settled_is_one_line_until_it_is_asked_for() {
    const BEFORE: &str = "before it goes to consultation";
    let case = || {
        Case::default()
            .file("a.ofw", "framework ours \"Ours\"\n")
            .find(|case| Diagnostic::new(&SETTLE, case.span(0, "ours"), "no owner yet").here(BEFORE))
            .find(|case| Diagnostic::new(&SETTLE, case.span(0, "ours"), "no licence yet").here(BEFORE))
            .find(|case| {
                let mut allowed = Diagnostic::new(&ERROR, case.span(0, "ours"), "answered");
                allowed.allowed = Some("a reason".to_owned());
                allowed
            })
    };
    let screen = Screen { colour: false, drawing: false, width: 100 };
    let listed = case().show_with(Options { format: Format::Plain, screen, settle: true });
    assert_snapshot!(format!("{}\n---\n{listed}", case().show(Format::Plain)));
}
