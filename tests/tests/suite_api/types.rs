//! The type of each schema of the document.

use openapi_client_core::{DecodeError, decode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use suite_api_client::types;

macro_rules! types {
    ($($schema:literal => $type:ident,)*) => {
        /// Reads `json` as the type of a schema, and writes it again.
        ///
        /// # Panics
        /// If no type is named here for the schema.
        pub(crate) fn round_trip(schema: &str, json: &Value) -> Result<Value, DecodeError> {
            match schema {
                "AddressType" => again::<types::AddressType>(json),
                $($schema => again::<types::$type>(json),)*
                other => panic!("no type is named for the schema {other}"),
            }
        }

        /// What `Debug` shows of `json` as the type of a schema, and of the
        /// builder of the type.
        ///
        /// # Panics
        /// If the schema is no object, or no type is named here for it.
        pub(crate) fn shown(schema: &str, json: &Value) -> String {
            let body = json.to_string();
            match schema {
                $($schema => {
                    let value: types::$type = decode(body.as_bytes()).expect("the type");
                    let builder = types::builder::$type::from(value.clone());
                    format!("{value:?}\n{value:#?}\n{builder:?}\n{builder:#?}")
                })*
                other => panic!("no type is named for the schema {other}"),
            }
        }
    };
}

types! {
    "InputBodyLocation" => InputBodyLocation,
    "ResourceSelection" => ResourceSelection,
    "ServiceDetails" => ServiceDetails,
    "TokenExchangeRequest" => TokenExchangeRequest,
    "TokenExchangeResponse" => TokenExchangeResponse,
    "WellKnownURL" => WellKnownUrl,
    "auth-source" => AuthSource,
    "auth-source-property" => AuthSourceProperty,
    "auth-sources" => AuthSources,
    "auth-sourcetype" => AuthSourcetype,
    "auth-sourcetypes" => AuthSourcetypes,
    "auth-token" => AuthToken,
    "certificate" => Certificate,
    "error" => Error,
    "extension" => Extension,
    "link" => Link,
    "name-value" => NameValue,
    "name-values" => NameValues,
    "password-change" => PasswordChange,
    "privilege" => Privilege,
    "privilege-group" => PrivilegeGroup,
    "privilege-groups" => PrivilegeGroups,
    "privilege-keys" => PrivilegeKeys,
    "privileges" => Privileges,
    "properties" => Properties,
    "role-permission" => RolePermission,
    "role-permissions" => RolePermissions,
    "scope" => Scope,
    "scope-details" => ScopeDetails,
    "scopes-details" => ScopesDetails,
    "traversal-spec" => TraversalSpec,
    "traversal-spec-instance" => TraversalSpecInstance,
    "traversal-specs" => TraversalSpecs,
    "user" => User,
    "user-group" => UserGroup,
    "user-groups" => UserGroups,
    "user-list" => UserList,
    "user-role" => UserRole,
    "user-roles" => UserRoles,
    "user-search-request" => UserSearchRequest,
    "user-search-response" => UserSearchResponse,
    "user-search-responses" => UserSearchResponses,
    "usergroup-search-request" => UsergroupSearchRequest,
    "usergroup-search-response" => UsergroupSearchResponse,
    "usergroup-search-responses" => UsergroupSearchResponses,
    "username-password" => UsernamePassword,
    "uuid-values" => UuidValues,
    "validationFailure" => ValidationFailure,
}

fn again<T: DeserializeOwned + Serialize>(json: &Value) -> Result<Value, DecodeError> {
    let value: T = decode(json.to_string().as_bytes())?;
    Ok(serde_json::to_value(value).expect("what was read can be written"))
}
