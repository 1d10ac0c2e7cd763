//! Builders of requests, one for each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

use super::{operations, types};
use crate::{Client, Error};
use ::openapi_client_core::{Call, ResponseValue};

::openapi_client_core::call_settings! {
    GetCurrentUser, GetAssignedRolePermissionsForCurrentUser,
    GetCurrentUserRolePrivileges, GetAvailablePrivilegeGroups, GetAvailablePrivileges,
    GetRoles, UpdateUserRole, CreateUserRole, GetRoleByName, DeleteUserRole,
    GetRolePrivileges, SetRolePrivileges, AddRolePrivileges, RemoveRolePrivileges,
    GetAllObjectScopes, ModifyScope, CreateScope, DeleteScopes, GetScope, GetAuthSources,
    UpdateAuthSource, AddAuthSource, PatchAuthSourceWithCertificateDetails,
    TestAuthSource, PatchTestAuthSource, GetVidbWellKnownUrl,
    SearchUserGroupsForAuthSource, SynchronizeUserGroups, ImportUsers,
    SearchUsersForAuthSource, GetAuthSource, DeleteAuthSource, GetAuthSourceTypes,
    GetAuthSourceType, AcquireToken, ExchangeOpsTokenWithJwtToken, ReleaseToken,
    GetTraversalSpecs, GetUserGroups, ModifyUserGroup, CreateUserGroup, DeleteUserGroups,
    GetAssignedRolePermissionsForUserGroup, AssignRolePermissionToUserGroup,
    UnassignedRolePermissionFromUserGroup, AssignTraversalSpecToUserGroup, GetUserGroup,
    DeleteUserGroup, GetUsers, ModifyUser, CreateUser, DeleteUsers, ChangePassword,
    GetUser, DeleteUser, GetAssignedRolePermissionsForUser, AssignRolePermissionToUser,
    UnassignedRolePermissionFromUser, AssignTraversalSpecToUser
}

/// Builder of a request:
/// [`Client::get_current_user`](crate::Client::get_current_user).
#[derive(Debug, Clone)]
pub struct GetCurrentUser<'a> {
    client: Call<'a>,
}

impl<'a> GetCurrentUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `GET /api/auth/currentuser`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_current_user`](crate::Client::get_current_user).
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        let Self { client } = self;
        Ok(client.request(&operations::GET_CURRENT_USER, &[]).send().await?.json()?)
    }
}

/// Builder of a request:
/// [`Client::get_assigned_role_permissions_for_current_user`](crate::Client::get_assigned_role_permissions_for_current_user).
#[derive(Debug, Clone)]
pub struct GetAssignedRolePermissionsForCurrentUser<'a> {
    client: Call<'a>,
}

impl<'a> GetAssignedRolePermissionsForCurrentUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `GET /api/auth/currentuser/permissions`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_assigned_role_permissions_for_current_user`](crate::Client::get_assigned_role_permissions_for_current_user).
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        let Self { client } = self;
        Ok(
            client
                .request(
                    &operations::GET_ASSIGNED_ROLE_PERMISSIONS_FOR_CURRENT_USER,
                    &[],
                )
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_current_user_role_privileges`](crate::Client::get_current_user_role_privileges).
#[derive(Debug, Clone)]
pub struct GetCurrentUserRolePrivileges<'a> {
    client: Call<'a>,
    role_name: Result<::std::string::String, String>,
}

impl<'a> GetCurrentUserRolePrivileges<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
        }
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sends the request, `GET /api/auth/currentuser/roles/{roleName}/privileges`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_current_user_role_privileges`](crate::Client::get_current_user_role_privileges).
    pub async fn send(self) -> Result<ResponseValue<types::Privileges>, Error> {
        let Self { client, role_name } = self;
        let role_name = role_name.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_CURRENT_USER_ROLE_PRIVILEGES, &[&role_name])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_available_privilege_groups`](crate::Client::get_available_privilege_groups).
#[derive(Debug, Clone)]
pub struct GetAvailablePrivilegeGroups<'a> {
    client: Call<'a>,
    key: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
}

impl<'a> GetAvailablePrivilegeGroups<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            key: Ok(None),
        }
    }
    /// Sets the query parameter `key`.
    ///
    /// Only the groups with these keys; all groups if there is none.
    pub fn key<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.key = ::openapi_client_core::convert(value, "the query parameter `key`")
            .map(Some);
        self
    }
    /// Sends the request, `GET /api/auth/privilegegroups`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_available_privilege_groups`](crate::Client::get_available_privilege_groups).
    pub async fn send(self) -> Result<ResponseValue<types::PrivilegeGroups>, Error> {
        let Self { client, key } = self;
        let key = key.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_AVAILABLE_PRIVILEGE_GROUPS, &[])
                .query(&openapi_client_core::Param::new("key", &key))
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_available_privileges`](crate::Client::get_available_privileges).
#[derive(Debug, Clone)]
pub struct GetAvailablePrivileges<'a> {
    client: Call<'a>,
    key: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
}

impl<'a> GetAvailablePrivileges<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            key: Ok(None),
        }
    }
    /// Sets the query parameter `key`.
    ///
    /// Only the privileges with these keys; all privileges if there is none.
    pub fn key<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.key = ::openapi_client_core::convert(value, "the query parameter `key`")
            .map(Some);
        self
    }
    /// Sends the request, `GET /api/auth/privileges`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_available_privileges`](crate::Client::get_available_privileges).
    pub async fn send(self) -> Result<ResponseValue<types::Privileges>, Error> {
        let Self { client, key } = self;
        let key = key.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_AVAILABLE_PRIVILEGES, &[])
                .query(&openapi_client_core::Param::new("key", &key))
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request: [`Client::get_roles`](crate::Client::get_roles).
#[derive(Debug, Clone)]
pub struct GetRoles<'a> {
    client: Call<'a>,
    role_name: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
}

