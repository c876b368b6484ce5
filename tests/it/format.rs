//! The formatter: one layout, every comment and every meaning kept, twice the same as once.

use ofw::format::format;
use ofw::source::FileId;
use ofw::syntax::{TokenKind, parse};

use crate::support::edits::each_edited;
use crate::support::fixtures::{each_fixture, texts};

#[test]
fn each_fixture_is_laid_out_as_it_is_shown_beside_it() {
    each_fixture("format/*.ofw", |text| format(text).unwrap());
}

#[test]
fn what_is_laid_out_stays_as_it_is() {
    for folder in ["format", "syntax/ok", "syntax/broken"] {
        for (name, text) in texts(folder) {
            let once = format(&text).unwrap();
            assert_eq!(format(&once).unwrap(), once, "{name}");
        }
    }
}

#[test]
fn well_formed_files_stay_without_findings_and_keep_their_comments() {
    for folder in ["format", "syntax/ok"] {
        for (name, text) in texts(folder) {
            let once = format(&text).unwrap();
            let found = parse(FileId::new(0), &once).diagnostics.len();
            assert!(found <= parse(FileId::new(0), &text).diagnostics.len(), "{name}");
            assert_eq!(comments(&text), comments(&once), "{name}");
        }
    }
}

fn comments(text: &str) -> Vec<String> {
    let tree = parse(FileId::new(0), text).tree;
    let comments = tree.tokens().iter().filter(|token| token.kind == TokenKind::Comment);
    comments.map(|token| tree.token_text(*token).trim_end().to_owned()).collect()
}

#[test]
fn any_text_is_laid_out_and_stays_so_under_random_edits() {
    let (mut kept, mut refused) = (0, 0);
    each_edited(&["format", "syntax/ok", "syntax/broken"], 11, 300, |text| {
        // A text that was broken just so may be refused by the guard; it is then left alone.
        match format(text) {
            Ok(once) => {
                assert_eq!(format(&once).as_ref(), Ok(&once), "made of {text:?}");
                kept += 1;
            }
            Err(error) => {
                if std::env::var_os("SHOW").is_some() {
                    println!("refused {text:?} {error}");
                }
                refused += 1;
            }
        }
    });
    assert!(refused * 200 < kept, "{refused} of {kept} refused");
}
