//! The example of a made crate: a call that needs no argument.

use crate::model::operation::Operation;
use crate::model::response::{ResponseBody, Success};
use crate::names::value_name;
use crate::pipeline::Client;
use crate::standalone::template::fill;

const SOURCE: &str = include_str!("first_call.rs.in");

/// The name of the example.
pub(crate) const EXAMPLE: &str = "first_call";

/// The source of the example for the crate `name`, which imports `imports` of it, at
/// `server` of the document if there is one.
pub(super) fn example(client: &Client, name: &str, imports: &str, server: Option<&str>) -> String {
    let (address, base_url) = match server {
        Some(server) => (server, ""),
        None => (
            "std::env::var(\"BASE_URL\")?",
            "BASE_URL=https://api.example.com ",
        ),
    };
    let call = match first(client) {
        Some(operation) => format!(
            "    let answer = client.{}().send().await?;\n    println!(\"{{answer:?}}\");\n",
            value_name(&operation.name)
        ),
        None => "    println!(\"{client:?}\");\n".to_owned(),
    };
    let values = [
        ("crate", name),
        ("imports", imports),
        ("address", address),
        ("base_url", base_url),
        ("call", &call),
    ];
    fill(SOURCE, &values)
}

/// The operation that is called, if there is one that needs no argument.
fn first(client: &Client) -> Option<&Operation> {
    let all = || client.operations.iter().filter(|it| needs_nothing(it));
    // What comes as a value can be shown.
    let is_value = |it: &&Operation| matches!(it.success, Success::One(ResponseBody::Json(_)));
    all().find(is_value).or_else(|| all().next())
}

/// The lines of the manifest for the feature that has the operation, if there is one.
pub(super) fn manifest(client: &Client) -> String {
    let features = client.features();
    let feature = first(client).and_then(|first| features.get(first.id.as_str()));
    feature.map_or_else(String::new, |feature| {
        format!("\n[[example]]\nname = {EXAMPLE:?}\nrequired-features = [{feature:?}]\n")
    })
}

/// Whether a call reads something and takes no argument.
fn needs_nothing(operation: &Operation) -> bool {
    let mut parameters = operation.parameters.iter();
    operation.method == "get"
        && operation.body.is_none()
        && operation.stream.is_none()
        && !operation.deprecated
        && !parameters.any(|parameter| parameter.is_required)
}
