//! One key, one place: a copy of a site's folder serves nobody while that site does. Sites of keys of their own serve one
//! house together.

use contract::args::Empty;
use contract::site::{MyData, SiteHouse};
use harness::desk::Desk;
use harness::door::Door;
use harness::small::small_house;
use harness::until;
use office::Code;
use runtime::call::spec::{CommandKind, Spec, Who};
use runtime::listener::Listening;
use serde_json::{Value as Json, json};
use site::{Site, Token};

use super::my_places;
use super::rights::owner;

const MARIE: &str = "marie@example.org";
/// The longest that a program goes without a look at how it stands, and some more.
const LOOKED_S: u64 = 25;

/// Has the site show itself, and comes back once it has its counter's place.
fn serves(desk: &Desk, door: &Door) -> Listening {
    let listening = door.site.listen(|_| {});
    until(LOOKED_S, "the site in its place", || {
        (place(desk, door) == door.site.house().whereabouts).then_some(())
    })
    .unwrap();
    listening
}

/// Where the counter of a site is, as the house knows it.
fn place(desk: &Desk, door: &Door) -> String {
    let asked = "SELECT COALESCE(MAX(folder), '') FROM counter_presence WHERE counter_id = $1";
    let id: i64 = door.site.house().counter_id.into();
    owner(desk).query_one(asked, &[&id]).unwrap().get(0)
}

fn is_refused(door: &Door, token: &Token) -> bool {
    match door.call::<MyData>(Some(token), "my_data", Empty {}) {
        Ok(_) => false,
        Err(refusal) => {
            assert_eq!(refusal.code, Code::CounterElsewhere);
            true
        }
    }
}

#[test]
fn a_copy_of_a_site_s_folder_serves_nobody_while_that_site_does() {
    let desk = Desk::postgres(&small_house());
    let door = desk.door();
    let token = door.signs_in(MARIE);
    let places = my_places(&door, &token, "671083", &[0]);
    let serving = serves(&desk, &door);
    let copy = door.copied(&desk);
    assert!(copy.site.is_elsewhere() && !door.site.is_elsewhere());
    assert_eq!(copy.ok::<SiteHouse>(None, "site_house", json!({})).now_ms, desk.api.now_ms());
    let reads = |spec: &Spec<Site>| spec.who == Who::Anyone && spec.kind == CommandKind::Read;
    for spec in site::COMMANDS.iter().filter(|spec| !reads(spec)) {
        let refused = copy.refused(Some(&token), spec.name, json!({}));
        assert_eq!(refused, Code::CounterElsewhere, "{}", spec.name);
    }
    let papers = [
        copy.site.export(Some(&token)).err(),
        copy.site.statement(Some(&token)).err(),
        copy.site.tickets(Some(&token), &places).err(),
    ];
    for refusal in papers {
        assert_eq!(refusal.unwrap().code, Code::CounterElsewhere);
    }
    // It listens, and takes the place of nobody.
    let waiting = copy.site.listen(|_| {});
    assert!(!is_refused(&door, &token));
    // The other one ends: the copy serves, and it is the other one that is refused when it comes back.
    drop(serving);
    until(LOOKED_S, "the copy to serve", || (!is_refused(&copy, &token)).then_some(())).unwrap();
    until(LOOKED_S, "the copy in its place", || {
        (place(&desk, &copy) == copy.site.house().whereabouts).then_some(())
    })
    .unwrap();
    let _again = door.site.listen(|_| {});
    until(LOOKED_S, "the former to be refused", || is_refused(&door, &token).then_some(()))
        .unwrap();
    assert!(!is_refused(&copy, &token));
    drop(waiting);
}

#[test]
fn of_two_copies_that_waited_one_serves_once_both_are_asked() {
    let desk = Desk::postgres(&small_house());
    let door = desk.door();
    let token = door.signs_in(MARIE);
    let serving = serves(&desk, &door);
    let copies = [door.copied(&desk), door.copied(&desk)];
    let _waiting = copies.each_ref().map(|copy| copy.site.listen(|_| {}));
    // Both have seen that their counter works elsewhere.
    for copy in &copies {
        assert!(copy.site.is_elsewhere());
    }
    std::thread::sleep(std::time::Duration::from_secs(2));
    drop(serving);
    let refused = || copies.each_ref().map(|copy| is_refused(copy, &token));
    until(LOOKED_S, "one to serve", || refused().contains(&false).then_some(())).unwrap();
    until(2 * LOOKED_S, "one alone", || {
        let of = refused();
        (of[0] != of[1]).then_some(())
    })
    .unwrap();
    std::thread::sleep(std::time::Duration::from_secs(2));
    let of = refused();
    assert_ne!(of[0], of[1], "one, and no other, goes on");
}

#[test]
fn as_many_sites_as_are_wished_serve_one_house_each_by_a_key_of_its_own() {
    let desk = Desk::postgres(&small_house());
    let doors: Vec<Door> = (0..3).map(|_| desk.door()).collect();
    let _serving: Vec<Listening> = doors.iter().map(|door| serves(&desk, door)).collect();
    // Who signs in at one is signed in at all of them.
    let token = doors[0].signs_in(MARIE);
    for door in &doors {
        assert!(!door.site.is_elsewhere() && !is_refused(door, &token));
    }
    doors[1].ok::<Json>(Some(&token), "site_sign_out", json!({}));
    let told = doors[2].refused(Some(&token), "my_data", json!({}));
    assert_eq!(told, Code::NotSignedIn);
}
