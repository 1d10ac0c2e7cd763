//! Builders of requests, one for each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use super::{operations, types};
use crate::{Client, Error};
use ::openapi_client_core::{Call, ResponseValue};

::openapi_client_core::call_settings! {
    GenerateApiToken, GetUsers, CreateUser, GetUser, DeleteUser,
    GetActiveDirectoryGroups, CreateActiveDirectoryGroup, GetActiveDirectoryGroup,
    DeleteActiveDirectoryGroup, ModifyActiveDirectoryGroup, RevokeApiToken, GetToken,
    RevokeToken
}

/// Builder of a request:
/// [`Client::generate_api_token`](crate::Client::generate_api_token).
#[derive(Debug, Clone)]
pub struct GenerateApiToken<'a> {
    client: Call<'a>,
    api_user_uid: Result<::uuid::Uuid, String>,
}

impl<'a> GenerateApiToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
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
        V::Error: ::std::fmt::Display,
    {
        self.api_user_uid = ::openapi_client_core::convert(
            value,
            "the path parameter `apiUserUid`",
        );
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
                .request(&operations::GENERATE_API_TOKEN, &[&api_user_uid])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request: [`Client::get_users`](crate::Client::get_users).
#[derive(Debug, Clone)]
pub struct GetUsers<'a> {
    client: Call<'a>,
    limit: Result<Option<::std::string::String>, String>,
    offset: Result<Option<::std::string::String>, String>,
    q: Result<Option<::std::string::String>, String>,
}

impl<'a> GetUsers<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            limit: Ok(None),
            offset: Ok(None),
            q: Ok(None),
        }
    }
    /// Sets the query parameter `limit`.
    ///
    /// The maximum number of results on a page, at most 200. It is text, such as
    /// `"50"`.
    pub fn limit<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.limit = ::openapi_client_core::convert(value, "the query parameter `limit`")
            .map(Some);
        self
    }
    /// Sets the query parameter `offset`.
    ///
    /// The number of results before the first one of the page. It is text, such as
    /// `"0"`.
    pub fn offset<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.offset = ::openapi_client_core::convert(
                value,
                "the query parameter `offset`",
            )
            .map(Some);
        self
    }
    /// Sets the query parameter `q`.
    ///
    /// Which results are wanted, in the query syntax of Lucene.
    pub fn q<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.q = ::openapi_client_core::convert(value, "the query parameter `q`")
            .map(Some);
        self
    }
    /// Sends the request, `GET /v1/users`.
    ///
    /// The response is one page; [`pages`](Self::pages) gives all, and
    /// [`items`](Self::items) their items.
    ///
    /// # Errors
    ///
    /// See [`Client::get_users`](crate::Client::get_users).
    pub async fn send(self) -> Result<ResponseValue<types::UserPage>, Error> {
        let Self { client, limit, offset, q } = self;
        let limit = limit.map_err(Error::invalid_request)?;
        let offset = offset.map_err(Error::invalid_request)?;
        let q = q.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_USERS, &[])
                .query(&openapi_client_core::Param::new("limit", &limit))
                .query(&openapi_client_core::Param::new("offset", &offset))
                .query(&openapi_client_core::Param::new("q", &q))
                .send()
                .await?
                .json()?,
        )
    }
    ::openapi_client_core::paged! {
        pages, items : types::User, operations::GET_USERS, by_offset(offset, limit =
        "limit"), | page : types::UserPage | ::openapi_client_core::Page::new(page.items)
        .at(page.offset.as_ref()).of(page.count.as_ref())
    }
}

/// Builder of a request: [`Client::create_user`](crate::Client::create_user).
#[derive(Debug, Clone)]
pub struct CreateUser<'a> {
    client: Call<'a>,
    body: Result<types::builder::UserCreateOrUpdateInput, String>,
}

impl<'a> CreateUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The user to create.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UserCreateOrUpdateInput>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::UserCreateOrUpdateInput,
        ) -> types::builder::UserCreateOrUpdateInput,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /v1/users`.
    ///
    /// # Errors
    ///
    /// See [`Client::create_user`](crate::Client::create_user).
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| {
                types::UserCreateOrUpdateInput::try_from(v).map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::CREATE_USER, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request: [`Client::get_user`](crate::Client::get_user).
#[derive(Debug, Clone)]
pub struct GetUser<'a> {
    client: Call<'a>,
    user_uid: Result<::uuid::Uuid, String>,
}

impl<'a> GetUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            user_uid: Err("the path parameter `userUid` is not set".to_string()),
        }
    }
    /// Sets the path parameter `userUid`.
    ///
    /// The id of the user.
    pub fn user_uid<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.user_uid = ::openapi_client_core::convert(
            value,
            "the path parameter `userUid`",
        );
        self
    }
    /// Sends the request, `GET /v1/users/{userUid}`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_user`](crate::Client::get_user).
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        let Self { client, user_uid } = self;
        let user_uid = user_uid.map_err(Error::invalid_request)?;
        Ok(client.request(&operations::GET_USER, &[&user_uid]).send().await?.json()?)
    }
}

