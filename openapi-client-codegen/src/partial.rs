//! A client for any document: operations that cannot be generated are left out
//! and reported, and the client has the others.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::document::reach::{Reach, component};
use crate::document::references::Given;
use crate::document::select::{self, SECTIONS, Select, only};
use crate::document::{self, METHODS, overlay, parse};
use crate::error::{Error, Problem};
use crate::model::servers::Servers;
use crate::normalize;
use crate::pipeline::{Client, Plan, panicked, transform_selected, with_large_stack};
use crate::pointer::Pointer;
use crate::progenitor::bisect::failing;
use crate::rule::{self, Change, Record};
use crate::standalone::{self, Package};
use crate::versions::{self, Prepared};

/// A client with the operations that can be generated, and why others are left
/// out.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PartialClient {
    /// The client, if it has an operation.
    pub client: Option<Client>,
    /// The files of the crate by their paths.
    pub crate_files: standalone::Files,
    /// How many operations are selected.
    pub operations: usize,
    /// How many schemas the selected operations need; without a selection, how
    /// many the document has.
    pub schemas: usize,
    /// How many of these schemas became types.
    pub made_schemas: usize,
    /// Why operations are left out.
    pub problems: Vec<Problem>,
    /// The other files to which the document refers, relative to its folder.
    pub files: Vec<PathBuf>,
    /// The URLs for which a file is given, and to which no reference is.
    pub(crate) unused: Vec<String>,
}

/// Runs the pipeline on `text`, the content of `file`, which need not be in a
/// `sources.toml`, and makes a crate.
///
/// # Errors
///
/// The file is not an OpenAPI document, `select` names an operation that does not
/// exist, or the name of the package is invalid. Problems of single operations
/// are in [`PartialClient::problems`].
pub fn try_document(
    file: &Path,
    text: &[u8],
    select: &Select,
    package: &Package,
) -> Result<PartialClient, Error> {
    try_corrected(file, text, &[], &Given::default(), select, package)
}

/// An overlay: its file and its content.
pub(crate) type Overlay = (PathBuf, Vec<u8>);

/// As [`try_document`], with `overlays` applied in turn, and with the files that are
/// `given` for URLs.
pub(crate) fn try_corrected(
    file: &Path,
    text: &[u8],
    overlays: &[Overlay],
    given: &Given,
    select: &Select,
    package: &Package,
) -> Result<PartialClient, Error> {
    with_large_stack(|| {
        let run = run(file, text, overlays, given, select, package);
        run.map_err(|error| error.in_file(file))
    })
}

