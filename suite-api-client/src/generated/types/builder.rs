//! Builders of the types.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

::openapi_client_core::builders! {
    AuthSource, AuthSourceProperty, AuthSourcetype, Certificate, Link, NameValue,
    NameValues, PasswordChange, PrivilegeKeys, Properties, ResourceSelection,
    RolePermission, Scope, TokenExchangeRequest, TraversalSpecInstance, User, UserGroup,
    UserList, UserRole, UserSearchRequest, UsergroupSearchRequest, UsernamePassword,
    UuidValues
}
