//! What a person calls the things in a window: "the button Accepter", "the field Rechercher".

/// The helpers that run in the page.
pub(crate) const PAGE: &str = include_str!("page.js");

/// What kind of thing is looked for. The names are those assistive technology uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Button,
    Link,
    /// One of several pages of a panel.
    Tab,
    /// Something to type into or choose from.
    Field,
    Checkbox,
    Switch,
    Slider,
    /// One of several choices.
    Radio,
    /// An entry of a list to choose from.
    Choice,
    /// A line of a table or list.
    Row,
    /// A line of a list with columns.
    Line,
    Heading,
    /// A window in the window.
    Dialog,
    /// A named part of the screen.
    Region,
    /// Something that is announced.
    Alert,
}

impl Role {
    /// Its key in `page.js`.
    pub(crate) fn selector(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Link => "link",
            Self::Tab => "tab",
            Self::Field => "field",
            Self::Checkbox => "checkbox",
            Self::Switch => "switch",
            Self::Slider => "slider",
            Self::Radio => "radio",
            Self::Choice => "option",
            Self::Row => "row",
            Self::Line => "line",
            Self::Heading => "heading",
            Self::Dialog => "dialog",
            Self::Region => "region",
            Self::Alert => "alert",
        }
    }
}
