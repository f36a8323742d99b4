//! The built site on a house, and browsers without a window: they keep the cookie, send forms as a page holds them, and
//! say where they come from.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::programs::{Running, built};
use crate::{Step, until};

/// The longest that an answer may take.
const ANSWER: Duration = Duration::from_secs(40);

/// The site, serving.
#[derive(Debug)]
pub struct Served {
    program: Running,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Served {
    /// Starts the site of the house in a folder, on a port of its own.
    ///
    /// # Errors
    /// When it is not built, or says no address.
    pub fn start(data: &Path, more: &[&str]) -> Step<Self> {
        let mut command = Command::new(built("contremarque-site")?);
        command.arg("--data").arg(data).args(["serve", "--listen", "127.0.0.1:0"]).args(more);
        command.env("RUST_LOG", "warn").stdout(Stdio::piped());
        let mut program = Running::start(&mut command)?;
        let stdout = program.child().stdout.take().ok_or("no stdout")?;
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/');
        let address = address.parse().map_err(|_| format!("no address: {line:?}"))?;
        Ok(Self { program, address })
    }

    /// Tells it to end, as a service manager does, and waits until it has.
    ///
    /// # Errors
    /// When it does not end within 15 s, or with another status than 0.
    pub fn end(mut self) -> Step {
        let id = self.program.child().id().to_string();
        Command::new("kill").args(["-TERM", &id]).status()?;
        let status = until(15, "the site to end", || self.program.child().try_wait().ok()?)?;
        if status.success() { Ok(()) } else { Err(format!("{status}").into()) }
    }

    /// Tells it to reload, as a service manager does.
    ///
    /// # Errors
    /// Where it cannot be told.
    pub fn reloads(&mut self) -> Step {
        let id = self.program.child().id().to_string();
        let told = Command::new("kill").args(["-USR1", &id]).status()?;
        if told.success() { Ok(()) } else { Err(format!("{told}").into()) }
    }

    /// The most memory that it has held so far, in kilobytes.
    ///
    /// # Errors
    /// Where the system does not say.
    pub fn most_memory(&mut self) -> Step<u64> {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.program.child().id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// Somebody who has not been here.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser {
            address: self.address,
            cookie: None,
            origin: Some(format!("http://{}", self.address)),
            from: None,
            page: Answer::default(),
        }
    }

    /// The same person, after another program of this site was ended.
    #[must_use]
    pub fn meets_again(&self, browser: &Browser) -> Browser {
        let Browser { cookie, from, page, .. } = browser.clone();
        Browser { cookie, from, page, ..self.browser() }
    }

    /// Somebody who has signed in, in the demo house.
    ///
    /// # Errors
    /// Where that goes wrong.
    pub fn signed_in(&self, email: &str) -> Step<Browser> {
        let mut browser = self.browser();
        browser.signs_in(email)?;
        Ok(browser)
    }

    /// What is answered to these very bytes.
    ///
    /// # Errors
    /// Where the line is cut before an answer.
    pub fn raw(&self, bytes: &[u8]) -> Step<Answer> {
        send(self.address, bytes)
    }
}

/// Starts the post of a shared house, in a folder of its own, by its login.
///
/// # Errors
/// When it is not built, or does not say that it works.
pub fn posts(data: &Path, login: &str) -> Step<Running> {
    let mut command = Command::new(built("contremarque-site")?);
    command.arg("--data").arg(data).args(["--database", login, "post"]);
    command.env("RUST_LOG", "warn").stdout(Stdio::piped());
    let mut post = Running::start(&mut command)?;
    let mut line = String::new();
    BufReader::new(post.child().stdout.take().ok_or("no stdout")?).read_line(&mut line)?;
    if line == "post\n" { Ok(post) } else { Err(format!("no post: {line:?}").into()) }
}

/// The code that a mail carries: the six digits at the end of the first long number of its subject.
///
/// # Panics
/// Where it carries none.
#[must_use]
pub fn code_in(mail: &[u8]) -> String {
    let text = String::from_utf8_lossy(mail);
    let subject = text.split("Subject: ").nth(1).expect("a subject");
    let mut numbers = subject.split(|c: char| !c.is_ascii_digit());
    let code = numbers.find(|number| number.len() >= 6).expect("a code");
    code[code.len() - 6..].to_owned()
}

/// What came back.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    /// By their names in small letters, in order.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; empty without one.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// The page as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What a person reads of it: no tags, each gap one space.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::new();
        for part in self.text().split('<') {
            let shown = part.split_once('>').map_or(part, |(_, shown)| shown);
            words += " ";
            words += &shown.replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&");
        }
        let plain = words.replace(['\u{a0}', '\u{202f}'], " ");
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The values of every field of a name, in order.
    #[must_use]
    pub fn fields(&self, name: &str) -> Vec<String> {
        let text = self.text();
        let tags =
            text.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("button"));
        let wanted = format!("name=\"{name}\"");
        let value = |tag: &str| {
            let value = tag.split_once("value=\"")?.1;
            Some(value.split('"').next()?.to_owned())
        };
        tags.filter(|tag| tag.contains(&wanted)).filter_map(value).collect()
    }

    /// The first value of a field; empty without one.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        self.fields(name).into_iter().next().unwrap_or_default()
    }

    /// Every address that the page leads to.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let text = self.text();
        let found = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        found.map(|link| link.replace("&amp;", "&").replace("&#x2f;", "/")).collect()
    }
}

