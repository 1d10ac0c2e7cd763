//! Builders of the types.
//!
//! Written by `cargo xtask generate`; edits are lost.
//! From Cisco Security Cloud Control API 1.5.0, openapi/scc/openapi.json,
//! SHA-256 daa696ba1da6ff61be3fb75578a36b3accb9d60f84b3eaa3b4e14d206c8bcaba,
//! with openapi/scc/users.yaml,
//! with openapi/scc/overlay.yaml,
//! by progenitor 0.15.1.

/// Builder of a [`ActiveDirectoryGroup`](super::ActiveDirectoryGroup).
#[derive(Clone, Debug)]
pub struct ActiveDirectoryGroup {
    group_identifier: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    issuer_url: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    notes: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    role: ::std::result::Result<
        ::std::option::Option<super::UserRole>,
        ::std::string::String,
    >,
    uid: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ActiveDirectoryGroup {
    fn default() -> Self {
        Self {
            group_identifier: Ok(Default::default()),
            issuer_url: Ok(Default::default()),
            name: Ok(Default::default()),
            notes: Ok(Default::default()),
            role: Ok(Default::default()),
            uid: Ok(Default::default()),
        }
    }
}

impl ActiveDirectoryGroup {
    /// Sets [`group_identifier`](super::ActiveDirectoryGroup::group_identifier).
    pub fn group_identifier<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.group_identifier = ::openapi_client_core::convert(
            value,
            "`group_identifier`",
        );
        self
    }
    /// Sets [`issuer_url`](super::ActiveDirectoryGroup::issuer_url).
    pub fn issuer_url<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.issuer_url = ::openapi_client_core::convert(value, "`issuer_url`");
        self
    }
    /// Sets [`name`](super::ActiveDirectoryGroup::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`notes`](super::ActiveDirectoryGroup::notes).
    pub fn notes<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.notes = ::openapi_client_core::convert(value, "`notes`");
        self
    }
    /// Sets [`role`](super::ActiveDirectoryGroup::role).
    pub fn role<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<super::UserRole>>,
        T::Error: ::std::fmt::Display,
    {
        self.role = ::openapi_client_core::convert(value, "`role`");
        self
    }
    /// Sets [`uid`](super::ActiveDirectoryGroup::uid).
    pub fn uid<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.uid = ::openapi_client_core::convert(value, "`uid`");
        self
    }
}

impl ::std::convert::TryFrom<ActiveDirectoryGroup> for super::ActiveDirectoryGroup {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ActiveDirectoryGroup,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            group_identifier: value.group_identifier?,
            issuer_url: value.issuer_url?,
            name: value.name?,
            notes: value.notes?,
            role: value.role?,
            uid: value.uid?,
        })
    }
}

impl ::std::convert::From<super::ActiveDirectoryGroup> for ActiveDirectoryGroup {
    fn from(value: super::ActiveDirectoryGroup) -> Self {
        Self {
            group_identifier: Ok(value.group_identifier),
            issuer_url: Ok(value.issuer_url),
            name: Ok(value.name),
            notes: Ok(value.notes),
            role: Ok(value.role),
            uid: Ok(value.uid),
        }
    }
}

/// Builder of a
/// [`ActiveDirectoryGroupCreateOrUpdateInput`](super::ActiveDirectoryGroupCreateOrUpdateInput).
#[derive(Clone, Debug)]
pub struct ActiveDirectoryGroupCreateOrUpdateInput {
    group_identifier: ::std::result::Result<
        ::std::string::String,
        ::std::string::String,
    >,
    issuer_url: ::std::result::Result<::std::string::String, ::std::string::String>,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    notes: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    role: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ActiveDirectoryGroupCreateOrUpdateInput {
    fn default() -> Self {
        Self {
            group_identifier: Err("no value supplied for group_identifier".to_string()),
            issuer_url: Err("no value supplied for issuer_url".to_string()),
            name: Err("no value supplied for name".to_string()),
            notes: Ok(Default::default()),
            role: Ok(Default::default()),
        }
    }
}

impl ActiveDirectoryGroupCreateOrUpdateInput {
    /// Sets
    /// [`group_identifier`](super::ActiveDirectoryGroupCreateOrUpdateInput::group_identifier).
    pub fn group_identifier<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.group_identifier = ::openapi_client_core::convert(
            value,
            "`group_identifier`",
        );
        self
    }
    /// Sets
    /// [`issuer_url`](super::ActiveDirectoryGroupCreateOrUpdateInput::issuer_url).
    pub fn issuer_url<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.issuer_url = ::openapi_client_core::convert(value, "`issuer_url`");
        self
    }
    /// Sets [`name`](super::ActiveDirectoryGroupCreateOrUpdateInput::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`notes`](super::ActiveDirectoryGroupCreateOrUpdateInput::notes).
    pub fn notes<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.notes = ::openapi_client_core::convert(value, "`notes`");
        self
    }
    /// Sets [`role`](super::ActiveDirectoryGroupCreateOrUpdateInput::role).
    pub fn role<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.role = ::openapi_client_core::convert(value, "`role`");
        self
    }
}

