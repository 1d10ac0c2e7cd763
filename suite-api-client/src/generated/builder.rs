//! Builders of requests, one for each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d07fa8dd58762e5c6056a0a044b685a2c150068daa9501c2f134fcf64ed67ad5,
//! by progenitor 0.15.1.

use super::{operations, types};
use crate::{Client, Error};
use ::client_core::ResponseValue;

/// Builder of a request:
/// [`Client::acquire_token`](crate::Client::acquire_token).
#[derive(Debug, Clone)]
pub struct AcquireToken<'a> {
    client: &'a Client,
    body: Result<types::builder::UsernamePassword, String>,
}

impl<'a> AcquireToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client,
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// Who logs in.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UsernamePassword>,
        <V as std::convert::TryInto<types::UsernamePassword>>::Error: std::fmt::Display,
    {
        self.body = value
            .try_into()
            .map(From::from)
            .map_err(|s| {
                format!(
                    "the value for the body does not convert to `UsernamePassword`: {}",
                    s
                )
            });
        self
    }
    /// Changes the body by way of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::UsernamePassword,
        ) -> types::builder::UsernamePassword,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/token/acquire`.
    ///
    /// # Errors
    ///
    /// See [`Client::acquire_token`](crate::Client::acquire_token).
    pub async fn send(self) -> Result<ResponseValue<types::AuthToken>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| {
                types::UsernamePassword::try_from(v).map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .transport()
                .request(&operations::ACQUIRE_TOKEN, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::exchange_ops_token_with_jwt_token`](crate::Client::exchange_ops_token_with_jwt_token).
#[derive(Debug, Clone)]
pub struct ExchangeOpsTokenWithJwtToken<'a> {
    client: &'a Client,
    include_service_details: Result<Option<bool>, String>,
    body: Result<types::builder::TokenExchangeRequest, String>,
}

impl<'a> ExchangeOpsTokenWithJwtToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client,
            include_service_details: Ok(None),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the query parameter `includeServiceDetails`.
    ///
    /// Whether the answer says how to reach each service.
    pub fn include_service_details<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<bool>,
    {
        self.include_service_details = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "the value for the query parameter `includeServiceDetails` does not convert to `bool`"
                    .to_string()
            });
        self
    }
    /// Sets the body.
    ///
    /// The services to be called with the JWT.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::TokenExchangeRequest>,
        <V as std::convert::TryInto<
            types::TokenExchangeRequest,
        >>::Error: std::fmt::Display,
    {
        self.body = value
            .try_into()
            .map(From::from)
            .map_err(|s| {
                format!(
                    "the value for the body does not convert to `TokenExchangeRequest`: {}",
                    s
                )
            });
        self
    }
    /// Changes the body by way of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::TokenExchangeRequest,
        ) -> types::builder::TokenExchangeRequest,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/token/exchange`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::exchange_ops_token_with_jwt_token`](crate::Client::exchange_ops_token_with_jwt_token).
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::TokenExchangeResponse>, Error> {
        let Self { client, include_service_details, body } = self;
        let include_service_details = include_service_details
            .map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| {
                types::TokenExchangeRequest::try_from(v).map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .transport()
                .request(&operations::EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN, &[])
                .json(&body)
                .query(
                    &client_core::QueryParam::new(
                        "includeServiceDetails",
                        &include_service_details,
                    ),
                )
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::release_token`](crate::Client::release_token).
#[derive(Debug, Clone)]
pub struct ReleaseToken<'a> {
    client: &'a Client,
}

impl<'a> ReleaseToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }
    /// Sends the request, `POST /api/auth/token/release`.
    ///
    /// # Errors
    ///
    /// See [`Client::release_token`](crate::Client::release_token).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client } = self;
        Ok(
            client
                .transport()
                .request(&operations::RELEASE_TOKEN, &[])
                .send()
                .await?
                .empty()?,
        )
    }
}
