//! The fonts that papers are set in: Inter, those of other scripts that are in the program, and those of
//! this machine for all the rest.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use unicode_script::{Script, UnicodeScript as _};

use super::face::{Font, FontRef, Han, Weight};
use super::machine;
use crate::DocumentError;

macro_rules! bundled {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../../../../assets/fonts/", $name, ".ttf"))
                as &'static [u8],
        )
    };
}

/// Inter, a weight each.
const INTER: [(&str, &[u8]); 3] =
    [bundled!("Inter-Regular"), bundled!("Inter-SemiBold"), bundled!("Inter-ExtraBold")];

/// Scripts that are in the program, in one weight.
const BUNDLED: [(Script, (&str, &[u8])); 6] = [
    (Script::Arabic, bundled!("NotoSansArabic-Regular")),
    (Script::Armenian, bundled!("NotoSansArmenian-Regular")),
    (Script::Devanagari, bundled!("NotoSansDevanagari-Regular")),
    (Script::Georgian, bundled!("NotoSansGeorgian-Regular")),
    (Script::Hebrew, bundled!("NotoSansHebrew-Regular")),
    (Script::Thai, bundled!("NotoSansThai-Regular")),
];

/// Inter in a weight.
///
/// # Errors
/// [`DocumentError::Asset`] when the bundled font cannot be read.
pub(crate) fn inter(weight: Weight) -> Result<FontRef, DocumentError> {
    static READ: LazyLock<[Option<Font>; 3]> =
        LazyLock::new(|| INTER.map(|(name, bytes)| Font::read(name, bytes, 0)));
    let asked = weight as usize;
    READ[asked].as_ref().ok_or_else(|| DocumentError::Asset(INTER[asked].0.to_owned()))
}

/// The font that sets a character in this weight; none where neither the program nor the machine has one.
pub(super) fn font_of(c: char, weight: Weight, han: Han) -> Option<FontRef> {
    let inter = inter(weight).ok().filter(|inter| inter.has(c));
    inter.or_else(|| other(c, weight, han))
}

/// What was looked for: a script, a heavy weight or not, a way to write Han.
type Wanted = (&'static str, bool, Option<Han>);

fn other(c: char, weight: Weight, han: Han) -> Option<FontRef> {
    let script = c.script();
    if matches!(script, Script::Common | Script::Inherited) {
        // A sign that some scripts share, as 、 or ー, is in the fonts of those.
        let sharing = c.script_extension();
        let mut sharing = sharing.iter().filter(|of| *of != script);
        if let Some(font) = sharing.find_map(|of| in_script(c, of, weight, han)) {
            return Some(font);
        }
    }
    in_script(c, script, weight, han)
}

fn in_script(c: char, script: Script, weight: Weight, han: Han) -> Option<FontRef> {
    static FOUND: Mutex<BTreeMap<Wanted, Vec<FontRef>>> = Mutex::new(BTreeMap::new());
    let shared = machine::is_cjk(script).then_some(han);
    let wanted = (script.full_name(), weight != Weight::Regular, shared);
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    let fonts = found.entry(wanted).or_insert_with(|| fonts_of(script, wanted.1, han));
    fonts.iter().copied().find(|font| font.has(c))
}

/// The fonts of a script, the best first. Where text is heavy, the machine's bold comes before what the
/// program has.
fn fonts_of(script: Script, heavy: bool, han: Han) -> Vec<FontRef> {
    let mut fonts = Vec::new();
    let bundled = BUNDLED.iter().find(|(of, _)| *of == script).map(|(_, font)| *font);
    if heavy && bundled.is_some() {
        fonts.extend(machine::bold(script));
    }
    if let Some((name, bytes)) = bundled {
        fonts.extend(Font::read(name, bytes, 0).map(|font| &*Box::leak(Box::new(font))));
    }
    fonts.extend(machine::fonts(script, heavy, han));
    fonts
}
