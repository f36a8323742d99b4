//! Plans: where seats are, how they are drawn, which are the best together.

mod best;
mod computed;
mod drawn;