impl<'a> GetRoles<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            role_name: Ok(None),
        }
    }
    /// Sets the query parameter `roleName`.
    ///
    /// Only the roles with these names; all roles if there is none.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
                value,
                "the query parameter `roleName`",
            )
            .map(Some);
        self
    }
    /// Sends the request, `GET /api/auth/roles`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_roles`](crate::Client::get_roles).
    pub async fn send(self) -> Result<ResponseValue<types::UserRoles>, Error> {
        let Self { client, role_name } = self;
        let role_name = role_name.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_ROLES, &[])
                .query(&openapi_client_core::Param::new("roleName", &role_name))
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::update_user_role`](crate::Client::update_user_role).
#[derive(Debug, Clone)]
pub struct UpdateUserRole<'a> {
    client: Call<'a>,
    body: Result<types::builder::UserRole, String>,
}

impl<'a> UpdateUserRole<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The role as it shall be.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UserRole>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::UserRole) -> types::builder::UserRole,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/roles`.
    ///
    /// # Errors
    ///
    /// See [`Client::update_user_role`](crate::Client::update_user_role).
    pub async fn send(self) -> Result<ResponseValue<types::UserRole>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::UserRole::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::UPDATE_USER_ROLE, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::create_user_role`](crate::Client::create_user_role).
#[derive(Debug, Clone)]
pub struct CreateUserRole<'a> {
    client: Call<'a>,
    body: Result<types::builder::UserRole, String>,
}

impl<'a> CreateUserRole<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The role.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UserRole>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::UserRole) -> types::builder::UserRole,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/roles`.
    ///
    /// # Errors
    ///
    /// See [`Client::create_user_role`](crate::Client::create_user_role).
    pub async fn send(self) -> Result<ResponseValue<types::UserRole>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::UserRole::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::CREATE_USER_ROLE, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_role_by_name`](crate::Client::get_role_by_name).
#[derive(Debug, Clone)]
pub struct GetRoleByName<'a> {
    client: Call<'a>,
    role_name: Result<::std::string::String, String>,
}

impl<'a> GetRoleByName<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
        }
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sends the request, `GET /api/auth/roles/{roleName}`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_role_by_name`](crate::Client::get_role_by_name).
    pub async fn send(self) -> Result<ResponseValue<types::UserRole>, Error> {
        let Self { client, role_name } = self;
        let role_name = role_name.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_ROLE_BY_NAME, &[&role_name])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::delete_user_role`](crate::Client::delete_user_role).
#[derive(Debug, Clone)]
pub struct DeleteUserRole<'a> {
    client: Call<'a>,
    role_name: Result<::std::string::String, String>,
}

impl<'a> DeleteUserRole<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
        }
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sends the request, `DELETE /api/auth/roles/{roleName}`.
    ///
    /// # Errors
    ///
    /// See [`Client::delete_user_role`](crate::Client::delete_user_role).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, role_name } = self;
        let role_name = role_name.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::DELETE_USER_ROLE, &[&role_name])
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_role_privileges`](crate::Client::get_role_privileges).
#[derive(Debug, Clone)]
pub struct GetRolePrivileges<'a> {
    client: Call<'a>,
    role_name: Result<::std::string::String, String>,
}

impl<'a> GetRolePrivileges<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
        }
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sends the request, `GET /api/auth/roles/{roleName}/privileges`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_role_privileges`](crate::Client::get_role_privileges).
    pub async fn send(self) -> Result<ResponseValue<types::Privileges>, Error> {
        let Self { client, role_name } = self;
        let role_name = role_name.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_ROLE_PRIVILEGES, &[&role_name])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::set_role_privileges`](crate::Client::set_role_privileges).
#[derive(Debug, Clone)]
pub struct SetRolePrivileges<'a> {
    client: Call<'a>,
    role_name: Result<::std::string::String, String>,
    body: Result<types::builder::PrivilegeKeys, String>,
}

impl<'a> SetRolePrivileges<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sets the body.
    ///
    /// The keys of all privileges that the role shall have.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::PrivilegeKeys>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::PrivilegeKeys,
        ) -> types::builder::PrivilegeKeys,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/roles/{roleName}/privileges`.
    ///
    /// # Errors
    ///
    /// See [`Client::set_role_privileges`](crate::Client::set_role_privileges).
    pub async fn send(self) -> Result<ResponseValue<types::PrivilegeKeys>, Error> {
        let Self { client, role_name, body } = self;
        let role_name = role_name.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| types::PrivilegeKeys::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::SET_ROLE_PRIVILEGES, &[&role_name])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::add_role_privileges`](crate::Client::add_role_privileges).
#[derive(Debug, Clone)]
pub struct AddRolePrivileges<'a> {
    client: Call<'a>,
    role_name: Result<::std::string::String, String>,
    body: Result<types::builder::PrivilegeKeys, String>,
}

impl<'a> AddRolePrivileges<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sets the body.
    ///
    /// The keys of the privileges to add.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::PrivilegeKeys>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::PrivilegeKeys,
        ) -> types::builder::PrivilegeKeys,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/roles/{roleName}/privileges`.
    ///
    /// # Errors
    ///
    /// See [`Client::add_role_privileges`](crate::Client::add_role_privileges).
    pub async fn send(self) -> Result<ResponseValue<types::PrivilegeKeys>, Error> {
        let Self { client, role_name, body } = self;
        let role_name = role_name.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| types::PrivilegeKeys::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::ADD_ROLE_PRIVILEGES, &[&role_name])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::remove_role_privileges`](crate::Client::remove_role_privileges).
#[derive(Debug, Clone)]
pub struct RemoveRolePrivileges<'a> {
    client: Call<'a>,
    role_name: Result<::std::string::String, String>,
    body: Result<types::builder::PrivilegeKeys, String>,
}

impl<'a> RemoveRolePrivileges<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sets the body.
    ///
    /// The keys of the privileges to remove.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::PrivilegeKeys>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::PrivilegeKeys,
        ) -> types::builder::PrivilegeKeys,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `DELETE /api/auth/roles/{roleName}/privileges`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::remove_role_privileges`](crate::Client::remove_role_privileges).
    pub async fn send(self) -> Result<ResponseValue<types::PrivilegeKeys>, Error> {
        let Self { client, role_name, body } = self;
        let role_name = role_name.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| types::PrivilegeKeys::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::REMOVE_ROLE_PRIVILEGES, &[&role_name])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_all_object_scopes`](crate::Client::get_all_object_scopes).
#[derive(Debug, Clone)]
pub struct GetAllObjectScopes<'a> {
    client: Call<'a>,
}

impl<'a> GetAllObjectScopes<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `GET /api/auth/scopes`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_all_object_scopes`](crate::Client::get_all_object_scopes).
    pub async fn send(self) -> Result<ResponseValue<types::ScopesDetails>, Error> {
        let Self { client } = self;
        Ok(client.request(&operations::GET_ALL_OBJECT_SCOPES, &[]).send().await?.json()?)
    }
}

/// Builder of a request: [`Client::modify_scope`](crate::Client::modify_scope).
#[derive(Debug, Clone)]
pub struct ModifyScope<'a> {
    client: Call<'a>,
    body: Result<types::builder::Scope, String>,
}

