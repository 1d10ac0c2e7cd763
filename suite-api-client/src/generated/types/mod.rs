//! The types of the document's schemas.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

pub mod builder;
pub mod error;

/// What kind of address it is.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum AddressType {
    /// `IPV4`
    Ipv4,
    /// `IPV6`
    Ipv6,
    /// `FQDN`
    Fqdn,
    /// `UNKNOWN`
    Unknown,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl AddressType {
    /// The value as it is on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::UnknownValue(value) => value,
            listed => listed.documented().unwrap_or_default(),
        }
    }
    /// The value, if the document lists it.
    pub fn documented(&self) -> ::std::option::Option<&'static str> {
        match self {
            Self::Ipv4 => Some("IPV4"),
            Self::Ipv6 => Some("IPV6"),
            Self::Fqdn => Some("FQDN"),
            Self::Unknown => Some("UNKNOWN"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for AddressType {
    fn from(value: &str) -> Self {
        match value {
            "IPV4" => Self::Ipv4,
            "IPV6" => Self::Ipv6,
            "FQDN" => Self::Fqdn,
            "UNKNOWN" => Self::Unknown,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::openapi_client_core::open_enum!(AddressType);

/// A system outside of the product whose users may log in, such as a directory.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct AuthSource {
    /// The certificates of a source over TLS that are to be accepted or were
    /// accepted.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub certificates: ::std::option::Option<::std::vec::Vec<Certificate>>,
    /// When it was added, in milliseconds since 1970-01-01 UTC.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<i64>,
    /// The id that the server chose; it never changes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::uuid::Uuid>,
    /// When it was last changed, in milliseconds since 1970-01-01 UTC.
    #[serde(
        rename = "lastModified",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub last_modified: ::std::option::Option<i64>,
    /// Links to this object and to what belongs to it.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::std::vec::Vec<Link>>,
    /// The name that an administrator gave; it is unique and goes with the
    /// credentials of a login.
    pub name: ::std::string::String,
    /// The settings of the source, as its type names them; only told to callers
    /// with a token.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub property: ::std::option::Option<::std::vec::Vec<NameValue>>,
    #[serde(rename = "sourceType")]
    pub source_type: AuthSourcetype,
}

impl AuthSource {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::AuthSource {
        Default::default()
    }
}

/// A setting that a type of auth source takes.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct AuthSourceProperty {
    /// What its values are.
    #[serde(rename = "dataType")]
    pub data_type: AuthSourcePropertyDataType,
    /// What the setting is for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// Whether it can be changed once the source is there.
    pub modifiable: bool,
    /// The name that the setting has among the properties of a source.
    pub name: ::std::string::String,
    /// Whether a source must have it.
    pub required: bool,
}

impl AuthSourceProperty {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::AuthSourceProperty {
        Default::default()
    }
}

/// What its values are.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum AuthSourcePropertyDataType {
    /// `STRING`
    String,
    /// `INTEGER`
    Integer,
    /// `HOST`
    Host,
    /// `IP`
    Ip,
    /// `ENUM`
    Enum,
    /// `PASSWORD`
    Password,
    /// `BOOLEAN`
    Boolean,
    /// `UNKNOWN`
    Unknown,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl AuthSourcePropertyDataType {
    /// The value as it is on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::UnknownValue(value) => value,
            listed => listed.documented().unwrap_or_default(),
        }
    }
    /// The value, if the document lists it.
    pub fn documented(&self) -> ::std::option::Option<&'static str> {
        match self {
            Self::String => Some("STRING"),
            Self::Integer => Some("INTEGER"),
            Self::Host => Some("HOST"),
            Self::Ip => Some("IP"),
            Self::Enum => Some("ENUM"),
            Self::Password => Some("PASSWORD"),
            Self::Boolean => Some("BOOLEAN"),
            Self::Unknown => Some("UNKNOWN"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for AuthSourcePropertyDataType {
    fn from(value: &str) -> Self {
        match value {
            "STRING" => Self::String,
            "INTEGER" => Self::Integer,
            "HOST" => Self::Host,
            "IP" => Self::Ip,
            "ENUM" => Self::Enum,
            "PASSWORD" => Self::Password,
            "BOOLEAN" => Self::Boolean,
            "UNKNOWN" => Self::Unknown,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::openapi_client_core::open_enum!(AuthSourcePropertyDataType);

/// Auth sources.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct AuthSources {
    /// The auth sources.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub sources: ::std::vec::Vec<AuthSource>,
}

impl AuthSources {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::AuthSources {
        Default::default()
    }
}

/// A kind of auth source.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct AuthSourcetype {
    /// What the type is for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The id of the type, such as `ACTIVE_DIRECTORY`.
    pub id: ::std::string::String,
    /// Links to this object and to what belongs to it.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::std::vec::Vec<Link>>,
    /// The name of the type.
    pub name: ::std::string::String,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub properties: ::std::option::Option<Properties>,
}

impl AuthSourcetype {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::AuthSourcetype {
        Default::default()
    }
}

/// Kinds of auth sources.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct AuthSourcetypes {
    /// The types.
    #[serde(
        rename = "sourceTypes",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub source_types: ::std::vec::Vec<AuthSourcetype>,
}

impl AuthSourcetypes {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::AuthSourcetypes {
        Default::default()
    }
}

/// A token and when it expires.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct AuthToken {
    /// The moment of expiry for people to read; its form varies.
    #[serde(
        rename = "expiresAt",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub expires_at: ::std::option::Option<::std::string::String>,
    /// The roles of the user; none is normal for a first federated login.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub roles: ::std::vec::Vec<::std::string::String>,
    /// The token.
    pub token: ::openapi_client_core::Secret,
    /// The moment of expiry, in milliseconds since 1970-01-01 UTC.
    pub validity: i64,
}

impl AuthToken {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::AuthToken {
        Default::default()
    }
}

/// A certificate that the server does not trust yet.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct Certificate {
    /// The whole certificate as PEM; only identity brokers (VIDB) give it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub certificate: ::std::option::Option<::std::string::String>,
    /// The algorithm, the signature and the signed certificate, the last two in
    /// Base64.
    #[serde(
        rename = "certificateDetails",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub certificate_details: ::std::option::Option<::std::string::String>,
    /// When it expires, for people to read.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expires: ::std::option::Option<::std::string::String>,
    /// Who issued it.
    #[serde(rename = "issuedBy", skip_serializing_if = "::std::option::Option::is_none")]
    pub issued_by: ::std::option::Option<::std::string::String>,
    /// Whom it was issued to.
    #[serde(rename = "issuedTo", skip_serializing_if = "::std::option::Option::is_none")]
    pub issued_to: ::std::option::Option<::std::string::String>,
    /// The fingerprint of the certificate.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbprint: ::std::option::Option<::std::string::String>,
}

impl Certificate {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::Certificate {
        Default::default()
    }
}

/// What went wrong.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct Error {
    /// The number of the error; it does not depend on the language.
    #[serde(
        rename = "apiErrorCode",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub api_error_code: ::std::option::Option<i32>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extension: ::std::option::Option<Extension>,
    /// The status of the answer once more.
    #[serde(
        rename = "httpStatusCode",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub http_status_code: ::std::option::Option<i32>,
    #[serde(
        rename = "inputBodyLocation",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub input_body_location: ::std::option::Option<InputBodyLocation>,
    /// Links to what may help.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub links: ::std::vec::Vec<Link>,
    /// What went wrong, in the language that was asked for.
    pub message: ::std::string::String,
    /// Further details.
    #[serde(
        rename = "moreInformation",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub more_information: ::std::vec::Vec<NameValue>,
    /// The kind of error object; `Error` for this one.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    /// What is wrong with the values of the request.
    #[serde(
        rename = "validationFailures",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub validation_failures: ::std::vec::Vec<ValidationFailure>,
}

impl Error {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::Error {
        Default::default()
    }
}

/// Whatever else a server tells.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct Extension {
    /// Objects of any form.
    #[serde(
        rename = "anyObjects",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub any_objects: ::std::vec::Vec<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
}

