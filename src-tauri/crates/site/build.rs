//! How the site's program is linked.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // What the loader moves is listed in packed form, which takes 2 MB out of 25. glibc reads it from 2.36 on, Debian 12's.
    println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
}
