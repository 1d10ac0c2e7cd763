//! The steps in their order, for one API.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::thread;

use serde_json::Value;

use crate::adapt::{self, Change};
use crate::error::{Error, Problem};
use crate::generate::panic_message;
use crate::sources::{Api, Select, Sources, sha256};
use crate::split::{self, Tag};
use crate::{checks, document, generate, overlay, page, refine, render, select, servers, summary};

/// The generated code of a client.
#[derive(Debug, Clone)]
pub struct Client {
    /// The files, by their paths below the folder `src/generated`.
    pub files: BTreeMap<String, String>,
    /// The crates that the files name, beside those of the toolchain.
    pub crates: BTreeSet<String>,
    /// The tags by which the code is split; none if it is not.
    pub tags: Vec<Tag>,
    /// The operations as a table in Markdown; see [`with_table`](crate::with_table).
    pub table: String,
    /// The document with its corrections and without what was not selected,
    /// as JSON.
    pub document: String,
    /// What was made, and what was changed on the way.
    pub report: Report,
}

/// What a run of the pipeline made, and what it changed on the way.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Report {
    /// The ids of the operations, in the document's order.
    pub operations: Vec<String>,
    /// How many schemas became types.
    pub schemas: usize,
    /// Every change that made the document digestible.
    pub changes: Vec<Change>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |count: usize, noun: &str| match count {
            1 => format!("1 {noun}"),
            _ => format!("{count} {noun}s"),
        };
        write!(
            f,
            "{}, {}, {} to make them digestible",
            count(self.operations.len(), "operation"),
            count(self.schemas, "schema"),
            count(self.changes.len(), "change"),
        )
    }
}

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

    /// Runs the pipeline for `api` on `text`, as if it stood in the file of
    /// the document.
    ///
    /// # Errors
    ///
    /// As for [`generate`](Self::generate).
    pub fn generate_from(&self, api: &Api, text: &[u8]) -> Result<Client, Error> {
        with_room(|| self.run(api, text))
    }

    fn run(&self, api: &Api, text: &[u8]) -> Result<Client, Error> {
        let file = self.folder().join(&api.document);
        let mut document = document::parse(&file, text)?;
        let mut changes =
            document::validate(&mut document, &file).map_err(|error| error.in_file(&file))?;
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
            let actions = document::parse(&path, &page::read_file(&path)?)?;
            overlay::apply(document, &actions, &path)?;
            let settled = document::validate(document, file);
            changes.extend(settled.map_err(|error| error.in_file(&path))?);
        }
        Ok(changes)
    }
}

/// How much stack a run gets. A document may be as deep as its reader takes
/// it, and every step goes down into it; the system gives memory only for what
/// is used.
const STACK: usize = 256 << 20;

/// Runs `work` where it has room on the stack, whatever thread calls.
pub(crate) fn with_room<T: Send>(
    work: impl FnOnce() -> Result<T, Error> + Send,
) -> Result<T, Error> {
    thread::scope(|scope| {
        let run = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work)
            .map_err(|error| Problem::new(format!("no thread can be started: {error}")))?;
        run.join().unwrap_or_else(|panic| Err(panicked(&*panic)))
    })
}

/// A panic of the pipeline itself, as an error: a run that fails must not end
/// the program, which has more to tell.
pub(crate) fn panicked(panic: &(dyn Any + Send)) -> Error {
    Problem::new(format!("the pipeline panics: {}", panic_message(panic)))
        .help("this is a fault of the pipeline, whatever the document says")
        .into()
}

/// What is made of a document, and what is said of its origin.
pub(crate) struct Plan<'a> {
    pub(crate) select: &'a Select,
    pub(crate) server_type: Option<&'a str>,
    /// Whether each tag is a feature.
    pub(crate) features_by_tag: bool,
    /// The command of `cargo xtask` that writes the code.
    pub(crate) command: &'static str,
    /// The document and its overlays, as the headers of the code name them.
    pub(crate) file: String,
    pub(crate) sha256: String,
    pub(crate) overlays: Vec<String>,
}

/// All steps behind the overlays.
pub(crate) fn transform(
    plan: &Plan<'_>,
    document: &mut Value,
    mut changes: Vec<Change>,
) -> Result<Client, Error> {
    changes.extend(adapt::name(document));
    select::select(document, plan.select)?;
    checks::check(document)?;
    // Of what is left out, nothing need be told.
    changes.retain(|change| document.pointer(&change.pointer).is_some());
    let effective = summary::document(document)?;
    let (operations, adapted) = adapt::adapt(document)?;
    changes.extend(adapted);
    let tokens = generate::generate(document, &operations)?;
    let mut refined = refine::refine(tokens, document, &operations)?;
    let servers = match plan.server_type {
        Some(name) => Some(servers::items(document, name)?),
        None => None,
    };
    let text = |key: &str| {
        document["info"][key]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let origin = render::Origin {
        title: format!("{} {}", text("title"), text("version")),
        command: plan.command,
        file: plan.file.clone(),
        sha256: plan.sha256.clone(),
        overlays: plan.overlays.clone(),
    };
    let schemas = document["components"]["schemas"]
        .as_object()
        .map_or(0, serde_json::Map::len);
    let parts = split::split(&mut refined, document, &operations, plan.features_by_tag);
    let rendered = render::render(refined, &parts, &operations, servers, &origin)?;
    Ok(Client {
        files: rendered.files,
        crates: rendered.crates,
        tags: parts.into_iter().map(|part| part.tag).collect(),
        table: summary::table(&operations),
        document: effective,
        report: Report {
            operations: operations
                .into_iter()
                .map(|operation| operation.id)
                .collect(),
            schemas,
            changes,
        },
    })
}

/// The path with `/` between its parts, on every system.
fn portable(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
