//! The line to a server on another machine: TLS, a certificate that is checked, or nothing.
//!
//! The server is on this machine; it is called by a name that is not this machine's (`hostaddr`
//! says where it is), which is all that tells another machine.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use api::{Api, Level, Options, What};
use contract::settings::NoticeSettings;
use harness::cluster::Cluster;
use harness::desk::{Desk, PIN, TestClock, found};
use harness::dice::now_ms;
use harness::small::small_house;
use office::Code;
use postgres::{Client, NoTls};
use serde_json::json;
use store::Store;
use uuid::Uuid;

const NAME: &str = "base.theatre.test";

/// An authority, and a certificate of the server's that it signed.
fn certificates(folder: &Path) {
    openssl(
        folder,
        &[
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=Autorite de la maison",
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
        ],
    );
    openssl(
        folder,
        &[
            "req",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-subj",
            "/CN=base",
            "-keyout",
            "server.key",
            "-out",
            "server.csr",
        ],
    );
    std::fs::write(folder.join("san"), format!("subjectAltName=DNS:{NAME}\n")).unwrap();
    signed(folder, "2");
}

/// Signs it for so many days.
fn signed(folder: &Path, days: &str) {
    let sign = "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile san \
        -out server.pem -days";
    let words: Vec<&str> = sign.split_whitespace().chain([days]).collect();
    openssl(folder, &words);
}