/// A browser: its cookie, and the page that it shows.
#[derive(Clone, Debug)]
pub struct Browser {
    address: SocketAddr,
    pub cookie: Option<(String, String)>,
    /// What it says of where a form comes from; nothing where it says nothing.
    pub origin: Option<String>,
    /// The address that a proxy in front tells of it, where one does.
    pub from: Option<String>,
    pub page: Answer,
}

impl Browser {
    /// Opens an address, and follows where it leads.
    ///
    /// # Errors
    /// Where the line is cut.
    pub fn open(&mut self, path: &str) -> Step<&Answer> {
        let answer = self.get(path)?;
        self.follow(answer)
    }

    /// What an address answers, wherever it leads.
    ///
    /// # Errors
    /// Where the line is cut.
    pub fn get(&mut self, path: &str) -> Step<Answer> {
        self.ask("GET", path, None)
    }

    /// Sends a form of the page with these fields, and follows where it leads.
    ///
    /// # Errors
    /// Where the line is cut.
    pub fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Step<&Answer> {
        let form = self.page.field("csrf_token");
        let mut all = vec![("csrf_token", form.as_str())];
        all.extend(fields);
        let answer = self.post(path, &all)?;
        self.follow(answer)
    }

    /// What an address answers to these very fields.
    ///
    /// # Errors
    /// Where the line is cut.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Step<Answer> {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        self.ask("POST", path, Some(&body.join("&")))
    }

    fn follow(&mut self, mut answer: Answer) -> Step<&Answer> {
        for _ in 0..5 {
            if answer.status != 303 {
                break;
            }
            let to = answer.header("location").to_owned();
            answer = self.get(&to)?;
        }
        self.page = answer;
        Ok(&self.page)
    }

    fn ask(&mut self, way: &str, path: &str, body: Option<&str>) -> Step<Answer> {
        let mut head =
            format!("{way} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        if let Some((name, value)) = &self.cookie {
            head += &format!("Cookie: {name}={value}\r\n");
        }
        if let Some(from) = &self.from {
            head += &format!("X-Forwarded-For: {from}\r\n");
        }
        if let Some(body) = body {
            if let Some(origin) = &self.origin {
                head += &format!("Origin: {origin}\r\n");
            }
            let kind = "application/x-www-form-urlencoded";
            head += &format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        }
        let answer =
            send(self.address, format!("{head}\r\n{}", body.unwrap_or_default()).as_bytes())?;
        for (name, value) in &answer.headers {
            let pair = value.split(';').next().and_then(|pair| pair.split_once('='));
            if name == "set-cookie"
                && let Some((name, value)) = pair
            {
                self.cookie = (!value.is_empty()).then(|| (name.to_owned(), value.to_owned()));
            }
        }
        Ok(answer)
    }

    /// Asks for a code and types it, in the demo house, whose page shows it.
    ///
    /// # Errors
    /// Where no code is shown, or it lets nobody in.
    pub fn signs_in(&mut self, email: &str) -> Step<&Answer> {
        self.open("/connexion")?;
        let code = self.asks_for_code(email)?;
        self.send("/connexion/code", &[("email", email), ("code", &code)])?;
        if self.page.status == 200 { Ok(&self.page) } else { Err(self.page.words().into()) }
    }

    /// Asks for a code; gives what the page of the demo house shows.
    ///
    /// # Errors
    /// Where no code is shown.
    pub fn asks_for_code(&mut self, email: &str) -> Step<String> {
        let text = self.send("/connexion", &[("email", email)])?.text();
        let code = text.split("<code>").nth(1).and_then(|rest| rest.split('<').next());
        Ok(code.ok_or_else(|| format!("no code for {email}: {text}"))?.to_owned())
    }
}

fn encoded(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .map(
            |byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") },
        )
        .collect()
}

fn send(address: SocketAddr, bytes: &[u8]) -> Step<Answer> {
    let mut line = TcpStream::connect(address)?;
    line.set_read_timeout(Some(ANSWER))?;
    // A server that has answered before it read all may have closed its side.
    let sent = line.write_all(bytes);
    let mut all = Vec::new();
    match line.read_to_end(&mut all) {
        Err(error) if all.is_empty() => return Err(error.into()),
        _ => {}
    }
    if all.is_empty() {
        sent?;
    }
    read(&all)
}

/// Reads an answer.
///
/// # Errors
/// Where it is none.
pub fn read(all: &[u8]) -> Step<Answer> {
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").ok_or("the line was cut")?;
    let head = std::str::from_utf8(&all[..end])?;
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).ok_or("no status")?;
    let headers = lines.filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
    Ok(Answer {
        status: status.parse()?,
        headers: headers.collect(),
        body: all[end + 4..].to_vec(),
    })
}
