//! Several counters on one house: each is itself, sees the others, hears what they change, and can
//! be shut out.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use api::{Heard, Listening, Topic};
use contract::action::{Action, StoredAction};
use contract::args::{Empty, Versioned};
use contract::counter::{CounterRow, RenameCounter};
use contract::ids::CounterId;
use contract::journal::JournalPage;
use contract::locale::Locale;
use contract::operator::{AppState, Badges};
use contract::reprise::Decided;
use contract::settings::{LocalSettings, SetLocal, Settings};
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::json;
use uuid::Uuid;

use crate::reprises::{ask_back, order};

/// Longer than any counter takes to hear of something, so that a lost word fails.
const PATIENCE: Duration = Duration::from_secs(20);

fn counters(desk: &Desk) -> Vec<CounterRow> {
    desk.ok("Hélène", "counter_list", json!({}))
}

fn own(desk: &Desk) -> CounterRow {
    counters(desk).into_iter().find(|counter| counter.here).unwrap()
}

/// The counter of `other`, as seen from `desk`.
fn seen(desk: &Desk, other: &Desk) -> Versioned<CounterId> {
    let id = own(other).id;
    let found = counters(desk).into_iter().find(|counter| counter.id == id).unwrap();
    Versioned { id, version: found.version }
}

fn actions(desk: &Desk) -> Vec<StoredAction> {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 200 });
    let page: JournalPage = desk.ok("Hélène", "journal_list", all);
    page.rows.into_iter().map(|row| row.action).collect()
}

/// Whether this counter has shown itself, past the commands: it may be shut out.
pub(crate) fn has_come(desk: &Desk) -> bool {
    let sql = "SELECT COUNT(*) FROM counter_presence p JOIN counter c ON c.id = p.counter_id
        WHERE c.name = ?1";
    let name = desk.ok::<AppState>("", "app_state", json!({})).counter;
    let seen = desk.store().read(|tx| store::TxExt::int(tx, sql, &store::params![&name]));
    seen.unwrap_or_else(|e: store::StoreError| panic!("{e}")) > 0
}

/// What a window at this counter hears.
pub(crate) struct Ears {
    heard: Receiver<Heard>,
    _listening: Listening,
}

impl Ears {
    /// Listens, and comes back once the others can see it.
    pub(crate) fn of(desk: &Desk) -> Self {
        let (tell, heard) = channel();
        let tell = Mutex::new(tell);
        let listening = desk.api.listen(move |heard| {
            let _ = tell.lock().unwrap().send(heard);
        });
        if desk.url.is_some() {
            let there = || has_come(desk).then_some(());
            harness::until(20, "the counter at its line", there).unwrap();
        }
        Self { heard, _listening: listening }
    }

    /// Waits for something that was heard.
    pub(crate) fn wait<T>(&self, what: &str, mut wanted: impl FnMut(&Heard) -> Option<T>) -> T {
        let end = std::time::Instant::now() + PATIENCE;
        while let Some(left) = end.checked_duration_since(std::time::Instant::now()) {
            match self.heard.recv_timeout(left) {
                Ok(heard) => {
                    if let Some(found) = wanted(&heard) {
                        return found;
                    }
                }
                Err(_) => break,
            }
        }
        panic!("never heard: {what}");
    }

    /// What was heard and not waited for.
    pub(crate) fn all(&self) -> Vec<Heard> {
        self.heard.try_iter().collect()
    }

    pub(crate) fn wait_for(&self, topic: Topic) {
        self.wait(topic.key(), |heard| match heard {
            Heard::Changed(topics) if topics.contains(&topic) => Some(()),
            _ => None,
        });
    }
}

#[test]
fn a_folder_is_known_again_by_its_key_and_a_name_alone_is_nobody() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let names: Vec<String> = counters(&desk).into_iter().map(|counter| counter.name).collect();
    assert_eq!(names, ["Guichet 1", "Guichet 2"], "two folders of the same name are two counters");
    let before = own(&other);
    assert_ne!(before.fingerprint, own(&desk).fingerprint);
    let (url, clock) = (other.login.clone(), std::sync::Arc::clone(&other.clock));
    let folder = other.close();
    let again = Desk::reopen(folder.path(), url, &clock).unwrap();
    let state = again.call("x", "app_state", Uuid::now_v7(), "{}").unwrap().json;
    let state: AppState = serde_json::from_str(&state).unwrap();
    assert_eq!((state.counter.as_str(), state.fingerprint), ("Guichet 2", before.fingerprint));
    assert_eq!(counters(&desk).len(), 2);
    assert!(actions(&desk).contains(&StoredAction::Known(Action::CounterRegistered)));
}