impl Extension {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::Extension {
        Default::default()
    }
}

/// The place in the body at which it could not be read.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct InputBodyLocation {
    /// The column within the line.
    #[serde(
        rename = "columnNumber",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub column_number: ::std::option::Option<i32>,
    /// The line.
    #[serde(
        rename = "lineNumber",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub line_number: ::std::option::Option<i32>,
}

impl InputBodyLocation {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::InputBodyLocation {
        Default::default()
    }
}

/// A link that can be followed with a GET.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct Link {
    /// What the link leads to.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The target: a URL, or a path from the root of the host if it starts with a
    /// slash, or else a path from this very request.
    pub href: ::std::string::String,
    /// The name of the link.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    /// What the target is to this object.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rel: ::std::option::Option<LinkRel>,
}

impl Link {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::Link {
        Default::default()
    }
}

/// What the target is to this object.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum LinkRel {
    /// `NEXT`
    Next,
    /// `PREVIOUS`
    Previous,
    /// `START`
    Start,
    /// `END`
    End,
    /// `RELATED`
    Related,
    /// `SELF`
    Self_,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl LinkRel {
    /// The value as it is on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::UnknownValue(value) => value,
            listed => listed.documented().unwrap_or_default(),
        }
    }
    /// The value, if the document lists it.
    pub fn documented(&self) -> ::std::option::Option<&'static str> {
        match self {
            Self::Next => Some("NEXT"),
            Self::Previous => Some("PREVIOUS"),
            Self::Start => Some("START"),
            Self::End => Some("END"),
            Self::Related => Some("RELATED"),
            Self::Self_ => Some("SELF"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for LinkRel {
    fn from(value: &str) -> Self {
        match value {
            "NEXT" => Self::Next,
            "PREVIOUS" => Self::Previous,
            "START" => Self::Start,
            "END" => Self::End,
            "RELATED" => Self::Related,
            "SELF" => Self::Self_,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::openapi_client_core::open_enum!(LinkRel);

/// A name and its value.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct NameValue {
    /// The name, such as `host`, `user-name` or `password`.
    pub name: ::std::string::String,
    /// The value. Since the password with which the server searches a directory
    /// comes as such a pair, no value is ever printed.
    pub value: ::openapi_client_core::Secret,
}

impl NameValue {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::NameValue {
        Default::default()
    }
}

/// Names and their values.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct NameValues {
    /// The pairs.
    #[serde(
        rename = "nameValuePairs",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub name_value_pairs: ::std::option::Option<::std::vec::Vec<NameValue>>,
}

impl NameValues {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::NameValues {
        Default::default()
    }
}

/// A change of the own password.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct PasswordChange {
    /// The password until now.
    #[serde(rename = "currentPassword")]
    pub current_password: ::openapi_client_core::Secret,
    /// The password from now on.
    #[serde(rename = "newPassword")]
    pub new_password: ::openapi_client_core::Secret,
}

impl PasswordChange {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::PasswordChange {
        Default::default()
    }
}

/// The right to do one thing.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct Privilege {
    /// What the privilege allows.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The key by which roles refer to the privilege.
    pub key: ::std::string::String,
    /// Links to this object and to what belongs to it.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub links: ::std::vec::Vec<Link>,
    /// The name that people see.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
}

impl Privilege {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::Privilege {
        Default::default()
    }
}

/// A heading under which privileges are shown.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct PrivilegeGroup {
    /// What the privileges of the group have in common.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The key of the group.
    pub key: ::std::string::String,
    /// Links to this object and to what belongs to it.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub links: ::std::vec::Vec<Link>,
    /// The name that people see.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
}

