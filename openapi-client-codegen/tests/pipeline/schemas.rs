//! Every form of schema that OpenAPI 3.0 allows becomes code that compiles and
//! that reads and writes what the schema describes.

use openapi_client_codegen::Client;
use serde_json::{Value, json};

use crate::round_trip::{Program, type_names};
use crate::support::{answering, generated, schema};

/// A document that uses every one of `schemas` in an answer and in a body.
fn using(schemas: &Value) -> Value {
    let names: Vec<&String> = schemas.as_object().expect("schemas").keys().collect();
    let mut document = answering(json!({"type": "string"}), schemas.clone());
    for (index, name) in names.into_iter().enumerate() {
        let content = json!({"application/json": {"schema": schema(&name.replace('/', "~1"))}});
        document["paths"][format!("/use/{index}")] = json!({"put": {
            "operationId": format!("use{index}"),
            "requestBody": {"required": true, "content": content},
            "responses": {"200": {"description": "", "content": content}},
        }});
    }
    document
}

/// Schemas on one topic, and what becomes of values: the schema's name, the
/// value, and what it is when it comes out, if that is another.
struct Topic {
    name: &'static str,
    schemas: Value,
    values: Vec<(&'static str, Value, Option<Value>)>,
}

fn stays(name: &'static str, value: Value) -> (&'static str, Value, Option<Value>) {
    (name, value, None)
}

fn becomes(name: &'static str, value: Value, out: Value) -> (&'static str, Value, Option<Value>) {
    (name, value, Some(out))
}

fn object(properties: Value) -> Value {
    json!({"type": "object", "properties": properties})
}

fn names() -> Topic {
    let text = json!({"type": "string"});
    let helpers = [
        "builder", "Default", "Option", "Vec", "String", "Result", "Err", "Self", "a-b", "A_B", "",
        "*/*",
    ];
    let mut schemas = serde_json::Map::new();
    for name in helpers {
        schemas.insert(name.to_owned(), object(json!({"x": text, name: text})));
    }
    schemas.insert(
        "Colliding".to_owned(),
        json!({
            "type": "object",
            "required": ["foo_bar", "type"],
            "properties": {"fooBar": text, "foo_bar": {"type": "integer"}, "FooBar": text, "type": text,
                "type_": text, "ref": text, "$ref": text, "default": text, "<": text, ">": text, "": text,
                "extra": text, "self": text, "build": text, "new": text, "1st": text, "+1": text, "-1": text},
            "additionalProperties": text,
        }),
    );
    schemas.insert(
        "InPlace".to_owned(),
        object(json!({"part": object(json!({"a": text})), "named": {"title": "T", "type": "object",
            "properties": {"b": text}}, "other": {"title": "T", "type": "object", "properties": {"c": text}}})),
    );
    schemas.insert("InPlacePart".to_owned(), object(json!({"z": text})));
    schemas.insert(
        "Helpers".to_owned(),
        object(
            helpers
                .iter()
                .map(|name| (format!("p{name}"), schema(&name.replace('/', "~1"))))
                .collect(),
        ),
    );
    let all = json!({"fooBar": "a", "foo_bar": 1, "FooBar": "b", "type": "c", "type_": "d", "ref": "e",
        "$ref": "f", "default": "g", "<": "h", ">": "i", "": "j", "extra": "k", "self": "l", "build": "m",
        "new": "n", "1st": "o", "+1": "p", "-1": "q", "more": "r"});
    Topic {
        name: "names",
        schemas: schemas.into(),
        values: vec![
            stays("Colliding", all),
            stays("Colliding", json!({"foo_bar": 1, "type": "c"})),
            stays(
                "InPlace",
                json!({"part": {"a": "1"}, "named": {"b": "2"}, "other": {"c": "3"}}),
            ),
            stays("InPlacePart", json!({"z": "1"})),
            stays("a-b", json!({"x": "1", "a-b": "2"})),
            stays("A_B", json!({"x": "1", "A_B": "2"})),
            stays("Self", json!({"x": "1", "Self": "2"})),
            stays("", json!({"x": "1", "": "2"})),
            stays(
                "Helpers",
                json!({"pbuilder": {"builder": "1"}, "pOption": {"x": "2"}}),
            ),
        ],
    }
}

fn values() -> Topic {
    let text = |format: &str| json!({"type": "string", "format": format});
    let schemas = json!({
        "Bounded": {"type": "object", "required": ["code"], "minProperties": 1, "additionalProperties": false,
            "properties": {
                "code": {"type": "string", "minLength": 3, "maxLength": 4, "pattern": "^[a-z]+(?!x)$"},
                "count": {"type": "integer", "minimum": 1, "maximum": 9, "exclusiveMaximum": true, "multipleOf": 2},
                "share": {"type": "number", "minimum": 0, "maximum": 1},
                "pair": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2,
                    "uniqueItems": true},
                "wide": {"type": "integer", "minimum": 0, "maximum": 18_446_744_073_709_551_615_u64},
            }},
        "Formats": object(json!({
            "v4": text("ipv4"), "v6": text("ipv6"), "ip": text("ip"), "uri": text("uri"), "host": text("hostname"),
            "odd": text("no-such"), "byte": text("byte"), "binary": text("binary"), "uuid": text("uuid"),
            "day": text("date"), "moment": text("date-time"), "email": text("email"),
            "f": {"type": "number", "format": "float"}, "d": {"type": "number", "format": "double"},
            "n": {"type": "number"}, "i": {"type": "integer"}, "i32": {"type": "integer", "format": "int32"},
            "i64": {"type": "integer", "format": "int64"}, "u8": {"type": "integer", "format": "uint8"},
            "e": {"type": "integer", "format": "unix-time"}, "b": {"type": "boolean", "format": "odd"},
        })),
        "Defaults": object(json!({
            "a": {"type": "string", "default": 5}, "b": {"type": "integer", "default": "x"},
            "c": {"type": "integer", "default": 7.0}, "d": {"type": "boolean", "default": "true"},
            "e": {"type": "string", "enum": ["x"], "default": "y"}, "f": {"type": "array", "items": {}, "default": [1]},
            "g": {"type": "object", "default": {"a": 1}}, "h": {"type": "string", "default": null},
            "i": {"type": "string", "format": "date", "default": "soon"}, "j": {"type": "string", "default": "set"},
            "k": {"allOf": [{"$ref": "#/components/schemas/Level"}], "default": "nowhere"},
            "l": {"type": "integer", "format": "int32", "default": 9_999_999_999_u64},
            "m": {"type": "number", "default": 2}, "n": {"type": "string", "enum": ["p", "P"], "default": "P"},
        })),
        "Level": {"type": "string", "enum": ["low", "LOW", "", "1", "low"]},
        "Enums": object(json!({
            "only": {"type": "string", "enum": ["only"]}, "numbers": {"type": "integer", "enum": [1, 2]},
            "flags": {"type": "boolean", "enum": [true]}, "typeless": {"enum": ["a", "b"]},
            "mixed": {"enum": ["a", 1, true, null]}, "on": {"type": "array", "enum": ["a"], "items": {"type": "string"}},
            "empty": {"type": "string", "enum": []}, "fractions": {"type": "number", "enum": [0.5, 1]},
            "date": {"type": "string", "format": "date", "enum": ["2024-01-01"]},
            "level": schema("Level"),
        })),
    });
    let formats = json!({"v4": "10.0.0.0/8", "v6": "", "ip": "host", "uri": "a b", "host": "h", "odd": "o",
        "byte": "YQ==", "binary": "x", "uuid": "9f6c54d5-5f4a-4a55-9a8e-5f5d1c1f7c10", "day": "2024-02-29",
        "moment": "2024-02-29T01:02:03Z", "email": "no", "f": 0.1, "d": 1e300, "n": -0.5, "i": -9_007_199_254_740_993_i64,
        "i32": -5, "i64": i64::MIN, "u8": 255, "e": 5_000_000_000_u64, "b": true});
    Topic {
        name: "values",
        schemas,
        values: vec![
            stays(
                "Bounded",
                json!({"code": "", "count": 0, "share": 7.5, "pair": [1, 1, 1], "wide": u64::MAX}),
            ),
            becomes(
                "Bounded",
                json!({"code": "ABCDEFG", "newer": {}}),
                json!({"code": "ABCDEFG"}),
            ),
            stays("Formats", formats),
            stays("Defaults", json!({})),
            stays("Level", json!("LOW")),
            stays("Level", json!("")),
            stays("Level", json!("another")),
            stays(
                "Enums",
                json!({"only": "only", "numbers": 3, "flags": false, "typeless": "c", "mixed": {"x": 1},
                "on": ["b"], "empty": "x", "fractions": 0.25, "date": "later", "level": "low"}),
            ),
        ],
    }
}

