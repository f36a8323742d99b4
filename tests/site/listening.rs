//! Where the site listens, and what it says where it cannot.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use harness::house::House;
use harness::programs::built;

#[test]
fn a_site_whose_port_is_taken_says_so_in_the_language_of_the_terminal() {
    let house = House::demo().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let serve = |language: &str| {
        let mut site = Command::new(built("contremarque-site").unwrap());
        site.arg("--data").arg(house.path()).args(["serve", "--listen", &port]);
        let done = site.env("LC_ALL", language).stdin(Stdio::null()).output().unwrap();
        assert!(!done.status.success());
        String::from_utf8_lossy(&done.stderr).into_owned()
    };
    let said = serve("fr_FR.UTF-8");
    assert!(said.contains(&format!("écoute déjà 127.0.0.1:{port}")), "{said}");
    let said = serve("en_GB.UTF-8");
    assert!(said.contains(&format!("listens on 127.0.0.1:{port} already")), "{said}");
}