impl ::std::convert::TryFrom<ActiveDirectoryGroupCreateOrUpdateInput>
for super::ActiveDirectoryGroupCreateOrUpdateInput {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ActiveDirectoryGroupCreateOrUpdateInput,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            group_identifier: value.group_identifier?,
            issuer_url: value.issuer_url?,
            name: value.name?,
            notes: value.notes?,
            role: value.role?,
        })
    }
}

impl ::std::convert::From<super::ActiveDirectoryGroupCreateOrUpdateInput>
for ActiveDirectoryGroupCreateOrUpdateInput {
    fn from(value: super::ActiveDirectoryGroupCreateOrUpdateInput) -> Self {
        Self {
            group_identifier: Ok(value.group_identifier),
            issuer_url: Ok(value.issuer_url),
            name: Ok(value.name),
            notes: Ok(value.notes),
            role: Ok(value.role),
        }
    }
}

/// Builder of a [`ActiveDirectoryGroupPage`](super::ActiveDirectoryGroupPage).
#[derive(Clone, Debug)]
pub struct ActiveDirectoryGroupPage {
    count: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
    items: ::std::result::Result<
        ::std::vec::Vec<super::ActiveDirectoryGroup>,
        ::std::string::String,
    >,
    limit: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
    offset: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
}

impl ::std::default::Default for ActiveDirectoryGroupPage {
    fn default() -> Self {
        Self {
            count: Ok(Default::default()),
            items: Ok(Default::default()),
            limit: Ok(Default::default()),
            offset: Ok(Default::default()),
        }
    }
}

impl ActiveDirectoryGroupPage {
    /// Sets [`count`](super::ActiveDirectoryGroupPage::count).
    pub fn count<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.count = ::openapi_client_core::convert(value, "`count`");
        self
    }
    /// Sets [`items`](super::ActiveDirectoryGroupPage::items).
    pub fn items<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::ActiveDirectoryGroup>>,
        T::Error: ::std::fmt::Display,
    {
        self.items = ::openapi_client_core::convert(value, "`items`");
        self
    }
    /// Sets [`limit`](super::ActiveDirectoryGroupPage::limit).
    pub fn limit<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.limit = ::openapi_client_core::convert(value, "`limit`");
        self
    }
    /// Sets [`offset`](super::ActiveDirectoryGroupPage::offset).
    pub fn offset<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.offset = ::openapi_client_core::convert(value, "`offset`");
        self
    }
}

impl ::std::convert::TryFrom<ActiveDirectoryGroupPage>
for super::ActiveDirectoryGroupPage {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ActiveDirectoryGroupPage,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            count: value.count?,
            items: value.items?,
            limit: value.limit?,
            offset: value.offset?,
        })
    }
}

impl ::std::convert::From<super::ActiveDirectoryGroupPage> for ActiveDirectoryGroupPage {
    fn from(value: super::ActiveDirectoryGroupPage) -> Self {
        Self {
            count: Ok(value.count),
            items: Ok(value.items),
            limit: Ok(value.limit),
            offset: Ok(value.offset),
        }
    }
}

