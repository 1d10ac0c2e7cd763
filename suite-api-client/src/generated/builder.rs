//! Builders of requests, one for each operation.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

use super::types;
use crate::Error;
use ::openapi_client_core::{BuiltBody, IntoValue, Request, ResponseValue};

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

/// The request of
/// [`Client::get_current_user`](crate::Client::get_current_user).
#[derive(Debug, Clone)]
pub struct GetCurrentUser<'a>(pub(crate) Request<'a>);

impl GetCurrentUser<'_> {
    /// Sends the request, `GET /api/auth/currentuser`.
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_assigned_role_permissions_for_current_user`](crate::Client::get_assigned_role_permissions_for_current_user).
#[derive(Debug, Clone)]
pub struct GetAssignedRolePermissionsForCurrentUser<'a>(pub(crate) Request<'a>);

impl GetAssignedRolePermissionsForCurrentUser<'_> {
    /// Sends the request, `GET /api/auth/currentuser/permissions`.
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_current_user_role_privileges`](crate::Client::get_current_user_role_privileges).
#[derive(Debug, Clone)]
pub struct GetCurrentUserRolePrivileges<'a>(pub(crate) Request<'a>);

impl GetCurrentUserRolePrivileges<'_> {
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sends the request, `GET /api/auth/currentuser/roles/{roleName}/privileges`.
    pub async fn send(self) -> Result<ResponseValue<types::Privileges>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_available_privilege_groups`](crate::Client::get_available_privilege_groups).
#[derive(Debug, Clone)]
pub struct GetAvailablePrivilegeGroups<'a>(pub(crate) Request<'a>);

impl GetAvailablePrivilegeGroups<'_> {
    /// Sets the query parameter `key`.
    ///
    /// Only the groups with these keys; all groups if there is none.
    pub fn key(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("key", value))
    }
    /// Sends the request, `GET /api/auth/privilegegroups`.
    pub async fn send(self) -> Result<ResponseValue<types::PrivilegeGroups>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_available_privileges`](crate::Client::get_available_privileges).
#[derive(Debug, Clone)]
pub struct GetAvailablePrivileges<'a>(pub(crate) Request<'a>);

impl GetAvailablePrivileges<'_> {
    /// Sets the query parameter `key`.
    ///
    /// Only the privileges with these keys; all privileges if there is none.
    pub fn key(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("key", value))
    }
    /// Sends the request, `GET /api/auth/privileges`.
    pub async fn send(self) -> Result<ResponseValue<types::Privileges>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::get_roles`](crate::Client::get_roles).
#[derive(Debug, Clone)]
pub struct GetRoles<'a>(pub(crate) Request<'a>);

impl GetRoles<'_> {
    /// Sets the query parameter `roleName`.
    ///
    /// Only the roles with these names; all roles if there is none.
    pub fn role_name(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("roleName", value))
    }
    /// Sends the request, `GET /api/auth/roles`.
    pub async fn send(self) -> Result<ResponseValue<types::UserRoles>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::update_user_role`](crate::Client::update_user_role).
#[derive(Debug, Clone)]
pub struct UpdateUserRole<'a>(pub(crate) Request<'a, BuiltBody<types::UserRole>>);

impl UpdateUserRole<'_> {
    /// Sets the body.
    ///
    /// The role as it shall be.
    pub fn body(self, value: impl IntoValue<types::UserRole>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::UserRole) -> types::builder::UserRole,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/roles`.
    pub async fn send(self) -> Result<ResponseValue<types::UserRole>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::create_user_role`](crate::Client::create_user_role).
#[derive(Debug, Clone)]
pub struct CreateUserRole<'a>(pub(crate) Request<'a, BuiltBody<types::UserRole>>);

impl CreateUserRole<'_> {
    /// Sets the body.
    ///
    /// The role.
    pub fn body(self, value: impl IntoValue<types::UserRole>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::UserRole) -> types::builder::UserRole,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/roles`.
    pub async fn send(self) -> Result<ResponseValue<types::UserRole>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_role_by_name`](crate::Client::get_role_by_name).