fn objects() -> Topic {
    let text = json!({"type": "string"});
    let schemas = json!({
        "Any": {},
        "Free": {"type": "object"},
        "FreeTrue": {"type": "object", "additionalProperties": true},
        "FreeEmpty": {"additionalProperties": {}},
        "Closed": {"type": "object", "additionalProperties": false},
        "Map": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "array", "items": text}}},
        "MapOfNull": {"additionalProperties": {"type": "integer", "nullable": true}},
        "More": {"type": "object", "required": ["a"], "properties": {"a": text}, "additionalProperties": {}},
        "MoreNumbers": {"properties": {"a": text}, "additionalProperties": {"type": "integer"}},
        "MoreTrue": {"properties": {"a": text}, "additionalProperties": true},
        "Lists": {"properties": {"any": {"type": "array"}, "typeless": {"items": text},
            "deep": {"type": "array", "items": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}}}},
        "Not": {"type": "string", "not": {"enum": ["x"]}},
        "OnlyNot": {"not": {"type": "string"}},
        "Odd": {"type": "object", "required": ["a", "a", "gone"], "title": "Odd", "xml": {"name": "x"}, "example": 5,
            "properties": {"a": {"type": "string", "required": true}, "b": {"type": "file"}, "c": {"description": "any"},
                "d": true, "properties": {"properties": {"items": text}}, "enum": {"type": "string", "enum": ["x"]}}},
        "OneWay": {"type": "object", "required": ["id", "secret", "name"], "properties": {
            "id": {"type": "string", "readOnly": true}, "secret": {"type": "string", "writeOnly": true}, "name": text}},
        "Node": {"properties": {"next": schema("Node"), "all": {"type": "array", "items": schema("Node")},
            "map": {"additionalProperties": schema("Node")}}},
        "List": {"type": "array", "items": schema("List")},
        "Null": {"type": "string", "nullable": true},
        "NullLevel": {"type": "string", "enum": ["a", null], "nullable": true},
        "NullNode": {"nullable": true, "type": "object", "properties": {"a": text}},
        "Nulls": {"required": ["a", "b"], "properties": {
            "a": schema("Null"), "b": {"allOf": [schema("More")], "nullable": true}, "c": {"type": "array", "items": schema("Null")},
            "d": {"additionalProperties": schema("NullNode")}, "e": schema("NullLevel"), "f": {"$ref": "#/components/schemas/Node", "nullable": true},
            "g": {"type": "array", "nullable": true, "items": text}, "h": {"oneOf": [schema("Node"), text], "nullable": true},
            "i": {"nullable": true}, "j": {"type": "integer", "nullable": true, "default": null}}},
    });
    let any = json!({"a": [1, {"b": null}], "c": "d"});
    let node = json!({"next": {"all": [{"next": {"next": {}}}]}, "map": {"x": {"all": [{}]}}});
    Topic {
        name: "objects",
        schemas,
        values: vec![
            stays("Any", any.clone()),
            stays("Any", json!(5)),
            stays("Free", any.clone()),
            stays("FreeTrue", any.clone()),
            stays("FreeEmpty", any.clone()),
            stays("Closed", any),
            stays("Map", json!({"a": [["b"], []], "c": []})),
            stays("MapOfNull", json!({"a": null, "b": 1})),
            stays("More", json!({"a": "b", "c": [1]})),
            stays("MoreNumbers", json!({"a": "b", "c": 1})),
            stays("MoreTrue", json!({"a": "b", "c": 1})),
            stays(
                "Lists",
                json!({"any": [1, "a"], "typeless": ["b"], "deep": [[[1], []]]}),
            ),
            stays("Not", json!("x")),
            stays("OnlyNot", json!("x")),
            stays(
                "Odd",
                json!({"a": "1", "b": {"f": 1}, "c": 2, "d": [3], "properties": {"items": "4"}, "enum": "y"}),
            ),
            stays("OneWay", json!({"name": "a"})),
            stays("OneWay", json!({"name": "a", "id": "b", "secret": "c"})),
            stays("Node", node),
            stays("List", json!([[], [[]]])),
            stays("Nulls", json!({"a": null, "b": null})),
            stays(
                "Nulls",
                json!({"a": "x", "b": {"a": "y"}, "c": [null, "z"], "d": {"n": null, "m": {"a": "v"}},
                "e": "a", "f": {}, "g": ["w"], "h": "t", "i": 5, "j": 1}),
            ),
            becomes(
                "Nulls",
                json!({"a": null, "b": null, "c": null, "d": null, "e": null, "f": null, "g": null,
                "h": null, "i": null, "j": null}),
                json!({"a": null, "b": null, "e": null, "f": null, "g": null, "h": null,
                "i": null, "j": null}),
            ),
        ],
    }
}

