//! Writes made-up episodes to measure with: `cargo run --release --example episodes -- 1000000 some/episodes.csv`.
//! `benches/support/episodes.ofw` describes them. About one record in a hundred breaks a rule; the same number of records
//! always gives the same file.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(Ok(records)), Some(path)) = (arguments.next().map(|n| n.parse::<u64>()), arguments.next()) else {
        eprintln!("usage: episodes NUMBER-OF-RECORDS FILE");
        return ExitCode::from(2);
    };
    match File::create(&path).and_then(|file| write(records, &mut BufWriter::new(file))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{path}: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// A small generator of numbers, the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn among<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap_or(0)]
    }

    fn letter(&mut self) -> char {
        char::from(b'A' + u8::try_from(self.below(26)).unwrap_or(0))
    }
}

fn write(records: u64, out: &mut impl Write) -> io::Result<()> {
    let mut random = Random(1);
    writeln!(out, "CHILD,RNE,DECOM,LS,CIN,PLACE,PLACE_PROVIDER,PL_POST,URN,DEC,REC")?;
    for record in 0..records {
        let wrong = random.below(100) == 0;
        let what = random.below(5);
        let (day, month, year) = (1 + random.below(28), 1 + random.below(12), 2018 + random.below(6));
        let year = if wrong && what == 0 { 2025 } else { year };
        let ended = random.below(3) > 0 || (wrong && what == 1);
        let later = if wrong && what == 1 { year - 1 } else { year + 1 };
        let status = if wrong && what == 2 { "E1" } else { random.among(&["C1", "C2", "D1", "V2"]) };
        let end = if ended { format!("{day:02}/{month:02}/{later}") } else { String::new() };
        let reason = if ended != (wrong && what == 3) { random.among(&["X1", "E3", "E41"]) } else { "" };
        let place = if wrong && what == 4 { "Z9" } else { random.among(&["U1", "U4", "K2"]) };
        writeln!(
            out,
            "{},{},{day:02}/{month:02}/{year},{status},{},{place},{},{}{}{} {}{}{},{:07},{end},{reason}",
            100_000 + record / 3,
            random.among(&["S", "P", "L"]),
            random.among(&["N1", "N4", "N8"]),
            random.among(&["PR1", "PR2", "PR4"]),
            random.letter(),
            random.letter(),
            random.below(10),
            random.below(10),
            random.letter(),
            random.letter(),
            random.below(10_000_000),
        )?;
    }
    out.flush()
}
