//! reprise