impl PrivilegeGroup {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::PrivilegeGroup {
        Default::default()
    }
}

/// Privilege groups.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct PrivilegeGroups {
    /// The privilege groups.
    #[serde(
        rename = "privilegeGroups",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub privilege_groups: ::std::vec::Vec<PrivilegeGroup>,
}

impl PrivilegeGroups {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::PrivilegeGroups {
        Default::default()
    }
}

/// The keys of privileges.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct PrivilegeKeys {
    /// The keys, such as `administration.accesscontrol.viewpage`.
    #[serde(rename = "privilege-key")]
    pub privilege_key: ::std::vec::Vec<::std::string::String>,
}

impl PrivilegeKeys {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::PrivilegeKeys {
        Default::default()
    }
}

/// Privileges.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct Privileges {
    /// The privileges.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub privileges: ::std::vec::Vec<Privilege>,
}

impl Privileges {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::Privileges {
        Default::default()
    }
}

/// The settings that a type of auth source takes.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct Properties {
    /// The settings.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub property: ::std::option::Option<::std::vec::Vec<AuthSourceProperty>>,
}

impl Properties {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::Properties {
        Default::default()
    }
}

/// Objects that are chosen in one way.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ResourceSelection {
    /// The ids of the objects.
    #[serde(rename = "resourceId")]
    pub resource_id: ::std::vec::Vec<::uuid::Uuid>,
    /// In which way the objects are chosen.
    #[serde(rename = "type")]
    pub type_: ResourceSelectionType,
}

