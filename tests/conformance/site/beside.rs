//! Desk and site have one house open together; each hears what the other does.

use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::time::Duration;

use api::Heard;
use contract::reprise::{Decided, RepriseQuote, Requested};
use contract::site::AskBack;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;
use runtime::call::topic::Topic;
use runtime::place::options::Options;
use serde_json::json;
use site::Site;

use super::my_places;

/// Longer than a program takes to hear of something, so that a lost word fails.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_request_made_on_the_site_is_heard_at_the_desk_and_a_decision_on_the_site() {
    on_each_engine(|desk| {
        let (tell, heard) = channel();
        let tell = Mutex::new(tell);
        let listening = desk.api.listen(move |said| {
            // The test may be over.
            let _ = tell.lock().unwrap().send(said);
        });
        let door = desk.door();
        let token = door.signs_in("marie@example.org");
        while heard.recv_timeout(Duration::from_secs(2)).is_ok() {}
        let places = my_places(&door, &token, "671083", &[2]);
        let quote: RepriseQuote = door.ok(Some(&token), "my_quote", places.clone());
        let wish = AskBack {
            number: places.number,
            place_ids: places.place_ids,
            seen_starts_at_ms: quote.starts_at_ms(),
            terms_version: quote.terms_version,
            expected_reprise_cents: quote.reprise_cents,
        };
        let made: Requested = door.ok(Some(&token), "site_ask_back", wish);
        let said = heard.recv_timeout(PATIENCE).expect("something is heard");
        assert!(
            matches!(&said, Heard::Changed(topics) if topics.contains(&Topic::Reprises)),
            "{said:?}"
        );
        drop(listening);
        let shown = json!({ "id": made.reprise_ids[0], "version": 1 });
        desk.ok::<Decided>("Léa", "reprise_accept", shown);
        desk.clock.pass(30_001);
        let stated: contract::statement::Statement =
            door.ok(Some(&token), "my_statement", json!({}));
        assert_eq!(stated.balance_cents, quote.reprise_cents);
    });
}

#[test]
fn a_folder_has_one_site_and_the_site_founds_no_house() {
    let desk = Desk::sqlite(&small_house());
    let door = desk.door();
    let second = desk.site_in(&desk.folder).err().map(|refusal| refusal.code);
    assert_eq!(second, Some(Code::DataInUse));
    drop(door);
    let _ = desk.door();
    let empty = tempfile::tempdir().unwrap();
    let none = Site::open(&Options::folder(empty.path())).err().map(|refusal| refusal.code);
    assert_eq!(none, Some(Code::NoHouse));
}