/// Builder of a [`ApiTokenInfo`](super::ApiTokenInfo).
#[derive(Clone, Debug)]
pub struct ApiTokenInfo {
    api_token: ::std::result::Result<
        ::std::option::Option<::openapi_client_core::Secret>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for ApiTokenInfo {
    fn default() -> Self {
        Self {
            api_token: Ok(Default::default()),
        }
    }
}

impl ApiTokenInfo {
    /// Sets [`api_token`](super::ApiTokenInfo::api_token).
    pub fn api_token<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::openapi_client_core::Secret>>,
        T::Error: ::std::fmt::Display,
    {
        self.api_token = ::openapi_client_core::convert(value, "`api_token`");
        self
    }
}

impl ::std::convert::TryFrom<ApiTokenInfo> for super::ApiTokenInfo {
    type Error = super::error::ConversionError;
    fn try_from(
        value: ApiTokenInfo,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            api_token: value.api_token?,
        })
    }
}

impl ::std::convert::From<super::ApiTokenInfo> for ApiTokenInfo {
    fn from(value: super::ApiTokenInfo) -> Self {
        Self {
            api_token: Ok(value.api_token),
        }
    }
}

/// Builder of a [`AuthenticationError`](super::AuthenticationError).
#[derive(Clone, Debug)]
pub struct AuthenticationError {
    error: ::std::result::Result<
        ::std::option::Option<super::AuthenticationErrorError>,
        ::std::string::String,
    >,
    error_description: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for AuthenticationError {
    fn default() -> Self {
        Self {
            error: Ok(Default::default()),
            error_description: Ok(Default::default()),
        }
    }
}

impl AuthenticationError {
    /// Sets [`error`](super::AuthenticationError::error).
    pub fn error<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::std::option::Option<super::AuthenticationErrorError>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.error = ::openapi_client_core::convert(value, "`error`");
        self
    }
    /// Sets [`error_description`](super::AuthenticationError::error_description).
    pub fn error_description<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.error_description = ::openapi_client_core::convert(
            value,
            "`error_description`",
        );
        self
    }
}

impl ::std::convert::TryFrom<AuthenticationError> for super::AuthenticationError {
    type Error = super::error::ConversionError;
    fn try_from(
        value: AuthenticationError,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            error: value.error?,
            error_description: value.error_description?,
        })
    }
}

impl ::std::convert::From<super::AuthenticationError> for AuthenticationError {
    fn from(value: super::AuthenticationError) -> Self {
        Self {
            error: Ok(value.error),
            error_description: Ok(value.error_description),
        }
    }
}

/// Builder of a [`CdoTokenInfo`](super::CdoTokenInfo).
#[derive(Clone, Debug)]
pub struct CdoTokenInfo {
    expires_at: ::std::result::Result<
        ::std::option::Option<::chrono::DateTime<::chrono::offset::Utc>>,
        ::std::string::String,
    >,
    name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    roles: ::std::result::Result<
        ::std::vec::Vec<super::UserRole>,
        ::std::string::String,
    >,
    tenant_uid: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
    uid: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for CdoTokenInfo {
    fn default() -> Self {
        Self {
            expires_at: Ok(Default::default()),
            name: Ok(Default::default()),
            roles: Ok(Default::default()),
            tenant_uid: Ok(Default::default()),
            uid: Ok(Default::default()),
        }
    }
}

impl CdoTokenInfo {
    /// Sets [`expires_at`](super::CdoTokenInfo::expires_at).
    pub fn expires_at<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::std::option::Option<::chrono::DateTime<::chrono::offset::Utc>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.expires_at = ::openapi_client_core::convert(value, "`expires_at`");
        self
    }
    /// Sets [`name`](super::CdoTokenInfo::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`roles`](super::CdoTokenInfo::roles).
    pub fn roles<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::UserRole>>,
        T::Error: ::std::fmt::Display,
    {
        self.roles = ::openapi_client_core::convert(value, "`roles`");
        self
    }
    /// Sets [`tenant_uid`](super::CdoTokenInfo::tenant_uid).
    pub fn tenant_uid<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.tenant_uid = ::openapi_client_core::convert(value, "`tenant_uid`");
        self
    }
    /// Sets [`uid`](super::CdoTokenInfo::uid).
    pub fn uid<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.uid = ::openapi_client_core::convert(value, "`uid`");
        self
    }
}

