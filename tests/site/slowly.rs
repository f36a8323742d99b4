//! Forms that come a byte at a time through Caddy itself. It keeps none back: each byte goes on as it comes, and so the site counts
//! who sends slowly by the address that Caddy tells, not by Caddy's.

use std::io::{Read as _, Write as _};
use std::process::{ChildStdin, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use harness::Step;
use harness::front::{Browser, Front, Kind, free_port};
use harness::house::House;
use harness::programs::Running;
use harness::site::{Answer, Served, read};
use harness::until;

/// Who sends slowly, all from one address.
const CLIENTS: usize = 40;
/// Those of one caller whom the site waits for.
const OF_ONE: usize = 8;
/// Between two bytes.
const PAUSE: Duration = Duration::from_millis(200);
/// Who waited behind them would wait as long as the site waits for a form, and longer than this.
const SOON: Duration = Duration::from_secs(8);

/// curl, which sends what it is handed and ends with its answer, or by itself.
fn slow(browser: &Browser<'_>) -> Step<(Running, ChildStdin)> {
    let mut command = browser.curl("POST");
    // As browsers do. Over HTTP/1.1 the front shuts the line behind its answer, and who is still sending loses it.
    command.args(["--http2", "--max-time", "40", "--upload-file", "-", "--header", "Expect:"]);
    command.args(["--header", "Content-Type: application/x-www-form-urlencoded"]);
    command.arg(browser.url("/connexion")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = Running::start(&mut command)?;
    let body = program.child().stdin.take().ok_or("no stdin")?;
    Ok((program, body))
}

/// Hands every body a byte now and then, until the other end is dropped.
fn drip(mut bodies: Vec<ChildStdin>) -> (Sender<()>, thread::JoinHandle<()>) {
    let (over, ends) = channel::<()>();
    let drips = thread::spawn(move || {
        while ends
            .recv_timeout(PAUSE)
            .is_err_and(|e| e == std::sync::mpsc::RecvTimeoutError::Timeout)
        {
            // Who has been answered takes no more.
            bodies.retain_mut(|body| body.write_all(b"a").and_then(|()| body.flush()).is_ok());
        }
    });
    (over, drips)
}

/// What one was answered, once it has been.
fn answered(program: &mut Running) -> Option<Answer> {
    program.child().try_wait().ok().flatten()?;
    let mut said = Vec::new();
    program.child().stdout.take()?.read_to_end(&mut said).ok()?;
    Some(read(&said).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&said))))
}

#[test]
fn forty_who_send_a_byte_at_a_time_from_one_address_through_caddy_hold_up_nobody_else() {
    let house = House::demo().unwrap();
    let port = free_port().unwrap();
    let public = format!("https://localhost:{port}");
    let site =
        Served::start(house.path(), &["--public-url", &public, "--proxy", "127.0.0.1"]).unwrap();
    let front = Front::start(Kind::Caddy, port, &site.address.to_string()).unwrap();
    let began = Instant::now();
    let slowly = front.browser("127.0.0.2");
    let (mut programs, bodies): (Vec<_>, Vec<_>) =
        (0..CLIENTS).map(|_| slow(&slowly).unwrap()).unzip();
    let (over, drips) = drip(bodies);
    // Somebody else reads and sends meanwhile, again and again.
    let other = front.browser("127.0.0.3");
    let mut rounds = 0;
    while began.elapsed() < Duration::from_secs(10) {
        let asked = Instant::now();
        let page = other.get("/connexion").unwrap();
        let form = page.field("csrf_token");
        let fields = [("csrf_token", form.as_str()), ("email", "marie.dupont@example.org")];
        let told = other.post("/connexion", &fields).unwrap();
        assert_eq!((page.status, told.status), (200, 200), "{}", told.words());
        assert!(asked.elapsed() < SOON, "{:?}", asked.elapsed());
        rounds += 1;
        thread::sleep(Duration::from_secs(3));
    }
    assert!(rounds >= 2, "{rounds}");
    // Those that are too many were told so; those who are waited for are told when their time is over.
    let mut told = Vec::new();
    let all = until(40, "everybody to be told", || {
        programs.retain_mut(|program| answered(program).map(|answer| told.push(answer)).is_none());
        programs.is_empty().then_some(())
    });
    let count = |status: u16, words: &str| {
        told.iter().filter(|told| told.status == status && told.words().contains(words)).count()
    };
    let busy = count(503, "Le site est très demandé");
    let late = count(400, "Cette demande n’a pas pu être lue");
    let statuses: Vec<u16> = told.iter().map(|told| told.status).collect();
    assert_eq!((busy, late), (CLIENTS - OF_ONE, OF_ONE), "{statuses:?} {all:?}");
    drop(over);
    drips.join().unwrap();
    // Their address is nobody's enemy: it is served as before.
    assert_eq!(slowly.get("/connexion").unwrap().status, 200);
}
