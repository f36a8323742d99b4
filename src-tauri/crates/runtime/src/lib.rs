//! What every program of a house stands on: what a command is, the counter's folder, the open house, and
//! the listener for the other counters. It knows no list of commands.

pub mod anchor;
mod beside;
pub mod call;
pub mod clock;
mod compared;
mod confirming_time;
mod counter_keys;
pub mod error;
mod following_time;
pub mod forgetting;
pub mod given;
pub mod given_again;
mod going_on;
pub mod hearing;
pub mod house_clock;
pub mod lapsing;
pub mod line_state;
pub mod listener;
pub mod manual;
pub mod open_house;
pub mod place;
mod refused_pins;
pub mod renderer;
pub mod signing;
mod standing;
pub mod terminal;
mod told;
mod transactions;
mod turns;
pub mod watching;
