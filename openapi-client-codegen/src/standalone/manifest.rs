//! The manifest of a crate: what is common to all is in the template.

use std::path::PathBuf;

use toml_edit::value;

use crate::error::{Error, Problem};
use crate::pipeline::Client;
use crate::text::rustdoc::one_line;

/// With what the manifest of a crate outside of this workspace begins.
const HEAD: &str = "# `openapi-client generate` writes the name, the features, the crates that the code \
                    needs,\n# and where openapi-client-core is, as openapi-client.toml says. The rest is \
                    yours.\n\n";

/// The crates that generated code may name beside the run time, and what a manifest says
/// of each. A member of this workspace inherits them instead.
pub const DEPENDENCIES: [(&str, &str); 4] = [
    (
        "chrono",
        r#"{ version = "0.4.45", default-features = false, features = ["clock", "serde", "std"] }"#,
    ),
    ("serde", r#"{ version = "1.0.228", features = ["derive"] }"#),
    ("serde_json", r#""1.0.150""#),
    ("uuid", r#"{ version = "1.26", features = ["serde"] }"#),
];

/// What the crate is called, and what it depends on.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// The name; otherwise one that is made of the document's title.
    pub name: Option<String>,
    /// Whether each tag is a feature, so that a program compiles what it uses.
    pub features_by_tag: bool,
    /// Where its run time is.
    pub core: Core,
    /// Whether its code becomes a module of another crate, which examples could not name.
    pub is_module: bool,
}

/// Where a crate has `openapi-client-core` from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Core {
    /// The package of the version of this crate.
    #[default]
    Published,
    /// This folder.
    Folder(PathBuf),
    /// The workspace, of which the crate is a member.
    Workspace,
}

impl Package {
    /// Whether the crate is a member of this workspace.
    pub(super) fn is_member(&self) -> bool {
        self.core == Core::Workspace
    }

    /// The first lines of the manifest.
    pub(super) fn head(&self) -> &'static str {
        match self.is_member() {
            true => "",
            false => HEAD,
        }
    }

    /// The lines behind the name and the description.
    pub(super) fn about(&self) -> &'static str {
        match self.is_member() {
            false => {
                "version = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
                 publish = false\n\n# It is a workspace of its own, wherever it was put.\n\
                 [workspace]\n"
            }
            true => include_str!("member.toml.in"),
        }
    }

    /// The features that not every crate has.
    pub(super) fn features(&self, client: &Client) -> String {
        match self.is_member() {
            false => tag_features(client),
            true => {
                "# For the tests of this workspace: the build script generates the code anew from\n\
                     # the documents. A package has neither, and compiles its copy all the same.\n\
                     spec-build = [\"dep:build-print\", \"dep:openapi-client-codegen\"]\n"
                    .to_owned()
            }
        }
    }

    /// The lines for the crates that the code names.
    pub(super) fn dependencies(&self, client: &Client) -> Result<String, Error> {
        const CORE: &str = "openapi_client_core";
        let from = match &self.core {
            Core::Published => Some(format!("version = {:?}", env!("CARGO_PKG_VERSION"))),
            Core::Folder(core) => {
                let core = value(core.display().to_string()).to_string();
                Some(format!("path = {}", core.trim()))
            }
            Core::Workspace => None,
        };
        let core = from
            .map(|from| format!("openapi-client-core = {{ {from}, default-features = false }}\n"));
        let mut lines: Vec<String> = core.into_iter().collect();
        let mut problems = Vec::new();
        let named = client.crates.iter().map(String::as_str);
        for name in named.filter(|name| self.is_member() || *name != CORE) {
            let known = DEPENDENCIES.iter().find(|(known, _)| *known == name);
            match known {
                _ if self.is_member() && (known.is_some() || name == CORE) => {
                    lines.push(format!("{}.workspace = true\n", name.replace('_', "-")));
                }
                Some((_, said)) => lines.push(format!("{name} = {said}\n")),
                None => problems.push(
                    Problem::new(format!("the generated code names the crate `{name}`")).help(
                        "a rule of the pipeline must bring what leads to it into another form",
                    ),
                ),
            }
        }
        Error::check(problems)?;
        lines.sort();
        Ok(lines.concat())
    }

    /// The lines for what the build script needs, or the example and the tests.
    pub(super) fn other_dependencies(&self) -> String {
        let testing = match &self.core {
            Core::Workspace => {
                return "\n[build-dependencies]\n\
                        build-print = { workspace = true, optional = true }\n\
                        openapi-client-codegen = { workspace = true, optional = true }\n"
                    .to_owned();
            }
            Core::Published => value(env!("CARGO_PKG_VERSION")).to_string(),
            // It is beside the run time.
            Core::Folder(core) => {
                let testing = core.with_file_name("openapi-client-testing");
                format!(
                    "{{ path = {} }}",
                    value(testing.display().to_string()).to_string().trim()
                )
            }
        };
        format!(
            "\n[dev-dependencies]\nopenapi-client-testing = {}\n\
             tokio = {{ version = \"1.54\", features = [\"macros\", \"rt-multi-thread\"] }}\n",
            testing.trim()
        )
    }
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