fn run(
    file: &Path,
    text: &[u8],
    overlays: &[Overlay],
    given: &Given,
    select: &Select,
    package: &Package,
) -> Result<PartialClient, Error> {
    let mut document = parse::parse(file, text)?;
    for (path, text) in overlays {
        overlay::apply(&mut document, &parse::parse(path, text)?, path)?;
    }
    let prepared = versions::to_3_0(&mut document, file, given)?;
    let (before, schemas_before) = counts(&document, select);
    let mut problems = leave_out_unresolved(&mut document, &prepared, select)?;
    let removed = prepared.left_out(select);
    let removed_count = removed.len();
    problems.extend(removed);
    let mut changes = Vec::new();
    rule::apply(normalize::BEFORE_SELECTION, &mut document, &mut changes);
    select::select(&mut document, select)?;
    let (operations, schemas) = counts(&document, &Select::default());
    let operations = operations.max(before) + removed_count;
    let schemas = schemas.max(schemas_before);
    let name = |file: &Path| {
        file.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let crate_name = standalone::package_name(&document, package)?.replace('-', "_");
    let mut plan = Plan {
        select: &Select::default(),
        server_type: None,
        features_by_tag: package.features_by_tag,
        command: "openapi-client generate",
        crate_name: (!package.is_module).then_some(crate_name),
        file: name(file),
        // The settings of the crate have it.
        sha256: None,
        overlays: overlays.iter().map(|(path, _)| name(path)).collect(),
    };
    let servers = Servers::of(&document);
    if !servers.is_empty() {
        let before = document["servers"].take();
        if servers.loses_of(&before) {
            let (at, after) = (Pointer::root().join("servers"), servers.list());
            Record::new("servers", &mut changes).change(&at, before, after);
        }
        document["servers"] = servers.list();
        plan.server_type = Some(standalone::SERVER_TYPE);
    }
    let client = loop {
        let error = match attempt(&plan, &document, &prepared, &changes) {
            Ok(client) => break Some(client),
            Err(error) => error,
        };
        let (reported, rest) = leave_out(&plan, &document, &error);
        problems.extend(reported.into_iter().map(|p| p.published(&prepared.origins)));
        match rest {
            Some(rest) => document = rest,
            None => break None,
        }
    };
    let crate_files = match &client {
        Some(client) => standalone::files(client, &document, &servers, package)?,
        None => standalone::Files::new(),
    };
    Ok(PartialClient {
        made_schemas: client.as_ref().map_or(0, |_| count_schemas(&document)),
        client,
        crate_files,
        operations,
        schemas,
        files: prepared.files,
        unused: prepared.unused,
        problems: problems
            .into_iter()
            .map(|problem| problem.file(file))
            .collect(),
    })
}

/// Leaves out what needs something that does not resolve, and returns the problems
/// that concern an operation that `select` takes.
fn leave_out_unresolved(
    document: &mut Value,
    prepared: &Prepared,
    select: &Select,
) -> Result<Vec<Problem>, Error> {
    if prepared.problems.is_empty() {
        return Ok(Vec::new());
    }
    let mut places = BTreeSet::new();
    let mut problems = Vec::new();
    let reach = Reach::of(document);
    for (at, problem) in &prepared.problems {
        let found = concerned(&reach, at);
        if found.is_empty() {
            return Err(problem.clone().into());
        }
        if found.iter().any(|at| is_wanted(document, at, select)) {
            let problem = with_operations(document, problem, &found);
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
        places.extend(found);
    }
    if !places.is_empty() {
        *document = without(document, &places);
    }
    Ok(problems)
}

/// Whether `select` takes the operation at `at`, which may be a path or a webhook
/// instead.
fn is_wanted(document: &Value, at: &Pointer, select: &Select) -> bool {
    let tokens: Vec<String> = at.tokens().collect();
    let is_in_section = tokens
        .first()
        .is_some_and(|key| SECTIONS.contains(&key.as_str()));
    let is_path = tokens.len() == 2 && is_in_section;
    let is_operation = tokens.len() == 3 && is_in_section;
    select.is_everything()
        || is_path
        || is_operation
            && document
                .pointer(at.as_str())
                .is_some_and(|operation| select::is_selected(operation, select))
}

/// How many operations `select` takes, and how many schemas they need; without a
/// selection, all.
fn counts(document: &Value, select: &Select) -> (usize, usize) {
    let wanted: Vec<Pointer> = document::operations(document)
        .map(|(at, ..)| at)
        .filter(|at| is_wanted(document, at, select))
        .collect();
    let operations = wanted.len();
    if select.is_everything() {
        return (operations, count_schemas(document));
    }
    let is_schema = |at: &Pointer| {
        let is_there = document.pointer(at.as_str()).is_some();
        is_there && at.as_str().starts_with("/components/schemas/")
    };
    let schemas = Reach::of(document).from(wanted);
    (
        operations,
        schemas.iter().filter(|at| is_schema(at)).count(),
    )
}

fn count_schemas(document: &Value) -> usize {
    let schemas = document["components"]["schemas"].as_object();
    schemas.map_or(0, serde_json::Map::len)
}

/// All steps behind the selection on a copy of `document`. A panic is an error like any other.
fn attempt(
    plan: &Plan<'_>,
    document: &Value,
    prepared: &Prepared,
    changes: &[Change],
) -> Result<Client, Error> {
    let mut copy = document.clone();
    // The copy is dropped after a panic.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        transform_selected(plan, &mut copy, prepared, changes.to_vec())
    }));
    outcome.unwrap_or_else(|panic| Err(panicked(&*panic)))
}

