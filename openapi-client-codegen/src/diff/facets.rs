//! The parts of a schema that change by themselves, and what a change of each means for
//! a client of `mine` with a server of `theirs`.

use serde_json::{Map, Value};

use crate::diff::verdict::Exchange;
use crate::diff::verdict::Verdict::{Breaks, MayBreak, Works};

/// A schema at a place of a version.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) schema: &'a Map<String, Value>,
    /// Whether the value may be left out.
    pub(super) is_optional: bool,
}

impl<'a> At<'a> {
    fn text(self, key: &str) -> Option<&'a str> {
        self.schema.get(key)?.as_str()
    }

    fn is(self, key: &str) -> bool {
        self.schema.get(key) == Some(&Value::Bool(true))
    }

    fn values(self) -> Option<&'a Vec<Value>> {
        self.schema.get("enum")?.as_array()
    }
}

/// A part of a schema.
pub(super) struct Facet {
    /// Its name in reports.
    pub(super) name: &'static str,
    /// The keywords that it consists of.
    pub(super) keywords: &'static [&'static str],
    /// What a change means.
    pub(super) exchange: fn(At<'_>, At<'_>, &[&str]) -> Exchange,
}

impl Facet {
    const fn new(
        name: &'static str,
        keywords: &'static [&'static str],
        exchange: fn(At<'_>, At<'_>, &[&str]) -> Exchange,
    ) -> Self {
        Self {
            name,
            keywords,
            exchange,
        }
    }
}

/// Every part but for properties, items, choices and texts.
pub(super) const FACETS: &[Facet] = &[
    Facet::new("type", &["type"], types),
    Facet::new("format", &["format"], formats),
    Facet::new("nullable", &["nullable"], nullable),
    Facet::new("values", &["enum"], values),
    Facet::new("maximum", &["maximum", "exclusiveMaximum"], bounds),
    Facet::new("minimum", &["minimum", "exclusiveMinimum"], bounds),
    Facet::new("length", &["minLength", "maxLength"], bounds),
    Facet::new("number of items", &["minItems", "maxItems"], bounds),
    Facet::new(
        "number of properties",
        &["minProperties", "maxProperties"],
        bounds,
    ),
    Facet::new("multiple", &["multipleOf"], restricted),
    Facet::new("pattern", &["pattern"], restricted),
    Facet::new("without repeated items", &["uniqueItems"], restricted),
    Facet::new("exclusion", &["not"], restricted),
    Facet::new("default", &["default"], default_value),
    Facet::new("read-only", &["readOnly"], read_only),
    Facet::new("write-only", &["writeOnly"], write_only),
    Facet::new("deprecated", &["deprecated"], of_no_consequence),
];

fn types(mine: At<'_>, theirs: At<'_>, _: &[&str]) -> Exchange {
    let (mine, theirs) = (mine.text("type"), theirs.text("type"));
    match (mine, theirs) {
        (Some("integer"), Some("number")) => Exchange::of(
            Works("an integer is a number"),
            Breaks("a number that is no integer is refused"),
        ),
        (Some("number"), Some("integer")) => Exchange::of(
            Breaks("the server takes integers only"),
            Works("an integer is a number"),
        ),
        (None, _) => Exchange::of(
            MayBreak("the server takes one type only"),
            Works("any value is read"),
        ),
        (_, None) => Exchange::of(
            Works("the server takes any value"),
            MayBreak("a value of another type is refused"),
        ),
        _ => Exchange::of(
            Breaks("the server takes another type"),
            Breaks("a value of another type is refused"),
        ),
    }
}

/// The formats whose types read no other text, or no larger number.
const STRICT: [&str; 8] = [
    "date",
    "date-time",
    "ip",
    "ipv4",
    "ipv6",
    "uuid",
    "int32",
    "float",
];

/// The integers of a format, or all without one; `None` if it is not of integers.
fn integers(format: Option<&str>) -> Option<(i128, i128)> {
    Some(match format {
        None => (i128::MIN, i128::MAX),
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int64") => (i64::MIN.into(), i64::MAX.into()),
        Some("uint8") => (0, u8::MAX.into()),
        Some("uint16") => (0, u16::MAX.into()),
        Some("uint32") => (0, u32::MAX.into()),
        Some("uint64") => (0, u64::MAX.into()),
        Some(_) => return None,
    })
}