impl ResourceSelection {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ResourceSelection {
        Default::default()
    }
}

/// In which way the objects are chosen.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum ResourceSelectionType {
    /// `PROPAGATE`
    Propagate,
    /// `UNPROPAGATE`
    Unpropagate,
    /// `SPECIFIC`
    Specific,
    /// A value that the document does not list, as the server sent it.
    UnknownValue(::std::string::String),
}

impl ResourceSelectionType {
    /// The value as it is on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::UnknownValue(value) => value,
            listed => listed.documented().unwrap_or_default(),
        }
    }
    /// The value, if the document lists it.
    pub fn documented(&self) -> ::std::option::Option<&'static str> {
        match self {
            Self::Propagate => Some("PROPAGATE"),
            Self::Unpropagate => Some("UNPROPAGATE"),
            Self::Specific => Some("SPECIFIC"),
            Self::UnknownValue(_) => None,
        }
    }
}

impl ::std::convert::From<&str> for ResourceSelectionType {
    fn from(value: &str) -> Self {
        match value {
            "PROPAGATE" => Self::Propagate,
            "UNPROPAGATE" => Self::Unpropagate,
            "SPECIFIC" => Self::Specific,
            value => Self::UnknownValue(value.to_owned()),
        }
    }
}

::openapi_client_core::open_enum!(ResourceSelectionType);

/// A role together with the objects that it covers.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct RolePermission {
    /// Whether the role covers all objects; then nothing else counts.
    #[serde(
        rename = "allowAllObjects",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub allow_all_objects: ::std::option::Option<bool>,
    /// Links to this object and to what belongs to it.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::std::vec::Vec<Link>>,
    /// The name of the role.
    #[serde(rename = "roleName")]
    pub role_name: ::std::string::String,
    /// The id of the scope that has the objects.
    #[serde(rename = "scopeId", skip_serializing_if = "::std::option::Option::is_none")]
    pub scope_id: ::std::option::Option<::uuid::Uuid>,
    /// **Deprecated.** The objects without a scope; refer to one by `scopeId` instead.
    #[serde(
        rename = "traversal-spec-instances",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    #[deprecated = "The objects without a scope; refer to one by `scopeId` instead."]
    pub traversal_spec_instances: ::std::option::Option<
        ::std::vec::Vec<TraversalSpecInstance>,
    >,
}

impl RolePermission {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::RolePermission {
        Default::default()
    }
}

