//! The address of a server, and whether the line to it is private: unencrypted on this machine
//! alone, else TLS with a certificate that is checked for the host's name.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use ::postgres::config::{Host, SslMode, TargetSessionAttrs};
use ::postgres::{Client, Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::authority::trusting;
use super::certificate::Until;
use super::trouble::{self, is_silent, of_call};
use super::url::{unread, without_password, without_tls_options};
use crate::StoreError;
use crate::server::{Trouble, Why};

/// Limits on every wait, so that a dead server is reported within seconds.
const CONNECT: Duration = Duration::from_secs(3);
const KEEPALIVE_AFTER: Duration = Duration::from_secs(3);
const KEEPALIVE_EVERY: Duration = Duration::from_secs(1);
const KEEPALIVES: u32 = 3;
const UNANSWERED: Duration = Duration::from_secs(6);
/// Longest wait for the first word of a host among several, or of one that was silent before.
const EACH: Duration = Duration::from_secs(2);
/// How long a host of several is waited for before the next one is called too.
const HEAD_START: Duration = Duration::from_millis(300);
const PORT: u16 = 5432;

/// Limits on every wait for the server, given with the call: they hold from the first question on, whatever the
/// login was made to begin with. A transaction that idles is a counter that froze. The server looks within a minute
/// whether a counter that says nothing is still there: it would keep the lines of one that was unplugged for two hours.
const BEGINNING: &str = "-c statement_timeout=20s -c lock_timeout=3s -c idle_session_timeout=0 \
    -c idle_in_transaction_session_timeout=10s -c default_transaction_read_only=off \
    -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4 -c tcp_user_timeout=30s";

/// A line, and the one host that it goes to.
pub(super) type Called = (Client, Address);

/// A server and how it is spoken to.
#[derive(Clone)]
pub(super) struct Address {
    config: Config,
    tls: Option<rustls::ClientConfig>,
    /// The end of the server's certificate.
    pub(super) until: Until,
}

impl Address {
    /// Reads `postgres://user:password@host:port/database?sslmode=…&sslrootcert=…`. `disable` is
    /// for this machine alone; every other mode means TLS, checked, as soon as the host is another
    /// machine. `sslrootcert` names the file of the house's own authority (PEM), or is that authority.
    ///
    /// A house is worked at where it is written: of several hosts, `host=a,b`, the first is taken that writes, whatever
    /// a `target_session_attrs` of `any` says.
    pub(super) fn read(url: &str) -> Result<Self, StoreError> {
        let (bare, options) = without_tls_options(url);
        let mut config: Config = bare.parse().map_err(|e: ::postgres::Error| unread(url, &e))?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            return Err(trouble::of(Why::Address, &without_password(url), "no host"));
        }
        if config.get_target_session_attrs() == TargetSessionAttrs::Any {
            config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        }
        let beginning = match config.get_options() {
            Some(own) => format!("{own} {BEGINNING}"),
            None => BEGINNING.to_owned(),
        };
        config
            .connect_timeout(CONNECT)
            .keepalives(true)
            .keepalives_idle(KEEPALIVE_AFTER)
            .keepalives_interval(KEEPALIVE_EVERY)
            .keepalives_retries(KEEPALIVES)
            .tcp_user_timeout(UNANSWERED)
            .application_name("contremarque")
            .options(&beginning);
        let far = config.get_hosts().iter().find(|host| !is_here(host)).map(name);
        let far = far.or_else(|| {
            let mut addresses = config.get_hostaddrs().iter();
            addresses.find(|address| !is_this_machine(**address)).map(ToString::to_string)
        });
        let plain = options.mode.as_deref() == Some("disable")
            || (options.mode.is_none() && config.get_ssl_mode() == SslMode::Disable);
        let asked =
            matches!(options.mode.as_deref(), Some("require" | "verify-ca" | "verify-full"));
        if let (true, Some(host)) = (plain, &far) {
            return Err(StoreError::NotPrivate(host.clone()));
        }
        let until = Until::default();
        let tls = if far.is_some() || asked {
            config.ssl_mode(SslMode::Require);
            Some(trusting(options.root_file.as_deref(), &until)?)
        } else {
            config.ssl_mode(SslMode::Disable);
            None
        };
        Ok(Self { config, tls, until })
    }

    /// Whether the line is encrypted, and the server's certificate checked.
    pub(super) const fn is_checked(&self) -> bool {
        self.tls.is_some()
    }

    /// A line to the first host that will do, and that host. A host is given up `unanswered` after something sent stays
    /// without an answer; where there are several, each has its time.
    pub(super) fn connect(&self, unanswered: Option<Duration>) -> Result<Called, StoreError> {
        let mut config = self.config.clone();
        if let Some(limit) = unanswered {
            config.tcp_user_timeout(limit).connect_timeout(limit);
        }
        let mut each: Vec<Self> = each(&config)
            .into_iter()
            .map(|config| Self { config, tls: self.tls.clone(), until: self.until.clone() })
            .collect();
        match (each.len(), each.pop()) {
            (1, Some(only)) => Ok((only.call()?, only)),
            (_, Some(last)) => {
                each.push(last);
                first_of(each, unanswered.unwrap_or(EACH))
            }
            (_, None) => Err(trouble::of(Why::Address, "", "no host")),
        }
    }

    /// The same for one host, in a bounded time where it takes the call and says nothing.
    pub(super) fn connect_unless_silent(&self, limit: Duration) -> Result<Called, StoreError> {
        Ok((self.call_unless_silent(limit)?, self.clone()))
    }

    /// Whether any host says something: several are each asked as they are called.
    pub(super) fn speaks(&self) -> bool {
        each(&self.config).len() > 1 || !is_silent(&reached(&self.config), port(&self.config), EACH)
    }

    /// The first host with its port, as whom, and what: for what is said of a server that says nothing.
    pub(super) fn trouble(&self, why: Why, said: String) -> StoreError {
        told(&self.config, why, said)
    }

    fn call(&self) -> Result<Client, StoreError> {
        let called = match &self.tls {
            Some(tls) => self.config.connect(MakeRustlsConnect::new(tls.clone())),
            None => self.config.connect(NoTls),
        };
        called.map_err(|e| {
            let (why, said) = of_call(&e, &reached(&self.config), port(&self.config));
            self.trouble(why, said)
        })
    }

    /// The driver would wait for a silent host without end, and with it a thread and a socket.
    fn call_unless_silent(&self, limit: Duration) -> Result<Client, StoreError> {
        match is_silent(&reached(&self.config), port(&self.config), limit) {
            true => Err(self.trouble(Why::Silent, String::new())),
            false => self.call(),
        }
    }
}