#[test]
fn the_key_itself_is_in_no_table_and_no_journal() {
    let desk = Desk::sqlite(&small_house());
    let key = std::fs::read_to_string(desk.folder.join("counter.key")).unwrap();
    desk.store()
        .read(|tx| {
            let found = store::TxExt::int(
                tx,
                "SELECT COUNT(*) FROM counter_key WHERE hex(key_hash) = upper(?1)",
                &store::params![key.trim()],
            )?;
            assert_eq!(found, 0);
            Ok::<_, store::StoreError>(())
        })
        .unwrap();
    let file = std::fs::read(desk.folder.join("contremarque.sqlite")).unwrap();
    assert!(!file.windows(key.len()).any(|bytes| bytes == key.as_bytes()));
}

#[test]
fn a_counter_is_renamed_from_another_or_at_its_own_and_the_journal_says_so() {
    on_each_engine(|desk| {
        let me = own(desk);
        let rename = |version, name: &str| RenameCounter { id: me.id, version, name: name.into() };
        desk.ok::<Empty>("Hélène", "counter_rename", rename(me.version, "Guichet du hall"));
        assert_eq!(own(desk).name, "Guichet du hall");
        let late = rename(me.version, "Guichet de la cour");
        assert_eq!(desk.refused("Hélène", "counter_rename", late), Code::SettingsChanged);
        let blank = rename(own(desk).version, "  ");
        assert_eq!(desk.refused("Hélène", "counter_rename", blank), Code::BadField);
        assert_eq!(actions(desk)[0], Action::CounterRenamed);

        let settings: Settings = desk.ok("Hélène", "settings_get", json!({}));
        let local = LocalSettings { counter: "Guichet de la rue".into(), ..settings.local };
        let counter_version = Some(settings.counter_version);
        desk.ok::<Empty>("Hélène", "local_set", SetLocal { local, counter_version });
        assert_eq!(own(desk).name, "Guichet de la rue");
    });
}

#[test]
fn a_counter_keeps_the_name_and_the_language_that_nobody_typed() {
    on_each_engine(|desk| {
        let opened: Settings = desk.ok("Hélène", "settings_get", json!({}));
        let me = own(desk);
        let renamed = RenameCounter { id: me.id, version: me.version, name: "Hall".into() };
        desk.ok::<Empty>("Zoé", "counter_rename", renamed);
        desk.ok::<Empty>("Hélène", "set_locale", json!({ "locale": "en" }));

        let local = LocalSettings { lock_after_minutes: 3, ..opened.local.clone() };
        let set = SetLocal { local, counter_version: None };
        desk.ok::<Empty>("Hélène", "local_set", set);
        let now: Settings = desk.ok("Hélène", "settings_get", json!({}));
        assert_eq!((now.local.counter.as_str(), now.local.locale), ("Hall", Locale::En));
        assert_eq!((now.local.lock_after_minutes, own(desk).name.as_str()), (3, "Hall"));

        // A name that was typed over one of before is not written over the newer.
        let local = LocalSettings {
            counter: "Cour".into(),
            lock_after_minutes: 9,
            database_url: "postgres://guichet:autre@localhost/house".into(),
            ..opened.local
        };
        let set = SetLocal { local, counter_version: Some(opened.counter_version) };
        assert_eq!(desk.refused("Hélène", "local_set", set), Code::SettingsChanged);
        assert_eq!(own(desk).name, "Hall");
        let now: Settings = desk.ok("Hélène", "settings_get", json!({}));
        assert_eq!((now.local.lock_after_minutes, now.local.database_url.as_str()), (3, ""));
        assert_eq!(kept_passwords(desk), json!({}), "nothing of what was refused is kept");
    });
}

/// The passwords beside this house: there is no keyring where nobody asked for one.
pub(crate) fn kept_passwords(desk: &Desk) -> serde_json::Value {
    let file = std::fs::read_to_string(desk.folder.join("secrets.json"));
    let mut kept: serde_json::Value =
        file.map_or_else(|_| json!({}), |text| serde_json::from_str(&text).unwrap());
    let passwords = |name: &String| ["mail", "database"].contains(&name.as_str());
    kept.as_object_mut().unwrap().retain(|name, _| passwords(name));
    kept
}

#[test]
fn two_counters_never_have_one_name() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let Versioned { id, version } = seen(&desk, &other);
    let same = RenameCounter { id, version, name: own(&desk).name };
    assert_eq!(desk.refused("Hélène", "counter_rename", same), Code::CounterNameTaken);
}