impl<'a> ModifyScope<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The scope as it shall be, with its id.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::Scope>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::Scope) -> types::builder::Scope,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/scopes`.
    ///
    /// # Errors
    ///
    /// See [`Client::modify_scope`](crate::Client::modify_scope).
    pub async fn send(self) -> Result<ResponseValue<types::Scope>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::Scope::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::MODIFY_SCOPE, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request: [`Client::create_scope`](crate::Client::create_scope).
#[derive(Debug, Clone)]
pub struct CreateScope<'a> {
    client: Call<'a>,
    body: Result<types::builder::Scope, String>,
}

impl<'a> CreateScope<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The scope; the server chooses its id.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::Scope>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::Scope) -> types::builder::Scope,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/scopes`.
    ///
    /// # Errors
    ///
    /// See [`Client::create_scope`](crate::Client::create_scope).
    pub async fn send(self) -> Result<ResponseValue<types::Scope>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::Scope::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::CREATE_SCOPE, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::delete_scopes`](crate::Client::delete_scopes).
#[derive(Debug, Clone)]
pub struct DeleteScopes<'a> {
    client: Call<'a>,
    body: Result<types::builder::UuidValues, String>,
}

impl<'a> DeleteScopes<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The ids of the scopes.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UuidValues>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::UuidValues) -> types::builder::UuidValues,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `DELETE /api/auth/scopes`.
    ///
    /// # Errors
    ///
    /// See [`Client::delete_scopes`](crate::Client::delete_scopes).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::UuidValues::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::DELETE_SCOPES, &[])
                .json(&body)
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request: [`Client::get_scope`](crate::Client::get_scope).
#[derive(Debug, Clone)]
pub struct GetScope<'a> {
    client: Call<'a>,
    scope_id: Result<::uuid::Uuid, String>,
}

impl<'a> GetScope<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            scope_id: Err("the path parameter `scopeId` is not set".to_string()),
        }
    }
    /// Sets the path parameter `scopeId`.
    ///
    /// The id of the scope.
    pub fn scope_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.scope_id = ::openapi_client_core::convert(
            value,
            "the path parameter `scopeId`",
        );
        self
    }
    /// Sends the request, `GET /api/auth/scopes/{scopeId}`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_scope`](crate::Client::get_scope).
    pub async fn send(self) -> Result<ResponseValue<types::ScopeDetails>, Error> {
        let Self { client, scope_id } = self;
        let scope_id = scope_id.map_err(Error::invalid_request)?;
        Ok(client.request(&operations::GET_SCOPE, &[&scope_id]).send().await?.json()?)
    }
}

/// Builder of a request:
/// [`Client::get_auth_sources`](crate::Client::get_auth_sources).
#[derive(Debug, Clone)]
pub struct GetAuthSources<'a> {
    client: Call<'a>,
}

impl<'a> GetAuthSources<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `GET /api/auth/sources`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_auth_sources`](crate::Client::get_auth_sources).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSources>, Error> {
        let Self { client } = self;
        Ok(client.request(&operations::GET_AUTH_SOURCES, &[]).send().await?.json()?)
    }
}

/// Builder of a request:
/// [`Client::update_auth_source`](crate::Client::update_auth_source).
#[derive(Debug, Clone)]
pub struct UpdateAuthSource<'a> {
    client: Call<'a>,
    body: Result<types::builder::AuthSource, String>,
}

impl<'a> UpdateAuthSource<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The auth source as it shall be, with its id.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::AuthSource>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/sources`.
    ///
    /// # Errors
    ///
    /// See [`Client::update_auth_source`](crate::Client::update_auth_source).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::AuthSource::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::UPDATE_AUTH_SOURCE, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::add_auth_source`](crate::Client::add_auth_source).
#[derive(Debug, Clone)]
pub struct AddAuthSource<'a> {
    client: Call<'a>,
    body: Result<types::builder::AuthSource, String>,
}

impl<'a> AddAuthSource<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The auth source; the server chooses its id.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::AuthSource>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/sources`.
    ///
    /// # Errors
    ///
    /// See [`Client::add_auth_source`](crate::Client::add_auth_source).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::AuthSource::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::ADD_AUTH_SOURCE, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::patch_auth_source_with_certificate_details`](crate::Client::patch_auth_source_with_certificate_details).
#[derive(Debug, Clone)]
pub struct PatchAuthSourceWithCertificateDetails<'a> {
    client: Call<'a>,
    body: Result<types::builder::AuthSource, String>,
}

impl<'a> PatchAuthSourceWithCertificateDetails<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The auth source with the certificates that are accepted.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::AuthSource>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PATCH /api/auth/sources`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::patch_auth_source_with_certificate_details`](crate::Client::patch_auth_source_with_certificate_details).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::AuthSource::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::PATCH_AUTH_SOURCE_WITH_CERTIFICATE_DETAILS, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::test_auth_source`](crate::Client::test_auth_source).
#[derive(Debug, Clone)]
pub struct TestAuthSource<'a> {
    client: Call<'a>,
    body: Result<types::builder::AuthSource, String>,
}

impl<'a> TestAuthSource<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The auth source.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::AuthSource>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/sources/test`.
    ///
    /// # Errors
    ///
    /// See [`Client::test_auth_source`](crate::Client::test_auth_source).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::AuthSource::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::TEST_AUTH_SOURCE, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::patch_test_auth_source`](crate::Client::patch_test_auth_source).
#[derive(Debug, Clone)]
pub struct PatchTestAuthSource<'a> {
    client: Call<'a>,
    body: Result<types::builder::AuthSource, String>,
}

impl<'a> PatchTestAuthSource<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The auth source with the certificates that are accepted.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::AuthSource>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PATCH /api/auth/sources/test`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::patch_test_auth_source`](crate::Client::patch_test_auth_source).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::AuthSource::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::PATCH_TEST_AUTH_SOURCE, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_vidb_well_known_url`](crate::Client::get_vidb_well_known_url).
#[derive(Debug, Clone)]
pub struct GetVidbWellKnownUrl<'a> {
    client: Call<'a>,
}

