//! A logo, by its first bytes: what it is, and how large. Nothing of it is drawn here.

/// The largest logo, in bytes: a page is to come in a second on a poor line.
pub const LOGO_MAX: usize = 64 * 1024;
/// The longest side of a logo, in pixels.
pub const SIDE_MAX: u32 = 2_000;

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    Png,
    Jpeg,
}

/// Why a file is no logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLogo {
    /// Neither PNG nor JPEG, or cut off.
    Unlike,
    /// Too many bytes.
    Heavy,
    /// Too many pixels, or none.
    Large,
}

impl Picture {
    /// How the web calls it.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// How its file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// What a file is, where it can be a logo. SVG is none: it may hold programs.
    ///
    /// # Errors
    /// Why it is none.
    pub fn logo(bytes: &[u8]) -> Result<Self, NoLogo> {
        if bytes.len() > LOGO_MAX {
            return Err(NoLogo::Heavy);
        }
        let (picture, sides) = match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => (Self::Png, png(bytes)),
            [0xff, 0xd8, rest @ ..] => (Self::Jpeg, jpeg(rest)),
            _ => return Err(NoLogo::Unlike),
        };
        let (width, height) = sides.ok_or(NoLogo::Unlike)?;
        let fits = |side: u32| (1..=SIDE_MAX).contains(&side);
        if fits(width) && fits(height) { Ok(picture) } else { Err(NoLogo::Large) }
    }
}

/// The first part of a PNG says its size; it ends with one of a known name.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" || !bytes.ends_with(b"IEND\xaeB`\x82") {
        return None;
    }
    let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((side(16)?, side(20)?))
}

/// The parts of a JPEG, up to the one that says its size.
fn jpeg(mut rest: &[u8]) -> Option<(u32, u32)> {
    loop {
        let [0xff, mark, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let part = rest.get(4..2 + length)?;
        if matches!(mark, 0xc0..=0xc2) {
            let side = |at: usize| {
                Some(u32::from(u16::from_be_bytes([*part.get(at)?, *part.get(at + 1)?])))
            };
            return Some((side(3)?, side(1)?));
        }
        rest = rest.get(2 + length..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_size(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x06\0\0\0....\0\0\0\0IEND\xaeB`\x82");
        bytes
    }

    #[test]
    fn a_png_and_a_jpeg_are_logos_and_nothing_else_is() {
        assert_eq!(Picture::logo(&of_size(300, 80)), Ok(Picture::Png));
        let jpeg =
            b"\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x0b\x08\0\x50\x01\x2c\x01\x01\x11\0\xff\xd9";
        assert_eq!(Picture::logo(jpeg), Ok(Picture::Jpeg));
        for wrong in [
            b"<svg onload=\"x()\"/>".as_slice(),
            b"GIF89a",
            b"",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff\xc0\0",
            b"\xff\xd8\xff\xe0\0\0",
        ] {
            assert_eq!(Picture::logo(wrong), Err(NoLogo::Unlike), "{wrong:?}");
        }
        let cut = &of_size(300, 80)[..30];
        assert_eq!(Picture::logo(cut), Err(NoLogo::Unlike));
    }

    #[test]
    fn a_logo_has_its_limits() {
        assert_eq!(Picture::logo(&of_size(SIDE_MAX + 1, 1)), Err(NoLogo::Large));
        assert_eq!(Picture::logo(&of_size(0, 1)), Err(NoLogo::Large));
        assert_eq!(Picture::logo(&vec![0; LOGO_MAX + 1]), Err(NoLogo::Heavy));
    }
}
