//! Operations that go on after their answer, and the state of what they started.
//!
//! Neither is in the document that the client is made of. The path by which a
//! transaction is polled is in no published document: callers build it of the uid, since
//! the URL in the answer names another host.

use serde_json::{Value, json};
use uuid::Uuid;

use super::problem::Problem;
use super::request::{Outcome, Request};
use super::state::{State, Transaction};
use crate::reply::Reply;
use crate::store::Resource;

/// The name of the parameter.
pub(super) const TRANSACTION: &str = "transactionUid";

/// `POST /v1/vpnsessions/refresh`
///
/// Its body is ignored: there are no devices here.
pub(super) fn refresh_vpn_sessions(state: &mut State, request: &Request<'_>) -> Outcome {
    let states = &request.settings.transaction_states;
    let transaction = Transaction::new("REFRESH_RA_VPN_SESSIONS", states, request.now);
    let uid = *transaction.key();
    state.transactions.create(transaction)?;
    shown(state, request, uid).map(Reply::accepted)
}

/// `GET /v1/transactions/{transactionUid}`
///
/// With each call the transaction goes on to its next state.
pub(super) fn get(state: &mut State, request: &Request<'_>) -> Outcome {
    let uid = request.call.uuid_param(TRANSACTION)?;
    state.transactions.find_mut(&uid)?.go_on(request.now);
    shown(state, request, uid).map(Reply::ok)
}

/// The schema `CdoTransaction`.
fn shown(state: &State, request: &Request<'_>, uid: Uuid) -> Result<Value, Problem> {
    let transaction = state.transactions.find(&uid)?;
    let has_failed = transaction.state() == Some("ERROR");
    let host = &request.settings.polling_host;
    Ok(json!({
        "tenantUid": state.tenant_uid,
        "transactionUid": uid,
        "transactionPollingUrl": format!("{host}/platform/v1/transactions/{uid}"),
        "submissionTime": transaction.submitted,
        "lastUpdatedTime": transaction.updated,
        "transactionType": transaction.kind,
        "cdoTransactionStatus": transaction.state(),
        "errorMessage": has_failed.then_some("A device cannot be reached"),
    }))
}
