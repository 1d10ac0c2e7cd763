//! A program that uses every public item of a client.

use openapi_client_codegen::rust_api::{RustApi, RustItem, RustItemKind};

/// The traits that a program may ask for, by what they are called in full.
const TRAITS: [(&str, &str); 13] = [
    ("Clone", "Clone"),
    ("Copy", "Copy"),
    ("Debug", "std::fmt::Debug"),
    ("Default", "Default"),
    ("Deref", "std::ops::Deref"),
    ("Display", "std::fmt::Display"),
    ("Eq", "Eq"),
    ("FromStr", "std::str::FromStr"),
    ("Hash", "std::hash::Hash"),
    ("Ord", "Ord"),
    ("PartialEq", "PartialEq"),
    ("PartialOrd", "PartialOrd"),
    ("Serialize", "serde::Serialize"),
];

/// The source of the program, a function for each item of `api`.
pub(crate) fn program(api: &RustApi) -> String {
    let mut text = "//! Uses every public item of a client.\n\
        #![allow(warnings)]\n\
        use generated_client::{Client, Error, builder, errors, operations, schemes, types};\n\
        use openapi_client_core::*;\n\n\
        fn any<T>() -> T { loop {} }\n\
        fn main() {}\n"
        .to_owned();
    for (index, (item, said)) in api.items().enumerate() {
        if let Some(body) = usage(item, said) {
            text += &format!("async fn use_{index}() {{ {body} }}\n");
        }
    }
    text
}

/// What the program does with an item; nothing if it cannot name it.
fn usage(item: &RustItem, said: &str) -> Option<String> {
    let path = item.path.as_str();
    let (of, name) = path.rsplit_once("::").unwrap_or(("", path));
    Some(match item.kind {
        RustItemKind::Struct | RustItemKind::Enum | RustItemKind::Alias => {
            let is_alias = if item.kind == RustItemKind::Alias {
                said
            } else {
                path
            };
            format!("let value: {path} = any(); let _: {is_alias} = value;")
        }
        RustItemKind::Field => format!("let value: {of} = any(); let _: &{said} = &value.{name};"),
        RustItemKind::Variant if said.is_empty() => format!("let _: {of} = {path};"),
        RustItemKind::Variant => format!("let _: {of} = {path}(any::<{said}>());"),
        RustItemKind::Variants => {
            let arms = said
                .split(", ")
                .map(|name| format!("{path}::{name} {{ .. }} => {{}}"));
            let arms = arms.collect::<Vec<_>>().join(", ");
            format!("match any::<{path}>() {{ {arms} }}")
        }
        RustItemKind::Trait => {
            let (name, of) = path.split_once(" for ")?;
            let plain = TRAITS.iter().find(|(short, _)| *short == name);
            let full = match plain {
                Some((_, full)) => (*full).to_owned(),
                None if name.starts_with("From<") || name.starts_with("TryFrom<") => {
                    name.replace('&', "&'static ")
                }
                None => return None,
            };
            format!("fn needs<T: {full}>() {{}} needs::<{of}>();")
        }
        // Its field changes with it.
        RustItemKind::Setter if of.starts_with("types::builder::") => {
            format!("let value: {of} = any(); let _ = value.{name}(any::<{said}>());")
        }
        // It takes what converts to its type, and to no other one.
        RustItemKind::Setter => format!(
            "struct Own; impl From<Own> for {said} {{ fn from(_: Own) -> Self {{ loop {{}} }} }} \
             let value: {of} = any(); let _ = value.{name}(Own);"
        ),
        RustItemKind::Method => method(of, name, said)?,
        RustItemKind::Constant
            if path.starts_with("operations::") || path.starts_with("schemes::") =>
        {
            format!("let _: &{said} = &{path};")
        }
        _ => return None,
    })
}

fn method(of: &str, name: &str, signature: &str) -> Option<String> {
    if signature.starts_with("fn(self, impl FnOnce(") {
        return Some(format!(
            "let value: {of} = any(); let _: {of} = value.{name}(|it| it);"
        ));
    }
    let is_async = signature.starts_with("async ");
    let (inputs, output) = signature.split_once("fn(")?.1.split_once(')')?;
    let output = match output.split_once("-> ") {
        Some((_, output)) => output.replace("Self", of).replace("'a", "'_"),
        None => "()".to_owned(),
    };
    let inputs: Vec<&str> = inputs
        .split(", ")
        .filter(|input| !input.is_empty())
        .collect();
    let end = if is_async { ".await" } else { "" };
    Some(match inputs[..] {
        [] => format!("let _: {output} = {of}::{name}();"),
        ["self" | "&self"] => {
            format!("let value: {of} = any(); let _: {output} = value.{name}(){end};")
        }
        _ => return None,
    })
}
