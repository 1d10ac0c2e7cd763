//! Builders of requests, one for each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use super::types;
use crate::Error;
use ::openapi_client_core::{BuiltBody, IntoValue, Request, ResponseValue};

::openapi_client_core::call_settings! {
    GenerateApiToken, GetUsers, CreateUser, GetUser, DeleteUser,
    GetActiveDirectoryGroups, CreateActiveDirectoryGroup, GetActiveDirectoryGroup,
    DeleteActiveDirectoryGroup, ModifyActiveDirectoryGroup, RevokeApiToken, GetToken,
    RevokeToken
}

/// The request of
/// [`Client::generate_api_token`](crate::Client::generate_api_token).
#[derive(Debug, Clone)]
pub struct GenerateApiToken<'a>(pub(crate) Request<'a>);

impl GenerateApiToken<'_> {
    /// Sets the path parameter `apiUserUid`.
    ///
    /// The unique identifier, represented as a UUID, of the API-only user in
    /// Security Cloud Control
    pub fn api_user_uid(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("apiUserUid", value))
    }
    /// Sends the request, `POST /v1/users/{apiUserUid}/apiToken/generate`.
    pub async fn send(self) -> Result<ResponseValue<types::ApiTokenInfo>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::get_users`](crate::Client::get_users).
#[derive(Debug, Clone)]
pub struct GetUsers<'a>(pub(crate) Request<'a>);

impl<'a> GetUsers<'a> {
    /// Sets the query parameter `limit`.
    ///
    /// The maximum number of results on a page, at most 200. It is text, such as
    /// `"50"`.
    pub fn limit(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.query("limit", value))
    }
    /// Sets the query parameter `offset`.
    ///
    /// The number of results before the first one of the page. It is text, such as
    /// `"0"`.
    pub fn offset(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.query("offset", value))
    }
    /// Sets the query parameter `q`.
    ///
    /// Which results are wanted, in the query syntax of Lucene.
    pub fn q(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.query("q", value))
    }
    /// Sends the request, `GET /v1/users`.
    ///
    /// The response is one page; [`pages`](Self::pages) gives all, and
    /// [`items`](Self::items) their items.
    pub async fn send(self) -> Result<ResponseValue<types::UserPage>, Error> {
        self.0.json().await
    }
    ::openapi_client_core::paged! {
        pages, items : types::User, by_offset(offset = "offset", limit = "limit"), | page
        : types::UserPage | ::openapi_client_core::Page::new(page.items).at(page.offset
        .as_ref()).of(page.count.as_ref())
    }
}

/// The request of [`Client::create_user`](crate::Client::create_user).
#[derive(Debug, Clone)]
pub struct CreateUser<'a>(
    pub(crate) Request<'a, BuiltBody<types::UserCreateOrUpdateInput>>,
);

impl CreateUser<'_> {
    /// Sets the body.
    ///
    /// The user to create.
    pub fn body(self, value: impl IntoValue<types::UserCreateOrUpdateInput>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::UserCreateOrUpdateInput,
        ) -> types::builder::UserCreateOrUpdateInput,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /v1/users`.
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::get_user`](crate::Client::get_user).
#[derive(Debug, Clone)]
pub struct GetUser<'a>(pub(crate) Request<'a>);

impl GetUser<'_> {
    /// Sets the path parameter `userUid`.
    ///
    /// The id of the user.
    pub fn user_uid(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("userUid", value))
    }
    /// Sends the request, `GET /v1/users/{userUid}`.
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::delete_user`](crate::Client::delete_user).
#[derive(Debug, Clone)]
pub struct DeleteUser<'a>(pub(crate) Request<'a>);

impl DeleteUser<'_> {
    /// Sets the path parameter `userUid`.
    ///
    /// The id of the user.
    pub fn user_uid(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("userUid", value))
    }
    /// Sends the request, `DELETE /v1/users/{userUid}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::get_active_directory_groups`](crate::Client::get_active_directory_groups).
#[derive(Debug, Clone)]
pub struct GetActiveDirectoryGroups<'a>(pub(crate) Request<'a>);

