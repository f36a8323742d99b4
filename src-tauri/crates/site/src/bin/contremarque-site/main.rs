//! The program of the site.

fn main() {}
