//! The way through a document of any size: once for all but the orders, which may come before what
//! they refer to, then once for the orders, one at a time.

use std::fmt;
use std::io::BufReader;
use std::rc::Rc;

use contract::findings::{Spot, Wrong};
use contract::intake::ProblemCode;
use contract::refusal::Refusal;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::shape::{Event, Leaf, Words};
use crate::reading::Reading;
use crate::source::{Gauge, Metered, Source, unreadable};

/// Largest order, and largest catalogue beside the orders, in bytes.
const PIECE_MAX: u64 = 16 * 1024 * 1024;
/// Orders that one file may hold.
const ORDERS_MAX: usize = 1_000_000;
/// The word by which the walk says that somebody stopped it.
const STOPPED: &str = "stopped";

/// An order as it stands in the file.
pub(super) struct Found<'a> {
    /// Rank of its event in the file.
    pub event: usize,
    /// Its path: `event.orders[3]`.
    pub path: &'a str,
    /// The line it begins on.
    pub line: u64,
    pub text: &'a str,
}

type Each<'a> = &'a mut dyn FnMut(Found<'_>, u64) -> Result<(), Refusal>;

/// What one walk looks for.
enum Look<'a> {
    Catalogues(&'a mut Catalogues),
    Orders(Each<'a>, &'a mut Option<Refusal>),
}

/// The events of a file, without their orders.
#[derive(Default)]
pub(super) struct Catalogues {
    pub events: Vec<Event>,
    /// Events as the API gives them: without orders, with a date and a place.
    pub dated: Vec<Event>,
    /// Pages of the API were found.
    pub pages: bool,
}

/// All but the orders.
pub(super) fn catalogues(
    source: &Source,
    reading: &mut Reading<'_>,
) -> Result<Catalogues, Refusal> {
    let mut found = Catalogues::default();
    if let Err((line, path, wrong)) = walk(source, Look::Catalogues(&mut found)) {
        reading.problem(Spot { file: &source.name, line, column: &path }, "", wrong);
    }
    reading.advance(source.size)?;
    Ok(found)
}

/// The orders, one at a time, each with the bytes read since the one before.
///
/// # Errors
/// Those of `each`. What is wrong with the document itself was said by the first walk.
pub(super) fn orders(source: &Source, each: Each<'_>) -> Result<(), Refusal> {
    let mut failed = None;
    let _ = walk(source, Look::Orders(each, &mut failed));
    failed.map_or(Ok(()), Err)
}

/// What stops a walk: the line, the path, and the reason.
type Stopped = (u64, String, Wrong);

fn walk(source: &Source, look: Look<'_>) -> Result<(), Stopped> {
    let bytes = source.open().map_err(|e| (0, String::new(), unreadable(&e)))?;
    let gauge = Rc::new(Gauge::default());
    gauge.allow(PIECE_MAX);
    let metered = Metered::new(BufReader::with_capacity(source.chunk(), bytes), &gauge);
    let mut json = serde_json::Deserializer::from_reader(Unmarked::new(metered));
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let walked = Walker { gauge: &gauge, look }.file(tracked);
    let stopped = |path: String, e: &serde_json::Error| {
        (e.line() as u64, path.trim_start_matches('.').to_owned(), broken(e))
    };
    walked.map_err(|e| stopped(track.path().to_string(), &e))?;
    json.end().map_err(|e| stopped(String::new(), &e))
}

/// What serde says of a document.
pub(super) fn broken(e: &serde_json::Error) -> Wrong {
    if e.is_io() && e.to_string().contains("longer than") {
        return ProblemCode::LineTooLong.into();
    }
    let code = if e.is_data() { ProblemCode::JsonShape } else { ProblemCode::JsonBroken };
    let said = e.to_string();
    let place = format!(" at line {} column {}", e.line(), e.column());
    Wrong::with(code, said.strip_suffix(&place).unwrap_or(&said))
}

/// Leaves out the mark of UTF-8, byte by byte as serde asks.
struct Unmarked<R> {
    inner: R,
    begun: bool,
}

impl<R> Unmarked<R> {
    const fn new(inner: R) -> Self {
        Self { inner, begun: false }
    }
}

impl<R: std::io::Read> std::io::Read for Unmarked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if !self.begun && !buffer.is_empty() {
            self.begun = true;
            let n = self.inner.read(&mut buffer[..1])?;
            if n == 1 && buffer[0] == 0xef {
                let mut rest = [0; 2];
                self.inner.read_exact(&mut rest)?;
                return self.inner.read(buffer);
            }
            return Ok(n);
        }
        self.inner.read(buffer)
    }
}

struct Walker<'g, 'l> {
    gauge: &'g Gauge,
    look: Look<'l>,
}

impl Walker<'_, '_> {
    fn file<'de, D: Deserializer<'de>>(mut self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(File(&mut self))
    }
}

