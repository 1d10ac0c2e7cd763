//! The manifests of the workspace: what they say, and a line more in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, TableLike};

use crate::Error;

/// What the manifest of the workspace says of each crate that its members may
/// depend on, by the crate's name in Rust.
pub(crate) fn dependencies(root: &Path) -> Result<BTreeMap<String, String>, Error> {
    let manifest = manifest(root)?;
    let listed = shared(&manifest, "dependencies")?;
    Ok(listed
        .iter()
        .map(|(name, item)| (name.replace('-', "_"), item.to_string().trim().to_owned()))
        .collect())
}

/// The version of the members.
pub(crate) fn version(root: &Path) -> Result<String, Error> {
    let manifest = manifest(root)?;
    let version = shared(&manifest, "package")?.get("version");
    let version = version.and_then(Item::as_str);
    let version = version.ok_or("Cargo.toml: has no version in [workspace.package]")?;
    Ok(version.to_owned())
}

/// The table `[workspace.NAME]`.
fn shared<'a>(manifest: &'a DocumentMut, name: &str) -> Result<&'a dyn TableLike, Error> {
    let table = manifest.get("workspace").and_then(|table| table.get(name));
    let table = table.and_then(Item::as_table_like);
    table.ok_or_else(|| format!("Cargo.toml: has no [workspace.{name}]").into())
}

fn manifest(root: &Path) -> Result<DocumentMut, Error> {
    let text = read(root, "Cargo.toml")?;
    let manifest = text.parse();
    manifest.map_err(|error| format!("Cargo.toml: {error}").into())
}

/// The text of `file`, a path below the root.
pub(crate) fn read(root: &Path, file: &str) -> Result<String, Error> {
    fs::read_to_string(root.join(file)).map_err(|error| format!("{file}: {error}").into())
}

/// `text` with a line more in the list or table that begins with the line
/// `header`, in front of the first line that is greater. `None` if there is no
/// such list.
pub(crate) fn with_line(text: &str, header: &str, line: &str) -> Option<String> {
    let header = format!("\n{header}\n");
    let begin = text.find(&header)? + header.len();
    let mut at = begin;
    // Where the comment in front of a line begins, or the line itself.
    let mut place = begin;
    for known in text[begin..].split_inclusive('\n') {
        let is_comment = known.trim_start().starts_with('#');
        let is_end = known.trim().is_empty() || known.starts_with(']');
        if is_end || !is_comment && known.trim_end() > line {
            break;
        }
        at += known.len();
        if !is_comment {
            place = at;
        }
    }
    Some(format!("{}{line}\n{}", &text[..place], &text[place..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_put_where_it_belongs_and_a_comment_stays_with_its_own() {
        let text = "a = 1\n\n[list]\nb = 1\n# Of d.\nd = 1\n\n[other]\n";
        for (line, expected) in [
            ("a = 2", "[list]\na = 2\nb = 1\n# Of d.\nd = 1\n\n"),
            ("c = 2", "[list]\nb = 1\nc = 2\n# Of d.\nd = 1\n\n"),
            ("e = 2", "[list]\nb = 1\n# Of d.\nd = 1\ne = 2\n\n"),
        ] {
            let found = with_line(text, "[list]", line).expect("a list");
            assert!(found.contains(expected), "{found}");
            assert_eq!(found.len(), text.len() + line.len() + 1);
        }
        let members = "[workspace]\nmembers = [\n    \"a\",\n    \"c\",\n]\n";
        let found = with_line(members, "members = [", "    \"d\",").expect("a list");
        assert!(found.ends_with("    \"c\",\n    \"d\",\n]\n"), "{found}");
        assert_eq!(with_line(text, "[gone]", "a"), None);
    }

    #[test]
    fn a_crate_outside_depends_on_the_versions_that_the_workspace_has() {
        let root = crate::root().expect("a workspace");
        let ours = dependencies(&root).expect("dependencies");
        for (name, said) in openapi_client_codegen::standalone::DEPENDENCIES {
            assert_eq!(ours[name], said, "{name}");
        }
    }
}
