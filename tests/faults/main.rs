//! What is left of a house when its program dies at the worst moment.

mod away;
mod flushes;
mod keyring;
mod killed;
mod moving;
mod private;
