//! The command line of `ofw`.

fn main() {}
