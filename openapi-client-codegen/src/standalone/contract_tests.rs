//! The contract tests of a made crate: how each operation is called, read from the generated
//! code, so that it names what is there.

use std::fmt::Write as _;

use syn::Type;

use crate::annotations::{FORM, MEDIA_TYPE};
use crate::error::Error;
use crate::examples::values::shown;
use crate::model::operation::Operation;
use crate::model::parameter::FormPart;
use crate::model::response::{ResponseBody, Success};
use crate::pipeline::Client;
use crate::refine::syntax::argument_of;
use crate::standalone::security::Schemes;
use crate::standalone::setters::setters;
use crate::standalone::template::fill;

const TESTS: &str = include_str!("contract.rs.in");

/// Without any of the features there is no call, and nothing takes what it is given.
const UNUSED: &str = "#[allow(unused_imports, reason = \"no feature may be on\")]\n";

/// The files of the tests of the crate `name`.
pub(super) fn files(name: &str, client: &Client) -> Result<[(String, String); 2], Error> {
    let setters = setters(client)?;

    let features = client.features();
    let mut calls = String::new();
    for operation in &client.operations {
        if let Some(feature) = features.get(operation.id.as_str()) {
            let _ = writeln!(calls, "        #[cfg(feature = {feature:?})]");
        }
        let own = setters.get(&operation.builder_name());
        calls += &call(operation, own.map_or(&[][..], Vec::as_slice));
    }
    let has_types = calls.contains("types::");
    let servers = client.operations.iter().any(|it| !it.servers.is_empty());
    let (servers, with_servers) = match servers {
        true => (
            ", servers",
            "    let builder = servers::ALL\n        .iter()\n        \
             .fold(builder, |builder, server| builder.server(*server, base_url));\n",
        ),
        false => ("", ""),
    };
    let credentials = Schemes::of(client).examples();
    let secret = match credentials.contains("Secret::") {
        true => ", Secret",
        false => "",
    };
    let values = [
        ("crate", name),
        (
            "schemes",
            if credentials.contains("schemes::") {
                ", schemes"
            } else {
                ""
            },
        ),
        ("servers", servers),
        ("with_servers", with_servers),
        ("secret", secret),
        ("types", if has_types { ", types" } else { "" }),
        ("unused", if features.is_empty() { "" } else { UNUSED }),
        ("credentials", &credentials),
        ("calls", &calls),
    ];
    Ok([
        ("tests/contract.rs".to_owned(), fill(TESTS, &values)),
        ("tests/document.json".to_owned(), client.document.clone()),
    ])
}

/// How an operation is called.
fn call(operation: &Operation, setters: &[(String, Type)]) -> String {
    let taken = setters.iter().filter_map(|(setter, ty)| {
        let (place, name) = match (setter.as_str(), operation.parameter(setter)) {
            (_, Some(it)) if it.location == MEDIA_TYPE => {
                return Some(format!("\n            {setter}: \"\" \"\" [media_type],"));
            }
            (_, Some(it)) if it.location == FORM && it.part == FormPart::Whole => ("body", ""),
            (_, Some(parameter)) => (parameter.location.as_str(), parameter.name.as_str()),
            ("body", None) => ("body", ""),
            (_, None) => return None,
        };
        Some(format!(
            "\n            {setter}: {place:?} {name:?} [{}],",
            taken_as(ty)
        ))
    });
    let taken: String = taken.collect();
    let end = if taken.is_empty() { "" } else { "\n        " };
    format!(
        "        {:?} => {} {}({taken}{end});\n",
        operation.id,
        read_as(operation),
        operation.method_name()
    )
}

/// How the value of a setter is made: `as` its type, of JSON, or what it is otherwise.
fn taken_as(ty: &Type) -> String {
    let inner = argument_of(ty, "Option").unwrap_or(ty);
    let is = |ty: &Type, name: &str| shown(ty) == format!("openapi_client_core::{name}");
    match argument_of(inner, "Vec") {
        Some(item) if is(item, "FilePart") => return "files".to_owned(),
        _ => {}
    }
    for (name, kind) in [("FilePart", "file"), ("Body", "bytes"), ("Form", "form")] {
        if is(inner, name) {
            return kind.to_owned();
        }
    }
    format!("as {}", shown(ty))
}

/// How the success of an operation is read.
fn read_as(operation: &Operation) -> &'static str {
    match &operation.success {
        Success::One(ResponseBody::Bytes) => "bytes",
        Success::One(ResponseBody::Stream(_)) | Success::OneOf(_) => "opaque",
        Success::OrNothing {
            body: ResponseBody::Bytes | ResponseBody::Stream(_),
            ..
        } => "opaque",
        _ => JSON,
    }
}

/// Whether the success of an operation is JSON, or nothing.
pub(super) fn is_json(operation: &Operation) -> bool {
    read_as(operation) == JSON
}

const JSON: &str = "json";
