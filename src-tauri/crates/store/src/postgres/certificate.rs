//! The last day of a server's certificate, noted while TLS checks it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, Error, RootCertStore, SignatureScheme};

use crate::StoreError;

const SEQUENCE: u8 = 0x30;
/// `[0]`, which holds the version.
const VERSION: u8 = 0xA0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

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

/// `notAfter` of a certificate (RFC 5280 §4.1): version, serial number, signature, issuer, then the two ends of its
/// validity.
fn end_ms(certificate: &[u8]) -> Option<i64> {
    let whole = inside(certificate, SEQUENCE)?.0;
    let mut rest = inside(whole, SEQUENCE)?.0;
    if let Some((_, behind)) = inside(rest, VERSION) {
        rest = behind;
    }
    for _ in ["serial number", "signature", "issuer"] {
        rest = any(rest)?.2;
    }
    let validity = inside(rest, SEQUENCE)?.0;
    let (kind, text, _) = any(any(validity)?.2)?;
    time_ms(kind, std::str::from_utf8(text).ok()?)
}

/// A value of this tag: what is in it, and what comes behind it.
fn inside(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    any(bytes).filter(|(found, ..)| *found == tag).map(|(_, value, behind)| (value, behind))
}

/// A value of any tag (X.690 §8.1): the tag, what is in it, what comes behind it.
fn any(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&[tag, first], rest) = bytes.split_first_chunk()?;
    let (length, rest) = match first {
        0..=0x7F => (usize::from(first), rest),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7F))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
        _ => return None,
    };
    let (value, behind) = rest.split_at_checked(length)?;
    Some((tag, value, behind))
}

/// `YYMMDDhhmmssZ` or `YYYYMMDDhhmmssZ`; two figures of a year are those of 1950 to 2049.
fn time_ms(kind: u8, text: &str) -> Option<i64> {
    let text = text.strip_suffix('Z').filter(|text| text.bytes().all(|b| b.is_ascii_digit()))?;
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, at) = match (kind, text.len()) {
        (UTC_TIME, 12) => {
            let year = number(0, 2)?;
            (if year < 50 { 2000 + year } else { 1900 + year }, 2)
        }
        (GENERALIZED_TIME, 14) => (number(0, 4)?, 4),
        _ => return None,
    };
    let part = |n: usize| number(at + 2 * n, at + 2 * n + 2);
    let days = days_to(year, part(0)?, part(1)?);
    let seconds = ((days * 24 + part(2)?) * 60 + part(3)?) * 60 + part(4)?;
    Some(seconds * 1_000)
}

/// Days from 1970 to a day of the Gregorian calendar, whose year begins in March here.
fn days_to(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let of_year = (153 * month + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
        - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_a_certificate_is_read_in_both_of_its_forms() {
        assert_eq!(time_ms(UTC_TIME, "700101000000Z"), Some(0));
        assert_eq!(time_ms(UTC_TIME, "261128145351Z"), Some(1_795_877_631_000));
        assert_eq!(time_ms(GENERALIZED_TIME, "20520229235959Z"), Some(2_592_863_999_000));
        assert_eq!(time_ms(UTC_TIME, "2611281453Z"), None);
        assert_eq!(time_ms(UTC_TIME, "26112814535éZ"), None);
    }

    #[test]
    fn what_is_cut_off_or_no_certificate_has_no_end() {
        assert_eq!(end_ms(b""), None);
        assert_eq!(end_ms(&[SEQUENCE, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]), None);
        assert_eq!(end_ms(&[SEQUENCE, 2, SEQUENCE, 0]), None);
    }
}