/// Role permissions.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct RolePermissions {
    /// The role permissions.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub permissions: ::std::vec::Vec<RolePermission>,
}

impl RolePermissions {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::RolePermissions {
        Default::default()
    }
}

/// A named set of objects.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct Scope {
    /// What the scope is for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The id that the server chose; a new scope has none yet.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::uuid::Uuid>,
    /// The name that people see.
    pub name: ::std::string::String,
    /// The objects of the scope.
    #[serde(
        rename = "traversalSpecInstances",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub traversal_spec_instances: ::std::option::Option<
        ::std::vec::Vec<TraversalSpecInstance>,
    >,
}

impl Scope {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::Scope {
        Default::default()
    }
}

/// A scope, and who made and changed it when.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct ScopeDetails {
    /// The id of the user who made the scope.
    #[serde(
        rename = "createdBy",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub created_by: ::std::option::Option<::uuid::Uuid>,
    /// When it was made, in milliseconds since 1970-01-01 UTC.
    #[serde(
        rename = "creationTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub creation_time: ::std::option::Option<i64>,
    /// What the scope is for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The id that the server chose.
    pub id: ::uuid::Uuid,
    /// The id of the user who changed the scope last.
    #[serde(
        rename = "lastModifiedBy",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub last_modified_by: ::std::option::Option<::uuid::Uuid>,
    /// When it was last changed, in milliseconds since 1970-01-01 UTC.
    #[serde(
        rename = "lastModifiedTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub last_modified_time: ::std::option::Option<i64>,
    /// The name that people see.
    pub name: ::std::string::String,
    /// The objects of the scope.
    #[serde(
        rename = "traversalSpecInstances",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub traversal_spec_instances: ::std::vec::Vec<TraversalSpecInstance>,
}

impl ScopeDetails {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ScopeDetails {
        Default::default()
    }
}

/// Scopes, and who made and changed them when.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ScopesDetails {
    /// The scopes.
    #[serde(
        rename = "scopesDetails",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub scopes_details: ::std::vec::Vec<ScopeDetails>,
}

impl ScopesDetails {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ScopesDetails {
        Default::default()
    }
}

/// How to reach a service.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ServiceDetails {
    /// Host name or address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub address: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "addressType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub address_type: ::std::option::Option<AddressType>,
    /// The path in front of the service's own paths.
    #[serde(rename = "basePath", skip_serializing_if = "::std::option::Option::is_none")]
    pub base_path: ::std::option::Option<::std::string::String>,
    /// The certificate chain of the address.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub certificates: ::std::vec::Vec<::std::string::String>,
    /// The key by which a JWT is asked for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub key: ::std::option::Option<::std::string::String>,
    /// The name that people see.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    /// TCP port.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub port: ::std::option::Option<i32>,
    /// The kind of service.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    /// The version of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub version: ::std::option::Option<::std::string::String>,
}

impl ServiceDetails {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ServiceDetails {
        Default::default()
    }
}

/// The services for which a JWT is wanted.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct TokenExchangeRequest {
    /// Keys of services, such as `ops-li`, `ops-ni` or `fleet-lcm`.
    #[serde(rename = "serviceKeys")]
    pub service_keys: ::std::vec::Vec<::std::string::String>,
}

impl TokenExchangeRequest {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::TokenExchangeRequest {
        Default::default()
    }
}

/// A JWT and the services that take it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct TokenExchangeResponse {
    /// The JWT; a server may answer without one.
    #[serde(rename = "jwtToken", skip_serializing_if = "::std::option::Option::is_none")]
    pub jwt_token: ::std::option::Option<::openapi_client_core::Secret>,
    /// The services, if their details were asked for.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub services: ::std::vec::Vec<ServiceDetails>,
}

impl TokenExchangeResponse {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::TokenExchangeResponse {
        Default::default()
    }
}

