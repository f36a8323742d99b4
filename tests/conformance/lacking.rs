//! A right that a login lacks on a server: told when the house is opened, by its name, with what gives it.

use api::{ApiError, Options};
use contract::locale::Locale;
use contract::sentence::Fact;
use harness::desk::Desk;
use harness::server::{post_login, site_login};
use harness::small::small_house;
use office::Code;
use postgres::{Client, NoTls};
use runtime::open_house::OpenHouse;
use runtime::terminal;

fn owner(desk: &Desk) -> Client {
    Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap()
}

fn fact<'a>(refusal: &'a ApiError, name: &str) -> &'a str {
    match refusal.args.get(name) {
        Some(Fact::Text(text)) => text,
        _ => "",
    }
}

fn said(refusal: &ApiError, locale: Locale) -> String {
    terminal::sentence(refusal, locale, || domain::performance::zone("Europe/Paris"))
}

fn refused(desk: &Desk, login: &str) -> ApiError {
    let folder = tempfile::tempdir().unwrap();
    let opened = Desk::reopen(folder.path(), Some(login.to_owned()), &desk.clock);
    opened.err().expect("it lacks a right")
}

#[test]
fn a_counter_that_lacks_a_right_is_told_which_when_it_opens_and_not_before() {
    let desk = Desk::postgres(&small_house());
    let login = desk.login.clone().unwrap();
    owner(&desk).batch_execute("REVOKE UPDATE (state) ON mail FROM contremarque_guichet").unwrap();
    // A counter that is open is asked nothing more.
    desk.signs_in("Léa");

    let refusal = refused(&desk, &login);
    assert_eq!(refusal.code, Code::RightMissing);
    assert_eq!((fact(&refusal, "right"), fact(&refusal, "on")), ("UPDATE (state)", "mail"));
    assert!(fact(&refusal, "run").ends_with(" -f roles.sql"), "{refusal:?}");
    let french = said(&refusal, Locale::Fr);
    assert!(french.contains("le droit UPDATE (state) sur mail."), "{french}");
    assert!(french.contains(fact(&refusal, "run")), "{french}");

    owner(&desk).batch_execute("REVOKE INSERT ON journal FROM contremarque_guichet").unwrap();
    let refusal = refused(&desk, &login);
    assert_eq!((fact(&refusal, "right"), fact(&refusal, "on")), ("INSERT", "journal"));
    let english = said(&refusal, Locale::En);
    assert!(english.contains("the right INSERT on journal and one other."), "{english}");

    drop(harness::server::counter_login(desk.url.as_deref().unwrap()));
    let folder = tempfile::tempdir().unwrap();
    Desk::reopen(folder.path(), Some(login), &desk.clock).expect("it lacks nothing any more");
}

#[test]
fn a_function_or_a_schema_that_is_not_given_is_named_as_such() {
    let desk = Desk::postgres(&small_house());
    let login = desk.login.clone().unwrap();
    let salt = "REVOKE EXECUTE ON FUNCTION pin_salt(BIGINT) FROM contremarque_guichet";
    owner(&desk).batch_execute(salt).unwrap();
    assert_eq!(fact(&refused(&desk, &login), "on"), "FUNCTION pin_salt");
    owner(&desk).batch_execute("REVOKE USAGE ON SCHEMA public FROM contremarque_guichet").unwrap();
    let refusal = refused(&desk, &login);
    assert_eq!((fact(&refusal, "right"), fact(&refusal, "on")), ("USAGE", "SCHEMA public"));
}

/// What a login of this kind, which may call the database, is told; the database, and its name.
fn told(desk: &Desk, kind: &str) -> (ApiError, String, String) {
    let url = desk.url.clone().unwrap();
    let name = format!("personne_{}_{}", std::process::id(), kind.len());
    let mut owner = owner(desk);
    let base: String = owner.query_one("SELECT current_database()::TEXT", &[]).unwrap().get(0);
    owner
        .batch_execute(&format!(
            "DROP ROLE IF EXISTS {name}; CREATE ROLE {name} LOGIN PASSWORD 'x' {kind};
             GRANT CONNECT ON DATABASE {base} TO {name}"
        ))
        .unwrap();
    let (_, place) = url.split_once('@').unwrap();
    let refusal = refused(desk, &format!("postgres://{name}:x@{place}"));
    owner
        .batch_execute(&format!("REVOKE ALL ON DATABASE {base} FROM {name}; DROP ROLE {name}"))
        .unwrap();
    (refusal, base, name)
}

#[test]
fn a_login_of_the_role_that_inherits_no_right_of_it_is_told_what_lets_it() {
    let desk = Desk::postgres(&small_house());
    let (refusal, base, name) = told(&desk, "NOINHERIT IN ROLE contremarque_guichet");
    assert_eq!((refusal.code, fact(&refusal, "why")), (Code::RightMissing, "role"));
    let run = format!(
        "psql -d {base} -c 'ALTER ROLE {name} INHERIT' -c 'REVOKE contremarque_guichet FROM {name}' \
         -c 'GRANT contremarque_guichet TO {name}'"
    );
    assert_eq!(fact(&refusal, "run"), run);
}

#[test]
fn a_login_that_is_no_counter_s_is_told_the_role_it_needs() {
    let desk = Desk::postgres(&small_house());
    let (refusal, base, name) = told(&desk, "");
    assert_eq!((refusal.code, fact(&refusal, "why")), (Code::RightMissing, "role"));
    let run = format!("psql -d {base} -c 'GRANT contremarque_guichet TO {name}'");
    assert_eq!(fact(&refusal, "run"), run);
    assert!(said(&refusal, Locale::Fr).contains("du rôle contremarque_guichet"));
}

#[test]
fn a_site_and_its_post_are_held_to_lists_of_their_own() {
    let desk = Desk::postgres(&small_house());
    let url = desk.url.clone().unwrap();
    let (site, post) = (site_login(&url), post_login(&url));
    let folder = tempfile::tempdir().unwrap();
    let open = |login: &str, for_site: bool| {
        let options = Options { for_site, ..Options::folder(folder.path()) };
        OpenHouse::open(&Options { database_url: Some(login.to_owned()), ..options }).map(|_| ())
    };
    open(&site, true).unwrap();
    open(&post, false).unwrap();
    owner(&desk).batch_execute("REVOKE SELECT ON site.ticket_code FROM contremarque_site").unwrap();
    owner(&desk)
        .batch_execute("REVOKE SELECT (place_id, code) ON site.ticket_code FROM contremarque_site")
        .unwrap();
    let refusal = open(&site, true).unwrap_err();
    assert_eq!(
        (fact(&refusal, "on"), fact(&refusal, "right")),
        ("site.ticket_code", "SELECT (code, place_id)")
    );
    assert!(fact(&refusal, "run").ends_with(" -f site.sql"));
    open(&post, false).unwrap();
    owner(&desk).batch_execute("REVOKE UPDATE (hash) ON site_code FROM contremarque_post").unwrap();
    assert_eq!(fact(&open(&post, false).unwrap_err(), "right"), "UPDATE (hash)");
}
