//! The operations of the client.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

use super::{builder, operations};
use crate::Client;

impl Client {
    /// Generate Token for API-only user.
    ///
    /// Generates an API token for an API-only user, and fails for any other user.
    /// The token is shown in this response only.
    ///
    /// It is not documented whether the token that the user had before remains
    /// valid: do not rely on either. Store the new token first, and check it by
    /// calling `get_token` with it. To end the old token alone, call
    /// `revoke_token` with it; `revoke_api_token` takes a user and may end the new
    /// token too. A client does not repeat this call if the request may have
    /// arrived.
    ///
    /// `POST /v1/users/{apiUserUid}/apiToken/generate`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or500`](super::errors::Error400Or401Or403Or500)
    pub fn generate_api_token(&self) -> builder::GenerateApiToken<'_> {
        builder::GenerateApiToken(self.start(&operations::GENERATE_API_TOKEN))
    }
    /// List the users.
    ///
    /// Gives one page of the tenant's users. A query narrows them down; the answer
    /// says how many there are in all.
    ///
    /// `GET /v1/users`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or500`](super::errors::Error400Or401Or403Or500)
    pub fn get_users(&self) -> builder::GetUsers<'_> {
        builder::GetUsers(self.start(&operations::GET_USERS))
    }
    /// Create a user.
    ///
    /// Creates a user in the tenant. A user whom another tenant knows already is
    /// added to this one.
    ///
    /// `POST /v1/users`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or500`](super::errors::Error400Or401Or403Or500)
    pub fn create_user(&self) -> builder::CreateUser<'_> {
        builder::CreateUser(self.start(&operations::CREATE_USER))
    }
    /// Get a user.
    ///
    /// Gives the user with this id. Users of other tenants are not found.
    ///
    /// `GET /v1/users/{userUid}`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or404Or500`](super::errors::Error400Or401Or403Or404Or500)
    pub fn get_user(&self) -> builder::GetUser<'_> {
        builder::GetUser(self.start(&operations::GET_USER))
    }
    /// Remove a user.
    ///
    /// Removes the user with this id from the tenant. The other tenants of that
    /// user stay open to them.
    ///
    /// `DELETE /v1/users/{userUid}`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or500`](super::errors::Error400Or401Or403Or500)
    pub fn delete_user(&self) -> builder::DeleteUser<'_> {
        builder::DeleteUser(self.start(&operations::DELETE_USER))
    }
    /// List the Active Directory groups.
    ///
    /// Gives one page of the tenant's Active Directory groups. A query narrows
    /// them down; the answer says how many there are in all.
    ///
    /// `GET /v1/users/groups`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or500`](super::errors::Error400Or401Or403Or500)
    pub fn get_active_directory_groups(&self) -> builder::GetActiveDirectoryGroups<'_> {
        builder::GetActiveDirectoryGroups(
            self.start(&operations::GET_ACTIVE_DIRECTORY_GROUPS),
        )
    }
    /// Create an Active Directory group.
    ///
    /// Makes a group of the identity provider known to the tenant, with the role
    /// that its members get.
    ///
    /// `POST /v1/users/groups`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or500`](super::errors::Error400Or401Or403Or500)
    pub fn create_active_directory_group(
        &self,
    ) -> builder::CreateActiveDirectoryGroup<'_> {
        builder::CreateActiveDirectoryGroup(
            self.start(&operations::CREATE_ACTIVE_DIRECTORY_GROUP),
        )
    }
    /// Get an Active Directory group.
    ///
    /// Gives the group with this id, if it is one of the tenant's.
    ///
    /// `GET /v1/users/groups/{groupUid}`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or404Or500`](super::errors::Error400Or401Or403Or404Or500)
    pub fn get_active_directory_group(&self) -> builder::GetActiveDirectoryGroup<'_> {
        builder::GetActiveDirectoryGroup(
            self.start(&operations::GET_ACTIVE_DIRECTORY_GROUP),
        )
    }
    /// Remove an Active Directory group.
    ///
    /// Removes the group with this id from the tenant. The identity provider keeps
    /// it.
    ///
    /// `DELETE /v1/users/groups/{groupUid}`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or500`](super::errors::Error400Or401Or403Or500)
    pub fn delete_active_directory_group(
        &self,
    ) -> builder::DeleteActiveDirectoryGroup<'_> {
        builder::DeleteActiveDirectoryGroup(
            self.start(&operations::DELETE_ACTIVE_DIRECTORY_GROUP),
        )
    }
    /// Change an Active Directory group.
    ///
    /// Changes the group with this id. Name, identifier and issuer are sent every
    /// time, also where they stay the same.
    ///
    /// `PATCH /v1/users/groups/{groupUid}`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or404Or500`](super::errors::Error400Or401Or403Or404Or500)
    pub fn modify_active_directory_group(
        &self,
    ) -> builder::ModifyActiveDirectoryGroup<'_> {
        builder::ModifyActiveDirectoryGroup(
            self.start(&operations::MODIFY_ACTIVE_DIRECTORY_GROUP),
        )
    }
    /// Revoke the token of an API-only user.
    ///
    /// Ends the token of the API-only user with this id. It fails for users of any
    /// other kind.
    ///
    /// `POST /v1/users/{apiUserUid}/apiToken/revoke`
    ///
    /// # Errors
    ///
    /// [`Error400Or401Or403Or500`](super::errors::Error400Or401Or403Or500)
    pub fn revoke_api_token(&self) -> builder::RevokeApiToken<'_> {
        builder::RevokeApiToken(self.start(&operations::REVOKE_API_TOKEN))
    }
    /// Get information on the token.
    ///
    /// Says whose the token of this very request is. A token is good for one user
    /// in one tenant.
    ///
    /// `GET /v1/token`
    ///
    /// # Errors
    ///
    /// [`Error401Or500`](super::errors::Error401Or500)
    pub fn get_token(&self) -> builder::GetToken<'_> {
        builder::GetToken(self.start(&operations::GET_TOKEN))
    }
    /// Revoke the token.
    ///
    /// Ends the token of this very request. The next request with it is answered
    /// with 401.
    ///
    /// `POST /v1/token/revoke`
    ///
    /// # Errors
    ///
    /// [`Error401Or500`](super::errors::Error401Or500)
    pub fn revoke_token(&self) -> builder::RevokeToken<'_> {
        builder::RevokeToken(self.start(&operations::REVOKE_TOKEN))
    }
}
