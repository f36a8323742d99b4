//! The clock of a house alone, when it cannot be right.

use crate::shape::{choice, record};

choice! {
    /// What is wrong with the clock of the machine.
    pub enum ClockTrouble {
        /// It went back: the house's time goes on without it.
        Back,
        /// It leapt ahead while the program was open, and is believed.
        Leapt,
        /// It is too far ahead to be believed: nothing is written.
        Far,
        /// No house can be at its time: nothing is written.
        Impossible,
    }
}

record! {
    /// What is wrong with the clock of this machine.
    pub struct ClockNotice {
        /// What.
        pub trouble: ClockTrouble,
        /// By how many milliseconds it went back, or is ahead.
        pub by_ms: i64,
        /// What it says, UTC milliseconds.
        pub machine_ms: i64,
        /// The house's time.
        pub house_ms: i64,
    }

    /// A supervisor's word that the clock of the machine is right.
    pub struct ConfirmClock {
        /// The time that it showed, UTC milliseconds.
        pub machine_ms: i64,
    }
}
