//! The fonts of this machine: Noto by its names, for the scripts that the program has no font of.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use unicode_script::Script;

use super::face::{Font, FontRef, Han};

/// Where systems keep their fonts.
const FOLDERS: [&str; 6] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "/run/host/fonts",
    "C:\\Windows\\Fonts",
];
/// Folders below those, at most.
const DEPTH: usize = 4;
/// The largest file that is read: the collection of China, Japan and Korea has 20 MB.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Fonts for signs, and for what no other font of the machine has.
const ANY: [&str; 5] =
    ["notosans", "notosanssymbols", "notosanssymbols2", "notosansmath", "dejavusans"];

/// Whether China, Japan and Korea write with it: one collection has them all.
pub(super) fn is_cjk(script: Script) -> bool {
    use Script::{Bopomofo, Han, Hangul, Hiragana, Katakana};
    [Han, Hiragana, Katakana, Hangul, Bopomofo].contains(&script)
}

/// The machine's bold font of a script.
pub(super) fn bold(script: Script) -> Option<FontRef> {
    family(&format!("notosans{}", plain(script)), true, 0)
}

/// The machine's fonts of a script, the best first.
pub(super) fn fonts(script: Script, heavy: bool, han: Han) -> Vec<FontRef> {
    let weights = [heavy, !heavy];
    let mut fonts: Vec<FontRef> = Vec::new();
    let mut add = |name: &str, index: u32| {
        fonts.extend(weights.iter().find_map(|heavy| family(name, *heavy, index)));
    };
    if is_cjk(script) {
        let (index, language) = match han {
            Han::Japanese => (0, "jp"),
            Han::Korean => (1, "kr"),
            Han::Chinese => (2, "sc"),
        };
        add("notosanscjk", index);
        add(&format!("notosans{language}"), 0);
        add(&format!("notosanscjk{language}"), 0);
    }
    let plain = plain(script);
    add(&format!("notosans{plain}"), 0);
    add(&format!("notoserif{plain}"), 0);
    for name in ANY {
        add(name, 0);
    }
    // A sign of China is no script of its own.
    if script == Script::Common {
        add("notosanscjk", 2);
    }
    fonts
}

/// `oldpermic`: as the names of files have it.
fn plain(script: Script) -> String {
    script.full_name().replace('_', "").to_lowercase()
}

/// A font of a family, read once.
fn family(family: &str, heavy: bool, index: u32) -> Option<FontRef> {
    static READ: Mutex<BTreeMap<(PathBuf, u32), Option<FontRef>>> = Mutex::new(BTreeMap::new());
    let cuts: &[&str] = if heavy { &["-bold"] } else { &["-regular", ""] };
    let path = cuts.iter().find_map(|cut| files().get(&format!("{family}{cut}")))?;
    let collection = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ttc"));
    let index = if collection { index } else { 0 };
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    *read.entry((path.clone(), index)).or_insert_with(|| load(path, index))
}

fn load(path: &Path, index: u32) -> Option<FontRef> {
    if std::fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let bytes = std::fs::read(path).ok()?.leak();
    let stem = path.file_stem()?.to_str()?;
    let name = if index > 0 { format!("{stem}-{index}") } else { stem.to_owned() };
    Some(Box::leak(Box::new(Font::read(&name, bytes, index)?)))
}

/// Name of a file in lower case, without its ending → where it is.
fn files() -> &'static BTreeMap<String, PathBuf> {
    static FILES: LazyLock<BTreeMap<String, PathBuf>> = LazyLock::new(|| {
        let mut files = BTreeMap::new();
        let own = std::env::var_os("HOME").map(|home| Path::new(&home).join(".local/share/fonts"));
        let folders = FOLDERS.iter().map(PathBuf::from).chain(own);
        folders.for_each(|folder| walk(&folder, DEPTH, &mut files));
        files
    });
    &FILES
}

fn walk(folder: &Path, depth: usize, files: &mut BTreeMap<String, PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if depth > 0 {
                walk(&path, depth - 1, files);
            }
            continue;
        }
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("").to_lowercase();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        let font = ["ttf", "otf", "ttc"].contains(&&*ending.to_lowercase());
        if font && (stem.starts_with("noto") || stem.starts_with("dejavusans")) {
            files.entry(stem).or_insert(path);
        }
    }
}
