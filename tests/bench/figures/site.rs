//! The customers' site: its pages, asking back and its codes at a pace, a thousand customers signed in; its start, its
//! memory, how large it is and how heavy a page is.

mod house;
mod weight;

use std::collections::{BTreeMap, HashMap};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use harness::programs::built;
use harness::site::Browser;
use harness::until;

use crate::engine::Engine;
use crate::floor::Floor;
use crate::pace::{self, Piece};
use crate::table::{Figure, Must, Table};
use crate::time;
use house::{Ended, SiteHouse, customers, email, number};

/// Pages a second.
const PAGES: f64 = 200.0;
/// Pages of each customer.
const PAGES_EACH: usize = 4;
/// Places that are asked back a second, one of each customer.
const ASKED: f64 = 50.0;
/// Codes a second, one for each customer.
const CODES: f64 = 20.0;
/// A code that has not come by then is lost, in seconds.
const LOST: u64 = 30;
/// Starts of the program.
const STARTS: usize = 20;
/// A customer by their number, and the browser they are signed in with.
type Customer = (usize, Browser);
/// What a figure says where each answer was the one that was wanted.
const ALL: Must = Must::Exactly(0.0, "other answers");

pub fn measure(table: &mut Table) {
    let program = built("contremarque-site").expect("the site");
    let bytes = std::fs::metadata(&program).expect("its size").len();
    let binary = Figure::new("site, program", &[Must::Most(25.0, "MB")]);
    table.add(binary.counted(bytes as f64 / 1e6).noted("as it was built"));
    for engine in Engine::all() {
        let of = format!("site of {} customers, {}", house::rows(), engine.name());
        let mut house = SiteHouse::make(engine);
        let floor = Mutex::new(house.floor());
        let mut signed_in = sign_in(table, &house, &of, &floor);
        if engine == Engine::File {
            weight::measure(table, &house, &mut signed_in[0].1);
        }
        pages(table, &house, &of, &signed_in);
        ask_back(table, &of, &mut signed_in, &floor);
        let most = house.site.most_memory().expect("its memory") as f64 / 1_000.0;
        let name = format!("memory, {} sessions, {of}", signed_in.len());
        let memory = Figure::new(name, &[Must::Most(150.0, "MB")]).counted(most);
        table.add(memory.noted("the most that it held while the figures above were taken"));
        drop(floor);
        starts(table, &of, &house.end());
    }
}

/// Signs every customer in, by codes that came by mail: from when the form with the address was to leave until the mail
/// server had the mail.
fn sign_in(table: &mut Table, house: &SiteHouse, of: &str, floor: &Mutex<Floor>) -> Vec<Customer> {
    let came = |n| {
        let mut browser = house.comes(n);
        browser.open("/connexion").expect("a page");
        Mutex::new(browser)
    };
    let browsers: Vec<_> = (0..customers()).map(came).collect();
    let hand = |n: usize| browsers[n].lock().unwrap_or_else(PoisonError::into_inner);
    let pieces = pace::at(
        CODES,
        customers(),
        || commit(floor),
        |n| {
            let mut browser = hand(n);
            browser.send("/connexion", &[("email", &email(n))]).expect("a page").status
        },
    );
    let mut heard: HashMap<String, Instant> = HashMap::new();
    // What never came is told below.
    let _ = until(LOST, "the codes", || {
        heard.extend(house.heard());
        (heard.len() == customers()).then_some(())
    });
    let name = format!("code, until the mail server has it, {of}");
    let mut figure = Figure::new(name, &[Must::At(99, 2_000.0), Must::Exactly(0.0, "lost")]);
    for (n, piece) in pieces.iter().enumerate() {
        if let Some(at) = heard.get(&email(n)) {
            let took = at.saturating_duration_since(piece.due);
            figure.pair(piece.floor, took.as_secs_f64() * 1_000.0);
        }
    }
    let lost = customers() - heard.len();
    let (_, which) = others(pieces.iter(), 200);
    let how = "open loop, 20/s; the floor is a durable commit";
    table.add(figure.counted(lost as f64).noted(format!("{how}{which}")));
    let codes = house.codes();
    // Whoever had no code stays outside; the figures that follow are taken all the same.
    let mut signed_in = Vec::new();
    for (n, browser) in browsers.into_iter().enumerate() {
        let mut browser = browser.into_inner().unwrap_or_else(PoisonError::into_inner);
        let to = email(n);
        let Some(code) = codes.get(&to) else { continue };
        browser.send("/connexion/code", &[("email", &to), ("code", code)]).expect("a page");
        assert_eq!(browser.page.status, 200, "{}", browser.page.words());
        assert!(browser.page.text().contains(&number(n)), "{}", browser.page.words());
        signed_in.push((n, browser));
    }
    signed_in
}

