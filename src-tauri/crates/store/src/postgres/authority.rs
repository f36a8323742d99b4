//! Whom a server's certificate must be signed by: the house's own authority, or one that the system trusts.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::certificate::{Until, noting};
use super::trouble;
use crate::StoreError;
use crate::server::Why;

/// Where the systems of Debian, Red Hat and Alpine keep the authorities that they trust.
const OF_SYSTEM: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];
/// How an authority begins that stands in the address itself.
const PEM: &str = "-----BEGIN";

/// TLS with rustls' one provider, trusting the house's own authority where it names one; the public ones and those
/// of the system otherwise. `until` is told how long the server's certificate is good.
pub(super) fn trusting(
    root_file: Option<&str>,
    until: &Until,
) -> Result<rustls::ClientConfig, StoreError> {
    let roots = match root_file {
        None => of_the_system(),
        Some(text) if text.trim_start().starts_with(PEM) => authority("", text.as_bytes())?,
        Some(path) => {
            let bytes = std::fs::read(path);
            let bytes =
                bytes.map_err(|e| trouble::of(Why::AuthorityMissing, path, &e.to_string()))?;
            authority(path, &bytes)?
        }
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let checks = noting(roots, Arc::clone(&provider), until)?;
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| StoreError::Engine(e.to_string()))?
        .dangerous()
        .with_custom_certificate_verifier(checks)
        .with_no_client_auth();
    // A line that went on where another one ended would be shown no certificate.
    config.resumption = rustls::client::Resumption::disabled();
    Ok(config)
}

/// A file of the system that cannot be read trusts nobody, and one of its certificates that cannot be read neither.
fn of_the_system() -> rustls::RootCertStore {
    let mut roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let named = std::env::var("SSL_CERT_FILE").ok();
    let files = named.iter().map(String::as_str).chain(OF_SYSTEM);
    let found = files.map(std::fs::read).find_map(Result::ok);
    for certificate in CertificateDer::pem_slice_iter(&found.unwrap_or_default()).flatten() {
        let _ = roots.add(certificate);
    }
    roots
}

/// The authority in a file, or in a text that somebody pasted.
fn authority(path: &str, bytes: &[u8]) -> Result<rustls::RootCertStore, StoreError> {
    let bad = |why: Why, said: &str| trouble::of(why, path, said);
    let mut roots = rustls::RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(bytes) {
        let certificate = certificate.map_err(|e| bad(Why::AuthorityNotPem, &e.to_string()))?;
        roots.add(certificate).map_err(|e| bad(Why::AuthorityNotPem, &e.to_string()))?;
    }
    let is_key = String::from_utf8_lossy(bytes).contains("PRIVATE KEY-----");
    match roots.is_empty() {
        false => Ok(roots),
        true if is_key => Err(bad(Why::AuthorityIsKey, "")),
        true => Err(bad(Why::AuthorityNotPem, "no certificate")),
    }
}

/// Holds a text or file to be an authority, before it is kept.
pub(crate) fn is_authority(path: &str, bytes: &[u8]) -> Result<(), StoreError> {
    authority(path, bytes).map(|_| ())
}