/// A template: a tree of objects from which some can be chosen.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct TraversalSpec {
    /// Whether the tree is made of adapter kinds; then a choice from it must name
    /// the adapter kinds that it includes.
    #[serde(
        rename = "adapterInstanceAssociation",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub adapter_instance_association: ::std::option::Option<bool>,
    /// What the tree shows.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The name of the template.
    pub name: ::std::string::String,
    /// The adapter kind of the root of the tree.
    #[serde(
        rename = "rootAdapterKindKey",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub root_adapter_kind_key: ::std::option::Option<::std::string::String>,
    /// The resource kind of the root of the tree.
    #[serde(
        rename = "rootResourceKindKey",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub root_resource_kind_key: ::std::option::Option<::std::string::String>,
}

impl TraversalSpec {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::TraversalSpec {
        Default::default()
    }
}

/// A choice from the tree of a traversal specification. The adapter kind, the
/// resource kind and the name together tell which specification.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct TraversalSpecInstance {
    /// The adapter kind of the root of the tree.
    #[serde(rename = "adapterKind")]
    pub adapter_kind: ::std::string::String,
    /// The adapter kinds all of whose adapters are chosen; only for a tree that is
    /// made of adapter kinds.
    #[serde(
        rename = "includedAdapterKinds",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub included_adapter_kinds: ::std::option::Option<
        ::std::vec::Vec<::std::string::String>,
    >,
    /// The name of the traversal specification.
    pub name: ::std::string::String,
    /// The resource kind of the root of the tree.
    #[serde(
        rename = "resourceKind",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub resource_kind: ::std::option::Option<::std::string::String>,
    /// The objects that are chosen.
    #[serde(
        rename = "resourceSelection",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub resource_selection: ::std::option::Option<::std::vec::Vec<ResourceSelection>>,
    /// Whether all objects of the tree are chosen, whatever the selections say.
    #[serde(
        rename = "selectAllResources",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub select_all_resources: ::std::option::Option<bool>,
}

impl TraversalSpecInstance {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::TraversalSpecInstance {
        Default::default()
    }
}

/// Traversal specifications.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct TraversalSpecs {
    /// The traversal specifications.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub specs: ::std::vec::Vec<TraversalSpec>,
}

impl TraversalSpecs {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::TraversalSpecs {
        Default::default()
    }
}

/// A user, local or imported from an auth source.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct User {
    /// The distinguished name of a user of a directory.
    #[serde(
        rename = "distinguishedName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub distinguished_name: ::std::option::Option<::std::string::String>,
    /// The email address.
    #[serde(
        rename = "emailAddress",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub email_address: ::std::option::Option<::std::string::String>,
    /// Whether the user may log in.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub enabled: ::std::option::Option<bool>,
    /// The id that an identity broker (VIDB) gave; used on import only.
    #[serde(
        rename = "externalId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub external_id: ::std::option::Option<::std::string::String>,
    /// The first name.
    #[serde(
        rename = "firstName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub first_name: ::std::option::Option<::std::string::String>,
    /// The ids of the user groups that the user is a member of.
    #[serde(
        rename = "groupIds",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub group_ids: ::std::option::Option<::std::vec::Vec<::uuid::Uuid>>,
    /// The id that the server chose.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::uuid::Uuid>,
    /// The moment of the last login, in milliseconds since 1970-01-01 UTC.
    #[serde(
        rename = "lastLoginTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub last_login_time: ::std::option::Option<i64>,
    /// The last name.
    #[serde(rename = "lastName", skip_serializing_if = "::std::option::Option::is_none")]
    pub last_name: ::std::option::Option<::std::string::String>,
    /// Links to this object and to what belongs to it.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::std::vec::Vec<Link>>,
    /// The password of a local user. A new local user needs one; an imported user
    /// has none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub password: ::std::option::Option<::openapi_client_core::Secret>,
    /// **Deprecated.** The names of the roles of the user; use `role-permissions` instead.
    #[serde(
        rename = "roleNames",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    #[deprecated = "The names of the roles of the user; use `role-permissions` instead."]
    pub role_names: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The roles of the user, each with the objects that it covers; they prevail
    /// over `roleNames`.
    #[serde(
        rename = "role-permissions",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub role_permissions: ::std::option::Option<::std::vec::Vec<RolePermission>>,
    /// The name to log in with.
    pub username: ::std::string::String,
}

