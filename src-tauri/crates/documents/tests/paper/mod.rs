//! Reading a PDF back: its text, its sizes, the QR code that is drawn on it.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]
#![allow(dead_code, reason = "each test file uses its part")]

use lopdf::content::Content;
use lopdf::{Document, Object};
use rxing::BarcodeFormat;
use rxing::helpers::detect_in_luma;

/// A PDF being read.
pub(crate) struct Paper(Document);

impl Paper {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).unwrap())
    }

    pub(crate) fn pages(&self) -> u32 {
        u32::try_from(self.0.get_pages().len()).unwrap()
    }

    /// The words of a page (from 1) with every kind of space and break as one plain space.
    pub(crate) fn text(&self, page: u32) -> String {
        let text = self.0.extract_text(&[page]).unwrap();
        let plain: Vec<&str> = text.split(|c: char| c.is_whitespace()).collect();
        plain.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Width and height of a page, in mm.
    pub(crate) fn size_mm(&self, page: u32) -> (f32, f32) {
        let id = self.0.get_pages()[&page];
        let boxed = self.0.get_dictionary(id).unwrap().get(b"MediaBox").unwrap();
        let sides: Vec<f32> =
            boxed.as_array().unwrap().iter().map(|side| side.as_float().unwrap()).collect();
        let mm = |points: f32| (points * 25.4 / 72.0 * 10.0).round() / 10.0;
        (mm(sides[2] - sides[0]), mm(sides[3] - sides[1]))
    }

    fn content(&self, page: u32) -> Content {
        let id = self.0.get_pages()[&page];
        Content::decode(&self.0.get_page_content(id)).unwrap()
    }

    /// Whether a page shows the box that fonts draw for a character they lack.
    pub(crate) fn shows_missing_glyphs(&self, page: u32) -> bool {
        let content = self.content(page);
        let shown = content.operations.iter().filter(|op| op.operator == "TJ");
        shown.flat_map(|op| op.operands[0].as_array().unwrap()).any(
            |item| matches!(item, Object::String(glyph, _) if glyph.chunks(2).any(|g| g == [0, 0])),
        )
    }

    /// Names of the fonts embedded in the file.
    pub(crate) fn fonts(&self) -> Vec<String> {
        let descriptors = self.0.objects.values().filter_map(|object| object.as_dict().ok());
        descriptors
            .filter(|dict| dict.has(b"FontFile2"))
            .map(|dict| {
                String::from_utf8_lossy(dict.get(b"FontName").unwrap().as_name().unwrap()).into()
            })
            .collect()
    }

    /// What a scanner reads on a page: the rectangles of the largest filled path, as pixels.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a picture, from its left and bottom edges on"
    )]
    pub(crate) fn qr(&self, page: u32) -> String {
        let rects = self.largest_path(page);
        let edge = |pick: fn(&[f32; 4]) -> f32, best: fn(f32, f32) -> f32| {
            rects.iter().map(pick).reduce(best).unwrap()
        };
        let (left, bottom) = (edge(|r| r[0], f32::min), edge(|r| r[1], f32::min));
        let (right, top) = (edge(|r| r[2], f32::max), edge(|r| r[3], f32::max));
        let module = rects.iter().map(|r| r[3] - r[1]).reduce(f32::min).unwrap();
        // Eight pixels a module, and the quiet zone around.
        let scale = 8.0 / module;
        let quiet = 4.0 * module;
        let side = |from: f32, to: f32| ((to - from + 2.0 * quiet) * scale).round() as usize;
        let (width, height) = (side(left, right), side(bottom, top));
        let mut pixels = vec![255u8; width * height];
        let at = |from: f32, x: f32| ((x - from + quiet) * scale).round() as usize;
        for [x1, y1, x2, y2] in &rects {
            for y in at(bottom, *y1)..at(bottom, *y2) {
                for x in at(left, *x1)..at(left, *x2) {
                    // PDF counts from the bottom, pictures from the top.
                    pixels[(height - 1 - y) * width + x] = 0;
                }
            }
        }
        let (width, height) = (u32::try_from(width).unwrap(), u32::try_from(height).unwrap());
        let read = detect_in_luma(pixels, width, height, Some(BarcodeFormat::QR_CODE));
        read.unwrap().getText().to_owned()
    }

    fn largest_path(&self, page: u32) -> Vec<[f32; 4]> {
        let mut largest: Vec<[f32; 4]> = Vec::new();
        let mut path: Vec<[f32; 4]> = Vec::new();
        for op in self.content(page).operations {
            let at = || [0, 1].map(|i| op.operands[i].as_float().unwrap());
            match op.operator.as_str() {
                "m" => {
                    let [x, y] = at();
                    path.push([x, y, x, y]);
                }
                "l" => {
                    let [x, y] = at();
                    let rect = path.last_mut().unwrap();
                    *rect = [rect[0].min(x), rect[1].min(y), rect[2].max(x), rect[3].max(y)];
                }
                "f" | "S" | "n" => {
                    let done = std::mem::take(&mut path);
                    if done.len() > largest.len() {
                        largest = done;
                    }
                }
                _ => {}
            }
        }
        largest
    }
}
