//! All stages in their order, for one API.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::thread;

use serde_json::Value;

use crate::document::METHODS;
use crate::document::checks;
use crate::document::schemas;
use crate::document::select::{self, SECTIONS, Select};
use crate::emit::files::Origin;
use crate::emit::split::{self, Tag};
use crate::emit::{readme, render, servers};
use crate::error::{Error, Problem};
use crate::examples::{self, Call};
use crate::model::Model;
use crate::model::operation::Operation;
use crate::model::security::Scheme;
use crate::model::servers::Servers;
use crate::model::webhook;
use crate::pointer::Pointer;
use crate::progenitor::panics::panic_message;
use crate::rule::{self, Change};
use crate::versions::{NOT_CARRIED, Prepared};
use crate::{lower, normalize, progenitor, refine};

/// The generated code of a client.
#[derive(Debug, Clone)]
pub struct Client {
    /// The files, by their paths below the folder `src/generated`.
    pub files: BTreeMap<String, String>,
    /// The crates that the files use, except for those of the toolchain.
    pub crates: BTreeSet<String>,
    /// The tags by which the code is split; none if it is not.
    pub tags: Vec<Tag>,
    /// The operations as a table in Markdown; see [`with_table`](crate::with_table).
    pub table: String,
    /// The corrected document with only what is selected, as JSON.
    pub document: String,
    /// What was generated, and what was changed for it.
    pub report: Report,
    pub(crate) operations: Vec<Operation>,
    pub(crate) schemes: Vec<Scheme>,
    /// How each operation is called.
    pub(crate) calls: Vec<Call>,
    /// How deep types are nested.
    pub(crate) depth: usize,
}

impl Client {
    /// The features of the operations, by their ids, if tags are features.
    pub(crate) fn features(&self) -> BTreeMap<&str, &str> {
        let tags = self.tags.iter();
        let tags = tags.filter_map(|tag| Some((tag.feature.as_deref()?, &tag.operations)));
        tags.flat_map(|(feature, operations)| {
            operations.iter().map(move |id| (id.as_str(), feature))
        })
        .collect()
    }
}

/// What a run of the pipeline generated, and what it changed for it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Report {
    /// The ids of the operations, in the order of the document.
    pub operations: Vec<String>,
    /// How many schemas became types.
    pub schemas: usize,
    /// Every change to the document.
    pub changes: Vec<Change>,
}

impl Report {
    /// The keywords that nothing in the client expresses, and how many of each were removed.
    pub fn not_carried(&self) -> BTreeMap<String, usize> {
        let mut found = BTreeMap::new();
        for change in self.unexpressed() {
            if let Some(keyword) = Pointer::of(&change.pointer).tokens().last() {
                *found.entry(keyword).or_default() += 1;
            }
        }
        found
    }

    /// The changes that removed what nothing in the client expresses.
    pub(crate) fn unexpressed(&self) -> impl Iterator<Item = &Change> {
        let changes = self.changes.iter();
        changes.filter(|change| NOT_CARRIED.contains(&change.rule))
    }

    /// How many inline schemas were equal to others, and how many types they became.
    pub fn equal_schemas(&self) -> (usize, usize) {
        let changes = self.changes.iter();
        let equal: Vec<String> = changes
            .filter(|change| lower::EQUAL.contains(&change.rule))
            .filter_map(|change| schemas::only_target(change.after.as_object()?))
            .collect();
        (equal.len(), equal.iter().collect::<BTreeSet<_>>().len())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |count: usize, noun: &str| match count {
            1 => format!("1 {noun}"),
            _ => format!("{count} {noun}s"),
        };
        write!(
            f,
            "{}, {}, {} to the document",
            count(self.operations.len(), "operation"),
            count(self.schemas, "schema"),
            count(self.changes.len(), "change"),
        )
    }
}

/// The size of the stack of a run. Every step recurses into a document as deep as
/// the parser allows; the system allocates only the memory that is used.
const STACK: usize = 256 << 20;

/// Runs `work` on a thread with a large stack.
pub(crate) fn with_large_stack<T: Send>(
    work: impl FnOnce() -> Result<T, Error> + Send,
) -> Result<T, Error> {
    thread::scope(|scope| {
        let run = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work)
            .map_err(|error| Problem::new(format!("a thread cannot be started: {error}")))?;
        run.join().unwrap_or_else(|panic| Err(panicked(&*panic)))
    })
}

/// A panic of the pipeline itself, as an error: a failed run must not end the
/// program, which has more to report.
pub(crate) fn panicked(panic: &(dyn Any + Send)) -> Error {
    Problem::new(format!("the pipeline panics: {}", panic_message(panic)))
        .help("this is a bug in the pipeline, whatever the document contains")
        .into()
}

