//! Stories told in the real window, on a screen that nobody sees.

mod deciding;
mod opening;
mod people;
mod shell;
mod signing_in;
