//! What is answered: a page, a paper, another address.

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue, LOCATION,
    RETRY_AFTER, SET_COOKIE,
};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::Response;
use contract::locale::Locale;

use super::cookie::{self, Change};

/// An answer, before it goes over the line.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    cookie: Option<Change>,
}

impl Answer {
    fn new(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        // Nobody else reads it, and the way back after signing out shows nothing (ASVS 5.0, 7.4.1).
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Self { status, headers, body, cookie: None }
    }

    /// A page.
    pub(crate) fn page(status: StatusCode, locale: Locale, html: String) -> Self {
        let answer = Self::new(status, "text/html; charset=utf-8", html.into_bytes());
        answer.with(CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag()))
    }

    /// A file to keep. Its name has plain letters alone.
    pub(crate) fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Self {
        let plain: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || ".-".contains(c) { c } else { '-' })
            .collect();
        let said = HeaderValue::from_str(&format!("attachment; filename=\"{plain}\""));
        let said = said.unwrap_or_else(|_| HeaderValue::from_static("attachment"));
        Self::new(StatusCode::OK, kind, bytes).with(CONTENT_DISPOSITION, said)
    }

    /// What never changes under its name.
    pub(crate) fn lasting(kind: &'static str, bytes: &[u8]) -> Self {
        let lasting = HeaderValue::from_static("public, max-age=31536000, immutable");
        Self::new(StatusCode::OK, kind, bytes.to_vec()).with(CACHE_CONTROL, lasting)
    }

    /// To another address of the site, by GET.
    pub(crate) fn see_other(to: &str) -> Self {
        let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
        Self::new(StatusCode::SEE_OTHER, "text/plain", Vec::new()).with(LOCATION, to)
    }

    pub(crate) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// When it may be tried again.
    pub(crate) fn again_in(self, seconds: u32) -> Self {
        self.with(RETRY_AFTER, seconds.into())
    }

    /// The browser keeps another word, or none.
    pub(crate) fn cookie(mut self, change: Change) -> Self {
        self.cookie = Some(change);
        self
    }

    /// As it goes over the line.
    pub(crate) fn into_response(self, public: bool) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        if let Some(change) = &self.cookie
            && let Ok(written) = HeaderValue::from_str(&cookie::write(change, public))
        {
            response.headers_mut().insert(SET_COOKIE, written);
        }
        super::headers::put(&mut response, public);
        response
    }
}
