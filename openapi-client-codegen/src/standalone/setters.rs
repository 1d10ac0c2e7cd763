//! The setters of the builders of requests, read from the generated code, so that they name
//! what is there.

use std::collections::BTreeMap;

use syn::{File, Item, Type};

use crate::error::Problem;
use crate::examples::types::setter;
use crate::pipeline::Client;
use crate::refine::syntax::self_name;

/// The setters of each builder, with the types that they take.
pub(super) fn setters(client: &Client) -> Result<BTreeMap<String, Vec<(String, Type)>>, Problem> {
    let mut found: BTreeMap<String, Vec<(String, Type)>> = BTreeMap::new();
    for file in files(client, "builder") {
        for item in &file?.items {
            if let Item::Impl(item) = item
                && let Some(builder) = self_name(item)
            {
                let setters = item.items.iter().filter_map(setter);
                found.entry(builder).or_default().extend(setters);
            }
        }
    }
    Ok(found)
}

/// The generated files of a module, parsed.
pub(super) fn files(client: &Client, module: &str) -> impl Iterator<Item = Result<File, Problem>> {
    let is_own = move |path: &str| path.trim_end_matches(".rs").split('/').next() == Some(module);
    let files = client.files.iter().filter(move |(path, _)| is_own(path));
    files.map(|(path, text)| {
        syn::parse_file(text).map_err(|error| Problem::new(format!("{path} is not Rust: {error}")))
    })
}