#[derive(Debug, Clone)]
pub struct GetRoleByName<'a>(pub(crate) Request<'a>);

impl GetRoleByName<'_> {
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sends the request, `GET /api/auth/roles/{roleName}`.
    pub async fn send(self) -> Result<ResponseValue<types::UserRole>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::delete_user_role`](crate::Client::delete_user_role).
#[derive(Debug, Clone)]
pub struct DeleteUserRole<'a>(pub(crate) Request<'a>);

impl DeleteUserRole<'_> {
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sends the request, `DELETE /api/auth/roles/{roleName}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::get_role_privileges`](crate::Client::get_role_privileges).
#[derive(Debug, Clone)]
pub struct GetRolePrivileges<'a>(pub(crate) Request<'a>);

impl GetRolePrivileges<'_> {
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sends the request, `GET /api/auth/roles/{roleName}/privileges`.
    pub async fn send(self) -> Result<ResponseValue<types::Privileges>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::set_role_privileges`](crate::Client::set_role_privileges).
#[derive(Debug, Clone)]
pub struct SetRolePrivileges<'a>(
    pub(crate) Request<'a, BuiltBody<types::PrivilegeKeys>>,
);

impl SetRolePrivileges<'_> {
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sets the body.
    ///
    /// The keys of all privileges that the role shall have.
    pub fn body(self, value: impl IntoValue<types::PrivilegeKeys>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::PrivilegeKeys,
        ) -> types::builder::PrivilegeKeys,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/roles/{roleName}/privileges`.
    pub async fn send(self) -> Result<ResponseValue<types::PrivilegeKeys>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::add_role_privileges`](crate::Client::add_role_privileges).
#[derive(Debug, Clone)]
pub struct AddRolePrivileges<'a>(
    pub(crate) Request<'a, BuiltBody<types::PrivilegeKeys>>,
);

impl AddRolePrivileges<'_> {
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sets the body.
    ///
    /// The keys of the privileges to add.
    pub fn body(self, value: impl IntoValue<types::PrivilegeKeys>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::PrivilegeKeys,
        ) -> types::builder::PrivilegeKeys,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/roles/{roleName}/privileges`.
    pub async fn send(self) -> Result<ResponseValue<types::PrivilegeKeys>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::remove_role_privileges`](crate::Client::remove_role_privileges).
#[derive(Debug, Clone)]
pub struct RemoveRolePrivileges<'a>(
    pub(crate) Request<'a, BuiltBody<types::PrivilegeKeys>>,
);

impl RemoveRolePrivileges<'_> {
    /// Sets the path parameter `roleName`.
    ///
    /// The name of the role.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sets the body.
    ///
    /// The keys of the privileges to remove.
    pub fn body(self, value: impl IntoValue<types::PrivilegeKeys>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::PrivilegeKeys,
        ) -> types::builder::PrivilegeKeys,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `DELETE /api/auth/roles/{roleName}/privileges`.
    pub async fn send(self) -> Result<ResponseValue<types::PrivilegeKeys>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_all_object_scopes`](crate::Client::get_all_object_scopes).
#[derive(Debug, Clone)]
pub struct GetAllObjectScopes<'a>(pub(crate) Request<'a>);

impl GetAllObjectScopes<'_> {
    /// Sends the request, `GET /api/auth/scopes`.
    pub async fn send(self) -> Result<ResponseValue<types::ScopesDetails>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::modify_scope`](crate::Client::modify_scope).
#[derive(Debug, Clone)]
pub struct ModifyScope<'a>(pub(crate) Request<'a, BuiltBody<types::Scope>>);

impl ModifyScope<'_> {
    /// Sets the body.
    ///
    /// The scope as it shall be, with its id.
    pub fn body(self, value: impl IntoValue<types::Scope>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::Scope) -> types::builder::Scope,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/scopes`.
    pub async fn send(self) -> Result<ResponseValue<types::Scope>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::create_scope`](crate::Client::create_scope).
#[derive(Debug, Clone)]
pub struct CreateScope<'a>(pub(crate) Request<'a, BuiltBody<types::Scope>>);