/// `{"event": {…}}`, `{"events": [{…}]}`, or what the API says of one event or of several.
struct File<'w, 'g, 'l>(&'w mut Walker<'g, 'l>);

impl<'de> Visitor<'de> for File<'_, '_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an export of orders")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut count = 0;
        let mut alone = Event::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "event" => {
                    map.next_value_seed(One { walker: self.0, count: &mut count, in_list: false })?;
                }
                "events" => {
                    map.next_value_seed(Many { walker: self.0, count: &mut count, api: false })?;
                }
                "results" => {
                    map.next_value_seed(Many { walker: self.0, count: &mut count, api: true })?;
                }
                "slug" => alone.slug = map.next_value()?,
                "date_from" => alone.date_from = map.next_value()?,
                "location" => alone.location = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if let Look::Catalogues(found) = &mut self.0.look
            && alone.slug != Leaf::Absent
        {
            found.dated.push(alone);
        }
        Ok(())
    }
}

/// A list of events.
struct Many<'w, 'c, 'g, 'l> {
    walker: &'w mut Walker<'g, 'l>,
    count: &'c mut usize,
    api: bool,
}

impl<'de> DeserializeSeed<'de> for Many<'_, '_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Many<'_, '_, '_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of events")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        #[derive(Deserialize)]
        struct Told {
            #[serde(default)]
            slug: Leaf,
            #[serde(default)]
            date_from: Leaf,
            location: Option<Words>,
        }
        if !self.api {
            while list
                .next_element_seed(One { walker: self.walker, count: self.count, in_list: true })?
                .is_some()
            {}
            return Ok(());
        }
        while let Some(told) = list.next_element::<Told>()? {
            if let Look::Catalogues(found) = &mut self.walker.look {
                found.pages = true;
                let Told { slug, date_from, location } = told;
                if slug != Leaf::Absent {
                    found.dated.push(Event { slug, date_from, location, ..Event::default() });
                }
            }
        }
        Ok(())
    }
}

/// One event.
struct One<'w, 'c, 'g, 'l> {
    walker: &'w mut Walker<'g, 'l>,
    count: &'c mut usize,
    in_list: bool,
}

impl<'de> DeserializeSeed<'de> for One<'_, '_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for One<'_, '_, '_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let rank = *self.count;
        *self.count += 1;
        let path = if self.in_list { format!("events[{rank}]") } else { "event".to_owned() };
        let mut event = Event::default();
        while let Some(key) = map.next_key::<String>()? {
            let catalogue = matches!(self.walker.look, Look::Catalogues(_));
            match key.as_str() {
                "orders" => {
                    map.next_value_seed(Orders { walker: self.walker, event: rank, path: &path })?;
                }
                _ if !catalogue => drop(map.next_value::<IgnoredAny>()?),
                "name" => event.name = map.next_value()?,
                "slug" => event.slug = map.next_value()?,
                "organizer" => event.organizer = map.next_value::<Option<_>>()?.unwrap_or_default(),
                "categories" => event.categories = list(map.next_value()?),
                "items" => event.items = list(map.next_value()?),
                "subevents" => event.subevents = list(map.next_value()?),
                "date_from" => event.date_from = map.next_value()?,
                "location" => event.location = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if let Look::Catalogues(found) = &mut self.walker.look {
            found.events.push(event);
        }
        Ok(())
    }
}

fn list<T>(list: Option<Vec<T>>) -> Vec<T> {
    list.unwrap_or_default()
}

/// The orders of an event.
struct Orders<'w, 'p, 'g, 'l> {
    walker: &'w mut Walker<'g, 'l>,
    event: usize,
    path: &'p str,
}

impl<'de> DeserializeSeed<'de> for Orders<'_, '_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Orders<'_, '_, '_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of orders")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let gauge = self.walker.gauge;
        for rank in 0.. {
            gauge.allow(PIECE_MAX);
            if rank > ORDERS_MAX {
                return Err(A::Error::custom(format_args!("more than {ORDERS_MAX} orders")));
            }
            let begun = gauge.read.get();
            match &mut self.walker.look {
                Look::Catalogues(_) => {
                    if list.next_element::<IgnoredAny>()?.is_none() {
                        break;
                    }
                }
                Look::Orders(each, failed) => {
                    let Some(text) = list.next_element::<Box<RawValue>>()? else { break };
                    let path = format!("{}.orders[{rank}]", self.path);
                    let (event, text) = (self.event, text.get());
                    let within = text.bytes().filter(|b| *b == b'\n').count() as u64;
                    let line = gauge.lines.get() + 1 - within;
                    let told =
                        each(Found { event, path: &path, line, text }, gauge.read.get() - begun);
                    if let Err(e) = told {
                        **failed = Some(e);
                        return Err(A::Error::custom(STOPPED));
                    }
                }
            }
        }
        gauge.allow(PIECE_MAX);
        Ok(())
    }
}