impl<'a> GetVidbWellKnownUrl<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `GET /api/auth/sources/vidb/well-known-url`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_vidb_well_known_url`](crate::Client::get_vidb_well_known_url).
    pub async fn send(self) -> Result<ResponseValue<types::WellKnownUrl>, Error> {
        let Self { client } = self;
        Ok(
            client
                .request(&operations::GET_VIDB_WELL_KNOWN_URL, &[])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::search_user_groups_for_auth_source`](crate::Client::search_user_groups_for_auth_source).
#[derive(Debug, Clone)]
pub struct SearchUserGroupsForAuthSource<'a> {
    client: Call<'a>,
    id: Result<::uuid::Uuid, String>,
    body: Result<types::builder::UsergroupSearchRequest, String>,
}

impl<'a> SearchUserGroupsForAuthSource<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the path parameter `id` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `id`.
    ///
    /// The id of the auth source to search.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the path parameter `id`");
        self
    }
    /// Sets the body.
    ///
    /// What to search for.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UsergroupSearchRequest>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::UsergroupSearchRequest,
        ) -> types::builder::UsergroupSearchRequest,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/sources/{id}/usergroups/search`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::search_user_groups_for_auth_source`](crate::Client::search_user_groups_for_auth_source).
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::UsergroupSearchResponses>, Error> {
        let Self { client, id, body } = self;
        let id = id.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| {
                types::UsergroupSearchRequest::try_from(v).map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::SEARCH_USER_GROUPS_FOR_AUTH_SOURCE, &[&id])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::synchronize_user_groups`](crate::Client::synchronize_user_groups).
#[derive(Debug, Clone)]
pub struct SynchronizeUserGroups<'a> {
    client: Call<'a>,
    id: Result<::uuid::Uuid, String>,
}

impl<'a> SynchronizeUserGroups<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the path parameter `id` is not set".to_string()),
        }
    }
    /// Sets the path parameter `id`.
    ///
    /// The id of the auth source whose groups are brought up to date.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the path parameter `id`");
        self
    }
    /// Sends the request, `PUT /api/auth/sources/{id}/usergroups/synchronize`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::synchronize_user_groups`](crate::Client::synchronize_user_groups).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, id } = self;
        let id = id.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::SYNCHRONIZE_USER_GROUPS, &[&id])
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request: [`Client::import_users`](crate::Client::import_users).
#[derive(Debug, Clone)]
pub struct ImportUsers<'a> {
    client: Call<'a>,
    id: Result<::uuid::Uuid, String>,
    body: Result<types::builder::UserList, String>,
}

impl<'a> ImportUsers<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the path parameter `id` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `id`.
    ///
    /// The id of the auth source that the users come from.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the path parameter `id`");
        self
    }
    /// Sets the body.
    ///
    /// The users to import.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UserList>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::UserList) -> types::builder::UserList,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/sources/{id}/users`.
    ///
    /// # Errors
    ///
    /// See [`Client::import_users`](crate::Client::import_users).
    pub async fn send(self) -> Result<ResponseValue<types::UserList>, Error> {
        let Self { client, id, body } = self;
        let id = id.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| types::UserList::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::IMPORT_USERS, &[&id])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::search_users_for_auth_source`](crate::Client::search_users_for_auth_source).
#[derive(Debug, Clone)]
pub struct SearchUsersForAuthSource<'a> {
    client: Call<'a>,
    id: Result<::uuid::Uuid, String>,
    body: Result<types::builder::UserSearchRequest, String>,
}

impl<'a> SearchUsersForAuthSource<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the path parameter `id` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `id`.
    ///
    /// The id of the auth source to search.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the path parameter `id`");
        self
    }
    /// Sets the body.
    ///
    /// What to search for.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UserSearchRequest>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::UserSearchRequest,
        ) -> types::builder::UserSearchRequest,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/sources/{id}/users/search`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::search_users_for_auth_source`](crate::Client::search_users_for_auth_source).
    pub async fn send(self) -> Result<ResponseValue<types::UserSearchResponses>, Error> {
        let Self { client, id, body } = self;
        let id = id.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| {
                types::UserSearchRequest::try_from(v).map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::SEARCH_USERS_FOR_AUTH_SOURCE, &[&id])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_auth_source`](crate::Client::get_auth_source).
#[derive(Debug, Clone)]
pub struct GetAuthSource<'a> {
    client: Call<'a>,
    source_id: Result<::uuid::Uuid, String>,
}

impl<'a> GetAuthSource<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            source_id: Err("the path parameter `sourceId` is not set".to_string()),
        }
    }
    /// Sets the path parameter `sourceId`.
    ///
    /// The id of the auth source.
    pub fn source_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.source_id = ::openapi_client_core::convert(
            value,
            "the path parameter `sourceId`",
        );
        self
    }
    /// Sends the request, `GET /api/auth/sources/{sourceId}`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_auth_source`](crate::Client::get_auth_source).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        let Self { client, source_id } = self;
        let source_id = source_id.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_AUTH_SOURCE, &[&source_id])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::delete_auth_source`](crate::Client::delete_auth_source).
#[derive(Debug, Clone)]
pub struct DeleteAuthSource<'a> {
    client: Call<'a>,
    source_id: Result<::uuid::Uuid, String>,
    force: Result<Option<bool>, String>,
    body: Result<Option<types::builder::NameValues>, String>,
}

impl<'a> DeleteAuthSource<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            source_id: Err("the path parameter `sourceId` is not set".to_string()),
            force: Ok(None),
            body: Ok(None),
        }
    }
    /// Sets the path parameter `sourceId`.
    ///
    /// The id of the auth source.
    pub fn source_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.source_id = ::openapi_client_core::convert(
            value,
            "the path parameter `sourceId`",
        );
        self
    }
    /// Sets the query parameter `force`.
    ///
    /// Whether to go on if the SSO server fails; VCF SSO only.
    pub fn force<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<bool>,
        V::Error: ::std::fmt::Display,
    {
        self.force = ::openapi_client_core::convert(value, "the query parameter `force`")
            .map(Some);
        self
    }
    /// Sets the body, which is optional.
    ///
    /// What the removal of an SSO source needs.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::NameValues>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body")
            .map(From::from)
            .map(Some);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::NameValues) -> types::builder::NameValues,
    {
        self.body = self.body.map(|body| Some(f(body.unwrap_or_default())));
        self
    }
    /// Sends the request, `DELETE /api/auth/sources/{sourceId}`.
    ///
    /// # Errors
    ///
    /// See [`Client::delete_auth_source`](crate::Client::delete_auth_source).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, source_id, force, body } = self;
        let source_id = source_id.map_err(Error::invalid_request)?;
        let force = force.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|body| {
                body
                    .map(|v| types::NameValues::try_from(v).map_err(|e| e.to_string()))
                    .transpose()
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::DELETE_AUTH_SOURCE, &[&source_id])
                .optional_json(body.as_ref())
                .query(&openapi_client_core::Param::new("force", &force))
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_auth_source_types`](crate::Client::get_auth_source_types).
#[derive(Debug, Clone)]
pub struct GetAuthSourceTypes<'a> {
    client: Call<'a>,
}

