//! Every use case on SQLite and on PostgreSQL.

mod arrows;
mod commands;
mod reprises;
mod schema;
