use super::*;

/// The values of each record, as this reads them; none where a quote is never closed.
fn ours(text: &[u8], marks: Marks) -> Option<Vec<Vec<String>>> {
    if last_record(text, marks).open.is_some() {
        return None;
    }
    let shape = Shape { marks, slots: (0..8).map(Some).collect(), width: 8 };
    let block = parse(text.to_vec(), &shape);
    let rows = 0..block.places.len();
    let values = |row: usize| (0..8).map(|slot| block.text(block.entry(row, slot)).to_owned()).collect();
    Some(rows.map(values).collect())
}

/// The same, as the `csv` crate reads them.
fn theirs(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let records = reader.byte_records().filter_map(Result::ok);
    let values = records.map(|record| {
        let mut values: Vec<String> = record.iter().map(|value| String::from_utf8_lossy(value).into_owned()).collect();
        values.resize(8, String::new());
        values
    });
    values.filter(|values| values.iter().any(|value| !value.is_empty())).collect()
}

fn number(state: &mut u64, below: u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from((*state >> 33) % below).unwrap()
}

#[test]
fn values_are_those_that_the_csv_crate_reads() {
    let marks = Marks { value: b',', record: b'\n' };
    let mut state = 7;
    let mut read = 0;
    for _ in 0..20_000 {
        let length = number(&mut state, 24);
        let signs: [&[u8]; 8] = [b"a", b"b", b",", b"\"", b"\"", b"\n", b"\r\n", "é".as_bytes()];
        let text: Vec<u8> = (0..length).flat_map(|_| signs[number(&mut state, 8)]).copied().collect();
        // More than eight values are told as too many here.
        let widest = theirs(&text).iter().map(Vec::len).max().unwrap_or(0);
        if let Some(ours) = ours(&text, marks).filter(|_| widest <= 8) {
            assert_eq!(ours, theirs(&text), "{:?}", String::from_utf8_lossy(&text));
            read += 1;
        }
    }
    assert!(read > 5_000, "{read} were read");
}

#[test]
fn what_parts_values_is_told_by_the_first_line() {
    for (text, value) in [
        ("a,b,c\n1;2;3;4;5\n", b','),
        ("a;b;c,d\n", b';'),
        ("\n\na\tb\n", b'\t'),
        ("\"a;b;c\",d\n", b','),
        ("alone\n", b','),
        ("", b','),
    ] {
        assert_eq!(Marks::of(text.as_bytes()).value, value, "{text:?}");
    }
    assert_eq!(Marks::of(b"a,b\r1,2\r").record, b'\r');
    assert_eq!(Marks::of(b"a,b\r\n1,2\r\n").record, b'\n');
}

#[test]
fn the_names_of_columns_may_hold_anything_in_quotes() {
    let marks = Marks { value: b',', record: b'\n' };
    let (names, end, lines) = header(b"\n , \n\"a,\nb\",\"c \"\"d\"\"\",e\r\n1,2,3\n", marks);
    assert_eq!(names, ["a,\nb", "c \"d\"", "e"]);
    assert_eq!((end, lines), (25, 4));
}
