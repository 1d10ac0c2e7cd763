//! Documents and values at random for choices of schemas, the same ones in every
//! run, and which members of a choice a value satisfies.

use serde_json::{Map, Value, json};

use crate::document::Document;
use crate::schema::{Schema, open};

/// Draws schemas and values.
#[derive(Debug, Clone)]
pub struct Draw(u64);

/// The names of the members of objects, few enough to be had by several schemas.
const NAMES: [&str; 5] = ["a", "b", "c", "kind", "when"];

/// Texts that distinguish formats, in strange but legal spellings too.
const TEXTS: [&str; 18] = [
    "",
    "a",
    "b",
    "c",
    "long enough",
    "\u{fc}\u{1f600}",
    "2026-01-02",
    "2026-02-30",
    "2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05+02:00",
    "2026-01-02T03:04:05.000Z",
    "2026-01-02t03:04:05.5z",
    "2026-01-02T03:04:05",
    "2c5b3a0e-6f0b-4a3c-9a4e-0d5a1b7c9e11",
    "2C5B3A0E-6F0B-4A3C-9A4E-0D5A1B7C9E11",
    "2c5b3a0e6f0b4a3c9a4e0d5a1b7c9e11",
    "10.0.0.1",
    "10.0.0.1/8",
];

/// The numbers of the schemas to which one may refer: where a value is not taken
/// apart, those behind it, since a schema that is itself says nothing.
#[derive(Debug, Clone, Copy)]
struct Refs {
    from: usize,
    to: usize,
}

impl Refs {
    fn any(self) -> Self {
        Self { from: 0, ..self }
    }
}

