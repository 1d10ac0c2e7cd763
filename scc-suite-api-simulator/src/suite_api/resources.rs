//! Operations that the document of the client lacks: resources and their latest
//! metrics, as the vendor's document has them, and the internal paths.
//!
//! There are 25 virtual machines, `vm-01` to `vm-25`; the last has no metrics. A page
//! has at most 10 of them, whatever is asked for.

use std::sync::Arc;

use axum::Router;
use axum::extract::State as AppState;
use axum::routing::{MethodFilter, MethodRouter, on};
use http::{HeaderName, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::access;
use super::app::App;
use super::problem::Problem;
use super::render::{render_as, render_problem};
use super::request::Outcome;
use crate::call::{Call, Invalid};
use crate::reply::Reply;
use crate::specification::Security;
use openapi_client_testing::service::lock;

const COUNT: u128 = 25;

/// The most of them in one page.
const PAGE: usize = 10;

/// The id of the first one, less 1.
const IDS: u128 = 0xf000_0000_0000_4000_8000_0000_0000_0000;

const KIND: &str = "VirtualMachine";

/// The most ids in one request.
const MAX_IDS: usize = 1_000;

/// What every request to an internal path must have.
const UNSUPPORTED: HeaderName = HeaderName::from_static("x-ops-api-use-unsupported");

/// What an operation does, at a time in milliseconds.
type Function = fn(&Call, i64) -> Outcome;

/// The operations, each with the name of its answer in XML.
pub(super) fn routes() -> Router<Arc<App>> {
    let (get, post) = (MethodFilter::GET, MethodFilter::POST);
    let stats = "stats-of-resources";
    [
        ("/api/resources", operation(get, "resources", list)),
        ("/api/resources/stats/latest", operation(get, stats, latest)),
        (
            "/api/resources/stats/latest/query",
            operation(post, stats, latest_by_query),
        ),
        ("/internal/{*path}", operation(get, "internal", internal)),
    ]
    .into_iter()
    .fold(Router::new(), |router, (path, method)| {
        router.route(path, method)
    })
}

fn operation(
    method: MethodFilter,
    root: &'static str,
    function: Function,
) -> MethodRouter<Arc<App>> {
    let handler = async move |AppState(app): AppState<Arc<App>>, call: Call| match attempt(
        &app, &call, function,
    ) {
        Ok(reply) => render_as(root, &call, &reply),
        Err(problem) => render_problem(&call, &problem),
    };
    on(method, handler)
}

/// Checks the caller, and then runs the operation.
fn attempt(app: &App, call: &Call, function: Function) -> Outcome {
    let now = app.clock.now();
    let mut state = lock(&app.state);
    access::caller(Security::Required, &app.settings, &mut state, call, now)?;
    function(call, now.timestamp_millis())
}

/// `GET /api/resources`: a page of all, or of one kind.
fn list(call: &Call, now: i64) -> Outcome {
    let kinds = call.query_all("resourceKind");
    let numbers = || 1..=COUNT;
    let all: Vec<u128> = match kinds.is_empty() || kinds.contains(&KIND) {
        true => numbers().collect(),
        false => Vec::new(),
    };
    let page = number(call, "page", 0)?;
    let size = number(call, "pageSize", 1_000)?.clamp(1, PAGE);
    let items = all.iter().skip(page.saturating_mul(size)).take(size);
    let items: Vec<Value> = items.map(|number| resource(*number, now)).collect();
    Ok(Reply::ok(json!({
        "pageInfo": {"page": page, "pageSize": size, "totalCount": all.len()},
        "resourceList": items,
    })))
}

fn resource(number: u128, now: i64) -> Value {
    json!({
        "identifier": Uuid::from_u128(IDS + number),
        "creationTime": now,
        "resourceKey": {
            "name": format!("vm-{number:02}"),
            "adapterKindKey": "VMWARE",
            "resourceKindKey": KIND,
        },
        "resourceHealth": "GREEN",
        "resourceHealthValue": 100.0,
        "resourceStatusStates": [],
    })
}

/// `GET /api/resources/stats/latest`.
fn latest(call: &Call, now: i64) -> Outcome {
    let ids = call.query_uuids("resourceId").map_err(Problem::from)?;
    let keys = call.query_all("statKey").into_iter();
    let keys: Vec<String> = keys.map(str::to_owned).collect();
    stats(&ids, &keys, now)
}

/// The body of the query.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Query {
    resource_id: Vec<Uuid>,
    #[serde(default)]
    stat_key: Vec<String>,
}

/// `POST /api/resources/stats/latest/query`: the same, with the ids in the body.
fn latest_by_query(call: &Call, now: i64) -> Outcome {
    let query: Result<Query, _> = serde_json::from_slice(call.bytes());
    // The message of serde would contain what was sent.
    let query = query.map_err(|_| Invalid::new("body", "does not fit this operation"))?;
    stats(&query.resource_id, &query.stat_key, now)
}

/// The latest value of each key of each resource; what is unknown or has none is left
/// out.
fn stats(ids: &[Uuid], keys: &[String], now: i64) -> Outcome {
    if ids.is_empty() || ids.len() > MAX_IDS {
        return Err(Invalid::new("resourceId", "must be 1 to 1000 ids").into());
    }
    let numbers = ids.iter().map(|id| id.as_u128().wrapping_sub(IDS));
    let known: Vec<u128> = numbers.filter(|it| (1..=COUNT).contains(it)).collect();
    if known.is_empty() {
        return Err(Problem::not_found("resource"));
    }
    let stat = |number: u128, key: &str| {
        // Any number that depends on both.
        let value = key.len() * 10 + usize::try_from(number).unwrap_or_default();
        json!({
            "statKey": {"key": key},
            "timestamps": [now],
            "rollUpType": "NONE",
            "data": [f64::from(u32::try_from(value).unwrap_or_default()) / 2.0],
        })
    };
    let with_metrics = known.iter().filter(|number| **number < COUNT);
    let values = with_metrics.map(|number| {
        let stats: Vec<Value> = keys.iter().map(|key| stat(*number, key)).collect();
        let id = Uuid::from_u128(IDS + number);
        json!({"resourceId": id, "stat-list": {"stat": stats}})
    });
    Ok(Reply::ok(json!({ "values": values.collect::<Vec<_>>() })))
}

/// An internal path, which the vendor does not document: with the header that says so
/// it is answered with an empty object.
fn internal(call: &Call, _: i64) -> Outcome {
    match call.header(UNSUPPORTED) {
        Some("true") => Ok(Reply::ok(json!({}))),
        _ => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "An internal path needs the header X-Ops-API-use-unsupported",
        )),
    }
}

/// A number in the query.
fn number(call: &Call, name: &str, default: usize) -> Result<usize, Problem> {
    match call.query_all(name).first() {
        None => Ok(default),
        Some(text) => text
            .parse()
            .map_err(|_| Invalid::new(name, "must be a number").into()),
    }
}
