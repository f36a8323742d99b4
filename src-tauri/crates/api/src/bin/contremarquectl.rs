//! The commands from a terminal.
fn main() {}