impl CreateScope<'_> {
    /// Sets the body.
    ///
    /// The scope; the server chooses its id.
    pub fn body(self, value: impl IntoValue<types::Scope>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::Scope) -> types::builder::Scope,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/scopes`.
    pub async fn send(self) -> Result<ResponseValue<types::Scope>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::delete_scopes`](crate::Client::delete_scopes).
#[derive(Debug, Clone)]
pub struct DeleteScopes<'a>(pub(crate) Request<'a, BuiltBody<types::UuidValues>>);

impl DeleteScopes<'_> {
    /// Sets the body.
    ///
    /// The ids of the scopes.
    pub fn body(self, value: impl IntoValue<types::UuidValues>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::UuidValues) -> types::builder::UuidValues,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `DELETE /api/auth/scopes`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of [`Client::get_scope`](crate::Client::get_scope).
#[derive(Debug, Clone)]
pub struct GetScope<'a>(pub(crate) Request<'a>);

impl GetScope<'_> {
    /// Sets the path parameter `scopeId`.
    ///
    /// The id of the scope.
    pub fn scope_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("scopeId", value))
    }
    /// Sends the request, `GET /api/auth/scopes/{scopeId}`.
    pub async fn send(self) -> Result<ResponseValue<types::ScopeDetails>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_auth_sources`](crate::Client::get_auth_sources).
#[derive(Debug, Clone)]
pub struct GetAuthSources<'a>(pub(crate) Request<'a>);

impl GetAuthSources<'_> {
    /// Sends the request, `GET /api/auth/sources`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSources>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::update_auth_source`](crate::Client::update_auth_source).
#[derive(Debug, Clone)]
pub struct UpdateAuthSource<'a>(pub(crate) Request<'a, BuiltBody<types::AuthSource>>);

impl UpdateAuthSource<'_> {
    /// Sets the body.
    ///
    /// The auth source as it shall be, with its id.
    pub fn body(self, value: impl IntoValue<types::AuthSource>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/sources`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::add_auth_source`](crate::Client::add_auth_source).
#[derive(Debug, Clone)]
pub struct AddAuthSource<'a>(pub(crate) Request<'a, BuiltBody<types::AuthSource>>);

impl AddAuthSource<'_> {
    /// Sets the body.
    ///
    /// The auth source; the server chooses its id.
    pub fn body(self, value: impl IntoValue<types::AuthSource>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/sources`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::patch_auth_source_with_certificate_details`](crate::Client::patch_auth_source_with_certificate_details).
#[derive(Debug, Clone)]
pub struct PatchAuthSourceWithCertificateDetails<'a>(
    pub(crate) Request<'a, BuiltBody<types::AuthSource>>,
);

impl PatchAuthSourceWithCertificateDetails<'_> {
    /// Sets the body.
    ///
    /// The auth source with the certificates that are accepted.
    pub fn body(self, value: impl IntoValue<types::AuthSource>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PATCH /api/auth/sources`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::test_auth_source`](crate::Client::test_auth_source).
#[derive(Debug, Clone)]
pub struct TestAuthSource<'a>(pub(crate) Request<'a, BuiltBody<types::AuthSource>>);

impl TestAuthSource<'_> {
    /// Sets the body.
    ///
    /// The auth source.
    pub fn body(self, value: impl IntoValue<types::AuthSource>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/sources/test`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::patch_test_auth_source`](crate::Client::patch_test_auth_source).
#[derive(Debug, Clone)]
pub struct PatchTestAuthSource<'a>(pub(crate) Request<'a, BuiltBody<types::AuthSource>>);

impl PatchTestAuthSource<'_> {
    /// Sets the body.
    ///
    /// The auth source with the certificates that are accepted.
    pub fn body(self, value: impl IntoValue<types::AuthSource>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::AuthSource) -> types::builder::AuthSource,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PATCH /api/auth/sources/test`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_vidb_well_known_url`](crate::Client::get_vidb_well_known_url).
#[derive(Debug, Clone)]
pub struct GetVidbWellKnownUrl<'a>(pub(crate) Request<'a>);

