//! The types of the document's schemas.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

pub mod builder;

::openapi_client_core::open_enums! {
    /// A human-readable error description in English.
    pub enum AuthenticationErrorError {
        InvalidRequest = "invalid_request",
        InvalidToken = "invalid_token",
        InsufficientScope = "insufficient_scope",
    }

    /// A unique code that describes the error.
    pub enum CommonApiErrorErrorCode {
        InvalidInput = "INVALID_INPUT",
        Unauthorized = "UNAUTHORIZED",
        Forbidden = "FORBIDDEN",
        NotFound = "NOT_FOUND",
        MethodNotAllowed = "METHOD_NOT_ALLOWED",
        Conflict = "CONFLICT",
        TooManyRequests = "TOO_MANY_REQUESTS",
        ServerError = "SERVER_ERROR",
        ProxyError = "PROXY_ERROR",
        BadRequest = "BAD_REQUEST",
        UnprocessableEntity = "UNPROCESSABLE_ENTITY",
    }

    /// What a user, a group's members or a token may do.
    pub enum UserRole {
        RoleAdmin = "ROLE_ADMIN",
        RoleSuperAdmin = "ROLE_SUPER_ADMIN",
        RoleReadOnly = "ROLE_READ_ONLY",
        RoleDeployOnly = "ROLE_DEPLOY_ONLY",
        RoleEditOnly = "ROLE_EDIT_ONLY",
        RoleVpnSessionsManager = "ROLE_VPN_SESSIONS_MANAGER",
        RoleFwaas = "ROLE_FWAAS",
    }
}

::openapi_client_core::objects! {
    /// A group of an identity provider whose members are users of the tenant.
    #[derive(Default)]
    pub struct ActiveDirectoryGroup {
        /// The id of the group at the identity provider.
        pub group_identifier[?]: Option<String> = "groupIdentifier",
        /// The address by which the identity provider signs its assertions.
        pub issuer_url[?]: Option<String> = "issuerUrl",
        /// The name of the group, without special characters.
        pub name[?]: Option<String>,
        /// What someone wrote about the group.
        pub notes[?]: Option<String>,
        pub role[?]: Option<UserRole>,
        /// The id of the group in Security Cloud Control.
        pub uid[?]: Option<::uuid::Uuid>,
    }

    /// An Active Directory group as it is to be.
    pub struct ActiveDirectoryGroupCreateOrUpdateInput with builder {
        /// The id of the group at the identity provider.
        pub group_identifier: String = "groupIdentifier",
        /// The address by which the identity provider signs its assertions.
        pub issuer_url: String = "issuerUrl",
        /// The name of the group, without special characters.
        pub name: String,
        /// What there is to say about the group.
        pub notes[?]: Option<String>,
        /// What the members may do, as one of the roles.
        pub role[?]: Option<String>,
    }

    /// One page of a list of Active Directory groups.
    #[derive(Default)]
    pub struct ActiveDirectoryGroupPage {
        /// How many results there are in all.
        pub count[?]: Option<i32>,
        /// The groups of the page.
        pub items[?]: Vec<ActiveDirectoryGroup>,
        /// How many results a page holds at most.
        pub limit[?]: Option<i32>,
        /// How many results stand before the first one of the page.
        pub offset[?]: Option<i32>,
    }

    /// `ApiTokenInfo`
    #[derive(Default)]
    pub struct ApiTokenInfo {
        /// The API Access Token.
        pub api_token[?]: Option<::openapi_client_core::Secret> = "apiToken",
    }

    /// `AuthenticationError`
    #[derive(Default)]
    pub struct AuthenticationError {
        /// A human-readable error description in English.
        pub error[?]: Option<AuthenticationErrorError>,
        /// A human-readable error description in English.
        pub error_description[?]: Option<String> = "errorDescription",
    }

    /// Whose a token is. The token itself is not part of it.
    #[derive(Default)]
    pub struct CdoTokenInfo {
        /// When the token expires; it never does if this is missing.
        pub expires_at[?]: Option<::chrono::DateTime<::chrono::offset::Utc>> = "expiresAt",
        /// The name of the user.
        pub name[?]: Option<String>,
        /// What the user may do.
        pub roles[?]: Vec<UserRole>,
        /// The id of the tenant that the token is good for.
        pub tenant_uid[?]: Option<::uuid::Uuid> = "tenantUid",
        /// The id of the user.
        pub uid[?]: Option<::uuid::Uuid>,
    }

    /// `CommonApiError`
    #[derive(Default)]
    pub struct CommonApiError {
        /// Additional details, if any, on the error
        pub details[?]: ::serde_json::Map<String, ::serde_json::Value>,
        /// A unique code that describes the error.
        pub error_code[?]: Option<CommonApiErrorErrorCode> = "errorCode",
        /// A human-readable error description in English.
        pub error_msg[?]: Option<String> = "errorMsg",
    }

    /// How a request ended.
    #[derive(Default)]
    pub struct StatusInfo {
        /// The outcome, such as `OK`.
        pub status[?]: Option<String>,
    }

    /// A person or a program with access to the tenant.
    #[derive(Default)]
    pub struct User {
        /// Whether the user is a program, which cannot log in by the browser.
        pub api_only_user[?]: Option<bool> = "apiOnlyUser",
        /// When the user last logged in.
        pub last_successful_login[?]: Option<::chrono::DateTime<::chrono::offset::Utc>> = "lastSuccessfulLogin",
        /// The name of the user: an address for a person, or for an API-only user the
        /// chosen name with the tenant's behind an `@`.
        pub name[?]: Option<String>,
        /// What the user may do.
        pub roles[?]: Vec<UserRole>,
        /// The id of the user.
        pub uid[?]: Option<::uuid::Uuid>,
    }

    /// A user to create.
    pub struct UserCreateOrUpdateInput with builder {
        /// Whether the user is a program, which cannot log in by the browser.
        ///
        /// Default: `false`.
        pub api_only_user[?]: Option<bool> = "apiOnlyUser",
        /// The name: an address for a person, a word without `@` for an API-only user.
        pub name: String,
        /// What the user may do, as one of the roles.
        pub role[?]: Option<String>,
    }

    /// One page of a list of users.
    #[derive(Default)]
    pub struct UserPage {
        /// How many results there are in all.
        pub count[?]: Option<i32>,
        /// The users of the page.
        pub items[?]: Vec<User>,
        /// How many results a page holds at most.
        pub limit[?]: Option<i32>,
        /// How many results stand before the first one of the page.
        pub offset[?]: Option<i32>,
    }
}
