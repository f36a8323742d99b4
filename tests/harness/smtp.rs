//! A mail server that does as it is told: takes mails, refuses them at any stage, is slow, falls
//! silent, or dies in the middle of a word.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Where in the dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// Before the first word.
    Banner,
    /// After EHLO.
    Ehlo,
    /// After STARTTLS.
    Starttls,
    /// After a password was shown.
    Password,
    /// After MAIL.
    Mail,
    /// After RCPT.
    Rcpt,
    /// After DATA.
    Data,
    /// In the middle of the text.
    Text,
    /// After the last dot.
    Dot,
}

/// What it does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// What a server does.
    Usual,
    /// Says this instead.
    Say(&'static str),
    /// Hangs up. After the last dot, the mail is lost with it.
    Die,
    /// Keeps the mail, then hangs up without a word. Only after the last dot.
    KeepAndDie,
    /// Keeps the mail, then says nothing any more. Only after the last dot.
    KeepAndHush,
    /// Says nothing any more.
    Hush,
    /// Waits, then does as usual.
    Wait(Duration),
    /// Begins its answer and never ends the line.
    Endless,
}

/// What is known of a dialogue so far.
#[derive(Clone, Debug, Default)]
pub struct Dialogue {
    /// Which connection, from 1.
    pub connection: u64,
    /// Sender, between angle brackets.
    pub from: String,
    /// Recipient, between angle brackets.
    pub to: String,
    /// The words after MAIL FROM and RCPT TO.
    pub parameters: String,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// User and password, once they were right.
    pub user: Option<String>,
}

/// A mail it kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// How it came.
    pub dialogue: Dialogue,
    /// Its bytes, dots unstuffed, without the last dot.
    pub bytes: Vec<u8>,
    /// The longest line that came over the wire, without its end, in bytes.
    pub longest_line: usize,
}

/// How it encrypts.
#[derive(Clone)]
pub enum Encryption {
    /// Not at all.
    None,
    /// After STARTTLS.
    Starttls(Arc<ServerConfig>),
    /// From the first byte.
    Implicit(Arc<ServerConfig>),
}

type Play = dyn Fn(At, &Dialogue) -> Act + Send + Sync;

/// How it is set up.
pub struct Setup {
    /// Encryption.
    pub encryption: Encryption,
    /// User and password it wants, where it wants one.
    pub password: Arc<Mutex<Option<(String, String)>>>,
    /// How a password may be shown: `PLAIN LOGIN`.
    pub mechanisms: &'static str,
    /// Whether it takes addresses outside ASCII.
    pub utf8: bool,
    /// What it does where.
    pub play: Box<Play>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            encryption: Encryption::None,
            password: Arc::default(),
            mechanisms: "PLAIN LOGIN",
            utf8: false,
            play: Box::new(|_, _| Act::Usual),
        }
    }
}

impl Setup {
    /// A plain server that does this.
    pub fn playing(play: impl Fn(At, &Dialogue) -> Act + Send + Sync + 'static) -> Self {
        Self { play: Box::new(play), ..Self::default() }
    }
}

struct Shared {
    setup: Setup,
    kept: Mutex<Vec<Kept>>,
    said: Mutex<Vec<String>>,
    connections: AtomicU64,
    poured: AtomicU64,
    open: Mutex<Vec<TcpStream>>,
    stop: AtomicBool,
}

/// The server, until it goes out of scope.
pub struct Server {
    /// Where it listens, on 127.0.0.1.
    pub port: u16,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts one on a free port.
    ///
    /// # Panics
    /// When there is no port.
    #[must_use]
    pub fn start(setup: Setup) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("its port").port();
        let shared = Arc::new(Shared {
            setup,
            kept: Mutex::default(),
            said: Mutex::default(),
            connections: AtomicU64::new(0),
            poured: AtomicU64::new(0),
            open: Mutex::default(),
            stop: AtomicBool::new(false),
        });
        let listening = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if listening.stop.load(Ordering::SeqCst) {
                    return;
                }
                if let Ok(copy) = stream.try_clone() {
                    listening.open.lock().expect("no panic").push(copy);
                }
                let talking = Arc::clone(&listening);
                // A client that goes away ends its talk; nothing is to be said about it.
                std::thread::spawn(move || drop(talk(&talking, stream)));
            }
        });
        Self { port, shared, thread: Some(thread) }
    }

    /// The mails it kept, in order.
    ///
    /// # Panics
    /// When a talk panicked.
    #[must_use]
    pub fn kept(&self) -> Vec<Kept> {
        self.shared.kept.lock().expect("no panic").clone()
    }

    /// Every line the clients said, texts left out.
    ///
    /// # Panics
    /// When a talk panicked.
    #[must_use]
    pub fn said(&self) -> Vec<String> {
        self.shared.said.lock().expect("no panic").clone()
    }

    /// Bytes of endless answers that clients let come.
    #[must_use]
    pub fn poured(&self) -> u64 {
        self.shared.poured.load(Ordering::SeqCst)
    }

    /// How many connections came.
    #[must_use]
    pub fn connections(&self) -> u64 {
        self.shared.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::SeqCst);
        // Wakes whoever listens, then whoever keeps silent.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        for stream in self.shared.open.lock().expect("no panic").drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