impl<'a> GetAuthSourceTypes<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `GET /api/auth/sourcetypes`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_auth_source_types`](crate::Client::get_auth_source_types).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSourcetypes>, Error> {
        let Self { client } = self;
        Ok(client.request(&operations::GET_AUTH_SOURCE_TYPES, &[]).send().await?.json()?)
    }
}

/// Builder of a request:
/// [`Client::get_auth_source_type`](crate::Client::get_auth_source_type).
#[derive(Debug, Clone)]
pub struct GetAuthSourceType<'a> {
    client: Call<'a>,
    source_id: Result<::std::string::String, String>,
}

impl<'a> GetAuthSourceType<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            source_id: Err("the path parameter `sourceId` is not set".to_string()),
        }
    }
    /// Sets the path parameter `sourceId`.
    ///
    /// The id of the type, such as `ACTIVE_DIRECTORY`; it is no UUID.
    pub fn source_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.source_id = ::openapi_client_core::convert(
            value,
            "the path parameter `sourceId`",
        );
        self
    }
    /// Sends the request, `GET /api/auth/sourcetypes/{sourceId}`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_auth_source_type`](crate::Client::get_auth_source_type).
    pub async fn send(self) -> Result<ResponseValue<types::AuthSourcetype>, Error> {
        let Self { client, source_id } = self;
        let source_id = source_id.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_AUTH_SOURCE_TYPE, &[&source_id])
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::acquire_token`](crate::Client::acquire_token).
#[derive(Debug, Clone)]
pub struct AcquireToken<'a> {
    client: Call<'a>,
    body: Result<types::builder::UsernamePassword, String>,
}

impl<'a> AcquireToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// Who logs in.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UsernamePassword>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
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
    client: Call<'a>,
    include_service_details: Result<Option<bool>, String>,
    body: Result<types::builder::TokenExchangeRequest, String>,
}

impl<'a> ExchangeOpsTokenWithJwtToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
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
        V::Error: ::std::fmt::Display,
    {
        self.include_service_details = ::openapi_client_core::convert(
                value,
                "the query parameter `includeServiceDetails`",
            )
            .map(Some);
        self
    }
    /// Sets the body.
    ///
    /// The services to be called with the JWT.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::TokenExchangeRequest>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
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
                .request(&operations::EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN, &[])
                .json(&body)
                .query(
                    &openapi_client_core::Param::new(
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
    client: Call<'a>,
}

impl<'a> ReleaseToken<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client: client.call() }
    }
    /// Sends the request, `POST /api/auth/token/release`.
    ///
    /// # Errors
    ///
    /// See [`Client::release_token`](crate::Client::release_token).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client } = self;
        Ok(client.request(&operations::RELEASE_TOKEN, &[]).send().await?.empty()?)
    }
}

/// Builder of a request:
/// [`Client::get_traversal_specs`](crate::Client::get_traversal_specs).
#[derive(Debug, Clone)]
pub struct GetTraversalSpecs<'a> {
    client: Call<'a>,
    adapter_kind: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
    name: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
    resource_kind: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
}

impl<'a> GetTraversalSpecs<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            adapter_kind: Ok(None),
            name: Ok(None),
            resource_kind: Ok(None),
        }
    }
    /// Sets the query parameter `adapterKind`.
    ///
    /// Only those whose root has one of these adapter kinds.
    pub fn adapter_kind<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.adapter_kind = ::openapi_client_core::convert(
                value,
                "the query parameter `adapterKind`",
            )
            .map(Some);
        self
    }
    /// Sets the query parameter `name`.
    ///
    /// Only those with one of these names.
    pub fn name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "the query parameter `name`")
            .map(Some);
        self
    }
    /// Sets the query parameter `resourceKind`.
    ///
    /// Only those whose root has one of these resource kinds.
    pub fn resource_kind<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.resource_kind = ::openapi_client_core::convert(
                value,
                "the query parameter `resourceKind`",
            )
            .map(Some);
        self
    }
    /// Sends the request, `GET /api/auth/traversalspecs`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_traversal_specs`](crate::Client::get_traversal_specs).
    pub async fn send(self) -> Result<ResponseValue<types::TraversalSpecs>, Error> {
        let Self { client, adapter_kind, name, resource_kind } = self;
        let adapter_kind = adapter_kind.map_err(Error::invalid_request)?;
        let name = name.map_err(Error::invalid_request)?;
        let resource_kind = resource_kind.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_TRAVERSAL_SPECS, &[])
                .query(&openapi_client_core::Param::new("adapterKind", &adapter_kind))
                .query(&openapi_client_core::Param::new("name", &name))
                .query(&openapi_client_core::Param::new("resourceKind", &resource_kind))
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_user_groups`](crate::Client::get_user_groups).
#[derive(Debug, Clone)]
pub struct GetUserGroups<'a> {
    client: Call<'a>,
    id: Result<Option<::std::vec::Vec<::uuid::Uuid>>, String>,
    name: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
}

impl<'a> GetUserGroups<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Ok(None),
            name: Ok(None),
        }
    }
    /// Sets the query parameter `id`.
    ///
    /// Only the groups with these ids.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::uuid::Uuid>>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the query parameter `id`")
            .map(Some);
        self
    }
    /// Sets the query parameter `name`.
    ///
    /// Only the groups whose name is, or contains, one of these.
    pub fn name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "the query parameter `name`")
            .map(Some);
        self
    }
    /// Sends the request, `GET /api/auth/usergroups`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_user_groups`](crate::Client::get_user_groups).
    pub async fn send(self) -> Result<ResponseValue<types::UserGroups>, Error> {
        let Self { client, id, name } = self;
        let id = id.map_err(Error::invalid_request)?;
        let name = name.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_USER_GROUPS, &[])
                .query(&openapi_client_core::Param::new("id", &id))
                .query(&openapi_client_core::Param::new("name", &name))
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::modify_user_group`](crate::Client::modify_user_group).
#[derive(Debug, Clone)]
pub struct ModifyUserGroup<'a> {
    client: Call<'a>,
    body: Result<types::builder::UserGroup, String>,
}

impl<'a> ModifyUserGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The user group as it shall be, with its id.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UserGroup>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::UserGroup) -> types::builder::UserGroup,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/usergroups`.
    ///
    /// # Errors
    ///
    /// See [`Client::modify_user_group`](crate::Client::modify_user_group).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::UserGroup::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::MODIFY_USER_GROUP, &[])
                .json(&body)
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::create_user_group`](crate::Client::create_user_group).
#[derive(Debug, Clone)]
pub struct CreateUserGroup<'a> {
    client: Call<'a>,
    body: Result<types::builder::UserGroup, String>,
}

impl<'a> CreateUserGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The user group, without an id.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::UserGroup>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::UserGroup) -> types::builder::UserGroup,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/usergroups`.
    ///
    /// # Errors
    ///
    /// See [`Client::create_user_group`](crate::Client::create_user_group).
    pub async fn send(self) -> Result<ResponseValue<types::UserGroup>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::UserGroup::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::CREATE_USER_GROUP, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::delete_user_groups`](crate::Client::delete_user_groups).
#[derive(Debug, Clone)]
pub struct DeleteUserGroups<'a> {
    client: Call<'a>,
    id: Result<::std::vec::Vec<::uuid::Uuid>, String>,
}

impl<'a> DeleteUserGroups<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the query parameter `id` is not set".to_string()),
        }
    }
    /// Sets the query parameter `id`.
    ///
    /// The ids of the user groups.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::uuid::Uuid>>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the query parameter `id`");
        self
    }
    /// Sends the request, `DELETE /api/auth/usergroups`.
    ///
    /// # Errors
    ///
    /// See [`Client::delete_user_groups`](crate::Client::delete_user_groups).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, id } = self;
        let id = id.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::DELETE_USER_GROUPS, &[])
                .query(&openapi_client_core::Param::new("id", &id).required())
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_assigned_role_permissions_for_user_group`](crate::Client::get_assigned_role_permissions_for_user_group).
#[derive(Debug, Clone)]
pub struct GetAssignedRolePermissionsForUserGroup<'a> {
    client: Call<'a>,
    group_id: Result<::uuid::Uuid, String>,
}