/// Builder of a request: [`Client::delete_user`](crate::Client::delete_user).
#[derive(Debug, Clone)]
pub struct DeleteUser<'a> {
    client: Call<'a>,
    user_uid: Result<::uuid::Uuid, String>,
}

impl<'a> DeleteUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            user_uid: Err("the path parameter `userUid` is not set".to_string()),
        }
    }
    /// Sets the path parameter `userUid`.
    ///
    /// The id of the user.
    pub fn user_uid<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.user_uid = ::openapi_client_core::convert(
            value,
            "the path parameter `userUid`",
        );
        self
    }
    /// Sends the request, `DELETE /v1/users/{userUid}`.
    ///
    /// # Errors
    ///
    /// See [`Client::delete_user`](crate::Client::delete_user).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, user_uid } = self;
        let user_uid = user_uid.map_err(Error::invalid_request)?;
        Ok(client.request(&operations::DELETE_USER, &[&user_uid]).send().await?.empty()?)
    }
}

/// Builder of a request:
/// [`Client::get_active_directory_groups`](crate::Client::get_active_directory_groups).
#[derive(Debug, Clone)]
pub struct GetActiveDirectoryGroups<'a> {
    client: Call<'a>,
    limit: Result<Option<::std::string::String>, String>,
    offset: Result<Option<::std::string::String>, String>,
    q: Result<Option<::std::string::String>, String>,
}

impl<'a> GetActiveDirectoryGroups<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            limit: Ok(None),
            offset: Ok(None),
            q: Ok(None),
        }
    }
    /// Sets the query parameter `limit`.
    ///
    /// The maximum number of results on a page, at most 200. It is text, such as
    /// `"50"`.
    pub fn limit<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.limit = ::openapi_client_core::convert(value, "the query parameter `limit`")
            .map(Some);
        self
    }
    /// Sets the query parameter `offset`.
    ///
    /// The number of results before the first one of the page. It is text, such as
    /// `"0"`.
    pub fn offset<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.offset = ::openapi_client_core::convert(
                value,
                "the query parameter `offset`",
            )
            .map(Some);
        self
    }
    /// Sets the query parameter `q`.
    ///
    /// Which results are wanted, in the query syntax of Lucene.
    pub fn q<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.q = ::openapi_client_core::convert(value, "the query parameter `q`")
            .map(Some);
        self
    }
    /// Sends the request, `GET /v1/users/groups`.
    ///
    /// The response is one page; [`pages`](Self::pages) gives all, and
    /// [`items`](Self::items) their items.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_active_directory_groups`](crate::Client::get_active_directory_groups).
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::ActiveDirectoryGroupPage>, Error> {
        let Self { client, limit, offset, q } = self;
        let limit = limit.map_err(Error::invalid_request)?;
        let offset = offset.map_err(Error::invalid_request)?;
        let q = q.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_ACTIVE_DIRECTORY_GROUPS, &[])
                .query(&openapi_client_core::Param::new("limit", &limit))
                .query(&openapi_client_core::Param::new("offset", &offset))
                .query(&openapi_client_core::Param::new("q", &q))
                .send()
                .await?
                .json()?,
        )
    }
    ::openapi_client_core::paged! {
        pages, items : types::ActiveDirectoryGroup,
        operations::GET_ACTIVE_DIRECTORY_GROUPS, by_offset(offset, limit = "limit"), |
        page : types::ActiveDirectoryGroupPage | ::openapi_client_core::Page::new(page
        .items).at(page.offset.as_ref()).of(page.count.as_ref())
    }
}

/// Builder of a request:
/// [`Client::create_active_directory_group`](crate::Client::create_active_directory_group).
#[derive(Debug, Clone)]
pub struct CreateActiveDirectoryGroup<'a> {
    client: Call<'a>,
    body: Result<types::builder::ActiveDirectoryGroupCreateOrUpdateInput, String>,
}

impl<'a> CreateActiveDirectoryGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The group to create.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::ActiveDirectoryGroupCreateOrUpdateInput>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::ActiveDirectoryGroupCreateOrUpdateInput,
        ) -> types::builder::ActiveDirectoryGroupCreateOrUpdateInput,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /v1/users/groups`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::create_active_directory_group`](crate::Client::create_active_directory_group).
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::ActiveDirectoryGroup>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| {
                types::ActiveDirectoryGroupCreateOrUpdateInput::try_from(v)
                    .map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::CREATE_ACTIVE_DIRECTORY_GROUP, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_active_directory_group`](crate::Client::get_active_directory_group).
#[derive(Debug, Clone)]
pub struct GetActiveDirectoryGroup<'a> {
    client: Call<'a>,
    group_uid: Result<::uuid::Uuid, String>,
}

impl<'a> GetActiveDirectoryGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            group_uid: Err("the path parameter `groupUid` is not set".to_string()),
        }
    }
    /// Sets the path parameter `groupUid`.
    ///
    /// The id of the group in Security Cloud Control.
    pub fn group_uid<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.group_uid = ::openapi_client_core::convert(
            value,
            "the path parameter `groupUid`",
        );
        self
    }
    /// Sends the request, `GET /v1/users/groups/{groupUid}`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_active_directory_group`](crate::Client::get_active_directory_group).
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::ActiveDirectoryGroup>, Error> {
        let Self { client, group_uid } = self;
        let group_uid = group_uid.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_ACTIVE_DIRECTORY_GROUP, &[&group_uid])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::delete_active_directory_group`](crate::Client::delete_active_directory_group).
#[derive(Debug, Clone)]
pub struct DeleteActiveDirectoryGroup<'a> {
    client: Call<'a>,
    group_uid: Result<::uuid::Uuid, String>,
}

impl<'a> DeleteActiveDirectoryGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            group_uid: Err("the path parameter `groupUid` is not set".to_string()),
        }
    }
    /// Sets the path parameter `groupUid`.
    ///
    /// The id of the group in Security Cloud Control.
    pub fn group_uid<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.group_uid = ::openapi_client_core::convert(
            value,
            "the path parameter `groupUid`",
        );
        self
    }
    /// Sends the request, `DELETE /v1/users/groups/{groupUid}`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::delete_active_directory_group`](crate::Client::delete_active_directory_group).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, group_uid } = self;
        let group_uid = group_uid.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::DELETE_ACTIVE_DIRECTORY_GROUP, &[&group_uid])
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::modify_active_directory_group`](crate::Client::modify_active_directory_group).
#[derive(Debug, Clone)]
pub struct ModifyActiveDirectoryGroup<'a> {
    client: Call<'a>,
    group_uid: Result<::uuid::Uuid, String>,
    body: Result<types::builder::ActiveDirectoryGroupCreateOrUpdateInput, String>,
}

impl<'a> ModifyActiveDirectoryGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            group_uid: Err("the path parameter `groupUid` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `groupUid`.
    ///
    /// The id of the group in Security Cloud Control.
    pub fn group_uid<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.group_uid = ::openapi_client_core::convert(
            value,
            "the path parameter `groupUid`",
        );
        self
    }
    /// Sets the body.
    ///
    /// The group as it is to be.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::ActiveDirectoryGroupCreateOrUpdateInput>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::ActiveDirectoryGroupCreateOrUpdateInput,
        ) -> types::builder::ActiveDirectoryGroupCreateOrUpdateInput,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PATCH /v1/users/groups/{groupUid}`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::modify_active_directory_group`](crate::Client::modify_active_directory_group).
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::ActiveDirectoryGroup>, Error> {
        let Self { client, group_uid, body } = self;
        let group_uid = group_uid.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| {
                types::ActiveDirectoryGroupCreateOrUpdateInput::try_from(v)
                    .map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::MODIFY_ACTIVE_DIRECTORY_GROUP, &[&group_uid])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::revoke_api_token`](crate::Client::revoke_api_token).
#[derive(Debug, Clone)]
pub struct RevokeApiToken<'a> {
    client: Call<'a>,
    api_user_uid: Result<::uuid::Uuid, String>,
}

impl<'a> RevokeApiToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            api_user_uid: Err("the path parameter `apiUserUid` is not set".to_string()),
        }
    }
    /// Sets the path parameter `apiUserUid`.
    ///
    /// The id of the API-only user.
    pub fn api_user_uid<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.api_user_uid = ::openapi_client_core::convert(
            value,
            "the path parameter `apiUserUid`",
        );
        self
    }
    /// Sends the request, `POST /v1/users/{apiUserUid}/apiToken/revoke`.
    ///
    /// # Errors
    ///
    /// See [`Client::revoke_api_token`](crate::Client::revoke_api_token).
    pub async fn send(self) -> Result<ResponseValue<types::StatusInfo>, Error> {
        let Self { client, api_user_uid } = self;
        let api_user_uid = api_user_uid.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::REVOKE_API_TOKEN, &[&api_user_uid])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request: [`Client::get_token`](crate::Client::get_token).
#[derive(Debug, Clone)]
pub struct GetToken<'a> {
    client: Call<'a>,
}

impl<'a> GetToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `GET /v1/token`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_token`](crate::Client::get_token).
    pub async fn send(self) -> Result<ResponseValue<types::CdoTokenInfo>, Error> {
        let Self { client } = self;
        Ok(client.request(&operations::GET_TOKEN, &[]).send().await?.json()?)
    }
}

/// Builder of a request: [`Client::revoke_token`](crate::Client::revoke_token).
#[derive(Debug, Clone)]
pub struct RevokeToken<'a> {
    client: Call<'a>,
}

impl<'a> RevokeToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `POST /v1/token/revoke`.
    ///
    /// # Errors
    ///
    /// See [`Client::revoke_token`](crate::Client::revoke_token).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client } = self;
        Ok(client.request(&operations::REVOKE_TOKEN, &[]).send().await?.empty()?)
    }
}
