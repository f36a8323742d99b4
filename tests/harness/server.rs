//! Databases on the server of the tests, and logins to them.

use std::path::Path;

use uuid::Uuid;

/// A database of its own on the server of the tests, with nothing in it.
///
/// Ends the test, as passed, where `CONTREMARQUE_SQLITE_ONLY` leaves the server's half out: what was
/// told on SQLite until here held. Only where a test is a process of its own, as nextest has it.
///
/// # Panics
/// Where there is no server.
#[must_use]
pub fn fresh_database() -> String {
    fresh_database_on(&the_server())
}

/// The address of the server of the tests, as [`fresh_database`] has it.
pub(crate) fn the_server() -> String {
    if std::env::var_os("CONTREMARQUE_SQLITE_ONLY").is_some() {
        let alone =
            std::env::var_os("NEXTEST_EXECUTION_MODE").is_some_and(|m| m == "process-per-test");
        assert!(alone, "CONTREMARQUE_SQLITE_ONLY is nextest's alone");
        std::process::exit(0);
    }
    std::env::var("CONTREMARQUE_TEST_POSTGRES")
        .expect("run this under tests/scripts/postgres.sh run")
}

const SITE: &str = include_str!("../../migrations/postgres/site.sql");

/// A login with the rights of a counter and no more, as the owner of a house gives it.
///
/// # Panics
/// When the rights cannot be given.
#[must_use]
pub fn counter_login(owner: &str) -> String {
    give_rights(owner);
    login_of_a_counter(owner)
}

/// Gives the counters and the site of a house their rights.
///
/// # Panics
/// When they cannot be given.
pub fn give_rights(owner: &str) {
    const RIGHTS: &str = include_str!("../../migrations/postgres/roles.sql");
    let mut client = postgres::Client::connect(owner, postgres::NoTls).expect("the owner's login");
    client.batch_execute(RIGHTS).expect("the rights of a counter");
    // The house has a site too: what it sees is held by policies, and counters are not to notice.
    client.batch_execute(SITE).expect("the rights of a site");
}

/// A login of a counter to a database where the rights were given before.
pub(crate) fn login_of_a_counter(owner: &str) -> String {
    let mut client = postgres::Client::connect(owner, postgres::NoTls).expect("the owner's login");
    login(&mut client, owner, "contremarque_guichet")
}

/// A login with the rights of the site and no more, as the owner of a house gives it.
///
/// # Panics
/// When the rights cannot be given.
#[must_use]
pub fn site_login(owner: &str) -> String {
    let mut client = postgres::Client::connect(owner, postgres::NoTls).expect("the owner's login");
    client.batch_execute(SITE).expect("the rights of a site");
    login(&mut client, owner, "contremarque_site")
}

/// A login that draws and mails the codes of a site, and does a counter's work besides.
///
/// # Panics
/// When the rights cannot be given.
#[must_use]
pub fn post_login(owner: &str) -> String {
    let mut client = postgres::Client::connect(owner, postgres::NoTls).expect("the owner's login");
    client.batch_execute(SITE).expect("the rights of a site");
    login(&mut client, owner, "contremarque_post")
}

fn login(client: &mut postgres::Client, owner: &str, role: &str) -> String {
    let name = format!("g{}", Uuid::now_v7().simple());
    let login = format!("CREATE ROLE {name} LOGIN PASSWORD '{name}' IN ROLE {role}");
    client.batch_execute(&login).expect("a login");
    let (_, rest) = owner.rsplit_once('@').expect("an address with a user");
    format!("postgres://{name}:{name}@{rest}")
}

/// A database of its own on a server. It stays at least as long as the process that asked for it.
///
/// # Panics
/// When the server does not answer.
#[must_use]
pub fn fresh_database_on(server: &str) -> String {
    database_like(server, "template1")
}

/// A database as [`fresh_database_on`] makes it, with all that stands in another one, where nobody is.
pub(crate) fn database_like(server: &str, template: &str) -> String {
    let name = format!("t{}_{}", std::process::id(), Uuid::now_v7().simple());
    let mut client =
        postgres::Client::connect(server, postgres::NoTls).expect("the server of the tests");
    drop_what_is_over(&mut client);
    client
        .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .expect("a fresh database");
    database_at(server, &name)
}

/// The address of another database on the same server.
pub(crate) fn database_at(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("postgres://…/database");
    format!("{base}/{name}")
}

/// Drops the databases of tests that have ended. Each takes about ten megabytes, and a run asks for hundreds.
///
/// A database carries the number of the process that asked for it. Where `/proc` does not tell which
/// processes live, none is dropped. Another test may drop one at the same moment: that is no failure.
fn drop_what_is_over(client: &mut postgres::Client) {
    let processes = Path::new("/proc");
    if !processes.join("self").exists() {
        return;
    }
    let databases = client
        .query(
            r"SELECT datname, substring(datname FROM '^t(\d+)_') FROM pg_database
                WHERE datname ~ '^t\d+_[0-9a-f]{32}$'",
            &[],
        )
        .expect("the databases of the tests");
    for row in databases {
        let (name, asked_by): (String, String) = (row.get(0), row.get(1));
        if !processes.join(asked_by).exists() {
            let _ = client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}
