//! The crate around the generated code, for a document that has no client
//! crate of its own.

mod security;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;
use toml_edit::value;

use crate::error::{Error, Problem};
use crate::model::servers::Servers;
use crate::names::is_identifier;
use crate::pipeline::Client;
use crate::text::markdown::{code, plain_line};
use crate::text::rustdoc::one_line;
use security::Scheme;

/// Files by their paths, with `/` between the parts.
pub type Files = BTreeMap<String, String>;

/// With what the manifest of each such crate begins.
pub const MARK: &str = "# Written by `cargo xtask try`";

/// The type that lists the servers of the document.
pub(crate) const SERVER_TYPE: &str = "Server";

const MANIFEST: &str = include_str!("Cargo.toml.in");
const LIBRARY: &str = include_str!("lib.rs.in");
const CLIENT: &str = include_str!("client.rs.in");
const README: &str = include_str!("README.md.in");

/// What the crate is called, and what it may depend on.
#[derive(Debug, Clone)]
pub struct Package {
    /// The name; otherwise one that is made of the document's title.
    pub name: Option<String>,
    /// Whether each tag is a feature, so that a program compiles what it uses.
    pub features_by_tag: bool,
    /// The folder of `openapi-client-core`.
    pub core: PathBuf,
    /// What a manifest says of each crate that generated code may name, such as
    /// `"1.0"`, by the name of the crate.
    pub dependencies: BTreeMap<String, String>,
}

/// The files of a crate with the code of `client`, which was made of `document`.
///
/// # Errors
///
/// The name is none that Cargo takes, or the code names a crate of which the
/// package knows nothing.
pub(crate) fn files(
    client: &Client,
    document: &Value,
    servers: &Servers,
    package: &Package,
) -> Result<Files, Error> {
    let info = |key: &str| one_line(document["info"][key].as_str().unwrap_or_default());
    let (title, version) = (info("title"), info("version"));
    let name = match &package.name {
        Some(name) => check_name(name)?.to_owned(),
        None => name_of(&title),
    };
    let crate_name = name.replace('-', "_");
    let dependencies = dependencies(client, package)?;
    let tag_features = tag_features(client);
    let default_features = match tag_features.is_empty() {
        true => "\"rustls\"",
        false => "\"rustls\", \"all\"",
    };
    let (base_url, about_base_url) = match &servers.path {
        Some(path) if servers.is_empty() => (
            format!("base_url.into().with_default_path({path:?})"),
            format!(
                "an address such as\n    /// `https://api.example.com`. The path is `{path}` if the address has none."
            ),
        ),
        _ if servers.is_empty() => (
            "base_url".to_owned(),
            "an address such as\n    /// `https://api.example.com`.".to_owned(),
        ),
        _ => (
            "base_url".to_owned(),
            "a\n    /// [`Server`](crate::Server), or another address.".to_owned(),
        ),
    };
    let (names_of_example, server_of_example) = match servers.first() {
        Some(first) => (
            format!("{{Client, {SERVER_TYPE}}}"),
            format!("{SERVER_TYPE}::{first}"),
        ),
        None => (
            "Client".to_owned(),
            "\"https://api.example.com\"".to_owned(),
        ),
    };
    let scheme = Scheme::of(document);
    let server = match servers.is_empty() {
        true => String::new(),
        false => format!("pub use generated::servers::{SERVER_TYPE};\n"),
    };
    let fill = |template: &str| {
        [
            ("mark", MARK),
            ("name", name.as_str()),
            ("crate", &crate_name),
            ("code_of_title", &code(&title)),
            ("code_of_version", &code(&version)),
            ("title", &plain_line(&title)),
            ("version", &plain_line(&version)),
            (
                "description",
                value(format!("Client of {title}")).to_string().trim(),
            ),
            ("dependencies", &dependencies),
            ("default_features", default_features),
            ("tag_features", &tag_features),
            ("base_url", &base_url),
            ("about_base_url", &about_base_url),
            ("scheme", &scheme.expression()),
            ("about_token", scheme.about_token()),
            ("names_of_example", &names_of_example),
            ("server_of_example", &server_of_example),
            ("server", &server),
            ("lints", lints(client)),
            ("count", &client.report.operations.len().to_string()),
            ("table", &client.table),
        ]
        .iter()
        .fold(template.to_owned(), |text, (key, value)| {
            text.replace(&format!("{{{{{key}}}}}"), value)
        })
    };
    let mut files: Files = client
        .files
        .iter()
        .map(|(path, text)| (format!("src/generated/{path}"), text.clone()))
        .collect();
    files.insert("Cargo.toml".to_owned(), fill(MANIFEST));
    files.insert("README.md".to_owned(), fill(README));
    files.insert("src/lib.rs".to_owned(), fill(LIBRARY));
    files.insert("src/client.rs".to_owned(), fill(CLIENT));
    Ok(files)
}

