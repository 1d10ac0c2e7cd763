//! `reqwest` by hand, as someone would write it who knows what our client
//! does: with the same settings, and sending the same bytes.

use openapi_client_core::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, POOL_IDLE_TIMEOUT};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, redirect};
use serde::de::DeserializeOwned;
use suite_api_client::types::{UserRole, UserRoles};

use crate::call::{self, BASE_PATH, Caller, Error, ROLE};

const JSON: &str = "application/json";

/// `reqwest` by hand.
#[derive(Debug)]
pub struct Bare {
    http: Client,
    base_url: String,
    authorization: HeaderValue,
}

impl Bare {
    /// The request with what all of them have.
    fn request(&self, method: Method, path: &str, accept: &'static str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.base_url))
            .header(ACCEPT, accept)
            .header(AUTHORIZATION, self.authorization.clone())
    }
}

/// Sends the request and reads the answer as JSON.
async fn json<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Error> {
    let response = request.send().await?.error_for_status()?;
    let body = response.bytes().await?;
    Ok(serde_json::from_slice(&body)?)
}

impl Caller for Bare {
    const NAME: &'static str = "bare";

    type Role = UserRole;

    fn new(origin: &str) -> Result<Self, Error> {
        let mut authorization = HeaderValue::from_static(call::AUTHORIZATION);
        authorization.set_sensitive(true);
        Ok(Self {
            http: settings().build()?,
            base_url: format!("{origin}{BASE_PATH}"),
            authorization,
        })
    }

    fn role() -> UserRole {
        serde_json::from_str(ROLE).expect("a role")
    }

    async fn create_role(&self, role: UserRole) -> Result<usize, Error> {
        let request = self
            .request(Method::POST, "/api/auth/roles", JSON)
            .header(CONTENT_TYPE, JSON)
            .body(serde_json::to_vec(&role)?);
        let created: UserRole = json(request).await?;
        Ok(created.privilege_keys.as_ref().map_or(0, Vec::len))
    }

    async fn roles(&self) -> Result<usize, Error> {
        let page: UserRoles = json(self.request(Method::GET, "/api/auth/roles", JSON)).await?;
        Ok(page.user_roles.len())
    }

    async fn download(&self) -> Result<usize, Error> {
        let request = self.request(Method::GET, "/api/download", "application/octet-stream");
        let mut response = request.send().await?.error_for_status()?;
        let mut length = 0;
        while let Some(chunk) = response.chunk().await? {
            length += chunk.len();
        }
        Ok(length)
    }
}

/// The settings that our client has.
pub(crate) fn settings() -> reqwest::ClientBuilder {
    Client::builder()
        .user_agent("benchmarks")
        .timeout(ATTEMPT_TIMEOUT)
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(POOL_IDLE_TIMEOUT)
        .redirect(redirect::Policy::none())
        .referer(false)
        .no_proxy()
}
