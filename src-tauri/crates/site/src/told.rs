//! What whoever runs the program tells it: to end, and to follow a house that went back.

use std::io;

use runtime::open_house::OpenHouse;
use signal_hook::consts::{SIGINT, SIGTERM, SIGUSR1};
use signal_hook::iterator::{Handle, Signals};

/// Its signals; SIGUSR1 is the reload of its service.
pub(crate) struct Told(Signals);

impl Told {
    /// # Errors
    /// Where the program cannot be told.
    pub(crate) fn listen() -> io::Result<Self> {
        Ok(Self(Signals::new([SIGTERM, SIGINT, SIGUSR1])?))
    }

    /// What ends [`Told::until_the_end`] by itself.
    pub(crate) fn handle(&self) -> Handle {
        self.0.handle()
    }

    /// Waits until the program is told to end. Told to reload, it follows a house that went back.
    pub(crate) fn until_the_end(&mut self, house: &OpenHouse) {
        for signal in self.0.forever() {
            if signal != SIGUSR1 {
                return;
            }
            match house.goes_along() {
                Ok(true) => tracing::info!("the house is followed as it is now"),
                Ok(false) => tracing::info!("the house is as it was seen"),
                Err(refusal) => tracing::error!(%refusal, "the house is not followed"),
            }
        }
    }
}
