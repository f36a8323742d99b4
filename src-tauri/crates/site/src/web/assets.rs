//! The style, the script and the mark of the pages: a name each that changes with what is in it.

use std::sync::LazyLock;

use domain::text;
use sha2::{Digest as _, Sha256};

/// One file.
pub(crate) struct Asset {
    /// `site-1f2e3d4c.css`.
    pub(crate) name: String,
    pub(crate) kind: &'static str,
    pub(crate) bytes: &'static [u8],
}

impl Asset {
    fn of(stem: &str, ending: &str, kind: &'static str, bytes: &'static [u8]) -> Self {
        let hash = text::hex(&Sha256::digest(bytes)[..6]);
        Self { name: format!("{stem}-{hash}.{ending}"), kind, bytes }
    }
}

/// The files.
pub(crate) struct Assets {
    pub(crate) style: Asset,
    pub(crate) script: Asset,
    pub(crate) mark: Asset,
}

pub(crate) static ASSETS: LazyLock<Assets> = LazyLock::new(|| Assets {
    style: Asset::of("site", "css", "text/css; charset=utf-8", STYLE.as_bytes()),
    script: Asset::of("site", "js", "text/javascript; charset=utf-8", SCRIPT),
    mark: Asset::of("mark", "svg", "image/svg+xml", MARK),
});

/// The sheet of every page, from its parts; what comes later wins.
macro_rules! style {
    ($($part:literal),* $(,)?) => {
        concat!($(include_str!(concat!("../../../../../assets/site/style/", $part, ".css")), "\n"),*)
    };
}

const STYLE: &str =
    style!("ground", "frame", "controls", "first", "tables", "order", "ticket", "paper");
const SCRIPT: &[u8] = include_bytes!("../../../../../assets/site/site.js");
const MARK: &[u8] = include_bytes!("../../../../../assets/icons/icon.svg");

impl Assets {
    /// The file of this name.
    pub(crate) fn find(&self, name: &str) -> Option<&Asset> {
        [&self.style, &self.script, &self.mark].into_iter().find(|asset| asset.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_its_name_with_its_hash_alone() {
        let name = &ASSETS.style.name;
        assert!(ASSETS.find(name).is_some());
        assert!(ASSETS.find("site.css").is_none() && ASSETS.find("").is_none());
    }

    #[test]
    fn the_script_is_small() {
        assert!(SCRIPT.len() <= 12_000, "{}", SCRIPT.len());
    }
}