/// Calls each host of several in its turn, the next one as soon as one is away or takes longer than [`HEAD_START`]: a host
/// that takes the call and says nothing must not keep the next one waiting.
fn first_of(hosts: Vec<Address>, limit: Duration) -> Result<Called, StoreError> {
    let (tell, told) = channel();
    let mut troubles: Vec<StoreError> =
        hosts.iter().map(|host| host.trouble(Why::Silent, String::new())).collect();
    let mut under_way = 0;
    let mut hosts = hosts.into_iter().enumerate();
    let mut end = Instant::now() + limit;
    loop {
        if let Some((n, host)) = hosts.next() {
            let tell = tell.clone();
            std::thread::Builder::new().name("calling a host".to_owned()).spawn(move || {
                let called = host.call_unless_silent(limit);
                // Nobody waits any more where another was sooner.
                let _ = tell.send((n, called.map(|client| (client, host))));
            })?;
            under_way += 1;
            end = Instant::now() + limit;
        }
        let left = end.saturating_duration_since(Instant::now());
        match told.recv_timeout(if hosts.len() > 0 { HEAD_START } else { left }) {
            Ok((_, Ok(called))) => return Ok(called),
            Ok((n, Err(away))) if is_away(&away) => {
                troubles[n] = away;
                under_way -= 1;
            }
            // One that refuses the user is a server all the same: the others will refuse too.
            Ok((_, Err(refusal))) => return Err(refusal),
            Err(_) if hosts.len() > 0 => {}
            Err(_) => break,
        }
        if under_way == 0 && hosts.len() == 0 {
            break;
        }
    }
    Err(troubles.swap_remove(0))
}

fn is_away(e: &StoreError) -> bool {
    matches!(e, StoreError::Server(trouble) if trouble.why.is_away())
}

/// The same for each host alone.
fn each(config: &Config) -> Vec<Config> {
    let (hosts, addresses, ports) =
        (config.get_hosts(), config.get_hostaddrs(), config.get_ports());
    let count = hosts.len().max(addresses.len());
    if count <= 1 {
        return vec![config.clone()];
    }
    let one = |n: usize| {
        let mut one = Config::new();
        if let Some(user) = config.get_user() {
            one.user(user);
        }
        if let Some(password) = config.get_password() {
            one.password(password);
        }
        if let Some(name) = config.get_dbname() {
            one.dbname(name);
        }
        if let Some(options) = config.get_options() {
            one.options(options);
        }
        match hosts.get(n) {
            Some(Host::Tcp(name)) => {
                one.host(name);
            }
            #[cfg(unix)]
            Some(Host::Unix(path)) => {
                one.host_path(path);
            }
            None => {}
        }
        if let Some(address) = addresses.get(n) {
            one.hostaddr(*address);
        }
        if let Some(port) = ports.get(n).or(ports.first()) {
            one.port(*port);
        }
        one.ssl_mode(config.get_ssl_mode())
            .target_session_attrs(config.get_target_session_attrs())
            .connect_timeout(config.get_connect_timeout().copied().unwrap_or(CONNECT))
            .tcp_user_timeout(config.get_tcp_user_timeout().copied().unwrap_or(UNANSWERED))
            .keepalives(true)
            .keepalives_idle(KEEPALIVE_AFTER)
            .keepalives_interval(KEEPALIVE_EVERY)
            .keepalives_retries(KEEPALIVES)
            .application_name("contremarque");
        one
    };
    (0..count).map(one).collect()
}