impl User {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::User {
        Default::default()
    }
}

/// A group of users, local or imported from an auth source.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UserGroup {
    /// The id of the auth source of the group; a local group has none.
    #[serde(
        rename = "authSourceId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub auth_source_id: ::std::option::Option<::uuid::Uuid>,
    /// What the group is for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The name that people see. It can be given when a group of LDAP or Active
    /// Directory is imported; otherwise it is the name.
    #[serde(
        rename = "displayName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_name: ::std::option::Option<::std::string::String>,
    /// The id that an identity broker (VIDB) gave; used on import only.
    #[serde(
        rename = "externalId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub external_id: ::std::option::Option<::std::string::String>,
    /// The id that the server chose; a new group has none yet.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::uuid::Uuid>,
    /// Links to this object and to what belongs to it.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::std::vec::Vec<Link>>,
    /// The name of the group. To import one from LDAP or Active Directory, give
    /// its distinguished name.
    pub name: ::std::string::String,
    /// **Deprecated.** The names of the roles of the group; use `role-permissions` instead.
    #[serde(
        rename = "roleNames",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    #[deprecated = "The names of the roles of the group; use `role-permissions` instead."]
    pub role_names: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The roles of the group, each with the objects that it covers; they prevail
    /// over `roleNames`.
    #[serde(
        rename = "role-permissions",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub role_permissions: ::std::option::Option<::std::vec::Vec<RolePermission>>,
    /// The ids of the members.
    #[serde(
        rename = "userIds",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub user_ids: ::std::option::Option<::std::vec::Vec<::uuid::Uuid>>,
}

impl UserGroup {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserGroup {
        Default::default()
    }
}

/// User groups.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct UserGroups {
    /// The user groups.
    #[serde(
        rename = "userGroups",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub user_groups: ::std::vec::Vec<UserGroup>,
}

impl UserGroups {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserGroups {
        Default::default()
    }
}

/// Users.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct UserList {
    /// The users.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub users: ::std::option::Option<::std::vec::Vec<User>>,
}

impl UserList {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserList {
        Default::default()
    }
}

/// A role: a named set of privileges.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UserRole {
    /// What the role is for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The name that people see.
    #[serde(
        rename = "displayName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_name: ::std::option::Option<::std::string::String>,
    /// Links to this object and to what belongs to it.
    #[serde(default, skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::std::vec::Vec<Link>>,
    /// The name by which permissions refer to the role.
    pub name: ::std::string::String,
    /// The keys of the privileges that the role grants.
    #[serde(
        rename = "privilege-keys",
        default,
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub privilege_keys: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    /// Whether the role came with the product.
    #[serde(
        rename = "system-created",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub system_created: ::std::option::Option<bool>,
}

impl UserRole {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserRole {
        Default::default()
    }
}

/// Roles.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct UserRoles {
    /// The roles.
    #[serde(
        rename = "userRoles",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub user_roles: ::std::vec::Vec<UserRole>,
}

impl UserRoles {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserRoles {
        Default::default()
    }
}

/// Which users of an auth source are wanted.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UserSearchRequest {
    /// The domain of the auth source; an SSO source needs it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub domain: ::std::option::Option<::std::string::String>,
    /// The name of the user; it may have wildcards, as in `admin*`.
    pub name: ::std::string::String,
}

impl UserSearchRequest {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserSearchRequest {
        Default::default()
    }
}

