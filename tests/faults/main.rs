//! What is left of a house when its program dies at the worst moment.

mod desk;
mod keyring;
mod killed;
