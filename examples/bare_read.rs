//! Reads a CSV file with the `csv` crate and does nothing with it: what `ofw validate` is measured beside.
//! `cargo run --release --example bare_read -- some/episodes.csv`

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: bare_read FILE");
        return ExitCode::from(2);
    };
    match read(&path) {
        Ok((records, bytes)) => {
            println!("{records} records, {bytes} bytes of values");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{path}: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn read(path: &str) -> Result<(u64, u64), csv::Error> {
    let mut reader = csv::Reader::from_path(path)?;
    let mut record = csv::ByteRecord::new();
    let (mut records, mut bytes) = (0, 0);
    while reader.read_byte_record(&mut record)? {
        records += 1;
        bytes += record.as_slice().len() as u64;
    }
    Ok((records, bytes))
}
