//! The pipeline on the documents of the workspace.

use std::path::Path;

use serde_json::Value;

use crate::document::file::{read_file, sha256};
use crate::document::{overlay, parse, validate};
use crate::error::Error;
use crate::pipeline::{Client, Plan, transform, with_large_stack};
use crate::rule::Change;
use crate::workspace::sources::{Api, Sources};

impl Sources {
    /// Runs the pipeline for the API called `name` on the files on the disk.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the files, named with its place.
    pub fn generate(&self, name: &str) -> Result<Client, Error> {
        let api = self.api(name)?;
        let text = self.document(api)?;
        self.generate_from(api, &text)
    }

    /// Runs the pipeline for `api` on `text`, as if it were in the file of
    /// the document.
    ///
    /// # Errors
    ///
    /// As for [`generate`](Self::generate).
    pub fn generate_from(&self, api: &Api, text: &[u8]) -> Result<Client, Error> {
        with_large_stack(|| self.run(api, text))
    }

    fn run(&self, api: &Api, text: &[u8]) -> Result<Client, Error> {
        let file = self.folder().join(&api.document);
        let mut document = parse::parse(&file, text)?;
        let mut changes =
            validate::validate(&mut document, &file).map_err(|error| error.in_file(&file))?;
        changes.extend(self.apply_overlays(api, &mut document, &file)?);
        // The file is right by itself; from here on the overlays have a share.
        let listed = |file: &Path| portable(&Path::new("openapi").join(file));
        let plan = Plan {
            select: &api.select,
            server_type: api.server_type.as_deref(),
            features_by_tag: false,
            command: "generate",
            file: listed(&api.document),
            sha256: sha256(text),
            overlays: api.overlays.iter().map(|file| listed(file)).collect(),
        };
        transform(&plan, &mut document, changes).map_err(|error| error.in_file(&file))
    }

    fn apply_overlays(
        &self,
        api: &Api,
        document: &mut Value,
        file: &Path,
    ) -> Result<Vec<Change>, Error> {
        let mut changes = Vec::new();
        for overlay in &api.overlays {
            let path = self.folder().join(overlay);
            let actions = parse::parse(&path, &read_file(&path)?)?;
            overlay::apply(document, &actions, &path)?;
            let validated = validate::validate(document, file);
            changes.extend(validated.map_err(|error| error.in_file(&path))?);
        }
        Ok(changes)
    }
}

/// The path with `/` between its parts, on every system.
fn portable(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