impl ::std::convert::TryFrom<CdoTokenInfo> for super::CdoTokenInfo {
    type Error = super::error::ConversionError;
    fn try_from(
        value: CdoTokenInfo,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            expires_at: value.expires_at?,
            name: value.name?,
            roles: value.roles?,
            tenant_uid: value.tenant_uid?,
            uid: value.uid?,
        })
    }
}

impl ::std::convert::From<super::CdoTokenInfo> for CdoTokenInfo {
    fn from(value: super::CdoTokenInfo) -> Self {
        Self {
            expires_at: Ok(value.expires_at),
            name: Ok(value.name),
            roles: Ok(value.roles),
            tenant_uid: Ok(value.tenant_uid),
            uid: Ok(value.uid),
        }
    }
}

/// Builder of a [`CommonApiError`](super::CommonApiError).
#[derive(Clone, Debug)]
pub struct CommonApiError {
    details: ::std::result::Result<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ::std::string::String,
    >,
    error_code: ::std::result::Result<
        ::std::option::Option<super::CommonApiErrorErrorCode>,
        ::std::string::String,
    >,
    error_msg: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for CommonApiError {
    fn default() -> Self {
        Self {
            details: Ok(Default::default()),
            error_code: Ok(Default::default()),
            error_msg: Ok(Default::default()),
        }
    }
}

impl CommonApiError {
    /// Sets [`details`](super::CommonApiError::details).
    pub fn details<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.details = ::openapi_client_core::convert(value, "`details`");
        self
    }
    /// Sets [`error_code`](super::CommonApiError::error_code).
    pub fn error_code<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::std::option::Option<super::CommonApiErrorErrorCode>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.error_code = ::openapi_client_core::convert(value, "`error_code`");
        self
    }
    /// Sets [`error_msg`](super::CommonApiError::error_msg).
    pub fn error_msg<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.error_msg = ::openapi_client_core::convert(value, "`error_msg`");
        self
    }
}

impl ::std::convert::TryFrom<CommonApiError> for super::CommonApiError {
    type Error = super::error::ConversionError;
    fn try_from(
        value: CommonApiError,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            details: value.details?,
            error_code: value.error_code?,
            error_msg: value.error_msg?,
        })
    }
}

impl ::std::convert::From<super::CommonApiError> for CommonApiError {
    fn from(value: super::CommonApiError) -> Self {
        Self {
            details: Ok(value.details),
            error_code: Ok(value.error_code),
            error_msg: Ok(value.error_msg),
        }
    }
}

/// Builder of a [`StatusInfo`](super::StatusInfo).
#[derive(Clone, Debug)]
pub struct StatusInfo {
    status: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for StatusInfo {
    fn default() -> Self {
        Self {
            status: Ok(Default::default()),
        }
    }
}

impl StatusInfo {
    /// Sets [`status`](super::StatusInfo::status).
    pub fn status<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.status = ::openapi_client_core::convert(value, "`status`");
        self
    }
}

impl ::std::convert::TryFrom<StatusInfo> for super::StatusInfo {
    type Error = super::error::ConversionError;
    fn try_from(
        value: StatusInfo,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self { status: value.status? })
    }
}

impl ::std::convert::From<super::StatusInfo> for StatusInfo {
    fn from(value: super::StatusInfo) -> Self {
        Self { status: Ok(value.status) }
    }
}

