//! A crate around the generated code: one by itself, or a new member of the
//! workspace with what its tests have to know of it.

mod contract_tests;
mod first_call;
mod front_page;
mod manifest;
mod name;
mod security;
mod setters;
mod shared_tests;
mod template;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use toml_edit::value;

use crate::document::parse;
use crate::emit::readme::{self, BEGIN, BEGIN_OF_CRATE, END};
use crate::error::{Error, Problem};
use crate::model::servers::Servers;
use crate::pipeline::Client;
use crate::text::markdown::{code, plain_line};
use crate::text::rustdoc::one_line;
use name::{check_name, name_of};
use security::Schemes;
use template::fill;

pub(crate) use first_call::EXAMPLE;
pub use manifest::{Core, DEPENDENCIES, Package};

/// Files by their paths, with `/` between the parts.
pub type Files = BTreeMap<String, String>;

/// The type that lists the servers of the document.
pub(crate) const SERVER_TYPE: &str = "Server";

const MANIFEST: &str = include_str!("Cargo.toml.in");
const BUILD_SCRIPT: &str = include_str!("build.rs.in");
const LIBRARY: &str = include_str!("lib.rs.in");
const CLIENT: &str = include_str!("client.rs.in");
const README: &str = include_str!("README.md.in");

/// What a crate says of servers that only some operations have: what it imports,
/// what it exports, how its builder begins, the builder's settings, and their
/// documentation.
const OTHER_SERVERS: [&str; 5] = [
    "{schemes, servers}",
    "builder, errors, operations, schemes, servers, types",
    "\n                .servers(servers::ALL)",
    "openapi_client_core::server_settings!(ClientBuilder);\n",
    "//!
//! Some operations have servers of their own, which [`servers`] lists. They are used
//! by themselves only by a client of a server of the document; a client of any other
//! address learns where they are from [`ClientBuilder::server`].
",
];

/// What the README of a crate says of its tests.
const TESTS: &str = "`cargo test` calls each operation against a mock server of `tests/document.json`, which \
                     is for\nthe tests of a program too: see the crate `openapi-client-testing`.\n\n";