/// The list and Détails, in turn, of one customer after another.
fn pages(table: &mut Table, house: &SiteHouse, of: &str, signed_in: &[Customer]) {
    let mut visitor = house.site.browser();
    let sheet = visitor.open("/connexion").expect("a page").links();
    let sheet = sheet.into_iter().find(|link| link.ends_with(".css")).expect("a sheet");
    let floor = || {
        let read = visitor.clone().get(&sheet).expect("a file");
        assert_eq!(read.status, 200, "{sheet}");
    };
    let pieces = pace::at(PAGES, PAGES_EACH * signed_in.len(), floor, |n| {
        let (who, browser) = &signed_in[n / 2 % signed_in.len()];
        let order = number(*who);
        let path = if n % 2 == 0 { "/commandes".to_owned() } else { format!("/commandes/{order}") };
        let answer = browser.clone().get(&path).expect("a page");
        if answer.text().contains(&order) { 200 } else { answer.status }
    });
    for (turn, page) in ["list", "Détails"].into_iter().enumerate() {
        let mut figure =
            Figure::new(format!("{page}, signed in, {of}"), &[Must::At(99, 30.0), ALL]);
        let of_page = pieces.iter().skip(turn).step_by(2);
        of_page.clone().for_each(|piece| figure.pair(piece.floor, piece.took));
        let (others, which) = others(of_page, 200);
        let how = "open loop, both together 200/s; the floor is a file of the site's";
        table.add(figure.counted(others).noted(format!("{how}{which}")));
    }
}

/// The form of the recap with the box ticked: each customer asks a place back, once.
fn ask_back(table: &mut Table, of: &str, signed_in: &mut [Customer], floor: &Mutex<Floor>) {
    for (n, customer) in &mut *signed_in {
        customer.open(&format!("/commandes/{}", number(*n))).expect("Détails");
        let links = customer.page.links();
        let ask = links.iter().find(|link| link.contains("/reprise?place=")).expect("a place");
        customer.open(ask).expect("the recap");
    }
    let signed_in = &*signed_in;
    let pieces = pace::at(
        ASKED,
        signed_in.len(),
        || commit(floor),
        |n| {
            let (n, mut customer) = signed_in[n].clone();
            let page = std::mem::take(&mut customer.page);
            let names = ["csrf_token", "id", "place", "starts", "terms", "expected"];
            let filled = names.map(|name| (name, page.field(name)));
            let mut form: Vec<_> =
                filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
            form.push(("accept", "1"));
            let path = format!("/commandes/{}/reprise", number(n));
            let answer = customer.post(&path, &form).expect("an answer");
            let asked = answer.header("location").ends_with("dit=demande");
            if answer.status != 303 || asked { answer.status } else { 0 }
        },
    );
    let name = format!("ask a place back, {of}");
    let mut figure = Figure::new(name, &[Must::At(99, 100.0), ALL]);
    pieces.iter().for_each(|piece| figure.pair(piece.floor, piece.took));
    let (others, which) = others(pieces.iter(), 303);
    let how = "open loop, 50/s; the floor is a durable commit";
    table.add(figure.counted(others).noted(format!("{how}{which}")));
}

/// How many answers were others than this one, and which; 0 stands for one that leads elsewhere.
fn others<'a>(pieces: impl Iterator<Item = &'a Piece<u16>>, wanted: u16) -> (f64, String) {
    let mut found: BTreeMap<u16, usize> = BTreeMap::new();
    for piece in pieces.filter(|piece| piece.result != wanted) {
        *found.entry(piece.result).or_default() += 1;
    }
    let which = found.iter().map(|(status, count)| format!("; {status}: {count}"));
    (found.values().sum::<usize>() as f64, which.collect())
}

fn commit(floor: &Mutex<Floor>) {
    floor.lock().unwrap_or_else(PoisonError::into_inner).commit();
}

/// From the start of the program until its first page was there.
fn starts(table: &mut Table, of: &str, house: &Ended) {
    let mut figure = Figure::new(format!("start, first page, {of}"), &[Must::At(99, 1_000.0)]);
    for _ in 0..STARTS {
        let floor = time(|| {
            let mut program = Command::new(built("contremarque-site").expect("the site"));
            let said = program.arg("--version").stdout(Stdio::null()).status();
            assert!(said.expect("its version").success());
        });
        let mut site = None;
        let took = time(|| {
            let served = house.start();
            assert_eq!(served.browser().open("/connexion").expect("a page").status, 200);
            site = Some(served);
        });
        site.expect("the site").end().expect("it ends");
        figure.pair(floor, took);
    }
    table.add(figure.noted("the floor is the program saying its version"));
}
