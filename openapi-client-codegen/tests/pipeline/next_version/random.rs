//! Changes of a document at random, of the kinds that vendors make.

use serde_json::{Map, Value, json};

use crate::mutations::Random;

/// What is done to a document; `None` where it does not apply.
type Kind = fn(&mut Value, &mut Random) -> Option<String>;

const KINDS: [Kind; 18] = [
    remove_property,
    add_property,
    rename_property,
    toggle_required,
    toggle_nullable,
    change_type,
    change_format,
    change_enum,
    limit,
    remove_operation,
    copy_operation,
    rename_operation,
    move_operation,
    add_parameter,
    remove_parameter,
    toggle_parameter,
    add_response,
    deprecate,
];

/// Changes `document` in one way. Gives the words for it.
pub(crate) fn change(document: &mut Value, random: &mut Random) -> String {
    loop {
        let kind = KINDS[random.below(KINDS.len())];
        if let Some(words) = kind(document, random) {
            return words;
        }
    }
}

fn pick<'a>(names: impl Iterator<Item = &'a String>, random: &mut Random) -> Option<String> {
    let names: Vec<&String> = names.collect();
    match names.len() {
        0 => None,
        count => Some(names[random.below(count)].clone()),
    }
}

/// An object schema with its name, and the name of one of its properties.
fn property<'a>(
    document: &'a mut Value,
    random: &mut Random,
) -> Option<(String, &'a mut Map<String, Value>, String)> {
    let schemas = document["components"]["schemas"].as_object_mut()?;
    let schema = pick(schemas.keys(), random)?;
    let object = schemas.get_mut(&schema)?.as_object_mut()?;
    let property = pick(object.get("properties")?.as_object()?.keys(), random)?;
    Some((schema, object, property))
}

fn properties(schema: &mut Map<String, Value>) -> &mut Map<String, Value> {
    schema["properties"].as_object_mut().expect("properties")
}

fn required(schema: &mut Map<String, Value>) -> &mut Vec<Value> {
    let required = schema.entry("required").or_insert_with(|| json!([]));
    required.as_array_mut().expect("a list")
}

fn remove_property(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    properties(object).shift_remove(&name);
    required(object).retain(|known| *known != name);
    Some(format!("{schema} has no {name}"))
}

fn add_property(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    let name = format!("{name}More");
    let is_required = random.below(3) == 0;
    properties(object).insert(name.clone(), json!({"type": "string"}));
    if is_required {
        required(object).push(name.clone().into());
    }
    Some(format!("{schema} has {name}, required: {is_required}"))
}

fn rename_property(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    let value = properties(object).shift_remove(&name)?;
    let new = format!("{name}Renamed");
    properties(object).insert(new.clone(), value);
    for known in required(object) {
        if *known == name {
            *known = new.clone().into();
        }
    }
    Some(format!("{schema} has {new} for {name}"))
}

fn toggle_required(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    let required = required(object);
    let before = required.len();
    required.retain(|known| *known != name);
    let is_required = required.len() == before;
    if is_required {
        required.push(name.clone().into());
    }
    Some(format!("{schema} has {name}, required: {is_required}"))
}

fn toggle_nullable(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    let value = properties(object)[&name].as_object_mut()?;
    // Beside a reference it says nothing.
    value.get("type")?;
    let is_nullable = value.get("nullable") != Some(&json!(true));
    value.insert("nullable".to_owned(), is_nullable.into());
    Some(format!("{schema} has {name}, nullable: {is_nullable}"))
}

fn change_type(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    let types = ["string", "integer", "boolean", "number"];
    let ty = types[random.below(types.len())];
    properties(object)[&name] = json!({"type": ty});
    Some(format!("{schema} has {name}, which is {ty}"))
}

fn change_format(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    let value = properties(object)[&name].as_object_mut()?;
    let formats: &[&str] = match value.get("type")?.as_str()? {
        "string" if value.get("enum").is_none() => &["date-time", "uuid", "date", "password"],
        "integer" => &["int32", "int64"],
        _ => return None,
    };
    let format = formats[random.below(formats.len())];
    match value.shift_remove("format") {
        Some(_) => Some(format!("{schema} has {name}, without a format")),
        None => {
            value.insert("format".to_owned(), format.into());
            Some(format!("{schema} has {name}, which is {format}"))
        }
    }
}

fn change_enum(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    let values = properties(object)[&name].get_mut("enum")?.as_array_mut()?;
    match random.below(2) {
        0 if values.len() > 1 => {
            let gone = values.remove(0);
            Some(format!("{schema} has {name}, which is never {gone}"))
        }
        _ => {
            values.push("ONE_MORE".into());
            Some(format!("{schema} has {name}, which may be ONE_MORE"))
        }
    }
}

fn limit(document: &mut Value, random: &mut Random) -> Option<String> {
    let (schema, object, name) = property(document, random)?;
    let value = properties(object)[&name].as_object_mut()?;
    let (key, bound) = match value.get("type")?.as_str()? {
        "string" if value.get("enum").is_none() && value.get("format").is_none() => {
            ("maxLength", 20)
        }
        "integer" => ("maximum", 5),
        "array" => ("maxItems", 3),
        _ => return None,
    };
    value.insert(key.to_owned(), bound.into());
    Some(format!("{schema} has {name}, {key} {bound}"))
}

