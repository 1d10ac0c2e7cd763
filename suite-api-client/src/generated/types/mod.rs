//! The types of the document's schemas.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From VCF Operations suite-api 9.1.0.0, openapi/suite-api/openapi.yaml,
//! SHA-256 d6719d582f9362efc76ffb748ba4a59902166216c5127d6dbc4c610382189172,
//! by progenitor 0.15.1.

pub mod builder;

::openapi_client_core::open_enums! {
    /// What kind of address it is.
    pub enum AddressType {
        Ipv4 = "IPV4",
        Ipv6 = "IPV6",
        Fqdn = "FQDN",
        Unknown = "UNKNOWN",
    }

    /// What its values are.
    pub enum AuthSourcePropertyDataType {
        String = "STRING",
        Integer = "INTEGER",
        Host = "HOST",
        Ip = "IP",
        Enum = "ENUM",
        Password = "PASSWORD",
        Boolean = "BOOLEAN",
        Unknown = "UNKNOWN",
    }

    /// What the target is to this object.
    pub enum LinkRel {
        Next = "NEXT",
        Previous = "PREVIOUS",
        Start = "START",
        End = "END",
        Related = "RELATED",
        Self_ = "SELF",
    }

    /// In which way the objects are chosen.
    pub enum ResourceSelectionType {
        Propagate = "PROPAGATE",
        Unpropagate = "UNPROPAGATE",
        Specific = "SPECIFIC",
    }
}

