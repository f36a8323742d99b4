//! What is left of a house when its program dies at the worst moment.

mod flushes;
mod keyring;
mod killed;
