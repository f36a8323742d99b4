//! A proxy with TLS in front of the site, as the samples of the package set one up, on ports of this machine; and a browser that
//! comes through it.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::authority::Authority;
use crate::programs::Running;
use crate::site::{Answer, read};
use crate::{Step, until};

/// The name in the samples.
const NAME: &str = "billets.theatre.example";
/// Where the samples find the site.
const SITE: &str = "127.0.0.1:8321";

/// The sample for a scan. A port of the caller makes an address of it.
const SCANNED: [(&str, &str); 2] = [
    (
        "\tencode @files gzip\n",
        "\tencode @files gzip\n\tlog\n\t@out path /deconnexion* /en/deconnexion*\n\trespond @out 204\n\
         \tmap {http.request.remote.port} {caller} {\n\
         \t\t~^(\\d\\d)\\d?(\\d\\d)$ 10.1.${1}.1${2}\n\t\tdefault 10.1.1.1\n\t}\n",
    ),
    ("\t\ttransport http {\n", "\t\theader_up X-Forwarded-For {caller}\n\t\ttransport http {\n"),
];

/// Which proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Caddy,
    Nginx,
}

/// One that runs, with its certificate.
#[derive(Debug)]
pub struct Front {
    _program: Running,
    folder: tempfile::TempDir,
    /// Where it answers by TLS.
    pub port: u16,
    /// Where it answers without.
    pub plain: u16,
}

/// A port that nobody has.
///
/// # Errors
/// When there is none.
pub fn free_port() -> Step<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

impl Front {
    /// Starts one in front of the site at `site`, on `port`.
    ///
    /// # Errors
    /// When it is not installed, or does not take the sample.
    pub fn start(kind: Kind, port: u16, site: &str) -> Step<Self> {
        Self::start_with(kind, port, site, &[])
    }

    /// Caddy for a program that scans: nobody is signed out, each line comes from a caller of its own, for the limits are
    /// another test's, and every question is written down.
    ///
    /// # Errors
    /// As [`Front::start`].
    pub fn scanned(port: u16, site: &str) -> Step<Self> {
        Self::start_with(Kind::Caddy, port, site, &SCANNED)
    }

    /// What was asked for and how it was answered, of a scanned site: way, address and status.
    ///
    /// # Errors
    /// When the proxy wrote something else.
    pub fn questions(&self) -> Step<Vec<(String, String, u64)>> {
        let log = self.log();
        let lines = log.lines().filter(|line| line.contains("http.log.access"));
        let read = |line: &str| -> Step<(String, String, u64)> {
            let told: serde_json::Value = serde_json::from_str(line)?;
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let request = &told["request"];
            let status = told["status"].as_u64().ok_or("no status")?;
            Ok((text(&request["method"]), text(&request["uri"]), status))
        };
        lines.map(read).collect()
    }

    fn start_with(kind: Kind, port: u16, site: &str, otherwise: &[(&str, &str)]) -> Step<Self> {
        let folder = tempfile::Builder::new().prefix("contremarque-front.").tempdir()?;
        let (at, authority) = (folder.path(), Authority::new());
        std::fs::write(at.join("ca.pem"), &authority.ca)?;
        std::fs::write(at.join("certificate.pem"), &authority.certificate)?;
        std::fs::write(at.join("key.pem"), &authority.key)?;
        let plain = free_port()?;
        let mut command = match kind {
            Kind::Caddy => caddy(at, port, plain, site, otherwise)?,
            Kind::Nginx => nginx(at, port, plain, site)?,
        };
        command.env("HOME", at).env("XDG_DATA_HOME", at).env("XDG_CONFIG_HOME", at);
        let log = std::fs::File::create(at.join("log"))?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let program = Running::start(&mut command)?;
        let front = Self { _program: program, folder, port, plain };
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        until(20, "the proxy", || {
            TcpStream::connect_timeout(&address, Duration::from_millis(200)).ok()
        })
        .map_err(|error| format!("{error}: {}", front.log()))?;
        Ok(front)
    }

