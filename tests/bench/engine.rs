//! The engines to measure on: SQLite always, PostgreSQL where the environment says where it is.

/// An engine, by name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    File,
    Server,
}

impl Engine {
    pub fn all() -> Vec<Self> {
        let mut engines = vec![Self::File];
        if std::env::var_os("CONTREMARQUE_TEST_POSTGRES").is_some() {
            engines.push(Self::Server);
        }
        engines
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::File => "SQLite",
            Self::Server => "PostgreSQL",
        }
    }

    /// A fresh database, where it is on a server.
    pub fn fresh(self) -> Option<String> {
        (self == Self::Server).then(harness::server::fresh_database)
    }
}
