//! The customers' site: its pages, asking back and its codes at a pace, a thousand customers signed in; its start, its
//! memory, how large it is and how heavy a page is.

mod house;
mod weight;

use std::collections::HashMap;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use harness::programs::built;
use harness::site::Browser;
use harness::until;

use crate::engine::Engine;
use crate::floor::Floor;
use crate::pace;
use crate::table::{Figure, Must, Table};
use crate::time;
use house::{CUSTOMERS, Ended, SiteHouse, email, number};

/// Pages a second, and how many are asked for.
const PAGES: (f64, usize) = (200.0, 4_000);
/// Places that are asked back a second, each once.
const ASKED: (f64, usize) = (50.0, CUSTOMERS);
/// Codes a second, one for each customer.
const CODES: (f64, usize) = (20.0, CUSTOMERS);
/// A code that has not come by then is lost, in seconds.
const LOST: u64 = 30;
/// Starts of the program.
const STARTS: usize = 20;
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
        let mut customers = sign_in(table, &house, &of, &floor);
        if engine == Engine::File {
            weight::measure(table, &house, &mut customers[0]);
        }
        pages(table, &house, &of, &customers);
        ask_back(table, &of, &mut customers, &floor);
        let most = house.site.most_memory().expect("its memory") as f64 / 1_000.0;
        let name = format!("memory, {CUSTOMERS} sessions, {of}");
        let memory = Figure::new(name, &[Must::Most(150.0, "MB")]).counted(most);
        table.add(memory.noted("the most that it held while the figures above were taken"));
        drop(floor);
        starts(table, &of, &house.end());
    }
}

/// Signs every customer in, by codes that came by mail: from when the form with the address was to leave until the mail
/// server had the mail.
fn sign_in(table: &mut Table, house: &SiteHouse, of: &str, floor: &Mutex<Floor>) -> Vec<Browser> {
    let came = |n| {
        let mut browser = house.comes(n);
        browser.open("/connexion").expect("a page");
        Mutex::new(browser)
    };
    let browsers: Vec<_> = (0..CUSTOMERS).map(came).collect();
    let hand = |n: usize| browsers[n].lock().unwrap_or_else(PoisonError::into_inner);
    let pieces = pace::at(
        CODES.0,
        CODES.1,
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
        (heard.len() == CUSTOMERS).then_some(())
    });
    let name = format!("code, until the mail server has it, {of}");
    let mut figure = Figure::new(name, &[Must::At(99, 2_000.0), Must::Exactly(0.0, "lost")]);
    for (n, piece) in pieces.iter().enumerate() {
        if let Some(at) = heard.get(&email(n)) {
            let took = at.saturating_duration_since(piece.due);
            figure.pair(piece.floor, took.as_secs_f64() * 1_000.0);
        }
    }
    let lost = CUSTOMERS - heard.len();
    let how = format!("open loop, {}/s; the floor is a durable commit", CODES.0);
    table.add(figure.counted(lost as f64).noted(how));
    let codes = house.codes();
    for (n, browser) in browsers.iter().enumerate() {
        let mut browser = browser.lock().unwrap_or_else(PoisonError::into_inner);
        let to = email(n);
        let code = codes.get(&to).expect("a code").as_str();
        browser.send("/connexion/code", &[("email", &to), ("code", code)]).expect("a page");
        assert_eq!(browser.page.status, 200, "{}", browser.page.words());
        assert!(browser.page.text().contains(&number(n)), "{}", browser.page.words());
    }
    browsers
        .into_iter()
        .map(|one| one.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}

/// The list and Détails, in turn, of one customer after another.
fn pages(table: &mut Table, house: &SiteHouse, of: &str, customers: &[Browser]) {
    let mut visitor = house.site.browser();
    let sheet = visitor.open("/connexion").expect("a page").links();
    let sheet = sheet.into_iter().find(|link| link.ends_with(".css")).expect("a sheet");
    let floor = || {
        let read = visitor.clone().get(&sheet).expect("a file");
        assert_eq!(read.status, 200, "{sheet}");
    };
    let pieces = pace::at(PAGES.0, PAGES.1, floor, |n| {
        let who = n / 2 % CUSTOMERS;
        let order = number(who);
        let path = if n % 2 == 0 { "/commandes".to_owned() } else { format!("/commandes/{order}") };
        let answer = customers[who].clone().get(&path).expect("a page");
        answer.status == 200 && answer.text().contains(&order)
    });
    for (turn, page) in ["list", "Détails"].into_iter().enumerate() {
        let mut figure =
            Figure::new(format!("{page}, signed in, {of}"), &[Must::At(99, 30.0), ALL]);
        let mut others = 0;
        for piece in pieces.iter().skip(turn).step_by(2) {
            figure.pair(piece.floor, piece.took);
            others += usize::from(!piece.result);
        }
        let how =
            format!("open loop, both together {}/s; the floor is a file of the site's", PAGES.0);
        table.add(figure.counted(others as f64).noted(how));
    }
}

/// The form of the recap with the box ticked: each customer asks a place back, once.
fn ask_back(table: &mut Table, of: &str, customers: &mut [Browser], floor: &Mutex<Floor>) {
    for (n, customer) in customers.iter_mut().enumerate() {
        customer.open(&format!("/commandes/{}", number(n))).expect("Détails");
        let links = customer.page.links();
        let ask = links.iter().find(|link| link.contains("/reprise?place=")).expect("a place");
        customer.open(ask).expect("the recap");
    }
    let customers = &*customers;
    let pieces = pace::at(
        ASKED.0,
        ASKED.1,
        || commit(floor),
        |n| {
            let mut customer = customers[n].clone();
            let page = std::mem::take(&mut customer.page);
            let names = ["csrf_token", "id", "place", "terms", "expected"];
            let filled = names.map(|name| (name, page.field(name)));
            let mut form: Vec<_> =
                filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
            form.push(("accept", "1"));
            let path = format!("/commandes/{}/reprise", number(n));
            let answer = customer.post(&path, &form).expect("an answer");
            answer.status == 303 && answer.header("location").ends_with("dit=demande")
        },
    );
    let name = format!("ask a place back, {of}");
    let mut figure = Figure::new(name, &[Must::At(99, 100.0), ALL]);
    pieces.iter().for_each(|piece| figure.pair(piece.floor, piece.took));
    let others = pieces.iter().filter(|piece| !piece.result).count();
    let how = format!("open loop, {}/s; the floor is a durable commit", ASKED.0);
    table.add(figure.counted(others as f64).noted(how));
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
