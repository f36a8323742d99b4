//! Eight thousand open lines, at the proxy and at the site itself: the desk on the same folder works as before, memory is
//! bounded, and customers are served. It measures, so it is no part of `make test`: tests/scripts/scan.sh runs it.

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use harness::front::{Front, Kind, free_port};
use harness::house::House;
use harness::pipe::Pipe;
use harness::site::Served;
use serde_json::json;

const LINES: usize = 8_000;
/// The desk's commands that are timed on each side.
const COMMANDS: usize = 400;
/// What they may take longer.
const LONGER: Duration = Duration::from_millis(50);
/// In kilobytes.
const MEMORY: u64 = 150_000;

/// Lines that are open and say nothing. Those that the system itself does not let in are shut at once.
fn lines(to: SocketAddr) -> Vec<TcpStream> {
    let patience = Duration::from_millis(2);
    (0..LINES).filter_map(|_| TcpStream::connect_timeout(&to, patience).ok()).collect()
}

/// The slowest but one of a hundred commands that write.
fn slow(desk: &mut Pipe) -> Duration {
    let mut times: Vec<Duration> = (0..COMMANDS)
        .map(|number| {
            let name = format!("Foule {number}");
            let args = json!({ "last_name": name, "first_name": "", "email": "", "phone": "",
                "locale": "fr" });
            let began = Instant::now();
            desk.ask("customer_create", args);
            began.elapsed()
        })
        .collect();
    times.sort();
    times[COMMANDS * 99 / 100]
}

#[test]
#[ignore = "a part of `make long`"]
fn eight_thousand_lines_leave_the_desk_and_the_page_as_they_were() {
    let house = House::demo().unwrap();
    let port = free_port().unwrap();
    let public = format!("https://localhost:{port}");
    let more = ["--public-url", public.as_str(), "--proxy", "127.0.0.1"];
    let mut site = Served::start(house.path(), &more).unwrap();
    let front = Front::start(Kind::Caddy, port, &site.address.to_string()).unwrap();
    let mut desk = Pipe::start(house.path(), None, "Léa Martin");
    let before = slow(&mut desk);
    for (door, to) in
        [("the proxy", SocketAddr::from((Ipv4Addr::LOCALHOST, port))), ("the site", site.address)]
    {
        let open = lines(to);
        let during = slow(&mut desk);
        let memory = site.most_memory().unwrap();
        println!("{door}: {} lines, desk {before:?} then {during:?}, site {memory} kB", open.len());
        assert!(open.len() > 500, "{door}: {} lines", open.len());
        assert!(during < before + LONGER, "{door}: {during:?} after {before:?}");
        assert!(memory < MEMORY, "{door}: {memory} kB");
        if door == "the proxy" {
            let began = Instant::now();
            assert_eq!(front.browser("127.0.0.1").get("/").unwrap().status, 200);
            assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
        }
        drop(open);
        let began = Instant::now();
        assert_eq!(front.browser("127.0.0.1").get("/").unwrap().status, 200);
        assert!(began.elapsed() < Duration::from_secs(5), "{door}: {:?}", began.elapsed());
    }
    desk.end();
}
