//! Values that a schema allows, the same ones in every run.

use serde_json::{Map, Value, json};

use super::direction::Direction;
use super::pattern::matching;
use super::schema::Schema;
use super::translate::{PREFIX_ITEMS, enumerated, range};
use crate::document::{Document, Form};

/// How much of a schema a value shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Only what is required.
    Least,
    /// All that is described.
    Most,
    /// A part at random.
    Some,
}

/// Draws values for the schemas of a document.
#[derive(Debug, Clone)]
pub struct Samples<'a> {
    document: &'a Document,
    /// The state of the random numbers.
    state: u64,
    /// Whether texts have but letters, digits and hyphens.
    is_plain: bool,
    /// Down to which depth a value is not empty where that is allowed.
    filled_depth: Option<usize>,
    /// What a text of the format `password` is.
    secret: Option<String>,
}

/// How deep a value goes where a schema contains itself.
const DEPTH: usize = 6;

/// How many parts a value has at most, beside what it must have.
const PARTS: usize = 2_000;

/// How often a value is drawn until one is valid.
const ATTEMPTS: usize = 24;

impl<'a> Samples<'a> {
    /// Values of `document`, which depend on nothing but `seed`.
    pub fn new(document: &'a Document, seed: u64) -> Self {
        Self {
            document,
            state: seed,
            is_plain: false,
            filled_depth: None,
            secret: None,
        }
    }

    /// The same, and texts have but letters, digits and hyphens where their schema does not
    /// ask for others: headers and cookies take no others as they are.
    #[must_use]
    pub fn plain(self) -> Self {
        Self {
            is_plain: true,
            ..self
        }
    }

    /// The same, and what is no deeper than `depth` is neither `null` nor an empty list or
    /// object, as far as its schema allows that: in a query or a form, none of them is seen.
    #[must_use]
    pub fn filled(self, depth: usize) -> Self {
        Self {
            filled_depth: Some(depth),
            ..self
        }
    }

    /// The same, and each text that its schema marks as secret, with the format `password`,
    /// is `secret`: to look for in logs and errors.
    #[must_use]
    pub fn secret(self, secret: impl Into<String>) -> Self {
        Self {
            secret: Some(secret.into()),
            ..self
        }
    }

    /// A value of `schema` that is valid; `None` if none is found.
    ///
    /// # Panics
    ///
    /// As for [`Schema::new`].
    pub fn value(
        &mut self,
        schema: &'a Value,
        extent: Extent,
        direction: Direction,
    ) -> Option<Value> {
        let check = Schema::new(self.document, schema, direction);
        for attempt in 0..ATTEMPTS {
            // What has all may contradict itself.
            let extent = match attempt {
                0..8 => extent,
                _ => [Extent::Some, Extent::Most, Extent::Least][attempt % 3],
            };
            let mut draw = Draw {
                samples: self,
                direction,
                left: PARTS,
            };
            let value = draw.value(schema, extent, 0, &[]);
            if check.is_valid(&value) {
                return Some(value);
            }
        }
        let resolved = self.document.resolve(schema);
        let mut examples = ["example", "default"].into_iter();
        let example = examples.find_map(|key| resolved.get(key).filter(|it| check.is_valid(it)));
        example.cloned()
    }

    /// A number below `below` by chance (Knuth's constants).
    fn chance(&mut self, below: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.state >> 33).unwrap_or_default();
        high % below.max(1)
    }
}

struct Draw<'s, 'a> {
    samples: &'s mut Samples<'a>,
    direction: Direction,
    /// How many parts may follow that need not be there.
    left: usize,
}