/// What to generate from a document, and the origin for the headers of the files.
pub(crate) struct Plan<'a> {
    pub(crate) select: &'a Select,
    pub(crate) server_type: Option<&'a str>,
    /// Whether each tag is a feature.
    pub(crate) features_by_tag: bool,
    /// The command that writes the code.
    pub(crate) command: &'static str,
    /// The crate that examples name; there are none without it.
    pub(crate) crate_name: Option<String>,
    /// The document and its overlays, as the headers of the code name them.
    pub(crate) file: String,
    /// That of the document, if each file is to have it.
    pub(crate) sha256: Option<String>,
    pub(crate) overlays: Vec<String>,
}

/// All steps behind `prepared`, on `document`.
///
/// The places in an error are those that the document has now.
pub(crate) fn transform(
    plan: &Plan<'_>,
    document: &mut Value,
    prepared: &Prepared,
) -> Result<Client, Error> {
    let mut changes = Vec::new();
    rule::apply(normalize::BEFORE_SELECTION, document, &mut changes);
    select::select(document, plan.select)?;
    transform_selected(plan, document, prepared, changes)
}

/// All steps behind the selection, on `document`. `changes` were made to it since
/// `prepared`.
pub(crate) fn transform_selected(
    plan: &Plan<'_>,
    document: &mut Value,
    prepared: &Prepared,
    mut changes: Vec<Change>,
) -> Result<Client, Error> {
    checks::check(document)?;
    // Changes of parts that are left out are not reported.
    changes.retain(|change| is_kept(document, &Pointer::of(&change.pointer)));
    let mut all_changes = prepared.changes.clone();
    all_changes.retain(|change| {
        let places = prepared.origins.current(&Pointer::of(&change.pointer));
        places.iter().any(|at| is_kept(document, at))
    });
    let effective = readme::document(document)?;
    rule::apply(normalize::AFTER_SELECTION, document, &mut changes);
    let model = Model::of(document)?;
    // Examples are made of all that was published.
    let normalized = document.clone();
    rule::apply(lower::RULES, document, &mut changes);
    let tokens = progenitor::generate(document, &model.operations)?;
    let webhooks = webhook::webhooks(document);
    let mut refined = refine::refine(tokens, document, &model.operations, &webhooks)?;
    let calls = examples::add(
        &mut refined,
        &normalized,
        &model.operations,
        plan.crate_name.as_deref(),
    );
    drop(normalized);
    let servers = match plan.server_type {
        Some(name) => Some(servers::items(document, name)?),
        None => None,
    };
    let beside = Servers::of(document);
    let text = |key: &str| {
        document["info"][key]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let origin = Origin {
        title: format!("{} {}", text("title"), text("version")),
        command: plan.command,
        file: plan.file.clone(),
        sha256: plan.sha256.clone(),
        overlays: plan.overlays.clone(),
    };
    let schemas = document["components"]["schemas"]
        .as_object()
        .map_or(0, serde_json::Map::len);
    let mut split = split::split(
        &mut refined,
        document,
        &model.operations,
        plan.features_by_tag,
    );
    let depth = refined.depth;
    let rendered = render::render(
        refined,
        &mut split,
        &model,
        servers,
        &beside.addresses().collect::<Vec<_>>(),
        &origin,
    )?;
    let published = |change: Change| change.published(&prepared.origins);
    all_changes.extend(changes.into_iter().map(published));
    Ok(Client {
        files: rendered.files,
        crates: rendered.crates,
        tags: split.tags.into_iter().map(|module| module.tag).collect(),
        table: readme::table(&model.operations),
        document: effective,
        report: Report {
            operations: model.operations.iter().map(|o| o.id.clone()).collect(),
            schemas,
            changes: all_changes,
        },
        operations: model.operations,
        schemes: model.schemes,
        calls,
        depth,
    })
}

/// Whether `document` has the operation or component in which the place `at` is.
fn is_kept(document: &Value, at: &Pointer) -> bool {
    let tokens: Vec<String> = at.tokens().take(3).collect();
    let part = match &tokens[..] {
        [paths, path, key]
            if SECTIONS.contains(&paths.as_str()) && !METHODS.contains(&key.as_str()) =>
        {
            &[paths.as_str(), path][..]
        }
        tokens => &tokens.iter().map(String::as_str).collect::<Vec<_>>()[..],
    };
    let part = Pointer::root().join_all(part.iter().copied());
    let mut sections = ["/paths/", "/webhooks/", "/components/"].into_iter();
    !sections.any(|section| part.as_str().starts_with(section))
        || document.pointer(part.as_str()).is_some()
}
