//! Values of schemas.

use openapi_client_testing::{Direction, Document, Extent, Samples, Schema};
use serde_json::{Value, json};

#[test]
fn values_of_every_kind_of_schema_are_valid_and_as_large_as_they_are_asked_for() {
    let mut drawn = 0;
    for schema in [
        json!({"type": "string", "minLength": 30}),
        json!({"type": "string", "maxLength": 2}),
        json!({"type": "string", "pattern": "^(on|off)-\\d{4}$"}),
        json!({"type": "string", "format": "email"}),
        json!({"type": "string", "format": "date-time"}),
        json!({"type": "string", "enum": ["a", "b"]}),
        json!({"type": "integer", "minimum": 7, "maximum": 9, "exclusiveMinimum": true}),
        json!({"type": "integer", "format": "int32", "multipleOf": 12, "minimum": 100}),
        json!({"type": "integer", "maximum": -5}),
        json!({"type": "number", "minimum": 0.5, "maximum": 0.75}),
        json!({"type": "array", "items": {"type": "boolean"}, "minItems": 2, "uniqueItems": true}),
        json!({"type": "array", "items": {"type": "integer"}, "minItems": 4, "maxItems": 4}),
        json!({"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1}),
        json!({"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}},
                         {"required": ["a"], "properties": {"b": {"type": "integer"}}}]}),
        json!({"oneOf": [{"type": "string"}, {"type": "integer"}]}),
        json!({"type": "array", "enum": ["A"], "items": {"type": "string", "enum": ["A"]}}),
        json!({}),
        json!({"type": "any", "required": true, "enum": [], "exclusiveMinimum": 3}),
        json!({"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"required": ["a"]},
                         {"description": "One of them."}], "additionalProperties": false, "properties": {"a": {}}}),
        json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
               "additionalProperties": false, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}),
    ] {
        let document = Document::new(json!({"paths": {}}));
        let check = Schema::new(&document, &schema, Direction::Response);
        for (extent, seed) in [(Extent::Least, 1), (Extent::Most, 2), (Extent::Some, 3)] {
            let mut samples = Samples::new(&document, seed);
            let value = samples.value(&schema, extent, Direction::Response);
            let value = value.unwrap_or_else(|| panic!("{schema} has a value"));
            assert_eq!(check.problems(&value), [""; 0], "{schema} {value}");
            drawn += 1;
        }
    }
    assert_eq!(drawn, 20 * 3);
}

#[test]
fn a_schema_that_contradicts_itself_has_no_value() {
    let document = Document::new(json!({"paths": {}}));
    let schema = json!({"allOf": [{"type": "string"}, {"type": "integer"}]});
    let value = Samples::new(&document, 0).value(&schema, Extent::Most, Direction::Request);
    assert_eq!(value, None);
}

#[test]
fn a_subtype_has_its_own_tag_and_a_value_that_contains_itself_ends() {
    let to = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let document = Document::new(json!({"paths": {}, "components": {"schemas": {
        "Pet": {"type": "object", "required": ["kind"],
                "properties": {"kind": {"type": "string"}, "young": {"type": "array", "items": to("Pet")}},
                "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}}},
        "Cat": {"allOf": [to("Pet"), {"type": "object", "properties": {"lives": {"type": "integer"}}}]},
        "Any": {"oneOf": [to("Cat"), to("Dog")], "discriminator": {"propertyName": "kind"}},
        "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
    }}}));
    let kind = |name: &str| -> Value {
        let schema = to(name);
        let mut samples = Samples::new(&document, 0);
        let value = samples.value(&schema, Extent::Most, Direction::Response);
        value.expect("a value")["kind"].clone()
    };
    assert_eq!((kind("Cat"), kind("Pet")), (json!("cat"), json!("Pet")));
    assert!([json!("Cat"), json!("Dog"), json!("cat")].contains(&kind("Any")));
}

#[test]
fn who_sends_a_value_decides_what_is_in_it() {
    let document = Document::new(json!({"paths": {}}));
    let schema = json!({"type": "object", "required": ["id", "password"], "properties": {
        "id": {"type": "integer", "readOnly": true},
        "password": {"type": "string", "writeOnly": true}}});
    for (direction, name) in [
        (Direction::Request, "password"),
        (Direction::Response, "id"),
    ] {
        let value = Samples::new(&document, 0).value(&schema, Extent::Most, direction);
        let value = value.expect("a value");
        let names: Vec<&String> = value.as_object().expect("an object").keys().collect();
        assert_eq!(names, [name]);
    }
}

#[test]
fn what_is_secret_is_the_text_that_a_test_looks_for() {
    let document = Document::new(json!({"paths": {}}));
    let schema = json!({"type": "object", "properties": {
        "name": {"type": "string"},
        "keys": {"type": "array", "items": {"type": "string", "format": "password"}}}});
    let mut samples = Samples::new(&document, 0).secret("hush");
    let value = samples.value(&schema, Extent::Most, Direction::Request);
    let value = value.expect("a value");
    assert_eq!(value["keys"], json!(["hush", "hush"]));
    assert!(!value["name"].to_string().contains("hush"), "{value}");
}

#[test]
fn what_may_be_null_is_null_now_and_then_where_that_can_be_seen() {
    let document = Document::new(json!({"paths": {}}));
    let schema = json!({"type": "object", "required": ["note"], "properties": {
        "note": {"type": "string", "nullable": true}}});
    let nulls = |is_filled: bool| {
        let drawn = (0..32).filter_map(|seed| {
            let samples = Samples::new(&document, seed);
            let mut samples = match is_filled {
                true => samples.filled(1),
                false => samples,
            };
            samples.value(&schema, Extent::Some, Direction::Request)
        });
        drawn.filter(|value| value["note"].is_null()).count()
    };
    assert!((4..28).contains(&nulls(false)), "{}", nulls(false));
    assert_eq!(nulls(true), 0);
}