enum Wire {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
    Gone,
}

impl Wire {
    fn tls(config: &Arc<ServerConfig>, stream: TcpStream) -> io::Result<Self> {
        let connection = ServerConnection::new(Arc::clone(config)).map_err(io::Error::other)?;
        Ok(Self::Tls(Box::new(StreamOwned::new(connection, stream))))
    }

    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(bytes),
            Self::Tls(stream) => stream.read(bytes),
            Self::Gone => Ok(0),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.write_all(bytes),
            Self::Tls(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
            Self::Gone => Ok(()),
        }
    }

    fn hang_up(&self) {
        let stream = match self {
            Self::Plain(stream) => stream,
            Self::Tls(stream) => &stream.sock,
            Self::Gone => return,
        };
        let _ = stream.shutdown(Shutdown::Both);
    }
}

struct Talk<'a> {
    shared: &'a Shared,
    wire: Wire,
    ahead: Vec<u8>,
    so_far: Dialogue,
}

/// The talk is over: one of the two hung up.
struct Over;

impl From<io::Error> for Over {
    fn from(_: io::Error) -> Self {
        Self
    }
}

fn talk(shared: &Shared, stream: TcpStream) -> Result<(), Over> {
    let connection = shared.connections.fetch_add(1, Ordering::SeqCst) + 1;
    let _ = stream.set_nodelay(true);
    let (wire, encrypted) = match &shared.setup.encryption {
        Encryption::Implicit(config) => (Wire::tls(config, stream)?, true),
        _ => (Wire::Plain(stream), false),
    };
    let so_far = Dialogue { connection, encrypted, ..Dialogue::default() };
    let mut talk = Talk { shared, wire, ahead: Vec::new(), so_far };
    let end = talk.run();
    talk.wire.hang_up();
    end
}

