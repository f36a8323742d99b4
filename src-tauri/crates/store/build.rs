//! Has the crate built again when a migration is added: a macro reads them, of which cargo knows
//! nothing.

fn main() {
    println!("cargo::rerun-if-changed=../../../migrations");
}
