//! Every use case on SQLite and on PostgreSQL.

mod commands;
mod reprises;
mod schema;