/// The problems of `error`, and the document without the places that they concern;
/// `None` if nothing would be left, or nothing can be left out.
fn leave_out(plan: &Plan<'_>, document: &Value, error: &Error) -> (Vec<Problem>, Option<Value>) {
    let mut places = BTreeSet::new();
    let (mut reported, mut unplaced) = (Vec::new(), Vec::new());
    let reach = Reach::of(document);
    for problem in error.problems() {
        let found = concerned_by(&reach, problem);
        let list = if found.is_empty() {
            &mut unplaced
        } else {
            &mut reported
        };
        list.push(with_operations(document, problem, &found));
        places.extend(found);
    }
    if !unplaced.is_empty() {
        // Find the operations by trying.
        let others: Vec<_> = document::operations(document)
            .filter(|(at, ..)| !places.contains(at))
            .collect();
        let fails = |some: &[(Pointer, &str, &'static str, &Map<String, Value>)]| {
            let some: Vec<(&str, &str)> = some
                .iter()
                .map(|(_, path, method, _)| (*path, *method))
                .collect();
            attempt(plan, &only(&reach, &some), &Prepared::default(), &[]).err()
        };
        for ((at, .., operation), error) in failing(&others, &fails) {
            let id = text_of(operation, "operationId");
            reported.extend(error.problems().iter().cloned().map(|mut problem| {
                problem.operation = problem.operation.or(id.map(str::to_owned));
                problem.pointer.get_or_insert_with(|| at.to_string());
                problem
            }));
            places.insert(at.clone());
        }
    }
    if places.is_empty() && document.get("webhooks").is_some() {
        // No operation fails, so that what webhooks send is left.
        reported.append(&mut unplaced);
        places.insert(Pointer::root().join("webhooks"));
    }
    if places.is_empty() {
        return (unplaced, None);
    }
    let rest = without(document, &places);
    let is_left = document::operations(&rest).next().is_some();
    (reported, is_left.then_some(rest))
}

/// How many operations a problem names.
const NAMED: usize = 5;

/// The problem with the operations at `places` that it leaves out, where it names none:
/// many may need one component.
fn with_operations(document: &Value, problem: &Problem, places: &[Pointer]) -> Problem {
    let mut problem = problem.clone();
    if problem.operation.is_some() {
        return problem;
    }
    let operations = places.iter().filter_map(|at| document.pointer(at.as_str()));
    let ids: Vec<&str> = operations
        .filter_map(|operation| operation.get("operationId")?.as_str())
        .collect();
    match &ids[..] {
        [] => {}
        [id] => problem.operation = Some((*id).to_owned()),
        ids => {
            let shown = ids[..ids.len().min(NAMED)].join(", ");
            let more = match ids.len().saturating_sub(NAMED) {
                0 => String::new(),
                count => format!(" and {count} more"),
            };
            problem.message += &format!(" (needed by {shown}{more})");
        }
    }
    problem
}

/// The document without `places` and the components that only they need.
fn without(document: &Value, places: &BTreeSet<Pointer>) -> Value {
    let mut rest = document.clone();
    for place in places {
        remove(&mut rest, place);
    }
    for section in SECTIONS {
        if let Some(paths) = rest.get_mut(section).and_then(Value::as_object_mut) {
            paths.retain(|_, item| METHODS.iter().any(|method| item.get(method).is_some()));
        }
    }
    select::prune(&mut rest);
    rest
}

/// The places to leave out because of `problem`: those around its place, or its
/// operation.
fn concerned_by(reach: &Reach<'_>, problem: &Problem) -> Vec<Pointer> {
    let at = Pointer::of(problem.pointer.as_deref().unwrap_or_default());
    let is_in_paths = at.tokens().next().as_deref() == Some("paths");
    let of_operation = |id: &String| {
        document::operations(reach.document())
            .filter(|(.., operation)| text_of(operation, "operationId") == Some(id))
            .map(|(at, ..)| at)
            .collect::<Vec<_>>()
    };
    match &problem.operation {
        Some(id) if !is_in_paths => Some(of_operation(id)).filter(|found| !found.is_empty()),
        _ => None,
    }
    .unwrap_or_else(|| concerned(reach, &at))
}

/// The places to leave out because of a problem at `at`: the operation or the path
/// around it, the webhook, or the component and all operations and webhooks that need it.
fn concerned(reach: &Reach<'_>, at: &Pointer) -> Vec<Pointer> {
    let document = reach.document();
    let tokens: Vec<String> = at.tokens().take(3).collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let is_there = |place: &Pointer| document.pointer(place.as_str()).is_some();
    match tokens[..] {
        ["paths", path, method] if METHODS.contains(&method) => {
            vec![Pointer::root().join_all(["paths", path, method])]
        }
        [section, path, ..] if SECTIONS.contains(&section) => {
            vec![Pointer::root().join_all([section, path])]
        }
        _ => match component(at).filter(is_there) {
            Some(component) => {
                let mut found = reach.users(&component);
                found.push(component);
                found
            }
            None => Vec::new(),
        },
    }
    .into_iter()
    .filter(is_there)
    .collect()
}

fn text_of<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}

fn remove(document: &mut Value, place: &Pointer) {
    let tokens: Vec<String> = place.tokens().collect();
    let Some((last, parents)) = tokens.split_last() else {
        return;
    };
    let parent = parents
        .iter()
        .try_fold(document, |value, token| value.get_mut(token));
    if let Some(parent) = parent.and_then(Value::as_object_mut) {
        parent.shift_remove(last);
    }
}
