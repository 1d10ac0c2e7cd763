//! The life of a token of the suite-api.

use chrono::Duration;
use client_core::Secret;
use simulator::{Clock, Fault, SuiteApi};
use suite_api_client::types::{TokenExchangeRequest, UsernamePassword};
use suite_api_client::{Client, Error as ClientError};

use super::stage::{Stage, expect, refused};
use crate::Error;

pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), Error> {
    let clock = Clock::manual("2026-01-01T08:00:00Z".parse()?);
    let server = SuiteApi::builder().clock(clock.clone()).start().await?;
    let client = Client::builder(server.base_url()).build()?;
    stage.title("VCF Operations suite-api: the life of a token")?;

    let acquired = acquire(&client, &server, server.password()).await?;
    let until = acquired.valid_until().ok_or("the validity is no moment")?;
    expect(
        until == clock.now() + Duration::hours(6),
        "a token lives for 6 hours",
    )?;
    stage.step(
        "acquire a token",
        format_args!("{:?}, good until {}", acquired.token, until.format("%H:%M")),
    )?;

    let session = client.with_token(&acquired.token)?;
    let exchanged = exchange(&session).await?;
    stage.step(
        "use it: exchange it for a JWT",
        format_args!(
            "{:?} for {} services",
            exchanged.jwt()?,
            exchanged.services.len()
        ),
    )?;

    clock.advance(Duration::hours(5));
    exchange(&session).await?;
    clock.advance(Duration::hours(5));
    exchange(&session).await?;
    stage.step(
        "use it 5 and 10 hours later",
        "each call gives it 6 hours more",
    )?;

    clock.advance(Duration::hours(7));
    let error = refused(exchange(&session).await, "an expired token")?;
    expect(error.is_unauthorized(), "an expired token is a 401")?;
    stage.step("use it after 7 idle hours", &error)?;

    let acquired = acquire(&client, &server, server.password()).await?;
    let session = client.with_token(&acquired.token)?;
    exchange(&session).await?;
    stage.step(
        "acquire another and go on",
        format_args!("{:?}", acquired.token),
    )?;

    session.release_token().send().await?;
    expect(
        server.active_tokens() == 0,
        "no token is left on the server",
    )?;
    let error = refused(exchange(&session).await, "a released token")?;
    expect(error.is_unauthorized(), "a released token is a 401")?;
    stage.step("release it, then use it", &error)?;

    let error = refused(acquire(&client, &server, "wrong").await, "a wrong password")?;
    expect(error.is_unauthorized(), "a wrong password is a 401")?;
    stage.step("log in with a wrong password", &error)?;

    server.fail_next(Fault::html_401());
    let error = refused(acquire(&client, &server, server.password()).await, "HTML")?;
    expect(error.is_unauthorized(), "a 401 of HTML is a 401")?;
    stage.step("meet a login page of HTML", &error)?;

    server.stop().await;
    Ok(())
}

async fn acquire(
    client: &Client,
    server: &SuiteApi,
    password: &str,
) -> Result<suite_api_client::types::AuthToken, ClientError> {
    let credentials = UsernamePassword::builder()
        .username(server.username())
        .password(Secret::from(password));
    let acquired = client
        .acquire_token()
        .body_map(|_| credentials)
        .send()
        .await?;
    Ok(acquired.into_inner())
}

async fn exchange(
    session: &Client,
) -> Result<suite_api_client::types::TokenExchangeResponse, ClientError> {
    let services = TokenExchangeRequest::builder()
        .service_keys(["ops-li", "ops-ni"].map(str::to_owned).to_vec());
    let call = session.exchange_ops_token_with_jwt_token();
    let exchanged = call
        .include_service_details(true)
        .body_map(|_| services)
        .send()
        .await?;
    Ok(exchanged.into_inner())
}
