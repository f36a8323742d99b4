//! What the house says of itself on the site of its customers, and how the site looks.

use domain::law::Hole;

use crate::mirror;
use crate::shape::{choice, record};

choice! {
    /// How far the site is accessible, as the declaration says it.
    pub enum Accessible {
        /// All that is asked is met.
        Fully,
        /// Most of it.
        Partly,
        /// Little of it, or nobody looked.
        NotYet,
        /// An enterprise of fewer than ten people and two million euros at most.
        Exempt,
    }
}

record! {
    /// Texts and looks of the site. Whatever is not said yet is empty.
    pub struct SiteTexts {
        /// `https://billets.theatre.example`, 253 characters at most.
        pub address: String,
        /// Name of the house on the site, 80 characters at most; empty for the house's own.
        pub title: String,
        /// `#7d1d2d`; empty for the program's.
        pub accent: String,
        /// Who publishes it: 400 characters at most.
        pub publisher: String,
        /// Director of publication, 120 characters at most.
        pub director: String,
        /// Name, address and phone of the host, 400 characters at most.
        pub hosting: String,
        /// Licences d'entrepreneur de spectacles, 200 characters at most; empty for the one of the house.
        pub licences: String,
        /// Conditions of sale and use, 30,000 characters at most, as every long text.
        pub terms: String,
        /// Name and address of the mediator, 400 characters at most.
        pub mediator: String,
        /// Address of the mediator's site.
        pub mediator_site: String,
        pub privacy: String,
        pub accessible: Option<Accessible>,
        /// What is not accessible, and why; may be empty.
        pub accessibility: String,
        /// Who is told where the site is not accessible: 200 characters at most.
        pub accessibility_contact: String,
    }

    /// The same, as the screen shows it.
    pub struct SiteSettings {
        pub texts: SiteTexts,
        /// Version of the texts, for the next change; 0 before anybody changed them.
        pub version: i64,
        /// What the law still asks for.
        #[ts(as = "Vec<mirror::Hole>")]
        #[schemars(with = "Vec<mirror::Hole>")]
        pub holes: Vec<Hole>,
        /// The accent of the program.
        pub accent: String,
        pub logo: SiteLogo,
        /// The largest logo, in bytes.
        pub logo_max: i64,
        /// Version of the logo, for the next change.
        pub logo_version: i64,
    }

    /// Changes the texts and looks.
    pub struct SetSite {
        /// Version on the screen.
        pub version: i64,
        pub texts: SiteTexts,
    }

    /// The logo.
    pub struct SiteLogo {
        /// `image/png` or `image/jpeg`; empty without one.
        pub kind: String,
        /// Its bytes, two hexadecimal digits each.
        pub hex: String,
    }

    /// Changes the logo.
    pub struct SetSiteLogo {
        /// Version on the screen.
        pub version: i64,
        /// A PNG or JPEG of 64 kB at most, two hexadecimal digits a byte; empty for none.
        pub hex: String,
    }
}

impl SiteTexts {
    /// Nothing said yet.
    #[must_use]
    pub fn empty() -> Self {
        let none = String::new;
        Self {
            address: none(),
            title: none(),
            accent: none(),
            publisher: none(),
            director: none(),
            hosting: none(),
            licences: none(),
            terms: none(),
            mediator: none(),
            mediator_site: none(),
            privacy: none(),
            accessible: None,
            accessibility: none(),
            accessibility_contact: none(),
        }
    }
}
