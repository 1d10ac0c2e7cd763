//! Metrics of resources, by operations that the client's document lacks; the example
//! `latest_metrics` of the client is the same for any server.

use scc_suite_api_simulator::SuiteApi;
use serde_json::{Value, json};
use suite_api_client::{Client, Credentials, Method, Secret};

use super::stage::{Stage, expect, refused};
use crate::Error;

const QUERY: &str = "/api/resources/stats/latest/query";

pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), Error> {
    let server = SuiteApi::builder().start().await?;
    let ops = Client::builder(server.base_url())
        .credentials(Credentials::new(server.username(), server.password()))
        .default_header("X-Ops-API-use-unsupported", "true")
        .build()?;
    stage.title("VCF Operations suite-api: what the document lacks")?;

    let request = ops.request(Method::GET, "/api/resources");
    let request = request.query("resourceKind", "VirtualMachine");
    let page = request.send().await?.json::<Value>()?;
    let resources = page["resourceList"].as_array();
    let resources = resources.ok_or("expected a list of resources")?;
    let total = &page["pageInfo"]["totalCount"];
    expect(*total == 25, "there are 25 virtual machines")?;
    stage.step(
        "list the virtual machines",
        format_args!("{} of {total}, in the first page", resources.len()),
    )?;

    let ids: Vec<&Value> = resources.iter().map(|it| &it["identifier"]).collect();
    let query = json!({"resourceId": ids, "statKey": ["cpu|usage_average"]});
    let request = ops.request(Method::POST, QUERY).json(&query);
    let stats = request.idempotent(true).send().await?.json::<Value>()?;
    let values = stats["values"].as_array().ok_or("expected metrics")?;
    expect(values.len() == ids.len(), "each of them has metrics")?;
    expect(
        server.ledger().count("POST", "/acquire") == 1,
        "it logs in as every operation does",
    )?;
    stage.step(
        "ask for their latest metrics",
        format_args!("of {} virtual machines, by one login", values.len()),
    )?;

    let internal = ops
        .request(Method::GET, "/internal/{what}")
        .path("what", "views");
    internal.send().await?;
    stage.step("call an internal path", "with its header, as a default one")?;

    let elsewhere = ops.request(Method::GET, "https://elsewhere.example.com/api");
    let error = refused(elsewhere.send().await, "another server")?;
    stage.step("name another server", &error)?;
    let header = ops.request(Method::GET, "/api/resources");
    let header = header.header("Authorization", Secret::from("mine"));
    let error = refused(header.send().await, "another token")?;
    stage.step("send another token", &error)?;

    ops.release().await?;
    server.stop().await;
    Ok(())
}
