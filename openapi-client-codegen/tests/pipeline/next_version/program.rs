//! A program that uses every public item of a client.

use std::collections::BTreeSet;

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

const BEGIN: &str = "//! Uses every public item of a client.
#![allow(warnings)]
use generated_client::{Client, Error, builder, errors, operations, schemes, types};
use openapi_client_core::*;

fn any<T>() -> T { loop {} }
fn main() {}
";

/// A program with a function for each public item of a client.
pub(crate) struct Program {
    /// Which item each function uses, with its line of the source.
    pub(crate) functions: Vec<(RustItem, String)>,
}

impl Program {
    pub(crate) fn of(api: &RustApi) -> Self {
        let functions = api.items().enumerate().filter_map(|(index, (item, said))| {
            let body = usage(item, said)?;
            Some((
                item.clone(),
                format!("async fn use_{index}() {{ {body} }}\n"),
            ))
        });
        Self {
            functions: functions.collect(),
        }
    }

    pub(crate) fn text(&self) -> String {
        let lines = self.functions.iter().map(|(_, line)| line.as_str());
        [BEGIN].into_iter().chain(lines).collect()
    }

    /// Takes out the functions at `lines` of the text, the first of which is 1.
    pub(crate) fn take(&mut self, lines: &BTreeSet<usize>) -> Vec<RustItem> {
        let first = BEGIN.lines().count() + 1;
        let functions = std::mem::take(&mut self.functions).into_iter().enumerate();
        let (taken, left): (Vec<_>, Vec<_>) =
            functions.partition(|(index, _)| lines.contains(&(first + index)));
        self.functions = left.into_iter().map(|(_, function)| function).collect();
        taken.into_iter().map(|(_, (item, _))| item).collect()
    }
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
        // As a path, which takes what is said and nothing that is borrowed for it.
        ["self"] => format!("let _: {output} = {of}::{name}(any()){end};"),
        ["&self"] => {
            format!("let value: {of} = any(); let _: {output} = {of}::{name}(&value){end};")
        }
        _ => return None,
    })
}