impl<'a> GetAssignedRolePermissionsForUserGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            group_id: Err("the path parameter `groupId` is not set".to_string()),
        }
    }
    /// Sets the path parameter `groupId`.
    ///
    /// The id of the user group.
    pub fn group_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.group_id = ::openapi_client_core::convert(
            value,
            "the path parameter `groupId`",
        );
        self
    }
    /// Sends the request, `GET /api/auth/usergroups/{groupId}/permissions`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_assigned_role_permissions_for_user_group`](crate::Client::get_assigned_role_permissions_for_user_group).
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        let Self { client, group_id } = self;
        let group_id = group_id.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(
                    &operations::GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER_GROUP,
                    &[&group_id],
                )
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::assign_role_permission_to_user_group`](crate::Client::assign_role_permission_to_user_group).
#[derive(Debug, Clone)]
pub struct AssignRolePermissionToUserGroup<'a> {
    client: Call<'a>,
    group_id: Result<::uuid::Uuid, String>,
    body: Result<types::builder::RolePermission, String>,
}

impl<'a> AssignRolePermissionToUserGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            group_id: Err("the path parameter `groupId` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `groupId`.
    ///
    /// The id of the user group.
    pub fn group_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.group_id = ::openapi_client_core::convert(
            value,
            "the path parameter `groupId`",
        );
        self
    }
    /// Sets the body.
    ///
    /// The role and the objects that it covers.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::RolePermission>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::RolePermission,
        ) -> types::builder::RolePermission,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/usergroups/{groupId}/permissions`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::assign_role_permission_to_user_group`](crate::Client::assign_role_permission_to_user_group).
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        let Self { client, group_id, body } = self;
        let group_id = group_id.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| types::RolePermission::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::ASSIGN_ROLE_PERMISSION_TO_USER_GROUP, &[&group_id])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::unassigned_role_permission_from_user_group`](crate::Client::unassigned_role_permission_from_user_group).
#[derive(Debug, Clone)]
pub struct UnassignedRolePermissionFromUserGroup<'a> {
    client: Call<'a>,
    group_id: Result<::uuid::Uuid, String>,
    role_name: Result<::std::string::String, String>,
}

impl<'a> UnassignedRolePermissionFromUserGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            group_id: Err("the path parameter `groupId` is not set".to_string()),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
        }
    }
    /// Sets the path parameter `groupId`.
    ///
    /// The id of the user group.
    pub fn group_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.group_id = ::openapi_client_core::convert(
            value,
            "the path parameter `groupId`",
        );
        self
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The role whose permission is taken away.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sends the request, `DELETE
    /// /api/auth/usergroups/{groupId}/permissions/{roleName}`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::unassigned_role_permission_from_user_group`](crate::Client::unassigned_role_permission_from_user_group).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, group_id, role_name } = self;
        let group_id = group_id.map_err(Error::invalid_request)?;
        let role_name = role_name.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(
                    &operations::UNASSIGNED_ROLE_PERMISSION_FROM_USER_GROUP,
                    &[&group_id, &role_name],
                )
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::assign_traversal_spec_to_user_group`](crate::Client::assign_traversal_spec_to_user_group).
#[derive(Debug, Clone)]
pub struct AssignTraversalSpecToUserGroup<'a> {
    client: Call<'a>,
    group_id: Result<::uuid::Uuid, String>,
    body: Result<types::builder::TraversalSpecInstance, String>,
}

impl<'a> AssignTraversalSpecToUserGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            group_id: Err("the path parameter `groupId` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `groupId`.
    ///
    /// The id of the user group.
    pub fn group_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.group_id = ::openapi_client_core::convert(
            value,
            "the path parameter `groupId`",
        );
        self
    }
    /// Sets the body.
    ///
    /// The traversal specification and what is chosen from it.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::TraversalSpecInstance>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::TraversalSpecInstance,
        ) -> types::builder::TraversalSpecInstance,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/usergroups/{groupId}/traversalspecs`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::assign_traversal_spec_to_user_group`](crate::Client::assign_traversal_spec_to_user_group).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, group_id, body } = self;
        let group_id = group_id.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| {
                types::TraversalSpecInstance::try_from(v).map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::ASSIGN_TRAVERSAL_SPEC_TO_USER_GROUP, &[&group_id])
                .json(&body)
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::get_user_group`](crate::Client::get_user_group).
#[derive(Debug, Clone)]
pub struct GetUserGroup<'a> {
    client: Call<'a>,
    id: Result<::uuid::Uuid, String>,
}

impl<'a> GetUserGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the path parameter `id` is not set".to_string()),
        }
    }
    /// Sets the path parameter `id`.
    ///
    /// The id of the user group.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the path parameter `id`");
        self
    }
    /// Sends the request, `GET /api/auth/usergroups/{id}`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_user_group`](crate::Client::get_user_group).
    pub async fn send(self) -> Result<ResponseValue<types::UserGroup>, Error> {
        let Self { client, id } = self;
        let id = id.map_err(Error::invalid_request)?;
        Ok(client.request(&operations::GET_USER_GROUP, &[&id]).send().await?.json()?)
    }
}