fn compositions() -> Topic {
    let text = json!({"type": "string"});
    let pet =
        |to: &str| json!({"allOf": [schema("Pet"), object(json!({to: {"type": "integer"}}))]});
    let schemas = json!({
        "Base": {"type": "object", "required": ["id"], "properties": {"id": text, "kind": text}},
        "Subtype": {"allOf": [schema("Base"), {"required": ["more"], "properties": {"more": text, "kind": {"type": "integer"}}}],
            "description": "Words."},
        "Beside": {"type": "object", "allOf": [schema("Subtype")], "required": ["own"], "properties": {"own": text}},
        "Alias": {"allOf": [schema("Base")]},
        "AliasOfText": {"allOf": [text]},
        "Clash": {"allOf": [{"type": "string"}, object(json!({"a": text}))]},
        "Words": object(json!({"base": {"allOf": [schema("Base")], "description": "d"}, "all": {"type": "array",
            "items": {"allOf": [schema("Base"), object(json!({"x": text}))]}}})),
        // A base that is a choice of its subtypes, which have it in their `allOf`.
        "Pet": {"type": "object", "required": ["type"], "properties": {"type": text, "name": text},
            "discriminator": {"propertyName": "type", "mapping": {"c": "cat", "tom": "#/components/schemas/cat"}},
            "oneOf": [schema("cat"), schema("dog")]},
        "cat": pet("lives"),
        "dog": pet("barks"),
        "Pets": {"type": "array", "items": schema("Pet")},
        // A base with subtypes and no list of them.
        "Shape": {"type": "object", "required": ["form"], "properties": {"form": text}, "discriminator": {"propertyName": "form"}},
        "Circle": {"allOf": [schema("Shape"), object(json!({"radius": {"type": "number"}}))]},
        "Square": {"allOf": [object(json!({"side": {"type": "number"}})), schema("Shape")]},
        "Drawing": object(json!({"shapes": {"type": "array", "items": schema("Shape")}})),
        "Plain": {"oneOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "integer"}, object(json!({"x": text})),
            {"type": "array", "items": schema("Plain")}]},
        "Either": {"anyOf": [object(json!({"a": text})), object(json!({"b": text, "c": text})), schema("Base")]},
        "Tagless": {"oneOf": [schema("Base"), object(json!({"y": text}))], "discriminator": {"propertyName": "kind"}},
        "Distributed": {"type": "object", "properties": {"id": text}, "oneOf": [object(json!({"a": text})), object(json!({"b": text}))]},
        "Twice": {"allOf": [{"oneOf": [object(json!({"a": text})), object(json!({"b": text}))]},
            {"anyOf": [object(json!({"c": text})), object(json!({"d": text}))]}]},
        "Requires": {"properties": {"a": text, "b": text}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        "OrNull": object(json!({"a": {"anyOf": [schema("Base"), {"type": "null"}]}, "b": {"oneOf": [text, {"nullable": true}]}})),
        "Single": {"oneOf": [schema("Base")]},
        "SingleTagged": {"oneOf": [schema("Base")], "discriminator": {"propertyName": "kind"}},
        "Loop": {"oneOf": [schema("Pool"), text]},
        "Pool": {"oneOf": [schema("Loop"), {"type": "integer"}]},
        "Inside": object(json!({"one": {"oneOf": [text, {"type": "boolean"}]}, "map": {"additionalProperties": {"anyOf": [
            {"type": "integer"}, {"type": "string", "format": "uuid"}, text]}}})),
        "Deep": {"allOf": [{"allOf": [{"allOf": [schema("Base")]}, object(json!({"x": {"allOf": [schema("Deep"), object(json!({"y": text}))]}}))]}]},
        "Same": {"oneOf": [object(json!({"a": text})), object(json!({"a": text})), {"type": "integer"}, {"type": "integer", "format": "int32"}]},
        "Everything": {"anyOf": [{}, text]},
    });
    Topic {
        name: "compositions",
        schemas,
        values: vec![
            stays("Subtype", json!({"id": "1", "kind": 2, "more": "3"})),
            stays(
                "Beside",
                json!({"id": "1", "kind": 2, "more": "3", "own": "4"}),
            ),
            stays("Alias", json!({"id": "1"})),
            stays("AliasOfText", json!("x")),
            stays("Clash", json!({"a": "x"})),
            stays(
                "Words",
                json!({"base": {"id": "1"}, "all": [{"id": "2", "x": "3"}]}),
            ),
            stays("Pet", json!({"type": "c", "name": "n", "lives": 9})),
            stays("Pet", json!({"type": "tom", "lives": 9})),
            stays("Pet", json!({"type": "dog", "barks": 1})),
            stays("Pet", json!({"type": "eel", "volts": [500], "name": null})),
            stays("Pet", json!("not even an object")),
            stays("Pets", json!([{"type": "c"}, {"type": "x", "y": 1}])),
            stays("cat", json!({"type": "c", "lives": 1})),
            stays("Shape", json!({"form": "Circle", "radius": 1.5})),
            stays(
                "Drawing",
                json!({"shapes": [{"form": "Square", "side": 2.5}, {"form": "Shape"}, {"form": "Star", "points": 5}]}),
            ),
            stays("Plain", json!("a")),
            stays("Plain", json!("c")),
            stays("Plain", json!(5)),
            stays("Plain", json!({"x": "y"})),
            stays("Plain", json!([1, ["a", {"x": "z"}], 1.5])),
            stays("Plain", json!(1.5)),
            stays("Plain", json!({"unknown": true})),
            stays("Either", json!({"a": "1"})),
            stays("Either", json!({"b": "1", "c": "2"})),
            stays("Either", json!({"id": "1", "kind": "2"})),
            stays("Tagless", json!({"y": "1"})),
            stays("Tagless", json!({"kind": "Base", "id": "1"})),
            stays("Distributed", json!({"id": "1", "b": "2"})),
            stays("Twice", json!({"b": "2", "c": "3"})),
            stays("Requires", json!({"b": "1"})),
            stays("OrNull", json!({"a": {"id": "1"}, "b": "x"})),
            stays("OrNull", json!({"a": null, "b": null})),
            stays("OrNull", json!({})),
            stays("Single", json!({"id": "1"})),
            stays("SingleTagged", json!({"id": "1", "kind": "Base"})),
            stays("SingleTagged", json!({"kind": "Other", "x": [1]})),
            stays("Loop", json!(1)),
            stays("Pool", json!("x")),
            stays(
                "Inside",
                json!({"one": true, "map": {"a": 1, "b": "9f6c54d5-5f4a-4a55-9a8e-5f5d1c1f7c10", "c": "x"}}),
            ),
            stays(
                "Deep",
                json!({"id": "1", "x": {"id": "2", "y": "3", "x": {"id": "4"}}}),
            ),
            stays("Same", json!(5)),
            stays("Everything", json!([1])),
        ],
    }
}