fn port(config: &Config) -> u16 {
    config.get_ports().first().copied().unwrap_or(PORT)
}

/// The host as it is called.
fn reached(config: &Config) -> String {
    let address = config.get_hostaddrs().first().map(ToString::to_string);
    address.or_else(|| config.get_hosts().first().map(name)).unwrap_or_default()
}

fn told(config: &Config, why: Why, said: String) -> StoreError {
    let host = config.get_hosts().first().map(name).unwrap_or_else(|| reached(config));
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Trouble {
        why,
        host: format!("{host}:{}", port(config)),
        user: text(config.get_user()),
        database: text(config.get_dbname()),
        said,
    }
    .into()
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(is_this_machine),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// `127.0.0.1` and `::1` alone: the rest of `127.0.0.0/8` may be forwarded elsewhere.
fn is_this_machine(address: IpAddr) -> bool {
    address == IpAddr::V4(Ipv4Addr::LOCALHOST) || address == IpAddr::V6(Ipv6Addr::LOCALHOST)
}

fn name(host: &Host) -> String {
    match host {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(path) => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(url: &str) -> StoreError {
        Address::read(url).map(|_| ()).unwrap_err()
    }

    #[test]
    fn a_line_in_the_clear_is_for_this_machine_alone() {
        for here in ["localhost", "127.0.0.1", "[::1]", "%2Frun%2Fpostgresql"] {
            let url = format!("postgres://desk@{here}/house?sslmode=disable");
            assert!(Address::read(&url).unwrap().tls.is_none(), "{here}");
        }
        for far in ["db.example", "127.0.0.2", "192.168.1.9", "localhost.example"] {
            let url = format!("postgres://desk@{far}/house?sslmode=disable");
            assert!(matches!(refused(&url), StoreError::NotPrivate(host) if host == far), "{far}");
        }
        let hidden = "postgres://desk@localhost/house?hostaddr=192.168.1.9&sslmode=disable";
        assert!(matches!(refused(hidden), StoreError::NotPrivate(_)));
    }

    #[test]
    fn another_machine_is_spoken_to_under_tls_whatever_the_mode_says() {
        for mode in ["", "?sslmode=prefer", "?sslmode=require", "?sslmode=verify-full"] {
            let address =
                Address::read(&format!("postgres://desk@db.example/house{mode}")).unwrap();
            assert!(address.tls.is_some(), "{mode}");
            assert_eq!(address.config.get_ssl_mode(), SslMode::Require);
        }
        assert!(Address::read("postgres://desk@localhost/house").unwrap().tls.is_none());
        let asked = Address::read("postgres://desk@localhost/house?sslmode=verify-full").unwrap();
        assert!(asked.tls.is_some());
    }

    #[test]
    fn an_address_that_cannot_be_read_is_said_without_its_password() {
        for url in [
            "postgres://desk:secret@db.example:abc/house",
            "postgres://desk@db.example:abc/house?password=secret&sslmode=require",
            "postgres://db.example:abc/house?sslmode=require&PASSWORD=secret",
            "postgres://desk@db.example/house?password=secret&pasword=secret2",
            "host=db.example port=abc password=secret",
        ] {
            let said = format!("{:?}", refused(url));
            assert!(
                !said.contains("secret@")
                    && !said.contains("=secret&")
                    && !said.contains("=secret\""),
                "{said}"
            );
        }
    }

    #[test]
    fn an_authority_that_is_missing_or_empty_is_said() {
        let missing = "postgres://desk@db.example/house?sslrootcert=%2Fnowhere%2Fca.pem";
        let why = |url: &str| match refused(url) {
            StoreError::Server(trouble) => (trouble.why, trouble.host),
            other => panic!("{other}"),
        };
        assert_eq!(why(missing), (Why::AuthorityMissing, "/nowhere/ca.pem".to_owned()));
        let empty = tempfile::NamedTempFile::new().unwrap();
        let url =
            format!("postgres://desk@db.example/house?sslrootcert={}", empty.path().display());
        assert_eq!(why(&url).0, Why::AuthorityNotPem);
    }
}