fn formats(mine: At<'_>, theirs: At<'_>, _: &[&str]) -> Exchange {
    let is_integer = mine.text("type") == Some("integer");
    let is_file = |format: Option<&str>| matches!(format, Some("binary" | "byte"));
    let is_strict = |format: Option<&str>| format.is_some_and(|it| STRICT.contains(&it));
    let (mine, theirs) = (mine.text("format"), theirs.text("format"));
    Exchange::of(
        match theirs {
            _ if is_file(mine) != is_file(theirs) => MayBreak("the server may take another part"),
            None => Works("the server takes every format"),
            Some("int64" | "double") => Works("the server takes larger numbers too"),
            Some(_) => MayBreak("the server may refuse another format"),
        },
        match (integers(mine), integers(theirs)) {
            (Some(mine), Some(theirs)) if is_integer => {
                match mine.0 <= theirs.0 && mine.1 >= theirs.1 {
                    true => Works("every number that comes is read"),
                    false => MayBreak("a larger number is refused"),
                }
            }
            _ if is_strict(mine) => MayBreak("a value of another format is refused"),
            _ => Works("a value of every format is read"),
        },
    )
}

fn nullable(mine: At<'_>, theirs: At<'_>, _: &[&str]) -> Exchange {
    match (mine.is("nullable"), theirs.is("nullable")) {
        (true, false) => Exchange::of(
            Breaks("the server does not take `null`"),
            Works("`null` does not come"),
        ),
        (false, true) if mine.is_optional => Exchange::of(
            Works("the client does not send `null`"),
            Works("`null` is read as absent"),
        ),
        (false, true) => Exchange::of(
            Works("the client does not send `null`"),
            Breaks("`null` is refused"),
        ),
        _ => Exchange::works(),
    }
}

fn values(mine: At<'_>, theirs: At<'_>, _: &[&str]) -> Exchange {
    let lacks = |all: &[Value], some: &[Value]| some.iter().any(|value| !all.contains(value));
    let sent = match (mine.values(), theirs.values()) {
        (_, None) => Works("the server takes every value"),
        (None, Some(_)) => Breaks("the server takes listed values only"),
        (Some(mine), Some(theirs)) if lacks(theirs, mine) => {
            Breaks("the server does not take what it does not list")
        }
        _ => Works("the client sends listed values only"),
    };
    let read = match (mine.values(), theirs.values()) {
        (None, _) => Works("every value is read"),
        (Some(mine), Some(theirs)) if !lacks(mine, theirs) => Works("what comes is listed"),
        _ => Works("a value that is not listed is kept as it came"),
    };
    Exchange::of(sent, read)
}

fn bounds(mine: At<'_>, theirs: At<'_>, keywords: &[&str]) -> Exchange {
    let is_wider = |keyword: &&str| match (mine.schema.get(*keyword), theirs.schema.get(*keyword)) {
        (_, None | Some(Value::Bool(false))) => true,
        (mine, Some(Value::Bool(_))) => mine == Some(&Value::Bool(true)),
        (None, Some(_)) => false,
        (Some(mine), Some(theirs)) => match keyword.starts_with("min") {
            true => theirs.as_f64() <= mine.as_f64(),
            false => theirs.as_f64() >= mine.as_f64(),
        },
    };
    Exchange::of(
        match keywords.iter().all(is_wider) {
            true => Works("the server takes more"),
            false => MayBreak("the server takes less"),
        },
        Works("bounds are not checked"),
    )
}

fn restricted(_: At<'_>, theirs: At<'_>, keywords: &[&str]) -> Exchange {
    let restricts = |keyword: &&str| {
        let value = theirs.schema.get(*keyword);
        value.is_some_and(|value| *value != false)
    };
    Exchange::of(
        match keywords.iter().any(restricts) {
            true => MayBreak("the server may refuse more"),
            false => Works("the server takes more"),
        },
        Works("it is not checked"),
    )
}

fn read_only(mine: At<'_>, theirs: At<'_>, _: &[&str]) -> Exchange {
    let sent = match (mine.is("readOnly"), theirs.is("readOnly")) {
        (false, true) => MayBreak("the server ignores or refuses it"),
        (true, false) if !theirs.is_optional => {
            Breaks("the server needs it, and the client leaves it out")
        }
        _ => Works("the client leaves it out"),
    };
    Exchange::of(sent, Works("it is read as before"))
}

fn write_only(mine: At<'_>, theirs: At<'_>, _: &[&str]) -> Exchange {
    let read = match (mine.is("writeOnly"), theirs.is("writeOnly")) {
        (false, true) if !mine.is_optional => Breaks("the client needs it, and it does not come"),
        _ => Works("it is read as absent"),
    };
    Exchange::of(Works("it is sent as before"), read)
}

fn default_value(_: At<'_>, _: At<'_>, _: &[&str]) -> Exchange {
    Exchange::of(
        MayBreak("what is left out means something else"),
        Works("no default is filled in"),
    )
}

fn of_no_consequence(_: At<'_>, _: At<'_>, _: &[&str]) -> Exchange {
    Exchange::works()
}