impl Talk<'_> {
    fn run(&mut self) -> Result<(), Over> {
        self.answer(At::Banner, "220 essai.example ESMTP")?;
        loop {
            let line = self.line()?;
            self.shared.said.lock().expect("no panic").push(line.clone());
            let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" | "HELO" => self.hello()?,
                "STARTTLS" => self.starttls()?,
                "AUTH" => self.password(&line)?,
                "MAIL" => self.mail(&line)?,
                "RCPT" => {
                    self.so_far.to = between(&line);
                    self.so_far.parameters.push_str(&line);
                    self.answer(At::Rcpt, "250 2.1.5 Ok")?;
                }
                "DATA" => self.data()?,
                "RSET" | "NOOP" => self.say("250 2.0.0 Ok")?,
                "QUIT" => return self.say("221 2.0.0 Bye"),
                _ => self.say("500 5.5.2 Unknown")?,
            }
        }
    }

    fn hello(&mut self) -> Result<(), Over> {
        let setup = &self.shared.setup;
        let mut lines = vec!["250-essai.example".to_owned(), "250-SIZE 10240000".to_owned()];
        if matches!(setup.encryption, Encryption::Starttls(_)) && !self.so_far.encrypted {
            lines.push("250-STARTTLS".to_owned());
        } else if setup.password.lock().expect("no panic").is_some() {
            lines.push(format!("250-AUTH {}", setup.mechanisms));
        }
        if setup.utf8 {
            lines.push("250-SMTPUTF8".to_owned());
        }
        lines.push("250 8BITMIME".to_owned());
        self.answer(At::Ehlo, &lines.join("\r\n"))
    }

    fn starttls(&mut self) -> Result<(), Over> {
        let Encryption::Starttls(config) = &self.shared.setup.encryption else {
            return self.say("502 5.5.1 No");
        };
        self.answer(At::Starttls, "220 2.0.0 Go ahead")?;
        // Words sent ahead in the clear are not part of what follows.
        self.ahead.clear();
        let wire = std::mem::replace(&mut self.wire, Wire::Gone);
        let Wire::Plain(stream) = wire else { return Err(Over) };
        self.wire = Wire::tls(config, stream)?;
        self.so_far.encrypted = true;
        Ok(())
    }

    fn password(&mut self, line: &str) -> Result<(), Over> {
        let words: Vec<&str> = line.split(' ').collect();
        let shown = match (words.get(1).copied(), words.get(2)) {
            (Some("PLAIN"), Some(initial)) => unbase64(initial),
            (Some("LOGIN"), None) => {
                self.say("334 VXNlcm5hbWU6")?;
                let user = unbase64(&self.line()?);
                self.say("334 UGFzc3dvcmQ6")?;
                format!("\0{user}\0{}", unbase64(&self.line()?))
            }
            _ => String::new(),
        };
        let wanted = self.shared.setup.password.lock().expect("no panic").clone();
        let right = wanted.is_some_and(|(user, word)| shown == format!("\0{user}\0{word}"));
        if right {
            self.so_far.user = shown.split('\0').nth(1).map(str::to_owned);
            return self.answer(At::Password, "235 2.7.0 Ok");
        }
        self.answer(At::Password, "535 5.7.8 Error: authentication failed")
    }

    fn mail(&mut self, line: &str) -> Result<(), Over> {
        self.so_far.from = between(line);
        self.so_far.parameters = line.to_owned();
        self.so_far.to.clear();
        let wanted = self.shared.setup.password.lock().expect("no panic").is_some();
        if wanted && self.so_far.user.is_none() {
            return self.say("530 5.7.0 Authentication required");
        }
        self.answer(At::Mail, "250 2.1.0 Ok")
    }

    fn data(&mut self) -> Result<(), Over> {
        self.answer(At::Data, "354 End data with <CR><LF>.<CR><LF>")?;
        let in_text = (self.shared.setup.play)(At::Text, &self.so_far);
        let (mut bytes, mut longest_line) = (Vec::new(), 0);
        loop {
            let line = self.raw_line()?;
            if in_text == Act::Die && !bytes.is_empty() {
                return Err(Over);
            }
            if in_text == Act::Hush && !bytes.is_empty() {
                return self.hush();
            }
            if line == b".\r\n" {
                break;
            }
            longest_line = longest_line.max(line.len() - 2);
            let plain = if line.starts_with(b".") { &line[1..] } else { &line[..] };
            bytes.extend_from_slice(plain);
        }
        let kept = Kept { dialogue: self.so_far.clone(), bytes, longest_line };
        let act = (self.shared.setup.play)(At::Dot, &self.so_far);
        if matches!(act, Act::Usual | Act::Wait(_) | Act::KeepAndDie | Act::KeepAndHush) {
            self.shared.kept.lock().expect("no panic").push(kept);
        }
        self.act(act, "250 2.0.0 Ok: queued")
    }

    fn answer(&mut self, at: At, usual: &str) -> Result<(), Over> {
        let act = (self.shared.setup.play)(at, &self.so_far);
        self.act(act, usual)
    }

    fn act(&mut self, act: Act, usual: &str) -> Result<(), Over> {
        match act {
            Act::Usual => self.say(usual),
            Act::Say(line) => self.say(line),
            Act::Die | Act::KeepAndDie => Err(Over),
            Act::Hush | Act::KeepAndHush => self.hush(),
            Act::Endless => self.pour(),
            Act::Wait(time) => {
                std::thread::sleep(time);
                self.say(usual)
            }
        }
    }

    /// Reads, and never answers, until the client goes away.
    fn hush(&mut self) -> Result<(), Over> {
        let mut bytes = [0; 4096];
        while self.wire.read(&mut bytes)? > 0 {}
        Err(Over)
    }

    /// An answer that goes on until the client has had enough.
    fn pour(&mut self) -> Result<(), Over> {
        self.wire.write(b"250-")?;
        let more = [b'a'; 64 * 1024];
        loop {
            self.wire.write(&more)?;
            self.shared.poured.fetch_add(more.len() as u64, Ordering::SeqCst);
        }
    }

    fn say(&mut self, line: &str) -> Result<(), Over> {
        self.wire.write(format!("{line}\r\n").as_bytes())?;
        Ok(())
    }

    fn line(&mut self) -> Result<String, Over> {
        let line = self.raw_line()?;
        Ok(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned())
    }

    /// A line with its end. A bare line feed is no end here: what counts on one is found out.
    fn raw_line(&mut self) -> Result<Vec<u8>, Over> {
        loop {
            if let Some(end) = self.ahead.windows(2).position(|pair| pair == b"\r\n") {
                return Ok(self.ahead.drain(..end + 2).collect());
            }
            let mut bytes = [0; 16 * 1024];
            match self.wire.read(&mut bytes)? {
                0 => return Err(Over),
                read => self.ahead.extend_from_slice(&bytes[..read]),
            }
        }
    }
}

fn between(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map(|(inner, _)| inner.to_owned()).unwrap_or_default()
}

/// Base 64, as far as a password needs it.
fn unbase64(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = text.bytes().filter_map(|b| ALPHABET.iter().position(|a| *a == b));
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_usize, 0);
    for value in values {
        held = (held << 6) | value;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).unwrap());
            held &= (1 << bits) - 1;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
