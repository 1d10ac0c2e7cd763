//! Builders of requests, one for each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use super::{operations, types};
use crate::{Client, Error};
use ::client_core::ResponseValue;

/// Builder of a request:
/// [`Client::generate_api_token`](crate::Client::generate_api_token).
#[derive(Debug, Clone)]
pub struct GenerateApiToken<'a> {
    client: &'a Client,
    api_user_uid: Result<::uuid::Uuid, String>,
}

impl<'a> GenerateApiToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client,
            api_user_uid: Err("the path parameter `apiUserUid` is not set".to_string()),
        }
    }
    /// Sets the path parameter `apiUserUid`.
    ///
    /// The unique identifier, represented as a UUID, of the API-only user in
    /// Security Cloud Control
    pub fn api_user_uid<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
    {
        self.api_user_uid = value
            .try_into()
            .map_err(|_| {
                "the value for the path parameter `apiUserUid` does not convert to `uuid::Uuid`"
                    .to_string()
            });
        self
    }
    /// Sends the request, `POST /v1/users/{apiUserUid}/apiToken/generate`.
    ///
    /// # Errors
    ///
    /// See [`Client::generate_api_token`](crate::Client::generate_api_token).
    pub async fn send(self) -> Result<ResponseValue<types::ApiTokenInfo>, Error> {
        let Self { client, api_user_uid } = self;
        let api_user_uid = api_user_uid.map_err(Error::invalid_request)?;
        Ok(
            client
                .transport()
                .request(&operations::GENERATE_API_TOKEN, &[&api_user_uid])
                .send()
                .await?
                .json()?,
        )
    }
}