/// How a member of the workspace declares the code that its build script
/// generates.
const SPEC_BUILD: &str = "
#[cfg(spec_build)]
include!(concat!(env!(\"OUT_DIR\"), \"/generated.rs\"));

// As it was printed by `cargo xtask generate`.
#[cfg(not(spec_build))]
";

/// The type that lists the servers of the document in `text`, if each has a
/// name and an address, as `sources.toml` requires it.
///
/// # Errors
///
/// The text is neither JSON nor YAML, as the name of `file` says.
pub fn server_type(file: &Path, text: &[u8]) -> Result<Option<&'static str>, Error> {
    let document = parse::parse(file, text)?;
    let servers = Servers::of(&document);
    let listed = document["servers"].as_array().map_or(0, Vec::len);
    let is_listed = |server: &Value| {
        let mut listed = document["servers"].as_array().into_iter().flatten();
        listed.any(|other| {
            other["url"] == server["url"] && other["description"] == server["description"]
        })
    };
    let usable = servers.list();
    let usable = usable.as_array().map_or(&[][..], Vec::as_slice);
    let is_usable = !usable.is_empty() && usable.len() == listed && usable.iter().all(is_listed);
    Ok(is_usable.then_some(SERVER_TYPE))
}

/// The name of the crate of the document in `text`, made of its title.
///
/// # Errors
///
/// The text is neither JSON nor YAML, as the name of `file` says.
pub fn default_name(file: &Path, text: &[u8]) -> Result<String, Error> {
    let document = parse::parse(file, text)?;
    let title = document["info"]["title"].as_str().unwrap_or_default();
    Ok(name_of(&one_line(title)))
}

/// A new member of the workspace: the files of its crate and those of its
/// contract tests, by their paths below the root. `name` is that of the API,
/// and `server_type` the one with which `client` was generated.
///
/// # Errors
///
/// As for a crate by itself.
pub fn member(
    name: &str,
    client: &Client,
    server_type: Option<&str>,
    package: &Package,
) -> Result<Files, Error> {
    let broken = |error: serde_json::Error| Problem::new(format!("is not JSON: {error}"));
    let document: Value = serde_json::from_str(&client.document).map_err(broken)?;
    let mut servers = Servers::of(&document);
    if server_type.is_none() {
        servers = servers.without_addresses();
    }
    let folder = package.name.clone().unwrap_or_default();
    let files = files(client, &document, &servers, package)?;
    let mut all: Files = files
        .into_iter()
        .map(|(path, text)| (format!("{folder}/{path}"), text))
        .collect();
    for (path, text) in shared_tests::files(name, &folder, client, &document)? {
        all.insert(
            format!("tests/tests/{}/{path}", name.replace('-', "_")),
            text,
        );
    }
    Ok(all)
}

/// Refuses a name that cannot be that of an API: it is part of the names of a
/// package, a folder and a test.
///
/// # Errors
///
/// The name is not valid.
pub fn check_api_name(name: &str) -> Result<(), Error> {
    check_name(name)?;
    match name.contains(|c: char| c.is_ascii_uppercase() || c == '_') {
        true => Err(
            Problem::new(format!("`{name}` is not a valid name for an API"))
                .help("a name has lower-case letters, digits and `-`, such as `suite-api`")
                .into(),
        ),
        false => Ok(()),
    }
}

/// The name of the crate of `document`.
///
/// # Errors
///
/// The name is none that Cargo takes.
pub(crate) fn package_name(document: &Value, package: &Package) -> Result<String, Error> {
    let title = document["info"]["title"].as_str().unwrap_or_default();
    Ok(match &package.name {
        Some(name) => check_name(name)?.to_owned(),
        None => name_of(&one_line(title)),
    })
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
    let name = package_name(document, package)?;
    let crate_name = name.replace('-', "_");
    let is_member = package.is_member();
    let default_features = match client.tags.iter().any(|tag| tag.feature.is_some()) {
        true => "\"rustls\", \"all\"",
        false => "\"rustls\"",
    };
    let (written, spec_build, command, begin) = match is_member {
        true => ("", SPEC_BUILD, "cargo xtask generate", BEGIN),
        false => {
            let written = "//!\n//! Written by `openapi-client generate`; edits are lost.\n";
            (written, "", "openapi-client generate", BEGIN_OF_CRATE)
        }
    };
    let table = format!("{begin}\n\n{}\n{END}\n", client.table);
    let [begin_example, end_example] = match is_member {
        true => [String::new(), String::new()],
        false => [
            format!("{}\n\n", readme::EXAMPLE[0]),
            format!("\n{}\n", readme::EXAMPLE[1]),
        ],
    };
    let origin = format!("generated by `{command}` from its OpenAPI document");
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
            match servers.common_path() {
                Some(path) => format!(
                    "a\n    /// [`Server`](crate::Server), or another address with the path of the API, `{path}`."
                ),
                None => "a\n    /// [`Server`](crate::Server), or another address.".to_owned(),
            },
        ),
    };
    let (mut names_of_example, mut server_of_example) = (
        "Client".to_owned(),
        "\"https://api.example.com\"".to_owned(),
    );
    if let Some(first) = servers.first() {
        names_of_example = format!("{{Client, {SERVER_TYPE}}}");
        server_of_example = format!("{SERVER_TYPE}::{first}");
    }
    let dependencies = package.dependencies(client)?;
    let schemes = Schemes::of(client);
    let server = match servers.is_empty() {
        true => String::new(),
        false => format!("pub use generated::servers::{SERVER_TYPE};\n"),
    };
    let (webhooks, unknown_webhook) = match client.files.contains_key("webhooks.rs") {
        true => (
            "pub use generated::webhooks::Webhook;\n",
            "pub use openapi_client_core::UnknownWebhook;\n",
        ),
        false => ("", ""),
    };
    let has_others = client.operations.iter().any(|o| !o.servers.is_empty());
    let [
        generated,
        modules,
        use_servers,
        server_settings,
        about_servers,
    ] = match has_others {
        true => OTHER_SERVERS,
        false => [
            "schemes",
            "builder, errors, operations, schemes, types",
            "",
            "",
            "",
        ],
    };
    let has_token = document["components"]["securitySchemes"]
        .as_object()
        .is_some_and(|schemes| !schemes.is_empty());
    let front_page = front_page::sections(client, &crate_name, has_token);
    let token_of_example = match has_token {
        true => ".token(\"a token\")",
        false => "",
    };
    let example_section = match is_member {
        true => String::new(),
        false => first_call::manifest(client),
    };
    let description = value(format!("Client of {title}")).to_string();
    let values = [
        ("head", package.head()),
        ("package", package.about()),
        ("features", &package.features(client)),
        ("dependencies", &dependencies),
        ("other_dependencies", &package.other_dependencies()),
        ("example", &example_section),
        ("written", written),
        ("spec_build", spec_build),
        ("origin", &origin),
        ("name", name.as_str()),
        ("crate", &crate_name),
        ("code_of_title", &code(&title)),
        ("code_of_version", &code(&version)),
        ("title", &plain_line(&title)),
        ("description", description.trim()),
        ("default_features", default_features),
        ("base_url", &base_url),
        ("about_base_url", &about_base_url),
        ("scheme", schemes.constant()),
        ("sent_as", &schemes.sent_as()),
        ("about_token", &schemes.about_token()),
        ("about_schemes", schemes.about()),
        ("about_servers", about_servers),
        ("front_page", &front_page),
        ("token_of_example", token_of_example),
        ("generated", generated),
        ("modules", modules),
        ("servers", use_servers),
        ("server_settings", server_settings),
        ("credential_methods", schemes.methods()),
        ("names_of_example", &names_of_example),
        ("server_of_example", &server_of_example),
        ("server", &server),
        ("webhooks", webhooks),
        ("unknown_webhook", unknown_webhook),
        ("attributes", &attributes(client)),
        ("table", &table),
        ("tests", if is_member { "" } else { TESTS }),
        ("tags", &about_tags(client)),
        ("begin_example", &begin_example),
        ("end_example", &end_example),
    ];
    let mut files: Files = client
        .files
        .iter()
        .map(|(path, text)| (format!("src/generated/{path}"), text.clone()))
        .collect();
    files.insert("Cargo.toml".to_owned(), fill(MANIFEST, &values));
    files.insert("README.md".to_owned(), fill(README, &values));
    match is_member {
        true => files.insert("build.rs".to_owned(), BUILD_SCRIPT.to_owned()),
        false => {
            let server = servers.first().map(|_| server_of_example.as_str());
            let example = first_call::example(client, &crate_name, &names_of_example, server);
            files.extend(contract_tests::files(&crate_name, client)?);
            files.insert(format!("examples/{EXAMPLE}.rs"), example)
        }
    };
    files.insert("src/lib.rs".to_owned(), fill(LIBRARY, &values));
    files.insert("src/client.rs".to_owned(), fill(CLIENT, &values));
    Ok(files)
}

