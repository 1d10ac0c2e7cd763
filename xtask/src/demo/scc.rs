//! The token of an API-only user of Security Cloud Control.

use scc_client::{ApiError, Client, Region, StatusCode};
use scc_suite_api_simulator::{Fault, Scc, ServiceFaults};
use uuid::Uuid;

use super::stage::{Stage, expect, refused};
use crate::Error;

const NO_TOKEN: &str = "the server showed no token";

pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), Error> {
    let server = Scc::builder().start().await?;
    let admin = Client::builder(server.base_url())
        .token(server.admin_token())
        .build()?;
    stage.title("Security Cloud Control: the token of an API-only user")?;

    let regions: Vec<&str> = Region::ALL.iter().map(|region| region.name()).collect();
    let regions = regions.join(", ");
    stage.step("know the regions", regions)?;

    let uid = server.api_only_user_uid();
    let issued = admin.generate_api_token().api_user_uid(uid).send().await?;
    let token = issued.api_token.clone().ok_or(NO_TOKEN)?;
    stage.step(
        "generate a token",
        format_args!("{:?}, status {}", token, issued.status().as_u16()),
    )?;

    let user = admin.with_token(&token)?;
    let other = server.read_only_user_uid();
    let issued = user.generate_api_token().api_user_uid(other).send().await?;
    let read_only = issued.into_inner().api_token.ok_or(NO_TOKEN)?;
    let outcome = format_args!("{read_only:?}");
    stage.step("use it: generate one for another user", outcome)?;

    let read_only = admin.with_token(&read_only)?;
    let error = refused(call(&read_only, uid).await, "a user without the right")?;
    expect(error.is_forbidden(), "a missing right is a 403")?;
    stage.step("try the same as a read-only user", &error)?;

    let stranger = admin.with_token("not-a-token-of-this-server")?;
    let error = refused(call(&stranger, uid).await, "an unknown token")?;
    let is_typed = matches!(error.api_error(), Some(ApiError::AuthenticationError(_)));
    expect(
        error.is_unauthorized() && is_typed,
        "a 401 is an AuthenticationError",
    )?;
    stage.step("try it with another token", &error)?;

    let error = refused(call(&admin, Uuid::nil()).await, "an unknown user")?;
    let is_typed = matches!(error.api_error(), Some(ApiError::CommonApiError(_)));
    expect(is_typed, "a 400 is a CommonApiError")?;
    stage.step("name a user that is not there", &error)?;

    let rotated = admin.with_token("a-token-that-was-revoked")?;
    refused(call(&rotated, uid).await, "a revoked token")?;
    rotated.set_token(server.admin_token())?;
    call(&rotated, uid).await?;
    stage.step(
        "replace a token while the program runs",
        "refused before, answered after",
    )?;

    server.fail_next(Fault::gateway_401());
    let error = refused(call(&admin, uid).await, "what the gateway refuses")?;
    expect(error.is_unauthorized(), "a 401 of the gateway is a 401")?;
    stage.step("meet the gateway in front", &error)?;

    server.fail_next(Fault::empty(StatusCode::INTERNAL_SERVER_ERROR));
    let error = refused(call(&admin, uid).await, "a server that fails")?;
    expect(
        error.body() == Some(b""),
        "an empty 500 keeps its status and its empty body",
    )?;
    stage.step("meet a server that fails without a word", &error)?;

    server.stop().await;
    Ok(())
}

async fn call(client: &Client, uid: Uuid) -> Result<(), scc_client::Error> {
    client.generate_api_token().api_user_uid(uid).send().await?;
    Ok(())
}
