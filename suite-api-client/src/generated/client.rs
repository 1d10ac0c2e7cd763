//! The operations of the client.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

use super::{builder, operations};
use crate::Client;

impl Client {
    /// Get the current user.
    ///
    /// Tells whose token it is. To follow the links of the answer, the user needs
    /// the privilege `administration.accesscontrol.viewpage`.
    ///
    /// `GET /api/auth/currentuser`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_current_user(&self) -> builder::GetCurrentUser<'_> {
        builder::GetCurrentUser(self.start(&operations::GET_CURRENT_USER))
    }
    /// Get the role permissions of the current user.
    ///
    /// Lists the roles of the caller, each with the objects that it covers.
    ///
    /// `GET /api/auth/currentuser/permissions`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_assigned_role_permissions_for_current_user(
        &self,
    ) -> builder::GetAssignedRolePermissionsForCurrentUser<'_> {
        builder::GetAssignedRolePermissionsForCurrentUser(
            self.start(&operations::GET_ASSIGNED_ROLE_PERMISSIONS_FOR_CURRENT_USER),
        )
    }
    /// Get what a role of the current user allows.
    ///
    /// Lists the privileges that one role of the caller grants.
    ///
    /// `GET /api/auth/currentuser/roles/{roleName}/privileges`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_current_user_role_privileges(
        &self,
    ) -> builder::GetCurrentUserRolePrivileges<'_> {
        builder::GetCurrentUserRolePrivileges(
            self.start(&operations::GET_CURRENT_USER_ROLE_PRIVILEGES),
        )
    }
    /// List privilege groups.
    ///
    /// Lists the groups under which the product shows its privileges.
    ///
    /// `GET /api/auth/privilegegroups`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_available_privilege_groups(
        &self,
    ) -> builder::GetAvailablePrivilegeGroups<'_> {
        builder::GetAvailablePrivilegeGroups(
            self.start(&operations::GET_AVAILABLE_PRIVILEGE_GROUPS),
        )
    }
    /// List privileges.
    ///
    /// Lists the privileges that a role can have.
    ///
    /// `GET /api/auth/privileges`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_available_privileges(&self) -> builder::GetAvailablePrivileges<'_> {
        builder::GetAvailablePrivileges(
            self.start(&operations::GET_AVAILABLE_PRIVILEGES),
        )
    }
    /// List roles.
    ///
    /// Lists the roles, all of them or those with the given names.
    ///
    /// `GET /api/auth/roles`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_roles(&self) -> builder::GetRoles<'_> {
        builder::GetRoles(self.start(&operations::GET_ROLES))
    }
    /// Change a role.
    ///
    /// Changes the role with the name in the body. The name itself cannot be
    /// changed.
    ///
    /// `PUT /api/auth/roles`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn update_user_role(&self) -> builder::UpdateUserRole<'_> {
        builder::UpdateUserRole(self.start(&operations::UPDATE_USER_ROLE))
    }
    /// Create a role.
    ///
    /// Adds a role; its privileges can be named at once or later.
    ///
    /// `POST /api/auth/roles`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn create_user_role(&self) -> builder::CreateUserRole<'_> {
        builder::CreateUserRole(self.start(&operations::CREATE_USER_ROLE))
    }
    /// Get a role.
    ///
    /// Gives the role with this name.
    ///
    /// `GET /api/auth/roles/{roleName}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_role_by_name(&self) -> builder::GetRoleByName<'_> {
        builder::GetRoleByName(self.start(&operations::GET_ROLE_BY_NAME))
    }
    /// Delete a role.
    ///
    /// Removes a role.
    ///
    /// `DELETE /api/auth/roles/{roleName}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn delete_user_role(&self) -> builder::DeleteUserRole<'_> {
        builder::DeleteUserRole(self.start(&operations::DELETE_USER_ROLE))
    }
    /// Get the privileges of a role.
    ///
    /// Lists the privileges that a role grants.
    ///
    /// `GET /api/auth/roles/{roleName}/privileges`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_role_privileges(&self) -> builder::GetRolePrivileges<'_> {
        builder::GetRolePrivileges(self.start(&operations::GET_ROLE_PRIVILEGES))
    }
    /// Replace the privileges of a role.
    ///
    /// Gives the role exactly the named privileges; it loses all others.
    ///
    /// `PUT /api/auth/roles/{roleName}/privileges`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn set_role_privileges(&self) -> builder::SetRolePrivileges<'_> {
        builder::SetRolePrivileges(self.start(&operations::SET_ROLE_PRIVILEGES))
    }
    /// Give privileges to a role.
    ///
    /// Adds the named privileges to those that the role has.
    ///
    /// `POST /api/auth/roles/{roleName}/privileges`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn add_role_privileges(&self) -> builder::AddRolePrivileges<'_> {
        builder::AddRolePrivileges(self.start(&operations::ADD_ROLE_PRIVILEGES))
    }
    /// Take privileges from a role.
    ///
    /// Removes the named privileges from a role and leaves its others alone.
    ///
    /// `DELETE /api/auth/roles/{roleName}/privileges`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn remove_role_privileges(&self) -> builder::RemoveRolePrivileges<'_> {
        builder::RemoveRolePrivileges(self.start(&operations::REMOVE_ROLE_PRIVILEGES))
    }
    /// List scopes.
    ///
    /// Lists all scopes, and who made and changed each of them when.
    ///
    /// `GET /api/auth/scopes`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_all_object_scopes(&self) -> builder::GetAllObjectScopes<'_> {
        builder::GetAllObjectScopes(self.start(&operations::GET_ALL_OBJECT_SCOPES))
    }
    /// Change a scope.
    ///
    /// Changes the scope with the id in the body.
    ///
    /// `PUT /api/auth/scopes`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn modify_scope(&self) -> builder::ModifyScope<'_> {
        builder::ModifyScope(self.start(&operations::MODIFY_SCOPE))
    }
    /// Create a scope.
    ///
    /// Adds a scope: a named set of objects that role permissions can refer to.
    ///
    /// `POST /api/auth/scopes`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn create_scope(&self) -> builder::CreateScope<'_> {
        builder::CreateScope(self.start(&operations::CREATE_SCOPE))
    }
    /// Delete scopes.
    ///
    /// Removes the scopes with these ids.
    ///
    /// `DELETE /api/auth/scopes`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn delete_scopes(&self) -> builder::DeleteScopes<'_> {
        builder::DeleteScopes(self.start(&operations::DELETE_SCOPES))
    }
    /// Get a scope.
    ///
    /// Gives the scope with this id, and who made and changed it when.
    ///
    /// `GET /api/auth/scopes/{scopeId}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_scope(&self) -> builder::GetScope<'_> {
        builder::GetScope(self.start(&operations::GET_SCOPE))
    }
    /// List auth sources.
    ///
    /// Lists where users can come from. It works without a token, so that a login
    /// page can offer the sources; with a token the answer says more, such as the
    /// properties of each source.
    ///
    /// `GET /api/auth/sources`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_auth_sources(&self) -> builder::GetAuthSources<'_> {
        builder::GetAuthSources(self.start(&operations::GET_AUTH_SOURCES))
    }
    /// Change an auth source.
    ///
    /// Changes the auth source with the id in the body. If the host or the port of
    /// an LDAP source changes, the answer has the certificates of the new host, to
    /// be accepted with `patchAuthSourceWithCertificateDetails` before the source
    /// can be used.
    ///
    /// `PUT /api/auth/sources`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn update_auth_source(&self) -> builder::UpdateAuthSource<'_> {
        builder::UpdateAuthSource(self.start(&operations::UPDATE_AUTH_SOURCE))
    }
    /// Add an auth source.
    ///
    /// Adds a source of users. LDAP and Active Directory over TLS take two steps:
    /// a 200 answers the certificates of the host and creates nothing yet; send
    /// them back with `patchAuthSourceWithCertificateDetails`. All other sources
    /// are there at once, with a 201.
    ///
    /// `POST /api/auth/sources`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn add_auth_source(&self) -> builder::AddAuthSource<'_> {
        builder::AddAuthSource(self.start(&operations::ADD_AUTH_SOURCE))
    }
    /// Accept the certificates of an auth source.
    ///
    /// Completes an auth source whose certificates were answered by the operation
    /// that added or changed it. The source can be used once they are accepted.
    ///
    /// `PATCH /api/auth/sources`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn patch_auth_source_with_certificate_details(
        &self,
    ) -> builder::PatchAuthSourceWithCertificateDetails<'_> {
        builder::PatchAuthSourceWithCertificateDetails(
            self.start(&operations::PATCH_AUTH_SOURCE_WITH_CERTIFICATE_DETAILS),
        )
    }
    /// Test an auth source.
    ///
    /// Tries whether an auth source works, be it new or known.
    ///
    /// `POST /api/auth/sources/test`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn test_auth_source(&self) -> builder::TestAuthSource<'_> {
        builder::TestAuthSource(self.start(&operations::TEST_AUTH_SOURCE))
    }
    /// Test an auth source with its certificates.
    ///
    /// Repeats the test of an auth source whose certificates were answered by
    /// `testAuthSource`, this time accepting them.
    ///
    /// `PATCH /api/auth/sources/test`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn patch_test_auth_source(&self) -> builder::PatchTestAuthSource<'_> {
        builder::PatchTestAuthSource(self.start(&operations::PATCH_TEST_AUTH_SOURCE))
    }
    /// Get the well-known URL of the identity broker.
    ///
    /// Tells where the VCF identity broker (VIDB) publishes its configuration. It
    /// needs no token.
    ///
    /// `GET /api/auth/sources/vidb/well-known-url`
    ///
    /// # Errors
    ///
    /// [`Error409Or500Or4xxOr5xx`](super::errors::Error409Or500Or4xxOr5xx)
    pub fn get_vidb_well_known_url(&self) -> builder::GetVidbWellKnownUrl<'_> {
        builder::GetVidbWellKnownUrl(self.start(&operations::GET_VIDB_WELL_KNOWN_URL))
    }
    /// Search the groups of an auth source.
    ///
    /// Finds groups that could be imported. LDAP and Active Directory go by the
    /// name; SSO and VIDM need the domain too. SSO gives at most 25 groups.
    ///
    /// `POST /api/auth/sources/{id}/usergroups/search`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn search_user_groups_for_auth_source(
        &self,
    ) -> builder::SearchUserGroupsForAuthSource<'_> {
        builder::SearchUserGroupsForAuthSource(
            self.start(&operations::SEARCH_USER_GROUPS_FOR_AUTH_SOURCE),
        )
    }
    /// Synchronize the groups of an auth source.
    ///
    /// Brings the groups that were imported from an auth source up to date with it.
    ///
    /// `PUT /api/auth/sources/{id}/usergroups/synchronize`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn synchronize_user_groups(&self) -> builder::SynchronizeUserGroups<'_> {
        builder::SynchronizeUserGroups(self.start(&operations::SYNCHRONIZE_USER_GROUPS))
    }
    /// Import users from an auth source.
    ///
    /// Makes users of an auth source known to the product. To import someone
    /// again, give the id that the user has here. Users of an identity broker
    /// (VIDB) are distinguished by their external id; the server corrects the
    /// other details afterwards.
    ///
    /// `POST /api/auth/sources/{id}/users`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn import_users(&self) -> builder::ImportUsers<'_> {
        builder::ImportUsers(self.start(&operations::IMPORT_USERS))
    }
    /// Search the users of an auth source.
    ///
    /// Finds users that could be imported. LDAP and Active Directory go by the
    /// name; SSO and VIDM need the domain too. SSO gives at most 25 users.
    ///
    /// `POST /api/auth/sources/{id}/users/search`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn search_users_for_auth_source(&self) -> builder::SearchUsersForAuthSource<'_> {
        builder::SearchUsersForAuthSource(
            self.start(&operations::SEARCH_USERS_FOR_AUTH_SOURCE),
        )
    }
    /// Get an auth source.
    ///
    /// Gives the auth source with this id.
    ///
    /// `GET /api/auth/sources/{sourceId}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_auth_source(&self) -> builder::GetAuthSource<'_> {
        builder::GetAuthSource(self.start(&operations::GET_AUTH_SOURCE))
    }
    /// Delete an auth source.
    ///
    /// Removes an auth source. For an SSO source the body must have the
    /// `user-name` and `password` with which it was added; the others need no
    /// body.
    ///
    /// `DELETE /api/auth/sources/{sourceId}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn delete_auth_source(&self) -> builder::DeleteAuthSource<'_> {
        builder::DeleteAuthSource(self.start(&operations::DELETE_AUTH_SOURCE))
    }
    /// List the types of auth sources.
    ///
    /// Lists the kinds of auth sources that the server knows, and the properties
    /// that each of them takes.
    ///
    /// `GET /api/auth/sourcetypes`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_auth_source_types(&self) -> builder::GetAuthSourceTypes<'_> {
        builder::GetAuthSourceTypes(self.start(&operations::GET_AUTH_SOURCE_TYPES))
    }
    /// Get a type of auth source.
    ///
    /// Gives one kind of auth source and the properties that it takes.
    ///
    /// `GET /api/auth/sourcetypes/{sourceId}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_auth_source_type(&self) -> builder::GetAuthSourceType<'_> {
        builder::GetAuthSourceType(self.start(&operations::GET_AUTH_SOURCE_TYPE))
    }
    /// Acquire a token.
    ///
    /// Trades a username and password for a token that authorizes the other
    /// operations. Each call with the token moves its end to 6 hours after that
    /// call. A 401 means that the credentials were refused.
    ///
    /// `POST /api/auth/token/acquire`
    ///
    /// # Errors
    ///
    /// [`Error401Or4xxOr5xx`](super::errors::Error401Or4xxOr5xx)
    pub fn acquire_token(&self) -> builder::AcquireToken<'_> {
        builder::AcquireToken(self.start(&operations::ACQUIRE_TOKEN))
    }
    /// Exchange the token for a JWT.
    ///
    /// Gives a JWT with which the named companion services can be called. It lives
    /// about 35 minutes and goes to those services as a bearer token. Servers
    /// older than 9.1 answer 404.
    ///
    /// `POST /api/auth/token/exchange`
    ///
    /// # Errors
    ///
    /// [`Error400Or500Or4xxOr5xx`](super::errors::Error400Or500Or4xxOr5xx)
    pub fn exchange_ops_token_with_jwt_token(
        &self,
    ) -> builder::ExchangeOpsTokenWithJwtToken<'_> {
        builder::ExchangeOpsTokenWithJwtToken(
            self.start(&operations::EXCHANGE_OPS_TOKEN_WITH_JWT_TOKEN),
        )
    }
    /// Release the token.
    ///
    /// Ends the token that authorizes this very request.
    ///
    /// `POST /api/auth/token/release`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn release_token(&self) -> builder::ReleaseToken<'_> {
        builder::ReleaseToken(self.start(&operations::RELEASE_TOKEN))
    }
    /// List traversal specifications.
    ///
    /// Lists the templates of object trees from which scopes and role permissions
    /// choose; all of them if no parameter is given.
    ///
    /// `GET /api/auth/traversalspecs`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_traversal_specs(&self) -> builder::GetTraversalSpecs<'_> {
        builder::GetTraversalSpecs(self.start(&operations::GET_TRAVERSAL_SPECS))
    }
    /// List user groups.
    ///
    /// Lists the user groups that the product knows; all of them if no parameter
    /// is given.
    ///
    /// `GET /api/auth/usergroups`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_user_groups(&self) -> builder::GetUserGroups<'_> {
        builder::GetUserGroups(self.start(&operations::GET_USER_GROUPS))
    }
    /// Change a user group.
    ///
    /// Changes the user group with the id in the body, for instance its members.
    /// Its id and its name cannot be changed.
    ///
    /// `PUT /api/auth/usergroups`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn modify_user_group(&self) -> builder::ModifyUserGroup<'_> {
        builder::ModifyUserGroup(self.start(&operations::MODIFY_USER_GROUP))
    }
    /// Create or import a user group.
    ///
    /// Creates a local group or, if the body has an `authSourceId`, imports one.
    /// LDAP and Active Directory take the distinguished name of the group as its
    /// name; an identity broker (VIDB) goes by the external id. Search for a group
    /// before its import: one that its source does not have is created anyway.
    ///
    /// `POST /api/auth/usergroups`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn create_user_group(&self) -> builder::CreateUserGroup<'_> {
        builder::CreateUserGroup(self.start(&operations::CREATE_USER_GROUP))
    }
    /// Delete user groups.
    ///
    /// Removes the user groups with these ids.
    ///
    /// `DELETE /api/auth/usergroups`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn delete_user_groups(&self) -> builder::DeleteUserGroups<'_> {
        builder::DeleteUserGroups(self.start(&operations::DELETE_USER_GROUPS))
    }
    /// Get the role permissions of a user group.
    ///
    /// Lists the roles of a user group, each with the objects that it covers.
    ///
    /// `GET /api/auth/usergroups/{groupId}/permissions`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_assigned_role_permissions_for_user_group(
        &self,
    ) -> builder::GetAssignedRolePermissionsForUserGroup<'_> {
        builder::GetAssignedRolePermissionsForUserGroup(
            self.start(&operations::GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER_GROUP),
        )
    }
    /// Give a role permission to a user group.
    ///
    /// Gives a role to a user group. If the group has a permission for this role,
    /// the new one replaces it entirely.
    ///
    /// `PUT /api/auth/usergroups/{groupId}/permissions`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn assign_role_permission_to_user_group(
        &self,
    ) -> builder::AssignRolePermissionToUserGroup<'_> {
        builder::AssignRolePermissionToUserGroup(
            self.start(&operations::ASSIGN_ROLE_PERMISSION_TO_USER_GROUP),
        )
    }
    /// Take a role permission from a user group.
    ///
    /// Removes the permission for this role from a user group.
    ///
    /// `DELETE /api/auth/usergroups/{groupId}/permissions/{roleName}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn unassigned_role_permission_from_user_group(
        &self,
    ) -> builder::UnassignedRolePermissionFromUserGroup<'_> {
        builder::UnassignedRolePermissionFromUserGroup(
            self.start(&operations::UNASSIGNED_ROLE_PERMISSION_FROM_USER_GROUP),
        )
    }
    /// Assign a traversal specification to a user group.
    ///
    /// Gives the role ReadOnly with these objects to a user group, and adds them
    /// to its other role permissions. Use `assignRolePermissionToUserGroup` and
    /// `unassignedRolePermissionFromUserGroup` instead, and do not mix the old way
    /// with the new one.
    ///
    /// `PUT /api/auth/usergroups/{groupId}/traversalspecs`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    #[deprecated = "the document calls this operation deprecated"]
    pub fn assign_traversal_spec_to_user_group(
        &self,
    ) -> builder::AssignTraversalSpecToUserGroup<'_> {
        builder::AssignTraversalSpecToUserGroup(
            self.start(&operations::ASSIGN_TRAVERSAL_SPEC_TO_USER_GROUP),
        )
    }
    /// Get a user group.
    ///
    /// Gives the user group with this id.
    ///
    /// `GET /api/auth/usergroups/{id}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_user_group(&self) -> builder::GetUserGroup<'_> {
        builder::GetUserGroup(self.start(&operations::GET_USER_GROUP))
    }
    /// Delete a user group.
    ///
    /// Removes a user group.
    ///
    /// `DELETE /api/auth/usergroups/{id}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn delete_user_group(&self) -> builder::DeleteUserGroup<'_> {
        builder::DeleteUserGroup(self.start(&operations::DELETE_USER_GROUP))
    }
    /// List users.
    ///
    /// Lists the users that match. If neither ids nor roles are given, it lists
    /// local users only: request imported users by role or by id.
    ///
    /// `GET /api/auth/users`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_users(&self) -> builder::GetUsers<'_> {
        builder::GetUsers(self.start(&operations::GET_USERS))
    }
    /// Change a user.
    ///
    /// Changes the user with the id in the body.
    ///
    /// `PUT /api/auth/users`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn modify_user(&self) -> builder::ModifyUser<'_> {
        builder::ModifyUser(self.start(&operations::MODIFY_USER))
    }
    /// Create a user.
    ///
    /// Adds a local user, who needs a password. Users of an auth source are added
    /// with `importUsers`.
    ///
    /// `POST /api/auth/users`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn create_user(&self) -> builder::CreateUser<'_> {
        builder::CreateUser(self.start(&operations::CREATE_USER))
    }
    /// Delete users.
    ///
    /// Removes the users with these ids. Imported users are removed from the
    /// product only, not from their auth source.
    ///
    /// `DELETE /api/auth/users`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn delete_users(&self) -> builder::DeleteUsers<'_> {
        builder::DeleteUsers(self.start(&operations::DELETE_USERS))
    }
    /// Change the own password.
    ///
    /// Changes the password of the local user who owns the token.
    ///
    /// `PUT /api/auth/users/passwordchange`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn change_password(&self) -> builder::ChangePassword<'_> {
        builder::ChangePassword(self.start(&operations::CHANGE_PASSWORD))
    }
    /// Get a user.
    ///
    /// Gives the user with this id.
    ///
    /// `GET /api/auth/users/{id}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_user(&self) -> builder::GetUser<'_> {
        builder::GetUser(self.start(&operations::GET_USER))
    }
    /// Delete a user.
    ///
    /// Removes a user. An imported user is removed from the product only, not from
    /// the auth source.
    ///
    /// `DELETE /api/auth/users/{id}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn delete_user(&self) -> builder::DeleteUser<'_> {
        builder::DeleteUser(self.start(&operations::DELETE_USER))
    }
    /// Get the role permissions of a user.
    ///
    /// Lists the roles of a user, each with the objects that it covers.
    ///
    /// `GET /api/auth/users/{userId}/permissions`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn get_assigned_role_permissions_for_user(
        &self,
    ) -> builder::GetAssignedRolePermissionsForUser<'_> {
        builder::GetAssignedRolePermissionsForUser(
            self.start(&operations::GET_ASSIGNED_ROLE_PERMISSIONS_FOR_USER),
        )
    }
    /// Give a role permission to a user.
    ///
    /// Gives a role to a user. If the user has a permission for this role, the new
    /// one replaces it entirely.
    ///
    /// `PUT /api/auth/users/{userId}/permissions`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn assign_role_permission_to_user(
        &self,
    ) -> builder::AssignRolePermissionToUser<'_> {
        builder::AssignRolePermissionToUser(
            self.start(&operations::ASSIGN_ROLE_PERMISSION_TO_USER),
        )
    }
    /// Take a role permission from a user.
    ///
    /// Removes the permission for this role from a user.
    ///
    /// `DELETE /api/auth/users/{userId}/permissions/{roleName}`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    pub fn unassigned_role_permission_from_user(
        &self,
    ) -> builder::UnassignedRolePermissionFromUser<'_> {
        builder::UnassignedRolePermissionFromUser(
            self.start(&operations::UNASSIGNED_ROLE_PERMISSION_FROM_USER),
        )
    }
    /// Assign a traversal specification to a user.
    ///
    /// Gives the role ReadOnly with these objects to a user, and adds them to the
    /// other role permissions of the user. Use `assignRolePermissionToUser` and
    /// `unassignedRolePermissionFromUser` instead, and do not mix the old way with
    /// the new one.
    ///
    /// `PUT /api/auth/users/{userId}/traversalspecs`
    ///
    /// # Errors
    ///
    /// [`Error4xxOr5xx`](super::errors::Error4xxOr5xx)
    #[deprecated = "the document calls this operation deprecated"]
    pub fn assign_traversal_spec_to_user(
        &self,
    ) -> builder::AssignTraversalSpecToUser<'_> {
        builder::AssignTraversalSpecToUser(
            self.start(&operations::ASSIGN_TRAVERSAL_SPEC_TO_USER),
        )
    }
}
