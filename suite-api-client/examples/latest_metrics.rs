//! Prints the latest metrics of resources, by operations that the document of this
//! client lacks.
//!
//! ```text
//! SUITE_API_URL=https://ops.example.com SUITE_API_USERNAME=admin SUITE_API_PASSWORD=... \
//!     cargo run -p suite-api-client --example latest_metrics -- 'cpu|usage_average'
//! ```
//!
//! Lists the resources of a kind, `VirtualMachine` or the one after `--kind`, asks
//! for the metrics of 100 of them at a time, or as many as `--at-a-time` says, and
//! compares what it gets with the total: a resource without the metrics is named.
//!
//! Optional: `SUITE_API_AUTH_SOURCE`, the name of the auth source of the user who
//! logs in, and `SUITE_API_TOKEN_SCHEME`, such as `vRealizeOpsToken` for old
//! servers.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to its user"
)]

mod common;
#[allow(dead_code, reason = "this example lists no users")]
mod identity;

use std::collections::HashMap;
use std::env;
use std::error::Error;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use suite_api_client::{Client, Method};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How many resources one request may name, by the vendor's document.
const MAX_AT_A_TIME: usize = 1_000;

#[tokio::main]
async fn main() -> ExitCode {
    common::end(run().await)
}

async fn run() -> Outcome<()> {
    let wanted = Wanted::read(env::args().skip(1))?;
    identity::with_session(async |ops| report(ops, &wanted).await).await
}

async fn report(ops: &Client, wanted: &Wanted) -> Outcome<()> {
    let resources = resources(ops, &wanted.kind).await?;
    let mut latest = HashMap::new();
    for some in resources.chunks(wanted.at_a_time) {
        let ids: Vec<Uuid> = some.iter().map(|resource| resource.identifier).collect();
        let stats = latest_stats(ops, &ids, &wanted.keys).await?;
        latest.extend(
            stats
                .into_iter()
                .map(|own| (own.resource_id, own.list.stats)),
        );
    }

    let mut missing = Vec::new();
    for Resource { identifier, key } in &resources {
        let stats = latest.get(identifier).map_or(&[][..], Vec::as_slice);
        for stat in stats {
            if let Some(value) = stat.data.last() {
                println!("{}  {}  {value}", key.name, stat.key.key);
            }
        }
        if stats.len() < wanted.keys.len() {
            missing.push(key.name.as_str());
        }
    }
    let complete = resources.len() - missing.len();
    println!("{complete} of {} resources have all of it", resources.len());
    if !missing.is_empty() {
        println!("without: {}", missing.join(", "));
    }
    Ok(())
}

/// All resources of a kind, page by page: a server may give smaller pages than it
/// is asked for.
async fn resources(ops: &Client, kind: &str) -> Outcome<Vec<Resource>> {
    let mut all = Vec::new();
    for page in 0_u32.. {
        let request = ops.request(Method::GET, "/api/resources");
        let request = request
            .query("resourceKind", [kind])
            .query("page", page)
            .query("pageSize", 1_000);
        let got = request.send().await?.json::<Resources>()?.into_inner();
        let (is_last, total) = (got.list.is_empty(), got.page_info.total_count);
        all.extend(got.list);
        if all.len() >= total {
            break;
        }
        if is_last {
            let listed = all.len();
            eprintln!("warning: the server lists {listed} of {total} resources");
            break;
        }
    }
    Ok(all)
}

/// The latest value of each key of these resources; those that have none are left
/// out.
async fn latest_stats(ops: &Client, ids: &[Uuid], keys: &[String]) -> Outcome<Vec<StatsOf>> {
    let query = Query {
        resource_id: ids,
        stat_key: keys,
        max_samples: 1,
    };
    let request = ops.request(Method::POST, "/api/resources/stats/latest/query");
    // It changes nothing, so that it is repeated as a GET is.
    let sent = request.json(&query).idempotent(true).send().await;
    match sent {
        // None of them is known any more.
        Err(error) if error.is_not_found() => Ok(Vec::new()),
        sent => Ok(sent?.json::<Stats>()?.into_inner().values),
    }
}

/// What the arguments say.
struct Wanted {
    keys: Vec<String>,
    kind: String,
    at_a_time: usize,
}

impl Wanted {
    fn read(mut arguments: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut wanted = Self {
            keys: Vec::new(),
            kind: "VirtualMachine".to_owned(),
            at_a_time: 100,
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--kind" => wanted.kind = arguments.next().ok_or("--kind needs a kind")?,
                "--at-a-time" => {
                    let number = arguments.next().and_then(|text| text.parse().ok());
                    let allowed = number.filter(|number| (1..=MAX_AT_A_TIME).contains(number));
                    wanted.at_a_time =
                        allowed.ok_or("--at-a-time needs a number from 1 to 1000")?;
                }
                option if option.starts_with("--") => {
                    return Err("the only options are --kind and --at-a-time".into());
                }
                _ => wanted.keys.push(argument),
            }
        }
        match wanted.keys.is_empty() {
            true => Err("give the key of a metric, such as `cpu|usage_average`".into()),
            false => Ok(wanted),
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resources {
    page_info: PageInfo,
    #[serde(rename = "resourceList", default)]
    list: Vec<Resource>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageInfo {
    total_count: usize,
}

#[derive(Deserialize)]
struct Resource {
    identifier: Uuid,
    #[serde(rename = "resourceKey")]
    key: ResourceKey,
}

#[derive(Deserialize)]
struct ResourceKey {
    name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Query<'a> {
    resource_id: &'a [Uuid],
    stat_key: &'a [String],
    max_samples: u32,
}

#[derive(Deserialize)]
struct Stats {
    #[serde(default)]
    values: Vec<StatsOf>,
}

/// The metrics of one resource.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatsOf {
    resource_id: Uuid,
    #[serde(rename = "stat-list")]
    list: StatList,
}

#[derive(Deserialize)]
struct StatList {
    #[serde(rename = "stat", default)]
    stats: Vec<Stat>,
}

#[derive(Deserialize)]
struct Stat {
    #[serde(rename = "statKey")]
    key: StatKey,
    data: Vec<f64>,
}

#[derive(Deserialize)]
struct StatKey {
    key: String,
}
