//! What is left of a house when its program dies at the worst moment.

mod away;
mod backup;
mod beside;
mod commands;
mod disk;
mod flushes;
mod founding;
mod going_on;
mod holds;
mod keyring;
mod moving;
mod private;
mod rights;
mod secrets;
mod set_ups;
