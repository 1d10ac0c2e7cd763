//! Schemas that inherit: where a base is used, so are its subtypes.

use serde_json::{Value, json};

use crate::support::{Folder, answering, checked, file, generated, schema};

/// The variants of the choice `name` in `code`.
fn variants<'a>(code: &'a str, name: &str) -> Vec<&'a str> {
    let (_, rest) = code
        .split_once(&format!("pub enum {name} {{"))
        .unwrap_or_else(|| panic!("{name} is no choice in:\n{code}"));
    let (body, _) = rest.split_once("\n}").unwrap_or((rest, ""));
    body.lines()
        .filter_map(|line| Some(line.trim().split_once('(')?.0))
        .filter(|line| !line.starts_with("///"))
        .collect()
}

/// A subtype of `base` that has the property `name`.
fn subtype(base: &str, name: &str) -> Value {
    let own = json!({"type": "object", "properties": {name: {"type": "string"}}});
    json!({"allOf": [schema(base), own]})
}

fn base(discriminator: Value) -> Value {
    json!({"type": "object", "properties": {"t": {"type": "string"}}, "discriminator": discriminator})
}

#[test]
fn a_discriminator_of_any_shape_gives_a_client() {
    for odd in [
        json!("t"),
        json!({"propertyName": "t", "mapping": []}),
        json!({"propertyName": "t", "mapping": "x"}),
    ] {
        let schemas = json!({"Base": base(odd), "A": subtype("Base", "a")});
        let client = generated(&answering(schema("Base"), schemas));
        let types = file(&client, "types/mod.rs");
        assert_eq!(variants(types, "Base"), ["BaseBase", "A", "UnknownValue"]);
    }
    let schemas = json!({"Base": base(json!(5)), "A": subtype("Base", "a")});
    generated(&answering(schema("Base"), schemas));
}

#[test]
fn a_subtype_with_subtypes_is_a_choice_of_these() {
    let schemas = json!({
        "Base": base(json!({"propertyName": "t"})),
        "Mid": subtype("Base", "m"),
        "Leaf": subtype("Mid", "l"),
        "Other": subtype("Base", "o"),
    });
    let both = json!({"type": "object", "properties": {"b": schema("Base"), "m": schema("Mid")}});
    let client = generated(&answering(both, schemas));
    let types = file(&client, "types/mod.rs");
    assert_eq!(
        variants(types, "Base"),
        ["BaseBase", "MidBase", "Other", "Leaf", "UnknownValue"]
    );
    assert_eq!(variants(types, "Mid"), ["MidBase", "Leaf", "UnknownValue"]);
    let (_, leaf) = types.split_once("pub struct Leaf {").expect("the leaf");
    let (leaf, _) = leaf.split_once("\n    }").expect("its end");
    for property in ["pub t[", "pub m[", "pub l["] {
        assert!(leaf.contains(property), "{leaf}");
    }
}

#[test]
fn a_selection_takes_the_subtypes_of_a_base_with_it() {
    let schemas = json!({
        "Base": base(json!({"propertyName": "t"})),
        "Mid": subtype("Base", "m"),
        "Leaf": subtype("Mid", "l"),
        "Other": subtype("Base", "o"),
    });
    let mut document = answering(schema("Mid"), schemas);
    let other = answering(schema("Other"), json!({}));
    document["paths"]["/b"] = other["paths"]["/a"].clone();
    document["paths"]["/b"]["get"]["operationId"] = "getB".into();
    let select = "select = { operations = [\"getA\"] }\n";
    let folder = Folder::of(&document).with_sources(select);
    let client = checked(folder.generate().expect("the selection is right"));
    let types = file(&client, "types/mod.rs");
    assert_eq!(variants(types, "Mid"), ["MidBase", "Leaf", "UnknownValue"]);
    assert!(!types.contains("Other"), "{types}");
}