#[test]
fn a_counter_that_is_shut_out_is_refused_at_its_next_command_and_loses_nothing() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let asked = ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let accept = Versioned { id: asked.row.id, version: asked.row.version };
    let id = Uuid::now_v7();

    desk.ok::<Empty>("Hélène", "counter_revoke", seen(&desk, &other));
    let refused = other.call_as::<serde_json::Value>(id, "Noé", "reprise_accept", &accept);
    assert_eq!(refused.unwrap_err().code, Code::CounterRevoked);
    assert_eq!(other.refused("Noé", "badges", json!({})), Code::CounterRevoked);
    let state: AppState = other.ok("Noé", "app_state", json!({}));
    assert!(state.operator.is_none() && state.revoked_at_ms.is_some(), "its session is over");
    let name = own(&desk).name;
    assert_ne!(state.counter, name);

    let ears = Ears::of(&other);
    desk.ok::<Empty>("Hélène", "counter_admit", seen_row(&desk, &state));
    ears.wait("to be admitted", |heard| match heard {
        Heard::Line(line) if line.revoked_at_ms.is_none() => Some(()),
        _ => None,
    });
    other.signs_in("Noé");
    other.call_as::<Decided>(id, "Noé", "reprise_accept", &accept).unwrap();
    assert_eq!(actions(&desk)[0], Action::RepriseAccepted);
    // The key by which it signs was told with the first sign-in there.
    let before = [Action::OperatorSignedIn, Action::CounterAdmitted, Action::CounterRevoked];
    assert_eq!(actions(&desk)[1..4], before);
}

fn seen_row(desk: &Desk, state: &AppState) -> Versioned<CounterId> {
    let found = counters(desk).into_iter().find(|c| c.fingerprint == state.fingerprint).unwrap();
    Versioned { id: found.id, version: found.version }
}

#[test]
fn the_window_of_a_counter_that_is_shut_out_hears_it_without_asking() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let ears = Ears::of(&other);
    desk.ok::<Empty>("Hélène", "counter_revoke", seen(&desk, &other));
    ears.wait("to be shut out", |heard| match heard {
        Heard::Line(line) if line.revoked_at_ms.is_some() => Some(()),
        _ => None,
    });
    assert_eq!(other.refused("Noé", "sign_in", json!({})), Code::CounterRevoked);
}

#[test]
fn a_counter_does_not_shut_itself_out() {
    on_each_engine(|desk| {
        let me = own(desk);
        let seen = Versioned { id: me.id, version: me.version };
        assert_eq!(desk.refused("Hélène", "counter_revoke", seen), Code::OwnCounter);
    });
}

#[test]
fn what_one_counter_changes_the_others_hear_and_itself_does_not() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let (here, there) = (Ears::of(&desk), Ears::of(&other));
    // The first hears that the other has come.
    here.wait_for(Topic::Counters);
    while there.heard.try_recv().is_ok() {}
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    there.wait_for(Topic::Reprises);
    let own: Vec<Heard> = here.heard.try_iter().collect();
    assert!(own.is_empty(), "{own:?}");
}

#[test]
fn who_is_at_which_counter_is_seen_from_the_others_and_fills_no_journal() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let rows = actions(&desk).len();
    let _there = Ears::of(&other);
    let id = own(&other).id;
    let found = harness::until(20, "the other counter", || {
        counters(&desk).into_iter().find(|counter| counter.id == id && counter.present)
    });
    let found = found.unwrap();
    assert!(found.operator.is_some() && !found.program.is_empty(), "{found:?}");
    let badges: Badges = desk.ok("Léa", "badges", json!({}));
    assert_eq!(badges.counters, 2);
    assert_eq!(actions(&desk).len(), rows);
}

#[test]
fn a_house_in_a_file_has_its_one_counter_and_nothing_to_listen_to() {
    let desk = Desk::sqlite(&small_house());
    let ears = Ears::of(&desk);
    assert!(ears.heard.try_recv().is_err());
    let only = own(&desk);
    assert!(only.present && only.revoked_at_ms.is_none());
    assert_eq!(only.operator.as_deref(), Some("Hélène"));
    assert_eq!(desk.ok::<Badges>("Léa", "badges", json!({})).counters, 1);
}

#[test]
fn sessions_killed_by_an_administrator_are_made_anew_and_said() {
    let desk = Desk::postgres(&small_house());
    let ears = Ears::of(&desk);
    let asked = ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let mut admin = postgres::Client::connect(desk.url.as_ref().unwrap(), postgres::NoTls).unwrap();
    admin
        .batch_execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .unwrap();
    let seen = Versioned { id: asked.row.id, version: asked.row.version };
    desk.ok::<Decided>("Noé", "reprise_accept", seen);
    // The line may be there again before anybody could say that it was lost.
    ears.wait("the line again after the cut", |heard| match heard {
        Heard::Line(line) if line.cuts > 0 && line.lost_since_ms.is_none() => Some(()),
        _ => None,
    });
    assert!(desk.api.verify().unwrap().ok);
}