/// A user as an auth source knows it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UserSearchResponse {
    /// The distinguished name of a user of a directory.
    #[serde(
        rename = "distinguishedName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub distinguished_name: ::std::option::Option<::std::string::String>,
    /// The email address.
    #[serde(
        rename = "emailAddress",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub email_address: ::std::option::Option<::std::string::String>,
    /// The id that an identity broker (VIDB) gave; used on import only.
    #[serde(
        rename = "externalId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub external_id: ::std::option::Option<::std::string::String>,
    /// The first name.
    #[serde(
        rename = "firstName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub first_name: ::std::option::Option<::std::string::String>,
    /// The last name.
    #[serde(rename = "lastName", skip_serializing_if = "::std::option::Option::is_none")]
    pub last_name: ::std::option::Option<::std::string::String>,
    /// The name of the user.
    pub name: ::std::string::String,
}

impl UserSearchResponse {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserSearchResponse {
        Default::default()
    }
}

/// Users as an auth source knows them.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct UserSearchResponses {
    /// The users.
    #[serde(
        rename = "user-search-response",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub user_search_response: ::std::vec::Vec<UserSearchResponse>,
}

impl UserSearchResponses {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UserSearchResponses {
        Default::default()
    }
}

/// Which groups of an auth source are wanted.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UsergroupSearchRequest {
    /// The domain of the auth source; an SSO source needs it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub domain: ::std::option::Option<::std::string::String>,
    /// The name of the group; it may have wildcards, as in `admin*`.
    pub name: ::std::string::String,
}

impl UsergroupSearchRequest {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UsergroupSearchRequest {
        Default::default()
    }
}

/// A group as an auth source knows it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UsergroupSearchResponse {
    /// What the group is for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    /// The distinguished name of a group of a directory.
    #[serde(
        rename = "distinguishedName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub distinguished_name: ::std::option::Option<::std::string::String>,
    /// The id that an identity broker (VIDB) gave; used on import only.
    #[serde(
        rename = "externalId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub external_id: ::std::option::Option<::std::string::String>,
    /// The name of the group.
    pub name: ::std::string::String,
}

impl UsergroupSearchResponse {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UsergroupSearchResponse {
        Default::default()
    }
}

/// Groups as an auth source knows them.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct UsergroupSearchResponses {
    /// The groups.
    #[serde(
        rename = "usergroup-search-response",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    #[serde(deserialize_with = "::openapi_client_core::null_as_default")]
    pub usergroup_search_response: ::std::vec::Vec<UsergroupSearchResponse>,
}

impl UsergroupSearchResponses {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UsergroupSearchResponses {
        Default::default()
    }
}

/// The credentials of a user.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UsernamePassword {
    /// The name that an administrator gave to the source of the user; local users
    /// need none.
    #[serde(
        rename = "authSource",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub auth_source: ::std::option::Option<::std::string::String>,
    /// The user's password.
    pub password: ::openapi_client_core::Secret,
    /// The user's name, in the form that its source expects.
    pub username: ::std::string::String,
}

impl UsernamePassword {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UsernamePassword {
        Default::default()
    }
}

/// Ids.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[non_exhaustive]
pub struct UuidValues {
    /// The ids.
    pub uuids: ::std::vec::Vec<::uuid::Uuid>,
}

impl UuidValues {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::UuidValues {
        Default::default()
    }
}

/// A value of the request that was refused.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct ValidationFailure {
    /// Why it was refused.
    #[serde(
        rename = "failureMessage",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub failure_message: ::std::option::Option<::std::string::String>,
    /// The path to the value in the body.
    #[serde(
        rename = "violationPath",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub violation_path: ::std::option::Option<::std::string::String>,
}

impl ValidationFailure {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::ValidationFailure {
        Default::default()
    }
}

/// Where an identity broker publishes its configuration.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
#[non_exhaustive]
pub struct WellKnownUrl {
    /// The URL.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::std::string::String>,
}

impl WellKnownUrl {
    /// Starts a builder with nothing set.
    pub fn builder() -> builder::WellKnownUrl {
        Default::default()
    }
}
