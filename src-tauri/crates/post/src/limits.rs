//! How long a server may take. RFC 5321 §4.5.3.2 asks for 5 minutes a command and 10 after the last
//! dot; that is for machines that speak with machines. Here a counter waits, the queue behind it
//! too, and a mail that is given up before its text is simply tried again: so each stage is shorter,
//! but for the last, where giving up early makes a mail *peut-être envoyé*.

use std::time::Duration;

/// The longest each stage of the dialogue may last.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the name of the server to its greeting and what it offers, TLS included.
    pub connect: Duration,
    /// STARTTLS, and showing the password.
    pub secure: Duration,
    /// MAIL, RCPT, DATA, each.
    pub command: Duration,
    /// The text of the mail, before its last dot.
    pub text: Duration,
    /// The answer after the last dot.
    pub dot: Duration,
    /// Saying goodbye, and what is on the line when the program is closed.
    pub goodbye: Duration,
    /// Mails over one connection: servers close one that is used for too many.
    pub mails: u32,
}

impl Limits {
    /// For a counter. Together they are under the ten minutes that a program may have a mail in
    /// hand.
    pub const DESK: Self = Self {
        connect: Duration::from_secs(45),
        secure: Duration::from_secs(30),
        command: Duration::from_secs(30),
        text: Duration::from_secs(90),
        dot: Duration::from_secs(240),
        goodbye: Duration::from_secs(3),
        mails: 50,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_dialogue_ends_before_another_counter_takes_the_mail() {
        let l = Limits::DESK;
        let whole = l.connect + 2 * l.secure + 4 * l.command + l.text + l.dot + l.goodbye;
        let claim_ms = u128::try_from(office::mail::CLAIM_MS).unwrap();
        assert!(whole.as_millis() < claim_ms, "{whole:?}");
    }
}