/// Builder of a request:
/// [`Client::delete_user_group`](crate::Client::delete_user_group).
#[derive(Debug, Clone)]
pub struct DeleteUserGroup<'a> {
    client: Call<'a>,
    id: Result<::uuid::Uuid, String>,
}

impl<'a> DeleteUserGroup<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the path parameter `id` is not set".to_string()),
        }
    }
    /// Sets the path parameter `id`.
    ///
    /// The id of the user group.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the path parameter `id`");
        self
    }
    /// Sends the request, `DELETE /api/auth/usergroups/{id}`.
    ///
    /// # Errors
    ///
    /// See [`Client::delete_user_group`](crate::Client::delete_user_group).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, id } = self;
        let id = id.map_err(Error::invalid_request)?;
        Ok(client.request(&operations::DELETE_USER_GROUP, &[&id]).send().await?.empty()?)
    }
}

/// Builder of a request: [`Client::get_users`](crate::Client::get_users).
#[derive(Debug, Clone)]
pub struct GetUsers<'a> {
    client: Call<'a>,
    id: Result<Option<::std::vec::Vec<::uuid::Uuid>>, String>,
    role_name: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
    username: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
}

impl<'a> GetUsers<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Ok(None),
            role_name: Ok(None),
            username: Ok(None),
        }
    }
    /// Sets the query parameter `id`.
    ///
    /// Only the users with these ids.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::uuid::Uuid>>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the query parameter `id`")
            .map(Some);
        self
    }
    /// Sets the query parameter `roleName`.
    ///
    /// Only the users with one of these roles.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
                value,
                "the query parameter `roleName`",
            )
            .map(Some);
        self
    }
    /// Sets the query parameter `username`.
    ///
    /// Only the users whose username is, or contains, one of these.
    pub fn username<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        V::Error: ::std::fmt::Display,
    {
        self.username = ::openapi_client_core::convert(
                value,
                "the query parameter `username`",
            )
            .map(Some);
        self
    }
    /// Sends the request, `GET /api/auth/users`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_users`](crate::Client::get_users).
    pub async fn send(self) -> Result<ResponseValue<types::UserList>, Error> {
        let Self { client, id, role_name, username } = self;
        let id = id.map_err(Error::invalid_request)?;
        let role_name = role_name.map_err(Error::invalid_request)?;
        let username = username.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::GET_USERS, &[])
                .query(&openapi_client_core::Param::new("id", &id))
                .query(&openapi_client_core::Param::new("roleName", &role_name))
                .query(&openapi_client_core::Param::new("username", &username))
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request: [`Client::modify_user`](crate::Client::modify_user).
#[derive(Debug, Clone)]
pub struct ModifyUser<'a> {
    client: Call<'a>,
    body: Result<types::builder::User, String>,
}

impl<'a> ModifyUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The user as it shall be, with its id.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::User>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::User) -> types::builder::User,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/users`.
    ///
    /// # Errors
    ///
    /// See [`Client::modify_user`](crate::Client::modify_user).
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::User::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::MODIFY_USER, &[])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request: [`Client::create_user`](crate::Client::create_user).
#[derive(Debug, Clone)]
pub struct CreateUser<'a> {
    client: Call<'a>,
    body: Result<types::builder::User, String>,
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
    /// The user, without an id.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::User>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(types::builder::User) -> types::builder::User,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `POST /api/auth/users`.
    ///
    /// # Errors
    ///
    /// See [`Client::create_user`](crate::Client::create_user).
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::User::try_from(v).map_err(|e| e.to_string()))
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

/// Builder of a request: [`Client::delete_users`](crate::Client::delete_users).
#[derive(Debug, Clone)]
pub struct DeleteUsers<'a> {
    client: Call<'a>,
    id: Result<::std::vec::Vec<::uuid::Uuid>, String>,
}

impl<'a> DeleteUsers<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the query parameter `id` is not set".to_string()),
        }
    }
    /// Sets the query parameter `id`.
    ///
    /// The ids of the users.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::vec::Vec<::uuid::Uuid>>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the query parameter `id`");
        self
    }
    /// Sends the request, `DELETE /api/auth/users`.
    ///
    /// # Errors
    ///
    /// See [`Client::delete_users`](crate::Client::delete_users).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, id } = self;
        let id = id.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::DELETE_USERS, &[])
                .query(&openapi_client_core::Param::new("id", &id).required())
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::change_password`](crate::Client::change_password).
#[derive(Debug, Clone)]
pub struct ChangePassword<'a> {
    client: Call<'a>,
    body: Result<types::builder::PasswordChange, String>,
}

impl<'a> ChangePassword<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the body.
    ///
    /// The current password and the new one.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::PasswordChange>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::PasswordChange,
        ) -> types::builder::PasswordChange,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/users/passwordchange`.
    ///
    /// # Errors
    ///
    /// See [`Client::change_password`](crate::Client::change_password).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, body } = self;
        let body = body
            .and_then(|v| types::PasswordChange::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::CHANGE_PASSWORD, &[])
                .json(&body)
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request: [`Client::get_user`](crate::Client::get_user).
#[derive(Debug, Clone)]
pub struct GetUser<'a> {
    client: Call<'a>,
    id: Result<::uuid::Uuid, String>,
}

impl<'a> GetUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the path parameter `id` is not set".to_string()),
        }
    }
    /// Sets the path parameter `id`.
    ///
    /// The id of the user.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the path parameter `id`");
        self
    }
    /// Sends the request, `GET /api/auth/users/{id}`.
    ///
    /// # Errors
    ///
    /// See [`Client::get_user`](crate::Client::get_user).
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        let Self { client, id } = self;
        let id = id.map_err(Error::invalid_request)?;
        Ok(client.request(&operations::GET_USER, &[&id]).send().await?.json()?)
    }
}

/// Builder of a request: [`Client::delete_user`](crate::Client::delete_user).
#[derive(Debug, Clone)]
pub struct DeleteUser<'a> {
    client: Call<'a>,
    id: Result<::uuid::Uuid, String>,
}