impl GetVidbWellKnownUrl<'_> {
    /// Sends the request, `GET /api/auth/sources/vidb/well-known-url`.
    pub async fn send(self) -> Result<ResponseValue<types::WellKnownUrl>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::search_user_groups_for_auth_source`](crate::Client::search_user_groups_for_auth_source).
#[derive(Debug, Clone)]
pub struct SearchUserGroupsForAuthSource<'a>(
    pub(crate) Request<'a, BuiltBody<types::UsergroupSearchRequest>>,
);

impl SearchUserGroupsForAuthSource<'_> {
    /// Sets the path parameter `id`.
    ///
    /// The id of the auth source to search.
    pub fn id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("id", value))
    }
    /// Sets the body.
    ///
    /// What to search for.
    pub fn body(self, value: impl IntoValue<types::UsergroupSearchRequest>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::UsergroupSearchRequest,
        ) -> types::builder::UsergroupSearchRequest,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/sources/{id}/usergroups/search`.
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::UsergroupSearchResponses>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::synchronize_user_groups`](crate::Client::synchronize_user_groups).
#[derive(Debug, Clone)]
pub struct SynchronizeUserGroups<'a>(pub(crate) Request<'a>);

impl SynchronizeUserGroups<'_> {
    /// Sets the path parameter `id`.
    ///
    /// The id of the auth source whose groups are brought up to date.
    pub fn id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("id", value))
    }
    /// Sends the request, `PUT /api/auth/sources/{id}/usergroups/synchronize`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of [`Client::import_users`](crate::Client::import_users).
#[derive(Debug, Clone)]
pub struct ImportUsers<'a>(pub(crate) Request<'a, BuiltBody<types::UserList>>);

impl ImportUsers<'_> {
    /// Sets the path parameter `id`.
    ///
    /// The id of the auth source that the users come from.
    pub fn id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("id", value))
    }
    /// Sets the body.
    ///
    /// The users to import.
    pub fn body(self, value: impl IntoValue<types::UserList>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::UserList) -> types::builder::UserList,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/sources/{id}/users`.
    pub async fn send(self) -> Result<ResponseValue<types::UserList>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::search_users_for_auth_source`](crate::Client::search_users_for_auth_source).
#[derive(Debug, Clone)]
pub struct SearchUsersForAuthSource<'a>(
    pub(crate) Request<'a, BuiltBody<types::UserSearchRequest>>,
);

impl SearchUsersForAuthSource<'_> {
    /// Sets the path parameter `id`.
    ///
    /// The id of the auth source to search.
    pub fn id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("id", value))
    }
    /// Sets the body.
    ///
    /// What to search for.
    pub fn body(self, value: impl IntoValue<types::UserSearchRequest>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::UserSearchRequest,
        ) -> types::builder::UserSearchRequest,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/sources/{id}/users/search`.
    pub async fn send(self) -> Result<ResponseValue<types::UserSearchResponses>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::get_auth_source`](crate::Client::get_auth_source).
#[derive(Debug, Clone)]
pub struct GetAuthSource<'a>(pub(crate) Request<'a>);

impl GetAuthSource<'_> {
    /// Sets the path parameter `sourceId`.
    ///
    /// The id of the auth source.
    pub fn source_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("sourceId", value))
    }
    /// Sends the request, `GET /api/auth/sources/{sourceId}`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSource>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::delete_auth_source`](crate::Client::delete_auth_source).
#[derive(Debug, Clone)]
pub struct DeleteAuthSource<'a>(pub(crate) Request<'a, BuiltBody<types::NameValues>>);

impl DeleteAuthSource<'_> {
    /// Sets the query parameter `force`.
    ///
    /// Whether to go on if the SSO server fails; VCF SSO only.
    pub fn force(self, value: impl IntoValue<bool>) -> Self {
        Self(self.0.query("force", value))
    }
    /// Sets the path parameter `sourceId`.
    ///
    /// The id of the auth source.
    pub fn source_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("sourceId", value))
    }
    /// Sets the body, which is optional.
    ///
    /// What the removal of an SSO source needs.
    pub fn body(self, value: impl IntoValue<types::NameValues>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::NameValues) -> types::builder::NameValues,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `DELETE /api/auth/sources/{sourceId}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::get_auth_source_types`](crate::Client::get_auth_source_types).
