//! A mail server that does as it is told: takes mails, refuses them at any stage, is slow, falls
//! silent, or dies in the middle of a word.

mod base64;
mod talk;
mod wire;

use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rustls::ServerConfig;

use talk::talk;

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
