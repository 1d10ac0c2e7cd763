//! Calls about tokens.

use suite_api_client::Client;

use super::{CallTargets, Outcome, sent};

/// Calls an operation of this group; nothing if it is of another.
pub(super) async fn call(client: &Client, targets: &CallTargets, id: &str) -> Option<Outcome> {
    Some(match id {
        "acquireToken" => sent!(client.acquire_token().body_map(|body| {
            let body = body.username(&targets.username);
            let body = body.password(targets.password.as_str());
            body.auth_source("Local".to_owned())
        })),
        "exchangeOpsTokenWithJwtToken" => {
            let keys = [&targets.service_key, "ops-li"].map(str::to_owned);
            let call = client.exchange_ops_token_with_jwt_token();
            let call = call.include_service_details(true);
            sent!(call.body_map(|body| body.service_keys(keys)))
        }
        "releaseToken" => sent!(client.release_token()),
        _ => return None,
    })
}