#[derive(Debug, Clone)]
pub struct GetAuthSourceTypes<'a>(pub(crate) Request<'a>);

impl GetAuthSourceTypes<'_> {
    /// Sends the request, `GET /api/auth/sourcetypes`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSourcetypes>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::get_auth_source_type`](crate::Client::get_auth_source_type).
#[derive(Debug, Clone)]
pub struct GetAuthSourceType<'a>(pub(crate) Request<'a>);

impl GetAuthSourceType<'_> {
    /// Sets the path parameter `sourceId`.
    ///
    /// The id of the type, such as `ACTIVE_DIRECTORY`; it is no UUID.
    pub fn source_id(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("sourceId", value))
    }
    /// Sends the request, `GET /api/auth/sourcetypes/{sourceId}`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthSourcetype>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::acquire_token`](crate::Client::acquire_token).
#[derive(Debug, Clone)]
pub struct AcquireToken<'a>(pub(crate) Request<'a, BuiltBody<types::UsernamePassword>>);

impl AcquireToken<'_> {
    /// Sets the body.
    ///
    /// Who logs in.
    pub fn body(self, value: impl IntoValue<types::UsernamePassword>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::UsernamePassword,
        ) -> types::builder::UsernamePassword,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/token/acquire`.
    pub async fn send(self) -> Result<ResponseValue<types::AuthToken>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::exchange_ops_token_with_jwt_token`](crate::Client::exchange_ops_token_with_jwt_token).
#[derive(Debug, Clone)]
pub struct ExchangeOpsTokenWithJwtToken<'a>(
    pub(crate) Request<'a, BuiltBody<types::TokenExchangeRequest>>,
);

impl ExchangeOpsTokenWithJwtToken<'_> {
    /// Sets the query parameter `includeServiceDetails`.
    ///
    /// Whether the answer says how to reach each service.
    pub fn include_service_details(self, value: impl IntoValue<bool>) -> Self {
        Self(self.0.query("includeServiceDetails", value))
    }
    /// Sets the body.
    ///
    /// The services to be called with the JWT.
    pub fn body(self, value: impl IntoValue<types::TokenExchangeRequest>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::TokenExchangeRequest,
        ) -> types::builder::TokenExchangeRequest,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/token/exchange`.
    pub async fn send(
        self,
    ) -> Result<ResponseValue<types::TokenExchangeResponse>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::release_token`](crate::Client::release_token).
#[derive(Debug, Clone)]
pub struct ReleaseToken<'a>(pub(crate) Request<'a>);

impl ReleaseToken<'_> {
    /// Sends the request, `POST /api/auth/token/release`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::get_traversal_specs`](crate::Client::get_traversal_specs).
#[derive(Debug, Clone)]
pub struct GetTraversalSpecs<'a>(pub(crate) Request<'a>);

impl GetTraversalSpecs<'_> {
    /// Sets the query parameter `adapterKind`.
    ///
    /// Only those whose root has one of these adapter kinds.
    pub fn adapter_kind(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("adapterKind", value))
    }
    /// Sets the query parameter `name`.
    ///
    /// Only those with one of these names.
    pub fn name(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("name", value))
    }
    /// Sets the query parameter `resourceKind`.
    ///
    /// Only those whose root has one of these resource kinds.
    pub fn resource_kind(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("resourceKind", value))
    }
    /// Sends the request, `GET /api/auth/traversalspecs`.
    pub async fn send(self) -> Result<ResponseValue<types::TraversalSpecs>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::get_user_groups`](crate::Client::get_user_groups).
#[derive(Debug, Clone)]
pub struct GetUserGroups<'a>(pub(crate) Request<'a>);

impl GetUserGroups<'_> {
    /// Sets the query parameter `id`.
    ///
    /// Only the groups with these ids.
    pub fn id(self, value: impl IntoValue<Vec<::uuid::Uuid>>) -> Self {
        Self(self.0.query("id", value))
    }
    /// Sets the query parameter `name`.
    ///
    /// Only the groups whose name is, or contains, one of these.
    pub fn name(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("name", value))
    }
    /// Sends the request, `GET /api/auth/usergroups`.
    pub async fn send(self) -> Result<ResponseValue<types::UserGroups>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::modify_user_group`](crate::Client::modify_user_group).
