//! The address of a server, and whether the line to it is private: unencrypted on this machine
//! alone, else TLS with a certificate that is checked for the host's name.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

use ::postgres::config::{Host, SslMode};
use ::postgres::{Client, Config, NoTls};
use percent_encoding::percent_decode_str;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::StoreError;
use crate::error::cause;

/// Limits on every wait, so that a dead server is reported within seconds.
const CONNECT: Duration = Duration::from_secs(3);
const KEEPALIVE_AFTER: Duration = Duration::from_secs(3);
const KEEPALIVE_EVERY: Duration = Duration::from_secs(1);
const KEEPALIVES: u32 = 3;
const UNANSWERED: Duration = Duration::from_secs(6);

/// Limits on every wait for the server, given with the call: they hold from the first question on, whatever the
/// login was made to begin with. A transaction that idles is a counter that froze.
const BEGINNING: &str = "-c statement_timeout=20s -c lock_timeout=3s -c idle_session_timeout=0 \
    -c idle_in_transaction_session_timeout=10s -c default_transaction_read_only=off";

/// A server and how it is spoken to.
#[derive(Clone)]
pub(super) struct Address {
    config: Config,
    tls: Option<rustls::ClientConfig>,
}

impl Address {
    /// Reads `postgres://user:password@host:port/database?sslmode=…&sslrootcert=…`. `disable` is
    /// for this machine alone; every other mode means TLS, checked, as soon as the host is another
    /// machine. `sslrootcert` names the file of the house's own authority (PEM).
    pub(super) fn read(url: &str) -> Result<Self, StoreError> {
        let (bare, options) = without_tls_options(url);
        let mut config: Config =
            bare.parse().map_err(|e: ::postgres::Error| StoreError::Unreachable(cause(&e)))?;
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
        let tls = if far.is_some() || asked {
            config.ssl_mode(SslMode::Require);
            Some(trusting(options.root_file.as_deref())?)
        } else {
            config.ssl_mode(SslMode::Disable);
            None
        };
        Ok(Self { config, tls })
    }

    /// A line to the server. It is given up `unanswered` after something sent stays without an
    /// answer.
    pub(super) fn connect(&self, unanswered: Option<Duration>) -> Result<Client, StoreError> {
        let mut config = self.config.clone();
        if let Some(limit) = unanswered {
            config.tcp_user_timeout(limit).connect_timeout(limit);
        }
        let client = match &self.tls {
            Some(tls) => config.connect(MakeRustlsConnect::new(tls.clone()))?,
            None => config.connect(NoTls)?,
        };
        Ok(client)
    }
}

#[derive(Default)]
struct TlsOptions {
    mode: Option<String>,
    root_file: Option<String>,
}

/// The address without the options of TLS that the driver does not know, and those options.
fn without_tls_options(url: &str) -> (String, TlsOptions) {
    let mut options = TlsOptions::default();
    let Some((base, query)) = url.split_once('?').filter(|(base, _)| base.contains("://")) else {
        return (url.to_owned(), options);
    };
    let mut kept = Vec::new();
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = || percent_decode_str(value).decode_utf8_lossy().into_owned();
        match key {
            "sslmode" => options.mode = Some(value()),
            "sslrootcert" => options.root_file = Some(value()),
            _ => kept.push(pair),
        }
    }
    let bare = if kept.is_empty() { base.to_owned() } else { format!("{base}?{}", kept.join("&")) };
    (bare, options)
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

/// TLS with rustls' one provider, trusting the house's own authority where it names one, the public
/// ones otherwise.
fn trusting(root_file: Option<&str>) -> Result<rustls::ClientConfig, StoreError> {
    let roots = match root_file {
        None => rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() },
        Some(path) => authority(path)?,
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| StoreError::Certificate(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

fn authority(path: &str) -> Result<rustls::RootCertStore, StoreError> {
    let bad = |why: String| StoreError::Certificate(format!("{path}: {why}"));
    let mut roots = rustls::RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(path).map_err(|e| bad(e.to_string()))? {
        let certificate = certificate.map_err(|e| bad(e.to_string()))?;
        roots.add(certificate).map_err(|e| bad(e.to_string()))?;
    }
    if roots.is_empty() { Err(bad("no certificate".to_owned())) } else { Ok(roots) }
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
    fn an_authority_that_is_missing_or_empty_is_said() {
        let missing = "postgres://desk@db.example/house?sslrootcert=%2Fnowhere%2Fca.pem";
        assert!(
            matches!(refused(missing), StoreError::Certificate(why) if why.contains("/nowhere/ca.pem"))
        );
        let empty = tempfile::NamedTempFile::new().unwrap();
        let url =
            format!("postgres://desk@db.example/house?sslrootcert={}", empty.path().display());
        assert!(
            matches!(refused(&url), StoreError::Certificate(why) if why.contains("no certificate"))
        );
    }
}
