//! Has the crate built again when a migration is added. Cargo does not know of the migrations,
//! because a macro reads them.

fn main() {
    println!("cargo::rerun-if-changed=../../../migrations");
}
