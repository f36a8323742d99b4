//! Wrong set-ups of a counter: each is said in one sentence with host and cause, the same in window and terminal.

mod begun;
mod there;
mod typed;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use api::{Api, Options};
use contract::founding::DatabaseAddress;
use contract::locale::Locale;
use harness::programs::built;
use runtime::error::ApiError;
use runtime::place::address::escaped;
use runtime::terminal;

use there::There;

/// What a person types, in the window or behind `join`.
#[derive(Clone)]
struct Typed {
    host: String,
    port: u16,
    database: String,
    user: String,
    password: String,
    authority: String,
    /// Behind the address, for a terminal alone: the window has no field for it.
    more: String,
}

impl Typed {
    fn address(&self) -> String {
        let hosts: Vec<String> =
            self.host.split(',').map(|host| format!("{host}:{}", self.port)).collect();
        let (user, base) = (escaped(&self.user), escaped(&self.database));
        format!("postgres://{user}@{}/{base}{}", hosts.join(","), self.more)
    }

    fn form(&self) -> DatabaseAddress {
        DatabaseAddress {
            host: self.host.clone(),
            port: self.port.into(),
            database: self.database.clone(),
            user: self.user.clone(),
            password: self.password.clone().into(),
            authority: self.authority.clone(),
        }
    }
}

/// What `contremarquectl join` says on stderr.
fn terminal(folder: &Path, typed: &Typed, language: &str) -> (bool, String) {
    let mut command = Command::new(built("contremarquectl").unwrap());
    command.arg("--data").arg(folder).args(["join", &typed.address()]);
    if !typed.authority.is_empty() {
        command.args(["--authority", &typed.authority]);
    }
    if !typed.password.is_empty() {
        let file = secret(folder, &typed.password);
        command.arg("--password-file").arg(file);
    }
    let done = command
        .stdin(Stdio::null())
        .env("LC_ALL", language)
        .env("CONTREMARQUE_ETC", "/nowhere")
        .output()
        .unwrap();
    (done.status.success(), String::from_utf8_lossy(&done.stderr).trim().to_owned())
}

/// A file beside the folder that nobody else reads.
fn secret(folder: &Path, text: &str) -> PathBuf {
    let path = folder.with_extension("secret");
    std::fs::write(&path, text).unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    std::fs::set_permissions(&path, mode).unwrap();
    path
}

/// What the window says of the same.
fn window(folder: &Path, typed: &Typed, locale: Locale) -> Option<String> {
    let found = Api::look_at(&Options::folder(folder), &typed.form()).unwrap();
    let refusal = ApiError { code: found.code?, args: found.args };
    Some(terminal::sentence(&refusal, locale, || domain::performance::zone("Europe/Paris")))
}

/// A wrong set-up, and how its sentence goes on.
struct Wrong {
    name: &'static str,
    typed: Typed,
    says: String,
}

