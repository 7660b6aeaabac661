//! The command line: the only file that reads or writes anything.
fn main() {}