#[test]
fn values_of_every_form_of_schema_go_through_their_types() {
    let topics = [names(), values(), objects(), compositions()];
    let clients: Vec<Client> = topics
        .iter()
        .map(|topic| generated(&using(&topic.schemas)))
        .collect();
    let modules: Vec<_> = topics
        .iter()
        .zip(&clients)
        .map(|(topic, client)| {
            let names = topic.schemas.as_object().expect("schemas").keys();
            (topic.name, client, type_names(client, names))
        })
        .collect();
    let program = Program::of(&modules);
    let cases: Vec<(String, &Value, &Value)> = topics
        .iter()
        .flat_map(|topic| {
            topic.values.iter().map(|(name, value, out)| {
                (
                    format!("{}/{name}", topic.name),
                    value,
                    out.as_ref().unwrap_or(value),
                )
            })
        })
        .collect();
    let sent: Vec<(String, Value)> = cases
        .iter()
        .map(|(name, value, _)| (name.clone(), (*value).clone()))
        .collect();
    let failed: Vec<String> = program
        .through(&sent)
        .into_iter()
        .zip(&cases)
        .filter(|(out, (_, _, expected))| out.as_ref().map(|(out, _)| out) != Ok(expected))
        .map(|(out, (name, value, _))| format!("{name}: {value} became {out:?}"))
        .collect();
    assert_eq!(failed, [""; 0]);
    assert_eq!(cases.len(), 81);
}