#[test]
fn each_wrong_set_up_of_a_counter_is_one_true_sentence_the_same_in_window_and_terminal() {
    let there = There::start();
    let mut failed = Vec::new();
    for Wrong { name, typed, says } in there.wrongs() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("counter");
        let (done, said) = terminal(&folder, &typed, "fr_FR.UTF-8");
        let (_, english) = terminal(&folder, &typed, "en_GB.UTF-8");
        let mut wrong = Vec::new();
        if done {
            wrong.push("it was joined".to_owned());
        }
        if !said.contains(&says) || said.lines().count() != 1 {
            wrong.push(format!("said {said}, not {says}"));
        }
        if english == said || english.lines().count() != 1 {
            wrong.push(format!("in English: {english}"));
        }
        if said.contains(there::PASSWORD) {
            wrong.push("the password is told".to_owned());
        }
        if folder.exists() {
            wrong.push("looking made the folder".to_owned());
        }
        if typed.more.is_empty() && !done {
            let shown = window(&folder, &typed, Locale::Fr);
            // In the window an empty database is no refusal: a house can be founded there.
            if shown.as_deref() != Some(said.as_str()) && name != "no house" {
                wrong.push(format!("the window says {shown:?}"));
            }
        }
        if !wrong.is_empty() {
            failed.push(format!("{name}: {}", wrong.join("; ")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_counter_joins_a_house_with_an_authority_of_its_own_and_changes_address_password_and_authority()
{
    let there = There::start();
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("counter");
    let right = there.right();
    let (done, said) = terminal(&folder, &right, "fr_FR.UTF-8");
    assert!(done, "{said}");
    assert!(folder.join("authority.pem").is_file());
    let options = Options::folder(&folder);
    let opened = |options: &Options| Api::open(options).map(|api| api.has_house().unwrap());
    assert!(opened(&options).unwrap());
    let (done, said) = terminal(&folder, &right, "fr_FR.UTF-8");
    assert!(!done && said.contains("travaille déjà"), "{said}");

    // Another password.
    there.owner(&format!("ALTER ROLE {} PASSWORD 'un autre'", right.user));
    assert_eq!(opened(&options).unwrap_err().code, office::Code::DatabaseRefused);
    let change = |more: &[&str]| {
        let mut command = Command::new(built("contremarquectl").unwrap());
        command.arg("--data").arg(&folder).arg("address").args(more).stdin(Stdio::null());
        let done = command.env("LC_ALL", "fr_FR.UTF-8").output().unwrap();
        (done.status.success(), String::from_utf8_lossy(&done.stderr).trim().to_owned())
    };
    let file = secret(&folder, "un autre").display().to_string();
    let (done, said) = change(&["--password-file", &file]);
    assert!(done, "{said}");
    assert!(opened(&options).unwrap());

    // Several hosts, of which the first is not there: the same house, password and authority kept.
    let several = Typed { host: format!("absent.invalid,{}", right.host), ..right.clone() };
    let (done, said) = change(&[&several.address()]);
    assert!(done, "{said}");
    assert!(opened(&options).unwrap());

    // Another house does not know this counter.
    let other = Typed { database: there.other_house(), ..right };
    let (done, said) = change(&[&other.address()]);
    assert!(!done && said.contains("ne connaît pas ce guichet"), "{said}");
    assert!(opened(&options).unwrap(), "a refusal changes nothing");
}

#[test]
fn ten_desks_begin_with_the_set_up_of_their_machine() {
    let there = There::start();
    let place = tempfile::tempdir().unwrap();
    let right = there.right();
    let file = secret(&place.path().join("desk"), &right.password);
    let text = format!(
        "address = \"{}\"\nauthority = \"{}\"\ncounter = \"Caisse {{host}}\"\npassword_file = {}\n",
        right.address(),
        right.authority,
        file.display()
    );
    std::fs::write(place.path().join("counter.conf"), text).unwrap();
    let folder = place.path().join("counter");
    let run = |verb: &[&str]| {
        let mut command = Command::new(built("contremarquectl").unwrap());
        command.arg("--data").arg(&folder).args(verb).stdin(Stdio::null());
        command.env("CONTREMARQUE_ETC", place.path()).env("LC_ALL", "fr_FR.UTF-8");
        let done = command.output().unwrap();
        let said =
            [done.stdout, done.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
        (done.status.success(), said.concat())
    };
    let (done, said) = run(&["address"]);
    assert!(done && said.contains("Caisse ") && !folder.exists(), "{said}");
    let (done, said) = run(&["join"]);
    assert!(done && said.contains("Caisse "), "{said}");
    let (done, said) = run(&["verify"]);
    assert!(done, "{said}");
}

#[test]
fn a_password_in_an_argument_and_a_secret_that_others_read_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("counter");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(built("contremarquectl").unwrap());
        command.arg("--data").arg(&folder).args(arguments).stdin(Stdio::null());
        let done = command.env("LC_ALL", "fr_FR.UTF-8").output().unwrap();
        assert!(!done.status.success() && !folder.exists());
        String::from_utf8_lossy(&done.stderr).trim().to_owned()
    };
    let url = "postgres://guichet:secret@127.0.0.1/theatre";
    for arguments in [
        &["join", url][..],
        &["address", url],
        &["--database", url, "verify"],
        &["move", "--to", url],
    ] {
        let said = run(arguments);
        assert!(said.starts_with("Un mot de passe ne s’écrit pas"), "{said}");
        assert!(!said.contains("secret@"), "{said}");
    }
    let bare = "postgres://guichet@127.0.0.1/theatre";
    let file = secret(&folder, "x").display().to_string();
    let mode = |mode| {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        std::fs::set_permissions(&file, mode).unwrap();
    };
    mode(0o644);
    let said = run(&["join", bare, "--password-file", &file]);
    assert!(said.contains("chmod 600"), "{said}");
    let said = run(&["join", bare, "--password-file", "/nowhere/secret"]);
    assert!(said.contains("/nowhere/secret") && said.contains("n’est pas là"), "{said}");
}

#[test]
fn what_only_asks_makes_no_folder_and_no_table() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("nowhere");
    let url = harness::server::fresh_database();
    let run = |arguments: &[&str], url: Option<&str>| {
        let mut command = Command::new(built("contremarquectl").unwrap());
        command.arg("--data").arg(&folder).args(arguments).stdin(Stdio::null());
        if let Some(url) = url {
            command.env("CONTREMARQUE_DATABASE", url);
        }
        let done = command.env("LC_ALL", "fr_FR.UTF-8").output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(!done.status.success() && said.contains("pas de maison"), "{said}");
    };
    for arguments in [&["verify"][..], &["backup", "x"], &["call", "badges"], &["import", "x.csv"]]
    {
        run(arguments, None);
        run(arguments, Some(&url));
        assert!(!folder.exists(), "{arguments:?}");
    }
    assert_eq!(store::look_at_server(&url).unwrap().tables, 0);
}

#[test]
fn a_lost_pin_is_replaced_by_the_owner_alone_and_the_journal_says_so() {
    use harness::desk::Desk;
    let shared = Desk::postgres(&harness::small::small_house());
    let (owner, counter) = (shared.url.clone().unwrap(), shared.login.clone().unwrap());
    let place = tempfile::tempdir().unwrap();
    let run = |url: &str, name: &str| {
        let mut command = Command::new(built("contremarquectl").unwrap());
        command.arg("--data").arg(place.path()).args(["reset-pin", name]).stdin(Stdio::null());
        command.env("CONTREMARQUE_DATABASE", url).env("CONTREMARQUE_PIN", "86420");
        let done = command.env("LC_ALL", "fr_FR.UTF-8").output().unwrap();
        (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (done, said) = run(&counter, "Hélène");
    assert!(!done && said.contains("propriétaire"), "{said}");
    let (done, said) = run(&owner, "Personne");
    assert!(!done && said.starts_with("Personne ne s’appelle"), "{said}");
    let (done, said) = run(&owner, "Hélène");
    assert!(done, "{said}");
    shared.api.sign_in_by_name("s", "Hélène", "86420").unwrap();
    let mut asked = postgres::Client::connect(&owner, postgres::NoTls).unwrap();
    let rows = "SELECT COUNT(*) FROM journal WHERE action = 'operator.changed' AND operator_id = 0";
    assert_eq!(asked.query_one(rows, &[]).unwrap().get::<_, i64>(0), 1);
}
