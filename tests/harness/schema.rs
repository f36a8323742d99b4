//! Databases with the schema of this build and nothing else, made once for all tests and then copied.
//!
//! Migrating from nothing takes longer than most stories. The tests of migrations begin from nothing all the same.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use postgres::{Client, NoTls};
use store::Store;

use crate::server;

/// Says of which build a schema is: each program of tests holds the migrations itself.
fn build() -> std::io::Result<(PathBuf, String)> {
    let program = std::env::current_exe()?;
    let at = program.metadata()?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    let name = program.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
    Ok((program.with_file_name("schemas"), format!("{name}_{}", at.as_millis())))
}

/// Puts a database file with its schema at `path`.
///
/// # Panics
/// When it cannot be made.
pub(crate) fn file(path: &Path) {
    let (folder, build) = build().expect("the program of the tests");
    std::fs::create_dir_all(&folder).expect("a folder beside it");
    let template = folder.join(&build).with_extension("sqlite");
    let lock = File::create(folder.join("lock")).expect("a lock");
    lock.lock().expect("the lock");
    if !template.exists() {
        forget_older(&folder, &build);
        let unfinished = folder.join("unfinished");
        drop(std::fs::remove_file(&unfinished));
        drop(Store::sqlite(&unfinished, |_| Ok(())).expect("a schema"));
        std::fs::rename(&unfinished, &template).expect("a schema under its name");
    }
    drop(lock);
    std::fs::copy(&template, path).expect("a copy of the schema");
}

/// Removes what earlier builds of the same program left.
fn forget_older(folder: &Path, build: &str) {
    let program = build.rsplit_once('_').map_or(build, |(program, _)| program);
    for older in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if older.file_name().to_string_lossy().starts_with(program) {
            drop(std::fs::remove_file(older.path()));
        }
    }
}

/// A database with its schema and the rights of counters and site, on the server of the tests.
///
/// # Panics
/// Where there is no server.
pub(crate) fn database() -> String {
    let server = server::the_server();
    let (_, build) = build().expect("the program of the tests");
    // A name on PostgreSQL has 63 bytes.
    let template = format!("s{}", &build[build.len().saturating_sub(60)..]);
    let url = server::database_like(&server, &made(&server, &template));
    let (_, name) = url.rsplit_once('/').expect("postgres://…/database");
    // A copy has all rights but those on the database itself.
    let rights = format!(
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC;
         GRANT CONNECT ON DATABASE {name} TO contremarque_guichet, contremarque_site"
    );
    let mut client = Client::connect(&server, NoTls).expect("the server of the tests");
    client.batch_execute(&rights).expect("rights on the database");
    url
}

/// Makes the template where it is not there; tests that start together wait for the first.
fn made(server: &str, template: &str) -> String {
    const MAKING: i64 = 0x7363_6865_6d61;
    let mut client = Client::connect(server, NoTls).expect("the server of the tests");
    client.execute("SELECT pg_advisory_lock($1)", &[&MAKING]).expect("the lock");
    let there = client
        .query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&template])
        .expect("the databases");
    if there.is_none() {
        let unfinished = format!("{template}_");
        let drop_it = format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)");
        client.batch_execute(&drop_it).expect("nothing unfinished");
        client.batch_execute(&format!("CREATE DATABASE {unfinished}")).expect("a database");
        let url = server::database_at(server, &unfinished);
        drop(Store::postgres(&url).expect("a schema"));
        server::give_rights(&url);
        let named = format!("ALTER DATABASE {unfinished} RENAME TO {template}");
        client.batch_execute(&named).expect("a schema under its name");
    }
    template.to_owned()
}
