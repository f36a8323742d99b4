//! What is answered where something cannot be done: another page, or an error in words that says what to do.

use axum::http::StatusCode;
use office::{Code, OfficeError};
use runtime::error::ApiError;

/// Why a page is not what was asked for.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Nobody is signed in any more.
    SignIn,
    /// One of several customers is to be chosen first.
    Choose,
    /// Another page has the answer: its address after the language.
    Elsewhere(String),
    /// An error in words.
    Wrong(Wrong),
}

/// The errors that have a page, by what a person can do about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// What was sent makes no sense.
    Unreadable,
    /// The form is of another page, another session, another site.
    OldForm,
    /// The form is of another customer of the mailbox than the one who is chosen now.
    Switched,
    /// There is no such thing, or it is somebody else's.
    Missing,
    /// The address takes nothing of this kind.
    Method,
    /// More was sent than any form holds.
    TooLarge,
    /// Too often.
    TooMany,
    /// A fault of the program.
    Fault,
    /// The disk did not say that it is kept: it may be.
    Doubt,
    /// The house is busy or away.
    Busy,
    /// The house says no longer what the law asks of a site.
    Shut,
    /// The folder is a copy, or was copied: the site works in another one.
    Copy,
    /// The house is not the one that was seen, and whoever runs the site has not said that it goes on.
    Paused,
}

impl Wrong {
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::OldForm => StatusCode::FORBIDDEN,
            Self::Switched => StatusCode::CONFLICT,
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Fault | Self::Doubt => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy | Self::Shut | Self::Copy | Self::Paused => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Seconds after which it may be tried again.
    pub(crate) const fn again_in(self) -> Option<u32> {
        match self {
            Self::TooMany => Some(3_600),
            Self::Busy => Some(5),
            Self::Copy | Self::Paused => Some(60),
            _ => None,
        }
    }

    /// The part of its sentences' keys that is its own.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::OldForm => "old-form",
            Self::Switched => "switched",
            Self::Missing => "missing",
            Self::Method => "method",
            Self::TooLarge => "too-large",
            Self::TooMany => "too-many",
            Self::Fault => "fault",
            Self::Doubt => "doubt",
            Self::Busy => "busy",
            Self::Shut => "shut",
            Self::Copy => "copy",
            Self::Paused => "paused",
        }
    }
}

impl From<Wrong> for Trouble {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

impl From<ApiError> for Trouble {
    fn from(refusal: ApiError) -> Self {
        Self::Wrong(match refusal.code {
            Code::NotSignedIn | Code::SessionExpired => return Self::SignIn,
            Code::SignInStale => return Self::Elsewhere("/compte".to_owned()),
            // What is no number of an order is no order.
            Code::NotFound | Code::BadArguments | Code::BadField => Wrong::Missing,
            // A ticket that opens no door is none.
            Code::PlaceNotFree
            | Code::OrderUnpaid
            | Code::OrderCancelled
            | Code::CustomerErased => Wrong::Missing,
            Code::HiddenText | Code::CommandReused => Wrong::Unreadable,
            Code::SignInThrottled => Wrong::TooMany,
            Code::CounterElsewhere => Wrong::Copy,
            Code::HouseWentBack | Code::HouseRewritten => Wrong::Paused,
            Code::DatabaseBusy
            | Code::HouseHeld
            | Code::DatabaseUnreachable
            | Code::DatabaseRefused
            | Code::DatabaseMissing
            | Code::DatabaseTooOld
            | Code::ServerFull
            | Code::ServerTrouble
            | Code::CounterWaiting
            | Code::CounterRevoked
            | Code::NewerSchema
            | Code::OlderSchema
            | Code::HouseMoved
            | Code::HouseMoving
            | Code::HouseIsCopy
            | Code::ClockUnsure
            | Code::ClockWrong => Wrong::Busy,
            Code::DiskInDoubt => {
                tracing::error!(%refusal, "what a page asked for may be kept");
                Wrong::Doubt
            }
            _ => {
                tracing::error!(%refusal, "a page was refused");
                Wrong::Fault
            }
        })
    }
}

impl From<OfficeError> for Trouble {
    fn from(error: OfficeError) -> Self {
        ApiError::from(error).into()
    }
}

impl From<minijinja::Error> for Trouble {
    fn from(error: minijinja::Error) -> Self {
        tracing::error!("a page could not be filled: {error:#}");
        Self::Wrong(Wrong::Fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_that_nothing_was_changed_where_the_disk_did_not_say_so() {
        let told = |code| match Trouble::from(ApiError::new(code)) {
            Trouble::Wrong(wrong) => wrong,
            other => panic!("{other:?}"),
        };
        assert_eq!(told(Code::DiskInDoubt), Wrong::Doubt);
        assert_eq!(told(Code::DiskFailed), Wrong::Fault);
        assert_eq!(told(Code::DatabaseUnreachable), Wrong::Busy);
    }
}