/// Builder of a [`User`](super::User).
#[derive(Clone, Debug)]
pub struct User {
    api_only_user: ::std::result::Result<
        ::std::option::Option<bool>,
        ::std::string::String,
    >,
    last_successful_login: ::std::result::Result<
        ::std::option::Option<::chrono::DateTime<::chrono::offset::Utc>>,
        ::std::string::String,
    >,
    name: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
    roles: ::std::result::Result<
        ::std::vec::Vec<super::UserRole>,
        ::std::string::String,
    >,
    uid: ::std::result::Result<
        ::std::option::Option<::uuid::Uuid>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for User {
    fn default() -> Self {
        Self {
            api_only_user: Ok(Default::default()),
            last_successful_login: Ok(Default::default()),
            name: Ok(Default::default()),
            roles: Ok(Default::default()),
            uid: Ok(Default::default()),
        }
    }
}

impl User {
    /// Sets [`api_only_user`](super::User::api_only_user).
    pub fn api_only_user<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<bool>>,
        T::Error: ::std::fmt::Display,
    {
        self.api_only_user = ::openapi_client_core::convert(value, "`api_only_user`");
        self
    }
    /// Sets [`last_successful_login`](super::User::last_successful_login).
    pub fn last_successful_login<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<
            ::std::option::Option<::chrono::DateTime<::chrono::offset::Utc>>,
        >,
        T::Error: ::std::fmt::Display,
    {
        self.last_successful_login = ::openapi_client_core::convert(
            value,
            "`last_successful_login`",
        );
        self
    }
    /// Sets [`name`](super::User::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`roles`](super::User::roles).
    pub fn roles<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::UserRole>>,
        T::Error: ::std::fmt::Display,
    {
        self.roles = ::openapi_client_core::convert(value, "`roles`");
        self
    }
    /// Sets [`uid`](super::User::uid).
    pub fn uid<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::uuid::Uuid>>,
        T::Error: ::std::fmt::Display,
    {
        self.uid = ::openapi_client_core::convert(value, "`uid`");
        self
    }
}

impl ::std::convert::TryFrom<User> for super::User {
    type Error = super::error::ConversionError;
    fn try_from(
        value: User,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            api_only_user: value.api_only_user?,
            last_successful_login: value.last_successful_login?,
            name: value.name?,
            roles: value.roles?,
            uid: value.uid?,
        })
    }
}

impl ::std::convert::From<super::User> for User {
    fn from(value: super::User) -> Self {
        Self {
            api_only_user: Ok(value.api_only_user),
            last_successful_login: Ok(value.last_successful_login),
            name: Ok(value.name),
            roles: Ok(value.roles),
            uid: Ok(value.uid),
        }
    }
}

/// Builder of a [`UserCreateOrUpdateInput`](super::UserCreateOrUpdateInput).
#[derive(Clone, Debug)]
pub struct UserCreateOrUpdateInput {
    api_only_user: ::std::result::Result<
        ::std::option::Option<bool>,
        ::std::string::String,
    >,
    name: ::std::result::Result<::std::string::String, ::std::string::String>,
    role: ::std::result::Result<
        ::std::option::Option<::std::string::String>,
        ::std::string::String,
    >,
}

impl ::std::default::Default for UserCreateOrUpdateInput {
    fn default() -> Self {
        Self {
            api_only_user: Ok(Default::default()),
            name: Err("no value supplied for name".to_string()),
            role: Ok(Default::default()),
        }
    }
}

impl UserCreateOrUpdateInput {
    /// Sets [`api_only_user`](super::UserCreateOrUpdateInput::api_only_user).
    pub fn api_only_user<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<bool>>,
        T::Error: ::std::fmt::Display,
    {
        self.api_only_user = ::openapi_client_core::convert(value, "`api_only_user`");
        self
    }
    /// Sets [`name`](super::UserCreateOrUpdateInput::name).
    pub fn name<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::string::String>,
        T::Error: ::std::fmt::Display,
    {
        self.name = ::openapi_client_core::convert(value, "`name`");
        self
    }
    /// Sets [`role`](super::UserCreateOrUpdateInput::role).
    pub fn role<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
        T::Error: ::std::fmt::Display,
    {
        self.role = ::openapi_client_core::convert(value, "`role`");
        self
    }
}

impl ::std::convert::TryFrom<UserCreateOrUpdateInput>
for super::UserCreateOrUpdateInput {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserCreateOrUpdateInput,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            api_only_user: value.api_only_user?,
            name: value.name?,
            role: value.role?,
        })
    }
}

impl ::std::convert::From<super::UserCreateOrUpdateInput> for UserCreateOrUpdateInput {
    fn from(value: super::UserCreateOrUpdateInput) -> Self {
        Self {
            api_only_user: Ok(value.api_only_user),
            name: Ok(value.name),
            role: Ok(value.role),
        }
    }
}

/// Builder of a [`UserPage`](super::UserPage).
#[derive(Clone, Debug)]
pub struct UserPage {
    count: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
    items: ::std::result::Result<::std::vec::Vec<super::User>, ::std::string::String>,
    limit: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
    offset: ::std::result::Result<::std::option::Option<i32>, ::std::string::String>,
}