#[derive(Debug, Clone)]
pub struct ModifyUserGroup<'a>(pub(crate) Request<'a, BuiltBody<types::UserGroup>>);

impl ModifyUserGroup<'_> {
    /// Sets the body.
    ///
    /// The user group as it shall be, with its id.
    pub fn body(self, value: impl IntoValue<types::UserGroup>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::UserGroup) -> types::builder::UserGroup,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/usergroups`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::create_user_group`](crate::Client::create_user_group).
#[derive(Debug, Clone)]
pub struct CreateUserGroup<'a>(pub(crate) Request<'a, BuiltBody<types::UserGroup>>);

impl CreateUserGroup<'_> {
    /// Sets the body.
    ///
    /// The user group, without an id.
    pub fn body(self, value: impl IntoValue<types::UserGroup>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::UserGroup) -> types::builder::UserGroup,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/usergroups`.
    pub async fn send(self) -> Result<ResponseValue<types::UserGroup>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::delete_user_groups`](crate::Client::delete_user_groups).
#[derive(Debug, Clone)]
pub struct DeleteUserGroups<'a>(pub(crate) Request<'a>);

impl DeleteUserGroups<'_> {
    /// Sets the query parameter `id`.
    ///
    /// The ids of the user groups.
    pub fn id(self, value: impl IntoValue<Vec<::uuid::Uuid>>) -> Self {
        Self(self.0.query("id", value))
    }
    /// Sends the request, `DELETE /api/auth/usergroups`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::get_assigned_role_permissions_for_user_group`](crate::Client::get_assigned_role_permissions_for_user_group).
#[derive(Debug, Clone)]
pub struct GetAssignedRolePermissionsForUserGroup<'a>(pub(crate) Request<'a>);

impl GetAssignedRolePermissionsForUserGroup<'_> {
    /// Sets the path parameter `groupId`.
    ///
    /// The id of the user group.
    pub fn group_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("groupId", value))
    }
    /// Sends the request, `GET /api/auth/usergroups/{groupId}/permissions`.
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::assign_role_permission_to_user_group`](crate::Client::assign_role_permission_to_user_group).
#[derive(Debug, Clone)]
pub struct AssignRolePermissionToUserGroup<'a>(
    pub(crate) Request<'a, BuiltBody<types::RolePermission>>,
);

impl AssignRolePermissionToUserGroup<'_> {
    /// Sets the path parameter `groupId`.
    ///
    /// The id of the user group.
    pub fn group_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("groupId", value))
    }
    /// Sets the body.
    ///
    /// The role and the objects that it covers.
    pub fn body(self, value: impl IntoValue<types::RolePermission>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::RolePermission,
        ) -> types::builder::RolePermission,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/usergroups/{groupId}/permissions`.
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::unassigned_role_permission_from_user_group`](crate::Client::unassigned_role_permission_from_user_group).
#[derive(Debug, Clone)]
pub struct UnassignedRolePermissionFromUserGroup<'a>(pub(crate) Request<'a>);

impl UnassignedRolePermissionFromUserGroup<'_> {
    /// Sets the path parameter `groupId`.
    ///
    /// The id of the user group.
    pub fn group_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("groupId", value))
    }
    /// Sets the path parameter `roleName`.
    ///
    /// The role whose permission is taken away.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sends the request, `DELETE
    /// /api/auth/usergroups/{groupId}/permissions/{roleName}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::assign_traversal_spec_to_user_group`](crate::Client::assign_traversal_spec_to_user_group).
#[derive(Debug, Clone)]
pub struct AssignTraversalSpecToUserGroup<'a>(
    pub(crate) Request<'a, BuiltBody<types::TraversalSpecInstance>>,
);

