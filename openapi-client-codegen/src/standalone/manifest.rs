//! The manifest of a crate: what is common to all is in the template.

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml_edit::value;

use crate::error::{Error, Problem};
use crate::pipeline::Client;
use crate::text::rustdoc::one_line;

/// With what the manifest of each crate outside a workspace begins.
pub const MARK: &str = "# Written by `cargo xtask try`";

/// What the crate is called, and what it may depend on.
#[derive(Debug, Clone)]
pub struct Package {
    /// The name; otherwise one that is made of the document's title.
    pub name: Option<String>,
    /// Whether each tag is a feature, so that a program compiles what it uses.
    pub features_by_tag: bool,
    /// The folder of `openapi-client-core`; `None` for a member of this
    /// workspace, which inherits what all members share.
    pub core: Option<PathBuf>,
    /// What a manifest says of each crate that generated code may name, such as
    /// `"1.0"`, by the name of the crate.
    pub dependencies: BTreeMap<String, String>,
}

impl Package {
    /// The first lines of the manifest.
    pub(super) fn head(&self) -> String {
        match self.core {
            Some(_) => format!("{MARK}; edits are lost.\n\n"),
            None => String::new(),
        }
    }

    /// The lines behind the name and the description.
    pub(super) fn about(&self) -> &'static str {
        match self.core {
            Some(_) => {
                "version = \"0.0.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
                 publish = false\n\n# It is a workspace of its own, wherever it was put.\n\
                 [workspace]\n"
            }
            None => include_str!("member.toml.in"),
        }
    }

    /// The features that not every crate has.
    pub(super) fn features(&self, client: &Client) -> String {
        match self.core {
            Some(_) => tag_features(client),
            None => {
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
        let mut lines = Vec::new();
        if let Some(core) = &self.core {
            let core = value(core.display().to_string()).to_string();
            let core = core.trim();
            lines.push(format!(
                "openapi-client-core = {{ path = {core}, default-features = false }}\n"
            ));
        }
        let mut problems = Vec::new();
        let named = client.crates.iter().map(String::as_str);
        for name in named.filter(|name| self.core.is_none() || *name != CORE) {
            match self.dependencies.get(name) {
                Some(_) if self.core.is_none() => {
                    lines.push(format!("{}.workspace = true\n", name.replace('_', "-")));
                }
                Some(line) => lines.push(format!("{name} = {line}\n")),
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

    /// The lines for what the build script needs.
    pub(super) fn build_dependencies(&self) -> &'static str {
        match self.core {
            Some(_) => "",
            None => {
                "\n[build-dependencies]\nbuild-print = { workspace = true, optional = true }\n\
                 openapi-client-codegen = { workspace = true, optional = true }\n"
            }
        }
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