    /// What it said.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Somebody at an address of this machine, 127.0.0.2 say, who has not been here.
    #[must_use]
    pub fn browser(&self, from: &str) -> Browser<'_> {
        Browser { front: self, from: from.to_owned(), jar: format!("jar-{from}"), more: Vec::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn sample(name: &str) -> Step<String> {
    let packaging =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/site/packaging");
    Ok(std::fs::read_to_string(packaging.join(name))?)
}

/// The sample, with what a test cannot have put otherwise: each must be there.
fn put(mut text: String, otherwise: &[(&str, String)]) -> Step<String> {
    for (there, instead) in otherwise {
        if !text.contains(there) {
            return Err(format!("the sample has no {there:?}").into());
        }
        text = text.replace(there, instead);
    }
    Ok(text)
}

fn caddy(at: &Path, port: u16, plain: u16, site: &str, more: &[(&str, &str)]) -> Step<Command> {
    let (certificate, key) = (at.join("certificate.pem"), at.join("key.pem"));
    let tls =
        format!("https://localhost:{port} {{\n\ttls {} {}\n", certificate.display(), key.display());
    // No port of the machine's own, no program that is told things by the network.
    let alone = format!("{{\n\tadmin off\n\tskip_install_trust\n\thttp_port {plain}\n\tservers {{");
    let mut otherwise: Vec<(&str, String)> =
        more.iter().map(|(there, instead)| (*there, (*instead).to_owned())).collect();
    otherwise.extend([
        ("{\n\tservers {", alone),
        ("billets.theatre.example {\n", tls),
        (SITE, site.to_owned()),
    ]);
    std::fs::write(at.join("Caddyfile"), put(sample("Caddyfile")?, &otherwise)?)?;
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(at.join("Caddyfile"));
    Ok(command)
}

fn nginx(at: &Path, port: u16, plain: u16, site: &str) -> Step<Command> {
    let of = |name: &str| at.join(name).display().to_string();
    let live = "/etc/letsencrypt/live/billets.theatre.example/";
    let otherwise = [
        ("    listen [::]:80;\n", String::new()),
        ("    listen [::]:443 ssl http2;\n", String::new()),
        ("listen 80;", format!("listen 127.0.0.1:{plain};")),
        ("listen 443 ssl http2;", format!("listen 127.0.0.1:{port} ssl http2;")),
        (&format!("{live}fullchain.pem"), of("certificate.pem")),
        (&format!("{live}privkey.pem"), of("key.pem")),
        (NAME, "localhost".to_owned()),
        (SITE, site.to_owned()),
    ];
    std::fs::write(at.join("site.conf"), put(sample("nginx.conf")?, &otherwise)?)?;
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|of_what| format!("{of_what}_temp_path {};\n", of(of_what)))
        .collect();
    let whole = format!(
        "daemon off;\nmaster_process off;\npid {};\nerror_log stderr;\nevents {{}}\n\
         http {{\naccess_log off;\n{temporary}include {};\n}}\n",
        of("pid"),
        of("site.conf")
    );
    std::fs::write(at.join("nginx.conf"), whole)?;
    let mut command = Command::new("/usr/sbin/nginx");
    command.arg("-p").arg(at).arg("-c").arg(at.join("nginx.conf")).args(["-e", "stderr"]);
    Ok(command)
}

/// A browser with its cookies; it checks the certificate.
#[derive(Clone, Debug)]
pub struct Browser<'a> {
    front: &'a Front,
    from: String,
    jar: String,
    /// Headers that it sends as well.
    pub more: Vec<String>,
}

impl Browser<'_> {
    /// curl, as far as every question is the same.
    #[must_use]
    pub fn curl(&self, way: &str) -> Command {
        let mut command = Command::new("curl");
        command.args(["--silent", "--show-error", "--include", "--http1.1", "--max-time", "50"]);
        command.arg("--cacert").arg(self.front.path("ca.pem"));
        command.args(["--interface", &self.from, "--request", way]);
        let jar = self.front.path(&self.jar);
        command.arg("--cookie").arg(&jar).arg("--cookie-jar").arg(&jar);
        for header in &self.more {
            command.args(["--header", header]);
        }
        command
    }

    /// The site's address with what is behind it.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.front.port)
    }

    /// What an address answers.
    ///
    /// # Errors
    /// Where the line is cut, or the certificate is not believed.
    pub fn get(&self, path: &str) -> Step<Answer> {
        asked(self.curl("GET").arg(self.url(path)))
    }

    /// What an address answers to a form.
    ///
    /// # Errors
    /// As [`Browser::get`].
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Step<Answer> {
        let mut command = self.curl("POST");
        command.args(["--header", &format!("Origin: {}", self.url(""))]);
        for (name, value) in fields {
            command.args(["--data-urlencode", &format!("{name}={value}")]);
        }
        asked(command.arg(self.url(path)))
    }

    /// The cookies that it keeps, a line each.
    #[must_use]
    pub fn cookies(&self) -> String {
        std::fs::read_to_string(self.front.path(&self.jar)).unwrap_or_default()
    }
}

/// Runs curl, and reads what it was answered.
///
/// # Errors
/// What curl says.
pub fn asked(command: &mut Command) -> Step<Answer> {
    let done = command.output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
    }
    // Before a long form the server says that it may come.
    let go_on = b"HTTP/1.1 100 Continue\r\n\r\n";
    read(done.stdout.strip_prefix(go_on.as_slice()).unwrap_or(&done.stdout))
}