impl<'a> DeleteUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            id: Err("the path parameter `id` is not set".to_string()),
        }
    }
    /// Sets the path parameter `id`.
    ///
    /// The id of the user.
    pub fn id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.id = ::openapi_client_core::convert(value, "the path parameter `id`");
        self
    }
    /// Sends the request, `DELETE /api/auth/users/{id}`.
    ///
    /// # Errors
    ///
    /// See [`Client::delete_user`](crate::Client::delete_user).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, id } = self;
        let id = id.map_err(Error::invalid_request)?;
        Ok(client.request(&operations::DELETE_USER, &[&id]).send().await?.empty()?)
    }
}

/// Builder of a request:
/// [`Client::get_assigned_role_permissions_for_user`](crate::Client::get_assigned_role_permissions_for_user).
#[derive(Debug, Clone)]
pub struct GetAssignedRolePermissionsForUser<'a> {
    client: Call<'a>,
    user_id: Result<::uuid::Uuid, String>,
}

impl<'a> GetAssignedRolePermissionsForUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            user_id: Err("the path parameter `userId` is not set".to_string()),
        }
    }
    /// Sets the path parameter `userId`.
    ///
    /// The id of the user.
    pub fn user_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.user_id = ::openapi_client_core::convert(
            value,
            "the path parameter `userId`",
        );
        self
    }
    /// Sends the request, `GET /api/auth/users/{userId}/permissions`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::get_assigned_role_permissions_for_user`](crate::Client::get_assigned_role_permissions_for_user).
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        let Self { client, user_id } = self;
        let user_id = user_id.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(
                    &operations::GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER,
                    &[&user_id],
                )
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::assign_role_permission_to_user`](crate::Client::assign_role_permission_to_user).
#[derive(Debug, Clone)]
pub struct AssignRolePermissionToUser<'a> {
    client: Call<'a>,
    user_id: Result<::uuid::Uuid, String>,
    body: Result<types::builder::RolePermission, String>,
}

impl<'a> AssignRolePermissionToUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            user_id: Err("the path parameter `userId` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `userId`.
    ///
    /// The id of the user.
    pub fn user_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.user_id = ::openapi_client_core::convert(
            value,
            "the path parameter `userId`",
        );
        self
    }
    /// Sets the body.
    ///
    /// The role and the objects that it covers.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::RolePermission>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::RolePermission,
        ) -> types::builder::RolePermission,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/users/{userId}/permissions`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::assign_role_permission_to_user`](crate::Client::assign_role_permission_to_user).
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        let Self { client, user_id, body } = self;
        let user_id = user_id.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| types::RolePermission::try_from(v).map_err(|e| e.to_string()))
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::ASSIGN_ROLE_PERMISSION_TO_USER, &[&user_id])
                .json(&body)
                .send()
                .await?
                .json()?,
        )
    }
}

/// Builder of a request:
/// [`Client::unassigned_role_permission_from_user`](crate::Client::unassigned_role_permission_from_user).
#[derive(Debug, Clone)]
pub struct UnassignedRolePermissionFromUser<'a> {
    client: Call<'a>,
    user_id: Result<::uuid::Uuid, String>,
    role_name: Result<::std::string::String, String>,
}

impl<'a> UnassignedRolePermissionFromUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            user_id: Err("the path parameter `userId` is not set".to_string()),
            role_name: Err("the path parameter `roleName` is not set".to_string()),
        }
    }
    /// Sets the path parameter `userId`.
    ///
    /// The id of the user.
    pub fn user_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.user_id = ::openapi_client_core::convert(
            value,
            "the path parameter `userId`",
        );
        self
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The role whose permission is taken away.
    pub fn role_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
        V::Error: ::std::fmt::Display,
    {
        self.role_name = ::openapi_client_core::convert(
            value,
            "the path parameter `roleName`",
        );
        self
    }
    /// Sends the request, `DELETE /api/auth/users/{userId}/permissions/{roleName}`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::unassigned_role_permission_from_user`](crate::Client::unassigned_role_permission_from_user).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, user_id, role_name } = self;
        let user_id = user_id.map_err(Error::invalid_request)?;
        let role_name = role_name.map_err(Error::invalid_request)?;
        Ok(
            client
                .request(
                    &operations::UNASSIGNED_ROLE_PERMISSION_FROM_USER,
                    &[&user_id, &role_name],
                )
                .send()
                .await?
                .empty()?,
        )
    }
}

/// Builder of a request:
/// [`Client::assign_traversal_spec_to_user`](crate::Client::assign_traversal_spec_to_user).
#[derive(Debug, Clone)]
pub struct AssignTraversalSpecToUser<'a> {
    client: Call<'a>,
    user_id: Result<::uuid::Uuid, String>,
    body: Result<types::builder::TraversalSpecInstance, String>,
}

impl<'a> AssignTraversalSpecToUser<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self {
            client: client.call(),
            user_id: Err("the path parameter `userId` is not set".to_string()),
            body: Ok(::std::default::Default::default()),
        }
    }
    /// Sets the path parameter `userId`.
    ///
    /// The id of the user.
    pub fn user_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::uuid::Uuid>,
        V::Error: ::std::fmt::Display,
    {
        self.user_id = ::openapi_client_core::convert(
            value,
            "the path parameter `userId`",
        );
        self
    }
    /// Sets the body.
    ///
    /// The traversal specification and what is chosen from it.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<types::TraversalSpecInstance>,
        V::Error: ::std::fmt::Display,
    {
        self.body = ::openapi_client_core::convert(value, "the body").map(From::from);
        self
    }
    /// Changes the body by means of its builder.
    pub fn body_map<F>(mut self, f: F) -> Self
    where
        F: std::ops::FnOnce(
            types::builder::TraversalSpecInstance,
        ) -> types::builder::TraversalSpecInstance,
    {
        self.body = self.body.map(f);
        self
    }
    /// Sends the request, `PUT /api/auth/users/{userId}/traversalspecs`.
    ///
    /// # Errors
    ///
    /// See
    /// [`Client::assign_traversal_spec_to_user`](crate::Client::assign_traversal_spec_to_user).
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        let Self { client, user_id, body } = self;
        let user_id = user_id.map_err(Error::invalid_request)?;
        let body = body
            .and_then(|v| {
                types::TraversalSpecInstance::try_from(v).map_err(|e| e.to_string())
            })
            .map_err(Error::invalid_request)?;
        Ok(
            client
                .request(&operations::ASSIGN_TRAVERSAL_SPEC_TO_USER, &[&user_id])
                .json(&body)
                .send()
                .await?
                .empty()?,
        )
    }
}