impl<'a> GetActiveDirectoryGroups<'a> {
    /// Sets the query parameter `limit`.
    ///
    /// The maximum number of results on a page, at most 200. It is text, such as
    /// `"50"`.
    pub fn limit(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.query("limit", value))
    }
    /// Sets the query parameter `offset`.
    ///
    /// The number of results before the first one of the page. It is text, such as
    /// `"0"`.
    pub fn offset(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.query("offset", value))
    }
    /// Sets the query parameter `q`.
    ///
    /// Which results are wanted, in the query syntax of Lucene.
    pub fn q(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.query("q", value))
    }
    /// Sends the request, `GET /v1/users/groups`.
    ///
    /// The response is one page; [`pages`](Self::pages) gives all, and
    /// [`items`](Self::items) their items.
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::ActiveDirectoryGroupPage>, Error> {
        self.0.json().await
    }
    ::openapi_client_core::paged! {
        pages, items : types::ActiveDirectoryGroup, by_offset(offset = "offset", limit =
        "limit"), | page : types::ActiveDirectoryGroupPage |
        ::openapi_client_core::Page::new(page.items).at(page.offset.as_ref()).of(page
        .count.as_ref())
    }
}

/// The request of
/// [`Client::create_active_directory_group`](crate::Client::create_active_directory_group).
#[derive(Debug, Clone)]
pub struct CreateActiveDirectoryGroup<'a>(
    pub(crate) Request<'a, BuiltBody<types::ActiveDirectoryGroupCreateOrUpdateInput>>,
);

impl CreateActiveDirectoryGroup<'_> {
    /// Sets the body.
    ///
    /// The group to create.
    pub fn body(
        self,
        value: impl IntoValue<types::ActiveDirectoryGroupCreateOrUpdateInput>,
    ) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::ActiveDirectoryGroupCreateOrUpdateInput,
        ) -> types::builder::ActiveDirectoryGroupCreateOrUpdateInput,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /v1/users/groups`.
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::ActiveDirectoryGroup>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_active_directory_group`](crate::Client::get_active_directory_group).
#[derive(Debug, Clone)]
pub struct GetActiveDirectoryGroup<'a>(pub(crate) Request<'a>);

impl GetActiveDirectoryGroup<'_> {
    /// Sets the path parameter `groupUid`.
    ///
    /// The id of the group in Security Cloud Control.
    pub fn group_uid(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("groupUid", value))
    }
    /// Sends the request, `GET /v1/users/groups/{groupUid}`.
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::ActiveDirectoryGroup>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::delete_active_directory_group`](crate::Client::delete_active_directory_group).
#[derive(Debug, Clone)]
pub struct DeleteActiveDirectoryGroup<'a>(pub(crate) Request<'a>);

impl DeleteActiveDirectoryGroup<'_> {
    /// Sets the path parameter `groupUid`.
    ///
    /// The id of the group in Security Cloud Control.
    pub fn group_uid(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("groupUid", value))
    }
    /// Sends the request, `DELETE /v1/users/groups/{groupUid}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::modify_active_directory_group`](crate::Client::modify_active_directory_group).
#[derive(Debug, Clone)]
pub struct ModifyActiveDirectoryGroup<'a>(
    pub(crate) Request<'a, BuiltBody<types::ActiveDirectoryGroupCreateOrUpdateInput>>,
);

impl ModifyActiveDirectoryGroup<'_> {
    /// Sets the path parameter `groupUid`.
    ///
    /// The id of the group in Security Cloud Control.
    pub fn group_uid(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("groupUid", value))
    }
    /// Sets the body.
    ///
    /// The group as it is to be.
    pub fn body(
        self,
        value: impl IntoValue<types::ActiveDirectoryGroupCreateOrUpdateInput>,
    ) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::ActiveDirectoryGroupCreateOrUpdateInput,
        ) -> types::builder::ActiveDirectoryGroupCreateOrUpdateInput,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PATCH /v1/users/groups/{groupUid}`.
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::ActiveDirectoryGroup>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::revoke_api_token`](crate::Client::revoke_api_token).
#[derive(Debug, Clone)]
pub struct RevokeApiToken<'a>(pub(crate) Request<'a>);

impl RevokeApiToken<'_> {
    /// Sets the path parameter `apiUserUid`.
    ///
    /// The id of the API-only user.
    pub fn api_user_uid(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("apiUserUid", value))
    }
    /// Sends the request, `POST /v1/users/{apiUserUid}/apiToken/revoke`.
    pub async fn send(self) -> Result<ResponseValue<types::StatusInfo>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::get_token`](crate::Client::get_token).
#[derive(Debug, Clone)]
pub struct GetToken<'a>(pub(crate) Request<'a>);

impl GetToken<'_> {
    /// Sends the request, `GET /v1/token`.
    pub async fn send(self) -> Result<ResponseValue<types::CdoTokenInfo>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::revoke_token`](crate::Client::revoke_token).
#[derive(Debug, Clone)]
pub struct RevokeToken<'a>(pub(crate) Request<'a>);

impl RevokeToken<'_> {
    /// Sends the request, `POST /v1/token/revoke`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}
