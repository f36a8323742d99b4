//! Too much, too slow, too many: an answer in words or a closed line, and the others are served meanwhile.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use harness::house::House;
use harness::site::{Served, read};

#[test]
fn a_body_that_no_form_has_is_refused_in_words() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let head = |more: &str| {
        format!(
            "POST /connexion HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{more}\r\n",
            site.address
        )
    };
    let told = site.raw(head("Content-Length: 104857600\r\n").as_bytes()).unwrap();
    assert_eq!(told.status, 413);
    assert!(told.words().contains("C’est trop long"), "{}", told.words());
    // Without a length said beforehand.
    let mut chunked = head("Transfer-Encoding: chunked\r\n").into_bytes();
    for _ in 0..80 {
        chunked.extend(b"400\r\n");
        chunked.extend([b'a'; 1_024]);
        chunked.extend(b"\r\n");
    }
    chunked.extend(b"0\r\n\r\n");
    assert_eq!(site.raw(&chunked).unwrap().status, 413);
}

#[test]
fn a_hundred_megabytes_take_no_memory() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut line = TcpStream::connect(site.address).unwrap();
    write!(
        line,
        "POST /connexion HTTP/1.1\r\nHost: {}\r\nTransfer-Encoding: chunked\r\n\r\n",
        site.address
    )
    .unwrap();
    let part = [b"10000\r\n".to_vec(), vec![b'a'; 65_536], b"\r\n".to_vec()].concat();
    // The line is closed long before.
    let taken = (0..1_600).take_while(|_| line.write_all(&part).is_ok()).count();
    assert!(taken < 1_600, "all of it was taken");
    assert_eq!(site.browser().get("/").unwrap().status, 200);
}

#[test]
fn who_sends_nothing_is_let_go_and_holds_up_nobody() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let silent: Vec<TcpStream> =
        (0..200).map(|_| TcpStream::connect(site.address).unwrap()).collect();
    let mut slow = TcpStream::connect(site.address).unwrap();
    slow.write_all(b"POST /connexion HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n").unwrap();
    let began = Instant::now();
    assert_eq!(site.browser().get("/").unwrap().status, 200);
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    // The body that does not come is told so, in less than half a minute.
    slow.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut all = vec![0; 65_536];
    let count = slow.read(&mut all).unwrap();
    let told = read(&all[..count]).unwrap();
    assert_eq!(told.status, 400, "{}", told.words());
    // Who said nothing at all has no line any more.
    let mut first = silent.into_iter().next().unwrap();
    first.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
    let closed = first.read(&mut [0; 16]);
    assert!(
        matches!(closed, Ok(0))
            || closed.is_err_and(|e| e.kind() == std::io::ErrorKind::ConnectionReset)
    );
}

#[test]
fn a_rush_is_served_or_told_to_wait_and_the_program_ends_when_told() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let marie = site.signed_in("marie.dupont@example.org").unwrap();
    let told: Vec<u16> = thread::scope(|scope| {
        let each: Vec<_> = (0..32)
            .map(|_| {
                let mut browser = marie.clone();
                scope.spawn(move || {
                    let ask = |_| {
                        let answer = browser.get("/commandes").unwrap();
                        assert!(answer.status != 503 || answer.header("retry-after") == "5");
                        answer.status
                    };
                    (0..5).map(ask).collect::<Vec<_>>()
                })
            })
            .collect();
        each.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert!(told.iter().all(|status| [200, 503].contains(status)), "{told:?}");
    assert!(told.contains(&200));
    site.end().unwrap();
}

#[test]
fn bodies_that_come_a_byte_at_a_time_through_the_proxy_hold_up_nobody_else() {
    let house = House::demo().unwrap();
    let public = "https://billets.theatre.example";
    let site =
        Served::start(house.path(), &["--public-url", public, "--proxy", "127.0.0.1"]).unwrap();
    let sends = |from: &str, body: &str| {
        let mut line = TcpStream::connect(site.address).unwrap();
        write!(
            line,
            "POST /connexion HTTP/1.1\r\nHost: billets.theatre.example\r\nX-Forwarded-For: {from}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n{body}"
        )
        .unwrap();
        line
    };
    // As many as there are lines, and more, of one caller who sends one byte of a thousand.
    let held: Vec<TcpStream> = (0..600).map(|_| sends("203.0.113.9", "a")).collect();
    let began = Instant::now();
    let page = "GET /connexion HTTP/1.1\r\nHost: billets.theatre.example\r\n\
        X-Forwarded-For: 203.0.113.10\r\nConnection: close\r\n\r\n";
    assert_eq!(site.raw(page.as_bytes()).unwrap().status, 200);
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    // Those that are too many are told so at once; somebody else on a poor line is waited for.
    let mut last = &held[held.len() - 1];
    last.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut told = vec![0; 65_536];
    let count = last.read(&mut told).unwrap();
    assert_eq!(read(&told[..count]).unwrap().status, 503);
    let mut poor = sends("203.0.113.11", &"a".repeat(500));
    thread::sleep(Duration::from_secs(1));
    poor.write_all(&[b'a'; 500]).unwrap();
    poor.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let count = poor.read(&mut told).unwrap();
    assert_eq!(
        read(&told[..count]).unwrap().status,
        403,
        "all of it came, and it is no page's form"
    );
}
