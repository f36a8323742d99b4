//! The last day of a server's certificate, noted while TLS checks it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

use crate::StoreError;

/// Until when the certificate of a server is good, once one was checked; lines of one address share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Until(Arc<AtomicI64>);

impl Until {
    /// UTC milliseconds.
    pub(super) fn ms(&self) -> Option<i64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|ms| *ms > 0)
    }

    fn note(&self, certificate: &[u8]) {
        if let Some(ms) = end_ms(certificate) {
            self.0.store(ms, Ordering::Relaxed);
        }
    }
}

/// What checks a certificate as rustls does, and notes its end where it is good.
pub(super) fn noting(
    roots: RootCertStore,
    provider: Arc<CryptoProvider>,
    until: &Until,
) -> Result<Arc<dyn ServerCertVerifier>, StoreError> {
    let checks = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
        .build()
        .map_err(|e| StoreError::Engine(e.to_string()))?;
    Ok(Arc::new(Noting { checks, until: until.clone() }))
}

#[derive(Debug)]
struct Noting {
    checks: Arc<WebPkiServerVerifier>,
    until: Until,
}

impl ServerCertVerifier for Noting {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let checks = &self.checks;
        let good = checks.verify_server_cert(
            end_entity,
            intermediates,
            server_name,
            ocsp_response,
            now,
        )?;
        self.until.note(end_entity);
        Ok(good)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.checks.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.checks.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.checks.supported_verify_schemes()
    }
}

/// `notAfter` of a certificate (RFC 5280 §4.1).
fn end_ms(certificate: &[u8]) -> Option<i64> {
    let read = Certificate::from_der(certificate).ok()?;
    let end = read.tbs_certificate.validity.not_after.to_unix_duration();
    i64::try_from(end.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_off_or_no_certificate_has_no_end() {
        assert_eq!(end_ms(b""), None);
        assert_eq!(end_ms(&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]), None);
        assert_eq!(end_ms(&[0x30, 2, 0x30, 0]), None);
    }
}