impl AssignTraversalSpecToUserGroup<'_> {
    /// Sets the path parameter `groupId`.
    ///
    /// The id of the user group.
    pub fn group_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("groupId", value))
    }
    /// Sets the body.
    ///
    /// The traversal specification and what is chosen from it.
    pub fn body(self, value: impl IntoValue<types::TraversalSpecInstance>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::TraversalSpecInstance,
        ) -> types::builder::TraversalSpecInstance,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/usergroups/{groupId}/traversalspecs`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of [`Client::get_user_group`](crate::Client::get_user_group).
#[derive(Debug, Clone)]
pub struct GetUserGroup<'a>(pub(crate) Request<'a>);

impl GetUserGroup<'_> {
    /// Sets the path parameter `id`.
    ///
    /// The id of the user group.
    pub fn id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("id", value))
    }
    /// Sends the request, `GET /api/auth/usergroups/{id}`.
    pub async fn send(self) -> Result<ResponseValue<types::UserGroup>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::delete_user_group`](crate::Client::delete_user_group).
#[derive(Debug, Clone)]
pub struct DeleteUserGroup<'a>(pub(crate) Request<'a>);

impl DeleteUserGroup<'_> {
    /// Sets the path parameter `id`.
    ///
    /// The id of the user group.
    pub fn id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("id", value))
    }
    /// Sends the request, `DELETE /api/auth/usergroups/{id}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of [`Client::get_users`](crate::Client::get_users).
#[derive(Debug, Clone)]
pub struct GetUsers<'a>(pub(crate) Request<'a>);

impl GetUsers<'_> {
    /// Sets the query parameter `id`.
    ///
    /// Only the users with these ids.
    pub fn id(self, value: impl IntoValue<Vec<::uuid::Uuid>>) -> Self {
        Self(self.0.query("id", value))
    }
    /// Sets the query parameter `roleName`.
    ///
    /// Only the users with one of these roles.
    pub fn role_name(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("roleName", value))
    }
    /// Sets the query parameter `username`.
    ///
    /// Only the users whose username is, or contains, one of these.
    pub fn username(self, value: impl IntoValue<Vec<String>>) -> Self {
        Self(self.0.query("username", value))
    }
    /// Sends the request, `GET /api/auth/users`.
    pub async fn send(self) -> Result<ResponseValue<types::UserList>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::modify_user`](crate::Client::modify_user).
#[derive(Debug, Clone)]
pub struct ModifyUser<'a>(pub(crate) Request<'a, BuiltBody<types::User>>);

impl ModifyUser<'_> {
    /// Sets the body.
    ///
    /// The user as it shall be, with its id.
    pub fn body(self, value: impl IntoValue<types::User>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::User) -> types::builder::User,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/users`.
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::create_user`](crate::Client::create_user).
#[derive(Debug, Clone)]
pub struct CreateUser<'a>(pub(crate) Request<'a, BuiltBody<types::User>>);

impl CreateUser<'_> {
    /// Sets the body.
    ///
    /// The user, without an id.
    pub fn body(self, value: impl IntoValue<types::User>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(types::builder::User) -> types::builder::User,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `POST /api/auth/users`.
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::delete_users`](crate::Client::delete_users).
#[derive(Debug, Clone)]
pub struct DeleteUsers<'a>(pub(crate) Request<'a>);

impl DeleteUsers<'_> {
    /// Sets the query parameter `id`.
    ///
    /// The ids of the users.
    pub fn id(self, value: impl IntoValue<Vec<::uuid::Uuid>>) -> Self {
        Self(self.0.query("id", value))
    }
    /// Sends the request, `DELETE /api/auth/users`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of [`Client::change_password`](crate::Client::change_password).
#[derive(Debug, Clone)]
pub struct ChangePassword<'a>(pub(crate) Request<'a, BuiltBody<types::PasswordChange>>);