impl ::std::default::Default for UserPage {
    fn default() -> Self {
        Self {
            count: Ok(Default::default()),
            items: Ok(Default::default()),
            limit: Ok(Default::default()),
            offset: Ok(Default::default()),
        }
    }
}

impl UserPage {
    /// Sets [`count`](super::UserPage::count).
    pub fn count<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.count = ::openapi_client_core::convert(value, "`count`");
        self
    }
    /// Sets [`items`](super::UserPage::items).
    pub fn items<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::vec::Vec<super::User>>,
        T::Error: ::std::fmt::Display,
    {
        self.items = ::openapi_client_core::convert(value, "`items`");
        self
    }
    /// Sets [`limit`](super::UserPage::limit).
    pub fn limit<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.limit = ::openapi_client_core::convert(value, "`limit`");
        self
    }
    /// Sets [`offset`](super::UserPage::offset).
    pub fn offset<T>(mut self, value: T) -> Self
    where
        T: ::std::convert::TryInto<::std::option::Option<i32>>,
        T::Error: ::std::fmt::Display,
    {
        self.offset = ::openapi_client_core::convert(value, "`offset`");
        self
    }
}

impl ::std::convert::TryFrom<UserPage> for super::UserPage {
    type Error = super::error::ConversionError;
    fn try_from(
        value: UserPage,
    ) -> ::std::result::Result<Self, super::error::ConversionError> {
        Ok(Self {
            count: value.count?,
            items: value.items?,
            limit: value.limit?,
            offset: value.offset?,
        })
    }
}

impl ::std::convert::From<super::UserPage> for UserPage {
    fn from(value: super::UserPage) -> Self {
        Self {
            count: Ok(value.count),
            items: Ok(value.items),
            limit: Ok(value.limit),
            offset: Ok(value.offset),
        }
    }
}

impl ::openapi_client_core::Buildable for super::ActiveDirectoryGroup {
    type Builder = ActiveDirectoryGroup;
    fn from_builder(
        builder: ActiveDirectoryGroup,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ActiveDirectoryGroup {
        self.into()
    }
}

impl ::openapi_client_core::Buildable
for super::ActiveDirectoryGroupCreateOrUpdateInput {
    type Builder = ActiveDirectoryGroupCreateOrUpdateInput;
    fn from_builder(
        builder: ActiveDirectoryGroupCreateOrUpdateInput,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ActiveDirectoryGroupCreateOrUpdateInput {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::ActiveDirectoryGroupPage {
    type Builder = ActiveDirectoryGroupPage;
    fn from_builder(
        builder: ActiveDirectoryGroupPage,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ActiveDirectoryGroupPage {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::ApiTokenInfo {
    type Builder = ApiTokenInfo;
    fn from_builder(
        builder: ApiTokenInfo,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> ApiTokenInfo {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::AuthenticationError {
    type Builder = AuthenticationError;
    fn from_builder(
        builder: AuthenticationError,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> AuthenticationError {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::CdoTokenInfo {
    type Builder = CdoTokenInfo;
    fn from_builder(
        builder: CdoTokenInfo,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> CdoTokenInfo {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::CommonApiError {
    type Builder = CommonApiError;
    fn from_builder(
        builder: CommonApiError,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> CommonApiError {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::StatusInfo {
    type Builder = StatusInfo;
    fn from_builder(
        builder: StatusInfo,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> StatusInfo {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::User {
    type Builder = User;
    fn from_builder(
        builder: User,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> User {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserCreateOrUpdateInput {
    type Builder = UserCreateOrUpdateInput;
    fn from_builder(
        builder: UserCreateOrUpdateInput,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserCreateOrUpdateInput {
        self.into()
    }
}

impl ::openapi_client_core::Buildable for super::UserPage {
    type Builder = UserPage;
    fn from_builder(
        builder: UserPage,
    ) -> ::std::result::Result<Self, ::std::string::String> {
        Self::try_from(builder).map_err(|error| error.to_string())
    }
    fn into_builder(self) -> UserPage {
        self.into()
    }
}