impl Draw {
    /// What draws other things than with another `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `below`.
    pub fn below(&mut self, below: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) >> 33).map_or(0, |number| number % below.max(1))
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A document with `choices` choices, called `R0` and so on, and `others` other
    /// schemas, called `S0` and so on.
    pub fn document(&mut self, choices: usize, others: usize) -> Document {
        let mut schemas = Map::new();
        for number in 0..others {
            schemas.insert(
                format!("S{number}"),
                self.schema(
                    Refs {
                        from: number + 1,
                        to: others,
                    },
                    2,
                ),
            );
        }
        for number in 0..choices {
            schemas.insert(
                format!("R{number}"),
                self.choice(
                    Refs {
                        from: 0,
                        to: others,
                    },
                    2,
                ),
            );
        }
        let members: Map<String, Value> = schemas
            .keys()
            .map(|name| (name.to_lowercase(), reference(name)))
            .collect();
        let all = json!({"type": "object", "properties": members});
        let content = json!({"application/json": {"schema": all}});
        Document::new(json!({
            "openapi": "3.0.3",
            "info": {"title": "Choices", "version": "1"},
            "paths": {"/a": {"get": {
                "operationId": "getA",
                "responses": {"200": {"description": "Fine.", "content": content}},
            }}},
            "components": {"schemas": schemas},
        }))
    }

    fn choice(&mut self, others: Refs, depth: usize) -> Value {
        let count = 2 + self.below(3);
        let mut members: Vec<Value> = Vec::new();
        while members.len() < count {
            let member = match self.happens(40) {
                true => self.reference(others),
                false => self.schema(others, depth),
            };
            if !members.contains(&member) {
                members.push(member);
            }
        }
        match self.happens(50) {
            true => json!({ "oneOf": members }),
            false => json!({ "anyOf": members }),
        }
    }

    /// A schema in which no more than `depth` others are nested in place.
    fn schema(&mut self, others: Refs, depth: usize) -> Value {
        let mut schema = match self.below(if depth == 0 { 6 } else { 12 }) {
            0 => json!({"type": "string"}),
            1 => {
                let format = self.one_of(&["date", "date-time", "uuid"]);
                json!({"type": "string", "format": format})
            }
            2 => {
                let mut listed = vec!["a", "b", "c", "", "long enough"];
                for _ in 0..2 + self.below(3) {
                    listed.remove(self.below(listed.len()));
                }
                json!({"type": "string", "enum": listed})
            }
            3 => {
                let schema = [
                    json!({"type": "integer"}),
                    json!({"type": "integer", "format": "int32"}),
                    json!({"type": "integer", "minimum": 2}),
                    json!({"type": "integer", "maximum": 2, "exclusiveMaximum": true}),
                    json!({"type": "integer", "enum": [1]}),
                ];
                self.one_of(&schema)
            }
            4 => json!({"type": "number"}),
            5 => {
                let schema = [
                    json!({"type": "boolean"}),
                    json!({"type": "boolean", "enum": [true]}),
                    json!({"type": "string", "maxLength": 3}),
                    json!({"type": "string", "minLength": 4}),
                ];
                self.one_of(&schema)
            }
            6 => {
                let mut list =
                    json!({"type": "array", "items": self.schema(others.any(), depth - 1)});
                if self.happens(30) {
                    list["minItems"] = 1.into();
                }
                list
            }
            7 => self.reference(others),
            8 => self.choice(others, depth - 1),
            _ => return self.object(others, depth),
        };
        if self.happens(10) && schema.get("type").is_some() {
            schema["nullable"] = true.into();
        }
        schema
    }

    /// A reference to one of `others`, or a schema in place of it if there is none.
    fn reference(&mut self, others: Refs) -> Value {
        if others.from >= others.to {
            return json!({"type": "boolean"});
        }
        let number = others.from + self.below(others.to - others.from);
        reference(&format!("S{number}"))
    }

    fn object(&mut self, others: Refs, depth: usize) -> Value {
        let mut properties = Map::new();
        for name in NAMES {
            if self.happens(45) {
                properties.insert(name.to_owned(), self.schema(others.any(), depth - 1));
            }
        }
        let names: Vec<&String> = properties.keys().collect();
        let required: Vec<&&String> = names.iter().filter(|_| self.happens(35)).collect();
        let mut object = json!({"type": "object"});
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        if !properties.is_empty() {
            object["properties"] = properties.into();
        }
        match self.below(8) {
            0 => object["additionalProperties"] = false.into(),
            1 => object["additionalProperties"] = json!({"type": "string"}),
            _ => {}
        }
        object
    }

    /// A value, which most often is of `schema`, and often nearly.
    pub fn value(&mut self, document: &Document, schema: &Value) -> Value {
        let mut value = self.of_schema(document, schema, 8);
        for _ in 0..self.below(3) {
            value = self.changed(value);
        }
        value
    }

    fn of_schema(&mut self, document: &Document, schema: &Value, depth: usize) -> Value {
        let schema = document.resolve(schema);
        if depth == 0 || (schema["nullable"] == true && self.happens(15)) {
            return Value::Null;
        }
        let members = schema.get("oneOf").or_else(|| schema.get("anyOf"));
        if let Some(members) = members.and_then(Value::as_array) {
            let member = self.one_of(members);
            return self.of_schema(document, &member, depth - 1);
        }
        if let Some(listed) = schema["enum"].as_array() {
            return self.one_of(listed);
        }
        match schema["type"].as_str() {
            Some("string") => self.one_of(&TEXTS).into(),
            Some("integer") => self.integer(),
            Some("number") => {
                let numbers = [json!(0.5), json!(1.0), json!(1e-300), json!(-7.25)];
                match self.happens(50) {
                    true => self.one_of(&numbers),
                    false => self.integer(),
                }
            }
            Some("boolean") => self.happens(50).into(),
            Some("array") => (0..self.below(3))
                .map(|_| self.of_schema(document, &schema["items"], depth - 1))
                .collect(),
            _ => {
                let required = schema["required"].as_array().cloned().unwrap_or_default();
                let mut object = Map::new();
                let properties = schema["properties"].as_object().into_iter().flatten();
                for (name, property) in properties {
                    if required.contains(&name.as_str().into()) || self.happens(50) {
                        let value = self.of_schema(document, property, depth - 1);
                        object.insert(name.clone(), value);
                    }
                }
                if schema
                    .get("additionalProperties")
                    .is_some_and(Value::is_object)
                {
                    object.insert("more".to_owned(), self.one_of(&TEXTS).into());
                }
                object.into()
            }
        }
    }

    fn integer(&mut self) -> Value {
        let numbers = [
            json!(0),
            json!(1),
            json!(2),
            json!(-3),
            json!(2_147_483_648_i64),
            json!(9_007_199_254_740_993_i64),
            json!(u64::MAX),
            json!(i64::MIN),
            json!(1.8446744073709552e19),
        ];
        self.one_of(&numbers)
    }

    /// `value` with a change somewhere in it.
    fn changed(&mut self, value: Value) -> Value {
        match value {
            Value::Object(mut members) if !members.is_empty() && self.happens(70) => {
                let names: Vec<String> = members.keys().cloned().collect();
                let name = self.one_of(&names);
                match self.below(4) {
                    0 => {
                        members.remove(&name);
                    }
                    1 => {
                        let new = self.one_of(&NAMES);
                        members.insert(new.to_owned(), self.any());
                    }
                    _ => {
                        let changed = self.changed(members[&name].clone());
                        members.insert(name, changed);
                    }
                }
                members.into()
            }
            Value::Array(mut items) if !items.is_empty() && self.happens(70) => {
                let index = self.below(items.len());
                items[index] = self.changed(items[index].clone());
                items.into()
            }
            Value::Number(number) if number.is_i64() && self.happens(30) => {
                number.as_f64().map_or(Value::Null, Value::from)
            }
            _ => self.any(),
        }
    }

    fn any(&mut self) -> Value {
        match self.below(8) {
            0 => Value::Null,
            1 => self.happens(50).into(),
            2 => self.integer(),
            3 => json!([self.one_of(&TEXTS)]),
            4 => json!({ self.one_of(&NAMES): self.one_of(&TEXTS) }),
            5 => json!({}),
            _ => self.one_of(&TEXTS).into(),
        }
    }
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// Whether the schemas that the object `value` satisfies, among those that `schema`
/// allows, name none of its members.
pub fn is_all_new(document: &Document, schema: &Value, value: &Map<String, Value>) -> bool {
    let schema = document.resolve(schema);
    let members = schema.get("oneOf").or_else(|| schema.get("anyOf"));
    if let Some(members) = members.and_then(Value::as_array) {
        let satisfied = Members::of(document, schema).satisfied(&json!(value));
        let mut satisfied = satisfied.into_iter();
        return satisfied.all(|index| is_all_new(document, &members[index], value));
    }
    let properties = schema["properties"].as_object();
    let is_map = schema["additionalProperties"].is_object() || properties.is_none();
    let is_named = |name: &String| properties.is_some_and(|named| named.contains_key(name));
    !is_map && !value.keys().any(is_named)
}

/// The members of a choice, each ready to validate.
#[derive(Debug)]
pub struct Members(Vec<Schema>);

impl Members {
    /// Those of `choice`, a schema of `document`.
    ///
    /// # Panics
    /// If it is no choice.
    pub fn of(document: &Document, choice: &Value) -> Self {
        let choice = document.resolve(choice);
        let members = choice.get("oneOf").or_else(|| choice.get("anyOf"));
        let members = members.and_then(Value::as_array).expect("a choice");
        let schemas = members.iter().map(|member| open(document, member));
        Self(schemas.collect())
    }

    /// The places of the members that `value` satisfies.
    pub fn satisfied(&self, value: &Value) -> Vec<usize> {
        let members = self.0.iter().enumerate();
        members
            .filter(|(_, member)| member.problems(value).is_empty())
            .map(|(index, _)| index)
            .collect()
    }
}