impl<'a> Draw<'_, 'a> {
    fn chance(&mut self, below: usize) -> usize {
        self.samples.chance(below)
    }

    fn is_filled(&self, depth: usize) -> bool {
        self.samples
            .filled_depth
            .is_some_and(|filled| depth <= filled)
    }

    /// A value of `schema`, of which a whole requires the properties `required` besides.
    fn value(
        &mut self,
        schema: &'a Value,
        extent: Extent,
        depth: usize,
        required: &[&'a str],
    ) -> Value {
        let reference = schema;
        let schema = self.samples.document.resolve(schema);
        let is_nullable = schema["nullable"] == true && !self.is_filled(depth);
        if is_nullable && extent == Extent::Some && self.chance(2) == 0 {
            return Value::Null;
        }
        self.left = self.left.saturating_sub(1);
        let extent = if self.left == 0 {
            Extent::Least
        } else {
            extent
        };
        // One that contains itself without an end is no value.
        if depth > 4 * DEPTH {
            return Value::Null;
        }
        let mut required = required.to_vec();
        required.extend(names_required(schema));
        if let Some(values) = enumerated(schema).filter(|it| !it.is_empty()) {
            let index = match extent {
                Extent::Least => 0,
                _ => self.chance(values.len()),
            };
            return values[index].clone();
        }
        let document = self.samples.document;
        // A part that says no more than what must be there is no value of its own.
        let is_bare = |part: &Value| Form::stated(document, part).is_none();
        let parts = || schema["allOf"].as_array().into_iter().flatten();
        for part in parts().filter(|part| is_bare(part)) {
            required.extend(names_required(document.resolve(part)));
        }
        let mut object = Map::new();
        let mut is_object = false;
        for part in parts().filter(|part| !is_bare(part)) {
            match self.value(part, extent, depth, &required) {
                Value::Object(members) => {
                    object.extend(members);
                    is_object = true;
                }
                other => return other,
            }
        }
        for key in ["oneOf", "anyOf"] {
            let Some(parts) = schema[key].as_array().filter(|it| !it.is_empty()) else {
                continue;
            };
            let index = self.chance(parts.len());
            if is_bare(&parts[index]) && Form::stated(document, schema).is_some() {
                required.extend(names_required(document.resolve(&parts[index])));
                continue;
            }
            let mut value = self.value(&parts[index], extent, depth + 1, &required);
            if let (Some(property), Some(members)) = (
                schema["discriminator"]["propertyName"].as_str(),
                value.as_object_mut(),
            ) {
                members.insert(property.to_owned(), tag(schema, &parts[index]));
            }
            match value {
                Value::Object(members) => {
                    object.extend(members);
                    is_object = true;
                }
                other => return other,
            }
        }
        match schema["type"].as_str() {
            Some("string" | "file") => return self.text(schema, extent),
            Some("integer") => return self.number(schema, true),
            Some("number") => return self.number(schema, false),
            Some("boolean") => return (self.chance(2) == 0).into(),
            Some("array") => return self.list(schema, extent, depth),
            Some("object") => {}
            None if is_object => {}
            None if schema.get("items").is_some() => return self.list(schema, extent, depth),
            None if schema.get("properties").is_some() => {}
            _ => return json!({"any": [1, "thing", null, true]}),
        }
        self.members(schema, (extent, depth), &required, &mut object);
        if self.is_filled(depth) && object.is_empty() {
            self.members(schema, (Extent::Most, depth), &required, &mut object);
        }
        if reference.get("$ref").is_some() {
            self.tag(reference, schema, &mut object);
        }
        object.into()
    }

    fn list(&mut self, schema: &'a Value, extent: Extent, depth: usize) -> Value {
        let limit = |key: &str| size(schema, key);
        let is_filled = self.is_filled(depth);
        let least = limit("minItems").unwrap_or(0).min(64);
        let least = least.max(usize::from(is_filled));
        let first = schema[PREFIX_ITEMS]
            .as_array()
            .map_or(&[][..], Vec::as_slice);
        let count = match extent {
            _ if depth >= DEPTH => least,
            Extent::Least => least,
            Extent::Most => 2,
            Extent::Some => self.chance(3),
        };
        let count = count.clamp(least, limit("maxItems").unwrap_or(64).max(least));
        let mut items: Vec<Value> = Vec::new();
        for index in 0..count {
            let own = first.get(index).unwrap_or(&schema["items"]);
            let mut item = self.value(own, extent, depth + 1, &[]);
            if schema["uniqueItems"] == true {
                for _ in 0..8 {
                    if !items.contains(&item) {
                        break;
                    }
                    item = self.value(&schema["items"], Extent::Some, depth + 1, &[]);
                }
                if items.contains(&item) {
                    break;
                }
            }
            items.push(item);
        }
        items.into()
    }

    fn members(
        &mut self,
        schema: &'a Value,
        (extent, depth): (Extent, usize),
        required: &[&str],
        object: &mut Map<String, Value>,
    ) {
        let document = self.samples.document;
        let unsent = self.direction.unsent();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if property[unsent] == true || document.resolve(property)[unsent] == true {
                continue;
            }
            let is_taken = match extent {
                _ if required.contains(&name.as_str()) => true,
                _ if depth >= DEPTH => false,
                Extent::Least => false,
                Extent::Most => true,
                Extent::Some => self.chance(2) == 0,
            };
            // What a choice has set is its tag.
            if is_taken && !object.contains_key(name) {
                let value = self.value(property, extent, depth + 1, &[]);
                object.insert(name.clone(), value);
            }
        }
        let more = &schema["additionalProperties"];
        let least = schema["minProperties"].as_u64().unwrap_or(0);
        let is_short = (object.len() as u64) < least;
        if more.is_object() && (is_short || (extent != Extent::Least && depth < DEPTH)) {
            for name in ["one", "Two more"] {
                let value = self.value(more, extent, depth + 1, &[]);
                object.insert(name.to_owned(), value);
            }
        } else if more.is_null()
            && schema.get("properties").is_none()
            && object.is_empty()
            && self.is_filled(depth)
        {
            object.insert("one".to_owned(), json!("text"));
        } else if *more == true && extent != Extent::Least {
            object.insert("free".to_owned(), json!([1, {"form": null}]));
        }
    }

    /// Sets the tags of what is called `reference`: by `schema` or a schema that is a part
    /// of it, a reader knows which subtype it is.
    fn tag(&self, reference: &Value, schema: &Value, object: &mut Map<String, Value>) {
        let has_choice = schema.get("oneOf").is_some() || schema.get("anyOf").is_some();
        let property = schema["discriminator"]["propertyName"].as_str();
        if let Some(property) = property.filter(|_| !has_choice) {
            object.insert(property.to_owned(), tag(schema, reference));
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.tag(reference, self.samples.document.resolve(part), object);
        }
    }

    fn text(&mut self, schema: &Value, extent: Extent) -> Value {
        let number = self.chance(1 << 16);
        let text = match schema["format"].as_str() {
            Some("uuid") => return format!("9f6c54d5-5f4a-4a55-9a8e-00000000{number:04x}").into(),
            Some("date") => return format!("2024-02-{:02}", number % 29 + 1).into(),
            Some("date-time") => return format!("2024-02-29T01:02:{:02}Z", number % 60).into(),
            Some("byte") => return "YQ==".into(),
            Some("ipv4") => format!("192.0.2.{}", number % 256),
            Some("ipv6") => format!("2001:db8::{number:x}"),
            Some("hostname") => format!("host-{number}.example.com"),
            Some("email") => format!("someone.{number}@example.com"),
            Some("password") if self.samples.secret.is_some() => {
                self.samples.secret.clone().unwrap_or_default()
            }
            Some("uri" | "url") => format!("https://example.com/{number}?a=b"),
            _ => match (schema["pattern"].as_str(), schema["example"].as_str()) {
                (Some(pattern), example) => {
                    let example = example.map(str::to_owned);
                    matching(pattern).or(example).unwrap_or_default()
                }
                (None, Some(example)) if extent == Extent::Least => example.to_owned(),
                _ if self.samples.is_plain => format!("text-{number}"),
                // With what is apt to go wrong on the way.
                _ => format!("text {number} %2F\\ \u{e4}\u{1f600}\""),
            },
        };
        let (least, most) = (size(schema, "minLength"), size(schema, "maxLength"));
        let count = text.chars().count();
        match (least, most) {
            (_, Some(most)) if count > most => text.chars().take(most).collect(),
            (Some(least), _) if count < least => text + &"x".repeat((least - count).min(1 << 20)),
            _ => text,
        }
        .into()
    }

    fn number(&mut self, schema: &Value, is_whole: bool) -> Value {
        let bound = |key: &str, exclusive: &str, step: f64| {
            let bound = schema[key].as_f64()?;
            Some(match schema[exclusive] == true {
                true => bound + step,
                false => bound,
            })
        };
        let step = schema["multipleOf"].as_f64().filter(|it| *it > 0.0);
        let unit = step.unwrap_or(if is_whole { 1.0 } else { 0.125 });
        let least = bound("minimum", "exclusiveMinimum", unit);
        let most = bound("maximum", "exclusiveMaximum", -unit);
        let of_format = range(schema).filter(|_| is_whole);
        let most = most.or(of_format.map(|(_, most)| most as f64));
        let count = if schema["format"] == "int64" {
            1 << 30
        } else {
            1 << 12
        };
        let drawn = self.chance(count) as f64;
        let mut number = drawn * unit;
        if let Some(most) = most {
            number = number.min(most);
        }
        if let Some(least) = least {
            let span = most.map_or(f64::INFINITY, |most| most - least);
            number = if span.is_finite() && span > 0.0 && number < least {
                least + (drawn * unit) % span
            } else {
                number.max(least)
            };
        }
        number = (number / unit).ceil() * unit;
        match most {
            Some(most) if number > most => number = (most / unit).floor() * unit,
            _ => {}
        }
        match is_whole {
            // It has few digits.
            true => json!(number as i64),
            false => json!(number),
        }
    }
}

/// The names of the properties that a schema requires.
fn names_required(schema: &Value) -> impl Iterator<Item = &str> {
    let names = schema["required"].as_array().into_iter().flatten();
    names.filter_map(Value::as_str)
}

/// The number of a keyword that bounds how long something is.
fn size(schema: &Value, key: &str) -> Option<usize> {
    usize::try_from(schema[key].as_u64()?).ok()
}

/// The tag of `part`, a part of the choice `schema`.
fn tag(schema: &Value, part: &Value) -> Value {
    let to = part["$ref"].as_str().unwrap_or_default();
    let name = to.rsplit('/').next().unwrap_or_default();
    let mapping = schema["discriminator"]["mapping"].as_object();
    let mut mapping = mapping.into_iter().flatten();
    let entry = mapping.find(|(_, target)| *target == to || *target == name);
    entry.map_or(name, |(tag, _)| tag).into()
}
