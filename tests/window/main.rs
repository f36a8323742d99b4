//! Stories told in the real window, on a screen that nobody sees.

mod asking;
mod counters;
mod deciding;
mod evening;
mod finding;
mod founding;
mod importing;
mod language;
mod marking;
mod monkey;
mod moves;
mod opening;
mod ordering;
mod people;
mod posting;
mod power_cut;
mod pressing;
mod scanning;
mod screens;
mod season;
mod selling;
mod shell;
mod signing_in;
