//! Stories told in the real window, on a screen that nobody sees.

mod opening;
mod shell;