impl ChangePassword<'_> {
    /// Sets the body.
    ///
    /// The current password and the new one.
    pub fn body(self, value: impl IntoValue<types::PasswordChange>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::PasswordChange,
        ) -> types::builder::PasswordChange,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/users/passwordchange`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of [`Client::get_user`](crate::Client::get_user).
#[derive(Debug, Clone)]
pub struct GetUser<'a>(pub(crate) Request<'a>);

impl GetUser<'_> {
    /// Sets the path parameter `id`.
    ///
    /// The id of the user.
    pub fn id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("id", value))
    }
    /// Sends the request, `GET /api/auth/users/{id}`.
    pub async fn send(self) -> Result<ResponseValue<types::User>, Error> {
        self.0.json().await
    }
}

/// The request of [`Client::delete_user`](crate::Client::delete_user).
#[derive(Debug, Clone)]
pub struct DeleteUser<'a>(pub(crate) Request<'a>);

impl DeleteUser<'_> {
    /// Sets the path parameter `id`.
    ///
    /// The id of the user.
    pub fn id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("id", value))
    }
    /// Sends the request, `DELETE /api/auth/users/{id}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::get_assigned_role_permissions_for_user`](crate::Client::get_assigned_role_permissions_for_user).
#[derive(Debug, Clone)]
pub struct GetAssignedRolePermissionsForUser<'a>(pub(crate) Request<'a>);

impl GetAssignedRolePermissionsForUser<'_> {
    /// Sets the path parameter `userId`.
    ///
    /// The id of the user.
    pub fn user_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("userId", value))
    }
    /// Sends the request, `GET /api/auth/users/{userId}/permissions`.
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::assign_role_permission_to_user`](crate::Client::assign_role_permission_to_user).
#[derive(Debug, Clone)]
pub struct AssignRolePermissionToUser<'a>(
    pub(crate) Request<'a, BuiltBody<types::RolePermission>>,
);

impl AssignRolePermissionToUser<'_> {
    /// Sets the path parameter `userId`.
    ///
    /// The id of the user.
    pub fn user_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("userId", value))
    }
    /// Sets the body.
    ///
    /// The role and the objects that it covers.
    pub fn body(self, value: impl IntoValue<types::RolePermission>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::RolePermission,
        ) -> types::builder::RolePermission,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/users/{userId}/permissions`.
    pub async fn send(self) -> Result<ResponseValue<types::RolePermissions>, Error> {
        self.0.json().await
    }
}

/// The request of
/// [`Client::unassigned_role_permission_from_user`](crate::Client::unassigned_role_permission_from_user).
#[derive(Debug, Clone)]
pub struct UnassignedRolePermissionFromUser<'a>(pub(crate) Request<'a>);

impl UnassignedRolePermissionFromUser<'_> {
    /// Sets the path parameter `roleName`.
    ///
    /// The role whose permission is taken away.
    pub fn role_name(self, value: impl IntoValue<String>) -> Self {
        Self(self.0.path("roleName", value))
    }
    /// Sets the path parameter `userId`.
    ///
    /// The id of the user.
    pub fn user_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("userId", value))
    }
    /// Sends the request, `DELETE /api/auth/users/{userId}/permissions/{roleName}`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}

/// The request of
/// [`Client::assign_traversal_spec_to_user`](crate::Client::assign_traversal_spec_to_user).
#[derive(Debug, Clone)]
pub struct AssignTraversalSpecToUser<'a>(
    pub(crate) Request<'a, BuiltBody<types::TraversalSpecInstance>>,
);

impl AssignTraversalSpecToUser<'_> {
    /// Sets the path parameter `userId`.
    ///
    /// The id of the user.
    pub fn user_id(self, value: impl IntoValue<::uuid::Uuid>) -> Self {
        Self(self.0.path("userId", value))
    }
    /// Sets the body.
    ///
    /// The traversal specification and what is chosen from it.
    pub fn body(self, value: impl IntoValue<types::TraversalSpecInstance>) -> Self {
        Self(self.0.body(value))
    }
    /// Changes the body by means of its builder.
    pub fn body_map(
        self,
        change: impl FnOnce(
            types::builder::TraversalSpecInstance,
        ) -> types::builder::TraversalSpecInstance,
    ) -> Self {
        Self(self.0.body_map(change))
    }
    /// Sends the request, `PUT /api/auth/users/{userId}/traversalspecs`.
    pub async fn send(self) -> Result<ResponseValue<()>, Error> {
        self.0.empty().await
    }
}
