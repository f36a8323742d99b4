//! The folder of a counter: its settings, its key, its passwords, its files, and the house it opens.

pub mod address;
pub mod backup_file;
pub mod counter_file;
pub mod erased_file;
pub mod files;
pub mod folders;
pub mod identity;
pub mod mounts;
pub mod moved;
pub mod opening;
pub mod options;
pub mod rights;
pub mod secret_file;
pub mod secrets;
pub mod set_up;
pub mod space;
pub mod target;
pub mod unfinished;
pub mod whereabouts;
