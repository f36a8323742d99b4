//! What goes in and comes out of a command, and what is stored of it: plain data, which the window, the
//! terminal and the papers share. Amounts are euro cents, times UTC milliseconds; a text has a length
//! limit that is checked on the way in.

mod mirror;
mod shape;

pub mod action;
pub mod amendment;
pub mod anchor;
pub mod args;
pub mod clock;
pub mod code;
pub mod contradiction;
pub mod counter;
pub mod customer;
pub mod demo;
pub mod drawn;
pub mod erasure;
pub mod facts;
pub mod findings;
pub mod founding;
pub mod goodwill;
pub mod hall;
pub mod hold;
pub mod house_site;
pub mod ids;
pub mod intake;
pub mod journal;
pub mod lapse;
pub mod limits;
pub mod locale;
pub mod mail;
pub mod operator;
pub mod order;
pub mod out_of_sale;
pub mod plan;
pub mod policy;
pub mod refusal;
pub mod reprise;
pub mod rescheduling;
pub mod restoring;
pub mod sale;
pub mod scan;
pub mod season;
pub mod secret;
pub mod selling;
pub mod sentence;
pub mod settings;
pub mod site;
pub mod statement;