/// What the compiler must not say of names that are the document's own.
fn lints(client: &Client) -> &'static str {
    match client.files.values().all(|text| text.is_ascii()) {
        true => "",
        false => "#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints)]\n\n",
    }
}

/// The lines of the manifest for what the code names.
fn dependencies(client: &Client, package: &Package) -> Result<String, Error> {
    let core = package.core.display().to_string();
    let core = value(core).to_string();
    let mut lines = vec![format!(
        "openapi-client-core = {{ path = {}, default-features = false }}\n",
        core.trim()
    )];
    let mut problems = Vec::new();
    for name in client
        .crates
        .iter()
        .filter(|name| *name != "openapi_client_core")
    {
        match package.dependencies.get(name) {
            Some(line) => lines.push(format!("{name} = {line}\n")),
            None => problems.push(
                Problem::new(format!("the code made names the crate `{name}`"))
                    .help("a rule of the pipeline must bring what leads to it into another form"),
            ),
        }
    }
    Error::check(problems)?;
    lines.sort();
    Ok(lines.concat())
}

/// The lines of the manifest for the tags, if those are features.
fn tag_features(client: &Client) -> String {
    let features: Vec<(&str, &str)> = client
        .tags
        .iter()
        .filter_map(|tag| Some((tag.feature.as_deref()?, tag.name.as_str())))
        .collect();
    if features.is_empty() {
        return String::new();
    }
    let names = features
        .iter()
        .map(|(feature, _)| format!("    {feature:?},\n"));
    let mut lines = format!(
        "# Every tag of the document.\nall = [\n{}]\n",
        names.collect::<String>()
    );
    for (feature, tag) in features {
        let about = match tag {
            "" => "Operations without a tag.".to_owned(),
            tag => format!("The operations of the tag {}.", one_line(tag)),
        };
        lines += &format!("# {about}\n{feature} = []\n");
    }
    lines
}

/// Names that Cargo or the compiler has another use for, or a dependency of
/// the crate has.
const TAKEN: [&str; 6] = ["build", "core", "deps", "examples", "incremental", "test"];

/// The name, if Cargo takes it for a package.
fn check_name(name: &str) -> Result<&str, Error> {
    let is_fine = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && is_identifier(&name.replace('-', "_"))
        && !TAKEN.contains(&name);
    match is_fine {
        true => Ok(name),
        false => Err(Problem::new(format!("`{name}` is no name for a package"))
            .help("a name has ASCII letters, digits, `-` and `_`, and begins with a letter")
            .into()),
    }
}

/// A name made of the title of a document: `acme-users-client`.
fn name_of(title: &str) -> String {
    let mut words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.retain(|word| word != "client");
    if words
        .first()
        .is_none_or(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    {
        words.insert(0, "api".to_owned());
    }
    words.push("client".to_owned());
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_made_of_the_title() {
        for (title, name) in [
            ("Acme Users API", "acme-users-api-client"),
            ("The Client's Client", "the-s-client"),
            ("3D", "api-3d-client"),
            ("日本", "api-client"),
            ("", "api-client"),
        ] {
            assert_eq!(name_of(title), name);
            assert!(check_name(name).is_ok());
        }
    }

    #[test]
    fn a_name_that_cargo_would_not_take_is_refused() {
        for name in ["", "3d", "a b", "type", "test", "ä", "../a", "-a"] {
            let error = check_name(name).expect_err("no name");
            assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
        }
    }
}
