//! What the server says to one client, word for word.

use std::io;
use std::net::TcpStream;
use std::sync::atomic::Ordering;

use super::base64::unbase64;
use super::wire::Wire;
use super::{Act, At, Dialogue, Encryption, Kept, Shared};

struct Talk<'a> {
    shared: &'a Shared,
    wire: Wire,
    ahead: Vec<u8>,
    so_far: Dialogue,
}

/// The talk is over: one of the two hung up.
pub(super) struct Over;

impl From<io::Error> for Over {
    fn from(_: io::Error) -> Self {
        Self
    }
}

pub(super) fn talk(shared: &Shared, stream: TcpStream) -> Result<(), Over> {
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