::openapi_client_core::objects! {
    /// A system outside of the product whose users may log in, such as a directory.
    pub struct AuthSource with builder {
        /// The certificates of a source over TLS that are to be accepted or were
        /// accepted.
        pub certificates[?]: Option<Vec<Certificate>>,
        /// When it was added, in milliseconds since 1970-01-01 UTC.
        pub created[?]: Option<i64>,
        /// The id that the server chose; it never changes.
        pub id[?]: Option<::uuid::Uuid>,
        /// When it was last changed, in milliseconds since 1970-01-01 UTC.
        pub last_modified[?]: Option<i64> = "lastModified",
        /// Links to this object and to what belongs to it.
        pub links[?]: Option<Vec<Link>>,
        /// The name that an administrator gave; it is unique and goes with the
        /// credentials of a login.
        pub name: String,
        /// The settings of the source, as its type names them; only told to callers
        /// with a token.
        pub property[?]: Option<Vec<NameValue>>,
        pub source_type: AuthSourcetype = "sourceType",
    }

    /// A setting that a type of auth source takes.
    pub struct AuthSourceProperty with builder {
        /// What its values are.
        pub data_type: AuthSourcePropertyDataType = "dataType",
        /// What the setting is for.
        pub description[?]: Option<String>,
        /// Whether it can be changed once the source is there.
        pub modifiable: bool,
        /// The name that the setting has among the properties of a source.
        pub name: String,
        /// Whether a source must have it.
        pub required: bool,
    }

    /// Auth sources.
    #[derive(Default)]
    pub struct AuthSources {
        /// The auth sources.
        pub sources[?]: Vec<AuthSource>,
    }

    /// A kind of auth source.
    pub struct AuthSourcetype with builder {
        /// What the type is for.
        pub description[?]: Option<String>,
        /// The id of the type, such as `ACTIVE_DIRECTORY`.
        pub id: String,
        /// Links to this object and to what belongs to it.
        pub links[?]: Option<Vec<Link>>,
        /// The name of the type.
        pub name: String,
        pub properties[?]: Option<Properties>,
    }

    /// Kinds of auth sources.
    #[derive(Default)]
    pub struct AuthSourcetypes {
        /// The types.
        pub source_types[?]: Vec<AuthSourcetype> = "sourceTypes",
    }

    /// A token and when it expires.
    pub struct AuthToken {
        /// The moment of expiry for people to read; its form varies.
        pub expires_at[?]: Option<String> = "expiresAt",
        /// The roles of the user; none is normal for a first federated login.
        pub roles[?]: Vec<String>,
        /// The token.
        pub token: ::openapi_client_core::Secret,
        /// The moment of expiry, in milliseconds since 1970-01-01 UTC.
        pub validity: i64,
    }

    /// A certificate that the server does not trust yet.
    #[derive(Default)]
    pub struct Certificate with builder {
        /// The whole certificate as PEM; only identity brokers (VIDB) give it.
        pub certificate[?]: Option<String>,
        /// The algorithm, the signature and the signed certificate, the last two in
        /// Base64.
        pub certificate_details[?]: Option<String> = "certificateDetails",
        /// When it expires, for people to read.
        pub expires[?]: Option<String>,
        /// Who issued it.
        pub issued_by[?]: Option<String> = "issuedBy",
        /// Whom it was issued to.
        pub issued_to[?]: Option<String> = "issuedTo",
        /// The fingerprint of the certificate.
        pub thumbprint[?]: Option<String>,
    }

    /// What went wrong.
    pub struct Error {
        /// The number of the error; it does not depend on the language.
        pub api_error_code[?]: Option<i32> = "apiErrorCode",
        pub extension[?]: Option<Extension>,
        /// The status of the answer once more.
        pub http_status_code[?]: Option<i32> = "httpStatusCode",
        pub input_body_location[?]: Option<InputBodyLocation> = "inputBodyLocation",
        /// Links to what may help.
        pub links[?]: Vec<Link>,
        /// What went wrong, in the language that was asked for.
        pub message: String,
        /// Further details.
        pub more_information[?]: Vec<NameValue> = "moreInformation",
        /// The kind of error object; `Error` for this one.
        pub type_[?]: Option<String> = "type",
        /// What is wrong with the values of the request.
        pub validation_failures[?]: Vec<ValidationFailure> = "validationFailures",
    }

    /// Whatever else a server tells.
    #[derive(Default)]
    pub struct Extension {
        /// Objects of any form.
        pub any_objects[?]: Vec<::serde_json::Map<String, ::serde_json::Value>> = "anyObjects",
    }

    /// The place in the body at which it could not be read.
    #[derive(Default)]
    pub struct InputBodyLocation {
        /// The column within the line.
        pub column_number[?]: Option<i32> = "columnNumber",
        /// The line.
        pub line_number[?]: Option<i32> = "lineNumber",
    }

    /// A link that can be followed with a GET.
    pub struct Link with builder {
        /// What the link leads to.
        pub description[?]: Option<String>,
        /// The target: a URL, or a path from the root of the host if it starts with a
        /// slash, or else a path from this very request.
        pub href: String,
        /// The name of the link.
        pub name[?]: Option<String>,
        /// What the target is to this object.
        pub rel[?]: Option<LinkRel>,
    }

    /// A name and its value.
    pub struct NameValue with builder {
        /// The name, such as `host`, `user-name` or `password`.
        pub name: String,
        /// The value. Since the password with which the server searches a directory
        /// comes as such a pair, no value is ever printed.
        pub value: ::openapi_client_core::Secret,
    }

    /// Names and their values.
    #[derive(Default)]
    pub struct NameValues with builder {
        /// The pairs.
        pub name_value_pairs[?]: Option<Vec<NameValue>> = "nameValuePairs",
    }

    /// A change of the own password.
    pub struct PasswordChange with builder {
        /// The password until now.
        pub current_password: ::openapi_client_core::Secret = "currentPassword",
        /// The password from now on.
        pub new_password: ::openapi_client_core::Secret = "newPassword",
    }

    /// The right to do one thing.
    pub struct Privilege {
        /// What the privilege allows.
        pub description[?]: Option<String>,
        /// The key by which roles refer to the privilege.
        pub key: String,
        /// Links to this object and to what belongs to it.
        pub links[?]: Vec<Link>,
        /// The name that people see.
        pub name[?]: Option<String>,
    }

    /// A heading under which privileges are shown.
    pub struct PrivilegeGroup {
        /// What the privileges of the group have in common.
        pub description[?]: Option<String>,
        /// The key of the group.
        pub key: String,
        /// Links to this object and to what belongs to it.
        pub links[?]: Vec<Link>,
        /// The name that people see.
        pub name[?]: Option<String>,
    }

    /// Privilege groups.
    #[derive(Default)]
    pub struct PrivilegeGroups {
        /// The privilege groups.
        pub privilege_groups[?]: Vec<PrivilegeGroup> = "privilegeGroups",
    }

    /// The keys of privileges.
    pub struct PrivilegeKeys with builder {
        /// The keys, such as `administration.accesscontrol.viewpage`.
        pub privilege_key: Vec<String> = "privilege-key",
    }

    /// Privileges.
    #[derive(Default)]
    pub struct Privileges {
        /// The privileges.
        pub privileges[?]: Vec<Privilege>,
    }

    /// The settings that a type of auth source takes.
    #[derive(Default)]
    pub struct Properties with builder {
        /// The settings.
        pub property[?]: Option<Vec<AuthSourceProperty>>,
    }

    /// Objects that are chosen in one way.
    pub struct ResourceSelection with builder {
        /// The ids of the objects.
        pub resource_id: Vec<::uuid::Uuid> = "resourceId",
        /// In which way the objects are chosen.
        pub type_: ResourceSelectionType = "type",
    }

    /// A role together with the objects that it covers.
    pub struct RolePermission with builder {
        /// Whether the role covers all objects; then nothing else counts.
        pub allow_all_objects[?]: Option<bool> = "allowAllObjects",
        /// Links to this object and to what belongs to it.
        pub links[?]: Option<Vec<Link>>,
        /// The name of the role.
        pub role_name: String = "roleName",
        /// The id of the scope that has the objects.
        pub scope_id[?]: Option<::uuid::Uuid> = "scopeId",
        /// **Deprecated.** The objects without a scope; refer to one by `scopeId` instead.
        pub traversal_spec_instances[?]: Option<Vec<TraversalSpecInstance>> = "traversal-spec-instances" => "The objects without a scope; refer to one by `scopeId` instead.",
    }

    /// Role permissions.
    #[derive(Default)]
    pub struct RolePermissions {
        /// The role permissions.
        pub permissions[?]: Vec<RolePermission>,
    }

    /// A named set of objects.
    pub struct Scope with builder {
        /// What the scope is for.
        pub description[?]: Option<String>,
        /// The id that the server chose; a new scope has none yet.
        pub id[?]: Option<::uuid::Uuid>,
        /// The name that people see.
        pub name: String,
        /// The objects of the scope.
        pub traversal_spec_instances[?]: Option<Vec<TraversalSpecInstance>> = "traversalSpecInstances",
    }

    /// A scope, and who made and changed it when.
    pub struct ScopeDetails {
        /// The id of the user who made the scope.
        pub created_by[?]: Option<::uuid::Uuid> = "createdBy",
        /// When it was made, in milliseconds since 1970-01-01 UTC.
        pub creation_time[?]: Option<i64> = "creationTime",
        /// What the scope is for.
        pub description[?]: Option<String>,
        /// The id that the server chose.
        pub id: ::uuid::Uuid,
        /// The id of the user who changed the scope last.
        pub last_modified_by[?]: Option<::uuid::Uuid> = "lastModifiedBy",
        /// When it was last changed, in milliseconds since 1970-01-01 UTC.
        pub last_modified_time[?]: Option<i64> = "lastModifiedTime",
        /// The name that people see.
        pub name: String,
        /// The objects of the scope.
        pub traversal_spec_instances[?]: Vec<TraversalSpecInstance> = "traversalSpecInstances",
    }

    /// Scopes, and who made and changed them when.
    #[derive(Default)]
    pub struct ScopesDetails {
        /// The scopes.
        pub scopes_details[?]: Vec<ScopeDetails> = "scopesDetails",
    }

    /// How to reach a service.
    #[derive(Default)]
    pub struct ServiceDetails {
        /// Host name or address.
        pub address[?]: Option<String>,
        pub address_type[?]: Option<AddressType> = "addressType",
        /// The path in front of the service's own paths.
        pub base_path[?]: Option<String> = "basePath",
        /// The certificate chain of the address.
        pub certificates[?]: Vec<String>,
        /// The key by which a JWT is asked for.
        pub key[?]: Option<String>,
        /// The name that people see.
        pub name[?]: Option<String>,
        /// TCP port.
        pub port[?]: Option<i32>,
        /// The kind of service.
        pub type_[?]: Option<String> = "type",
        /// The version of the service.
        pub version[?]: Option<String>,
    }

    /// The services for which a JWT is wanted.
    pub struct TokenExchangeRequest with builder {
        /// Keys of services, such as `ops-li`, `ops-ni` or `fleet-lcm`.
        pub service_keys: Vec<String> = "serviceKeys",
    }

    /// A JWT and the services that take it.
    #[derive(Default)]
    pub struct TokenExchangeResponse {
        /// The JWT; a server may answer without one.
        pub jwt_token[?]: Option<::openapi_client_core::Secret> = "jwtToken",
        /// The services, if their details were asked for.
        pub services[?]: Vec<ServiceDetails>,
    }

    /// A template: a tree of objects from which some can be chosen.
    pub struct TraversalSpec {
        /// Whether the tree is made of adapter kinds; then a choice from it must name
        /// the adapter kinds that it includes.
        pub adapter_instance_association[?]: Option<bool> = "adapterInstanceAssociation",
        /// What the tree shows.
        pub description[?]: Option<String>,
        /// The name of the template.
        pub name: String,
        /// The adapter kind of the root of the tree.
        pub root_adapter_kind_key[?]: Option<String> = "rootAdapterKindKey",
        /// The resource kind of the root of the tree.
        pub root_resource_kind_key[?]: Option<String> = "rootResourceKindKey",
    }

    /// A choice from the tree of a traversal specification. The adapter kind, the
    /// resource kind and the name together tell which specification.
    pub struct TraversalSpecInstance with builder {
        /// The adapter kind of the root of the tree.
        pub adapter_kind: String = "adapterKind",
        /// The adapter kinds all of whose adapters are chosen; only for a tree that is
        /// made of adapter kinds.
        pub included_adapter_kinds[?]: Option<Vec<String>> = "includedAdapterKinds",
        /// The name of the traversal specification.
        pub name: String,
        /// The resource kind of the root of the tree.
        pub resource_kind[?]: Option<String> = "resourceKind",
        /// The objects that are chosen.
        pub resource_selection[?]: Option<Vec<ResourceSelection>> = "resourceSelection",
        /// Whether all objects of the tree are chosen, whatever the selections say.
        pub select_all_resources[?]: Option<bool> = "selectAllResources",
    }

    /// Traversal specifications.
    #[derive(Default)]
    pub struct TraversalSpecs {
        /// The traversal specifications.
        pub specs[?]: Vec<TraversalSpec>,
    }

    /// A user, local or imported from an auth source.
    pub struct User with builder {
        /// The distinguished name of a user of a directory.
        pub distinguished_name[?]: Option<String> = "distinguishedName",
        /// The email address.
        pub email_address[?]: Option<String> = "emailAddress",
        /// Whether the user may log in.
        pub enabled[?]: Option<bool>,
        /// The id that an identity broker (VIDB) gave; used on import only.
        pub external_id[?]: Option<String> = "externalId",
        /// The first name.
        pub first_name[?]: Option<String> = "firstName",
        /// The ids of the user groups that the user is a member of.
        pub group_ids[?]: Option<Vec<::uuid::Uuid>> = "groupIds",
        /// The id that the server chose.
        pub id[?]: Option<::uuid::Uuid>,
        /// The moment of the last login, in milliseconds since 1970-01-01 UTC.
        pub last_login_time[?]: Option<i64> = "lastLoginTime",
        /// The last name.
        pub last_name[?]: Option<String> = "lastName",
        /// Links to this object and to what belongs to it.
        pub links[?]: Option<Vec<Link>>,
        /// The password of a local user. A new local user needs one; an imported user
        /// has none.
        pub password[?]: Option<::openapi_client_core::Secret>,
        /// **Deprecated.** The names of the roles of the user; use `role-permissions` instead.
        pub role_names[?]: Option<Vec<String>> = "roleNames" => "The names of the roles of the user; use `role-permissions` instead.",
        /// The roles of the user, each with the objects that it covers; they prevail
        /// over `roleNames`.
        pub role_permissions[?]: Option<Vec<RolePermission>> = "role-permissions",
        /// The name to log in with.
        pub username: String,
    }

    /// A group of users, local or imported from an auth source.
    pub struct UserGroup with builder {
        /// The id of the auth source of the group; a local group has none.
        pub auth_source_id[?]: Option<::uuid::Uuid> = "authSourceId",
        /// What the group is for.
        pub description[?]: Option<String>,
        /// The name that people see. It can be given when a group of LDAP or Active
        /// Directory is imported; otherwise it is the name.
        pub display_name[?]: Option<String> = "displayName",
        /// The id that an identity broker (VIDB) gave; used on import only.
        pub external_id[?]: Option<String> = "externalId",
        /// The id that the server chose; a new group has none yet.
        pub id[?]: Option<::uuid::Uuid>,
        /// Links to this object and to what belongs to it.
        pub links[?]: Option<Vec<Link>>,
        /// The name of the group. To import one from LDAP or Active Directory, give
        /// its distinguished name.
        pub name: String,
        /// **Deprecated.** The names of the roles of the group; use `role-permissions` instead.
        pub role_names[?]: Option<Vec<String>> = "roleNames" => "The names of the roles of the group; use `role-permissions` instead.",
        /// The roles of the group, each with the objects that it covers; they prevail
        /// over `roleNames`.
        pub role_permissions[?]: Option<Vec<RolePermission>> = "role-permissions",
        /// The ids of the members.
        pub user_ids[?]: Option<Vec<::uuid::Uuid>> = "userIds",
    }

    /// User groups.
    #[derive(Default)]
    pub struct UserGroups {
        /// The user groups.
        pub user_groups[?]: Vec<UserGroup> = "userGroups",
    }

    /// Users.
    #[derive(Default)]
    pub struct UserList with builder {
        /// The users.
        pub users[?]: Option<Vec<User>>,
    }

    /// A role: a named set of privileges.
    pub struct UserRole with builder {
        /// What the role is for.
        pub description[?]: Option<String>,
        /// The name that people see.
        pub display_name[?]: Option<String> = "displayName",
        /// Links to this object and to what belongs to it.
        pub links[?]: Option<Vec<Link>>,
        /// The name by which permissions refer to the role.
        pub name: String,
        /// The keys of the privileges that the role grants.
        pub privilege_keys[?]: Option<Vec<String>> = "privilege-keys",
        /// Whether the role came with the product.
        pub system_created[?]: Option<bool> = "system-created",
    }

    /// Roles.
    #[derive(Default)]
    pub struct UserRoles {
        /// The roles.
        pub user_roles[?]: Vec<UserRole> = "userRoles",
    }

    /// Which users of an auth source are wanted.
    pub struct UserSearchRequest with builder {
        /// The domain of the auth source; an SSO source needs it.
        pub domain[?]: Option<String>,
        /// The name of the user; it may have wildcards, as in `admin*`.
        pub name: String,
    }

    /// A user as an auth source knows it.
    pub struct UserSearchResponse {
        /// The distinguished name of a user of a directory.
        pub distinguished_name[?]: Option<String> = "distinguishedName",
        /// The email address.
        pub email_address[?]: Option<String> = "emailAddress",
        /// The id that an identity broker (VIDB) gave; used on import only.
        pub external_id[?]: Option<String> = "externalId",
        /// The first name.
        pub first_name[?]: Option<String> = "firstName",
        /// The last name.
        pub last_name[?]: Option<String> = "lastName",
        /// The name of the user.
        pub name: String,
    }

    /// Users as an auth source knows them.
    #[derive(Default)]
    pub struct UserSearchResponses {
        /// The users.
        pub user_search_response[?]: Vec<UserSearchResponse> = "user-search-response",
    }

    /// Which groups of an auth source are wanted.
    pub struct UsergroupSearchRequest with builder {
        /// The domain of the auth source; an SSO source needs it.
        pub domain[?]: Option<String>,
        /// The name of the group; it may have wildcards, as in `admin*`.
        pub name: String,
    }

    /// A group as an auth source knows it.
    pub struct UsergroupSearchResponse {
        /// What the group is for.
        pub description[?]: Option<String>,
        /// The distinguished name of a group of a directory.
        pub distinguished_name[?]: Option<String> = "distinguishedName",
        /// The id that an identity broker (VIDB) gave; used on import only.
        pub external_id[?]: Option<String> = "externalId",
        /// The name of the group.
        pub name: String,
    }

    /// Groups as an auth source knows them.
    #[derive(Default)]
    pub struct UsergroupSearchResponses {
        /// The groups.
        pub usergroup_search_response[?]: Vec<UsergroupSearchResponse> = "usergroup-search-response",
    }

    /// The credentials of a user.
    pub struct UsernamePassword with builder {
        /// The name that an administrator gave to the source of the user; local users
        /// need none.
        pub auth_source[?]: Option<String> = "authSource",
        /// The user's password.
        pub password: ::openapi_client_core::Secret,
        /// The user's name, in the form that its source expects.
        pub username: String,
    }

    /// Ids.
    pub struct UuidValues with builder {
        /// The ids.
        pub uuids: Vec<::uuid::Uuid>,
    }

    /// A value of the request that was refused.
    #[derive(Default)]
    pub struct ValidationFailure {
        /// Why it was refused.
        pub failure_message[?]: Option<String> = "failureMessage",
        /// The path to the value in the body.
        pub violation_path[?]: Option<String> = "violationPath",
    }

    /// Where an identity broker publishes its configuration.
    #[derive(Default)]
    pub struct WellKnownUrl {
        /// The URL.
        pub url[?]: Option<String>,
    }
}