pub(crate) fn openssl(folder: &Path, arguments: &[&str]) {
    let done = Command::new("openssl").args(arguments).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Gives the server its certificate, the key for its eyes alone, and makes it offer TLS.
pub(crate) fn offers_tls(cluster: &Cluster, folder: &Path) {
    let mut owner = Client::connect(&cluster.url, NoTls).unwrap();
    for file in ["server.pem", "server.key"] {
        let body = std::fs::read_to_string(folder.join(file)).unwrap();
        owner
            .batch_execute(&format!(
                "COPY (SELECT unnest(string_to_array('{body}', E'\\n')))
                 TO PROGRAM 'umask 077; cat > {file}'"
            ))
            .unwrap();
    }
    for setting in ["ssl_cert_file = 'server.pem'", "ssl_key_file = 'server.key'", "ssl = on"] {
        owner.batch_execute(&format!("ALTER SYSTEM SET {setting}")).unwrap();
    }
    owner.batch_execute("SELECT pg_reload_conf()").unwrap();
    harness::until(10, "TLS", || {
        let mut asked = Client::connect(&cluster.url, NoTls).ok()?;
        let on: String = asked.query_one("SHOW ssl", &[]).ok()?.get(0);
        (on == "on").then_some(())
    })
    .unwrap();
}

/// The server by a name of another machine, and how its certificate is checked.
fn far(url: &str, name: &str, more: &str) -> String {
    let (user, rest) = url.rsplit_once('@').unwrap();
    let (_, rest) = rest.split_once(':').unwrap();
    format!("{user}@{name}:{rest}?hostaddr=127.0.0.1{more}")
}

fn opened(url: String) -> Result<(), Code> {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(harness::desk::TestClock::new());
    Desk::reopen(folder.path(), Some(url), &clock).map(|_| ()).map_err(|refusal| refusal.code)
}

#[test]
fn another_machine_is_spoken_to_in_private_with_the_right_authority_or_not_at_all() {
    let cluster = Cluster::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    let other = tempfile::tempdir().unwrap();
    certificates(other.path());
    offers_tls(&cluster, folder.path());
    let url = harness::server::fresh_database_on(&cluster.url);
    found(&Store::postgres(&url).unwrap(), harness::desk::BEGINNING_MS, &small_house());
    let right = format!("&sslrootcert={}", folder.path().join("ca.pem").display());
    let wrong = format!("&sslrootcert={}", other.path().join("ca.pem").display());

    assert_eq!(opened(far(&url, NAME, &right)), Ok(()));
    assert_eq!(opened(far(&url, NAME, &format!("{right}&sslmode=verify-full"))), Ok(()));
    assert_eq!(opened(far(&url, NAME, &wrong)), Err(Code::DatabaseCertificate));
    assert_eq!(
        opened(far(&url, NAME, "")),
        Err(Code::DatabaseCertificate),
        "no public one knows it"
    );
    assert_eq!(opened(far(&url, "autre.theatre.test", &right)), Err(Code::DatabaseCertificate));
    assert_eq!(opened(far(&url, NAME, "&sslmode=disable")), Err(Code::DatabaseNotPrivate));
    assert_eq!(
        opened(far(&url, NAME, "&sslrootcert=/nowhere.pem")),
        Err(Code::DatabaseCertificate)
    );
}

#[test]
fn the_end_of_a_certificate_is_told_a_month_before_and_is_red_in_its_last_week() {
    let cluster = Cluster::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    let url = harness::server::fresh_database_on(&cluster.url);
    found(&Store::postgres(&url).unwrap(), harness::desk::BEGINNING_MS, &small_house());
    let right = format!("&sslrootcert={}", folder.path().join("ca.pem").display());
    let watcher = tempfile::tempdir().unwrap();
    let looked = |url: String| {
        let status =
            Api::status(&Options { database_url: Some(url), ..Options::folder(watcher.path()) });
        assert_eq!(status.refusal, None);
        let ends = [What::CertificateEnds, What::CertificateEndsNow];
        let said = status.findings.iter().find(|finding| ends.contains(&finding.what)).cloned();
        (
            status.certificate_until_ms,
            status.is_up(),
            said.map(|said| (said.what, said.level, said.count)),
        )
    };
    // Nothing is checked on this machine itself.
    assert_eq!(looked(url.clone()), (None, true, None));
    for (days, said) in [
        ("40", None),
        ("30", Some((What::CertificateEnds, Level::Warning, 29))),
        ("8", Some((What::CertificateEnds, Level::Warning, 7))),
        ("7", Some((What::CertificateEndsNow, Level::Broken, 6))),
    ] {
        signed(folder.path(), days);
        offers_tls(&cluster, folder.path());
        let file = openssl_end(folder.path());
        harness::until(10, "the other certificate", || {
            let (until_ms, is_up, found) = looked(far(&url, NAME, &right));
            (until_ms == Some(file) && is_up && found == said).then_some(())
        })
        .unwrap();
    }
}

#[test]
fn a_certificate_that_was_renewed_is_told_as_it_is_now_however_long_the_lines_of_a_program_last() {
    let cluster = Cluster::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    let url = harness::server::fresh_database_on(&cluster.url);
    found(&Store::postgres(&url).unwrap(), harness::desk::BEGINNING_MS, &small_house());
    let login = harness::server::counter_login(&url);
    let right = format!("&sslrootcert={}", folder.path().join("ca.pem").display());
    let watcher = tempfile::tempdir().unwrap();
    let has = |days: &str| {
        signed(folder.path(), days);
        offers_tls(&cluster, folder.path());
        let end = Some(openssl_end(folder.path()));
        harness::until(10, "the other certificate", || {
            let database_url = Some(far(&url, NAME, &right));
            let status = Api::status(&Options { database_url, ..Options::folder(watcher.path()) });
            (status.certificate_until_ms == end).then_some(())
        })
        .unwrap();
    };
    has("20");
    // As a certificate is, on the system's clock.
    let (place, clock) = (tempfile::tempdir().unwrap(), Arc::new(TestClock::at(now_ms())));
    let counter = far(&login, NAME, &right);
    let api = Desk::reopen(place.path(), Some(counter), &clock).unwrap();
    api.sign_in_by_name("x", "Hélène", PIN).unwrap();
    let call = |name: &str, args: serde_json::Value| {
        api.call("x", name, Uuid::now_v7(), &args.to_string()).unwrap().json
    };
    let now: NoticeSettings = serde_json::from_str(&call("notices_view", json!({}))).unwrap();
    let set = json!({ "to": "informatique@theatre.test", "version": now.version });
    call("notices_set", set);
    has("90");
    assert_eq!(api.tell_administrator().unwrap(), 0, "the one of before is no matter any more");
    has("5");
    assert_eq!(api.tell_administrator().unwrap(), 1);
}

/// The end of the certificate, as openssl reads it, UTC milliseconds.
fn openssl_end(folder: &Path) -> i64 {
    let done = Command::new("sh")
        .args([
            "-c",
            "date -d \"$(openssl x509 -enddate -noout -in server.pem | cut -d= -f2)\" +%s",
        ])
        .current_dir(folder)
        .output()
        .unwrap();
    1_000 * String::from_utf8(done.stdout).unwrap().trim().parse::<i64>().unwrap()
}