/// The path and method of an operation.
fn operation(document: &Value, random: &mut Random) -> Option<(String, String)> {
    let path = pick(document["paths"].as_object()?.keys(), random)?;
    let item = document["paths"][&path].as_object()?;
    let methods = item
        .iter()
        .filter(|(_, value)| value["responses"].is_object());
    let method = pick(methods.map(|(method, _)| method), random)?;
    Some((path, method))
}

fn remove_operation(document: &mut Value, random: &mut Random) -> Option<String> {
    let (path, method) = operation(document, random)?;
    let item = document["paths"][&path].as_object_mut()?;
    item.shift_remove(&method);
    Some(format!("{method} {path} is gone"))
}

fn copy_operation(document: &mut Value, random: &mut Random) -> Option<String> {
    let (path, method) = operation(document, random)?;
    let item = document["paths"][&path].clone();
    let mut copy = item.clone();
    let is_operation = |value: &Value| value["responses"].is_object();
    copy.as_object_mut()?
        .retain(|key, value| *key == method || !is_operation(value));
    let id = copy[&method]["operationId"].as_str()?;
    copy[&method]["operationId"] = format!("{id}Copied").into();
    let new = format!("{path}/copied");
    document["paths"].as_object_mut()?.insert(new.clone(), copy);
    Some(format!("{method} {new} is new"))
}

fn rename_operation(document: &mut Value, random: &mut Random) -> Option<String> {
    let (path, method) = operation(document, random)?;
    let id = &mut document["paths"][&path][&method]["operationId"];
    *id = format!("{}Renamed", id.as_str()?).into();
    Some(format!("{method} {path} is {id}"))
}

fn move_operation(document: &mut Value, random: &mut Random) -> Option<String> {
    let (path, _) = operation(document, random)?;
    let paths = document["paths"].as_object_mut()?;
    let item = paths.shift_remove(&path)?;
    paths.insert(format!("/moved{path}"), item);
    Some(format!("{path} is /moved{path}"))
}

/// The parameters of an operation, with words for it.
fn parameters<'a>(
    document: &'a mut Value,
    random: &mut Random,
) -> Option<(String, &'a mut Vec<Value>)> {
    let (path, method) = operation(document, random)?;
    let operation = document["paths"][&path][&method].as_object_mut()?;
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    Some((format!("{method} {path}"), parameters.as_array_mut()?))
}

fn add_parameter(document: &mut Value, random: &mut Random) -> Option<String> {
    let is_required = random.below(3) == 0;
    let (words, parameters) = parameters(document, random)?;
    if parameters.iter().any(|known| known["name"] == "oneMore") {
        return None;
    }
    parameters.push(
        json!({"name": "oneMore", "in": "query", "required": is_required,
        "schema": {"type": "string"}}),
    );
    Some(format!("{words} has oneMore, required: {is_required}"))
}

/// One of the parameters that is not part of the path.
fn one(parameters: &[Value], random: &mut Random) -> Option<usize> {
    let found = parameters.iter().enumerate();
    let found = found.filter(|(_, parameter)| parameter["in"] == "query");
    let found: Vec<usize> = found.map(|(index, _)| index).collect();
    match found.len() {
        0 => None,
        count => Some(found[random.below(count)]),
    }
}

fn remove_parameter(document: &mut Value, random: &mut Random) -> Option<String> {
    let (words, parameters) = parameters(document, random)?;
    let gone = parameters.remove(one(parameters, random)?);
    Some(format!("{words} has no {}", gone["name"]))
}

fn toggle_parameter(document: &mut Value, random: &mut Random) -> Option<String> {
    let (words, parameters) = parameters(document, random)?;
    let index = one(parameters, random)?;
    let parameter = &mut parameters[index];
    let is_required = parameter["required"] != true;
    parameter["required"] = is_required.into();
    Some(format!(
        "{words} has {}, required: {is_required}",
        parameter["name"]
    ))
}

fn add_response(document: &mut Value, random: &mut Random) -> Option<String> {
    let (path, method) = operation(document, random)?;
    let responses = document["paths"][&path][&method]["responses"].as_object_mut()?;
    let status = ["202", "409", "418"][random.below(3)];
    match responses.shift_remove(status) {
        Some(only) if responses.is_empty() => {
            responses.insert(status.to_owned(), only);
            None
        }
        Some(_) => Some(format!("{method} {path} has no {status}")),
        None => {
            responses.insert(status.to_owned(), json!({"description": "More."}));
            Some(format!("{method} {path} has {status}"))
        }
    }
}

fn deprecate(document: &mut Value, random: &mut Random) -> Option<String> {
    let (path, method) = operation(document, random)?;
    document["paths"][&path][&method]["deprecated"] = true.into();
    Some(format!("{method} {path} is deprecated"))
}
