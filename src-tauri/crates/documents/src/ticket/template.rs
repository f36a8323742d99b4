//! Ticket layouts as data: what is drawn where, in mm from the top left corner of the paper.
//!
//! An element is drawn in the order of the file. `say` is `$field` (see `fields.rs`) or
//! `@key` of a sentence; a text with nothing to say is skipped. `when` names a field that must
//! have something to say. `below` counts `at`'s second number from the end of the text before.

use std::sync::LazyLock;

use serde::Deserialize;

use super::fields::Fields;
use crate::DocumentError;
use crate::pdf::{Align, Canvas, Ink, Room, Squares, Style, Weight};

/// One size of ticket.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Template {
    /// Width and height of the paper.
    page: [f32; 2],
    elements: Vec<Element>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "draw", rename_all = "lowercase", deny_unknown_fields)]
enum Element {
    Text(Text),
    Across(Across),
    Rect {
        area: [f32; 4],
        #[serde(default)]
        radius: f32,
        ink: Ink,
        when: Option<String>,
    },
    Frame {
        area: [f32; 4],
        #[serde(default)]
        radius: f32,
        thick: f32,
        ink: Ink,
    },
    Rule {
        from: [f32; 2],
        to: [f32; 2],
        thick: f32,
        ink: Ink,
        #[serde(default)]
        dashed: bool,
    },
    Qr {
        at: [f32; 2],
        side: f32,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    say: String,
    at: [f32; 2],
    width: f32,
    size: f32,
    /// The size below which the text is not shrunk; three quarters of `size` where it is left out.
    least: Option<f32>,
    #[serde(default = "one")]
    lines: usize,
    /// Height of the box. A smaller size may then take more lines.
    height: Option<f32>,
    #[serde(default)]
    weight: Weight,
    #[serde(default)]
    ink: Ink,
    #[serde(default)]
    align: Align,
    #[serde(default)]
    below: bool,
    when: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Across {
    say: String,
    /// Middle of the line.
    at: [f32; 2],
    size: f32,
    degrees: f32,
    ink: Ink,
    #[serde(default)]
    outlined: bool,
}

const fn one() -> usize {
    1
}

type Loaded = LazyLock<Result<Template, String>>;

fn load(source: &str) -> Result<Template, String> {
    serde_json::from_str(source).map_err(|error| error.to_string())
}

fn loaded(template: &'static Loaded) -> Result<&'static Template, DocumentError> {
    template.as_ref().map_err(|error| DocumentError::Asset(error.clone()))
}

macro_rules! templates {
    ($($function:ident = $file:literal;)*) => {$(
        /// The template of that file.
        pub(crate) fn $function() -> Result<&'static Template, DocumentError> {
            static TEMPLATE: Loaded = LazyLock::new(|| {
                load(include_str!(concat!("../../../../../assets/tickets/", $file)))
            });
            loaded(&TEMPLATE)
        }
    )*};
}

templates! {
    a4 = "a4.json";
    thermal = "thermal-203x82.json";
    thermal_small = "thermal-140x51.json";
}

impl Template {
    /// Draws one ticket on a page of its own.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas,
        fields: &Fields,
        code: &Squares,
    ) -> Result<(), DocumentError> {
        canvas.page(self.page[0], self.page[1]);
        let mut below = 0.0;
        for element in &self.elements {
            match element {
                Element::Text(text) => below = text.draw(canvas, fields, below)?,
                Element::Across(across) => across.draw(canvas, fields)?,
                Element::Rect { area, radius, ink, when } => {
                    if stated(fields, when.as_deref()) {
                        canvas.rect((*area).into(), *radius, *ink);
                    }
                }
                Element::Frame { area, radius, thick, ink } => {
                    canvas.frame((*area).into(), *radius, *thick, *ink);
                }
                Element::Rule { from, to, thick, ink, dashed } => {
                    canvas.rule((*from).into(), (*to).into(), *thick, *ink, *dashed);
                }
                Element::Qr { at, side } => canvas.qr(code, (*at).into(), *side),
            }
        }
        Ok(())
    }
}

impl Text {
    fn draw(&self, canvas: &mut Canvas, fields: &Fields, below: f32) -> Result<f32, DocumentError> {
        let said = fields.say(&self.say);
        if said.trim().is_empty() || !stated(fields, self.when.as_deref()) {
            return Ok(below);
        }
        let [x, y] = self.at;
        let y = if self.below { below + y } else { y };
        let style = Style {
            weight: self.weight,
            size_pt: self.size,
            min_pt: self.least.unwrap_or(self.size * 0.75),
            ink: self.ink,
            align: self.align,
        };
        let room = Room { width: self.width, height: self.height, lines: self.lines };
        canvas.text(&said, style, (x, y), room)
    }
}

impl Across {
    fn draw(&self, canvas: &mut Canvas, fields: &Fields) -> Result<(), DocumentError> {
        let said = fields.say(&self.say);
        if said.is_empty() {
            return Ok(());
        }
        let style = Style::new(self.size).weight(Weight::ExtraBold).ink(self.ink);
        canvas.across(&said, style, self.at.into(), self.degrees, self.outlined)
    }
}

fn stated(fields: &Fields, name: Option<&str>) -> bool {
    name.is_none_or(|name| !fields.get(name).is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::fields::NAMES;
    use super::*;
    use contract::locale::Locale;

    fn all() -> [&'static Template; 3] {
        [a4().unwrap(), thermal().unwrap(), thermal_small().unwrap()]
    }

    #[test]
    fn templates_name_only_fields_and_sentences_that_exist() {
        for template in all() {
            for element in &template.elements {
                let (say, when) = match element {
                    Element::Text(text) => (Some(&text.say), text.when.as_ref()),
                    Element::Across(across) => (Some(&across.say), None),
                    Element::Rect { when, .. } => (None, when.as_ref()),
                    _ => (None, None),
                };
                if let Some(field) = say.and_then(|say| say.strip_prefix('$')) {
                    assert!(NAMES.contains(&field), "${field}");
                } else if let Some(key) = say.and_then(|say| say.strip_prefix('@')) {
                    crate::words::try_tr(Locale::Fr, key, &[]).unwrap();
                }
                assert!(when.is_none_or(|when| NAMES.contains(&when.as_str())), "{when:?}");
            }
        }
    }

    #[test]
    fn boxes_of_text_stay_on_the_paper() {
        for template in all() {
            let [width, height] = template.page;
            for element in &template.elements {
                if let Element::Text(Text { at: [x, y], width: wide, .. }) = element {
                    assert!(*x >= 2.0 && x + wide <= width - 2.0, "{element:?}");
                    assert!(*y >= 0.0 && *y < height - 2.0, "{element:?}");
                }
            }
        }
    }
}