/// What the README of a crate says of the features of its tags, if it has any.
fn about_tags(client: &Client) -> String {
    let features: Vec<&str> = client
        .tags
        .iter()
        .filter_map(|tag| tag.feature.as_deref())
        .collect();
    let Some(first) = features.first() else {
        return String::new();
    };
    format!(
        "Each tag is a feature, and by default all are on. A program that depends on this \
         crate with\n`default-features = false, features = [\"rustls\", {first:?}]` compiles \
         those operations alone.\nThe features are {}.\n\n",
        features
            .iter()
            .map(|feature| format!("`{feature}`"))
            .collect::<Vec<_>>()
            .join(", ")
    )
}

/// The attributes of the crate that depend on the document: names that are its own
/// are no mistakes, and the compiler follows no more than 128 steps into a type, of
/// which each that is nested takes several.
fn attributes(client: &Client) -> String {
    let mut attributes = String::new();
    if client.files.values().any(|text| !text.is_ascii()) {
        attributes +=
            "#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints)]\n";
    }
    if client.depth > FLAT {
        let limit = (8 * client.depth).next_power_of_two();
        attributes += &format!(
            "// The types are nested {} deep. A program that uses them may need this too.\n\
             #![recursion_limit = \"{limit}\"]\n",
            client.depth
        );
    }
    attributes
}

/// How deep types are nested that the compiler follows by itself.
const FLAT: usize = 16;
