//! The pipeline on the documents of the workspace.

use std::path::Path;

use serde_json::Value;

use crate::document::file::{portable, read_file, sha256};
use crate::document::references::Given;
use crate::document::{overlay, parse};
use crate::error::Error;
use crate::pipeline::{Client, Plan, transform, with_large_stack};
use crate::versions::{self, Prepared};
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
        let published = parse::parse(&file, text)?;
        let mut document = published.clone();
        let prepared = prepare(&mut document, &file).map_err(|error| error.in_file(&file))?;
        let overlaid = self.apply_overlays(api, published, &file)?;
        let (mut document, prepared) = overlaid.unwrap_or((document, prepared));
        Error::check(prepared.left_out(&api.select)).map_err(|error| error.in_file(&file))?;
        // The file is right by itself; from here on the overlays have a share.
        let listed = |file: &Path| portable(&Path::new("openapi").join(file));
        let plan = Plan {
            select: &api.select,
            server_type: api.server_type.as_deref(),
            features_by_tag: false,
            command: "cargo xtask generate",
            crate_name: None,
            file: listed(&api.document),
            sha256: Some(sha256(text)),
            overlays: api.overlays.iter().map(|file| listed(file)).collect(),
        };
        transform(&plan, &mut document, &prepared)
            .map_err(|error| error.published(&prepared.origins).in_file(&file))
    }

    /// What the overlays make of `document`, the published one, in OpenAPI 3.0; `None`
    /// if there are none.
    fn apply_overlays(
        &self,
        api: &Api,
        mut document: Value,
        file: &Path,
    ) -> Result<Option<(Value, Prepared)>, Error> {
        let mut made = None;
        for overlay in &api.overlays {
            let path = self.folder().join(overlay);
            let actions = parse::parse(&path, &read_file(&path)?)?;
            overlay::apply(&mut document, &actions, &path)?;
            // After each, so that an error names the one that is wrong.
            let mut copy = document.clone();
            let prepared = prepare(&mut copy, file).map_err(|error| error.in_file(&path))?;
            made = Some((copy, prepared));
        }
        Ok(made)
    }
}

/// Brings `document` to OpenAPI 3.0.
fn prepare(document: &mut Value, file: &Path) -> Result<Prepared, Error> {
    versions::to_3_0(document, file, &Given::default())?.without_problems()
}
