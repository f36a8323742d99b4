//! A policy as its table keeps it: with the terms that it shows, so that they are read again as they
//! were shown, whatever sentences a later program writes.

use contract::locale::Locale;
use contract::policy::Terms;
use domain::policy::Policy;
use domain::{terms, wording};
use serde::{Deserialize, Serialize};

use crate::{Cx, OfficeError};

/// One version of a policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct KeptPolicy {
    #[serde(flatten)]
    pub policy: Policy,
    /// The terms, in words. A version of a program that kept none has only what the house wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Words>,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    pub fr: String,
    pub en: String,
}

impl Words {
    /// The terms of a policy in words: the one way in which they are made.
    pub(super) fn of(cx: &Cx<'_>, policy: &Policy) -> Result<Self, OfficeError> {
        let text = |locale, own: &str| -> Result<String, OfficeError> {
            Ok(terms::together(&cx.renderer.terms(policy, locale)?, own))
        };
        Ok(Self {
            fr: text(Locale::Fr, &policy.terms_fr)?,
            en: text(Locale::En, &policy.terms_en)?,
        })
    }

    pub(super) fn into_version(self, version: i64) -> Terms {
        Terms { version, fr: self.fr, en: self.en }
    }
}

impl KeptPolicy {
    pub(super) fn read(body: &str) -> Result<Self, OfficeError> {
        serde_json::from_str(body).map_err(OfficeError::internal)
    }

    pub(super) fn body(&self) -> Result<String, OfficeError> {
        serde_json::to_string(self).map_err(OfficeError::internal)
    }

    /// The terms as they were shown while this version was in force.
    pub(super) fn into_shown(self) -> Terms {
        let Self { policy, shown } = self;
        let words = shown.unwrap_or(Words { fr: policy.terms_fr, en: policy.terms_en });
        words.into_version(policy.terms_version)
    }

    /// The policy as a person goes on with it: what its own sentences say stands no more among the
    /// house's.
    pub(super) fn in_own_words(self) -> Policy {
        let Self { policy, shown } = self;
        match shown {
            Some(_) => policy,
            None => Policy {
                terms_fr: wording::own_words(&policy.terms_fr),
                terms_en: wording::own_words(&policy.terms_en),
                ..policy
            },
        }
    }
}
